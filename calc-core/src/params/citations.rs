//! Citations as JSON, written once: a full trace holds a hundred of them, most of its bytes.

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

/// Which version of which parameter. There is one text of each id, so its place tells them apart
/// with less work than its letters; one that stands elsewhere is written anew.
type Key = (usize, Date);

fn key(citation: &Citation) -> Key {
    (citation.parameter.as_ptr().addr(), citation.effective_from)
}

/// What is written of each version, by its key.
static WRITTEN: LazyLock<Vec<(Key, Box<RawValue>)>> = LazyLock::new(|| {
    let written = |citation: Citation| {
        let raw = to_raw_value(&Plain::from(citation)).ok()?;
        Some((key(&citation), raw))
    };
    let mut all: Vec<_> =
        ALL.iter().flat_map(AnyParameter::citations).filter_map(written).collect();
    all.sort_unstable_by_key(|(key, _)| *key);
    all
});

fn written(citation: &Citation) -> Option<&'static RawValue> {
    let wanted = key(citation);
    let found = WRITTEN.binary_search_by_key(&wanted, |(key, _)| *key).ok()?;
    WRITTEN.get(found).map(|(_, raw)| &**raw)
}

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match written(self) {
            Some(raw) => raw.serialize(serializer),
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
            let same = WRITTEN.iter().filter(|(known, _)| *known == key(&citation)).count();
            assert_eq!(same, 1, "{}", citation.parameter);
            assert_eq!(written(&citation).map(RawValue::get), Some(plain.as_str()));
            count += 1;
        }
        assert!(count > ALL.len());
    }
}
