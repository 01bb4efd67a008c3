//! The cases of `fixtures/cases/errors`: a bad input, and every word that is said about it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::{package, repository};

/// One file of cases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ErrorFile {
    /// What the cases are about.
    #[serde(rename = "topic")]
    _topic: String,
    /// The cases.
    #[serde(rename = "case")]
    cases: Vec<ErrorCase>,
}

/// One bad input.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorCase {
    /// The id.
    pub id: String,
    /// The message of `calc-text/locales` that it shows.
    pub message: String,
    /// The code of `calc_core::law::code` that it shows.
    pub code: Option<String>,
    /// The files that lie in the folder, by name; `-` is standard input.
    #[serde(default)]
    pub files: BTreeMap<String, Vec<Piece>>,
    /// The arguments.
    pub command: Vec<String>,
    /// The exit code.
    pub exit: i32,
    /// Where the words stand.
    pub shows: Shows,
    /// The words, by language.
    pub text: BTreeMap<String, String>,
}

/// Where the words of a case stand.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// They are all of standard error.
    Stderr,
    /// They are all of the file `errors.csv` below its header.
    Errors,
    /// They are one line of standard output.
    LineOfStdout,
}

/// A part of a file.
#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Piece {
    /// Text as it stands.
    Text(String),
    /// Bytes in hexadecimal digits.
    Bytes {
        /// The digits.
        hexadecimal: String,
    },
    /// Text over and over.
    Repeated {
        /// The text.
        repeated: String,
        /// How many times.
        times: usize,
    },
    /// A file of `fixtures/sheets`.
    Sheet {
        /// Its name.
        sheet: String,
        /// Bytes of it that are others here: where each stands, and what stands there instead.
        #[serde(default)]
        changed: Vec<(usize, u8)>,
    },
    /// A workbook with one sheet of these rows, as they stand inside.
    Workbook {
        /// The rows.
        workbook: Vec<Piece>,
    },
}

impl Piece {
    fn bytes(&self) -> std::io::Result<Vec<u8>> {
        Ok(match self {
            Self::Text(text) => text.clone().into_bytes(),
            Self::Sheet { sheet, changed } => {
                let mut bytes = fs::read(repository("fixtures/sheets").join(sheet))?;
                for (at, byte) in changed {
                    bytes[*at] = *byte;
                }
                bytes
            }
            Self::Workbook { workbook } => package::workbook(&bytes_of(workbook)?),
            Self::Repeated { repeated, times } => repeated.repeat(*times).into_bytes(),
            Self::Bytes { hexadecimal } => (0..hexadecimal.len())
                .step_by(2)
                .filter_map(|at| u8::from_str_radix(hexadecimal.get(at..at + 2)?, 16).ok())
                .collect(),
        })
    }
}

/// The pieces of a file, one after the other.
fn bytes_of(pieces: &[Piece]) -> std::io::Result<Vec<u8>> {
    let parts: Vec<Vec<u8>> = pieces.iter().map(Piece::bytes).collect::<Result<_, _>>()?;
    Ok(parts.concat())
}

impl ErrorCase {
    /// Puts the files of the case into a folder, and gives what standard input holds.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub fn lay_out(&self, folder: &Path) -> std::io::Result<Vec<u8>> {
        let mut input = Vec::new();
        for (name, pieces) in &self.files {
            let bytes = bytes_of(pieces)?;
            if name == "-" {
                input = bytes;
            } else {
                fs::write(folder.join(name), bytes)?;
            }
        }
        Ok(input)
    }
}

/// Every case.
///
/// # Panics
/// A file cannot be read as cases.
pub fn all() -> Vec<ErrorCase> {
    let folder = repository("fixtures/cases/errors");
    let files = fs::read_dir(&folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = files.map(|entry| entry.path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let read = fs::read_to_string(&file).map_err(|error| error.to_string());
        match read.and_then(|text| toml::from_str::<ErrorFile>(&text).map_err(|e| e.to_string())) {
            Ok(parsed) => cases.extend(parsed.cases),
            Err(error) => unreachable!("{}: {error}", file.display()),
        }
    }
    cases
}
