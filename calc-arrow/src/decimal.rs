//! Decimals of every width, by value.

use arrow_buffer::i256;

/// The most decimals with which a wide decimal is kept: more than any column takes, and few enough that the
/// digits before the point have room. One with more of them is shown as a text.
const MOST_WIDE_DECIMALS: i8 = 12;

/// A decimal as digits and how many of them stand behind the point, or as the text of one that has more
/// digits than any amount.
pub(crate) enum Number {
    Digits(i128),
    Text(String),
}

/// The decimals that the numbers of a column of some scale are kept with.
pub(crate) fn decimals(scale: i8) -> u8 {
    u8::try_from(scale).unwrap_or(0)
}

/// The same of wide decimals.
pub(crate) fn wide_decimals(scale: i8) -> u8 {
    decimals(scale.min(MOST_WIDE_DECIMALS))
}

/// A number of a scale, with the decimals of [`decimals`].
pub(crate) fn number(digits: i128, scale: i8) -> Number {
    let zeros = u32::from(scale.unsigned_abs());
    if scale >= 0 {
        return Number::Digits(digits);
    }
    match 10_i128.checked_pow(zeros).and_then(|power| digits.checked_mul(power)) {
        Some(digits) => Number::Digits(digits),
        None => Number::Text(text(&digits.to_string(), scale)),
    }
}

/// The same of a wide decimal, with the decimals of [`wide_decimals`].
pub(crate) fn wide_number(digits: i256, scale: i8) -> Number {
    let beyond = i16::from(scale) - i16::from(MOST_WIDE_DECIMALS);
    if beyond <= 0 {
        return match digits.to_i128() {
            Some(digits) => number(digits, scale),
            None => Number::Text(text(&digits.to_string(), scale)),
        };
    }
    // Zeros behind the last decimal say nothing.
    let mut kept = digits;
    for _ in 0..beyond {
        if kept.checked_rem(i256::from_i128(10)) != Some(i256::ZERO) {
            return Number::Text(text(&digits.to_string(), scale));
        }
        kept = kept.checked_div(i256::from_i128(10)).unwrap_or(i256::ZERO);
    }
    match kept.to_i128() {
        Some(kept) => Number::Digits(kept),
        None => Number::Text(text(&digits.to_string(), scale)),
    }
}

/// Digits as a number of plain digits.
fn text(digits: &str, scale: i8) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let places = usize::from(scale.unsigned_abs());
    if scale <= 0 {
        return format!("{sign}{digits}{}", "0".repeat(places));
    }
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    format!("{sign}{whole}.{part}")
}
