//! Cells as people write them, brought to what the columns take. What could mean two things is left
//! as it stands, and refused with the reading that was probably meant.

use calc_core::law::amount_text::read_amount;
pub use calc_core::law::amount_text::{AmountReading, is_plain_number};
pub use calc_core::law::money::Currency;
use calc_core::person::rulebook::Rulebook;
use unicode_normalization::UnicodeNormalization;

/// Text in its plain form: full-width letters and digits narrow, blanks of every kind off the ends.
pub fn plain(text: &str) -> String {
    let normal: String = text.nfkc().collect();
    normal
        .trim_matches(|letter: char| {
            letter.is_whitespace() || is_invisible(letter) || letter == '\''
        })
        .to_owned()
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\0')
}

/// Reads an amount of a column; a column without a currency takes either sign.
pub fn amount(text: &str, currency: Option<Currency>) -> AmountReading {
    match read_amount(&plain(text), currency) {
        AmountReading::Plain(digits) if digits != text => AmountReading::Cleaned(digits),
        read => read,
    }
}

/// Yes or no in the words that sheets use, as the columns take them.
pub fn yes_no(text: &str) -> Option<&'static str> {
    match plain(text).to_ascii_lowercase().as_str() {
        "yes" | "y" | "是" | "有" | "true" | "√" | "✓" => Some("yes"),
        "no" | "n" | "否" | "无" | "無" | "false" | "×" | "✗" => Some("no"),
        _ => None,
    }
}

/// A year and a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    /// The calendar year.
    pub year: u16,
    /// From 1 to 12; none where only the year is said.
    pub month: Option<u8>,
}

/// The first year and month that a text says: `2025-01-31`, `2025年1月`, `202501`, `2025/1`,
/// `20250131`, `2025`.
pub fn year_month(text: &str) -> Option<YearMonth> {
    let text = plain(text);
    let letters: Vec<char> = text.chars().collect();
    let digits_from =
        |start: usize| letters[start..].iter().take_while(|letter| letter.is_ascii_digit()).count();
    let (first, last) = Rulebook::get().tax_years();
    let mut at = 0;
    while at < letters.len() {
        let count = digits_from(at);
        if count == 0 {
            at += 1;
            continue;
        }
        let number = |from: usize, length: usize| {
            letters[from..from + length].iter().collect::<String>().parse::<u16>().ok()
        };
        let year = (count >= 4).then(|| number(at, 4)).flatten();
        let Some(year) = year.filter(|year| (first..=last).contains(year)) else {
            at += count;
            continue;
        };
        let month = match count {
            6 | 8 => number(at + 4, 2),
            4 => month_after(&letters[at + 4..]),
            _ => None,
        };
        let month = month.and_then(|month| u8::try_from(month).ok());
        if matches!(count, 4 | 6 | 8) {
            return Some(YearMonth { year, month: month.filter(|month| (1..=12).contains(month)) });
        }
        at += count;
    }
    None
}

/// The month behind a year: `-01`, `年1月`, `/1`, `.01`.
fn month_after(letters: &[char]) -> Option<u16> {
    let (first, rest) = letters.split_first()?;
    if !matches!(first, '-' | '/' | '.' | '年' | '_' | ' ') {
        return None;
    }
    let digits: String = rest.iter().take_while(|letter| letter.is_ascii_digit()).collect();
    if (1..=2).contains(&digits.len()) { digits.parse().ok() } else { None }
}

/// A month alone, as sheets are called: `1月`, `01月`, `Jan`.
pub fn month_name(text: &str) -> Option<u8> {
    let text = plain(text).to_ascii_lowercase();
    let names =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if let Some(index) = names.iter().position(|name| text.starts_with(name)) {
        return u8::try_from(index + 1).ok();
    }
    let end = text.find('月')?;
    let digits: String = text[..end].chars().rev().take_while(char::is_ascii_digit).collect();
    let digits: String = digits.chars().rev().collect();
    digits.parse().ok().filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> AmountReading {
        AmountReading::Cleaned(text.to_owned())
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, reading) in [
            ("12345.67", AmountReading::Plain("12345.67".to_owned())),
            ("-5", AmountReading::Plain("-5".to_owned())),
            ("１２，３４５．６７", cleaned("12345.67")),
            ("￥12,345.00", cleaned("12345.00")),
            ("HK$ 1,000", cleaned("1000")),
            ("RMB 5", cleaned("5")),
            ("500元", cleaned("500")),
            ("\u{a0}12\u{2009}345.60 ", cleaned("12345.60")),
            ("(1,234.50)", cleaned("-1234.50")),
            ("（1,234.50）", cleaned("-1234.50")),
            ("−80", cleaned("-80")),
            ("'12345", cleaned("12345")),
            ("12345\t", cleaned("12345")),
            ("", AmountReading::Blank),
            ("  ", AmountReading::Blank),
            ("-", AmountReading::BlankMark),
            ("——", AmountReading::BlankMark),
            ("/", AmountReading::BlankMark),
        ] {
            assert_eq!(amount(text, None), reading, "{text}");
        }
    }

    #[test]
    fn a_currency_is_that_of_the_column() {
        let (cny, hkd) = (Some(Currency::Cny), Some(Currency::Hkd));
        let other = AmountReading::OtherCurrency;
        for (text, in_cny, in_hkd) in [
            ("￥5", cleaned("5"), other.clone()),
            ("人民币5元", cleaned("5"), other.clone()),
            ("(RMB 5)", cleaned("-5"), other.clone()),
            ("HK$5", other.clone(), cleaned("5")),
            ("-HKD 5", other.clone(), cleaned("-5")),
            ("5港元", other.clone(), cleaned("5")),
            ("$5", other.clone(), cleaned("5")),
            ("5元", cleaned("5"), cleaned("5")),
        ] {
            assert_eq!((amount(text, cny), amount(text, hkd)), (in_cny, in_hkd), "{text}");
        }
    }

    #[test]
    fn what_could_mean_two_things_is_refused() {
        for (text, reading) in [
            ("1.23E+05", Some("123000")),
            ("12,34,5", None),
            ("12.345,67", Some("12345.67")),
            ("#REF!", None),
            ("一万二千", Some("12000")),
            ("1.2万", Some("12000")),
            ("1 2", None),
            ("1,23", None),
            ("5-", None),
            ("=1+1", Some("2")),
            ("65000*12", Some("780000")),
        ] {
            assert_eq!(
                amount(text, None),
                AmountReading::Refused(reading.map(str::to_owned)),
                "{text}"
            );
        }
    }

    #[test]
    fn months_are_found_in_titles_and_names() {
        for (text, year, month) in [
            ("2025-01-31", 2025, Some(1)),
            ("税款所属期：2025年1月", 2025, Some(1)),
            ("202512", 2025, Some(12)),
            ("20251231", 2025, Some(12)),
            ("工资 2025.7", 2025, Some(7)),
            ("payroll-2024.xlsx", 2024, None),
            ("2025年度", 2025, None),
        ] {
            assert_eq!(year_month(text), Some(YearMonth { year, month }), "{text}");
        }
        assert_eq!(year_month("8100002025"), None);
        assert_eq!(month_name("3月"), Some(3));
        assert_eq!(month_name("12月工资"), Some(12));
        assert_eq!(month_name("Jan"), Some(1));
        assert_eq!(month_name("月"), None);
    }
}
