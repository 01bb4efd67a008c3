//! What computed the answer of a person: the program, the law's numbers, and the readings behind it.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::law::ruleset::RULESET;

/// What computed the answer of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = PersonRuleset))]
pub struct RulesetOfPerson {
    /// The version of the program's crates, such as `0.2.0`.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^[0-9]+\.[0-9]+\.[0-9]+$"))]
    pub engine: &'static str,
    /// The digest of its parameters and columns.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{12}$"))]
    pub digest: &'static str,
    /// The digest of a bureau's readings, where a file of them was given.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9a-f]{12}$"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readings: Option<ReadingsDigest>,
}

impl RulesetOfPerson {
    /// The ruleset of this build, with the readings that are taken.
    pub const fn with(readings: Option<ReadingsDigest>) -> Self {
        Self { engine: RULESET.engine, digest: RULESET.digest, readings }
    }

    /// Whether this text names it, as it is displayed.
    pub fn is(&self, text: &str) -> bool {
        self.to_string() == text
    }
}

/// As rows and answers name it: `0.2.0+f1d2d2f924e9`, and with readings `0.2.0+f1d2d2f924e9+0a1b2c3d4e5f`.
impl fmt::Display for RulesetOfPerson {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}+{}", self.engine, self.digest)?;
        self.readings.map_or(Ok(()), |readings| write!(formatter, "+{readings}"))
    }
}

/// A digest of readings: 48 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingsDigest(u64);

impl ReadingsDigest {
    /// The first bytes of a longer digest.
    pub fn of_first(bytes: [u8; 6]) -> Self {
        Self(bytes.into_iter().fold(0, |digest, byte| (digest << 8) | u64::from(byte)))
    }
}

impl fmt::Display for ReadingsDigest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:012x}", self.0)
    }
}

impl Serialize for ReadingsDigest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
