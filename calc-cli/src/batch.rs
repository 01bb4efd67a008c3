//! `taxdiff batch`: a payroll, row by row.

mod errors_file;
pub(crate) mod kept_workbook;
mod months;
pub(crate) mod outputs;
pub(crate) mod progress;
pub(crate) mod report;
pub(crate) mod summary_text;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use calc_core::person::assess::Settings;
use calc_payroll::batch::RowSource;
use calc_payroll::bureau::file::ReadingsFile;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::header::Header;
use calc_payroll::pipeline::Job;
use calc_payroll::subject::Subject;
use calc_payroll::summary::Summary;
use calc_payroll::{Format, Payroll};
use calc_sheets::exclude::Rows;
use calc_sheets::problem::SheetProblem;
use calc_text::calibration::readings_taken;
use calc_text::error_list::Mistakes;
use calc_text::outcome::withheld;
use calc_text::recognition::{self, RunNotes};
use calc_text::{Words, workbook_sheets};

use crate::Done;
use crate::args::{Arguments, BatchArguments, FormatArgument};
use crate::bureau;
use crate::failure::{BAD_ROWS, Failure, GOOD, Message, name_of, shown};
use crate::intake::{self, InputOptions, Intake};
use crate::opened::Opened;
use crate::output;
use crate::said::say;
use crate::settings::{settings, settings_of_years};
use crate::written_files;
use outputs::{Outputs, Places, Rendered, located, stop_on_interrupt, threads};

/// Runs a payroll, of years or of months that are added up to years.
pub(crate) fn run(arguments: &BatchArguments, all: &Arguments, words: &Words) -> Done {
    // What no run takes is said before a file is read.
    settings_of_years(&arguments.settings, true)?;
    refuse_same_files(arguments, words)?;
    let left_out = exclude(arguments.exclude.as_deref())?;
    let stop = stop_on_interrupt(arguments.output.as_deref(), words.language());
    let batch = Batch { arguments, all, words, left_out, stop };
    let mut opened = Opened::all(&arguments.input)?;
    if months::is_table(&mut opened, batch.rendering().0)? {
        return months::run(&batch, opened);
    }
    let mapped = arguments.reading.map.is_some();
    let of_months = |input| months::is_plain(input, batch.rendering().0);
    let asked = arguments.month.is_some() || months::is_map(arguments);
    if asked || (!mapped && opened.iter().any(of_months)) {
        return months::run(&batch, opened);
    }
    match batch.years(opened) {
        Err(failure) if !mapped && arguments.input.iter().all(|path| path.is_file()) => {
            months_instead(&batch, failure)
        }
        done => done,
    }
}

/// Months, where that is what was refused: a workbook shows only when it is read what it holds.
fn months_instead(batch: &Batch<'_>, failure: Failure) -> Done {
    let may_hold_months = match &failure {
        Failure::File { problem, .. } => matches!(problem, FileProblem::OfMonths { .. }),
        Failure::Sheet { problem: SheetProblem::NothingKnown { .. }, .. } => true,
        // The client's sheets of persons without a domicile.
        Failure::Sheet { problem, .. } => problem.is_of_months_alone(),
        _ => false,
    };
    if !may_hold_months {
        return Err(failure);
    }
    match months::run(batch, Opened::all(&batch.arguments.input)?) {
        Err(
            Failure::Sheet {
                problem: SheetProblem::NotSupported { .. } | SheetProblem::NothingKnown { .. },
                ..
            }
            | Failure::File { problem: FileProblem::MissingColumns { .. }, .. },
        ) => Err(failure),
        done => done,
    }
}

/// A run.
struct Batch<'a> {
    arguments: &'a BatchArguments,
    all: &'a Arguments,
    words: &'a Words,
    left_out: Rows,
    stop: Arc<AtomicBool>,
}

/// What a run came to, and how.
struct Came<'a> {
    header: &'a Header,
    settings: &'a Settings,
    summary: &'a Summary,
    told: &'a RunNotes,
    begun: Instant,
}

impl Batch<'_> {
    /// A payroll of years.
    fn years(&self, opened: Vec<Opened>) -> Done {
        let Self { arguments, words, .. } = *self;
        let settings = self.with_range(settings(&arguments.settings)?);
        let (format, rendered) = self.rendering();
        let wanted = InputOptions {
            paths: &arguments.input,
            reading: &arguments.reading,
            exclude: self.left_out.clone(),
            format,
            survey: arguments.dry_run,
            keep: arguments.keep_workbook,
        };
        let Intake { payroll: mut intake, kept } = intake::open(&wanted, opened, words)?;
        let mut before = recognition::before(words, &intake.files, intake.joined.as_ref());
        before.extend(self.readings_taken()?);
        if self.says_before(&before) {
            return Ok(ExitCode::from(GOOD));
        }
        self.request(&mut intake.header, &settings)?;
        let begun = Instant::now();
        let origins = intake.joined.as_mut().map(|joined| std::mem::take(&mut joined.origins));
        let payroll: Payroll = Payroll { header: intake.header, settings, format };
        let mut outputs = Outputs::open(&self.places(), rendered, words)?;
        outputs.begin(&payroll, words)?;
        let origin = |row, field| origins.as_ref().and_then(|origins| origins.of(row, field));
        let mistakes = Mistakes { words, payroll: &payroll, origin: Some(&origin) };
        let summary = self.rows(&mut outputs, (intake.rows, intake.size), &mistakes)?;
        let excluded = arguments.exclude.as_deref().unwrap_or_default();
        let withheld = withheld(words, &summary, excluded);
        let mut told =
            RunNotes::new(words, before, (intake.met.as_deref(), intake.joined.as_ref()), withheld);
        told.readings = self.readings()?;
        let came = Came {
            header: &payroll.header,
            settings: &payroll.settings,
            summary: &summary,
            told: &told,
            begun,
        };
        self.tell(&mut outputs, &came)?;
        if let Some(book) = &kept {
            let place = |row| kept_workbook::place(row, origins.as_ref(), &intake.files);
            let fixes = std::mem::take(&mut outputs.fixes);
            let files = intake.files.as_slice();
            let kept = kept_workbook::Kept { words, book, files, place: &place, fixes };
            kept.write(&mut outputs.rows, summary.errors)?;
        }
        self.finish(outputs, &came, &recognition::text(&told.after))
    }

    /// Says what was recognised; true where that was all that was asked for.
    fn says_before(&self, before: &[String]) -> bool {
        if !self.all.quiet || self.arguments.dry_run {
            // What is read is said before it is read.
            say(&recognition::text(before));
        }
        self.arguments.dry_run
    }

    /// The settings, with the range and the actual Hong Kong bill of each row where they are asked for.
    fn with_range(&self, settings: Settings) -> Settings {
        let Self { arguments, .. } = *self;
        Settings { with_range: arguments.range, both_sides: arguments.both_sides, ..settings }
    }

    /// The file of readings that is taken.
    fn readings(&self) -> Result<Option<ReadingsFile>, Failure> {
        let path = self.arguments.settings.readings.as_deref();
        Ok(path.map(bureau::load).transpose()?.map(|loaded| loaded.file))
    }

    /// What is said of the readings that are taken.
    fn readings_taken(&self) -> Result<Option<String>, Failure> {
        let Some(path) = self.arguments.settings.readings.as_deref() else { return Ok(None) };
        let name = name_of(self.words, path);
        Ok(Some(readings_taken(self.words, &name, &bureau::load(path)?.file)))
    }

    /// Asks for the columns of the range, and of the actual Hong Kong bill.
    fn request(&self, header: &mut Header, settings: &Settings) -> Result<(), Failure> {
        let format = self.rendering().0;
        let asked = header.request_settings(settings, format);
        let file = || first_input(self.arguments).to_owned();
        asked.map_err(|problem| Failure::File { file: file(), problem })
    }

    fn places(&self) -> Places<'_> {
        Places {
            like: first_input(self.arguments),
            rows: self.arguments.output.as_deref(),
            errors: self.arguments.errors.as_deref(),
            report: self.arguments.report.as_deref(),
        }
    }

    /// Works all rows out.
    fn rows<S: Subject>(
        &self,
        outputs: &mut Outputs,
        (rows, size): (impl RowSource + Send, Option<u64>),
        mistakes: &Mistakes<'_, S>,
    ) -> Result<S::Summary, Failure> {
        let bar = progress::bar(size, self.all, self.words);
        let threads = threads(self.arguments.threads);
        let job = Job { payroll: mistakes.payroll, rows, threads, stop: &self.stop };
        let summary = outputs.take(job, mistakes, bar.as_ref());
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
        summary.map_err(|stopped| located(stopped, first_input(self.arguments), outputs))
    }

    /// Writes the report and the sheets beside the rows.
    fn tell(&self, outputs: &mut Outputs, came: &Came<'_>) -> Result<(), Failure> {
        let Came { header, settings, summary, told, .. } = *came;
        let file = names(self.words, self.arguments);
        outputs.report(|| report::page(self.words, &file, summary, (header, settings), told))?;
        if let Some(book) = outputs.rows.workbook() {
            let result = workbook_sheets::write(book, self.words, &file, summary, settings, told);
            result.map_err(|error| outputs.rows.failure(error))?;
        }
        Ok(())
    }

    /// Lets the files appear, and says what the run came to; `more` stands behind it.
    fn finish(&self, outputs: Outputs, came: &Came<'_>, more: &str) -> Done {
        outputs.finish(&self.stop)?;
        if !self.all.quiet {
            // A workbook that is given back says it behind each row.
            let listed = self.arguments.errors.is_some() || self.arguments.keep_workbook;
            let run = summary_text::Run {
                file: &names(self.words, self.arguments),
                header: came.header,
                written: &written(self.arguments),
                errors_listed: listed,
                withheld: came.told.withheld.as_deref(),
                took: came.begun.elapsed(),
            };
            let text = summary_text::text(self.words, came.summary, &run);
            say(&format!("{text}{more}"));
        }
        Ok(ExitCode::from(if came.summary.errors > 0 { BAD_ROWS } else { GOOD }))
    }

    /// How rows are rendered: as the command line says, or as the output's name does.
    fn rendering(&self) -> (Format, Rendered) {
        let BatchArguments { output, format, keep_workbook, bom, .. } = self.arguments;
        rendering(output.as_deref(), *format, (*keep_workbook, *bom))
    }
}

/// The files that a run leaves behind.
fn written(arguments: &BatchArguments) -> Vec<String> {
    let files = [&arguments.output, &arguments.errors, &arguments.report].into_iter().flatten();
    files.filter(|path| !output::is_stdout(path)).map(|path| shown(path)).collect()
}

/// How rows are rendered: as the command line says, or as the output's name does.
pub(crate) fn rendering(
    output: Option<&Path>,
    format: Option<FormatArgument>,
    (keep_workbook, bom): (bool, bool),
) -> (Format, Rendered) {
    let text = Rendered::Text { bom };
    match format_of(output, format) {
        _ if keep_workbook => (Format::Typed, Rendered::Kept),
        FormatArgument::Jsonl => (Format::JsonLines, text),
        FormatArgument::Xlsx => (Format::Typed, Rendered::Workbook),
        #[cfg(feature = "parquet")]
        FormatArgument::Parquet => (Format::Columns, Rendered::Parquet),
        FormatArgument::Csv => (Format::Csv, text),
    }
}

/// The format that is asked for, or that the output's name says.
pub(crate) fn format_of(output: Option<&Path>, format: Option<FormatArgument>) -> FormatArgument {
    let is_lines = |path: &Path| {
        let extension = path.extension().map(OsStr::to_ascii_lowercase);
        extension.is_some_and(|extension| extension == "jsonl" || extension == "ndjson")
    };
    format.unwrap_or(match output {
        #[cfg(feature = "parquet")]
        Some(path) if has_extension(path, "parquet") => FormatArgument::Parquet,
        Some(path) if is_workbook_name(path) => FormatArgument::Xlsx,
        Some(path) if is_lines(path) => FormatArgument::Jsonl,
        _ => FormatArgument::Csv,
    })
}

/// Whether a file's name says that it is a workbook.
pub(crate) fn is_workbook_name(path: &Path) -> bool {
    has_extension(path, "xlsx")
}

/// Whether a file's name ends in an extension, whatever its case.
pub(crate) fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}

/// The rows that are left out.
pub(crate) fn exclude(text: Option<&str>) -> Result<Rows, Failure> {
    let text = text.unwrap_or_default();
    Rows::parse(text).ok_or_else(|| {
        let filled = vec![("found", text.to_owned())];
        Failure::CommandLine(Message::new("cli-bad-rows", filled))
    })
}

fn first_input(arguments: &BatchArguments) -> &Path {
    arguments.input.first().map_or(Path::new("-"), PathBuf::as_path)
}

/// How many inputs a title names.
const TITLED: usize = 4;

/// The names of the inputs, as a title shows them.
fn names(words: &Words, arguments: &BatchArguments) -> String {
    let names: Vec<String> = arguments.input.iter().map(|path| name_of(words, path)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    recognition::listed(words, &names, TITLED)
}

/// Nothing is written over a file that is read, its mapping included.
fn refuse_same_files(arguments: &BatchArguments, words: &Words) -> Result<(), Failure> {
    let read = arguments.input.iter().chain(&arguments.reading.map);
    let read = read.chain(&arguments.settings.readings);
    let others = arguments.errors.iter().chain(&arguments.report);
    let replaces = arguments.replace.force || arguments.dry_run;
    written_files::refuse_beside_rows(read, (arguments.output.as_ref(), others), replaces, words)
}
