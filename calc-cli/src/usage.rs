//! What is wrong with the words of a command line, in the user's language.

use std::ffi::OsString;

use calc_core::law::text::Language;
use calc_text::Words;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, ValueEnum};

use crate::args::{Arguments, LanguageArgument};
use crate::failure::{Failure, Message};

/// The failure that a mistake of the command line is; nothing where help or a version was asked
/// for, or where only the parser has words for it.
pub(crate) fn failure(error: &clap::Error) -> Option<Failure> {
    let id = match error.kind() {
        ErrorKind::InvalidValue if texts(error, ContextKind::ValidValue).is_empty() => {
            "usage-no-value"
        }
        ErrorKind::InvalidValue => "usage-bad-word",
        ErrorKind::ValueValidation => "usage-bad-value",
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::MissingSubcommand => "usage-no-command",
        ErrorKind::InvalidUtf8 => "usage-not-text",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::ArgumentConflict
            if texts(error, ContextKind::InvalidArg) == texts(error, ContextKind::PriorArg) =>
        {
            "usage-twice"
        }
        ErrorKind::ArgumentConflict => "usage-conflict",
        _ => return None,
    };
    let argument = match error.kind() {
        ErrorKind::InvalidSubcommand => text(error, ContextKind::InvalidSubcommand),
        // Dots say that it may be given again.
        _ => text(error, ContextKind::InvalidArg).trim_end_matches("...").to_owned(),
    };
    // The parser puts brackets around a choice of options.
    let choice = argument.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let argument = choice.filter(|text| text.starts_with("--")).unwrap_or(&argument).to_owned();
    let known = match error.kind() {
        ErrorKind::InvalidSubcommand | ErrorKind::MissingSubcommand => {
            commands(std::env::args_os().skip(1))
        }
        _ => texts(error, ContextKind::ValidValue),
    };
    let filled = vec![
        ("argument", argument),
        ("value", text(error, ContextKind::InvalidValue)),
        ("other", text(error, ContextKind::PriorArg)),
    ];
    Some(Failure::CommandLine(Message::new(id, filled).with_list("known", known)))
}

/// The language that a command line asks for, even one that cannot be read otherwise.
pub(crate) fn words(arguments: impl Iterator<Item = OsString>) -> Words {
    let texts: Vec<String> = arguments
        .map(|text| text.to_string_lossy().into_owned())
        .take_while(|t| t != "--")
        .collect();
    let given = texts.iter().enumerate().find_map(|(index, text)| match text.as_str() {
        "--lang" => texts.get(index + 1).cloned(),
        _ => text.strip_prefix("--lang=").map(str::to_owned),
    });
    let tag = given.or_else(|| std::env::var("TAXDIFF_LANG").ok()).unwrap_or_default();
    let language = LanguageArgument::from_str(&tag, true).unwrap_or_default();
    Words::new(Language::from(language))
}

/// The commands that may stand where the words of a command line have come to.
fn commands(arguments: impl Iterator<Item = OsString>) -> Vec<String> {
    let root = Arguments::command();
    let mut command = &root;
    for word in arguments {
        let inner = word.to_str().and_then(|word| command.find_subcommand(word));
        command = inner.unwrap_or(command);
    }
    command.get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    texts(error, kind).join(", ")
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
