//! Why a request's body could not be read to its end.

use std::error::Error;
use std::io::{self, ErrorKind};

use calc_text::ProblemKind;

/// Why a body could not be read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// Nothing came for too long.
    Stalled,
    /// More came than is taken.
    TooLarge,
    /// The caller went away.
    Gone,
    /// Its chunks are no HTTP.
    Broken,
}

impl Unread {
    /// What the connection says. A chunk that cannot be read is told apart from one that ends early.
    pub(crate) fn of(error: &axum::Error) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = Some(error);
        while let Some(found) = cause {
            let kind = found.downcast_ref::<io::Error>().map(io::Error::kind);
            if matches!(kind, Some(ErrorKind::InvalidInput | ErrorKind::InvalidData)) {
                return Self::Broken;
            }
            cause = found.source();
        }
        Self::Gone
    }

    /// What the caller is told.
    pub(crate) const fn problem(self) -> ProblemKind {
        match self {
            Self::Stalled | Self::Gone => ProblemKind::Timeout,
            Self::TooLarge => ProblemKind::TooLarge,
            Self::Broken => ProblemKind::Request,
        }
    }

    /// How the log says it.
    pub(crate) const fn in_a_word(self) -> &'static str {
        match self {
            Self::Stalled => "stalled",
            Self::TooLarge => "too large",
            Self::Gone => "caller gone",
            Self::Broken => "broken",
        }
    }
}
