//! Incomes of the year with a computation of their own beside the comprehensive income: what totals,
//! reliefs and Hong Kong have to know of each.

use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::points::Relief;
use crate::law::trace::Of;
use crate::person::facts::Facts;

/// The tax of an income with a computation of its own.
#[derive(Clone, Copy, Debug)]
pub struct OwnTax {
    /// The column of the income and its amount, in yuan.
    pub income: Of<Cny>,
    /// The word of how it is taxed.
    pub way: &'static str,
    /// Whether it is taxed by itself in a year; otherwise it is merged with the comprehensive income,
    /// whose tax is then not here, or is that of a non-resident's months.
    pub separate: bool,
    /// What is taxed, in yuan: a column or a term.
    pub base: Of<Cny>,
    /// The term of its own tax and the tax, in yuan, to the fen.
    pub tax: Of<Cny>,
    /// How the reliefs take it, as the open points are decided.
    pub treatment: fn(&Self, &Choices) -> Treatment,
    /// Whether an answer rests on an open point because of it, where it is taxed by itself.
    pub rests_on: fn(Relief, &Standing<'_>) -> bool,
}

/// What decides whether an answer rests on an open point of such an income.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The facts of the year.
    pub facts: &'a Facts,
    /// Whether the exemption is not ruled out.
    pub exemption: bool,
    /// Whether the subsidy is not ruled out.
    pub subsidy: bool,
}

/// How the reliefs take an income with a computation of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Treatment {
    /// Whether its tax is compared with the Hong Kong burden, with that on comprehensive income.
    pub in_exemption: bool,
    /// Its place in the subsidy.
    pub in_subsidy: InSubsidy,
    /// What Hong Kong would assess of it beside the year's pay, whose part the bonus is, in yuan.
    pub beside_pay_for_hong_kong: Cny,
}

/// The place of an income that is taxed by itself in the 15% subsidy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InSubsidy {
    /// Compared with 15% together with comprehensive income.
    Pooled,
    /// Compared with 15% of its own base.
    Apart,
    /// Its tax is not subsidised.
    LeftOut,
}

impl OwnTax {
    /// Its place in the subsidy, where it is taxed by itself.
    pub(crate) fn is_in_subsidy(&self, place: InSubsidy, choices: &Choices) -> bool {
        self.separate && (self.treatment)(self, choices).in_subsidy == place
    }
}

/// In neither relief, whatever the open points, and not in Hong Kong's comparison.
#[cfg(feature = "special_incomes")]
pub(super) const LEFT_OUT: fn(&OwnTax, &Choices) -> Treatment = |_, _| Treatment {
    in_exemption: false,
    in_subsidy: InSubsidy::LeftOut,
    beside_pay_for_hong_kong: Cny::ZERO,
};
