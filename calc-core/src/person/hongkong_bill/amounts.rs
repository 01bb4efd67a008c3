//! The amounts of both sides: typed for the year of assessment, or taken from the answer of the calendar year.

use super::law::BillLaw;
use super::quarters::Quarters;
use super::taxed::Taxed;
use crate::law::money::{Cny, Hkd};
use crate::law::params::alternatives::GrossBase;
use crate::law::rate::ExchangeRate;
use crate::law::rounding::{Exact, Mode, Rounding};
use crate::person::facts::{Facts, HongKongActualFacts};
use crate::person::outcome::Outcome;
use crate::person::relief::election::BestRoute;

/// The amounts that the bill starts from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amounts {
    /// Pay of the year less outgoings, with a home and with what is charged of a payment on leaving.
    pub(super) pay: Hkd,
    /// Income of the employment before all of that.
    pub(super) income: Hkd,
    /// Outgoings, up to that income.
    pub(super) outgoings: Hkd,
    /// A home from the employer.
    pub(super) quarters: Option<Quarters>,
    /// Of it, the part of that payment above the statutory one.
    pub(super) leaving_pay: Hkd,
    /// Of it, what the mainland taxed.
    pub(super) mainland_income: Hkd,
    /// The mainland tax before relief.
    pub(super) paid: Hkd,
    /// What the relief took off.
    pub(super) relief: Hkd,
    /// Whether the pay is that of the calendar year.
    pub(super) pay_of_calendar_year: bool,
    /// Whether the mainland side is.
    pub(super) mainland_of_calendar_year: bool,
    /// Whether all of it is that of the answer, and nothing typed.
    pub(super) mainland_is_derived: bool,
}

impl Amounts {
    pub(super) fn of(
        facts: &Facts,
        actual: &HongKongActualFacts,
        outcome: &Outcome,
        law: &BillLaw,
    ) -> Self {
        // Hong Kong charges the whole of a technology reward, of which the mainland taxes a part.
        let reward = |base: GrossBase| {
            outcome.mainland.reward_for_hong_kong(base).map_or(Cny::ZERO, |(_, amount)| amount)
        };
        let pay = incomes(facts);
        let derived = pay + reward(GrossBase::FullSalary);
        let to_hkd = |amount: Cny| in_hkd(amount, outcome);
        let exempt = facts.mainland.exempt_income + outcome.mainland.exempt_benefits();
        let taxed = (pay - exempt).or_zero() + reward(GrossBase::AfterExemptIncome);
        let relief = match outcome.election.best {
            BestRoute::Exemption => outcome.exemption.relief.comprehensive.or_zero(),
            BestRoute::Subsidy => outcome.subsidy.relief.comprehensive,
            _ => Cny::ZERO,
        };
        let tax = outcome.mainland.comprehensive.tax + outcome.mainland.bonus_tax();
        let mainland = [actual.mainland_income_hkd, actual.iit_paid_hkd, actual.iit_relief_hkd];
        let leaving_pay = (actual.leaving_pay - actual.leaving_pay_statutory).or_zero();
        let income = actual.income_total.unwrap_or_else(|| to_hkd(derived));
        let outgoings = actual.outgoings.min(income);
        let quarters = Quarters::of(actual, income, law);
        let home = quarters.map_or(Hkd::ZERO, |quarters| quarters.charged);
        Self {
            pay: income - outgoings + home + leaving_pay,
            income,
            outgoings,
            quarters,
            leaving_pay,
            mainland_income: actual.mainland_income_hkd.unwrap_or_else(|| to_hkd(taxed)),
            paid: actual.iit_paid_hkd.unwrap_or_else(|| to_hkd(tax)),
            relief: actual.iit_relief_hkd.unwrap_or_else(|| to_hkd(relief)),
            pay_of_calendar_year: actual.income_total.is_none() && derived > Cny::ZERO,
            mainland_of_calendar_year: mainland.contains(&None) && derived > Cny::ZERO,
            mainland_is_derived: mainland == [None; 3],
        }
    }

    /// What is left of the mainland tax after the relief.
    pub(super) fn taxed(&self) -> Taxed {
        Taxed { income: self.mainland_income, tax: (self.paid - self.relief).or_zero() }
    }
}

/// Pay, bonus and services of the calendar year, before they are split by days.
fn incomes(facts: &Facts) -> Cny {
    let mainland = &facts.mainland;
    let pay = mainland.wages + mainland.annual_bonus;
    facts.months().map_or(pay, |months| months.gross)
        + mainland.labour_services
        + mainland.authors_remuneration
        + mainland.royalties
}

/// Yuan in Hong Kong dollars, cut to the dollar.
pub(super) fn in_hkd(amount: Cny, outcome: &Outcome) -> Hkd {
    let rate = outcome.exchange.cny_per_hkd.millionths();
    let exact = Exact::product(amount.minor(), ExchangeRate::UNIT, rate);
    Hkd::new(exact.round(Rounding { mode: Mode::Down, unit: 100 }))
}

/// Hong Kong dollars in yuan, to the fen.
pub(super) fn in_cny(amount: Hkd, outcome: &Outcome) -> Cny {
    let rate = outcome.exchange.cny_per_hkd.millionths();
    let exact = Exact::product(amount.minor(), rate, ExchangeRate::UNIT);
    Cny::new(exact.round(Rounding { mode: Mode::HalfUp, unit: 1 }))
}
