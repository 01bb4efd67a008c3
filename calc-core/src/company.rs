//! Companies: the 15% rate of the special area, what competes with it, head office and branches, and
//! what imports save.
//!
//! The order of computation: profit, super deduction, losses oldest first, taxable income, the tests
//! of each regime, the lowest tax among those that are met.

pub mod answer;
pub mod apportionment;
pub mod catalogue;
pub mod code;
pub mod decode;
pub mod eligibility;
pub mod facts;
pub mod fields;
pub mod high_tech;
pub mod import_relief;
pub mod income_cliff;
mod loss_carry_forward;
mod main_business_ratio;
mod open_points;
pub mod regimes;
pub mod rulebook;
pub mod small_low_profit;
pub mod special_area_rate;
mod substantive_operation;
mod super_deduction;
mod taxable_income;
pub mod vary;
pub mod vocabulary;

use std::sync::Arc;

pub use loss_carry_forward::LossUse;
pub use main_business_ratio::Ratio;
pub use substantive_operation::{InsuredStaffNeeded, insured_staff_needed};
pub use taxable_income::TaxableIncome;

use catalogue::Catalogue;
use facts::{Assumed, Facts};
use import_relief::ImportSaving;
use regimes::{Best, Incomes, Regime, RegimeOutcome};
use taxable_income::Presumed;

use crate::company::code::{Code, Codes};
use crate::company::eligibility::Answers;
use crate::company::rulebook::{EnterpriseLaw, Rulebook};
use crate::company::vocabulary::Section;
use crate::law::eligibility::{Eligibility, combined};
use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::period::TaxYear;
use crate::law::trace::{Event, TraceSink};

/// What holds for every company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The alternative taken at each open point.
    pub choices: Choices,
    /// The items of the Catalogue, where an administrator supplied them.
    pub catalogue: Option<Arc<Catalogue>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { choices: Choices::DEFAULT, catalogue: None }
    }
}

/// Everything that a company-year comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The tax year.
    pub tax_year: TaxYear,
    /// Notes on the figures, in the order of their codes.
    pub notes: Codes,
    /// The share of the main business, where it is defined.
    pub ratio: Option<Ratio>,
    /// The figures; nothing where the law of the year is not known.
    pub worked: Option<Worked>,
}

impl Outcome {
    /// The share of the main business in percent.
    pub fn main_business_ratio(&self) -> Option<String> {
        self.ratio.map(Ratio::shown)
    }
}

/// The figures of a company-year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// Profit, deductions, taxable income, with nothing that is not confirmed.
    pub income: TaxableIncome,
    /// The conditions of the 15% rate.
    pub hetao: Answers<9>,
    /// The conditions of a small low-profit enterprise.
    pub small_low_profit: Answers<4>,
    /// The condition of a high-tech enterprise.
    pub high_tech: Answers<1>,
    /// Each regime, in the order of [`Regime::ALL`].
    pub regimes: [RegimeOutcome; 4],
    /// The best of those that are met.
    pub best: Best,
    /// What the exemption of imports saves, in yuan (Cai Guan Shui [2026] No. 1).
    pub imports: ImportSaving,
}

impl Worked {
    /// What one regime comes to for this company.
    pub fn regime(&self, regime: Regime) -> &RegimeOutcome {
        &self.regimes[regime as usize]
    }

    /// The best regime's tax as a share of the taxable income, in percent, half up.
    pub fn effective_rate(&self) -> Option<String> {
        self.regime(self.best.regime).effective_rate()
    }
}

impl RegimeOutcome {
    /// The tax as a share of its taxable income, in percent, half up.
    pub fn effective_rate(&self) -> Option<String> {
        let income = self.taxable_income;
        (income > Cny::ZERO).then(|| main_business_ratio::percent(self.tax.minor(), income.minor()))
    }
}

/// Works out a company-year. A year whose law is not known gives no figures and says why.
pub fn assess<S: TraceSink>(facts: &Facts, settings: &Settings, sink: &mut S) -> Outcome {
    let mut notes = Codes::default();
    let (tax_year, ratio) = (facts.tax_year, Ratio::of(&facts.activity));
    let book = Rulebook::get();
    let Some(law) = book.enterprise(facts.tax_year) else {
        let before = facts.tax_year.0 < book.tax_years().0;
        notes.insert(if before { Code::BeforeTerm } else { Code::AfterTerm });
        return Outcome { tax_year, notes, ratio, worked: None };
    };
    sink.note(|| Event::Section { section: Section::CompanyIncome.into() });
    let presumed = Presumed::default();
    let income = taxable_income::taxable_income(facts, presumed, law, &mut notes, sink);
    let open = taxable_income::if_confirmed(facts, &income, law);
    let incomes = Incomes { confirmed: &income, open: &open };
    let hetao = special_area_rate::conditions(facts, law, settings);
    let small = small_low_profit::conditions(
        facts,
        income.taxable_income,
        incomes.lowest(),
        &law.small_low_profit,
    );
    let high_tech = high_tech::conditions(facts);
    let eligible = [Eligibility::Yes, combined(&small), combined(&high_tech), combined(&hetao)];
    let regimes = regimes::regimes(facts, incomes, eligible, law, sink);
    let best = regimes::best(facts, &regimes, incomes, law, sink);
    let imports = import_relief::import_saving(facts, law, &settings.choices, &mut notes, sink);
    let worked =
        Worked { income, hetao, small_low_profit: small, high_tech, regimes, best, imports };
    note(facts, settings, &worked, law, &mut notes);
    Outcome { tax_year, notes, ratio, worked: Some(worked) }
}

/// What a reader has to know beside the figures.
fn note(
    facts: &Facts,
    settings: &Settings,
    worked: &Worked,
    law: &EnterpriseLaw,
    notes: &mut Codes,
) {
    let hetao = worked.regime(Regime::Hetao).eligible;
    catalogue::note(&facts.activity, settings.catalogue.as_deref(), &law.hetao, notes);
    if hetao != Eligibility::No {
        notes.insert(Code::SubstanceProxy);
    }
    if main_business_ratio::is_near_limit(&facts.activity, &law.hetao) {
        notes.insert(Code::RatioNearLimit);
    }
    if facts.activity.total_income == Some(Cny::ZERO) {
        notes.insert(Code::NoIncome);
    }
    let needed = insured_staff_needed(&facts.substance, &law.proxy, &settings.choices);
    if needed.is_some_and(|needed| needed.rounded) {
        notes.insert(Code::InsuredShareRounded);
    }
    if hetao == Eligibility::Yes && worked.regime(Regime::HighTech).eligible == Eligibility::Yes {
        notes.insert(Code::HighTechTie);
    }
    note_contradictions(facts, notes);
    if facts.structure.is_split() {
        if facts.structure.same_city == Assumed::Blank {
            notes.insert(Code::AssumedCrossRegion);
        }
        if facts.structure.units.iter().any(regimes::is_in_area_without_share) {
            notes.insert(Code::BranchWithoutShare);
        }
    }
    if worked.best.if_confirmed.is_some() {
        notes.insert(Code::LargerIfConfirmed);
    }
    if income_cliff::is_just_above(worked, law) {
        notes.insert(Code::IncomeCliff);
    }
}

/// Facts that hardly go together, although no rule breaks on them.
fn note_contradictions(facts: &Facts, notes: &mut Codes) {
    if facts.activity.total_income.is_some_and(|total| total < facts.profit) {
        notes.insert(Code::ProfitAboveIncome);
    }
    let none = facts.high_tech == Some(false) && facts.technology_sme == Some(false);
    if facts.status_since.is_some() && none {
        notes.insert(Code::StatusSinceWithoutStatus);
    }
}
