//! The file of what a tax bureau's figures agree with.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use calc_core::law::ruleset::RULESET;
use calc_core::person::ruleset::RulesetOfPerson;
use calc_payroll::bureau::file::{LARGEST, Loaded};
use calc_text::Words;

use crate::failure::{Failure, Message, name_of};
use crate::input::read_limited;
use crate::said::say;

/// The file that was read first: it may come through a pipe, which cannot be read again.
static READ: OnceLock<(PathBuf, Loaded)> = OnceLock::new();

/// Reads the file.
pub(crate) fn load(path: &Path) -> Result<Loaded, Failure> {
    if let Some((_, loaded)) = READ.get().filter(|(known, _)| known == path) {
        return Ok(loaded.clone());
    }
    let loaded = read(path)?;
    // The first stays where another was read before.
    let _ = READ.set((path.to_owned(), loaded.clone()));
    Ok(loaded)
}

fn read(path: &Path) -> Result<Loaded, Failure> {
    let bytes = read_limited(path, LARGEST)?;
    Loaded::read(&bytes).map_err(|message| Failure::Readings { file: path.to_owned(), message })
}

/// Refuses to work anything out where another ruleset is expected than this program has with these readings,
/// and says where they were learned under another one.
pub(crate) fn check(
    readings: Option<&Path>,
    expected: Option<&str>,
    (quiet, words): (bool, &Words),
) -> Result<(), Failure> {
    let loaded = readings.map(load).transpose()?;
    let ruleset = RulesetOfPerson::with(loaded.as_ref().map(|it| it.readings.digest()));
    if let Some(expected) = expected.map(str::trim)
        && !RULESET.is(expected)
        && !ruleset.is(expected)
    {
        let filled = vec![("expected", expected.to_owned()), ("found", ruleset.to_string())];
        return Err(Failure::CommandLine(Message::new("ruleset-another", filled)));
    }
    if let (Some(path), Some(loaded)) = (readings, loaded)
        && loaded.file.is_of_another_ruleset()
        && !quiet
    {
        let filled = [
            ("file", &*name_of(words, path)),
            ("learned", &*loaded.file.ruleset),
            ("found", &*RULESET.to_string()),
        ];
        say(&format!("{}\n", words.fill("readings-of-another-ruleset", &filled)));
    }
    Ok(())
}
