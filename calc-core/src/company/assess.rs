//! One company-year, from facts to outcome.

use crate::company::code::{Code, Codes};
use crate::company::facts::Facts;
use crate::company::main_business_ratio::Ratio;
use crate::company::outcome::{Outcome, Worked};
use crate::company::regimes::{Incomes, Regime};
use crate::company::rulebook::{EnterpriseLaw, Rulebook};
use crate::company::settings::Settings;
use crate::company::substantive_operation::insured_staff_needed;
use crate::company::taxable_income::Presumed;
use crate::company::vocabulary::Section;
use crate::company::{
    catalogue, high_tech, import_relief, income_cliff, main_business_ratio, regimes,
    small_low_profit, special_area_rate, taxable_income,
};
use crate::law::assumed::Assumed;
use crate::law::eligibility::{Eligibility, combined};
use crate::law::money::Cny;
use crate::law::trace::{Event, TraceSink};

/// Works out a company-year. A year whose law is not known gives no figures and says why.
pub fn assess<S: TraceSink>(facts: &Facts, settings: &Settings, sink: &mut S) -> Outcome {
    let mut notes = Codes::default();
    let (tax_year, ratio) = (facts.company.tax_year, Ratio::of(&facts.activity));
    let book = Rulebook::get();
    let Some(law) = book.enterprise(facts.company.tax_year) else {
        let before = facts.company.tax_year.0 < book.tax_years().0;
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
    if facts.activity.total_income.is_some_and(|total| total < facts.company.profit) {
        notes.insert(Code::ProfitAboveIncome);
    }
    let none = facts.company.high_tech_certificate == Some(false)
        && facts.company.technology_sme == Some(false);
    if facts.company.status_since.is_some() && none {
        notes.insert(Code::StatusSinceWithoutStatus);
    }
}
