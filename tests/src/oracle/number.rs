//! Exact fractions, and the three roundings that the contract names.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// Every amount, rate and share: an exact fraction.
pub type Q = BigRational;

/// A whole number.
pub fn int(value: i64) -> Q {
    Q::from_integer(BigInt::from(value))
}

/// `numerator / denominator`.
pub fn frac(numerator: i64, denominator: i64) -> Q {
    Q::new(BigInt::from(numerator), BigInt::from(denominator))
}

/// `percent / 100`.
pub fn percent(value: i64) -> Q {
    frac(value, 100)
}

/// Zero.
pub fn zero() -> Q {
    Q::zero()
}

/// The larger of the value and zero.
pub fn not_below_zero(value: Q) -> Q {
    if value.is_negative() { zero() } else { value }
}

/// The smaller of two values.
pub fn lower(a: Q, b: Q) -> Q {
    if b < a { b } else { a }
}

/// "To the fen": half-up. Only values that are not negative are rounded anywhere.
pub fn fen(value: &Q) -> Q {
    assert!(!value.is_negative(), "only non-negative amounts are rounded");
    (value * int(100) + frac(1, 2)).floor() / int(100)
}

/// "To the dollar": cut.
pub fn dollar(value: &Q) -> Q {
    assert!(!value.is_negative(), "only non-negative amounts are cut");
    value.floor()
}

/// "Rounded up to the dollar".
pub fn dollar_up(value: &Q) -> Q {
    value.ceil()
}

/// Two decimals, no separators. The value must already be a whole number of fen.
pub fn two_decimals(value: &Q) -> String {
    let scaled = value * int(100);
    assert!(scaled.is_integer(), "not a whole number of fen: {value}");
    let sign = if scaled.is_negative() { "-" } else { "" };
    let digits = format!("{:0>3}", scaled.to_integer().abs().to_string());
    let (whole, cents) = digits.split_at(digits.len() - 2);
    format!("{sign}{whole}.{cents}")
}

/// Whole dollars.
pub fn whole(value: &Q) -> String {
    assert!(value.is_integer(), "not a whole number of dollars: {value}");
    value.to_integer().to_string()
}

/// `^[0-9]+(\.[0-9]{1,max_decimals})?$`, read exactly; anything else is `None`.
pub fn decimal(text: &str, max_decimals: usize) -> Option<Q> {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => {
            if decimals.is_empty() || decimals.len() > max_decimals {
                return None;
            }
            (whole, decimals)
        }
        None => (text, ""),
    };
    if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) {
        return None;
    }
    let digits = format!("{whole}{decimals}");
    let numerator = digits.parse::<BigInt>().ok()?;
    let denominator = format!("1{}", "0".repeat(decimals.len())).parse::<BigInt>().ok()?;
    Some(Q::new(numerator, denominator))
}

/// `^[0-9]+$`, read as a whole number; anything else is `None`.
pub fn whole_number(text: &str) -> Option<i64> {
    if text.is_empty() || !all_digits(text) {
        return None;
    }
    text.parse::<i64>().ok()
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
