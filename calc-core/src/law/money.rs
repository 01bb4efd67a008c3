//! Amounts of money: whole fen of yuan and whole cents of Hong Kong dollars.
//!
//! The two currencies are different types; only an [`ExchangeRate`](crate::law::rate::ExchangeRate)
//! turns one into the other. Arithmetic that overflows stops the program (release builds keep
//! overflow checks); inputs are bounded by [`LARGEST_AMOUNT`], far below that.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use arrayvec::ArrayString;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// The largest amount that a fact may state, in whole units of its currency.
pub const LARGEST_AMOUNT: i64 = 1_000_000_000_000;

/// The currency that an amount is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Renminbi yuan.
    Cny,
    /// Hong Kong dollar.
    Hkd,
}

/// What both currencies have in common.
pub trait Money: Copy + Ord + fmt::Display + 'static {
    /// The currency of the type.
    const CURRENCY: Currency;

    /// The amount that is this many fen or cents.
    fn from_minor(minor: i64) -> Self;

    /// The amount in fen or cents.
    fn minor(self) -> i64;
}

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
fn text(minor: i64, decimals: bool) -> ArrayString<AMOUNT> {
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

macro_rules! currency {
    ($(#[$doc:meta])* $name:ident, $currency:expr, $whole:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);

            /// The amount that is this many minor units.
            pub const fn new(minor: i64) -> Self {
                Self(minor)
            }

            /// The amount that is this many whole units.
            pub const fn $whole(units: i64) -> Self {
                Self(units * 100)
            }

            /// The amount in minor units.
            pub const fn minor(self) -> i64 {
                self.0
            }

            /// The amount, or nothing where it is negative.
            #[must_use]
            pub const fn or_zero(self) -> Self {
                if self.0 < 0 { Self::ZERO } else { self }
            }

            /// Reads an amount as the payroll file and the JSON facts write it.
            ///
            /// # Errors
            /// See [`parse_minor`].
            pub fn parse(text: &[u8]) -> Result<Self, AmountError> {
                parse_minor(text).map(Self)
            }
        }

        impl Money for $name {
            const CURRENCY: Currency = $currency;

            fn from_minor(minor: i64) -> Self {
                Self(minor)
            }

            fn minor(self) -> i64 {
                self.0
            }
        }

        impl Add for $name {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl Sub for $name {
            type Output = Self;

            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl Neg for $name {
            type Output = Self;

            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
                amounts.fold(Self::ZERO, Add::add)
            }
        }

        impl From<$name> for Decimal {
            fn from(amount: $name) -> Self {
                Decimal::new(amount.0, 2)
            }
        }

        impl TryFrom<Decimal> for $name {
            type Error = AmountError;

            /// Takes an amount of at most two decimals; nothing is rounded.
            fn try_from(amount: Decimal) -> Result<Self, AmountError> {
                if amount.is_sign_negative() && !amount.is_zero() {
                    return Err(AmountError::Negative);
                }
                Self::parse(amount.normalize().to_string().as_bytes())
            }
        }

        impl Serialize for $name {
            /// As [`fmt::Display`] writes it, without the way through a formatter: an answer holds
            /// hundreds of amounts.
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&text(self.0, self.shows_cents()))
            }
        }
    };
}

currency!(
    /// An amount of renminbi, in whole fen.
    Cny,
    Currency::Cny,
    yuan
);
currency!(
    /// An amount of Hong Kong dollars, in whole cents. Taxes and allowances are whole dollars.
    Hkd,
    Currency::Hkd,
    dollars
);

impl Cny {
    /// Amounts of yuan always have their two decimals.
    #[allow(clippy::unused_self)]
    const fn shows_cents(self) -> bool {
        true
    }
}

impl Hkd {
    /// Whole dollars stand without decimals.
    const fn shows_cents(self) -> bool {
        self.0 % 100 != 0
    }

    /// The whole dollars of the amount, cents cut.
    #[must_use]
    pub const fn cut_to_dollar(self) -> Self {
        Self(self.0 - self.0 % 100)
    }
}

impl fmt::Display for Cny {
    /// Two decimals, no separators: `1234.50`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&text(self.0, self.shows_cents()))
    }
}

impl fmt::Display for Hkd {
    /// Whole dollars without decimals, anything else with two: `43030`, `0.50`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&text(self.0, self.shows_cents()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_only_plain_amounts() {
        let good: [(&str, i64); 6] = [
            ("0", 0),
            ("12", 1_200),
            ("12.3", 1_230),
            ("0012.34", 1_234),
            ("1000000000000", 100_000_000_000_000),
            ("1000000000000.00", 100_000_000_000_000),
        ];
        for (text, minor) in good {
            assert_eq!(Cny::parse(text.as_bytes()), Ok(Cny::new(minor)), "{text}");
        }
        let bad = [
            ("", AmountError::NotANumber),
            (".", AmountError::NotANumber),
            (".5", AmountError::NotANumber),
            ("5.", AmountError::NotANumber),
            ("1.2.3", AmountError::NotANumber),
            ("+1", AmountError::NotANumber),
            ("1_000", AmountError::NotANumber),
            ("1e3", AmountError::NotANumber),
            ("1.23E+05", AmountError::NotANumber),
            ("12,34,5", AmountError::NotANumber),
            ("１２３", AmountError::NotANumber),
            ("(500)", AmountError::NotANumber),
            ("--5", AmountError::NotANumber),
            ("-5", AmountError::Negative),
            ("-5.00", AmountError::Negative),
            ("1.234", AmountError::TooPrecise),
            ("1000000000000.01", AmountError::TooLarge),
            ("99999999999999999999999999", AmountError::TooLarge),
        ];
        for (text, error) in bad {
            assert_eq!(Cny::parse(text.as_bytes()), Err(error), "{text}");
        }
    }

    #[test]
    fn writes_what_it_reads() {
        for text in ["0.00", "0.05", "1.00", "-1.05", "999999999999.99"] {
            let minor: i64 = text.replace('.', "").parse().unwrap();
            assert_eq!(Cny::new(minor).to_string(), text);
        }
        assert_eq!(Hkd::dollars(-7).to_string(), "-7");
        assert_eq!(Hkd::new(50).to_string(), "0.50");
    }

    #[test]
    fn decimals_come_and_go_unrounded() {
        let amount = Decimal::new(123_400, 4);
        assert_eq!(Cny::try_from(amount), Ok(Cny::new(1_234)));
        assert_eq!(Cny::try_from(Decimal::new(12_345, 3)), Err(AmountError::TooPrecise));
        assert_eq!(Cny::try_from(Decimal::new(-1, 0)), Err(AmountError::Negative));
        assert_eq!(Decimal::from(Cny::new(1_234)), Decimal::new(1_234, 2));
    }
}
