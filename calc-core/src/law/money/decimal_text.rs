//! Amounts as decimal text: reading and writing whole fen and cents.

use arrayvec::ArrayString;

/// The largest amount that a fact may state, in whole units of its currency.
pub const LARGEST_AMOUNT: i64 = 1_000_000_000_000;

/// An amount could not be read as money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Not digits with at most one decimal point between them.
    NotANumber,
    /// Below zero.
    Negative,
    /// More than two decimals.
    TooPrecise,
    /// Above [`LARGEST_AMOUNT`].
    TooLarge,
}

/// Reads digits, optionally followed by a point and one or two more, as minor units.
///
/// # Errors
/// Anything else: signs, separators, exponents, full-width digits, a bare point.
pub fn parse_minor(text: &[u8]) -> Result<i64, AmountError> {
    parse_fixed(text, 2).and_then(check_minor)
}

/// An amount that is no larger than the largest that is read.
///
/// # Errors
/// [`AmountError::TooLarge`].
#[inline]
pub const fn check_minor(minor: i64) -> Result<i64, AmountError> {
    if minor > LARGEST_AMOUNT * 100 { Err(AmountError::TooLarge) } else { Ok(minor) }
}

/// Reads an unsigned decimal of at most `decimals` places as an integer of that scale.
///
/// # Errors
/// As [`parse_minor`]; [`AmountError::TooLarge`] past eighteen digits.
pub fn parse_fixed(text: &[u8], decimals: u32) -> Result<i64, AmountError> {
    plain_decimal(text, decimals).ok_or(()).or_else(|()| parse_any(text, decimals))
}

/// Reads what nearly every cell holds: at most fifteen digits, a point and two more.
#[inline]
fn plain_decimal(text: &[u8], decimals: u32) -> Option<i64> {
    let (whole, tenths, hundredths) = match *text {
        [ref whole @ .., b'.', tenths, hundredths] => (whole, tenths, hundredths),
        [ref whole @ .., b'.', tenths] => (whole, tenths, b'0'),
        _ => (text, b'0', b'0'),
    };
    if whole.is_empty() || whole.len() > 15 || decimals < 2 {
        return None;
    }
    let (mut value, mut largest) = (0_u64, 0);
    let mut push = |byte: u8| {
        let digit = byte.wrapping_sub(b'0');
        largest = largest.max(digit);
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
    };
    for byte in whole {
        push(*byte);
    }
    push(tenths);
    push(hundredths);
    let value = (largest <= 9).then_some(value)?;
    i64::try_from(value).ok()?.checked_mul(10_i64.checked_pow(decimals - 2)?)
}

/// Reads anything else, and says why it is no amount.
fn parse_any(text: &[u8], decimals: u32) -> Result<i64, AmountError> {
    let mut value: i64 = 0;
    let mut digits: u32 = 0;
    let mut point: Option<u32> = None;
    for &byte in text {
        if byte.is_ascii_digit() {
            if digits >= 18 {
                return Err(not_plain(text, AmountError::TooLarge));
            }
            value = value * 10 + i64::from(byte - b'0');
            // Leading zeros do not count against the limit.
            digits += u32::from(value != 0 || point.is_some());
            if let Some(places) = point.as_mut() {
                *places += 1;
            }
        } else if byte == b'.' && point.is_none() && text[0] != b'.' {
            point = Some(0);
        } else {
            return Err(not_plain(text, AmountError::NotANumber));
        }
    }
    let places = point.unwrap_or(0);
    if text.is_empty() || point == Some(0) {
        return Err(AmountError::NotANumber);
    }
    if places > decimals {
        return Err(AmountError::TooPrecise);
    }
    10_i64
        .checked_pow(decimals - places)
        .and_then(|power| value.checked_mul(power))
        .ok_or(AmountError::TooLarge)
}

/// The reason for which a text is not an amount: a minus sign tells more than "not a number".
fn not_plain(text: &[u8], otherwise: AmountError) -> AmountError {
    let plain = |digits: &[u8]| {
        !digits.is_empty() && digits.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
    };
    match text.split_first() {
        Some((b'-', rest)) if plain(rest) => AmountError::Negative,
        _ if plain(text) => otherwise,
        _ => AmountError::NotANumber,
    }
}

/// The bytes that the longest amount may take as text.
pub const AMOUNT: usize = 24;

/// Room for the longest amount as text.
pub type AmountText = [u8; AMOUNT];

/// Writes minor units as decimal text into `buffer` and returns the part that is used.
///
/// `decimals` is 2 for fen, or 0 where the minor units are known to be whole.
pub fn write_minor(minor: i64, decimals: bool, buffer: &mut AmountText) -> &[u8] {
    let mut digits = itoa::Buffer::new();
    let (whole, cents) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
    let whole = digits.format(whole).as_bytes();
    let start = usize::from(minor < 0);
    buffer[0] = b'-';
    let mut end = start + whole.len();
    buffer[start..end].copy_from_slice(whole);
    if decimals {
        // Both digits fit a byte.
        let digit = |value: u64| b'0' + u8::try_from(value % 10).unwrap_or(0);
        buffer[end..end + 3].copy_from_slice(&[b'.', digit(cents / 10), digit(cents)]);
        end += 3;
    }
    &buffer[..end]
}

/// The same as a text, for those who need one: bytes would have to be looked at to be one.
pub(super) fn text(minor: i64, decimals: bool) -> ArrayString<AMOUNT> {
    let (mut digits, mut text) = (itoa::Buffer::new(), ArrayString::new());
    if minor < 0 {
        text.push('-');
    }
    text.push_str(digits.format(minor.unsigned_abs() / 100));
    if decimals {
        text.push('.');
        let cents = digits.format(100 + minor.unsigned_abs() % 100);
        text.push_str(&cents[1..]);
    }
    text
}
