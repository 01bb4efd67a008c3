//! Mainland individual income tax of a year.

pub mod annual_bonus;
pub(crate) mod average_wage;
pub mod business_income;
pub mod comprehensive_income;
mod months;
pub mod own_tax;
pub mod settlement;
pub mod severance;
#[cfg(feature = "special_incomes")]
pub mod special_deductions;
#[cfg(not(feature = "special_incomes"))]
#[path = "mainland/without_special_deductions.rs"]
pub mod special_deductions;
#[cfg(feature = "special_incomes")]
pub mod special_incomes;
pub mod withholding;

use serde::Serialize;

use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::alternatives::GrossBase;
use crate::law::problem::Problem;
#[cfg(feature = "special_incomes")]
use crate::law::trace::Silent;
use crate::law::trace::{Event, Notes, Of, Part, TraceSink};
use crate::person::code::{Code, Codes};
use crate::person::facts::{Facts, MainlandFacts};
use crate::person::fields::{BonusMethod, Field};
use crate::person::month::person_year::MonthlyTax;
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::{Section, Term};

use annual_bonus::{BonusTaxed, BonusTreatment};
use business_income::BusinessTax;
use comprehensive_income::ComprehensiveTax;
use own_tax::OwnTax;
use severance::SeverancePay;
use special_deductions::{DonationsTaken, SpecialDeductions};
#[cfg(feature = "special_incomes")]
use special_deductions::{benefits::Benefits, limited::LimitedDeductions};
#[cfg(feature = "special_incomes")]
use special_incomes::SpecialIncomes;

/// The mainland tax of a year, head by head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = MainlandAnswer))]
pub struct MainlandBurden {
    /// Comprehensive income, with the bonus in it where it is merged.
    pub comprehensive: ComprehensiveTax,
    /// The bonus, where there is one.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub bonus: Option<BonusTreatment>,
    /// Severance pay, where there is some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severance: Option<SeverancePay>,
    /// Equity, technology reward, early and internal retirement, annuity and personal pension, where there
    /// is any.
    #[cfg(feature = "special_incomes")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub special_incomes: Option<SpecialIncomes>,
    /// Deductions with a limit of their own, where there are any.
    #[cfg(feature = "special_incomes")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limited_deductions: Option<LimitedDeductions>,
    /// Tax-free benefits, where they are given as such or elected.
    #[cfg(feature = "special_incomes")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benefits: Option<Benefits>,
    /// What each income takes of the donations, where some are deductible whole or an order is given.
    #[cfg(feature = "special_incomes")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub donations: Option<DonationsTaken>,
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

    /// The tax on comprehensive income and bonus together: that of the months.
    pub fn comprehensive_and_bonus_tax(&self) -> Cny {
        self.comprehensive.tax + self.bonus_tax()
    }

    /// The incomes with a computation of their own, in the order in which they are shown.
    pub fn own_taxes(&self) -> impl Iterator<Item = OwnTax> {
        let bonus = self.bonus.map(|bonus| bonus.own_tax());
        let severance = self.severance.map(|severance| severance.own_tax());
        [bonus, severance].into_iter().chain(self.special_taxes()).flatten()
    }

    /// What Hong Kong would assess of a technology reward, and the name of that amount.
    #[cfg(feature = "special_incomes")]
    pub fn reward_for_hong_kong(&self, base: GrossBase) -> Option<Of<Cny>> {
        Some(self.special_incomes?.technology_reward?.for_hong_kong(base))
    }

    /// Nothing, where it is not worked out.
    #[cfg(not(feature = "special_incomes"))]
    #[allow(clippy::unused_self)]
    pub fn reward_for_hong_kong(&self, _: GrossBase) -> Option<Of<Cny>> {
        None
    }

    /// The wages that are exempt as benefits.
    #[cfg(feature = "special_incomes")]
    pub fn exempt_benefits(&self) -> Cny {
        self.benefits.map_or(Cny::ZERO, |benefits| benefits.exempt)
    }

    /// Nothing, where no benefits are worked out.
    #[cfg(not(feature = "special_incomes"))]
    #[allow(clippy::unused_self)]
    pub fn exempt_benefits(&self) -> Cny {
        Cny::ZERO
    }

    /// Those that few persons have.
    #[cfg(feature = "special_incomes")]
    fn special_taxes(&self) -> impl Iterator<Item = Option<OwnTax>> + use<> {
        self.special_incomes.map(|special| special.own_taxes()).into_iter().flatten()
    }

    /// Nothing, where they are not worked out.
    #[cfg(not(feature = "special_incomes"))]
    #[allow(clippy::unused_self)]
    fn special_taxes(&self) -> [Option<OwnTax>; 0] {
        []
    }

    /// The tax on business income.
    pub fn business_tax(&self) -> Cny {
        self.business.map_or(Cny::ZERO, |business| business.tax)
    }
}

/// What the rules of a year refuse although every cell is good.
pub(crate) fn refused(facts: &Facts, choices: &Choices) -> Vec<Problem<Field>> {
    let mut refused = severance::refused(facts, choices);
    if let Some(business) = business_income::refused(facts) {
        refused.insert(0, business);
    }
    #[cfg(feature = "special_incomes")]
    refused.extend(special_incomes::refused(facts));
    #[cfg(feature = "special_incomes")]
    refused.extend(special_deductions::refused(facts, choices));
    refused
}

/// Works out the mainland tax of a year.
pub fn mainland_burden<S: TraceSink>(
    facts: &Facts,
    law: &MainlandLaw,
    (method, monthly): (BonusMethod, Option<&MonthlyTax>),
    choices: &Choices,
    notes: &mut Codes,
    sink: &mut S,
) -> MainlandBurden {
    let mainland = &facts.mainland;
    let monthly = monthly.filter(|_| cfg!(feature = "months"));
    let special = special_deductions(facts, law, method, choices);
    special.note(facts, notes);
    let (comprehensive, bonus) = if let Some(monthly) = monthly {
        months::comprehensive_and_bonus(mainland, monthly, sink)
    } else {
        let beside = |taken: &DonationsTaken| tax_beside(mainland, law, &special, taken);
        annual_bonus::with_bonus(mainland, law, (&special, beside), method, sink)
    };
    let taken = donations_taken(mainland, law, &special, &comprehensive, bonus.as_ref());
    let severance = severance::severance_pay(mainland, law, choices, notes, sink);
    #[cfg(feature = "special_incomes")]
    let special_incomes =
        special_incomes::special_incomes(facts, law, choices, taken.as_ref(), notes, sink);
    let deductions = (&special, taken.as_ref());
    let business = business_income::business_tax(mainland, law, deductions, notes, sink);
    let talent_subsidy_tax = mainland.talent_subsidy_tax;
    let tax = Cny::ZERO;
    let mut burden = MainlandBurden {
        comprehensive,
        bonus,
        severance,
        #[cfg(feature = "special_incomes")]
        special_incomes,
        #[cfg(feature = "special_incomes")]
        limited_deductions: special.limited,
        #[cfg(feature = "special_incomes")]
        benefits: special.benefits,
        #[cfg(feature = "special_incomes")]
        donations: taken,
        business,
        talent_subsidy_tax,
        tax,
    };
    #[cfg(feature = "special_incomes")]
    if let Some(taken) = &taken {
        taken.record_lost(mainland, law, sink);
    }
    burden.tax = total(&burden, sink);
    // Those of a non-resident were cut month by month.
    let cut = match &taken {
        Some(taken) => is_any_lost(taken),
        None => {
            monthly.is_none()
                && donations_are_cut(mainland.donations, &comprehensive, business.as_ref())
        }
    };
    if cut {
        notes.insert(Code::CapApplied);
    }
    burden
}

/// What of the deductions that few persons have the facts come to, donations in the order that is taken.
pub(crate) fn special_deductions(
    facts: &Facts,
    law: &MainlandLaw,
    method: BonusMethod,
    choices: &Choices,
) -> SpecialDeductions {
    let special = SpecialDeductions::of(facts, choices);
    #[cfg(feature = "special_incomes")]
    let special = special.in_order_of_least_tax(choices, |special| {
        tax_that_takes_donations(&facts.mainland, law, method, special)
    });
    #[cfg(not(feature = "special_incomes"))]
    let _ = (law, method);
    special
}

/// The tax on every income that may take donations.
#[cfg(feature = "special_incomes")]
fn tax_that_takes_donations(
    mainland: &MainlandFacts,
    law: &MainlandLaw,
    method: BonusMethod,
    special: &SpecialDeductions,
) -> Cny {
    let beside = |taken: &DonationsTaken| tax_beside(mainland, law, special, taken);
    let (comprehensive, bonus) =
        annual_bonus::with_bonus(mainland, law, (special, beside), method, &mut Silent);
    let taken = donations_taken(mainland, law, special, &comprehensive, bonus.as_ref());
    let own = bonus.map_or(Cny::ZERO, |bonus| bonus.tax);
    comprehensive.tax + own + taken.as_ref().map_or(Cny::ZERO, beside)
}

/// What each income takes of the donations, the bonus being taxed as it is.
fn donations_taken(
    mainland: &MainlandFacts,
    law: &MainlandLaw,
    special: &SpecialDeductions,
    comprehensive: &ComprehensiveTax,
    bonus: Option<&BonusTreatment>,
) -> Option<DonationsTaken> {
    let separate = bonus.filter(|bonus| bonus.taxed == BonusTaxed::Separate);
    let separate_bonus = separate.map_or(Cny::ZERO, |bonus| bonus.amount);
    special.donations_taken(mainland, law, comprehensive.base, separate_bonus)
}

/// The tax on equity and business income, which may take donations.
#[cfg(feature = "special_incomes")]
fn tax_beside(
    mainland: &MainlandFacts,
    law: &MainlandLaw,
    special: &SpecialDeductions,
    taken: &DonationsTaken,
) -> Cny {
    let (notes, sink) = (&mut Codes::default(), &mut Silent);
    let equity = special_incomes::equity::equity_income(mainland, law, Some(taken), sink);
    let deductions = (special, Some(taken));
    let business = business_income::business_tax(mainland, law, deductions, notes, sink);
    equity.map_or(Cny::ZERO, |equity| equity.tax)
        + business.map_or(Cny::ZERO, |business| business.tax)
}

/// Nothing, where no income takes donations among others.
#[cfg(not(feature = "special_incomes"))]
fn tax_beside(
    _: &MainlandFacts,
    _: &MainlandLaw,
    _: &SpecialDeductions,
    taken: &DonationsTaken,
) -> Cny {
    match *taken {}
}

/// Whether donations are given that no income takes.
#[cfg(feature = "special_incomes")]
fn is_any_lost(taken: &DonationsTaken) -> bool {
    taken.lost > Cny::ZERO
}

/// Nothing, where no income takes donations among others.
#[cfg(not(feature = "special_incomes"))]
fn is_any_lost(taken: &DonationsTaken) -> bool {
    match *taken {}
}

/// The tax of all heads.
fn total<S: TraceSink>(burden: &MainlandBurden, sink: &mut S) -> Cny {
    let own: Cny = burden.own_taxes().map(|own| own.tax.1).sum();
    let tax = burden.comprehensive.tax + own + burden.business_tax() + burden.talent_subsidy_tax;
    sink.note(|| Event::Section { section: Section::MainlandTotal.into() });
    sink.step(Term::MainlandTax, tax, None, || {
        let mut parts = vec![Part::plus(Term::ComprehensiveTax.id(), burden.comprehensive.tax)];
        parts.extend(burden.own_taxes().map(|own| Part::plus(own.tax.0, own.tax.1)));
        parts.push(Part::plus(Term::BusinessTax.id(), burden.business_tax()));
        parts.push(Part::plus("talent_subsidy_tax", burden.talent_subsidy_tax));
        parts
    });
    tax
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
