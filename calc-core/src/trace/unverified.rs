//! What an answer rests on that nobody verified.

use super::{Event, Part, Section};
use crate::params::{ChoiceId, Citation};

impl Event {
    /// What of the law it names.
    fn citations(&self) -> Vec<&Citation> {
        match self {
            Self::Section { .. }
            | Self::Item { .. }
            | Self::Input { .. }
            | Self::Choice { .. }
            | Self::Condition { .. }
            | Self::Note { .. } => Vec::new(),
            Self::Step { parts, citation, .. } => {
                let counts = |part: &&Part| part.amount.amount != 0;
                let parts = parts.iter().filter(counts).filter_map(|part| part.citation.as_ref());
                citation.iter().chain(parts).collect()
            }
            Self::Share { citation, .. }
            | Self::Conversion { citation, .. }
            | Self::Compared { citation, .. } => citation.iter().collect(),
            Self::Ratio { citations, .. } => citations.iter().collect(),
            Self::Bracket { citation, .. }
            | Self::FlatRow { citation, .. }
            | Self::Cap { citation, .. }
            | Self::Rounding { citation, .. }
            | Self::Rule { citation, .. } => vec![citation],
        }
    }
}

/// The versions of parameters among recorded events that nobody verified, each once, in the order
/// of their first use. Sections that `leads_nowhere` names are passed over. An open point is not
/// among them: the answer lists those by themselves.
pub(crate) fn unverified(
    events: &[Event],
    leads_nowhere: impl Fn(Section) -> bool,
) -> Vec<Citation> {
    let is_choice = |citation: &Citation| ChoiceId::named(citation.parameter).is_some();
    let mut found: Vec<Citation> = Vec::new();
    let mut passed_over = false;
    for event in events {
        if let Event::Section { section } = event {
            passed_over = leads_nowhere(*section);
        }
        for citation in event.citations() {
            let wanted = !passed_over && citation.evidence.is_unverified() && !is_choice(citation);
            if wanted && !found.contains(citation) {
                found.push(*citation);
            }
        }
    }
    found
}
