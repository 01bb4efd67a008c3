//! Words of totals that stand where a person should. A row of totals that is taken for a person counts
//! everybody twice.

/// Words that are nobody's name or number, wherever they stand in a text.
pub const TOTALS: [&str; 8] = ["合计", "总计", "小计", "共计", "合計", "總計", "小計", "共計"];

/// The same in English, as whole words.
pub const ENGLISH_TOTALS: [&str; 3] = ["total", "subtotal", "totals"];

/// Whether a text where a person should stand says that the row holds totals.
pub fn says_total(text: &str) -> bool {
    if text.is_ascii() {
        // Every word that says so has this letter, and few identifiers have it.
        if !text.bytes().any(|letter| letter.eq_ignore_ascii_case(&b't')) {
            return false;
        }
        let mut words = text.split(|letter: char| !letter.is_ascii_alphabetic());
        return words
            .any(|word| ENGLISH_TOTALS.iter().any(|total| word.eq_ignore_ascii_case(total)));
    }
    let close: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    TOTALS.iter().any(|word| close.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_numbers_and_names() {
        for text in
            ["合计", "合 计", "合計（2人）", "研发部小计", "Total", "SUB-TOTAL", "Grand total: 2"]
        {
            assert!(says_total(text), "{text}");
        }
        for text in ["0042", "T-0042", "陈小明", "Totalis", "计小明", ""] {
            assert!(!says_total(text), "{text}");
        }
    }
}
