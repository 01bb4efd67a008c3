//! The trace of an answer.

use crate::assess::Outcome;
use crate::facts::Facts;
use crate::open_points::open_points;
use crate::trace::{Event, Route, Section};

use super::TraceLevel;
use super::decisions::others;
use super::reliefs::{exemption_answers, subsidy_answers};

/// The recorded events, with the choices, conditions and notes after them.
pub(super) fn trace_events(
    recorded: Vec<Event>,
    facts: &Facts,
    outcome: &Outcome,
    level: TraceLevel,
) -> Vec<Event> {
    let full = level == TraceLevel::Full;
    let mut events = Vec::new();
    if full {
        events.push(Event::Section { section: Section::Facts });
        let inputs = facts.given().into_iter();
        events.extend(inputs.map(|(field, value)| Event::Input { field: field.name(), value }));
    }
    events.extend(recorded.into_iter().filter(|event| full || matches!(event, Event::Cap { .. })));
    events.extend(open_points(facts, outcome).into_iter().map(|id| {
        let taken = outcome.choices.taken(id);
        Event::Choice {
            parameter: id.parameter().about.id,
            taken,
            not_taken: others(id.alternatives(), taken),
        }
    }));
    let condition = |route| move |condition| Event::Condition { route, condition };
    events.extend(exemption_answers(facts, outcome).into_iter().map(condition(Route::Exemption)));
    events.extend(subsidy_answers(facts, outcome).into_iter().map(condition(Route::Subsidy)));
    events.extend(outcome.notes.iter().map(|code| Event::Note { code }));
    events
}
