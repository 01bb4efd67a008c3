//! What the libraries that open workbooks say is wrong, as kinds that have texts of our own. Their
//! own words are English; they are kept where they say more than the kind does.

use std::io::{self, ErrorKind};

use calamine::{XlsError, XlsxError};
use serde::{Deserialize, Serialize};
use zip::result::ZipError;

use crate::problem::SheetProblem;

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

impl From<io::Error> for SheetProblem {
    fn from(error: io::Error) -> Self {
        Self::Damaged(match error.kind() {
            ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput => {
                Damage::NotWhole
            }
            _ => Damage::Other(error.to_string()),
        })
    }
}

impl From<ZipError> for SheetProblem {
    fn from(error: ZipError) -> Self {
        Self::Damaged(match error {
            ZipError::Io(error) => return error.into(),
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
            | ZipError::InvalidPassword => return Self::Protected,
            ZipError::InvalidArchive(_) => Damage::NotWhole,
            ZipError::FileNotFound => Damage::Contents,
            other => Damage::Packing(other.to_string()),
        })
    }
}

impl From<XlsxError> for SheetProblem {
    fn from(error: XlsxError) -> Self {
        Self::Damaged(match error {
            XlsxError::Io(error) => return error.into(),
            XlsxError::Zip(error) => return error.into(),
            XlsxError::Password => return Self::Protected,
            XlsxError::FileNotFound(part) | XlsxError::WorksheetNotFound(part) => {
                Damage::PartMissing(part)
            }
            _ => Damage::Contents,
        })
    }
}

impl From<XlsError> for SheetProblem {
    fn from(error: XlsError) -> Self {
        Self::Damaged(match error {
            XlsError::Io(error) => return error.into(),
            XlsError::Password => return Self::Protected,
            XlsError::WorksheetNotFound(part) => Damage::PartMissing(part),
            _ => Damage::Contents,
        })
    }
}

impl From<calamine::Error> for SheetProblem {
    fn from(error: calamine::Error) -> Self {
        match error {
            calamine::Error::Io(error) => error.into(),
            calamine::Error::Xls(error) => error.into(),
            calamine::Error::Xlsx(error) => error.into(),
            other => Self::Damaged(Damage::Other(other.to_string())),
        }
    }
}

impl From<quick_xml::Error> for SheetProblem {
    fn from(_: quick_xml::Error) -> Self {
        Self::Damaged(Damage::Contents)
    }
}

impl From<std::string::FromUtf8Error> for SheetProblem {
    fn from(_: std::string::FromUtf8Error) -> Self {
        Self::Damaged(Damage::Contents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_libraries_say_has_a_kind() {
        let other = || io::Error::other("Input/output error (os error 5)");
        for (problem, expected) in [
            (SheetProblem::from(ZipError::InvalidArchive("x".into())), Some(Damage::NotWhole)),
            (XlsxError::Zip(ZipError::InvalidPassword).into(), None),
            (XlsxError::Password.into(), None),
            (XlsError::Password.into(), None),
            (
                ZipError::UnsupportedArchive("Multi-disk").into(),
                Some(Damage::Packing("unsupported Zip archive: Multi-disk".to_owned())),
            ),
            (XlsxError::XmlEof("row").into(), Some(Damage::Contents)),
            (
                XlsxError::FileNotFound("xl/workbook.xml".to_owned()).into(),
                Some(Damage::PartMissing("xl/workbook.xml".to_owned())),
            ),
            (io::Error::from(ErrorKind::UnexpectedEof).into(), Some(Damage::NotWhole)),
            (
                calamine::Error::Io(other()).into(),
                Some(Damage::Other("Input/output error (os error 5)".to_owned())),
            ),
        ] {
            let wanted = expected.map_or(SheetProblem::Protected, SheetProblem::Damaged);
            assert_eq!(problem, wanted);
        }
    }
}
