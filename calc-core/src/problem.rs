//! What is wrong with facts: which member, what stood there, what it takes.

use std::fmt::Write as _;

use crate::code::Code;
use crate::fields::Field;

/// One mistake in the facts of a person-year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind of mistake.
    pub code: Code,
    /// Where, if it belongs to one column.
    pub field: Option<Field>,
    /// What stood there, masked where it may be personal.
    pub found: String,
    /// More that the message says: a limit, a year, a row.
    pub detail: Detail,
}

/// What a message needs besides the column and the value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    #[default]
    None,
    /// An amount below zero.
    Negative,
    /// More decimals than the column takes.
    TooPrecise,
    /// Above the largest amount.
    TooLarge,
    /// The amount that was probably meant, to be offered.
    Reading(String),
    /// Another column that it contradicts.
    Against(Field),
    /// A year that is not covered.
    Year(String),
    /// The first and last year that are covered.
    Covered(String, String),
    /// A tax year whose year of assessment is not covered, that year of assessment, and the first
    /// and last that are.
    Assessment {
        /// The tax year.
        year: String,
        /// The year of assessment that belongs to it.
        assessment: String,
        /// The first year of assessment covered.
        first: String,
        /// The last.
        last: String,
    },
    /// An earlier row.
    Row(u64),
    /// The number of cells found and expected.
    Cells(usize, usize),
}

impl Problem {
    /// A mistake in a column, with what stood there.
    pub fn new(code: Code, field: Field, found: &str, detail: Detail) -> Self {
        Self { code, field: Some(field), found: masked(field, found), detail }
    }
}

/// A value as a message may show it.
///
/// Numbers and lower-case words are shown; whatever could be a name or an identity number (a
/// column that slipped) keeps its first character and its length only.
pub fn masked(field: Field, found: &str) -> String {
    let length = found.chars().count();
    let digits = found.chars().filter(char::is_ascii_digit).count();
    let numeric = found.chars().all(|letter| {
        letter.is_ascii_digit()
            || letter.is_whitespace()
            || ".,+-/()%'$¥￥eE元万，．（）−０１２３４５６７８９#".contains(letter)
    });
    let word = found.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let harmless = (numeric && digits < 14) || word;
    if !field.about().personal && harmless && length <= 24 {
        return found.to_owned();
    }
    let mut shown = String::new();
    if let Some(first) = found.chars().next() {
        shown.push(first);
    }
    // Writing to a string cannot fail.
    let _ = write!(shown, "*** ({length})");
    shown
}

/// The plain amount that a text probably stands for, to be offered and never taken.
pub fn probable_reading(found: &str) -> Option<String> {
    let mut plain: String = found
        .chars()
        .map(|letter| match letter {
            '０'..='９' => {
                char::from_u32(letter as u32 - '０' as u32 + '0' as u32).unwrap_or(letter)
            }
            '．' => '.',
            '，' => ',',
            '−' => '-',
            '（' => '(',
            '）' => ')',
            other => other,
        })
        .filter(|letter| !letter.is_whitespace())
        .collect();
    for affix in ["HK$", "RMB", "CNY", "HKD", "¥", "￥", "$", "元", "'"] {
        plain = plain.replace(affix, "");
    }
    let grouped = plain.split_once('.').map_or(plain.as_str(), |(whole, _)| whole);
    if grouped.contains(',') {
        let mut groups = grouped.split(',');
        let first = groups.next().unwrap_or_default();
        if first.is_empty() || first.len() > 3 || groups.any(|group| group.len() != 3) {
            return None;
        }
        plain = plain.replace(',', "");
    }
    crate::money::parse_minor(plain.as_bytes()).ok().map(|_| plain).filter(|plain| plain != found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_numbers_and_hides_people() {
        for (found, shown) in [
            ("12,34,5", "12,34,5"),
            ("１２３", "１２３"),
            ("marred", "marred"),
            ("2027/28", "2027/28"),
            ("Chan Tai Man", "C*** (12)"),
            ("陳大文", "陳*** (3)"),
            ("H12345678", "H*** (9)"),
            ("810000199001010016", "8*** (18)"),
        ] {
            assert_eq!(masked(Field::Wages, found), shown);
        }
        assert_eq!(masked(Field::IdNumber, "5"), "5*** (1)");
    }

    #[test]
    fn offers_a_reading_only_where_there_is_one() {
        for (found, reading) in [
            ("12,345.60", Some("12345.60")),
            ("１２，３４５", Some("12345")),
            ("HK$ 500", Some("500")),
            ("12,34,5", None),
            ("1.23E+05", None),
            ("(500)", None),
            ("1.2万", None),
        ] {
            assert_eq!(probable_reading(found).as_deref(), reading, "{found}");
        }
    }
}
