//! Equity incentives of a listed company (股票期权、股票增值权、限制性股票、股权奖励), as the employer worked
//! their income out: 财税〔2018〕164号, art. 2. All of the year are one sum on the annual table, nothing
//! deducted, apart from the comprehensive income.

use serde::Serialize;

use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::alternatives::{EquityInExemption, EquityInSubsidy};
use crate::law::params::mainland::special_incomes::EQUITY_SEPARATE;
use crate::law::params::points::Relief;
use crate::law::trace::{Event, Notes, Part, TraceSink, scale_tax};
use crate::person::facts::MainlandFacts;
use crate::person::mainland::own_tax::{InSubsidy, OwnTax, Standing, Treatment};
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::{Section, Term};

/// The tax on equity income and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = EquityAnswer))]
pub struct EquityIncome {
    /// The income of the year, in yuan; nothing is deducted.
    pub amount: Cny,
    /// The tax by itself, in yuan, to the fen.
    pub tax: Cny,
}

impl EquityIncome {
    /// What totals, reliefs and Hong Kong have to know of it.
    pub(super) fn own_tax(&self) -> OwnTax {
        OwnTax {
            income: ("equity_income", self.amount),
            way: "separate",
            separate: true,
            base: ("equity_income", self.amount),
            tax: (Term::EquityTax.id(), self.tax),
            treatment,
            rests_on,
        }
    }
}

fn treatment(own: &OwnTax, choices: &Choices) -> Treatment {
    let in_exemption = choices.equity_in_exemption() == EquityInExemption::Pooled;
    Treatment {
        in_exemption,
        in_subsidy: match choices.equity_in_subsidy() {
            EquityInSubsidy::Pooled => InSubsidy::Pooled,
            EquityInSubsidy::Apart => InSubsidy::Apart,
            EquityInSubsidy::LeftOut => InSubsidy::LeftOut,
        },
        beside_pay_for_hong_kong: if in_exemption { own.income.1 } else { Cny::ZERO },
    }
}

fn rests_on(point: Relief, standing: &Standing<'_>) -> bool {
    match point {
        Relief::EquityInExemption => standing.exemption,
        Relief::EquityInSubsidy => standing.subsidy,
        _ => false,
    }
}

/// The tax on equity income, where there is some.
pub(super) fn equity_income<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    sink: &mut S,
) -> Option<EquityIncome> {
    let amount = facts.equity_income;
    if amount == Cny::ZERO {
        return None;
    }
    let rule = EQUITY_SEPARATE.throughout(law.year.span()).ok()?;
    sink.note(|| Event::Section { section: Section::Equity.into() });
    sink.step(Term::EquityTaxableIncome, amount, Some(rule.citation()), || {
        vec![Part::plus("equity_income", amount)]
    });
    let scale = &law.comprehensive_scale;
    let tax = scale_tax(sink, Term::EquityTax, amount, scale, &law.rounding);
    Some(EquityIncome { amount, tax })
}
