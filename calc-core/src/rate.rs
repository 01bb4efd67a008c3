//! Rates, shares and exchange rates: exact fractions, never floating-point numbers.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::money::{AmountError, parse_fixed};

/// A rate of tax or a share of an amount, as an exact fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The numerator.
    pub numerator: i64,
    /// The denominator, a power of ten.
    pub denominator: i64,
}

impl fmt::Display for Rate {
    /// In percent: `7.5%`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = rust_decimal::Decimal::from(self.numerator * 100)
            / rust_decimal::Decimal::from(self.denominator);
        write!(formatter, "{}%", percent.normalize())
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

macro_rules! millionths {
    ($(#[$doc:meta])* $name:ident, $low:expr, $high:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(i64);

        impl $name {
            /// How many millionths make one.
            pub const UNIT: i64 = 1_000_000;

            /// The value that is this many millionths.
            pub const fn new(millionths: i64) -> Self {
                Self(millionths)
            }

            /// The value in millionths.
            pub const fn millionths(self) -> i64 {
                self.0
            }

            /// Reads at most six decimals within the bounds of the type.
            ///
            /// # Errors
            /// Not a plain decimal, too many decimals, or out of bounds.
            pub fn parse(text: &[u8]) -> Result<Self, AmountError> {
                let millionths = parse_fixed(text, 6)?;
                if ($low..=$high).contains(&millionths) {
                    Ok(Self(millionths))
                } else {
                    Err(AmountError::TooLarge)
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "{}.{:06}", self.0 / Self::UNIT, self.0 % Self::UNIT)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    };
}

millionths!(
    /// A share from 0 to 1, to six decimals.
    Share,
    0,
    1_000_000
);
millionths!(
    /// Yuan for one Hong Kong dollar, from 0.5 to 2, to six decimals.
    ExchangeRate,
    500_000,
    2_000_000
);

impl Share {
    /// The whole.
    pub const WHOLE: Self = Self::new(Self::UNIT);
}
