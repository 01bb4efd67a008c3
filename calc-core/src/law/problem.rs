//! What is wrong with facts: which member, what stood there, what it takes.

mod message;

use std::fmt::Write as _;

use strsim::osa_distance;

use crate::law::cell::{Cell, Reading};
use crate::law::fields::{FieldAbout, FieldKind, Place};

pub use message::{Argument, Message};

/// One mistake in the facts of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem<P: Place> {
    /// What kind of mistake.
    pub code: P::Code,
    /// Where, if it belongs to one column.
    pub field: Option<P>,
    /// What stood there, masked where it may be personal.
    pub found: String,
    /// More that the message says: a limit, a year, a row.
    pub detail: Detail<P>,
}

/// What a message needs besides the column and the value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Detail<P> {
    /// Nothing.
    #[default]
    None,
    /// A word of totals, where a person should stand.
    Total,
    /// An amount below zero.
    Negative,
    /// More decimals than the column takes.
    TooPrecise,
    /// Above the largest amount.
    TooLarge,
    /// The amount that was probably meant, to be offered.
    Reading(String),
    /// Values that contradict each other, and where each stands.
    Conflict(Vec<Reading>),
    /// An amount in another currency than the column's.
    OtherCurrency,
    /// A number as a spreadsheet shows one that is too wide: `1.23E+05`.
    Scientific,
    /// Another column that it contradicts.
    Against(P),
    /// A year that is not covered.
    Year(String),
    /// The first and last year that are covered.
    Covered(String, String),
    /// A year that is not written in four digits.
    NotFourDigits,
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

impl<P: Place> Problem<P> {
    /// A mistake in a column, with what stood there.
    pub fn new(code: impl Into<P::Code>, field: P, found: &str, detail: Detail<P>) -> Self {
        Self { code: code.into(), field: Some(field), found: masked(field.about(), found), detail }
    }

    /// A mistake in a column, with the cell that stood there. Where values contradict each other,
    /// that is what is wrong, whatever else could be said of them.
    pub fn of_cell(code: impl Into<P::Code>, field: P, cell: Cell<'_>, detail: Detail<P>) -> Self {
        let readings = cell.readings();
        if readings.is_empty() {
            return Self::new(code, field, &cell.shown(), detail);
        }
        let masked = |reading: &Reading| Reading {
            found: masked(field.about(), &reading.found),
            place: reading.place.clone(),
        };
        let readings: Vec<Reading> = readings.iter().map(masked).collect();
        let found = Cell::Conflict(&readings).shown().into_owned();
        Self { code: code.into(), field: Some(field), found, detail: Detail::Conflict(readings) }
    }
}

/// A value as a message may show it.
///
/// Numbers are shown, and where words belong what is nearly one of them; whatever could be a name
/// or an identity number (a column that slipped) keeps its length and, if it is a Latin letter or a
/// digit, its first character.
pub fn masked(about: &FieldAbout, found: &str) -> String {
    let length = found.chars().count();
    // The name of a currency is nobody's.
    let bare = ["HK$", "HKD", "RMB", "CNY"].iter().find_map(|name| found.strip_prefix(name));
    let numeric = bare.unwrap_or(found).chars().all(|letter| {
        letter.is_ascii_digit()
            || (letter.is_whitespace() && !letter.is_control())
            || ".,+-()%'/$¥￥eE元万，．（）−－０１２３４５６７８９#|".contains(letter)
    });
    let word = about.kind.takes_words() && is_nearly_a_word(about, found);
    // A number that ends in a bracket of its own is an identity number: 1234567(8).
    let bracketed = found.find(['(', '（']).is_some_and(|at| found[..at].contains(is_digit));
    let harmless = (numeric && !bracketed && !is_number_of_somebody(found)) || word;
    if !about.personal && harmless && length <= 24 {
        return found.to_owned();
    }
    let mut shown = String::new();
    // The first letter of a Chinese name would be the whole family name.
    shown.extend(found.chars().next().filter(char::is_ascii_graphic));
    // Writing to a string cannot fail.
    let _ = write!(shown, "*** ({length})");
    shown
}

/// The fewest digits of an identity number, a permit or a telephone number.
const NUMBER_OF_SOMEBODY: usize = 8;

/// Whether digits could be somebody's number: so many that they are one, unless they are written as
/// an amount is, with decimals or with groups of three, or as a day.
fn is_number_of_somebody(found: &str) -> bool {
    let plain = plain(found);
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    if digits < NUMBER_OF_SOMEBODY {
        return false;
    }
    let decimals = plain.rsplit_once('.').map_or(0, |(_, rest)| rest.trim_end_matches('元').len());
    let grouped = plain.contains(',') && ungrouped(&plain).is_some();
    let amount = digits < 14 && ((1..=2).contains(&decimals) || grouped);
    let day = plain.split(['-', '/', '.']).map(str::len).eq([4, 2, 2]);
    !amount && !day
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

/// Whether a text is one of the column's words, or a slip of one. Other words may be names.
fn is_nearly_a_word(about: &FieldAbout, found: &str) -> bool {
    let letters = found.len();
    let mut words = about.words.iter().map(|word| word.key).chain(["yes", "no", "unknown"]);
    if words.clone().any(|word| word == found) {
        return true;
    }
    // Two or three letters are a family name as easily as a word.
    if letters < 4 || !found.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
        return false;
    }
    let near = |word: &str| osa_distance(found, word) <= letters / 4;
    words.any(near)
}

/// What can be said about a text that is not an amount: that it stands for one below zero, what it
/// probably stands for, or nothing.
pub fn about_no_amount<P>(found: &str) -> Detail<P> {
    let plain = plain(found);
    let inner = plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let negative = inner.or_else(|| plain.strip_prefix('-'));
    if negative.is_some_and(|rest| ungrouped(rest).is_some()) {
        return Detail::Negative;
    }
    if is_scientific(&plain) {
        return Detail::Scientific;
    }
    ungrouped(&plain).filter(|plain| plain != found).map_or(Detail::None, Detail::Reading)
}

/// Whether a text names another currency than a column's. An amount in it must not be taken for one
/// in the column's, so no reading is offered.
pub fn names_other_currency(about: &FieldAbout, found: &str) -> bool {
    let names = |currencies: &[&str]| currencies.iter().any(|name| found.contains(name));
    match about.kind {
        FieldKind::Cny => names(&["$", "HKD", "港元", "港币", "港幣"]),
        FieldKind::Hkd => names(&["¥", "￥", "RMB", "CNY", "人民币", "人民幣"]),
        _ => false,
    }
}

/// Digits, a point and an exponent.
fn is_scientific(plain: &str) -> bool {
    let Some((digits, exponent)) = plain.split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all(&digits.replacen('.', "", 1)) && all(exponent)
}

/// A text without blanks and currencies, in half-width letters.
fn plain(found: &str) -> String {
    let mut plain: String = found
        .chars()
        .map(|letter| match letter {
            '０'..='９' => {
                char::from_u32(letter as u32 - '０' as u32 + '0' as u32).unwrap_or(letter)
            }
            '．' => '.',
            '，' => ',',
            '−' | '－' => '-',
            '（' => '(',
            '）' => ')',
            other => other,
        })
        .filter(|letter| !letter.is_whitespace())
        .collect();
    for affix in ["HK$", "RMB", "CNY", "HKD", "¥", "￥", "$", "元", "'"] {
        plain = plain.replace(affix, "");
    }
    plain
}

/// An amount in plain digits, without the commas of groups of three.
fn ungrouped(text: &str) -> Option<String> {
    let mut plain = text.to_owned();
    let grouped = plain.split_once('.').map_or(plain.as_str(), |(whole, _)| whole);
    if grouped.contains(',') {
        let mut groups = grouped.split(',');
        let first = groups.next().unwrap_or_default();
        if first.is_empty() || first.len() > 3 || groups.any(|group| group.len() != 3) {
            return None;
        }
        plain = plain.replace(',', "");
    }
    crate::law::money::parse_minor(plain.as_bytes()).ok().map(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::fields::Field;

    #[test]
    fn shows_numbers_and_hides_people() {
        for (found, shown) in [
            ("12,34,5", "12,34,5"),
            ("１２３", "１２３"),
            ("1\n2", "1*** (3)"),
            ("chan", "c*** (4)"),
            ("2027/28", "2027/28"),
            ("Chan Tai Man", "C*** (12)"),
            ("陳大文", "*** (3)"),
            ("H12345678", "H*** (9)"),
            ("810000199001010016", "8*** (18)"),
            ("HK$ 300,000", "HK$ 300,000"),
            ("3600.00 | 1.00", "3600.00 | 1.00"),
            ("HK1234567", "H*** (9)"),
        ] {
            assert_eq!(masked(Field::Wages.about(), found), shown);
        }
        for (field, found, shown) in [
            (Field::HkMaritalStatus, "marred", "marred"),
            (Field::HkMaritalStatus, "single_parnt", "single_parnt"),
            (Field::Identity, "hk_permanant", "hk_permanant"),
            (Field::Identity, "wong", "w*** (4)"),
            (Field::Identity, "li", "l*** (2)"),
            (Field::Identity, "wong_ka_yan", "w*** (11)"),
            (Field::ParkEmployment, "ho", "h*** (2)"),
            (Field::ParkEmployment, "yess", "yess"),
            (Field::ParkEmployment, "no", "no"),
            (Field::Wages, "1234567(8)", "1*** (10)"),
            (Field::Wages, "１２３４５６７（８）", "*** (10)"),
            (Field::Wages, "(500)", "(500)"),
        ] {
            assert_eq!(masked(field.about(), found), shown);
        }
        assert_eq!(masked(Field::IdNumber.about(), "5"), "5*** (1)");
    }

    #[test]
    fn offers_a_reading_only_where_there_is_one() {
        let reading = |text: &str| Detail::<Field>::Reading(text.to_owned());
        for (found, detail) in [
            ("12,345.60", reading("12345.60")),
            ("１２，３４５", reading("12345")),
            ("HK$ 500", reading("500")),
            ("12,34,5", Detail::None),
            ("500 | 600", Detail::None),
            ("1.2万", Detail::None),
            ("()", Detail::None),
            ("-", Detail::None),
            ("1.23E+05", Detail::Scientific),
            ("1E5", Detail::Scientific),
            ("E5", Detail::None),
            ("1.E", Detail::None),
            ("(500)", Detail::Negative),
            ("（1,234.50）", Detail::Negative),
            ("−500", Detail::Negative),
            ("－500", Detail::Negative),
            ("-1,234", Detail::Negative),
        ] {
            assert_eq!(about_no_amount(found), detail, "{found}");
        }
    }
}
