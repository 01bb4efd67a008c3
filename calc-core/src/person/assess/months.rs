//! What the months of a person-year add to it.

use super::Laws;
use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::alternatives::SettlementIncome;
use crate::person::code::{Code, Codes};
use crate::person::facts::Facts;
use crate::person::mainland::MainlandBurden;
use crate::person::mainland::annual_bonus::BonusTaxed;
use crate::person::mainland::settlement::must_file;
use crate::person::month::correction::Correction;
use crate::person::month::even_months::tax_of_even_months;
use crate::person::month::person_year::{MonthlyTax, MonthsOfYear};

/// The last month of a year.
const DECEMBER: u8 = 12;

/// The tax of a non-resident's months: of those that were added up, or of even ones.
pub(crate) fn monthly_tax_of(facts: &Facts, laws: &Laws) -> Option<MonthlyTax> {
    if !cfg!(feature = "months") {
        return None;
    }
    match (facts.months(), facts.person.months_in_china) {
        (Some(months), _) => months.monthly,
        (None, Some(count)) if facts.person.is_non_resident() => {
            let rate = laws.relief.subsidy.rate.map(|rate| *rate);
            Some(tax_of_even_months(&facts.mainland, count, rate, laws.months?))
        }
        _ => None,
    }
}

/// Notes on the months.
pub(super) fn note_months(
    facts: &Facts,
    (mainland, monthly): (&MainlandBurden, Option<&MonthlyTax>),
    laws: &Laws,
    choices: &Choices,
    notes: &mut Codes,
) {
    if !cfg!(feature = "months") {
        return;
    }
    let Some(months) = facts.months() else {
        if monthly.is_some() {
            notes.insert(Code::AssumedEvenMonths);
            let deductions = facts.mainland.personal_deductions();
            if deductions + facts.mainland.limited_deductions() > Cny::ZERO {
                notes.insert(Code::DeductionsIgnored);
            }
        }
        return;
    };
    // Facts of the year may say what some months leave out.
    let is_known = facts.mainland.tax_withheld.is_some();
    let still_true = |note: &Code| *note != Code::WithheldIncomplete || !is_known;
    notes.extend(months.notes.iter().filter_map(Code::of_month).filter(still_true));
    for (condition, code) in [
        (months.by_expected_days, Code::ExpectedDays),
        (months.last_month < DECEMBER, Code::MonthsEndEarly),
    ] {
        if condition {
            notes.insert(code);
        }
    }
    if monthly.is_none() {
        notes.extend(settlement_note(months, mainland, laws, choices));
    }
}

/// Whether the annual settlement must be filed, or need not be although tax is due.
fn settlement_note(
    months: &MonthsOfYear,
    mainland: &MainlandBurden,
    laws: &Laws,
    choices: &Choices,
) -> Option<Code> {
    let paid = months.tax_withheld.unwrap_or(months.right_withheld);
    let due = mainland.comprehensive_and_bonus_tax() - paid;
    if due <= Cny::ZERO {
        return None;
    }
    let merged = mainland.bonus.filter(|bonus| bonus.taxed == BonusTaxed::Merged);
    let income = match choices.settlement_income() {
        SettlementIncome::Gross => {
            months.settlement_gross + merged.map_or(Cny::ZERO, |bonus| bonus.amount)
        }
        SettlementIncome::IncomeAmount => mainland.comprehensive.income_amount,
    };
    let not_withheld = paid < months.right_withheld;
    Some(if not_withheld || must_file(income, due, laws.mainland) {
        Code::SettlementMustFile
    } else {
        Code::SettlementExempt
    })
}

/// What is to be corrected. A resident's year is settled with the bonus as it is taxed here.
pub(super) fn correction(facts: &Facts, mainland: &MainlandBurden) -> Option<Correction> {
    let months = facts.months()?;
    let correction = months.correction?;
    let settled = mainland.comprehensive_and_bonus_tax() - months.right_withheld;
    let due = if months.monthly.is_some() { correction.due } else { settled };
    Some(Correction { due, ..correction })
}
