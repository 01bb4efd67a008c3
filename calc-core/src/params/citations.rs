//! Citations as JSON, written once: a full trace holds a hundred of them, most of its bytes.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use super::{ALL, AnyParameter, Citation, Date, Evidence, InForce, Parameter, Reference, Wording};

/// The same members, in the same order.
#[derive(Serialize)]
struct Plain {
    parameter: &'static str,
    effective_from: Date,
    evidence: Evidence,
    #[serde(skip_serializing_if = "Option::is_none")]
    wording: Option<Wording>,
    references: &'static [Reference],
}

impl From<Citation> for Plain {
    fn from(citation: Citation) -> Self {
        let Citation { parameter, effective_from, evidence, wording, references } = citation;
        Self { parameter, effective_from, evidence, wording, references }
    }
}

type Versions = Vec<(Date, Box<RawValue>)>;

/// By parameter and first day in force.
static WRITTEN: LazyLock<HashMap<&'static str, Versions>> = LazyLock::new(|| {
    let written = |citation: Citation| {
        let raw = to_raw_value(&Plain::from(citation)).ok()?;
        Some((citation.effective_from, raw))
    };
    ALL.iter()
        .map(|parameter| {
            let versions = parameter.citations().into_iter().filter_map(written).collect();
            (parameter.about().id, versions)
        })
        .collect()
});

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let versions = WRITTEN.get(self.parameter);
        let written = versions
            .and_then(|versions| versions.iter().find(|(from, _)| *from == self.effective_from));
        match written {
            Some((_, raw)) => raw.serialize(serializer),
            None => Plain::from(*self).serialize(serializer),
        }
    }
}

impl AnyParameter {
    /// The citation of each version.
    fn citations(&self) -> Vec<Citation> {
        super::for_each!(self, parameter => citations(parameter))
    }
}

fn citations<V>(parameter: &'static Parameter<V>) -> Vec<Citation> {
    let versions = parameter.versions.iter();
    versions.map(|version| InForce { parameter, version }.citation()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_once_is_what_would_be_written() {
        let mut count = 0;
        for citation in ALL.iter().flat_map(AnyParameter::citations) {
            let plain = serde_json::to_string(&Plain::from(citation)).unwrap();
            assert_eq!(serde_json::to_string(&citation).unwrap(), plain);
            let known = &WRITTEN[citation.parameter];
            let same = known.iter().filter(|(from, _)| *from == citation.effective_from).count();
            assert_eq!(same, 1, "{}", citation.parameter);
            count += 1;
        }
        assert!(count > ALL.len());
    }
}
