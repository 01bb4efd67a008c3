//! What holds where the facts of a person do not say.

use calc_core::person::assess::Settings;

use crate::set_lines;

/// Lines of `NAME=VALUE`, as `--set` takes them.
pub(crate) fn read_settings(lines: &str) -> Result<Settings, String> {
    let mut settings = Settings::default();
    set_lines(lines, |name, value| settings.set(name, value))?;
    Ok(settings)
}
