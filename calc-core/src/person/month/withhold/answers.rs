//! The answers of the rows of one person and tax year: payer by payer, month by month.

use super::outcome::{RowAnswer, RowFault};
use super::payer::Payer;
use super::payers_in_china::PayersInChina;
use super::rows::{Context, Group, PersonRow};
use super::tracing::{Recorders, RowSinks};
use super::year_end::year_end;
use crate::law::trace::{Silent, Trace, TraceLevel};
use crate::person::month::facts::ResidenceFacts;
use crate::person::month::fields::Field;
use crate::person::month::vocabulary::PersonMonth;

/// Works out the rows of one person and tax year; the answers come in the order of the rows. `spoilt`
/// is a row of the person of which not even the year can be read.
pub fn withhold(rows: &[PersonRow], spoilt: Option<u64>, context: &Context<'_>) -> Vec<RowAnswer> {
    worked_out(rows, spoilt, context, &mut Silent).0
}

/// The same with the way to each answer, as much of it as is asked for.
pub fn withhold_with_traces(
    rows: &[PersonRow],
    spoilt: Option<u64>,
    level: TraceLevel,
    context: &Context<'_>,
) -> Vec<(RowAnswer, Option<Trace<PersonMonth>>)> {
    let mut sinks = Recorders::of(rows.len());
    let answers = worked_out(rows, spoilt, context, &mut sinks).0;
    let traces = sinks.traces(&answers, level, context);
    answers.into_iter().zip(traces).collect()
}

/// The answers, and the rows by payer and month.
pub(super) fn worked_out<'a>(
    rows: &'a [PersonRow],
    spoilt: Option<u64>,
    context: &Context<'_>,
    sinks: &mut impl RowSinks,
) -> (Vec<RowAnswer>, Vec<Group<'a>>) {
    let mut answers: Vec<RowAnswer> = rows.iter().map(|_| RowAnswer::Unread).collect();
    let payers_in_china = PayersInChina::of(rows);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let payer_of = |place: usize| payers_in_china.payer_of(&rows[place]);
    // A month that cannot be read may be any: it stands before all.
    order.sort_by_key(|place| (payer_of(*place), rows[*place].month, rows[*place].row));
    differing_facts(rows, &mut answers);
    differing_documents(rows, &mut answers);
    let mut payers: Vec<(u64, Payer)> = Vec::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for of_month in order.chunk_by(|one, next| {
        payer_of(*one) == payer_of(*next) && rows[*one].month == rows[*next].month
    }) {
        let payer = payer_of(of_month[0]);
        if payers.last().is_none_or(|(known, _)| *known != payer) {
            payers.push((payer, Payer::new(spoilt)));
        }
        let Some((_, state)) = payers.last_mut() else { continue };
        let month = rows[of_month[0]].month;
        let group = Group { payer, month: month.unwrap_or(0), rows: of_month.to_vec(), all: rows };
        state.month(&group, context, &mut answers, sinks);
        groups.push(group);
    }
    if answers.iter().all(|answer| matches!(answer, RowAnswer::Good(_))) {
        year_end(&groups, context, &mut answers);
    }
    (answers, groups)
}

/// What holds for the whole year: every row that gives it gives the same.
fn differing_facts(rows: &[PersonRow], answers: &mut [RowAnswer]) {
    differing(rows, answers, Field::ResidenceDays, |residence| residence.residence_days);
    differing(rows, answers, Field::Domiciled, |residence| residence.domiciled);
}

fn differing<T: PartialEq>(
    rows: &[PersonRow],
    answers: &mut [RowAnswer],
    field: Field,
    of: impl Fn(&ResidenceFacts) -> Option<T>,
) {
    let mut first: Option<(T, u64)> = None;
    for (row, answer) in rows.iter().zip(answers) {
        let found = row.facts.as_ref().and_then(|facts| of(&facts.standing.residence));
        match (&first, found) {
            (Some((known, at)), Some(found)) if *known != found => {
                *answer = RowAnswer::Bad(RowFault::differs(field, *at));
            }
            (None, Some(found)) => first = Some((found, row.row)),
            _ => {}
        }
    }
}

/// Two identity numbers are two people, or a mistake in one of them.
fn differing_documents(rows: &[PersonRow], answers: &mut [RowAnswer]) {
    let mut first: Option<&PersonRow> = None;
    for (row, answer) in rows.iter().zip(answers).filter(|(row, _)| row.document != 0) {
        let known = *first.get_or_insert(row);
        if known.document != row.document {
            *answer = RowAnswer::Bad(RowFault::differs(Field::IdNumber, known.row));
        }
    }
}
