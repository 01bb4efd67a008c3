//! `taxdiff map`: a mapping for the columns of an employer's own file, to be corrected by hand.

use std::path::{Path, PathBuf};

use calc_sheets::map::{Proposed, proposal};
use calc_text::Words;

use crate::Done;
use crate::args::MapArguments;
use crate::failure::{Failure, Message};
use crate::intake::first_rows;
use crate::output::write_whole;
use crate::same_files;

/// Proposes a mapping.
pub(crate) fn run(arguments: &MapArguments, words: &Words) -> Done {
    let read: Vec<&Path> = std::iter::once(&arguments.input)
        .chain(&arguments.reading.map)
        .map(PathBuf::as_path)
        .collect();
    let written: Vec<&Path> = arguments.output.iter().map(PathBuf::as_path).collect();
    same_files::refuse(&read, &written, words)?;
    let (names, recognised) = first_rows(&arguments.input, &arguments.reading)?;
    if names.is_empty() {
        let message = Message::new("sheet-no-columns", Vec::new());
        return Err(Failure::Input { file: arguments.input.clone(), message });
    }
    let mut text = String::new();
    for line in words.say("map-explained").lines() {
        text.push_str(&format!("# {line}\n"));
    }
    text.push_str("\n[columns]\n");
    for (name, proposed) in proposal(&names, recognised.as_ref()) {
        let name = quoted(&name);
        let line = match proposed {
            Proposed::Known(target) => format!("{name} = \"{target}\"\n"),
            Proposed::Resembles(target) => {
                format!("# {name} = \"{target}\"  # {}\n", words.say("map-resembles"))
            }
            Proposed::Unknown => format!("{name} = \"ignore\"\n"),
        };
        text.push_str(&line);
    }
    write_whole(arguments.output.as_deref(), text.as_bytes())
}

/// A name as TOML writes it.
fn quoted(name: &str) -> String {
    let mut out = String::from('"');
    for letter in name.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
