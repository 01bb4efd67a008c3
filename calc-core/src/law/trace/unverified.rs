//! What an answer rests on that nobody verified.

use super::{Event, Part, SectionName, TraceSink};
use crate::law::params::{ChoiceId, Citation};

impl Part {
    /// What of the law it names, where it changes the sum.
    pub(super) fn cites(&self) -> Option<&Citation> {
        self.citation.as_ref().filter(|_| self.amount.amount != 0)
    }
}

impl Event {
    /// Shows what of the law it names.
    fn each_citation(&self, mut show: impl FnMut(&Citation)) {
        match self {
            Self::Section { .. }
            | Self::Item { .. }
            | Self::FlatRow { .. }
            | Self::Input { .. }
            | Self::Choice { .. }
            | Self::Condition { .. }
            | Self::Note { .. } => {}
            Self::Step { parts, citation, .. } => {
                citation.iter().chain(parts.iter().filter_map(Part::cites)).for_each(show);
            }
            Self::Share { citation, .. }
            | Self::Conversion { citation, .. }
            | Self::Compared { citation, .. }
            | Self::Bracket { citation, .. } => citation.iter().for_each(show),
            Self::Ratio { citations, .. } => citations.iter().for_each(show),
            Self::Cap { citation, .. }
            | Self::Rounding { citation, .. }
            | Self::Rule { citation, .. } => show(citation),
        }
    }
}

/// Keeps the versions of parameters that nobody verified, each once a section, in the order of
/// their first use, and no event. An open point is not among them: the answer lists those by
/// themselves.
#[derive(Debug, Default)]
pub(crate) struct Unverified {
    section: Option<SectionName>,
    found: Vec<(Option<SectionName>, Citation)>,
}

impl TraceSink for Unverified {
    const RECORDING: bool = true;
    const WHOLE: bool = false;

    fn record(&mut self, event: Event) {
        self.read(&event);
    }

    #[inline]
    fn cite(&mut self, citation: &Citation) {
        if citation.evidence.is_unverified() {
            self.keep(citation);
        }
    }
}

impl Unverified {
    fn read(&mut self, event: &Event) {
        if let Event::Section { section } = event {
            self.section = Some(*section);
        }
        event.each_citation(|citation| self.cite(citation));
    }

    fn keep(&mut self, citation: &Citation) {
        let known = |(section, known): &(Option<SectionName>, Citation)| {
            is_same(known, citation) && *section == self.section
        };
        let is_choice = |id: &ChoiceId| id.parameter().about.id == citation.parameter;
        if !self.found.iter().any(known) && !ChoiceId::ALL.iter().any(is_choice) {
            self.found.push((self.section, *citation));
        }
    }

    /// All of them but those of the sections that `leads_nowhere` names, each once.
    pub(crate) fn without(self, leads_nowhere: impl Fn(SectionName) -> bool) -> Vec<Citation> {
        let mut found: Vec<Citation> = Vec::with_capacity(self.found.len());
        for (section, citation) in self.found {
            let wanted = !section.is_some_and(&leads_nowhere);
            if wanted && !found.iter().any(|known| is_same(known, &citation)) {
                found.push(citation);
            }
        }
        found
    }
}

/// A parameter has one version for each first day in force.
fn is_same(one: &Citation, other: &Citation) -> bool {
    one.effective_from == other.effective_from && one.parameter == other.parameter
}

/// The same from events that were recorded.
pub(crate) fn unverified(events: &[Event]) -> Unverified {
    let mut unverified = Unverified::default();
    for event in events {
        unverified.read(event);
    }
    unverified
}
