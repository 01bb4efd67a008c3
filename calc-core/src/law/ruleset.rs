//! What computed an answer.

use serde::Serialize;

use crate::law::params;

/// What computed an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ruleset {
    /// The engine's version.
    pub engine: &'static str,
    /// The digest of its parameters and columns.
    pub digest: &'static str,
}

/// The ruleset of this build.
pub const RULESET: Ruleset = Ruleset { engine: env!("CARGO_PKG_VERSION"), digest: params::DIGEST };
