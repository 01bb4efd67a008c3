//! The income of an event (国税函〔2009〕461号, 财税〔2005〕35号 art. 2, 财税〔2009〕5号 art. 1): exact, in fen, before
//! it is rounded once.

use std::fmt::Write as _;

use super::event::EventFacts;
use super::fields::{Currency, Kind};
use crate::law::money::LARGEST_AMOUNT;
use crate::law::params::alternatives::EquityRsuFormula;
use crate::law::rate::Quantity;
use crate::law::rounding::Exact;

impl EventFacts {
    /// The income, converted to yuan and split by days; nothing where it is above the largest amount or
    /// cannot be worked out exactly. It may be negative.
    pub(crate) fn income(&self, formula: EquityRsuFormula) -> Option<Exact> {
        let quantity = |quantity: Option<Quantity>| Ratio::of(quantity.unwrap_or(NOTHING));
        let (price, strike) = (quantity(self.price), quantity(self.strike));
        let shares = Ratio::of(self.shares);
        let averaged = || quantity(self.register_price).plus(price)?.over(2);
        let gain = match self.kind {
            Kind::OptionSold => price.times(shares)?,
            Kind::Award
                if formula == EquityRsuFormula::Averaged && self.register_price.is_some() =>
            {
                averaged()?.minus(strike)?.times(shares)?
            }
            Kind::Option | Kind::Sar | Kind::Award => price.minus(strike)?.times(shares)?,
            Kind::Restricted => {
                let part = shares.divided_by(quantity(self.granted_shares))?;
                averaged()?.times(shares)?.minus(quantity(self.paid_total).times(part)?)?
            }
        };
        let in_yuan = gain.times(Ratio::of(self.fx.unwrap_or(ONE)))?;
        let mainland = match (self.mainland_workdays, self.period_days) {
            (Some(days), Some(period)) => {
                in_yuan.times(Ratio::new(days.halves().into(), i128::from(period) * 2)?)?
            }
            _ => in_yuan,
        };
        let fen = mainland.times(Ratio { numerator: 100, denominator: 1 })?;
        let most = fen.denominator.checked_mul(i128::from(LARGEST_AMOUNT) * 100)?;
        // Rounding doubles both.
        let fits = fen.numerator.abs() <= most && fen.numerator.checked_mul(4).is_some();
        fits.then_some(Exact { numerator: fen.numerator, denominator: fen.denominator })
    }

    /// The computation as people write it: `(50 - 20) x 20000`.
    pub(crate) fn computation(&self, formula: EquityRsuFormula) -> String {
        let text = |quantity: Option<Quantity>| shown(quantity.unwrap_or(NOTHING));
        let (price, strike, shares) = (text(self.price), text(self.strike), shown(self.shares));
        let average = format!("({} + {price}) / 2", text(self.register_price));
        let mut out = match self.kind {
            Kind::OptionSold => format!("{price} x {shares}"),
            Kind::Restricted => format!(
                "{average} x {shares} - {} x {shares} / {}",
                text(self.paid_total),
                text(self.granted_shares)
            ),
            Kind::Award
                if formula == EquityRsuFormula::Averaged && self.register_price.is_some() =>
            {
                format!("({average} - {strike}) x {shares}")
            }
            Kind::Option | Kind::Sar | Kind::Award => format!("({price} - {strike}) x {shares}"),
        };
        if self.kind == Kind::Restricted && (self.fx.is_some() || self.period_days.is_some()) {
            out = format!("({out})");
        }
        // Writing to a string cannot fail.
        if let Some(rate) = self.fx.filter(|_| !matches!(self.currency, None | Some(Currency::Cny)))
        {
            let _ = write!(out, " x {}", shown(rate));
        }
        if let (Some(days), Some(period)) = (self.mainland_workdays, self.period_days) {
            let _ = write!(out, " x {days} / {period}");
        }
        out
    }
}

const NOTHING: Quantity = Quantity::new(0);
const ONE: Quantity = Quantity::new(Quantity::UNIT);

/// A quantity without zeros at its end.
fn shown(quantity: Quantity) -> String {
    rust_decimal::Decimal::new(quantity.millionths(), 6).normalize().to_string()
}

/// An exact fraction in lowest terms whose denominator is above zero. What does not fit is nothing.
#[derive(Clone, Copy)]
struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    fn of(quantity: Quantity) -> Self {
        let (numerator, denominator) = (quantity.millionths().into(), Quantity::UNIT.into());
        Self::new(numerator, denominator).unwrap_or(Self { numerator: 0, denominator: 1 })
    }

    fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let (mut one, mut other) = (numerator.checked_abs()?, denominator);
        while one != 0 {
            (one, other) = (other % one, one);
        }
        (denominator > 0)
            .then(|| Self { numerator: numerator / other, denominator: denominator / other })
    }

    fn plus(self, other: Self) -> Option<Self> {
        let numerator = self
            .numerator
            .checked_mul(other.denominator)?
            .checked_add(other.numerator.checked_mul(self.denominator)?)?;
        Self::new(numerator, self.denominator.checked_mul(other.denominator)?)
    }

    fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { numerator: other.numerator.checked_neg()?, ..other })
    }

    fn times(self, other: Self) -> Option<Self> {
        // Reduced crosswise, so that nothing is refused that fits in lowest terms.
        let one = Self::new(self.numerator, other.denominator)?;
        let other = Self::new(other.numerator, self.denominator)?;
        Self::new(
            one.numerator.checked_mul(other.numerator)?,
            one.denominator.checked_mul(other.denominator)?,
        )
    }

    fn over(self, number: i128) -> Option<Self> {
        Self::new(self.numerator, self.denominator.checked_mul(number)?)
    }

    fn divided_by(self, other: Self) -> Option<Self> {
        self.times(Self { numerator: other.denominator, denominator: other.numerator })
    }
}
