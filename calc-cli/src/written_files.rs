//! Nothing is ever written over what is being read, over what is there already, or twice to one place.

use std::path::{Path, PathBuf};

use calc_text::Words;
use same_file::Handle;

use crate::failure::{Failure, Message, name_of, shown};
use crate::output::is_stdout;

/// Refuses a run whose files are not all different, or that would replace one although it may not.
pub(crate) fn refuse(
    read: &[&Path],
    written: &[&Path],
    replaces: bool,
    words: &Words,
) -> Result<(), Failure> {
    if written.iter().filter(|path| is_stdout(path)).count() > 1 {
        return Err(Failure::CommandLine(Message::new("cli-one-to-stdout", Vec::new())));
    }
    let inputs = read.iter().map(|path| (FileIdentity::of_input(path), name_of(words, path)));
    let outputs =
        written.iter().map(|path| (FileIdentity::of_output(path), output_name(words, path)));
    let all: Vec<(FileIdentity, String)> = inputs.chain(outputs).collect();
    for (index, (place, first)) in all.iter().enumerate() {
        let mut later = all.iter().enumerate().skip(index + 1);
        if let Some((second_at, (_, second))) = later.find(|(_, (other, _))| place.is(other)) {
            let filled = vec![("first", first.clone()), ("second", second.clone())];
            let id = if second_at < read.len() { "cli-input-twice" } else { "cli-same-file" };
            return Err(Failure::CommandLine(Message::new(id, filled)));
        }
    }
    if replaces { Ok(()) } else { written.iter().try_for_each(|path| refuse_existing(path)) }
}

/// The same for a run that writes its rows to `output`, or to standard output without one.
pub(crate) fn refuse_beside_rows<'a>(
    read: impl IntoIterator<Item = &'a PathBuf>,
    (output, others): (Option<&'a PathBuf>, impl IntoIterator<Item = &'a PathBuf>),
    replaces: bool,
    words: &Words,
) -> Result<(), Failure> {
    let read: Vec<&Path> = read.into_iter().map(PathBuf::as_path).collect();
    let rows = output.map_or(Path::new("-"), PathBuf::as_path);
    let others = others.into_iter().map(PathBuf::as_path);
    let written: Vec<&Path> = std::iter::once(rows).chain(others).collect();
    refuse(&read, &written, replaces, words)
}

/// Refuses to write where there is a file that holds something.
pub(crate) fn refuse_existing(path: &Path) -> Result<(), Failure> {
    let holds = |data: std::fs::Metadata| data.is_file() && data.len() > 0;
    if !is_stdout(path) && path.metadata().is_ok_and(holds) {
        return Err(Failure::FileExists { file: path.to_owned() });
    }
    Ok(())
}

fn output_name(words: &Words, path: &Path) -> String {
    if is_stdout(path) { words.say("cli-stdout") } else { shown(path) }
}

/// Where a name leads.
enum FileIdentity {
    /// An ordinary file.
    File(Handle),
    /// A file that does not exist yet, by its folder and name.
    New(PathBuf),
    /// What comes through standard input, which can be read once.
    Stdin,
    /// A device, a pipe, a terminal: it may be named twice.
    Other,
}

impl FileIdentity {
    fn of_input(path: &Path) -> Self {
        if path.as_os_str() != "-" {
            return Self::of(path);
        }
        match Self::of_handle(Handle::stdin()) {
            Self::Other => Self::Stdin,
            file => file,
        }
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
            (Self::Stdin, Self::Stdin) => true,
            _ => false,
        }
    }
}
