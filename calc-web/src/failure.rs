//! Why the service did not start, stopped, or could not change its keys.

use calc_text::{Explained, Words};

/// A message by its id, with what is filled in.
#[derive(Debug)]
pub struct Failure {
    id: &'static str,
    arguments: Vec<(&'static str, String)>,
    /// Whether what was asked for is wrong, or else the world it was asked in.
    pub is_usage: bool,
}

impl Failure {
    /// What was asked for is wrong.
    pub(crate) fn usage(id: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        Self { id, arguments, is_usage: true }
    }

    /// Something outside failed.
    pub(crate) fn outside(id: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        Self { id, arguments, is_usage: false }
    }

    /// What happened and what to do.
    pub fn explained(&self, words: &Words) -> Explained {
        let arguments: Vec<(&str, &str)> =
            self.arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Explained::of(words, self.id, &arguments)
    }

    /// The same as lines for a person.
    pub fn text(&self, words: &Words) -> String {
        let Explained { message, fix } = self.explained(words);
        format!("{message}\n{}\n", words.fill("what-to-do", &[("fix", &fix)]))
    }
}

/// The system's own words for an error, without its number.
pub(crate) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}
