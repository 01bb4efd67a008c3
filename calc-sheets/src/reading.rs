//! Cells as people write them, brought to what the columns take. What could mean two things is left
//! as it stands, and refused with the reading that was probably meant.

use calc_core::person::rulebook::Rulebook;
use unicode_normalization::UnicodeNormalization;

/// How a cell of an amount reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountReading {
    /// Nothing stands there.
    Blank,
    /// A mark that stands for nothing: `-`, `—`, `/`.
    BlankMark,
    /// Digits as the columns take them.
    Plain(String),
    /// Digits after affixes, separators or full-width signs were taken off.
    Cleaned(String),
    /// An amount in another currency than the column's.
    OtherCurrency,
    /// Nothing that can be read for certain; with what was probably meant, if there is such a thing.
    Refused(Option<String>),
}

/// The currency of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency {
    /// Renminbi.
    Cny,
    /// Hong Kong dollars.
    Hkd,
}

/// What may stand around an amount, and the currency that it names. A dollar sign alone is Hong
/// Kong's: nobody writes one for renminbi.
const AFFIXES: [(&str, Option<Currency>); 16] = [
    ("人民币元", Some(Currency::Cny)),
    ("人民币", Some(Currency::Cny)),
    ("人民幣", Some(Currency::Cny)),
    ("港币", Some(Currency::Hkd)),
    ("港幣", Some(Currency::Hkd)),
    ("港元", Some(Currency::Hkd)),
    ("元", None),
    ("圆", None),
    ("圓", None),
    ("HK$", Some(Currency::Hkd)),
    ("HKD", Some(Currency::Hkd)),
    ("RMB", Some(Currency::Cny)),
    ("CNY", Some(Currency::Cny)),
    ("CN¥", Some(Currency::Cny)),
    ("¥", Some(Currency::Cny)),
    ("$", Some(Currency::Hkd)),
];

/// Whether a mark stands for a blank cell.
fn is_blank_mark(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|letter| matches!(letter, '-' | '—' | '–' | '―' | '/' | '−'))
}

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
    if is_plain_number(text) {
        return AmountReading::Plain(text.to_owned());
    }
    let cell = plain(text);
    if cell.is_empty() {
        return AmountReading::Blank;
    }
    if is_blank_mark(&cell) {
        return AmountReading::BlankMark;
    }
    let mut named = Vec::new();
    let (cell, negative) = sign(&cell, &mut named);
    let other = |found: &Currency| currency.is_some_and(|currency| currency != *found);
    if named.iter().any(other) {
        return AmountReading::OtherCurrency;
    }
    let Some(digits) = ungrouped(&cell).filter(|digits| is_plain_number(digits)) else {
        return AmountReading::Refused(probable(&cell));
    };
    let signed = if negative { format!("-{digits}") } else { digits };
    if signed == text { AmountReading::Plain(signed) } else { AmountReading::Cleaned(signed) }
}

/// Digits, with at most one point between digits, and a sign.
pub(crate) fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(fraction)
}

/// A cell without its affixes; the currencies that they name are added.
fn without_affixes<'a>(cell: &'a str, named: &mut Vec<Currency>) -> &'a str {
    let mut rest = cell;
    loop {
        let before = rest;
        for (affix, currency) in AFFIXES {
            let bare = rest.strip_prefix(affix).unwrap_or(rest).trim_start();
            let bare = bare.strip_suffix(affix).unwrap_or(bare).trim_end();
            if bare.len() + affix.len() <= rest.len() {
                named.extend(currency);
            }
            rest = bare;
        }
        if rest == before {
            return rest;
        }
    }
}

/// The amount without its affixes and its sign, and whether it is below zero.
fn sign(cell: &str, named: &mut Vec<Currency>) -> (String, bool) {
    let cell = without_affixes(cell, named);
    if let Some(inside) = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (without_affixes(inside.trim(), named).to_owned(), true);
    }
    for minus in ['-', '−'] {
        if let Some(rest) = cell.strip_prefix(minus) {
            return (without_affixes(rest.trim(), named).to_owned(), true);
        }
    }
    (cell.strip_prefix('+').unwrap_or(cell).to_owned(), false)
}

/// Digits without separators, where they group by three and by nothing else.
fn ungrouped(cell: &str) -> Option<String> {
    let (whole, fraction) = cell.split_once('.').map_or((cell, None), |(w, f)| (w, Some(f)));
    let separators: Vec<char> = whole.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let Some(&separator) = separators.first() else { return Some(cell.to_owned()) };
    let one_kind = separators.iter().all(|other| *other == separator);
    if !one_kind || !(separator == ',' || separator == ' ') {
        return None;
    }
    let groups: Vec<&str> = whole.split(separator).collect();
    let (first, rest) = groups.split_first()?;
    if first.is_empty() || first.len() > 3 || rest.iter().any(|group| group.len() != 3) {
        return None;
    }
    let digits = groups.concat();
    Some(fraction.map_or(digits.clone(), |fraction| format!("{digits}.{fraction}")))
}

/// What a refused cell probably means; it is offered and never taken.
fn probable(cell: &str) -> Option<String> {
    for (unit, zeros) in [('万', 4), ('萬', 4), ('亿', 8), ('億', 8)] {
        if let Some(number) = cell.strip_suffix(unit) {
            return shifted(number.trim(), zeros).or_else(|| chinese(cell).map(|n| n.to_string()));
        }
    }
    if let Some((digits, exponent)) = cell.split_once(['E', 'e']) {
        let exponent: usize = exponent.trim_start_matches('+').parse().ok()?;
        return (exponent < 13).then(|| shifted(digits, exponent)).flatten();
    }
    if let Some((whole, fraction)) = cell.rsplit_once(',')
        && fraction.len() <= 2
        && whole.contains('.')
    {
        let digits = whole.replace('.', "");
        let reading = format!("{digits}.{fraction}");
        return is_plain_number(&reading).then_some(reading);
    }
    chinese(cell).map(|number| number.to_string())
}

/// A number with its point moved to the right.
fn shifted(number: &str, places: usize) -> Option<String> {
    if !is_plain_number(number) {
        return None;
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let moved = places.min(fraction.len());
    let zeros = "0".repeat(places - moved);
    let whole = format!("{whole}{}{zeros}", &fraction[..moved]);
    let whole = whole.trim_start_matches('0');
    let rest = &fraction[moved..];
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") })
}

/// A whole number in Chinese numerals below a trillion.
fn chinese(text: &str) -> Option<u64> {
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, 0_u64);
    if text.is_empty() {
        return None;
    }
    for letter in text.chars() {
        let known = match letter {
            '〇' => Some(0),
            '两' | '兩' => Some(2),
            other => "零一二三四五六七八九".chars().position(|known| known == other),
        };
        if let Some(value) = known {
            digit = u64::try_from(value).ok()?;
            continue;
        }
        match letter {
            '十' => section += digit.max(1) * 10,
            '百' => section += digit * 100,
            '千' => section += digit * 1_000,
            '万' | '萬' => total += (section + digit) * 10_000,
            '亿' | '億' => total = (total + section + digit) * 100_000_000,
            _ => return None,
        }
        if matches!(letter, '万' | '萬' | '亿' | '億') {
            section = 0;
        }
        digit = 0;
    }
    Some(total + section + digit)
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
            ("=1+1", None),
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
