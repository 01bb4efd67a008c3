//! Equity incentives of a listed company (股票期权、股票增值权、限制性股票、股权奖励), as the employer worked
//! their income out: 财税〔2018〕164号, art. 2. All of the year are one sum on the annual table, nothing
//! deducted, apart from the comprehensive income.

use serde::Serialize;

use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::alternatives::{EquityInExemption, EquityInSubsidy};
use crate::law::params::mainland::special_incomes::EQUITY_SEPARATE;
use crate::law::params::points::Relief;
use crate::law::trace::{Event, Notes, Of, Part, TraceSink, scale_tax};
use crate::person::facts::MainlandFacts;
use crate::person::mainland::own_tax::{InSubsidy, OwnTax, Standing, Treatment};
use crate::person::mainland::special_deductions::donations::{DonationsTaken, Terms, record};
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::{Section, Term};

/// The tax on equity income and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = EquityAnswer))]
pub struct EquityIncome {
    /// The income of the year, in yuan; nothing but donations is deducted.
    pub amount: Cny,
    /// The donations that it takes.
    #[serde(skip)]
    pub donations: Cny,
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
            base: self.base(),
            tax: (Term::EquityTax.id(), self.tax),
            treatment,
            rests_on,
        }
    }

    /// What is taxed: the column, or what donations leave of it.
    fn base(&self) -> Of<Cny> {
        if self.donations > Cny::ZERO {
            return (Term::EquityTaxableIncome.id(), self.amount - self.donations);
        }
        ("equity_income", self.amount)
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
pub(in crate::person::mainland) fn equity_income<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    taken: Option<&DonationsTaken>,
    sink: &mut S,
) -> Option<EquityIncome> {
    let amount = facts.equity_income;
    if amount == Cny::ZERO {
        return None;
    }
    let rule = EQUITY_SEPARATE.throughout(law.year.span()).ok()?;
    sink.note(|| Event::Section { section: Section::Equity.into() });
    let taken = taken.and_then(|taken| taken.equity);
    let terms = Terms { limit: Term::EquityDonationLimit, counted: Term::EquityDonationsCounted };
    if let Some(taken) = &taken {
        record(taken, "equity_income", terms, law, sink);
    }
    let donations = taken.map_or(Cny::ZERO, |taken| taken.counted());
    let taxable = amount - donations;
    sink.step(Term::EquityTaxableIncome, taxable, Some(rule.citation()), || {
        vec![Part::plus("equity_income", amount), Part::minus(terms.counted.id(), donations)]
    });
    let scale = &law.comprehensive_scale;
    let tax = scale_tax(sink, Term::EquityTax, taxable, scale, &law.rounding);
    Some(EquityIncome { amount, donations, tax })
}
