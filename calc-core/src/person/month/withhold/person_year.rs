//! The year of a person whose months are known.

use super::answers::worked_out;
use super::non_resident_year::{NonResidentYear, income_amounts};
use super::outcome::{MonthOutcome, RowAnswer};
use super::rows::{Context, Group, PersonRow};
use super::settlement::{ResidentYear, add_others, merges};
use super::tracing::Recorders;
use super::year::Year;
use super::year_end::months_of_two_payers;
use crate::law::money::Cny;
use crate::law::trace::Silent;
use crate::person::fields::BonusMethod as YearBonusMethod;
use crate::person::month::code::{Code, Codes};
use crate::person::month::facts::MonthFacts;
use crate::person::month::fields::BonusMethod;
use crate::person::month::person_year::{MonthsOfYear, YearAmounts};
use crate::person::month::points::Points;
use crate::person::rulebook::Rulebook;

/// Why the months of a person do not come to a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearFault {
    /// A row has an error, or not even its year can be read.
    BadRow(u64),
    /// More than one bonus of a resident that may be taxed by itself; the second.
    SecondBonus,
    /// Equity income of a resident.
    Equity,
    /// Tax that was reduced or remitted for a resident: nothing says for which income of the year.
    TaxReduction,
}

/// What the rows of one person and tax year come to.
///
/// # Errors
/// See [`YearFault`].
pub fn person_year(
    rows: &[PersonRow],
    spoilt: Option<u64>,
    context: &Context<'_>,
) -> Result<MonthsOfYear, YearFault> {
    added_up(rows, worked_out(rows, spoilt, context, &mut Silent), context)
}

/// The same where the way to its months is asked for, too: in a page the rules stand once.
///
/// # Errors
/// See [`YearFault`].
pub fn person_year_beside_traces(
    rows: &[PersonRow],
    context: &Context<'_>,
) -> Result<MonthsOfYear, YearFault> {
    let mut sinks = Recorders::of(rows.len());
    added_up(rows, worked_out(rows, None, context, &mut sinks), context)
}

fn added_up(
    rows: &[PersonRow],
    (answers, groups): (Vec<RowAnswer>, Vec<Group<'_>>),
    context: &Context<'_>,
) -> Result<MonthsOfYear, YearFault> {
    if let Some(bad) = first_bad(rows, &answers) {
        return Err(YearFault::BadRow(bad));
    }
    let outcomes = || {
        answers.iter().filter_map(|answer| match answer {
            RowAnswer::Good(outcome) => Some(outcome),
            _ => None,
        })
    };
    let facts = || rows.iter().filter_map(|row| Some((row, row.facts.as_ref()?)));
    let last = facts().max_by_key(|(row, _)| (row.month, row.row));
    let first_row = YearFault::BadRow(rows.first().map_or(0, |row| row.row));
    let (_, last) = last.ok_or(first_row)?;
    let year = Year::of(&groups, last, context).ok_or(first_row)?;
    let mut found = if year.real.is_resident {
        resident(&year)?
    } else {
        non_resident(&year, months_of_two_payers(&groups), last, context)
    };
    found.gross = year.gross();
    found.tax_withheld = year.paid();
    found.right_withheld = outcomes().filter_map(|it| it.month).map(|it| it.due_now()).sum();
    found.residence_days = facts().find_map(|(_, facts)| facts.standing.residence.residence_days);
    found.correction = outcomes().find_map(|outcome| outcome.correction);
    let union = |notes: Codes, outcome: &MonthOutcome| notes.union(outcome.notes);
    found.notes =
        outcomes().fold(Codes::default(), union).without(Code::NonresidentReliefUnconfirmed);
    let says_withheld = |facts: &MonthFacts| facts.withheld.tax_withheld.is_some();
    if found.tax_withheld.is_none() && facts().any(|(_, facts)| says_withheld(facts)) {
        found.notes.insert(Code::WithheldIncomplete);
    }
    found.points = outcomes().fold(Points::default(), |all, outcome| all.union(outcome.points));
    found.needs = year.real.is_resident && outcomes().any(|outcome| outcome.needs);
    found.by_expected_days =
        found.residence_days.is_none() && last.standing.residence.expected_residence_days.is_some();
    found.last_month = last.payment.month;
    Ok(found)
}

/// The first row with an error of its own; one that rests on another names that.
fn first_bad(rows: &[PersonRow], answers: &[RowAnswer]) -> Option<u64> {
    let bad = |(row, answer): (&PersonRow, &RowAnswer)| match answer {
        RowAnswer::Good(_) => None,
        RowAnswer::Bad(fault) if fault.code == Code::EarlierMonthBad => fault.row,
        RowAnswer::Bad(_) | RowAnswer::Unread => Some(row.row),
    };
    rows.iter().zip(answers).filter_map(bad).min()
}

fn resident(year: &Year<'_>) -> Result<MonthsOfYear, YearFault> {
    let settlement = ResidentYear::of(year);
    if settlement.equity > Cny::ZERO {
        return Err(YearFault::Equity);
    }
    if settlement.tax_reduction > Cny::ZERO {
        return Err(YearFault::TaxReduction);
    }
    if settlement.separate_rows > 1 {
        return Err(YearFault::SecondBonus);
    }
    let (mut amounts, mut method) = (settlement.amounts, bonus_method(year));
    // The year says how its bonus was taxed; it has room for one.
    if settlement.separate_rows == 0 && settlement.merged > Cny::ZERO {
        amounts.wages = amounts.wages - settlement.merged;
        amounts.annual_bonus = settlement.merged;
        method = Some(YearBonusMethod::Merged);
    }
    Ok(MonthsOfYear {
        amounts,
        bonus_method: method,
        settlement_gross: settlement.settlement_gross(),
        ..MonthsOfYear::default()
    })
}

fn non_resident(
    year: &Year<'_>,
    two_payers: Option<u8>,
    last: &MonthFacts,
    context: &Context<'_>,
) -> MonthsOfYear {
    let rate = Rulebook::get().relief(last.tax_year).and_then(|law| law.subsidy.rate);
    let months = NonResidentYear::of(year, two_payers);
    let monthly = months.added_up(rate.map(|rate| *rate), context);
    let mut amounts = YearAmounts::default();
    add_others(year, &mut amounts);
    (amounts.wages, amounts.annual_bonus) = income_amounts(year);
    MonthsOfYear { amounts, monthly: Some(monthly), ..MonthsOfYear::default() }
}

/// How the bonus that is not merged is to be taxed, as its row says.
fn bonus_method(year: &Year<'_>) -> Option<YearBonusMethod> {
    let separate =
        |facts: &&MonthFacts| facts.annual_bonus.annual_bonus > Cny::ZERO && !merges(year, facts);
    match year.facts().find(separate)?.annual_bonus.bonus_method? {
        BonusMethod::Separate => Some(YearBonusMethod::Separate),
        BonusMethod::Merged => Some(YearBonusMethod::Merged),
        BonusMethod::Best => Some(YearBonusMethod::Best),
    }
}
