//! One language's messages.

use std::sync::OnceLock;

use calc_core::law::text::{Language, printable, steers};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentMessage, FluentResource};
use unic_langid::LanguageIdentifier;

/// Every message in each language beside the others, which packs to less than a file for each: after a
/// language stands `BETWEEN_LANGUAGES`, after a message `BETWEEN_MESSAGES`.
const MESSAGES: &str = include_str!(concat!(env!("OUT_DIR"), "/messages"));
const BETWEEN_LANGUAGES: char = '\u{1}';
const BETWEEN_MESSAGES: char = '\u{2}';

/// The messages of the language at a place among those of [`MESSAGES`].
fn source(language: usize) -> String {
    let messages = MESSAGES.split(BETWEEN_MESSAGES);
    messages.filter_map(|message| message.split(BETWEEN_LANGUAGES).nth(language)).collect()
}

/// The messages of a language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// Whether they are said by the page, which has no options and no other commands to name.
    of_page: bool,
}

/// What the page says where the program would name an option or a command stands under the id of the
/// message behind this: instead of its attribute `fix`, or of all of it where it has none.
const INSTEAD: &str = "payroll-instead-";

/// The attribute that says what to do.
const FIX: &str = "fix";

impl Words {
    /// The messages of a language. Mistakes in the files are found by the tests, which format
    /// every message of every language.
    pub fn new(language: Language) -> Self {
        let source = match language {
            Language::English => source(0),
            Language::SimplifiedChinese => source(1),
            Language::HongKongChinese => source(2),
        };
        let identifier: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Marks around what is filled in would stand in files and terminals as stray characters.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source).unwrap_or_else(|(good, _)| good);
        // Ids that stand twice keep their first message; the tests refuse them.
        let _ = bundle.add_resource(resource);
        Self { language, bundle, of_page: false }
    }

    /// The messages of a language, read once and kept.
    pub fn of(language: Language) -> &'static Self {
        static ALL: Kept = [const { OnceLock::new() }; 3];
        kept(&ALL, language).get_or_init(|| Self::new(language))
    }

    /// The same as the page says them, which names no option and no command.
    pub fn of_page(language: Language) -> &'static Self {
        static ALL: Kept = [const { OnceLock::new() }; 3];
        kept(&ALL, language).get_or_init(|| Self { of_page: true, ..Self::new(language) })
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message with an id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A message without anything to fill in.
    pub fn say(&self, id: &str) -> String {
        self.fill(id, &[])
    }

    /// A message, filled in. An unknown id is said as it is: it shows where it is missing.
    pub fn fill(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        self.format(id, None, &filled(arguments))
    }

    /// A message with a number that decides its plural.
    pub fn count(&self, id: &str, name: &str, number: u64, arguments: &[(&str, &str)]) -> String {
        let mut filled = filled(arguments);
        filled.set(name, number);
        self.format(id, None, &filled)
    }

    /// An attribute of a message, such as what to do about it.
    pub fn attribute(&self, id: &str, attribute: &str, arguments: &[(&str, &str)]) -> String {
        self.format(id, Some(attribute), &filled(arguments))
    }

    fn format(&self, id: &str, attribute: Option<&str>, arguments: &FluentArgs<'_>) -> String {
        let found = self.bundle.get_message(id);
        let instead = self.of_page.then(|| self.bundle.get_message(&format!("{INSTEAD}{id}")));
        let is_fix = attribute == Some(FIX);
        let replaces = |message: &FluentMessage<'_>| {
            is_fix || (attribute.is_none() && message.get_attribute(FIX).is_none())
        };
        let (found, attribute) = match instead.flatten().zip(found.as_ref()) {
            Some((instead, known)) if replaces(known) => (Some(instead), None),
            _ => (found, attribute),
        };
        let pattern = found.and_then(|message| match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|found| found.value()),
            None => message.value(),
        });
        let Some(pattern) = pattern else { return id.to_owned() };
        // A variable that is missing shows as its name; the tests fill every message.
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned()
    }
}

/// The messages of every language, each read when it is first asked for.
type Kept = [OnceLock<Words>; 3];

const fn kept(all: &'static Kept, language: Language) -> &'static OnceLock<Words> {
    match language {
        Language::English => &all[0],
        Language::SimplifiedChinese => &all[1],
        Language::HongKongChinese => &all[2],
    }
}

fn filled<'a>(arguments: &[(&'a str, &'a str)]) -> FluentArgs<'a> {
    let mut filled = FluentArgs::new();
    for (name, value) in arguments {
        // A value comes from a file or a command line, and a message goes to terminals and pages.
        if value.contains(steers) {
            filled.set(*name, printable(value));
        } else {
            filled.set(*name, *value);
        }
    }
    filled
}
