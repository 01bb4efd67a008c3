//! Where the events of rows go: nowhere in bulk, or to a recorder for each row.

use super::outcome::RowAnswer;
use super::rows::Context;
use crate::law::trace::{Event, Recorder, Silent, Trace, TraceLevel, TraceSink};
use crate::person::month::vocabulary::PersonMonth;

/// A sink for each row of a person, by its place among them.
pub(super) trait RowSinks {
    /// What takes the events of a row.
    type Sink: TraceSink;

    /// The sink of a row.
    fn row(&mut self, place: usize) -> &mut Self::Sink;
}

impl RowSinks for Silent {
    type Sink = Self;

    #[inline]
    fn row(&mut self, _: usize) -> &mut Self {
        self
    }
}

/// A recorder for each row.
pub(super) struct Recorders {
    rows: Vec<Recorder>,
    /// What takes the events of a row that there is not.
    nowhere: Recorder,
}

impl RowSinks for Recorders {
    type Sink = Recorder;

    fn row(&mut self, place: usize) -> &mut Recorder {
        self.rows.get_mut(place).unwrap_or(&mut self.nowhere)
    }
}

impl Recorders {
    /// One for each of so many rows.
    pub(super) fn of(rows: usize) -> Self {
        let rows = (0..rows).map(|_| Recorder::default()).collect();
        Self { rows, nowhere: Recorder::default() }
    }

    /// The traces of the rows, with the open points that each touched and its notes behind; a row that was
    /// not worked out has none.
    pub(super) fn traces(
        self,
        answers: &[RowAnswer],
        level: TraceLevel,
        context: &Context<'_>,
    ) -> Vec<Option<Trace<PersonMonth>>> {
        let of_row = |(Recorder { mut events }, answer): (Recorder, &RowAnswer)| {
            let RowAnswer::Good(outcome) = answer else { return None };
            if level == TraceLevel::None {
                return None;
            }
            if level != TraceLevel::Full {
                events.retain(|event| matches!(event, Event::Cap { .. }));
            }
            events.extend(outcome.points.iter().map(|point| {
                let taken = context.choices.taken(point);
                let others = point.alternatives().iter().map(|choice| choice.key);
                Event::Choice {
                    parameter: point.parameter().about.id,
                    taken,
                    not_taken: others.filter(|other| *other != taken).collect(),
                }
            }));
            events.extend(outcome.notes.iter().map(|code| Event::Note { code: code.into() }));
            Some(Trace::new(events))
        };
        self.rows.into_iter().zip(answers).map(of_row).collect()
    }
}
