//! What a receipt holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The shape of a receipt.
pub const SCHEMA: &str = "taxdiff.receipt/1";

/// The most bytes of a receipt.
pub const LARGEST: usize = 1 << 20;

/// A record of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// `taxdiff.receipt/1`.
    pub schema: String,
    /// What was worked out, and from what.
    pub record: Record,
    /// SHA-256 of `record` in its canonical form (RFC 8785), in hexadecimal.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// When it was made, in UTC. Not part of the hash.
    #[cfg_attr(
        feature = "openapi",
        schema(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
    )]
    pub made_at: String,
    /// Whom it is about, where that was asked for. Not part of the hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
}

/// What names a person: columns and what they say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Identity(pub BTreeMap<String, String>);

/// What is worked out again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The facts as they were understood: blanks are left out, every value is a text.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub facts: Map<String, Value>,
    /// What was decided beside the facts: the exchange rate, the way to tax a bonus, open points.
    pub settings: BTreeMap<String, String>,
    /// The alternative taken at each open point that the answer rests on.
    pub readings: BTreeMap<String, String>,
    /// What computed the answer.
    pub ruleset: ComputedBy,
    /// The law's numbers that were used.
    pub parameters: Vec<Parameter>,
    /// The answer, as `taxdiff assess --json` gives it, without the texts of its sources.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub answer: Map<String, Value>,
}

/// The program and the law's numbers behind an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ComputedBy {
    /// The version of the program, such as `0.2.0`.
    pub engine: String,
    /// The digest of its parameters and columns.
    pub digest: String,
}

/// A version of a parameter that an answer used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its id, such as `mainland.iit.basic_deduction`.
    pub id: String,
    /// The first day on which this version is in force.
    pub effective_from: String,
    /// How well it is known.
    pub evidence: String,
    /// The value, as `taxdiff params show --json` has it.
    #[cfg_attr(feature = "openapi", schema(value_type = Value))]
    pub value: Value,
}
