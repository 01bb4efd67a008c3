//! What follows when a year is over: the tax of the year, corrections, and the duty to file.

use super::non_resident_year::NonResidentYear;
use super::outcome::{MonthOutcome, RowAnswer};
use super::rows::{Context, Group};
use super::settlement::Settled;
use super::to_date::ToDate;
use super::year::Year;
use crate::law::money::Cny;
use crate::law::params::ChoiceId;
use crate::law::params::alternatives::NonresidentRelief;
use crate::law::period::{Date, TaxYear};
use crate::person::mainland::settlement::must_file;
use crate::person::month::code::Code;
use crate::person::month::correction::Correction;
use crate::person::month::expectation::Change;
use crate::person::month::standing::Tier;

/// The last month of a year.
const DECEMBER: u8 = 12;

/// The tax that a year should have.
enum RightTax {
    /// A resident's settlement.
    Resident(Settled),
    /// A non-resident's months.
    NonResident(NonResidentYear),
}

impl RightTax {
    fn tax(&self) -> Option<Cny> {
        match self {
            Self::Resident(settled) => settled.tax,
            Self::NonResident(months) => Some(months.tax()),
        }
    }
}

/// Writes what the year comes to into the answer of the person's last row.
pub(super) fn year_end(groups: &[Group<'_>], context: &Context<'_>, answers: &mut [RowAnswer]) {
    let rows = || groups.iter().flat_map(|group| group.facts().map(move |row| (group, row)));
    let last = rows().max_by_key(|(group, (place, _))| (group.month, group.all[*place].row));
    let Some((group, (place, last))) = last else { return };
    let Some(year) = Year::of(groups, last, context) else { return };
    let withheld: Cny = answers.iter().filter_map(due_now).sum();
    let two_payers = months_of_two_payers(groups).filter(|_| !year.real.is_resident);
    let change = change(&year, answers);
    let right = if year.real.is_resident {
        RightTax::Resident(Settled::of(&year))
    } else {
        RightTax::NonResident(NonResidentYear::of(&year, two_payers))
    };
    let RowAnswer::Good(outcome) = &mut answers[place] else { return };
    note_change(change, outcome);
    if group.month == DECEMBER {
        end_of_december(&year, &right, (last.tax_year, withheld), outcome);
    }
    let breaks_claim = year.passed && !year.real.is_resident;
    if change.is_some() || breaks_claim || two_payers.is_some() {
        let right = right.tax();
        outcome.needs |= right.is_none();
        let passed_on =
            rows().find_map(|(_, (_, facts))| facts.standing.presence.short_stay_passed_on);
        outcome.correction = right.map(|right| Correction {
            due: right - withheld,
            by: match change {
                Some(change) => change.correct_by(last.tax_year, passed_on, context.law),
                None => two_payers.and_then(|month| own_return_by(last.tax_year, month, context)),
            },
        });
    }
    if year.real.is_resident {
        let to_date = ToDate::of(groups);
        if to_date.at_two_payers {
            outcome.notes.insert(Code::DeductionsAtTwoPayers);
        }
        if to_date.personal_pension > *context.law.personal_pension {
            outcome.notes.insert(Code::CapApplied);
        }
    }
    if two_payers.is_some() {
        outcome.notes.insert(Code::TwoPayers);
        outcome.points.insert(ChoiceId::TwoPayers);
    }
}

/// The difference between the tiers that the rows followed and the real one.
fn change(year: &Year<'_>, answers: &[RowAnswer]) -> Option<Change> {
    let real = year.real.tier?;
    let followed = answers.iter().filter_map(|answer| match answer {
        RowAnswer::Good(outcome) => Some(outcome.tier),
        _ => None,
    });
    // A tier that is not known changes nothing among non-residents.
    let unknown = if real.is_resident() { Tier::UpTo90 } else { real };
    followed.map(|tier| tier.unwrap_or(unknown)).find_map(|tier| Change::between(tier, real))
}

fn note_change(change: Option<Change>, outcome: &mut MonthOutcome) {
    let Some(change) = change else { return };
    outcome.notes.insert(match change {
        Change::BecomesResident => Code::BecomesResident,
        Change::BecomesNonResident => Code::BecomesNonResident,
        Change::OverNinety => Code::OverNinetyDays,
        Change::WithinNinety => Code::WithinNinetyDays,
    });
}

/// With the whole year known: its tax, a non-resident's subsidy, a resident's duty to file.
fn end_of_december(
    year: &Year<'_>,
    right: &RightTax,
    (tax_year, withheld): (TaxYear, Cny),
    outcome: &mut MonthOutcome,
) {
    let context = year.context;
    outcome.year_tax = right.tax();
    match right {
        RightTax::NonResident(months) => {
            outcome.subsidy = months.subsidy(tax_year, context);
            if outcome.subsidy.is_none() {
                return;
            }
            outcome.points.insert(ChoiceId::NonresidentSubsidy);
            outcome.points.insert(ChoiceId::NonresidentRelief);
            if context.choices.nonresident_relief() == NonresidentRelief::Needs {
                outcome.notes.insert(Code::NonresidentReliefUnconfirmed);
            }
        }
        RightTax::Resident(settled) => {
            let paid = year.paid().unwrap_or(withheld);
            outcome.must_file = settled.tax.map(|tax| {
                outcome.points.insert(ChoiceId::SettlementIncome);
                let due = tax - paid;
                let failed = paid < withheld;
                must_file(settled.income, due, &context.law.mainland) || (failed && due > Cny::ZERO)
            });
        }
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

/// The last month in which more than one payer paid, those of pay from abroad alone counted where they
/// could not be joined to one in China.
pub(super) fn months_of_two_payers(groups: &[Group<'_>]) -> Option<u8> {
    let pays = |group: &&Group<'_>| group.sum(|facts| facts.wages.pay.all()) > Cny::ZERO;
    let mut months: Vec<u8> = groups.iter().filter(pays).map(|group| group.month).collect();
    months.sort_unstable();
    months.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).max()
}
