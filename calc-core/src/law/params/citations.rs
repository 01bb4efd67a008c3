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
        let Citation { number: _, parameter, effective_from, evidence, wording, references } =
            citation;
        Self { parameter, effective_from, evidence, wording, references }
    }
}

/// What is written of each version, by its number.
static WRITTEN: LazyLock<Vec<Option<Box<RawValue>>>> = LazyLock::new(|| {
    let all = ALL.iter().flat_map(AnyParameter::citations);
    all.map(|citation| to_raw_value(&Plain::from(citation)).ok()).collect()
});

fn written(citation: &Citation) -> Option<&'static RawValue> {
    WRITTEN.get(usize::from(citation.number?))?.as_deref()
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
        for (number, citation) in (0..).zip(ALL.iter().flat_map(AnyParameter::citations)) {
            let plain = serde_json::to_string(&Plain::from(citation)).unwrap();
            assert_eq!(serde_json::to_string(&citation).unwrap(), plain);
            assert_eq!(citation.number, Some(number), "{}", citation.parameter);
            assert_eq!(written(&citation).map(RawValue::get), Some(plain.as_str()));
        }
        assert_eq!(WRITTEN.iter().flatten().count(), WRITTEN.len());
        assert!(WRITTEN.len() > ALL.len());
    }
}
