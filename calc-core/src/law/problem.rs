//! What is wrong with facts: which member, what stood there, what it takes.

mod message;

use std::fmt::Write as _;

use strsim::osa_distance;

use crate::law::amount_text::{AmountReading, is_made_of_numbers, read_amount};
use crate::law::cell::{Cell, Reading};
use crate::law::fields::{FactLocation, FieldAbout, FieldKind, WORD_JOINTS};
use crate::law::money::{AmountError, Currency, parse_minor};

pub use message::{Argument, Message};

/// One mistake in the facts of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem<P: FactLocation> {
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
    /// The tax in yuan if the one of two is elected, and if the other is.
    EitherTax {
        /// With tax-free benefits.
        benefits: String,
        /// With special additional deductions.
        deductions: String,
    },
    /// An earlier row.
    Row(u64),
    /// The number of cells found and expected.
    Cells(usize, usize),
}

impl<P: FactLocation> Problem<P> {
    /// The same mistake, placed otherwise.
    pub fn placed<Q: FactLocation<Code = P::Code>>(self, place: impl Fn(P) -> Q) -> Problem<Q> {
        Problem {
            code: self.code,
            field: self.field.map(&place),
            found: self.found,
            detail: self.detail.placed(place),
        }
    }
}

impl<P> Detail<P> {
    fn placed<Q>(self, place: impl Fn(P) -> Q) -> Detail<Q> {
        match self {
            Self::Against(other) => Detail::Against(place(other)),
            Self::None => Detail::None,
            Self::Total => Detail::Total,
            Self::Negative => Detail::Negative,
            Self::TooPrecise => Detail::TooPrecise,
            Self::TooLarge => Detail::TooLarge,
            Self::Reading(reading) => Detail::Reading(reading),
            Self::Conflict(readings) => Detail::Conflict(readings),
            Self::OtherCurrency => Detail::OtherCurrency,
            Self::Scientific => Detail::Scientific,
            Self::Year(year) => Detail::Year(year),
            Self::Covered(low, high) => Detail::Covered(low, high),
            Self::NotFourDigits => Detail::NotFourDigits,
            Self::Assessment { year, assessment, first, last } => {
                Detail::Assessment { year, assessment, first, last }
            }
            Self::EitherTax { benefits, deductions } => Detail::EitherTax { benefits, deductions },
            Self::Row(row) => Detail::Row(row),
            Self::Cells(found, expected) => Detail::Cells(found, expected),
        }
    }
}

impl<P: FactLocation> Problem<P> {
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
    let numeric = is_made_of_numbers(found);
    let word = match about.kind {
        FieldKind::Words => {
            found.split(WORD_JOINTS).all(|part| is_nearly_a_word(about, part.trim()))
        }
        kind => kind.takes_words() && is_nearly_a_word(about, found),
    };
    // A number that ends in a bracket of its own is an identity number: 1234567(8).
    let bracketed = found.find(['(', '（']).is_some_and(|at| found[..at].contains(is_digit));
    let harmless = (numeric && !bracketed && !is_number_of_somebody(found)) || word;
    let most = if about.kind == FieldKind::Words { LONGEST_WORDS } else { LONGEST_SHOWN };
    if !about.personal && harmless && length <= most {
        return found.to_owned();
    }
    let mut shown = String::new();
    // The first letter of a Chinese name would be the whole family name.
    shown.extend(found.chars().next().filter(char::is_ascii_graphic));
    // Writing to a string cannot fail.
    let _ = write!(shown, "*** ({length})");
    shown
}

/// The most characters of a value that are shown.
const LONGEST_SHOWN: usize = 24;

/// The same of several words.
const LONGEST_WORDS: usize = 100;

/// The fewest digits of an identity number, a permit or a telephone number.
const NUMBER_OF_SOMEBODY: usize = 8;

/// Whether digits could be somebody's number: so many that they are one, unless they are written as
/// an amount is, with decimals or with groups of three, or as a day. Each factor of a product stands for
/// itself.
fn is_number_of_somebody(found: &str) -> bool {
    found.split(['*', '×', '＊', '+', '|']).any(|part| {
        let digits: String = part.chars().filter_map(narrow_digit).collect();
        if digits.len() < NUMBER_OF_SOMEBODY {
            return false;
        }
        let as_amount = match read_amount(part, None) {
            AmountReading::Plain(digits) | AmountReading::Cleaned(digits) => Some(digits),
            _ => None,
        };
        let grouped = part.contains([',', '，']) && as_amount.is_some();
        let decimals = as_amount.as_deref().and_then(|text| text.split_once('.'));
        let decimals = decimals.map_or(0, |(_, rest)| rest.len());
        let amount = digits.len() < 14 && ((1..=2).contains(&decimals) || grouped);
        let day = part.trim().split(['-', '/', '.']).map(|part| part.chars().count()).eq([4, 2, 2]);
        !amount && !day
    })
}

/// A digit of either width as a narrow one.
fn narrow_digit(letter: char) -> Option<char> {
    match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - 0xfee0),
        other => other.is_ascii_digit().then_some(other),
    }
}

fn is_digit(letter: char) -> bool {
    narrow_digit(letter).is_some()
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

/// What can be said about a text that a column of amounts does not take: that it stands for one below
/// zero or in another currency, what it probably stands for, or nothing.
pub fn about_no_amount<P: FactLocation>(place: P, found: &str, error: AmountError) -> Detail<P> {
    let currency = match place.about().kind {
        FieldKind::Cny => Some(Currency::Cny),
        FieldKind::Hkd => Some(Currency::Hkd),
        _ => None,
    };
    let error = match (error, read_amount(found, currency)) {
        (_, AmountReading::OtherCurrency) => return Detail::OtherCurrency,
        (AmountError::NotANumber, AmountReading::Refused(_)) if is_scientific(found) => {
            return Detail::Scientific;
        }
        (
            AmountError::NotANumber,
            AmountReading::Cleaned(reading) | AmountReading::Refused(Some(reading)),
        ) => match parse_minor(reading.as_bytes()) {
            Ok(_) => return Detail::Reading(reading),
            Err(error) => error,
        },
        (error, _) => error,
    };
    match error {
        AmountError::Negative => Detail::Negative,
        AmountError::TooPrecise => Detail::TooPrecise,
        AmountError::TooLarge => Detail::TooLarge,
        AmountError::NotANumber => Detail::None,
    }
}

/// Digits, a point and an exponent.
fn is_scientific(plain: &str) -> bool {
    let Some((digits, exponent)) = plain.split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all(&digits.replacen('.', "", 1)) && all(exponent)
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
            ("人民幣780000", reading("780000")),
            ("78萬", reading("780000")),
            ("65000*12", reading("780000")),
            ("HK$ 500", Detail::OtherCurrency),
            ("780000港元", Detail::OtherCurrency),
            ("12,34,5", Detail::None),
            ("500 | 600", Detail::None),
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
            ("￥1,234.567", Detail::TooPrecise),
            ("1.23456789万", Detail::TooPrecise),
            ("2万亿", Detail::None),
            ("99999亿", Detail::TooLarge),
        ] {
            let error = parse_minor(found.as_bytes()).unwrap_err();
            assert_eq!(about_no_amount(Field::Wages, found, error), detail, "{found}");
        }
        assert_eq!(
            about_no_amount(Field::HkMpf, "RMB 5", AmountError::NotANumber),
            Detail::OtherCurrency
        );
    }
}
