//! What the year comes to when it is known how it turned out: corrections (MOF and STA Announcement
//! 2019 No. 35, art. 5), and whether a resident must file.

use super::outcome::{Correction, RowAnswer};
use super::year::{NonResidentYear, Settlement, Year, months_of_two_payers};
use super::{Context, Group};
use crate::law::money::Cny;
use crate::law::params::ChoiceId;
use crate::law::params::alternatives::{NonresidentRelief, SettlementIncome};
use crate::law::period::{Date, TaxYear};
use crate::law::trace::Silent;
use crate::person::mainland::annual_bonus::separate_tax;
use crate::person::mainland::comprehensive_income::comprehensive_tax;
use crate::person::mainland::settlement::must_file;
use crate::person::month::code::Code;
use crate::person::month::expectation::Change;
use crate::person::month::standing::Tier;
use crate::person::rulebook::Rulebook;

/// The last month of a year.
const DECEMBER: u8 = 12;

/// Writes what the year comes to into the answer of the person's last row.
pub(super) fn year_end(groups: &[Group<'_>], context: &Context<'_>, answers: &mut [RowAnswer]) {
    let rows = || groups.iter().flat_map(|group| group.facts().map(move |row| (group, row)));
    let last = rows().max_by_key(|(group, (place, _))| (group.month, group.all[*place].row));
    let Some((group, (place, last))) = last else { return };
    let last_month = group.month;
    let Some(year) = Year::of(groups, last, context) else { return };
    let (real, passed) = (year.real, year.passed);
    let withheld: Cny = answers.iter().filter_map(due_now).sum();
    let two_payers = months_of_two_payers(groups);
    let good = |answer: &RowAnswer| matches!(answer, RowAnswer::Good(_));
    let followed: Vec<_> = answers.iter().filter(|answer| good(answer)).map(tier_of).collect();
    let change = real.tier.and_then(|real| {
        // A tier that is not known changes nothing among non-residents.
        followed
            .iter()
            .map(|tier| tier.unwrap_or(if real.is_resident() { Tier::UpTo90 } else { real }))
            .find_map(|followed| Change::between(followed, real))
    });
    let RowAnswer::Good(outcome) = &mut answers[place] else { return };
    if let Some(change) = change {
        outcome.notes.insert(match change {
            Change::BecomesResident => Code::BecomesResident,
            Change::BecomesNonResident => Code::BecomesNonResident,
            Change::OverNinety => Code::OverNinetyDays,
            Change::WithinNinety => Code::WithinNinetyDays,
        });
    }
    let settled = real.is_resident.then(|| settled(&year.settlement(), context));
    let months = settled.is_none().then(|| year.months(two_payers));
    let right = match (&settled, &months) {
        (Some(settled), _) => settled.tax,
        (None, months) => months.as_ref().map(NonResidentYear::tax),
    };
    if last_month == DECEMBER {
        outcome.year_tax = right;
        outcome.subsidy = months.and_then(|months| subsidy(&months, last.tax_year, context));
    }
    if outcome.subsidy.is_some() {
        outcome.points.insert(ChoiceId::NonresidentSubsidy);
        outcome.points.insert(ChoiceId::NonresidentRelief);
        if context.choices.nonresident_relief() == NonresidentRelief::Needs {
            outcome.notes.insert(Code::NonresidentReliefUnconfirmed);
        }
    }
    let needs_correction = change.is_some()
        || (passed && !real.is_resident)
        || (!real.is_resident && two_payers.is_some());
    if needs_correction {
        outcome.needs |= right.is_none();
        let passed_on = rows().find_map(|(_, (_, facts))| facts.standing.short_stay_passed_on);
        outcome.correction = right.map(|right| Correction {
            due: right - withheld,
            by: match change {
                Some(change) => change.correct_by(last.tax_year, passed_on, context.law),
                None => two_payers.and_then(|month| own_return_by(last.tax_year, month, context)),
            },
        });
    }
    if !real.is_resident && two_payers.is_some() {
        outcome.notes.insert(Code::TwoPayers);
        outcome.points.insert(ChoiceId::TwoPayers);
    }
    if let (Some(settled), DECEMBER) = (settled, last_month) {
        let paid = year.paid().unwrap_or(withheld);
        outcome.must_file = settled.tax.map(|tax| {
            outcome.points.insert(ChoiceId::SettlementIncome);
            let due = tax - paid;
            let failed = paid < withheld;
            must_file(settled.income, due, &context.law.mainland) || (failed && due > Cny::ZERO)
        });
    }
}

/// The own return of somebody with two payers is due as many days after the month.
fn own_return_by(year: TaxYear, month: u8, context: &Context<'_>) -> Option<Date> {
    let days = i32::try_from(*context.law.correction_days).ok()?;
    Some(year.month(month).last.plus_days(days))
}

fn due_now(answer: &RowAnswer) -> Option<Cny> {
    let RowAnswer::Good(outcome) = answer else { return None };
    Some(outcome.month?.due_now())
}

/// The tier that a row followed, where it matters.
fn tier_of(answer: &RowAnswer) -> Option<Tier> {
    if let RowAnswer::Good(outcome) = answer { outcome.tier } else { None }
}

/// The subsidy, where a text knows one for the year and the open point does not rule it out.
fn subsidy(months: &NonResidentYear, year: TaxYear, context: &Context<'_>) -> Option<Cny> {
    let rate = *Rulebook::get().relief(year)?.subsidy.rate?;
    if context.choices.nonresident_relief() == NonresidentRelief::No {
        return None;
    }
    let months = months.added_up(Some(rate), context);
    Some(months.subsidy(rate, context.law, context.choices.nonresident_subsidy()))
}

/// The settlement of a resident's year.
struct Settled {
    /// The tax; not known where there is equity income, which a resident pays on by another rule.
    tax: Option<Cny>,
    /// The income of the test for filing.
    income: Cny,
}

fn settled(year: &Settlement, context: &Context<'_>) -> Settled {
    let (law, amounts) = (&context.law.mainland, &year.amounts);
    let facts = amounts.facts();
    let tax = comprehensive_tax(&facts, law, Cny::ZERO, &mut Silent);
    let by_itself = separate_tax(amounts.annual_bonus, &law.monthly_scale, &mut Silent);
    let known = (tax.tax + by_itself - year.tax_reduction).or_zero();
    Settled {
        tax: (year.equity == Cny::ZERO).then_some(known),
        income: match context.choices.settlement_income() {
            SettlementIncome::Gross => year.gross + year.merged + amounts.services(),
            SettlementIncome::IncomeAmount => tax.income_amount,
        },
    }
}
