//! The part of the mainland tax above the Hong Kong tax on the same income is exempt:
//! 财税〔2024〕5号; 深财规〔2025〕2号, art. 3. No formula is published; every open point of this
//! one is a choice.

use crate::facts::MainlandFacts;
use crate::hongkong::HongKongBurden;
use crate::mainland::MainlandBurden;
use crate::money::Cny;
use crate::params::Choices;
use crate::params::alternatives::{CategoryByCategory, NegativeDifference, ParkShare};
use crate::rate::Share;
use crate::rounding::Exact;
use crate::rulebook::{ExemptionLaw, MainlandLaw};
use crate::trace::{Event, Notes, Part, Section, Term, TraceSink, rounded};

/// The exemption, category by category. Where differences are set off against each other a part
/// may be negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exemption {
    /// Of the tax on comprehensive income and bonus.
    pub comprehensive: Cny,
    /// Of the tax on business income.
    pub business: Cny,
    /// Of the tax on talent subsidies.
    pub talent_subsidy: Cny,
    /// Together, not below zero.
    pub amount: Cny,
}

/// The amount that is exempt if every condition is met.
pub fn exemption<S: TraceSink>(
    facts: &MainlandFacts,
    mainland: &MainlandBurden,
    hong_kong: &HongKongBurden,
    laws: (&ExemptionLaw, &MainlandLaw),
    choices: &Choices,
    sink: &mut S,
) -> Exemption {
    let (law, mainland_law) = laws;
    sink.note(|| Event::Section { section: Section::Exemption });
    let share = facts.park_share.unwrap_or(Share::WHOLE);
    let tax = mainland.comprehensive_and_bonus_tax();
    let comprehensive = match choices.park_share() {
        ParkShare::TaxByIncomeShare => {
            let park_tax = share_of(sink, Term::ParkTax, tax, share, mainland_law);
            difference(
                sink,
                Term::ExemptComprehensive,
                Term::ParkTax,
                park_tax,
                Term::SalariesTaxCny,
                hong_kong.salaries_cny,
                law,
            )
        }
        ParkShare::ShareOfDifference => {
            let whole = difference(
                sink,
                Term::ExemptComprehensive,
                Term::ParkTax,
                tax,
                Term::SalariesTaxCny,
                hong_kong.salaries_cny,
                law,
            );
            share_of(sink, Term::ExemptComprehensive, whole, share, mainland_law)
        }
    };
    let business = if mainland.business.is_some() {
        difference(
            sink,
            Term::ExemptBusiness,
            Term::BusinessTax,
            mainland.business_tax(),
            Term::ProfitsTaxCny,
            hong_kong.profits_cny,
            law,
        )
    } else {
        Cny::ZERO
    };
    let parts = combined(comprehensive, business, mainland.talent_subsidy_tax, choices);
    sink.step(Term::Exemption, parts.amount, Some(law.income_covered), || {
        vec![
            Part::plus(Term::ExemptComprehensive.id(), parts.comprehensive),
            Part::plus(Term::ExemptBusiness.id(), parts.business),
            Part::plus(Term::ExemptTalentSubsidy.id(), parts.talent_subsidy),
        ]
    });
    parts
}

/// The differences of the categories put together as the open points are decided.
fn combined(
    comprehensive: Cny,
    business: Cny,
    talent_subsidy: Cny,
    choices: &Choices,
) -> Exemption {
    let (comprehensive, business, amount) =
        match (choices.category_by_category(), choices.negative_difference()) {
            (CategoryByCategory::PerCategory, NegativeDifference::FloorEach) => {
                let (comprehensive, business) = (comprehensive.or_zero(), business.or_zero());
                (comprehensive, business, comprehensive + business + talent_subsidy)
            }
            (CategoryByCategory::PerCategory, NegativeDifference::Offset) => {
                (comprehensive, business, (comprehensive + business).or_zero() + talent_subsidy)
            }
            (CategoryByCategory::AllTogether, _) => {
                (comprehensive, business, (comprehensive + business + talent_subsidy).or_zero())
            }
        };
    Exemption { comprehensive, business, talent_subsidy, amount }
}

fn share_of<S: TraceSink>(
    sink: &mut S,
    term: Term,
    amount: Cny,
    share: Share,
    law: &MainlandLaw,
) -> Cny {
    if share == Share::WHOLE {
        return amount;
    }
    let exact = Exact::product(amount.minor(), share.millionths(), Share::UNIT);
    let part: Cny = rounded(sink, term, exact, &law.rounding);
    sink.note(|| Event::Share {
        term,
        of: "park_share",
        amount: amount.into(),
        rate: share.to_string(),
        result: part.into(),
        citation: None,
    });
    part
}

/// Mainland tax less Hong Kong tax on the same category; it may be negative.
fn difference<S: TraceSink>(
    sink: &mut S,
    term: Term,
    mainland_term: Term,
    mainland: Cny,
    hong_kong_term: Term,
    hong_kong: Cny,
    law: &ExemptionLaw,
) -> Cny {
    let difference = mainland - hong_kong;
    sink.step(term, difference, Some(law.term), || {
        vec![Part::plus(mainland_term.id(), mainland), Part::minus(hong_kong_term.id(), hong_kong)]
    });
    difference
}
