//! The cliff at the income limit of small low-profit enterprises: the 5% is for the whole taxable
//! income or not at all, so that one fen more may cost hundreds of thousands.

use serde::Serialize;

use crate::company::eligibility::ConditionId;
use crate::company::facts::Facts;
use crate::company::outcome::Worked;
use crate::company::regimes::{Regime, regime_tax};
use crate::company::rulebook::EnterpriseLaw;
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::{Mode, Rounding};
use crate::law::rounding::Exact;
use crate::law::trace::Silent;

/// What crossing the limit costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IncomeCliff {
    /// The largest taxable income with 5%.
    pub limit: Cny,
    /// The tax on an income at the limit, in yuan, at 5% (MOF and STA Announcement [2023] No. 12).
    pub tax_at_limit: Cny,
    /// The best confirmed regime above it.
    pub regime_above: Regime,
    /// The tax on one fen more.
    pub tax_above: Cny,
    /// How much the tax jumps by one fen of income above the limit, in yuan.
    pub jump: Cny,
    /// From here on more is left than at the limit.
    pub recovers_at: Cny,
}

/// The cliff, for a company that meets or may meet the other conditions of a small low-profit
/// enterprise.
pub(super) fn income_cliff(
    facts: &Facts,
    worked: &Worked,
    law: &EnterpriseLaw,
) -> Option<IncomeCliff> {
    if !others_met(worked) {
        return None;
    }
    let limit = *law.small_low_profit.income_limit;
    let tax_at_limit = tax(facts, Regime::SmallLowProfit, limit, law);
    let above = limit + Cny::new(1);
    let open = [Regime::Standard, Regime::HighTech, Regime::Hetao].into_iter();
    let (regime_above, tax_above) = open
        .filter(|regime| worked.regime(*regime).eligible == Eligibility::Yes)
        .map(|regime| (regime, tax(facts, regime, above, law)))
        .min_by_key(|(_, tax)| *tax)?;
    let recovers_at =
        recovery(limit - tax_at_limit, |income| income - tax(facts, regime_above, income, law));
    Some(IncomeCliff {
        limit,
        tax_at_limit,
        regime_above,
        tax_above,
        jump: tax_above - tax_at_limit,
        recovers_at,
    })
}

/// Whether every condition but the income is met.
fn others_met(worked: &Worked) -> bool {
    worked
        .small_low_profit
        .iter()
        .all(|(id, answer)| *id == ConditionId::IncomeLimit || *answer == Eligibility::Yes)
}

/// Whether a company is above the limit and less is left to it than at the limit.
pub(super) fn is_just_above(worked: &Worked, law: &EnterpriseLaw) -> bool {
    let income = worked.income.taxable_income;
    let limit = *law.small_low_profit.income_limit;
    if income <= limit || !others_met(worked) {
        return false;
    }
    let rate = *law.small_low_profit.rate;
    let exact = Exact::product(limit.minor(), rate.numerator, rate.denominator);
    let left = limit - Cny::new(exact.round(law.rounding.rounding()));
    income - worked.best.tax < left
}

fn tax(facts: &Facts, regime: Regime, income: Cny, law: &EnterpriseLaw) -> Cny {
    regime_tax(facts, regime, income, law, &mut Silent).0
}

/// The smallest income of which at least `wanted` is left. What is left never falls as the income
/// grows by a fen, because no rate reaches the whole; so halving finds it exactly.
fn recovery(wanted: Cny, left: impl Fn(Cny) -> Cny) -> Cny {
    let (mut low, mut high) = (wanted.minor(), wanted.minor() * 2);
    while low < high {
        let middle = Exact { numerator: i128::from(low) + i128::from(high), denominator: 2 }
            .round(Rounding { mode: Mode::Down, unit: 1 });
        if left(Cny::new(middle)) >= wanted {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Cny::new(low)
}
