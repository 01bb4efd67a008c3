//! The part of the mainland tax above the Hong Kong tax on the same income is exempt:
//! 财税〔2024〕5号; 深财规〔2025〕2号, art. 3. No formula is published; every open point of this
//! one is a choice.

use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::alternatives::{
    CategoryByCategory, NegativeDifference, NonresidentPooling, ParkShare,
};
use crate::law::rate::Share;
use crate::law::rounding::Exact;
use crate::law::trace::{Event, Multiplier, Notes, Of, Part, TraceSink, share_of};
use crate::person::facts::MainlandFacts;
use crate::person::hongkong::HongKongBurden;
use crate::person::mainland::MainlandBurden;
use crate::person::month::person_year::MonthlyTax;
use crate::person::month::relief::{TaxedIncome, exemption as exemption_by_item};
use crate::person::rulebook::{ExemptionLaw, MainlandLaw};
use crate::person::vocabulary::{Section, Term};

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
    (mainland, monthly, hong_kong): (&MainlandBurden, Option<&MonthlyTax>, &HongKongBurden),
    laws: (&ExemptionLaw, &MainlandLaw),
    choices: &Choices,
    sink: &mut S,
) -> Exemption {
    let (law, _) = laws;
    sink.note(|| Event::Section { section: Section::Exemption.into() });
    let share = facts.park_share.unwrap_or(Share::WHOLE);
    let monthly = monthly.filter(|_| cfg!(feature = "months"));
    let burdens = (mainland, monthly, hong_kong);
    let comprehensive = comprehensive(burdens, share, laws, choices, sink);
    let business = if mainland.business.is_some() {
        let taxed = (Term::BusinessTax, mainland.business_tax());
        let borne = (Term::ProfitsTaxCny, hong_kong.profits_cny());
        difference(sink, Term::ExemptBusiness, taxed, borne, law)
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

/// The difference on comprehensive income and bonus, for the income that comes from the park.
fn comprehensive<S: TraceSink>(
    (mainland, monthly, hong_kong): (&MainlandBurden, Option<&MonthlyTax>, &HongKongBurden),
    share: Share,
    laws: (&ExemptionLaw, &MainlandLaw),
    choices: &Choices,
    sink: &mut S,
) -> Cny {
    let (law, mainland_law) = laws;
    // Royalties at the rate of the Arrangement are outside the four kinds of income.
    let outside = monthly.map_or(Cny::ZERO, |monthly| monthly.treaty_tax);
    let own_taxes =
        || mainland.own_taxes().filter(|own| (own.treatment)(own, choices).in_exemption);
    let tax = mainland.comprehensive.tax + own_taxes().map(|own| own.tax.1).sum() - outside;
    sink.step(Term::ComprehensiveAndBonusTax, tax, None, || {
        let mut parts = vec![Part::plus(Term::ComprehensiveTax.id(), mainland.comprehensive.tax)];
        parts.extend(own_taxes().map(|own| Part::plus(own.tax.0, own.tax.1)));
        parts.push(Part::minus(Term::TreatyRoyaltyTax.id(), outside));
        parts
    });
    if cfg!(feature = "months")
        && let Some(monthly) = monthly
        && choices.nonresident_pooling() == NonresidentPooling::PerItem
    {
        let exempt = per_item(monthly, hong_kong, share, laws, choices);
        sink.step(Term::ExemptComprehensive, exempt, Some(law.term), Vec::new);
        return exempt;
    }
    let whole = (Term::ComprehensiveAndBonusTax, tax);
    let borne = (Term::SalariesTaxCny, hong_kong.salaries.tax_cny);
    let from_the_park = |sink: &mut S, term: Term, of: Of<Cny>| {
        share_of(sink, term, of, Multiplier::Share(share), &mainland_law.rounding, None)
    };
    if share == Share::WHOLE {
        return difference(sink, Term::ExemptComprehensive, whole, borne, law);
    }
    match choices.park_share() {
        ParkShare::TaxByIncomeShare => {
            let park_tax = from_the_park(sink, Term::ParkTax, (whole.0.id(), tax));
            difference(sink, Term::ExemptComprehensive, (Term::ParkTax, park_tax), borne, law)
        }
        ParkShare::ShareOfDifference => {
            let all = difference(sink, Term::WholeDifference, whole, borne, law);
            from_the_park(sink, Term::ExemptComprehensive, (Term::WholeDifference.id(), all))
        }
    }
}

/// The difference item by item, for the income that comes from the park.
fn per_item(
    monthly: &MonthlyTax,
    hong_kong: &HongKongBurden,
    share: Share,
    (_, law): (&ExemptionLaw, &MainlandLaw),
    choices: &Choices,
) -> Cny {
    let rounding = law.rounding.rounding();
    let of_the_park = |amount: Cny| {
        let (numerator, denominator) = Multiplier::Share(share).fraction();
        Cny::new(Exact::product(amount.minor(), numerator, denominator).round(rounding))
    };
    let burden = hong_kong.salaries.tax_cny;
    let difference = |items: [TaxedIncome; 4]| {
        let items = items.each_ref().map(std::slice::from_ref);
        exemption_by_item(&items, burden, rounding, NonresidentPooling::PerItem)
    };
    match choices.park_share() {
        ParkShare::TaxByIncomeShare => {
            difference(monthly.items.map(|item| TaxedIncome { tax: of_the_park(item.tax), ..item }))
        }
        ParkShare::ShareOfDifference => of_the_park(difference(monthly.items)),
    }
}

/// Mainland tax less Hong Kong tax on the same category; it may be negative.
fn difference<S: TraceSink>(
    sink: &mut S,
    term: Term,
    mainland: (Term, Cny),
    hong_kong: (Term, Cny),
    law: &ExemptionLaw,
) -> Cny {
    let difference = mainland.1 - hong_kong.1;
    sink.step(term, difference, Some(law.term), || {
        vec![Part::plus(mainland.0.id(), mainland.1), Part::minus(hong_kong.0.id(), hong_kong.1)]
    });
    difference
}
