//! Assessable income: all pay and services of the year, as if they were chargeable in Hong Kong (Cap.
//! 112, s.8 and 9).

use super::Exchange;
use crate::law::money::{Cny, Hkd};
use crate::law::params::Choices;
use crate::law::params::alternatives::{GrossBase, HkBaseOfSplitPay, ParkShare};
use crate::law::rate::Share;
#[cfg(feature = "special_incomes")]
use crate::law::rounding::Exact;
use crate::law::trace::{Notes, Part, TraceSink};
use crate::person::facts::Facts;
use crate::person::mainland::MainlandBurden;
use crate::person::mainland::own_tax::OwnTax;
#[cfg(feature = "special_incomes")]
use crate::person::mainland::special_incomes::equity_events;
use crate::person::rulebook::HongKongLaw;
use crate::person::vocabulary::Term;

/// The assessable income, to the dollar.
pub(super) fn assessable_income<S: TraceSink>(
    (facts, mainland): (&Facts, &MainlandBurden),
    law: &HongKongLaw,
    exchange: Exchange,
    choices: &Choices,
    park_share: Share,
    sink: &mut S,
) -> Hkd {
    let income = income_for_hong_kong(facts, mainland, law, choices, sink);
    let share = match choices.park_share() {
        ParkShare::TaxByIncomeShare => park_share,
        ParkShare::ShareOfDifference => Share::WHOLE,
    };
    #[cfg(feature = "special_incomes")]
    if let Some(equity) = equity_events::by_hong_kong_rules(facts, choices) {
        return with_equity((income, equity), law, exchange, share, sink);
    }
    exchange.to_hkd(sink, Term::AssessableIncome, income, share, law)
}

/// The same where Hong Kong's own amount of equity stands for that of the mainland.
#[cfg(feature = "special_incomes")]
fn with_equity<S: TraceSink>(
    (income, equity): (Cny, equity_events::ForHongKong),
    law: &HongKongLaw,
    exchange: Exchange,
    share: Share,
    sink: &mut S,
) -> Hkd {
    let rest = income - equity.of_mainland;
    sink.step(Term::IncomeBesideEquity, rest, None, || {
        vec![
            Part::plus(Term::IncomeForHongKong.id(), income),
            Part::minus("equity", equity.of_mainland),
        ]
    });
    let rest = exchange.to_hkd(sink, Term::AssessableIncomeBesideEquity, rest, share, law);
    let own = Exact::product(equity.of_hong_kong.minor(), share.millionths(), Share::UNIT);
    let own = Hkd::new(own.round(law.rounding_of_amounts.rounding()));
    sink.step(Term::AssessableIncome, rest + own, None, || {
        vec![
            Part::plus(Term::AssessableIncomeBesideEquity.id(), rest),
            Part::plus(Term::EquityByHongKong.id(), own),
        ]
    });
    rest + own
}

/// The income as if it were chargeable in Hong Kong, in yuan.
fn income_for_hong_kong<S: TraceSink>(
    facts: &Facts,
    burden: &MainlandBurden,
    law: &HongKongLaw,
    choices: &Choices,
    sink: &mut S,
) -> Cny {
    let mainland = &facts.mainland;
    let beside_pay = || {
        let counted = |own: &OwnTax| (own.treatment)(own, choices).beside_pay_for_hong_kong;
        burden.own_taxes().map(move |own| (own.income.0, counted(&own)))
    };
    let exempt = match choices.gross_base() {
        GrossBase::AfterExemptIncome => mainland.exempt_income,
        GrossBase::FullSalary => Cny::ZERO,
    };
    let benefits = match choices.gross_base() {
        GrossBase::AfterExemptIncome => burden.exempt_benefits(),
        GrossBase::FullSalary => Cny::ZERO,
    };
    let reward = burden.reward_for_hong_kong(choices.gross_base());
    let gross = facts
        .months()
        .filter(|_| choices.hk_base_of_split_pay() == HkBaseOfSplitPay::Gross)
        .map(|months| months.gross);
    // The income amount of wages and bonus, or both before they were split by days.
    let (wages, bonus) = match gross {
        Some(_) => (Cny::ZERO, Cny::ZERO),
        None => (mainland.wages - exempt - benefits, mainland.annual_bonus),
    };
    let income = gross.unwrap_or_default()
        + wages
        + bonus
        + reward.map_or(Cny::ZERO, |reward| reward.1)
        + beside_pay().map(|own| own.1).sum()
        + mainland.labour_services
        + mainland.authors_remuneration
        + mainland.royalties;
    sink.step(Term::IncomeForHongKong, income, Some(law.assessable_income.citation()), || {
        let mut parts = vec![
            Part::plus(Term::GrossPay.id(), gross.unwrap_or_default()),
            Part::plus("wages", if gross.is_some() { Cny::ZERO } else { mainland.wages }),
            Part::minus("exempt_income", if gross.is_some() { Cny::ZERO } else { exempt }),
            Part::minus("exempt_benefits", if gross.is_some() { Cny::ZERO } else { benefits }),
            Part::plus("annual_bonus", bonus),
        ];
        parts.extend(reward.map(|(name, amount)| Part::plus(name, amount)));
        parts.extend(beside_pay().map(|own| Part::plus(own.0, own.1)));
        parts.extend([
            Part::plus("labour_services", mainland.labour_services),
            Part::plus("authors_remuneration", mainland.authors_remuneration),
            Part::plus("royalties", mainland.royalties),
        ]);
        parts
    });
    income
}
