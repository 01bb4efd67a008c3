//! Facts that may be left blank, said to be so or not, or said not to be known.

/// A fact for which something is taken where it is left blank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Assumed {
    /// Left blank.
    #[default]
    Blank,
    /// Said to be so.
    Yes,
    /// Said not to be so.
    No,
    /// Said not to be known.
    Unknown,
}

impl Assumed {
    /// The fact, with what is taken for a blank.
    pub const fn or(self, otherwise: bool) -> Option<bool> {
        match self {
            Self::Blank => Some(otherwise),
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::Unknown => None,
        }
    }

    /// What was said of it; nothing of a blank.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Blank => None,
            Self::Yes => Some("yes"),
            Self::No => Some("no"),
            Self::Unknown => Some("unknown"),
        }
    }
}
