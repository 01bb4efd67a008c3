//! What happened on the way to an answer, for those who want to check it by hand.
//!
//! Rules are generic over a [`TraceSink`]. With [`Silent`] the calls compile away; [`Recorder`]
//! keeps ids and numbers only, and those who show them add the words; `Unverified` keeps what of
//! the law was used that nobody verified, and no event.

use crate::law::params::Citation;

mod amount;
mod event;
mod level;
mod multiplier;
mod names;
mod notes;
mod unverified;

pub use amount::{Amount, Fraction};
pub use event::{ComparedOption, Event, Part, Sign};
pub use level::{Trace, TraceLevel};
pub use multiplier::Multiplier;
pub(crate) use names::names;
pub use names::{ConditionName, RouteName, SectionName, TermName};
pub(crate) use notes::{Notes, Of, record_slices, scale_tax, share_of};
pub(crate) use unverified::{Unverified, unverified};

/// Whether the program is made to be small: then the rules are not there once more for a sink that
/// keeps less.
pub(crate) const OPTIMISED_FOR_SIZE: bool = cfg!(feature = "bare");

/// The version of the trace's shape; it changes when a reader would have to.
pub const SCHEMA: &str = "taxdiff.trace/1";

/// Takes the events of a computation.
pub trait TraceSink: Sized {
    /// Whether anybody listens.
    const RECORDING: bool;

    /// Whether events are kept whole. A sink that only asks what of the law was used is spared
    /// their making where that is easy.
    const WHOLE: bool = Self::RECORDING;

    /// Keeps an event.
    fn record(&mut self, event: Event);

    /// Takes what of the law an event names, where it is not kept whole.
    #[inline]
    fn cite(&mut self, _: &Citation) {}

    /// Makes and keeps an event, if anybody listens.
    #[inline]
    fn note(&mut self, event: impl FnOnce() -> Event) {
        if Self::RECORDING {
            self.record(event());
        }
    }

    /// The same of an event that names `citation` and nothing else of the law.
    #[inline]
    fn note_citing(&mut self, citation: Option<Citation>, event: impl FnOnce() -> Event) {
        if Self::WHOLE {
            self.note(event);
        } else if let Some(citation) = citation.filter(|_| Self::RECORDING) {
            self.cite(&citation);
        }
    }
}

/// A sink for bulk runs: it keeps nothing and compiles away.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl TraceSink for Silent {
    const RECORDING: bool = false;

    #[inline]
    fn record(&mut self, _: Event) {}
}

/// Keeps every event, in order.
#[derive(Debug, Default)]
pub struct Recorder {
    /// The steps of the computation, results before the rows that lead to them.
    pub events: Vec<Event>,
}

impl TraceSink for Recorder {
    const RECORDING: bool = true;

    fn record(&mut self, event: Event) {
        self.events.push(event);
    }
}
