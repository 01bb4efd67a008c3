//! Stored words: a change of wording is accepted with `ACCEPT_WORDS=1`, a change of a figure never.

use calc_core::law::params::ChoiceId;

/// Whether this run writes stored words again where only words differ.
pub fn accepts() -> bool {
    std::env::var_os("ACCEPT_WORDS").is_some()
}

/// What the accept command must not change: numbers, dates, columns, codes, files and pointers, in
/// the order of the text. Words of a language are left out, and names of open points: texts list all
/// that there are, and a case that is about one names it in `fixed`.
pub fn figures(text: &str) -> Vec<&str> {
    let of_a_name = |letter: char| letter.is_ascii_alphanumeric() || "_./-".contains(letter);
    text.split(|letter| !of_a_name(letter))
        .map(|name| name.trim_end_matches(['.', '-', '/']))
        .filter(|name| {
            let kept = |letter: char| letter.is_ascii_digit() || "_./".contains(letter);
            name.contains(kept) && ChoiceId::ALL.iter().all(|point| point.name() != *name)
        })
        .collect()
}

/// Whether the accept command may put one text in the place of another. A text that is not stored
/// yet has nothing to be held against.
pub fn may_replace(stored: &str, found: &str) -> bool {
    accepts() && (stored.is_empty() || figures(stored) == figures(found))
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn words_may_change_and_figures_may_not() {
        let before =
            figures("payroll.csv, row 7: wages of 12.50 are not hk_mpf. See /mainland/wages.");
        assert_eq!(before, ["payroll.csv", "7", "12.50", "hk_mpf", "/mainland/wages"]);
        assert_eq!(before, figures("payroll.csv，第7行：12.50 不是 hk_mpf；见 /mainland/wages。"));
        for other in [
            "payroll.csv, row 8: wages of 12.50 are not hk_mpf. See /mainland/wages.",
            "payroll.csv, row 7: wages of 12.5 are not hk_mpf. See /mainland/wages.",
            "payroll.csv, row 7: wages of 12.50 are not hk_vhis. See /mainland/wages.",
            "payroll.csv, row 7: wages of 12.50 are not hk_mpf. See /mainland.",
            "other.csv, row 7: wages of 12.50 are not hk_mpf. See /mainland/wages.",
        ] {
            assert_ne!(before, figures(other), "{other}");
        }
    }
}
