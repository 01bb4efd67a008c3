//! How well a value is known, and where it stands in the law.

use serde::Serialize;

use super::Date;

/// How well a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The operative text of the instrument.
    Statute,
    /// A competent authority's explanation, table or news page.
    Official,
    /// A firm, the press, a database or another third party.
    Secondary,
    /// General knowledge without a text behind it.
    Memory,
    /// Worked out or inferred from other values.
    Derived,
    /// No text is known that settles it.
    NotFound,
}

impl Evidence {
    /// The name as the parameter files write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statute => "statute",
            Self::Official => "official",
            Self::Secondary => "secondary",
            Self::Memory => "memory",
            Self::Derived => "derived",
            Self::NotFound => "not-found",
        }
    }

    /// Whether a user must be told that nobody verified the value.
    pub const fn is_unverified(self) -> bool {
        matches!(self, Self::Memory | Self::Derived | Self::NotFound)
    }
}

/// What the wording of an instrument was taken from, where that was not the instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// A reprint.
    Reprint,
    /// A translation.
    Translation,
}

/// Where a value stands in the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reference {
    /// The law, notice, ordinance or page.
    #[cfg_attr(feature = "openapi", schema(min_length = 1))]
    pub instrument: &'static str,
    /// The article, section, annex or row.
    #[cfg_attr(feature = "openapi", schema(min_length = 1))]
    pub article: &'static str,
    /// A public address, where one is known.
    #[cfg_attr(feature = "openapi", schema(required, pattern = "^https?://"))]
    pub href: Option<&'static str>,
}

/// Names a version of a parameter and says where it stands in the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Citation {
    /// The version's place among all, if there is one; not shown.
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub(crate) number: Option<u16>,
    /// The parameter's id.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^[a-z0-9_]+(\.[a-z0-9_]+)+$"))]
    pub parameter: &'static str,
    /// Since when the version is in force.
    pub effective_from: Date,
    /// How well it is known.
    pub evidence: Evidence,
    /// What the wording was taken from, where that was not the instrument.
    pub wording: Option<Wording>,
    /// Where it stands in the law.
    #[cfg_attr(feature = "openapi", schema(min_items = 1))]
    pub references: &'static [Reference],
}
