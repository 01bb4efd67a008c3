//! The files that a run writes, and the run itself, whatever the rows are about.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

#[cfg(feature = "parquet")]
use calc_arrow::parquet::write::ParquetRows;
use calc_core::law::text::Language;
use calc_payroll::batch::RowSource;
use calc_payroll::chunk::Chunk;
use calc_payroll::pipeline::{self, Job, Stopped, of_some_rows};
use calc_payroll::subject::Subject;
use calc_payroll::{Format, Payroll};
use calc_sheets::write::RowsWorkbook;
use calc_text::Words;
use calc_text::error_list::{self, Mistakes};
use indicatif::ProgressBar;

use super::errors_file::ErrorsFile;
use super::kept_workbook::{self, Fixes};
use crate::failure::{Failure, INTERRUPTED};
use crate::input;
use crate::output::{self, Output};

/// How long an interrupted run may take to end by itself before it is ended.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many rows are worked out at the same time.
pub(crate) fn threads(asked: Option<u16>) -> usize {
    asked.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
}

/// A flag that an interrupt sets. A run that waits for input does not see it and is ended, with
/// nothing left behind.
pub(crate) fn stop_on_interrupt(output: Option<&Path>, language: Language) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    let to_stdout = output.is_none_or(output::is_stdout);
    let handler = move || {
        flag.store(true, Ordering::Relaxed);
        std::thread::sleep(PATIENCE);
        output::remove_unfinished();
        Failure::Interrupted { to_stdout }.report(&Words::new(language));
        std::process::exit(i32::from(INTERRUPTED));
    };
    // Without a handler an interrupt ends the program, which is nearly as good.
    let _ = ctrlc::set_handler(handler);
    stop
}

/// Where a run's files go.
pub(crate) struct Places<'a> {
    /// A file that is read, with whose permissions they are written.
    pub(crate) like: &'a Path,
    pub(crate) rows: Option<&'a Path>,
    pub(crate) errors: Option<&'a Path>,
    pub(crate) report: Option<&'a Path>,
}

/// How rows are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rendered {
    /// As text, with a byte order mark or without.
    Text { bom: bool },
    /// Into a workbook.
    Workbook,
    /// Behind the rows of the workbook that was read.
    Kept,
    /// As a table for data engines.
    #[cfg(feature = "parquet")]
    Parquet,
}

/// The files of a run.
pub(crate) struct Outputs {
    pub(crate) rows: Output,
    errors: Option<ErrorsFile>,
    report: Option<Output>,
    /// What goes behind the rows of a workbook that is given back.
    pub(crate) fixes: Fixes,
    rendered: Rendered,
    /// What stands before the first row, and waits for it: of a file without rows nothing is written.
    head: Vec<u8>,
}

impl Outputs {
    pub(crate) fn open(
        places: &Places<'_>,
        rendered: Rendered,
        words: &Words,
    ) -> Result<Self, Failure> {
        let like = Some(places.like);
        let open =
            |path: Option<&Path>| path.map(|path| Output::open(Some(path), like)).transpose();
        let mut rows = Output::open(places.rows, like)?;
        match rendered {
            Rendered::Text { .. } => {}
            #[cfg(feature = "parquet")]
            Rendered::Parquet => rows = Output::Parquet(None, Box::new(rows)),
            Rendered::Kept => rows = Output::Kept(Box::default(), Box::new(rows)),
            Rendered::Workbook => {
                let (summary, sheet) =
                    (words.say("sheet-name-summary"), words.say("sheet-name-rows"));
                let book =
                    RowsWorkbook::new(&summary, &sheet).map_err(|error| rows.failure(error))?;
                rows = Output::Workbook(Box::new(book), Box::new(rows));
            }
        }
        let errors = open(places.errors)?.map(ErrorsFile::new);
        Ok(Self {
            rows,
            errors,
            report: open(places.report)?,
            fixes: Fixes::new(),
            rendered,
            head: Vec::new(),
        })
    }

    /// Prepares the header rows.
    pub(crate) fn begin<S: Subject>(
        &mut self,
        payroll: &Payroll<S>,
        words: &Words,
    ) -> Result<(), Failure> {
        if self.rendered == (Rendered::Text { bom: true }) {
            self.head.extend_from_slice("\u{feff}".as_bytes());
        }
        if payroll.format == Format::Csv {
            payroll.header.push_line(&mut self.head);
        }
        if let Some((results, _)) = self.rows.kept() {
            results.begin(payroll.header.results().map(|result| result.name));
        }
        #[cfg(feature = "parquet")]
        if let Output::Parquet(table, _) = &mut self.rows {
            *table = Some(Box::new(ParquetRows::new(&payroll.header)));
        }
        if let Some(book) = self.rows.workbook() {
            let header = &payroll.header;
            let named = (header.row, header.names());
            let begun = book.begin_rows_of::<S::Column>(named, header.results());
            begun.map_err(|error| self.rows.failure(error))?;
        }
        if let Some(errors) = self.errors.as_mut() {
            errors.begin(words)?;
        }
        Ok(())
    }

    /// Works all rows out and writes them, with the lines of their errors where they are wanted.
    pub(crate) fn take<S: Subject>(
        &mut self,
        job: Job<'_, impl RowSource + Send, S>,
        mistakes: &Mistakes<'_, S>,
        bar: Option<&ProgressBar>,
    ) -> Result<S::Summary, Stopped<Failure>> {
        let (listed, kept) = (self.errors.is_some(), self.rows.kept().is_some());
        let prepare = |chunk: &mut Chunk<S>| {
            let lines = listed.then(|| error_list::lines(mistakes, &chunk.problems));
            let fixes = kept.then(|| kept_workbook::fixes(mistakes, &chunk.problems));
            (lines, fixes)
        };
        let summary = pipeline::run(job, prepare, |chunk, (lines, fixes)| {
            if !chunk.out.is_empty() {
                let head = std::mem::take(&mut self.head);
                self.rows.write_all(&head).map_err(|error| self.rows.failure(error))?;
            }
            self.rows.take_rows(chunk).map_err(|error| self.rows.failure(error))?;
            if let (Some(file), Some(lines)) = (&mut self.errors, lines) {
                file.write(&lines)?;
            }
            self.fixes.extend(fixes.into_iter().flatten());
            if let Some(bar) = bar {
                bar.inc(u64::try_from(chunk.batch.size()).unwrap_or(0));
            }
            Ok(())
        })?;
        Ok(of_some_rows::<S>(summary)?)
    }

    /// Writes the report, where one is wanted.
    pub(crate) fn report(&mut self, page: impl FnOnce() -> String) -> Result<(), Failure> {
        let Some(report) = self.report.as_mut() else { return Ok(()) };
        report.write_all(page().as_bytes()).map_err(|error| report.failure(error))
    }

    /// Everything reaches the disk before the first file appears.
    pub(crate) fn finish(mut self, stop: &AtomicBool) -> Result<(), Failure> {
        self.rows.complete()?;
        let mut errors = self.errors.map(ErrorsFile::into_output);
        for output in errors.iter_mut().chain(self.report.as_mut()) {
            output.complete()?;
        }
        if stop.load(Ordering::Relaxed) {
            let to_stdout = self.rows.place() == crate::failure::OutputKind::Stdout;
            return Err(Failure::Interrupted { to_stdout });
        }
        self.rows.appear()?;
        for output in errors.into_iter().chain(self.report) {
            output.appear()?;
        }
        Ok(())
    }
}

/// The failure with the names of the files.
pub(crate) fn located(stopped: Stopped<Failure>, input: &Path, outputs: &Outputs) -> Failure {
    match stopped {
        Stopped::File(problem) => Failure::File { file: input.to_owned(), problem },
        Stopped::Read(error) => input::read_failure(input, error),
        Stopped::Write(failure) => failure,
        Stopped::Memory(error) => Failure::Temporary { reason: error.into() },
        Stopped::Interrupted => Failure::Interrupted {
            to_stdout: outputs.rows.place() == crate::failure::OutputKind::Stdout,
        },
    }
}
