//! What is wrong with a workbook that cannot be read, as kinds that have texts of our own.

use serde::{Deserialize, Serialize};

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Damage {
    /// It is not whole: cut off, or changed on its way.
    NotWhole,
    /// It is packed in a way that is not read.
    Packing(String),
    /// A part of it is missing.
    PartMissing(String),
    /// What stands in one of its parts is broken off or not well formed.
    Contents,
    /// It is a file of an office program, and holds no tables.
    NoTables,
    /// It is a packed file of another kind.
    OtherKind,
    /// It could not be read to its end.
    Stopped,
    /// Something else.
    Other(String),
}

impl Damage {
    /// The id of its text.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::NotWhole => "damage-not-whole",
            Self::Packing(_) => "damage-packing",
            Self::PartMissing(_) => "damage-part-missing",
            Self::Contents => "damage-contents",
            Self::NoTables => "damage-no-tables",
            Self::OtherKind => "damage-other-kind",
            Self::Stopped => "damage-stopped",
            Self::Other(_) => "damage-other",
        }
    }

    /// What is filled into the text.
    pub fn words(&self) -> &str {
        match self {
            Self::Packing(words) | Self::PartMissing(words) | Self::Other(words) => words,
            Self::NotWhole | Self::Contents | Self::NoTables | Self::OtherKind | Self::Stopped => {
                ""
            }
        }
    }
}
