//! Marginal rate scales.

use crate::law::money::Money;
use crate::law::rate::Rate;
use crate::law::rounding::Exact;

/// A row of a scale: the part of an amount above `over`, up to the next row, bears `rate`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bracket<M> {
    /// The amount above which the row applies.
    pub over: M,
    /// The rate of the row.
    pub rate: Rate,
    /// 速算扣除数: what is taken off when the rate is applied to the whole amount.
    pub quick_deduction: M,
}

/// Rows in ascending order, the first over zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale<M: 'static> {
    /// The rows, from the lowest amount up.
    pub brackets: &'static [Bracket<M>],
}

/// The part of an amount that falls into one row, and its tax before rounding.
#[derive(Clone, Copy, Debug)]
pub struct Slice<M: 'static> {
    /// Which row, from 0.
    pub row: usize,
    /// The row of the scale that the amount lies in.
    pub bracket: Bracket<M>,
    /// Where the row ends, unless it is the last.
    pub up_to: Option<M>,
    /// The part of the amount in the row.
    pub amount: M,
    /// The row's tax, exactly.
    pub tax: Exact,
}

impl<M: Money> Scale<M> {
    /// The row that an amount ends in; a threshold belongs to the row below it.
    pub fn row_of(&self, amount: M) -> usize {
        self.brackets.iter().rposition(|bracket| bracket.over < amount).unwrap_or(0)
    }

    /// The tax on an amount, exactly; nothing on an amount of zero or below.
    pub fn exact_tax(&self, amount: M) -> Exact {
        if amount.minor() <= 0 {
            return Exact::whole(0);
        }
        let bracket = &self.brackets[self.row_of(amount)];
        bracket.exact_tax(amount)
    }

    /// The rows that an amount goes through; their taxes add up to [`Self::exact_tax`].
    pub fn slices(&self, amount: M) -> Vec<Slice<M>> {
        let mut slices = Vec::new();
        for (row, bracket) in self.brackets.iter().enumerate() {
            if bracket.over >= amount {
                break;
            }
            let up_to = self.brackets.get(row + 1).map(|next| next.over);
            let end = up_to.map_or(amount, |end| end.min(amount));
            let part = end.minor() - bracket.over.minor();
            slices.push(Slice {
                row,
                bracket: *bracket,
                up_to,
                amount: M::from_minor(part),
                tax: Exact::product(part, bracket.rate.numerator, bracket.rate.denominator),
            });
        }
        slices
    }
}

impl<M: Money> Bracket<M> {
    /// The rate on the whole amount less the quick deduction, exactly.
    pub fn exact_tax(&self, amount: M) -> Exact {
        let Rate { numerator, denominator } = self.rate;
        Exact {
            numerator: i128::from(amount.minor()) * i128::from(numerator)
                - i128::from(self.quick_deduction.minor()) * i128::from(denominator),
            denominator: i128::from(denominator),
        }
    }
}
