//! What one payer withholds from one person, month by month.

use std::collections::BTreeMap;

use super::non_resident_month::NonResidentMonths;
use super::outcome::{
    LastOfMonth, MonthOutcome, Refused, RowAnswer, RowFault, Treatment, Unverified,
};
use super::period::{Period, period};
use super::resident_month::ResidentMonths;
use super::rows::{Context, Group};
use super::tracing::RowSinks;
use crate::law::money::Cny;
use crate::law::params::ChoiceId;
use crate::law::trace::{ComparedOption, Event, Notes as _, Part, TraceSink};
use crate::person::month::code::{Code, Codes};
use crate::person::month::facts::MonthFacts;
use crate::person::month::fields::Field;
use crate::person::month::points::Points;
use crate::person::month::vocabulary::{Section, Term};
use crate::person::month::work_days::WorkDays;

/// Days of the longest month.
const LONGEST_MONTH: u32 = 31;

/// What a payer knows of a person from January on.
#[derive(Default)]
pub(super) struct Payer {
    /// A row that could not be worked out: later months rest on it.
    bad: Option<u64>,
    start: Option<(u8, u64)>,
    last_month: Option<u8>,
    /// Whether tax is by the month; the first row decides for those who become residents.
    by_month: Option<bool>,
    was_resident: bool,
    withheld: Cny,
    resident: ResidentMonths,
    non_resident: NonResidentMonths,
}

/// The figures of a month while they are put together.
struct Figures {
    last: LastOfMonth,
    notes: Codes,
    points: Points,
}

impl Payer {
    /// A payer of whom nothing is known but a row that cannot be placed.
    pub(super) fn new(spoilt: Option<u64>) -> Self {
        Self { bad: spoilt, ..Self::default() }
    }

    /// Works out a month and writes the answers of its rows.
    pub(super) fn month(
        &mut self,
        group: &Group<'_>,
        context: &Context<'_>,
        answers: &mut [RowAnswer],
        sinks: &mut impl RowSinks,
    ) {
        let faults = self.periods(group, context, answers, sinks);
        let periods = match (faults, self.bad) {
            (Ok(periods), None) => periods,
            (found, _) => {
                self.refuse(group, found.err(), answers);
                return;
            }
        };
        match self.figures(group, &periods, context, sinks.row(group.last_place())) {
            Ok(figures) => Self::answer(group, &periods, &figures, answers),
            Err((place, fault)) => {
                answers[place] = RowAnswer::Bad(fault);
                self.refuse(group, Some(place), answers);
            }
        }
    }

    /// The periods of a month, or the place of a row that has none.
    fn periods(
        &mut self,
        group: &Group<'_>,
        context: &Context<'_>,
        answers: &mut [RowAnswer],
        sinks: &mut impl RowSinks,
    ) -> Result<Vec<Period>, usize> {
        let mut bad = None;
        let mut periods = Vec::with_capacity(group.rows.len());
        for place in &group.rows {
            let Some(facts) = &group.all[*place].facts else {
                bad = bad.or(Some(*place));
                continue;
            };
            let twin = group.rows.iter().take_while(|earlier| *earlier != place).find(|earlier| {
                group.all[**earlier].facts.as_ref().is_some_and(|earlier| earlier == facts)
            });
            if matches!(answers[*place], RowAnswer::Bad(_)) {
                bad = bad.or(Some(*place));
            } else if let Some(twin) = twin {
                let (code, field) = (Code::DuplicatePeriod, Field::Month);
                let fault = RowFault { code, field, row: Some(group.all[*twin].row) };
                answers[*place] = RowAnswer::Bad(fault);
                bad = bad.or(Some(*place));
            } else {
                let by_month = self.by_month == Some(true);
                match period(facts, by_month, context, sinks.row(*place)) {
                    Ok(period) => {
                        self.by_month.get_or_insert(!period.standing.is_resident);
                        periods.push(period);
                    }
                    Err(fault) => {
                        answers[*place] = RowAnswer::Bad(fault);
                        bad = bad.or(Some(*place));
                    }
                }
            }
        }
        bad.map_or(Ok(periods), Err)
    }

    /// The rows of a month that rests on a bad row.
    fn refuse(&mut self, group: &Group<'_>, found: Option<usize>, answers: &mut [RowAnswer]) {
        let bad = *self.bad.get_or_insert(found.map_or(0, |place| group.all[place].row));
        for place in &group.rows {
            let readable = group.all[*place].facts.is_some();
            if readable && !matches!(answers[*place], RowAnswer::Bad(_)) {
                let fault =
                    RowFault { code: Code::EarlierMonthBad, field: Field::Month, row: Some(bad) };
                answers[*place] = RowAnswer::Bad(fault);
            }
        }
    }

    fn answer(group: &Group<'_>, periods: &[Period], figures: &Figures, answers: &mut [RowAnswer]) {
        for (index, (place, period)) in group.rows.iter().zip(periods).enumerate() {
            let is_last = index + 1 == periods.len();
            let mut outcome = MonthOutcome {
                notes: period.notes,
                points: period.points,
                unverified: Unverified::default(),
                needs: period.six_years.is_some(),
                tier: period.standing.tier,
                formula: period.formula,
                income_amount: period.wages,
                month: is_last.then_some(figures.last),
                correction: None,
                must_file: None,
                year_tax: None,
                subsidy: None,
            };
            if is_last {
                outcome.notes = outcome.notes.union(figures.notes);
                outcome.points = outcome.points.union(figures.points);
                outcome.unverified = unverified(group, period.standing.is_resident);
            }
            answers[*place] = RowAnswer::Good(outcome);
        }
    }

    /// The figures of a month whose rows are good; otherwise the place of the row that is not.
    fn figures<S: TraceSink>(
        &mut self,
        group: &Group<'_>,
        periods: &[Period],
        context: &Context<'_>,
        sink: &mut S,
    ) -> Result<Figures, Refused> {
        sink.note(|| Event::Section { section: Section::Withheld.into() });
        note_periods(periods, sink);
        let (mut notes, mut points) = (Codes::default(), Points::default());
        self.check_start(group)?;
        let is_resident = periods.iter().any(|period| period.standing.is_resident);
        let last = if is_resident {
            let start = self.start_of(group, context, &mut notes)?;
            self.was_resident = true;
            let said = (&mut notes, &mut points);
            self.resident.month((group, periods), start, context, said, sink)?
        } else {
            let becomes = |period: &Period| period.notes.contains(Code::BecomesResident);
            let changed = self.was_resident || periods.iter().any(becomes);
            let before = (changed, self.withheld);
            let said = (&mut notes, &mut points);
            self.non_resident.month((group, periods), before, context, said, sink)?
        };
        if has_added_rows(group) {
            notes.insert(Code::RowsAdded);
        }
        if let Some(last_month) = self.last_month
            && group.month > last_month + 1
        {
            notes.insert(Code::MonthMissing);
            points.insert(ChoiceId::RehireMonths);
        }
        self.last_month = Some(group.month);
        note_ways(&last, sink);
        let lower = last.lower_way().unwrap_or(Treatment::AsGiven);
        if matches!(lower, Treatment::Domestic | Treatment::Short | Treatment::Foreign) {
            notes.insert(Code::TreatyLower);
            notes.insert(Code::TreatyResidenceNeeded);
            if lower == Treatment::Short && !knows_presence(group) {
                notes.insert(Code::TreatyDaysNeeded);
            }
        }
        self.withheld = self.withheld + last.tax;
        Ok(Figures { last, notes, points })
    }

    /// The rows of an employment name the same start.
    fn check_start(&mut self, group: &Group<'_>) -> Result<(), Refused> {
        for (place, facts) in group.facts() {
            let Some(start) = facts.payment.employment_start_month else { continue };
            let (known, row) = *self.start.get_or_insert((start, group.all[place].row));
            if known != start {
                return Err((place, RowFault::differs(Field::EmploymentStartMonth, row)));
            }
        }
        Ok(())
    }

    /// The month in which the employment began.
    fn start_of(
        &mut self,
        group: &Group<'_>,
        context: &Context<'_>,
        notes: &mut Codes,
    ) -> Result<u8, Refused> {
        let first = self.last_month.is_none();
        let row = group.rows.first().map_or(0, |place| group.all[*place].row);
        let needed = RowFault::alone(Code::StartMonthNeeded, Field::EmploymentStartMonth);
        let place = group.rows.first().copied().unwrap_or(0);
        match self.start {
            // Earlier months of the employment are not in the file.
            Some((start, _)) if first && start < group.month => Err((place, needed)),
            Some((start, _)) => Ok(start),
            None if group.month > 1 && group.month == context.first_month => Err((place, needed)),
            None => {
                if group.month > 1 {
                    notes.insert(Code::AssumedStartMonth);
                }
                self.start = Some((group.month, row));
                Ok(group.month)
            }
        }
    }
}

/// Whether a row gives the days of presence that a claim for a short one needs.
fn knows_presence(group: &Group<'_>) -> bool {
    group.facts().any(|(_, facts)| facts.standing.presence.treaty_window_days.is_some())
}

/// The income amounts of the periods of a month, where there are several.
fn note_periods<S: TraceSink>(periods: &[Period], sink: &mut S) {
    let wages: Cny = periods.iter().map(|period| period.wages).sum();
    sink.step(Term::MonthIncomeAmount, wages, None, || {
        let part = |period: &Period| Part::plus(Term::PeriodIncomeAmount.id(), period.wages);
        periods.iter().map(part).collect()
    });
}

/// The tax of the month the other way, where there is one.
fn note_ways<S: TraceSink>(last: &LastOfMonth, sink: &mut S) {
    let Some((other, way)) = last.other_way else { return };
    sink.note(|| Event::Compared {
        term: Term::MonthWay.into(),
        ways: vec![
            ComparedOption { way: Treatment::AsGiven.word(), amount: last.tax.into(), taken: true },
            ComparedOption { way: way.word(), amount: other.into(), taken: false },
        ],
        citation: None,
    });
}

/// Whether rows of one payer in China say more than one whole month: a row may have been meant to correct
/// another.
fn has_added_rows(group: &Group<'_>) -> bool {
    let of_month = |place: usize| {
        let row = &group.all[place];
        let facts = row.facts.as_ref()?;
        let is_paid = facts.wages.pay.all() > Cny::ZERO;
        let period = facts.wages.days.map_or(LONGEST_MONTH, WorkDays::period_days);
        is_paid.then_some((row.payer, period))
    };
    let mut days: BTreeMap<u64, u32> = BTreeMap::new();
    for (payer, period) in group.rows.iter().filter_map(|place| of_month(*place)) {
        let sum = days.entry(payer).or_default();
        *sum = sum.saturating_add(period);
    }
    days.values().any(|sum| *sum > LONGEST_MONTH)
}

/// What nobody verified of the values that the month rests on.
fn unverified(group: &Group<'_>, is_resident: bool) -> Unverified {
    let given = |of: fn(&MonthFacts) -> Cny| group.sum(of) > Cny::ZERO;
    if is_resident && given(|facts| facts.deductions.other_deductions) {
        Unverified::OTHER_DEDUCTIONS
    } else if !is_resident && given(|facts| facts.deductions.donations) {
        Unverified::DONATIONS
    } else {
        Unverified::default()
    }
}
