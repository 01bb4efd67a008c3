//! Mainland individual income tax of a year.

pub mod annual_bonus;
pub mod business_income;
pub mod comprehensive_income;
mod months;
pub mod settlement;
pub mod withholding;

use serde::Serialize;

use crate::law::money::Cny;
use crate::law::trace::{Event, Notes, Part, TraceSink};
use crate::person::code::{Code, Codes};
use crate::person::facts::Facts;
use crate::person::fields::BonusMethod;
use crate::person::month::person_year::MonthlyTax;
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::{Section, Term};

use annual_bonus::BonusTreatment;
use business_income::BusinessTax;
use comprehensive_income::ComprehensiveTax;

/// The mainland tax of a year, head by head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = MainlandAnswer))]
pub struct MainlandBurden {
    /// Comprehensive income, with the bonus in it where it is merged.
    pub comprehensive: ComprehensiveTax,
    /// The bonus, where there is one.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub bonus: Option<BonusTreatment>,
    /// Business income, where there is some.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub business: Option<BusinessTax>,
    /// Tax paid on talent subsidies, in yuan, as the facts give it.
    pub talent_subsidy_tax: Cny,
    /// Mainland individual income tax of the year, in yuan: all of the above.
    pub tax: Cny,
}

impl MainlandBurden {
    /// The tax on a bonus that is taxed by itself.
    pub fn bonus_tax(&self) -> Cny {
        self.bonus.map_or(Cny::ZERO, |bonus| bonus.tax)
    }

    /// The tax on comprehensive income and bonus together.
    pub fn comprehensive_and_bonus_tax(&self) -> Cny {
        self.comprehensive.tax + self.bonus_tax()
    }

    /// The tax on business income.
    pub fn business_tax(&self) -> Cny {
        self.business.map_or(Cny::ZERO, |business| business.tax)
    }
}

/// Works out the mainland tax of a year.
pub fn mainland_burden<S: TraceSink>(
    facts: &Facts,
    law: &MainlandLaw,
    (method, monthly): (BonusMethod, Option<&MonthlyTax>),
    notes: &mut Codes,
    sink: &mut S,
) -> MainlandBurden {
    let mainland = &facts.mainland;
    let monthly = monthly.filter(|_| cfg!(feature = "months"));
    let (comprehensive, bonus) = match monthly {
        Some(monthly) => months::comprehensive_and_bonus(mainland, monthly, sink),
        None => annual_bonus::with_bonus(mainland, law, method, sink),
    };
    let business = business_income::business_tax(mainland, law, sink);
    let talent_subsidy_tax = mainland.talent_subsidy_tax;
    let tax = comprehensive.tax
        + bonus.map_or(Cny::ZERO, |bonus| bonus.tax)
        + business.map_or(Cny::ZERO, |business| business.tax)
        + talent_subsidy_tax;
    sink.note(|| Event::Section { section: Section::MainlandTotal.into() });
    sink.step(Term::MainlandTax, tax, None, || {
        let separate = bonus.map_or(Cny::ZERO, |bonus| bonus.tax);
        vec![
            Part::plus(Term::ComprehensiveTax.id(), comprehensive.tax),
            Part::plus(Term::BonusTax.id(), separate),
            Part::plus(Term::BusinessTax.id(), business.map_or(Cny::ZERO, |tax| tax.tax)),
            Part::plus("talent_subsidy_tax", talent_subsidy_tax),
        ]
    });
    // Those of a non-resident were cut month by month.
    let cut = monthly.is_none()
        && donations_are_cut(mainland.donations, &comprehensive, business.as_ref());
    if cut {
        notes.insert(Code::CapApplied);
    }
    MainlandBurden { comprehensive, bonus, business, talent_subsidy_tax, tax }
}

/// Whether more was donated than the computation that takes donations counts.
fn donations_are_cut(
    donated: Cny,
    comprehensive: &ComprehensiveTax,
    business: Option<&BusinessTax>,
) -> bool {
    let counted = match business {
        Some(business) if business.takes_deductions => business.donations_counted,
        _ => comprehensive.donations_counted,
    };
    donated > counted
}
