//! What an amount is multiplied by.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::law::money::Hkd;
use crate::law::period::MONTHS_OF_YEAR;
use crate::law::rate::{Percent, Rate, Share};

/// What an amount is multiplied by; written as a person reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Multiplier {
    /// A rate of tax: `20%`.
    Rate(Rate),
    /// A rate that a user gave: `6.5%`.
    Percent(Percent),
    /// A share from 0 to 1: `0.600000`.
    Share(Share),
    /// A rate for a number of months of a year: `4% x 5 / 12`.
    Months(Rate, u8),
    /// A person's part of a couple's income: `300000 / 500000`.
    Part(Hkd, Hkd),
    /// Days of work in China, in halves, of the days of a period: `12.5 / 31`.
    Days(u32, u32),
}

impl Multiplier {
    /// As a fraction.
    pub(crate) fn fraction(self) -> (i64, i64) {
        match self {
            Self::Rate(rate) => (rate.numerator, rate.denominator),
            Self::Percent(percent) => (percent.millionths(), Percent::UNIT),
            Self::Share(share) => (share.millionths(), Share::UNIT),
            Self::Months(rate, months) => {
                (rate.numerator * i64::from(months), rate.denominator * i64::from(MONTHS_OF_YEAR))
            }
            Self::Part(own, couple) => (own.minor(), couple.minor()),
            Self::Days(half_days, days) => (half_days.into(), i64::from(days) * 2),
        }
    }
}

impl fmt::Display for Multiplier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rate(rate) => rate.fmt(formatter),
            Self::Percent(percent) => percent.fmt(formatter),
            Self::Share(share) => share.fmt(formatter),
            Self::Months(rate, months) => write!(formatter, "{rate} x {months} / {MONTHS_OF_YEAR}"),
            Self::Part(own, couple) => write!(formatter, "{own} / {couple}"),
            Self::Days(half_days, days) => {
                let half = if half_days.is_multiple_of(2) { "" } else { ".5" };
                write!(formatter, "{}{half} / {days}", half_days / 2)
            }
        }
    }
}

impl Serialize for Multiplier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
