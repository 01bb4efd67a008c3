//! The exemption and the 15% subsidy on a non-resident's year (Cai Shui 2024 No. 5; Guangzhou's
//! method of 2020 as an analogue). Whether Hetao grants the exemption without a settlement is open.

use crate::law::money::Cny;
use crate::law::params::Rate;
use crate::law::params::alternatives::{NonresidentPooling, NonresidentSubsidy};
use crate::law::rounding::{Exact, Rounding};

/// Taxable income and tax of one kind of income in one month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaxedIncome {
    /// The taxable income of the month, in yuan.
    pub taxable_income: Cny,
    /// The tax of the month, in yuan.
    pub tax: Cny,
}

impl TaxedIncome {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            taxable_income: self.taxable_income + other.taxable_income,
            tax: self.tax + other.tax,
        }
    }
}

/// The months of one kind of income: wages with bonus and equity, labour, author's remuneration,
/// royalties.
pub type Item<'a> = &'a [TaxedIncome];

fn sum(item: Item<'_>) -> TaxedIncome {
    item.iter().fold(TaxedIncome::default(), |sum, month| sum.plus(*month))
}

/// Tax above a share of the taxable income, which is rounded to the fen as a resident's is; not below
/// nothing.
fn above(income: TaxedIncome, rate: Rate, rounding: Rounding) -> Cny {
    let share = Exact::product(income.taxable_income.minor(), rate.numerator, rate.denominator);
    (income.tax - Cny::new(share.round(rounding))).or_zero()
}

/// The subsidy: tax above 15% of the taxable income.
pub fn subsidy(
    items: &[Item<'_>],
    rate: Rate,
    rounding: Rounding,
    choice: NonresidentSubsidy,
) -> Cny {
    match choice {
        NonresidentSubsidy::PerItemYear => {
            items.iter().map(|item| above(sum(item), rate, rounding)).sum()
        }
        NonresidentSubsidy::PerMonth => {
            items.iter().copied().flatten().map(|month| above(*month, rate, rounding)).sum()
        }
        NonresidentSubsidy::Pooled => {
            let all: Vec<TaxedIncome> = items.iter().map(|item| sum(item)).collect();
            above(sum(&all), rate, rounding)
        }
    }
}

/// The exemption: tax above the Hong Kong burden, in yuan. Item by item the burden is divided by
/// taxable income; the last item with income takes what rounding leaves.
pub fn exemption(
    items: &[Item<'_>],
    hong_kong_tax: Cny,
    rounding: Rounding,
    choice: NonresidentPooling,
) -> Cny {
    let items: Vec<TaxedIncome> = items.iter().map(|item| sum(item)).collect();
    let all = sum(&items);
    if choice == NonresidentPooling::Pooled || all.taxable_income <= Cny::ZERO {
        return (all.tax - hong_kong_tax).or_zero();
    }
    let (mut income, mut burden, mut exempt) = (Cny::ZERO, Cny::ZERO, Cny::ZERO);
    for item in items {
        income = income + item.taxable_income;
        let part =
            Exact::product(hong_kong_tax.minor(), income.minor(), all.taxable_income.minor());
        let until = Cny::new(part.round(rounding));
        exempt = exempt + (item.tax - (until - burden)).or_zero();
        burden = until;
    }
    exempt
}
