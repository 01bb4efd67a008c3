//! What a text that stands for an amount in another way probably means: with a unit, as a product, with a
//! decimal comma, in Chinese numerals, in scientific notation. It is offered and never taken.

use super::{is_plain_number, ungrouped, without_end};

/// Units behind a number, and how many places they move its point.
pub(super) const UNITS: [(&str, usize); 15] = [
    ("千万", 7),
    ("千萬", 7),
    ("百万", 6),
    ("百萬", 6),
    ("十万", 5),
    ("十萬", 5),
    ("万", 4),
    ("萬", 4),
    ("亿", 8),
    ("億", 8),
    ("千", 3),
    ("w", 4),
    ("k", 3),
    ("mn", 6),
    ("m", 6),
];

/// Marks between the factors of a product.
const TIMES: [char; 4] = ['*', '×', 'x', 'X'];

/// Decimals of a sum. Four hold the product of two amounts; what needs more is no amount.
const SCALE: u32 = 4;

/// What a refused text probably means; it is offered and never taken.
pub(super) fn probable(cell: &str) -> Option<String> {
    if let Some(number) = united(cell) {
        return Some(number);
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
    sum_of_products(cell).or_else(|| chinese(cell).map(|number| number.to_string()))
}

/// A number behind which a unit stands: `78萬`, `1.2万`, `780k`.
fn united(cell: &str) -> Option<String> {
    UNITS.iter().find_map(|(unit, places)| {
        let number = ungrouped(without_end(cell, unit)?)?;
        shifted(&number, *places)
    })
}

/// A number with its point moved to the right.
fn shifted(number: &str, places: usize) -> Option<String> {
    if !is_plain_number(number) || number.starts_with('-') {
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

/// What products and their sum come to: `65000*12`, `=6.5万*12+80,000`.
fn sum_of_products(cell: &str) -> Option<String> {
    let cell = cell.strip_prefix('=').unwrap_or(cell).trim();
    if !cell.contains(TIMES) && !cell.contains('+') {
        return None;
    }
    let mut sum = 0_i128;
    for term in cell.split('+') {
        let (mut digits, mut scale) = (1_i128, 0_u32);
        for factor in term.split(TIMES) {
            let factor = factor.trim();
            let number = united(factor).or_else(|| ungrouped(factor))?;
            if !is_plain_number(&number) || number.starts_with('-') {
                return None;
            }
            let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
            scale += u32::try_from(fraction.len()).ok()?;
            digits = digits.checked_mul(format!("{whole}{fraction}").parse().ok()?)?;
        }
        let power = |places: u32| 10_i128.checked_pow(places);
        let term = if scale <= SCALE {
            digits.checked_mul(power(SCALE - scale)?)?
        } else {
            let divisor = power(scale - SCALE)?;
            (digits % divisor == 0).then_some(digits / divisor)?
        };
        sum = sum.checked_add(term)?;
    }
    let unit = 10_i128.pow(SCALE);
    let (whole, rest) = (sum / unit, format!("{:04}", sum % unit));
    let rest = rest.trim_end_matches('0');
    Some(if rest.is_empty() { whole.to_string() } else { format!("{whole}.{rest}") })
}

/// A whole number in Chinese numerals below a trillion.
fn chinese(text: &str) -> Option<u64> {
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, 0_u64);
    let digits = |letter: char| "一二两兩三四五六七八九十".contains(letter);
    if !text.contains(digits) || text.chars().count() > 24 {
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
            '亿' | '億' => total = (total + section + digit).checked_mul(100_000_000)?,
            _ => return None,
        }
        if matches!(letter, '万' | '萬' | '亿' | '億') {
            section = 0;
        }
        digit = 0;
    }
    Some(total + section + digit)
}
