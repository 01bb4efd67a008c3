//! Help in Chinese: what the parser says in English, by command and argument.

use std::collections::BTreeMap;

use calc_core::law::text::Language;
use clap::builder::Resettable;
use clap::{Arg, Command, CommandFactory};
use serde::Deserialize;

use crate::args::Arguments;

/// The command that tells of the others.
const HELP: &str = "help";

/// Where a frame is filled in.
const GAP: &str = "{text}";

/// Texts by command (`serve keys new`) and argument; a command's own text is its `about`.
#[derive(Debug, Deserialize)]
struct Texts {
    /// What stands around the texts.
    frame: Frame,
    /// Arguments that many commands have.
    shared: BTreeMap<String, String>,
    /// What belongs to one command.
    command: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Debug, Deserialize)]
struct Frame {
    template: String,
    arguments: String,
    options: String,
    commands: String,
    any_options: String,
    any_command: String,
    values: String,
    default: String,
    variable: String,
}

/// The command line with its help in a language; nothing for English, which the parser speaks.
pub(crate) fn command(language: Language) -> Option<Command> {
    let text = match language {
        Language::English => return None,
        Language::SimplifiedChinese => include_str!("../help/zh-Hans.toml"),
        Language::HongKongChinese => include_str!("../help/zh-Hant-HK.toml"),
    };
    // A test reads both files whole.
    let texts: Texts = toml::from_str(text).ok()?;
    let mut command = Arguments::command();
    command.build();
    Some(texts.told(command, "taxdiff"))
}

impl Texts {
    fn told(&self, mut command: Command, path: &str) -> Command {
        let frame = &self.frame;
        let usage = command.render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").to_owned();
        let usage =
            usage.replace("[OPTIONS]", &frame.any_options).replace("<COMMAND>", &frame.any_command);
        if let Some(about) = self.about(path) {
            command = command.about(about.to_owned()).long_about(Resettable::Reset);
        }
        command = command
            .override_usage(usage)
            .help_template(frame.template.clone())
            .subcommand_help_heading(frame.commands.clone())
            .next_line_help(true)
            .mut_args(|argument| self.told_argument(argument, path));
        let names: Vec<String> =
            command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
        for name in names {
            let inner = if path == "taxdiff" { name.clone() } else { format!("{path} {name}") };
            command = command.mut_subcommand(name, |found| self.told(found, &inner));
        }
        command
    }

    fn told_argument(&self, argument: Arg, path: &str) -> Arg {
        let frame = &self.frame;
        let heading = if argument.is_positional() { &frame.arguments } else { &frame.options };
        let Some(help) = self.text(path, argument.get_id().as_str()) else { return argument };
        let mut lines = vec![help.to_owned()];
        let values = argument.get_possible_values();
        let values: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
        if argument.get_action().takes_values() && !values.is_empty() {
            lines.push(frame.values.replace(GAP, &values.join(", ")));
        }
        let defaults = argument.get_default_values().iter();
        let defaults: Vec<String> = defaults.map(|text| text.to_string_lossy().into()).collect();
        if argument.get_action().takes_values() && !defaults.is_empty() {
            lines.push(frame.default.replace(GAP, &defaults.join(", ")));
        }
        if let Some(variable) = argument.get_env() {
            lines.push(frame.variable.replace(GAP, &variable.to_string_lossy()));
        }
        argument
            .help(lines.join("\n"))
            .long_help(Resettable::Reset)
            .help_heading(heading.clone())
            .hide_possible_values(true)
            .hide_default_value(true)
            .hide_env(true)
    }

    /// What a command does. Every command is told again below `help`.
    fn about(&self, path: &str) -> Option<&str> {
        if path == HELP || path.ends_with(" help") {
            return self.shared.get("help_command").map(String::as_str);
        }
        let words: Vec<&str> = path.split(' ').filter(|word| *word != HELP).collect();
        self.text(&words.join(" "), "about")
    }

    fn text(&self, path: &str, name: &str) -> Option<&str> {
        let own = self.command.get(path).and_then(|texts| texts.get(name));
        own.or_else(|| self.shared.get(name)).map(String::as_str)
    }
}

// The texts are those of all commands.
#[cfg(all(test, feature = "serve"))]
mod tests {
    use super::*;

    /// Every command and argument below a command, by path and name.
    fn named(command: &Command, path: &str, found: &mut Vec<(String, String)>) {
        found.push((path.to_owned(), "about".to_owned()));
        for argument in command.get_arguments() {
            found.push((path.to_owned(), argument.get_id().to_string()));
        }
        for inner in command.get_subcommands() {
            let name = inner.get_name();
            let inner_path =
                if path == "taxdiff" { name.to_owned() } else { format!("{path} {name}") };
            named(inner, &inner_path, found);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_help_and_nothing_is_left_over() {
        let mut command = Arguments::command();
        command.build();
        let mut wanted = Vec::new();
        named(&command, "taxdiff", &mut wanted);
        for text in [include_str!("../help/zh-Hans.toml"), include_str!("../help/zh-Hant-HK.toml")]
        {
            let texts: Texts = toml::from_str(text).unwrap();
            let said = |(path, name): &&(String, String)| match name.as_str() {
                "about" => texts.about(path),
                _ => texts.text(path, name),
            };
            let missing: Vec<_> = wanted.iter().filter(|each| said(each).is_none()).collect();
            assert!(missing.is_empty(), "{missing:#?}");
            let own = texts
                .command
                .iter()
                .flat_map(|(path, own)| own.keys().map(move |name| (path.clone(), name.clone())));
            let left_over: Vec<_> = own.filter(|each| !wanted.contains(each)).collect();
            assert!(left_over.is_empty(), "{left_over:?}");
            for name in texts.shared.keys() {
                let uses = wanted.iter().filter(|(path, wanted)| {
                    wanted == name
                        && !texts.command.get(path).is_some_and(|own| own.contains_key(name))
                });
                assert!(uses.count() > 1 || name == "help_command", "{name} is not shared");
            }
        }
    }
}
