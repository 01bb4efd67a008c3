//! Every figure of a page of a rule stands in its example or its parameters.

use std::collections::BTreeSet;

use crate::document::{blocks, prose};

/// The figures of a text, without separators: what has a decimal point, a comma between thousands, or a
/// percent sign. Numbers of articles and years have none of them.
fn amounts(text: &str, all: bool) -> BTreeSet<String> {
    let of_a_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '%');
    let mut found = BTreeSet::new();
    for word in text.split(|letter: char| !of_a_number(letter)) {
        let word = word.trim_end_matches(['.', ',']).trim_start_matches(['.', ',', '%']);
        let is_amount = word.contains(['.', ',', '%']) || all;
        if is_amount && word.chars().any(|letter| letter.is_ascii_digit()) {
            found.insert(normalised(word));
        }
    }
    found
}

/// `1,234.00`, `1234` and `1234.0` are one figure.
fn normalised(figure: &str) -> String {
    let plain = figure.replace([',', '%'], "");
    match plain.split_once('.') {
        Some((whole, cents)) if cents.trim_end_matches('0').is_empty() => whole.to_owned(),
        Some((whole, cents)) => format!("{whole}.{}", cents.trim_end_matches('0')),
        None => plain,
    }
}

/// The figures of a page's sentences that neither its blocks nor its parameters (`given`) hold.
pub fn unsupported(page: &str, given: &str) -> Vec<String> {
    let mut known = amounts(given, true);
    for block in blocks(page) {
        known.extend(amounts(block.text, true));
        // The cells of a CSV file.
        known.extend(amounts(&block.text.replace(',', " "), true));
    }
    amounts(&prose(page), false).difference(&known).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::unsupported;

    #[test]
    fn a_figure_from_nowhere_is_found() {
        let page =
            "A tax of 1,234.50, at 15%, under art. 3 since 2024.\n```text\n1234.5 15.00%\n```\n";
        assert!(unsupported(page, "").is_empty());
        assert_eq!(unsupported(&page.replace("34.50", "34.51"), ""), ["1234.51"]);
        assert!(unsupported("20,000.00", "\"20000\"").is_empty());
    }
}
