//! Files as they are given, one after the other, until all of them are there.

use calc_payroll::Format;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::forced_text::has_forced_texts;
use calc_payroll::framing::{FrameError, Frames};
use calc_payroll::header::Header;
use calc_payroll::people::People;
use calc_payroll::sniff::Kind;
use calc_payroll::subject::Subject;

use crate::intake::{Intake, ReadError, ReadOptions, arrange};
use crate::join::FileTables;
use crate::problem::SheetProblem;
use crate::rewindable_file::RewindableFile;
use crate::source::{Options, Source, SourceError, is_named};

/// How much of a file is looked at before it is read.
pub const HEAD: usize = 1 << 17;

/// Whether a file is the payroll of the contract: text in UTF-8, the header in its first row.
pub fn is_plain(head: &[u8], format: Format) -> bool {
    is_plain_of::<People>(head, format)
}

/// The same for a file of any subject.
pub fn is_plain_of<S: Subject>(head: &[u8], format: Format) -> bool {
    if Kind::of(head).is_some() || has_forced_texts(head) {
        return false;
    }
    if std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some()) {
        return false;
    }
    let mut first = Vec::new();
    let row = Frames::new(head).first_row(&mut first);
    matches!(row, Ok(Some(row)) if Header::read_as(&first, row, format, S::check_header).is_ok())
}

/// A picture, an archive and the like are never read.
///
/// # Errors
/// What the file is instead of a text or a workbook.
pub fn check_kind(head: &[u8]) -> Result<(), SourceError> {
    match Kind::of(head) {
        None | Some(Kind::Xlsx | Kind::Xls | Kind::Utf16) => Ok(()),
        Some(kind) => Err(SourceError::Frame(FrameError::File(FileProblem::NotCsv(kind)))),
    }
}

/// The files so far. Of several files each has some of the sheets that somebody asked for, and one
/// that has none is read as if nobody had asked; a sheet that no file has is a mistake.
pub struct Opening {
    options: Options,
    /// The sheets that were asked for, where there are several files.
    of_several: Option<Vec<String>>,
    /// The sheets of the files so far.
    known: Vec<String>,
    files: Vec<FileTables>,
}

impl Opening {
    /// No file yet.
    pub fn new(mut options: Options, several: bool) -> Self {
        let of_several = several.then(|| std::mem::take(&mut options.sheets));
        Self { options, of_several, known: Vec::new(), files: Vec::new() }
    }

    /// Opens a file whose beginning is given too, and looks at its tables.
    ///
    /// # Errors
    /// It cannot be read as a workbook or a text.
    pub fn add(
        &mut self,
        name: String,
        file: impl Into<RewindableFile>,
        head: &[u8],
    ) -> Result<(), SourceError> {
        let mut source = Source::open(file, head, &self.options)?;
        let survey = source.survey(&self.reading_of(&source))?;
        self.files.push(FileTables { name, source, survey });
        Ok(())
    }

    /// How the sheets of a file are read.
    fn reading_of(&mut self, source: &Source) -> Options {
        let mut options = self.options.clone();
        if let Some(asked) = &self.of_several {
            let names = source.sheet_names();
            let here = |wanted: &&String| names.iter().any(|name| is_named(name, wanted));
            options.sheets = asked.iter().filter(here).cloned().collect();
            self.known.extend(names);
        }
        options
    }

    /// The files that were opened.
    pub fn files(&self) -> &[FileTables] {
        &self.files
    }

    /// The files, once all of them are there.
    ///
    /// # Errors
    /// A sheet that was asked for is in no file.
    pub fn into_files(self) -> Result<Vec<FileTables>, ReadError> {
        match self.not_found() {
            Some(problem) => Err(ReadError { file: 0, error: problem.into() }),
            None => Ok(self.files),
        }
    }

    /// Makes rows of all files.
    ///
    /// # Errors
    /// A sheet that was asked for is in no file, nothing is known in a file, or the tables cannot be
    /// joined.
    pub fn arrange(self, wanted: &ReadOptions) -> Result<Intake, ReadError> {
        arrange(self.into_files()?, wanted)
    }

    /// What was asked for and is in no file.
    fn not_found(&self) -> Option<SheetProblem> {
        let there = |wanted: &String| self.known.iter().any(|name| is_named(name, wanted));
        let name = self.of_several.iter().flatten().find(|wanted| !there(wanted))?.clone();
        Some(SheetProblem::NoSheet { name, known: self.known.clone() })
    }
}
