//! The progress bar, where somebody watches.

use std::io::IsTerminal as _;

use calc_text::Words;
use indicatif::{ProgressBar, ProgressStyle};

use crate::args::Arguments;

/// A bar over the bytes of the input, where standard error is a terminal and nobody forbade it.
pub(crate) fn bar(size: Option<u64>, arguments: &Arguments, words: &Words) -> Option<ProgressBar> {
    if arguments.quiet || arguments.no_progress || !std::io::stderr().is_terminal() {
        return None;
    }
    let (bar, template) = match size {
        Some(size) => (ProgressBar::new(size), "{msg} {wide_bar} {percent}% {eta}"),
        None => (ProgressBar::new_spinner(), "{msg} {spinner} {bytes}"),
    };
    // The templates are constants; one that were wrong would show as the default bar.
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.set_message(words.say("progress-reading"));
    Some(bar)
}
