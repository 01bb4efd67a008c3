//! Amounts as a trace shows them.

use std::ops::Rem;

use serde::Serialize;

use crate::law::money::{Currency, Money};
use crate::law::rounding::Exact;

/// An amount with its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Amount {
    /// Yuan or Hong Kong dollars.
    pub currency: Currency,
    /// In minor units; written in yuan or Hong Kong dollars with two decimals. It may be negative.
    #[serde(serialize_with = "minor_as_text")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = r"^-?(0|[1-9][0-9]*)\.[0-9]{2}$"))]
    pub amount: i64,
}

impl<M: Money> From<M> for Amount {
    fn from(money: M) -> Self {
        Self { currency: M::CURRENCY, amount: money.minor() }
    }
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn minor_as_text<S: serde::Serializer>(minor: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    crate::law::money::Cny::new(*minor).serialize(serializer)
}

/// An exact amount in whole units of its currency, as a fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// The numerator.
    pub numerator: i128,
    /// The denominator, above zero.
    pub denominator: i128,
}

impl Fraction {
    /// A quotient in lowest terms; the denominator is above zero.
    pub(crate) fn ratio(numerator: i128, denominator: i128) -> Self {
        // Numbers of everyday size are divided by the machine itself.
        if let (Ok(top), Ok(bottom)) = (i64::try_from(numerator), i64::try_from(denominator)) {
            let common = common_divisor(top.unsigned_abs(), bottom.unsigned_abs());
            if let Ok(common) = i64::try_from(common) {
                let (numerator, denominator) = ((top / common).into(), (bottom / common).into());
                return Self { numerator, denominator };
            }
        }
        let common = common_divisor(numerator.abs(), denominator);
        Self { numerator: numerator / common, denominator: denominator / common }
    }
}

/// The largest number that divides two others, the second of which is above zero.
fn common_divisor<N: Copy + PartialEq + Default + Rem<Output = N>>(mut one: N, mut other: N) -> N {
    while one != N::default() {
        (one, other) = (other % one, one);
    }
    other
}

impl From<Exact> for Fraction {
    fn from(exact: Exact) -> Self {
        Self::ratio(exact.numerator, exact.denominator * 100)
    }
}

impl Serialize for Fraction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fraction = serializer.serialize_struct("Fraction", 2)?;
        fraction.serialize_field("numerator", &Digits(self.numerator))?;
        fraction.serialize_field("denominator", &Digits(self.denominator))?;
        fraction.end()
    }
}

/// A whole number as a text.
struct Digits(i128);

impl Serialize for Digits {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut digits = itoa::Buffer::new();
        match i64::try_from(self.0) {
            Ok(everyday) => serializer.serialize_str(digits.format(everyday)),
            Err(_) => serializer.serialize_str(digits.format(self.0)),
        }
    }
}
