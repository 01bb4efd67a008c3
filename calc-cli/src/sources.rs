//! Where something stands in the law, and how well it is known, in words.

use calc_core::params::{Citation, Evidence, Reference, Wording};
use calc_core::text::Language;
use calc_text::Words;

use calc_text::outcome::evidence;

/// `[instrument, article; grade]`, of the first reference.
pub(crate) fn source(words: &Words, citation: &Citation) -> String {
    let grade = grade(words, citation.evidence, citation.wording);
    match citation.references.first() {
        Some(first) => format!("[{}; {grade}]", place(words, first)),
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
    format!("{text} ({})", words.say(id))
}

/// The instrument and its article.
pub(crate) fn place(words: &Words, reference: &Reference) -> String {
    let article = match reference.article {
        "whole" => words.say("article-whole"),
        "not found" => words.say("article-not-found"),
        article => article.to_owned(),
    };
    format!("{}, {article}", instrument(words.language(), reference.instrument))
}

/// The name of an instrument; to a reader of Chinese its Chinese name, where it bears both.
fn instrument(language: Language, name: &str) -> &str {
    if language == Language::English {
        return name;
    }
    name.strip_suffix(')')
        .and_then(|name| name.rsplit_once(" ("))
        .map(|(_, inner)| inner)
        .filter(|inner| inner.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)))
        .unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_of_chinese_gets_the_chinese_name() {
        let both = "Cai Shui [2024] No. 5 (财税〔2024〕5号)";
        for (language, name, shown) in [
            (Language::English, both, both),
            (Language::SimplifiedChinese, both, "财税〔2024〕5号"),
            (Language::HongKongChinese, both, "财税〔2024〕5号"),
            (
                Language::SimplifiedChinese,
                "Inland Revenue Ordinance (Cap. 112)",
                "Inland Revenue Ordinance (Cap. 112)",
            ),
            (Language::SimplifiedChinese, "GovHK page", "GovHK page"),
        ] {
            assert_eq!(instrument(language, name), shown);
        }
    }
}
