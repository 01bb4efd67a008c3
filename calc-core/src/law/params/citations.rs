//! Citations as JSON, written once each: a full trace holds a hundred of them, most of its bytes.

use std::sync::OnceLock;

use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use super::{Citation, Date, Evidence, Reference, VERSIONS, Wording};

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
        let Citation { number: _, parameter, effective_from, evidence, wording, references } =
            citation;
        Self { parameter, effective_from, evidence, wording, references }
    }
}

/// What is written of each version, by its number, from the first time that it is cited. The list of all
/// parameters is not gone through: a page's module would then hold those that none of its rules reads.
static WRITTEN: [OnceLock<Option<Box<RawValue>>>; VERSIONS] = [const { OnceLock::new() }; VERSIONS];

fn written(citation: &Citation) -> Option<&'static RawValue> {
    let written = WRITTEN.get(usize::from(citation.number?))?;
    written.get_or_init(|| to_raw_value(&Plain::from(*citation)).ok()).as_deref()
}

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match written(self) {
            Some(raw) => raw.serialize(serializer),
            None => Plain::from(*self).serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ALL, AnyParameter, InForce, Parameter};
    use super::*;

    fn all() -> impl Iterator<Item = Citation> {
        let of = |any: &AnyParameter| for_each!(any, parameter => of(parameter));
        ALL.iter().flat_map(of)
    }

    fn of<V>(parameter: &'static Parameter<V>) -> Vec<Citation> {
        let versions = parameter.versions.iter();
        versions.map(|version| InForce { parameter, version }.citation()).collect()
    }

    #[test]
    fn what_was_written_once_is_what_would_be_written() {
        for (number, citation) in (0..).zip(all()) {
            let plain = serde_json::to_string(&Plain::from(citation)).unwrap();
            for _ in 0..2 {
                assert_eq!(serde_json::to_string(&citation).unwrap(), plain);
            }
            assert_eq!(citation.number, Some(number), "{}", citation.parameter);
            assert_eq!(written(&citation).map(RawValue::get), Some(plain.as_str()));
        }
        assert_eq!(all().count(), VERSIONS);
        assert!(VERSIONS > ALL.len());
    }
}
