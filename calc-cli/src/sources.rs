//! Where something stands in the law, and how well it is known, in words.

use calc_core::law::params::{Citation, Evidence, Reference, Wording};
use calc_text::Words;

use calc_text::outcome::evidence;

/// `[instrument, article; grade]`, of the first reference.
pub(crate) fn source(words: &Words, citation: &Citation) -> String {
    let grade = grade(words, citation.evidence, citation.wording);
    match citation.references.first() {
        Some(first) => {
            words.fill("citation-graded", &[("place", &place(words, first)), ("grade", &grade)])
        }
        None => format!("[{grade}]"),
    }
}

/// A grade, with what the wording was taken from.
pub(crate) fn grade(words: &Words, grade: Evidence, wording: Option<Wording>) -> String {
    let text = evidence(words, grade);
    let Some(wording) = wording else { return text };
    let id = match wording {
        Wording::Reprint => "wording-reprint",
        Wording::Translation => "wording-translation",
    };
    words.fill("name-with-label", &[("name", &text), ("label", &words.say(id))])
}

/// The instrument and its article.
pub(crate) fn place(words: &Words, reference: &Reference) -> String {
    let language = words.language();
    let article = match reference.article_in(language) {
        "whole" => words.say("article-whole"),
        "not found" => words.say("article-not-found"),
        article => article.to_owned(),
    };
    words.fill(
        "citation-place",
        &[("instrument", reference.instrument_in(language)), ("article", &article)],
    )
}
