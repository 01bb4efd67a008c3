//! Fenced blocks of a Markdown file.
//!
//! A block may bear options behind its language, which readers of the book never see:
//! `json file=person.json` puts the text into a file of that name for the commands that follow, and
//! `console section="section-salaries_tax"` keeps only the part of what a command prints that has the
//! heading of that message of `calc-text/locales`; `|` separates several.

use std::ops::Range;

/// The mark of a fence.
const FENCE: &str = "```";

/// One fenced block.
#[derive(Debug)]
pub struct Block<'t> {
    /// The language, such as `console`.
    pub language: &'t str,
    /// The rest of the line.
    options: &'t str,
    /// The lines within.
    pub text: &'t str,
    /// Where they stand in the document.
    pub place: Range<usize>,
    /// The line of the fence, counted from one.
    pub line: usize,
}

impl<'t> Block<'t> {
    /// The value of an option: a word, or several within quotation marks.
    pub fn option(&self, name: &str) -> Option<&'t str> {
        let (_, rest) = self.options.split_once(&format!("{name}="))?;
        match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => rest.split_whitespace().next(),
        }
    }
}

/// The blocks of a document, in order; fences may be indented.
pub fn blocks(document: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut open: Option<(&str, usize, usize)> = None;
    let mut at = 0;
    for (number, line) in document.split_inclusive('\n').enumerate() {
        let begins = at;
        at += line.len();
        let Some(info) = line.trim().strip_prefix(FENCE) else { continue };
        match open.take() {
            None => open = Some((info, at, number + 1)),
            Some((info, from, line)) => {
                let (language, options) = info.split_once(' ').unwrap_or((info, ""));
                let text = &document[from..begins];
                found.push(Block { language, options, text, place: from..begins, line });
            }
        }
    }
    found
}

/// The document without the options of its fences.
pub fn without_options(document: &str) -> String {
    let mut within = false;
    let mut plain = String::with_capacity(document.len());
    for line in document.split_inclusive('\n') {
        let begins = line.trim_start().starts_with(FENCE);
        match line.trim_end().rsplit_once(FENCE) {
            Some((indent, info)) if begins && !within => {
                let language = info.split(' ').next().unwrap_or_default();
                plain.push_str(&format!("{indent}{FENCE}{language}\n"));
            }
            _ => plain.push_str(line),
        }
        within ^= begins;
    }
    plain
}

/// What stands outside all fences.
pub fn prose(document: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    for block in blocks(document) {
        text.push_str(&document[at..block.place.start]);
        at = block.place.end;
    }
    text.push_str(&document[at..]);
    text
}

#[cfg(test)]
mod tests {
    use super::{blocks, prose, without_options};

    const PAGE: &str =
        "One\n```json file=a.json\n{}\n```\nTwo\n```console section=\"A b\"\n$ x\n```\n";

    #[test]
    fn blocks_have_their_options() {
        let found = blocks(PAGE);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].language, found[0].text), ("json", "{}\n"));
        assert_eq!(found[0].option("file"), Some("a.json"));
        assert_eq!(found[1].option("section"), Some("A b"));
        assert_eq!((found[1].option("file"), found[1].line), (None, 6));
    }

    #[test]
    fn readers_see_no_options() {
        assert_eq!(without_options(PAGE).matches("```json\n").count(), 1);
        assert!(!without_options(PAGE).contains("section"));
        assert!(prose(PAGE).contains("Two") && !prose(PAGE).contains("$ x"));
    }
}
