//! What the libraries that open workbooks say is wrong, as kinds that have texts of our own. Their
//! own words are English; they are kept where they say more than the kind does.

use std::io::{self, ErrorKind};

use calamine::{XlsError, XlsxError};
use zip::result::ZipError;

use crate::damage::Damage;
use crate::problem::SheetProblem;

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
