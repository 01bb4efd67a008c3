//! The cases of `fixtures/cases/errors`: a bad input, the exit code, the place and the figures that
//! are shown. The words stand in `words/<topic>.<language>.txt` as the program says them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use calc_core::law::text::Language;
use serde::Deserialize;

use crate::{package, repository};

const FOLDER: &str = "fixtures/cases/errors";

/// What stands before the id of a case in a file of words.
const HEAD: &str = "### ";

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
    /// Places, codes, figures and files that the text names in every language. They are written by
    /// hand, and the accept command does not change them.
    pub fixed: Vec<String>,
    /// The name of the file of the case.
    #[serde(skip)]
    pub topic: String,
    /// The stored words, by the tag of their language; empty where none are stored.
    #[serde(skip)]
    pub text: BTreeMap<&'static str, String>,
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
    /// A file of `fixtures/parquet`.
    Parquet {
        /// Its name.
        parquet: String,
        /// Bytes of it that are others here, likewise.
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
            Self::Sheet { sheet, changed } => stored("fixtures/sheets", sheet, changed)?,
            Self::Parquet { parquet, changed } => stored("fixtures/parquet", parquet, changed)?,
            Self::Workbook { workbook } => package::workbook(&bytes_of(workbook)?),
            Self::Repeated { repeated, times } => repeated.repeat(*times).into_bytes(),
            Self::Bytes { hexadecimal } => (0..hexadecimal.len())
                .step_by(2)
                .filter_map(|at| u8::from_str_radix(hexadecimal.get(at..at + 2)?, 16).ok())
                .collect(),
        })
    }
}

/// A file of the fixtures, with some of its bytes changed.
fn stored(folder: &str, name: &str, changed: &[(usize, u8)]) -> std::io::Result<Vec<u8>> {
    let mut bytes = fs::read(repository(folder).join(name))?;
    for (at, byte) in changed {
        bytes[*at] = *byte;
    }
    Ok(bytes)
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
    let files = fs::read_dir(repository(FOLDER)).into_iter().flatten().flatten();
    let mut files: Vec<_> = files.map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let topic = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let words = Language::ALL.map(|language| (language.tag(), words(&topic, language)));
        let read = fs::read_to_string(&file).map_err(|error| error.to_string());
        match read.and_then(|text| toml::from_str::<ErrorFile>(&text).map_err(|e| e.to_string())) {
            Ok(parsed) => cases.extend(parsed.cases.into_iter().map(|mut case| {
                let text = |words: &BTreeMap<String, String>| {
                    words.get(&case.id).cloned().unwrap_or_default()
                };
                case.text = words.iter().map(|(tag, words)| (*tag, text(words))).collect();
                case.topic.clone_from(&topic);
                case
            })),
            Err(error) => unreachable!("{}: {error}", file.display()),
        }
    }
    cases
}

fn words_file(topic: &str, language: Language) -> PathBuf {
    repository(FOLDER).join("words").join(format!("{topic}.{}.txt", language.tag()))
}

/// The stored words of a topic, by the id of the case.
fn words(topic: &str, language: Language) -> BTreeMap<String, String> {
    let stored = fs::read_to_string(words_file(topic, language)).unwrap_or_default();
    let mut words = BTreeMap::new();
    let mut id = None;
    for line in stored.lines() {
        if let Some(next) = line.strip_prefix(HEAD) {
            id = Some(next.to_owned());
        } else if let Some(id) = &id {
            let text: &mut String = words.entry(id.clone()).or_default();
            text.push_str(line);
            text.push('\n');
        }
    }
    words.into_iter().map(|(id, text)| (id, text.trim_end().to_owned())).collect()
}

/// Writes the words of every case, in the order of the cases.
///
/// # Errors
/// A file cannot be written.
pub fn store(cases: &[ErrorCase]) -> std::io::Result<()> {
    for of_a_topic in cases.chunk_by(|one, other| one.topic == other.topic) {
        for language in Language::ALL {
            let texts = of_a_topic.iter().map(|case| {
                let text = case.text.get(language.tag()).map(String::as_str).unwrap_or_default();
                format!("{HEAD}{}\n{text}\n", case.id)
            });
            let text = texts.collect::<Vec<_>>().join("\n");
            if let Some(first) = of_a_topic.first() {
                fs::write(words_file(&first.topic, language), text)?;
            }
        }
    }
    Ok(())
}
