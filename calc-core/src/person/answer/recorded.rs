//! The trace of an answer.

use crate::law::trace::{Event, Recorder, Trace, TraceLevel};
use crate::person::facts::Facts;
use crate::person::vocabulary::{PersonYear, Route, Section};

use super::Answer;

/// About how many events a full trace has. Growing would copy what is there already.
const USUAL_EVENTS: usize = 128;

/// A recorder that has heard the facts.
pub(super) fn of_facts(facts: &Facts) -> Recorder {
    let mut events = Vec::with_capacity(USUAL_EVENTS);
    events.push(Event::Section { section: Section::Facts.into() });
    let inputs = facts.given().into_iter();
    events.extend(inputs.map(|(field, value)| Event::Input { field: field.name(), value }));
    Recorder { events }
}

/// The recorded events, with the choices, conditions and notes of the answer after them.
pub(super) fn trace(recorded: Vec<Event>, answer: &Answer, level: TraceLevel) -> Trace<PersonYear> {
    let mut events = recorded;
    if level != TraceLevel::Full {
        events.retain(|event| matches!(event, Event::Cap { .. }));
    }
    events.extend(answer.choices.iter().map(|choice| Event::Choice {
        parameter: choice.parameter,
        taken: choice.taken,
        not_taken: choice.not_taken.clone(),
    }));
    for (route, conditions) in [
        (Route::Exemption, &answer.exemption.conditions),
        (Route::Subsidy, &answer.subsidy.conditions),
    ] {
        events.extend(conditions.iter().map(|condition| condition.event(route)));
    }
    events.extend(answer.messages.iter().map(|code| Event::Note { code: code.into() }));
    Trace::new(events)
}
