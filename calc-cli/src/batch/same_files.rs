//! Nothing is ever written over what is being read, or twice to one place.

use std::path::{Path, PathBuf};

use calc_text::Words;
use same_file::Handle;

use crate::args::BatchArguments;
use crate::failure::{Failure, Message, name_of, shown};
use crate::output::is_stdout;

/// Refuses a run whose files are not all different.
pub(super) fn refuse(arguments: &BatchArguments, words: &Words) -> Result<(), Failure> {
    let stdout = PathBuf::from("-");
    let rows = arguments.output.as_ref().unwrap_or(&stdout);
    let written: Vec<&Path> = std::iter::once(rows)
        .chain(&arguments.errors)
        .chain(&arguments.report)
        .map(PathBuf::as_path)
        .collect();
    if written.iter().filter(|path| is_stdout(path)).count() > 1 {
        return Err(Failure::CommandLine(Message::new("cli-one-to-stdout", Vec::new())));
    }
    let input = Place::of_input(&arguments.input);
    let places: Vec<Place> = written.iter().map(|path| Place::of_output(path)).collect();
    let all: Vec<(&Path, &Place)> = std::iter::once((arguments.input.as_path(), &input))
        .chain(written.iter().copied().zip(&places))
        .collect();
    for (index, (first, place)) in all.iter().enumerate() {
        if let Some((second, _)) = all[index + 1..].iter().find(|(_, other)| place.is(other)) {
            let second = if is_stdout(second) { words.say("cli-stdout") } else { shown(second) };
            let filled = vec![("first", name_of(words, first)), ("second", second)];
            return Err(Failure::CommandLine(Message::new("cli-same-file", filled)));
        }
    }
    Ok(())
}

/// Where a name leads.
enum Place {
    /// An ordinary file.
    File(Handle),
    /// A file that does not exist yet, by its folder and name.
    New(PathBuf),
    /// A device, a pipe, a terminal: it may be named twice.
    Other,
}

impl Place {
    fn of_input(path: &Path) -> Self {
        if path.as_os_str() == "-" { Self::of_handle(Handle::stdin()) } else { Self::of(path) }
    }

    fn of_output(path: &Path) -> Self {
        if is_stdout(path) { Self::of_handle(Handle::stdout()) } else { Self::of(path) }
    }

    fn of(path: &Path) -> Self {
        match path.metadata() {
            // Opening a pipe would wait for its other end.
            Ok(metadata) if !metadata.is_file() => Self::Other,
            Ok(_) => Self::of_handle(Handle::from_path(path)),
            Err(_) => Self::of_missing(path).map_or(Self::Other, Self::New),
        }
    }

    fn of_handle(handle: std::io::Result<Handle>) -> Self {
        match handle {
            Ok(handle) if handle.as_file().metadata().is_ok_and(|data| data.is_file()) => {
                Self::File(handle)
            }
            _ => Self::Other,
        }
    }

    fn of_missing(path: &Path) -> Option<PathBuf> {
        let absolute = std::path::absolute(path).ok()?;
        Some(absolute.parent()?.canonicalize().ok()?.join(absolute.file_name()?))
    }

    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::File(first), Self::File(second)) => first == second,
            (Self::New(first), Self::New(second)) => first == second,
            _ => false,
        }
    }
}
