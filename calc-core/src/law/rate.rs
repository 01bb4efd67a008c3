//! Rates, shares and exchange rates: exact fractions, never floating-point numbers.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::law::money::{AmountError, parse_fixed};

/// A rate of tax or a share of an amount, as an exact fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The numerator of the exact fraction.
    pub numerator: i64,
    /// The denominator, a power of ten.
    pub denominator: i64,
}

impl fmt::Display for Rate {
    /// In percent: `7.5%`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = self.numerator * 100;
        if percent % self.denominator == 0 {
            return write!(formatter, "{}%", percent / self.denominator);
        }
        // The denominator is a power of ten, so nothing else has to be divided.
        let decimals = self.denominator.ilog10();
        write!(formatter, "{}%", rust_decimal::Decimal::new(percent, decimals).normalize())
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
                Self::from_millionths(parse_fixed(text, 6)?)
            }

            /// The value, if it is within the bounds of the type.
            ///
            /// # Errors
            /// Out of bounds.
            pub fn from_millionths(millionths: i64) -> Result<Self, AmountError> {
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

millionths!(
    /// A quantity of shares, a price or a rate of exchange, from 0 to 10^12, to six decimals.
    Quantity,
    0,
    1_000_000_000_000_000_000
);

/// A percentage that may be above the whole, such as a rate of duty: at most four decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(i64);

impl Percent {
    /// How many parts make the whole.
    pub const UNIT: i64 = 1_000_000;

    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The largest that is read: ten times the whole.
    const LARGEST: i64 = 10 * Self::UNIT;

    /// The millionths of the whole.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Reads `6.5%`. Without the sign it would not be clear what is meant.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_suffix('%')?;
        let value = parse_fixed(digits.as_bytes(), 4).ok()?;
        (value <= Self::LARGEST).then_some(Self(value))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}%", rust_decimal::Decimal::new(self.0, 4).normalize())
    }
}

/// A number of persons, or the average of one, in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thousandths(i64);

impl Thousandths {
    /// The largest number that is read.
    const LARGEST: i64 = 10_000_000_000;

    /// A whole number of persons.
    pub fn whole(number: u32) -> Self {
        Self(i64::from(number) * 1_000)
    }

    /// The number that is this many thousandths.
    pub const fn new(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// The number in thousandths of a person.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// Reads at most three decimals, up to ten million.
    pub fn parse(text: &str) -> Option<Self> {
        parse_fixed(text.as_bytes(), 3).ok().and_then(Self::from_thousandths)
    }

    /// The number, if it is at most ten million.
    pub fn from_thousandths(thousandths: i64) -> Option<Self> {
        (thousandths <= Self::LARGEST).then_some(Self(thousandths))
    }
}

impl fmt::Display for Thousandths {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", rust_decimal::Decimal::new(self.0, 3).normalize())
    }
}

impl Serialize for Thousandths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Share {
    /// The whole.
    pub const WHOLE: Self = Self::new(Self::UNIT);
}

/// A number of days in half days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct HalfDays(u16);

impl HalfDays {
    /// No days.
    pub const ZERO: Self = Self(0);

    /// The number of days that has so many halves.
    pub const fn new(halves: u16) -> Self {
        Self(halves)
    }

    /// The number of half days.
    pub const fn halves(self) -> u16 {
        self.0
    }
}

impl fmt::Display for HalfDays {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.0 / 2, if self.0 % 2 == 1 { ".5" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_have_their_sign_and_averages_three_decimals() {
        for (text, millionths) in [
            ("5%", Some(50_000)),
            ("6.5%", Some(65_000)),
            ("0%", Some(0)),
            ("1000%", Some(10_000_000)),
            ("1000.0001%", None),
            ("5", None),
            ("0.05", None),
            ("-5%", None),
            ("1.00001%", None),
        ] {
            assert_eq!(Percent::parse(text).map(Percent::millionths), millionths, "{text}");
        }
        for (text, shown) in
            [("300", Some("300")), ("300.125", Some("300.125")), ("1.2345", None), ("-1", None)]
        {
            let read = Thousandths::parse(text).map(|value| value.to_string());
            assert_eq!(read.as_deref(), shown, "{text}");
        }
        assert_eq!(Percent::parse("6.50%").map(|rate| rate.to_string()).as_deref(), Some("6.5%"));
    }
}
