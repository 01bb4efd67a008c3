//! How much of the way to an answer is shown, and the way itself.

use std::marker::PhantomData;

use serde::Serialize;

use super::{Event, SCHEMA};

/// How much of the way is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TraceLevel {
    /// Nothing.
    None,
    /// Choices, conditions, caps and notes.
    #[default]
    Summary,
    /// Everything.
    Full,
}

impl TraceLevel {
    /// Every level.
    pub const ALL: [Self; 3] = [Self::None, Self::Summary, Self::Full];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Summary => "summary",
            Self::Full => "full",
        }
    }

    /// The level with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// The way to an answer of the subject whose vocabulary is `V`: only there are its names looked up.
#[derive(Clone, Debug, Serialize)]
#[serde(bound = "")]
pub struct Trace<V> {
    /// The version of its shape.
    pub schema: &'static str,
    /// What happened, in order.
    pub events: Vec<Event>,
    #[serde(skip)]
    subject: PhantomData<V>,
}

impl<V> Trace<V> {
    /// The way, of events in order.
    pub(crate) const fn new(events: Vec<Event>) -> Self {
        Self { schema: SCHEMA, events, subject: PhantomData }
    }
}
