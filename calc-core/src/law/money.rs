//! Amounts of money: whole fen of yuan and whole cents of Hong Kong dollars.
//!
//! The two currencies are different types; only an [`ExchangeRate`](crate::law::rate::ExchangeRate)
//! turns one into the other. Arithmetic that overflows stops the program (release builds keep
//! overflow checks); inputs are bounded by [`LARGEST_AMOUNT`], far below that.

mod decimal_text;

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use decimal_text::text;
pub use decimal_text::{
    AMOUNT, AmountError, AmountText, LARGEST_AMOUNT, check_minor, parse_fixed, parse_minor,
    write_minor,
};

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
