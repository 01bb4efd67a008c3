//! Amounts as people write them: `￥1,234.50`, `人民幣78萬元`, `65000*12`. Every face reads them here, so that
//! no two of them take the same text for different amounts.
//!
//! A text that can mean one amount only is read. One that stands for an amount in another way (a unit of
//! ten thousand, a product, Chinese numerals, a decimal comma) is not: what it probably means is offered.

mod probable;

use crate::law::money::{Currency, parse_minor};
use probable::{UNITS, probable};

/// How a text reads as an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountReading {
    /// Nothing stands there.
    Blank,
    /// A mark that stands for nothing: `-`, `—`, `/`.
    BlankMark,
    /// Digits as the columns take them, perhaps with a minus sign.
    Plain(String),
    /// The same after affixes, separators or full-width signs were taken off.
    Cleaned(String),
    /// An amount in another currency than is asked for.
    OtherCurrency,
    /// Nothing that can be read for certain; with what was probably meant, if there is such a thing.
    Refused(Option<String>),
}

/// What an affix says about the currency.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    One(Currency),
    /// The unit of either currency.
    Either,
    /// A currency that no column takes.
    Foreign,
}

use Named::{Either, Foreign};

const CNY: Named = Named::One(Currency::Cny);
const HKD: Named = Named::One(Currency::Hkd);

/// What may stand around an amount. A dollar sign alone is Hong Kong's: nobody writes one for renminbi.
/// A longer affix stands before the shorter ones that are part of it.
const AFFIXES: [(&str, Named); 54] = [
    ("人民币元", CNY),
    ("人民幣元", CNY),
    ("人民币", CNY),
    ("人民幣", CNY),
    ("CN¥", CNY),
    ("CNY", CNY),
    ("RMB", CNY),
    ("港币元", HKD),
    ("港幣元", HKD),
    ("港币", HKD),
    ("港幣", HKD),
    ("港元", HKD),
    ("港纸", HKD),
    ("港紙", HKD),
    ("HK$", HKD),
    ("HKD", HKD),
    ("US$", Foreign),
    ("NT$", Foreign),
    ("MOP$", Foreign),
    ("A$", Foreign),
    ("C$", Foreign),
    ("S$", Foreign),
    ("USD", Foreign),
    ("EUR", Foreign),
    ("GBP", Foreign),
    ("JPY", Foreign),
    ("MOP", Foreign),
    ("TWD", Foreign),
    ("SGD", Foreign),
    ("AUD", Foreign),
    ("CAD", Foreign),
    ("美元", Foreign),
    ("美金", Foreign),
    ("欧元", Foreign),
    ("歐元", Foreign),
    ("英镑", Foreign),
    ("英鎊", Foreign),
    ("日元", Foreign),
    ("日圓", Foreign),
    ("澳门元", Foreign),
    ("澳門元", Foreign),
    ("新台币", Foreign),
    ("新臺幣", Foreign),
    ("新台幣", Foreign),
    ("€", Foreign),
    ("£", Foreign),
    ("元整", Either),
    ("元正", Either),
    ("圆整", Either),
    ("圓整", Either),
    ("元", Either),
    ("圆", Either),
    ("圓", Either),
    ("¥", CNY),
];

/// A dollar sign; it is looked for behind all the others, of which it is a part.
const DOLLAR: (&str, Named) = ("$", HKD);

/// The longest text that is looked at closely; no amount is as long.
const LONGEST: usize = 256;

/// What a text that is no amount as columns take it probably stands for; none where nothing can be
/// said, or the currency is another.
pub fn probable_amount(text: &str, currency: Option<Currency>) -> Option<String> {
    match read_amount(text, currency) {
        AmountReading::Cleaned(reading) | AmountReading::Refused(Some(reading)) => {
            parse_minor(reading.as_bytes()).is_ok().then_some(reading)
        }
        _ => None,
    }
}

/// Reads an amount in a currency; without one, as a number that takes either sign.
pub fn read_amount(text: &str, currency: Option<Currency>) -> AmountReading {
    if is_plain_number(text) {
        return AmountReading::Plain(text.to_owned());
    }
    if text.len() > LONGEST {
        return AmountReading::Refused(None);
    }
    let cell = narrow(text);
    let cell = cell.trim();
    if cell.is_empty() {
        return AmountReading::Blank;
    }
    if is_blank_mark(cell) {
        return AmountReading::BlankMark;
    }
    let mut named = Vec::new();
    let (cell, negative) = sign(cell, &mut named);
    let is_other = |found: &Named| match found {
        Either => false,
        Foreign => true,
        Named::One(found) => currency.is_some_and(|currency| currency != *found),
    };
    let readable = |digits: &String| is_plain_number(digits);
    let digits = ungrouped(cell).filter(readable);
    let probable = || probable(cell).filter(readable);
    if named.iter().any(is_other) && (digits.is_some() || probable().is_some()) {
        // Without a currency of its own a column takes no amount at all.
        return currency.map_or(AmountReading::Refused(None), |_| AmountReading::OtherCurrency);
    }
    let Some(digits) = digits else {
        // Below zero nothing is offered: no column takes it.
        return AmountReading::Refused(probable().filter(|_| !negative));
    };
    let signed = if negative { format!("-{digits}") } else { digits };
    if signed == text { AmountReading::Plain(signed) } else { AmountReading::Cleaned(signed) }
}

/// Digits, with at most one point between digits, and a sign.
pub fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(fraction)
}

/// Whether a text is made of nothing but what amounts are written with, so that it names nobody.
pub fn is_made_of_numbers(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let cell = narrow(text);
    let bare = without_affixes(cell.trim(), &mut Vec::new());
    let bare = UNITS.iter().find_map(|(unit, _)| without_end(bare, unit)).unwrap_or(bare);
    // A letter of a unit or a product stands behind a digit; as a name it does not.
    let units = bare.contains(|letter: char| letter.is_ascii_digit());
    bare.chars().all(|letter| {
        letter.is_ascii_digit()
            || (letter.is_whitespace() && !letter.is_control())
            || ".,+-()%'/$¥eE#|*×=".contains(letter)
            || (units && "xX万萬亿億千百十元".contains(letter))
    })
}

/// Letters, digits and signs of the width of a Latin letter, blanks of every kind as one, and nothing that
/// cannot be seen.
fn narrow(text: &str) -> String {
    let one = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '￥' => '¥',
        '￡' => '£',
        '−' | '﹣' => '-',
        '﹐' | '、' => ',',
        '。' | '﹒' => '.',
        '∗' => '*',
        '’' | '‘' => '\'',
        other if other.is_whitespace() && !other.is_control() => ' ',
        other => other,
    };
    let hidden =
        |letter: &char| matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\0');
    text.chars().filter(|letter| !hidden(letter)).map(one).collect()
}

/// Whether a mark stands for a blank cell.
fn is_blank_mark(text: &str) -> bool {
    text.chars().all(|letter| matches!(letter, '-' | '—' | '–' | '―' | '/'))
}

/// A text without an end, whatever the case of its Latin letters.
fn without_end<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(end.len())?;
    text.get(at..).filter(|found| found.eq_ignore_ascii_case(end))?;
    text.get(..at).map(str::trim_end)
}

/// A text without a beginning, likewise.
fn without_start<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    text.get(..start.len()).filter(|found| found.eq_ignore_ascii_case(start))?;
    text.get(start.len()..).map(str::trim_start)
}

/// A text without its affixes; what they say about the currency is added.
fn without_affixes<'a>(cell: &'a str, named: &mut Vec<Named>) -> &'a str {
    let mut rest = cell;
    'again: loop {
        for (affix, currency) in AFFIXES.into_iter().chain([DOLLAR]) {
            let bare = without_start(rest, affix).or_else(|| without_end(rest, affix));
            if let Some(bare) = bare {
                named.push(currency);
                rest = bare;
                continue 'again;
            }
        }
        return rest;
    }
}

/// The amount without its affixes and its sign, and whether it is below zero.
fn sign<'a>(cell: &'a str, named: &mut Vec<Named>) -> (&'a str, bool) {
    let cell = without_affixes(cell, named);
    if let Some(inside) = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (without_affixes(inside.trim(), named), true);
    }
    if let Some(rest) = cell.strip_prefix('-') {
        return (without_affixes(rest.trim(), named), true);
    }
    (cell.strip_prefix('+').map_or(cell, str::trim_start), false)
}

/// Digits without separators, where they group by three and by nothing else.
fn ungrouped(cell: &str) -> Option<String> {
    let (whole, fraction) = cell.split_once('.').map_or((cell, None), |(w, f)| (w, Some(f)));
    let separators: Vec<char> = whole.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let Some(&separator) = separators.first() else { return Some(cell.to_owned()) };
    let one_kind = separators.iter().all(|other| *other == separator);
    if !one_kind || !matches!(separator, ',' | ' ' | '\'') {
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

#[cfg(test)]
mod tests {
    use super::*;

    const CNY: Option<Currency> = Some(Currency::Cny);
    const HKD: Option<Currency> = Some(Currency::Hkd);

    fn refused(reading: &str) -> AmountReading {
        AmountReading::Refused(Some(reading.to_owned()))
    }

    #[test]
    fn what_can_mean_one_amount_is_read() {
        for (text, currency, digits) in [
            ("￥780,000.00", CNY, "780000.00"),
            ("人民幣780000", CNY, "780000"),
            ("人民币 780,000 元", CNY, "780000"),
            ("780000元整", CNY, "780000"),
            ("rmb 780000", CNY, "780000"),
            ("７８００００．５０", CNY, "780000.50"),
            ("７８０，０００", CNY, "780000"),
            ("780\u{a0}000", CNY, "780000"),
            ("780'000", CNY, "780000"),
            ("+500", CNY, "500"),
            ("(500)", CNY, "-500"),
            ("－500", CNY, "-500"),
            ("HK$ 780,000", HKD, "780000"),
            ("780000港元", HKD, "780000"),
            ("hkd780000", HKD, "780000"),
            ("＄780000", HKD, "780000"),
            ("3", None, "3"),
        ] {
            let cleaned = match read_amount(text, currency) {
                AmountReading::Plain(digits) | AmountReading::Cleaned(digits) => digits,
                other => format!("{other:?}"),
            };
            assert_eq!(cleaned, digits, "{text}");
        }
        assert_eq!(read_amount("-5.5", CNY), AmountReading::Plain("-5.5".to_owned()));
        assert_eq!(read_amount("\u{3000}", CNY), AmountReading::Blank);
        assert_eq!(read_amount("——", CNY), AmountReading::BlankMark);
    }

    #[test]
    fn another_currency_is_never_the_columns() {
        for text in [
            "HKD 780000",
            "780000港元",
            "HK$78萬",
            "$780000",
            "US$ 5",
            "5美元",
            "€5",
            "£5",
            "港幣 65000*12",
        ] {
            assert_eq!(read_amount(text, CNY), AmountReading::OtherCurrency, "{text}");
        }
        for text in ["人民幣780000", "￥780000", "CNY 78万", "780000人民币元", "US$5", "5 usd"]
        {
            assert_eq!(read_amount(text, HKD), AmountReading::OtherCurrency, "{text}");
        }
    }

    #[test]
    fn what_stands_for_an_amount_in_another_way_is_offered() {
        for (text, reading) in [
            ("78萬", "780000"),
            ("78万", "780000"),
            ("1.2万", "12000"),
            ("人民幣78萬元", "780000"),
            ("1,200万", "12000000"),
            ("1.23456万", "12345.6"),
            ("７８萬", "780000"),
            ("7.8w", "78000"),
            ("780K", "780000"),
            ("0.78m", "780000"),
            ("3千万", "30000000"),
            ("65000*12", "780000"),
            ("65,000 × 12", "780000"),
            ("65000x12", "780000"),
            ("=65000*12", "780000"),
            ("6.5万*12+8万", "860000"),
            ("0.1*0.1", "0.01"),
            ("50000+30000", "80000"),
            ("1.234,56", "1234.56"),
            ("七十八万", "780000"),
            ("1.2E5", "120000"),
        ] {
            assert_eq!(read_amount(text, CNY), refused(reading), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_has_no_reading() {
        for text in [
            "12,34,5",
            "1,5",
            "1,23",
            "500 | 600",
            "65000/月",
            "65000*",
            "*12",
            "65000*12*",
            "12-34",
            "元",
            "HKD",
            "abc",
            "5.",
            ".5",
            "1.2.3",
            "--5",
            "65000 12",
            "万",
            "-78万",
            "约78万",
            "9999999999999999999*9999999999999999999*99",
            "65000-5000",
            "k",
            "5kk",
        ] {
            assert_eq!(read_amount(text, CNY), AmountReading::Refused(None), "{text}");
        }
        assert_eq!(read_amount("HKD 5", None), AmountReading::Cleaned("5".to_owned()));
        assert_eq!(read_amount("US$ 5", None), AmountReading::Refused(None));
        assert_eq!(
            read_amount(&"9".repeat(300).replace("99", "9 "), CNY),
            AmountReading::Refused(None)
        );
    }

    #[test]
    fn numbers_name_nobody() {
        for text in
            ["HKD 780000", "780000港元", "人民幣78萬元", "65000*12", "１２３", "7.8w", "(500)"]
        {
            assert!(is_made_of_numbers(text), "{text}");
        }
        for text in ["Mak", "万千", "x", "陈大文", "H12345678", "5 Chan"] {
            assert!(!is_made_of_numbers(text), "{text}");
        }
    }
}
