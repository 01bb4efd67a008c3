//! What computed an answer.

use std::fmt;

use serde::Serialize;

use crate::law::params;

/// What computed an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ruleset {
    /// The version of the program's crates, such as `0.2.0`.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^[0-9]+\.[0-9]+\.[0-9]+$"))]
    pub engine: &'static str,
    /// The digest of its parameters and columns.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{12}$"))]
    pub digest: &'static str,
}

/// The ruleset of this build.
pub const RULESET: Ruleset = Ruleset { engine: env!("CARGO_PKG_VERSION"), digest: params::DIGEST };

impl Ruleset {
    /// Whether this text names it, as `0.2.0+f1d2d2f924e9`.
    pub fn is(&self, text: &str) -> bool {
        text.split_once('+') == Some((self.engine, self.digest))
    }
}

/// As rows and answers name it: `0.2.0+f1d2d2f924e9`.
impl fmt::Display for Ruleset {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}+{}", self.engine, self.digest)
    }
}
