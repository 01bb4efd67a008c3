//! A page of text for the terminal.

use calc_core::law::code::{Code, Codes};
use calc_text::Words;

use crate::table::plain;

/// A page that is being written.
pub(crate) struct Page<'a> {
    pub(crate) words: &'a Words,
    pub(crate) out: String,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub(crate) fn new(words: &'a Words) -> Self {
        Self { words, out: String::new() }
    }

    /// A line.
    pub(crate) fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A title, with a blank line before it.
    pub(crate) fn title(&mut self, id: &str) {
        self.out.push('\n');
        let title = self.words.say(id);
        self.line(&title);
    }

    /// A table; the columns named are set to the right.
    pub(crate) fn rows(&mut self, rows: Vec<Vec<String>>, right: &[usize]) {
        for line in plain(rows, right).lines() {
            self.line(&format!("  {line}"));
        }
    }

    /// A message, filled in, as a line.
    pub(crate) fn fill(&mut self, indent: usize, id: &str, arguments: &[(&str, String)]) {
        let arguments: Vec<(&str, &str)> =
            arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let text = self.words.fill(id, &arguments);
        self.line(&format!("{}{text}", " ".repeat(indent)));
    }

    /// The notes of an answer, each with its code.
    pub(crate) fn notes(&mut self, messages: Codes<impl Code>) {
        if messages.is_empty() {
            return;
        }
        self.title("answer-notes");
        for code in messages.iter() {
            let note = self.words.say(&format!("note-{}", code.as_str()));
            let said = [("name", note.as_str()), ("label", code.as_str())];
            self.line(&format!("  {}", self.words.fill("name-with-label", &said)));
        }
    }
}
