//! Every code, and every message that says what to do, as the program says them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use calc_core::company;
use calc_core::law::code::Code;
use calc_core::law::text::Language;
use calc_core::person;
use calc_tests::repository;
use calc_text::{ProblemKind, Words};

use crate::parameters::cell;
use crate::{Failure, read};

pub(super) fn pages() -> Result<Vec<(String, String)>, Failure> {
    let messages = Messages::of_the_program()?;
    Ok(vec![
        ("codes.md".to_owned(), codes(&messages)),
        ("messages.md".to_owned(), messages.with_what_to_do()),
        ("problems.md".to_owned(), problems()),
    ])
}

fn codes(messages: &Messages) -> String {
    let mut page = "# Codes of rows\n\nWritten by the build from the program. They stand in the column \
                    `messages` of a result, in `errors[].code` of JSON, and in the list of errors. An *error* \
                    leaves the row without results; a *note* says what was assumed or deserves a look.\n"
        .to_owned();
    page.push_str(&list::<person::code::Code>("People, by the year", messages));
    page.push_str(&list::<person::month::code::Code>("People, by the month, and days", messages));
    page.push_str(&list::<company::code::Code>("Companies", messages));
    page
}

fn list<C: Code + 'static>(title: &str, messages: &Messages) -> String {
    let words = Words::of(Language::English);
    let mut said = format!(
        "\n## {title}\n\n| code | kind | in a few words | what it says |\n|---|---|---|---|\n"
    );
    for code in C::ALL {
        let name = code.as_str();
        let kind = if code.is_error() { "problem" } else { "note" };
        let short = words.say(&format!("code-{name}"));
        let long = messages.said(&format!("{kind}-{name}"));
        let kind = if code.is_error() { "error" } else { "note" };
        let _ = writeln!(said, "| `{name}` | {kind} | {} | {} |", cell(&short), cell(&long));
    }
    said
}

fn problems() -> String {
    let words = Words::of(Language::English);
    let mut page = "# Problem documents of the service\n\nWritten by the build from the program. An error \
                    answer of the service is `application/problem+json` (RFC 9457); its `type` is the \
                    address of one of these.\n"
        .to_owned();
    for kind in ProblemKind::ALL {
        let slug = kind.slug();
        let _ = write!(
            page,
            "\n## `{}` {{#{slug}}}\n\nStatus {}. {}. {}\n",
            kind.address(),
            kind.status(),
            words.say(&format!("title-{slug}")),
            words.say(&format!("explain-{slug}")),
        );
    }
    page
}

/// A message of the program, in the file of its language.
struct Message {
    heading: String,
    id: String,
    has_fix: bool,
    variables: BTreeSet<String>,
}

struct Messages(Vec<Message>);

impl Messages {
    fn of_the_program() -> Result<Self, Failure> {
        let file = read(&repository("calc-text/locales/en.ftl"))?;
        let mut found: Vec<Message> = Vec::new();
        let mut heading = String::new();
        for line in file.lines() {
            if let Some(title) = line.strip_prefix("### ") {
                title.clone_into(&mut heading);
            }
            let begins = line.starts_with(|letter: char| letter.is_ascii_lowercase());
            if let Some((id, _)) = line.split_once(" =").filter(|_| begins) {
                let (heading, id) = (heading.clone(), id.to_owned());
                found.push(Message { heading, id, has_fix: false, variables: BTreeSet::new() });
            }
            let Some(message) = found.last_mut() else { continue };
            message.has_fix |= line.trim_start().starts_with(".fix =");
            let named = line.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next());
            message.variables.extend(named.map(str::to_owned));
        }
        Ok(Self(found))
    }

    /// What a message says, with the names of what is filled in.
    fn said(&self, id: &str) -> String {
        let message = self.0.iter().find(|message| message.id == id);
        message.map_or_else(String::new, |message| message.say(None))
    }

    fn with_what_to_do(&self) -> String {
        let mut page = "# Messages, and what to do\n\nWritten by the build from the program, in its own \
                        order. What is filled in stands as `‹name›`. Chinese messages say the same.\n"
            .to_owned();
        let mut heading = "";
        for message in self.0.iter().filter(|message| message.has_fix) {
            if message.heading != heading {
                heading = &message.heading;
                let _ = write!(
                    page,
                    "\n## {heading}\n\n| name | message | what to do |\n|---|---|---|\n"
                );
            }
            let (text, fix) = (cell(&message.say(None)), cell(&message.say(Some("fix"))));
            let _ = writeln!(page, "| `{}` | {text} | {fix} |", message.id);
        }
        page
    }
}

impl Message {
    fn say(&self, attribute: Option<&str>) -> String {
        let words = Words::of(Language::English);
        let named: Vec<(&str, String)> =
            self.variables.iter().map(|name| (name.as_str(), format!("‹{name}›"))).collect();
        let filled: Vec<(&str, &str)> =
            named.iter().map(|(name, value)| (*name, value.as_str())).collect();
        match attribute {
            Some(attribute) => words.attribute(&self.id, attribute, &filled),
            None => words.fill(&self.id, &filled),
        }
    }
}
