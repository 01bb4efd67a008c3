//! Workbooks of formulas: `--formulas` of `assess` and `explain`.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use calc_core::law::trace::Trace;
use calc_core::law::vocabulary::Vocabulary;
use calc_core::person::answer::Answer;
use calc_sheets::computation::{ComputationBook, Row, Shape};
use calc_text::Words;
use calc_text::outcome::count;

use crate::Done;
use crate::answer_text::{lead, title};
use crate::args::FormulasArguments;
use crate::computation::{Computation, computation};
use crate::failure::{BAD_ROWS, Failure, OutputKind, name_of};
use crate::output::{is_stdout, write_whole};
use crate::said::say;
use crate::written_files;

/// The most sheets of one workbook: more are no longer looked through one by one.
pub(crate) const MOST_SHEETS: usize = 200;

/// A workbook with a computation a sheet.
pub(crate) struct FormulasBook<'a> {
    words: &'a Words,
    file: PathBuf,
    book: ComputationBook,
}

impl<'a> FormulasBook<'a> {
    /// The workbook that was asked for, if one was.
    ///
    /// # Errors
    /// A file is there, and nobody said that it may be replaced.
    pub(crate) fn asked(
        words: &'a Words,
        arguments: &FormulasArguments,
    ) -> Result<Option<Self>, Failure> {
        let Some(file) = &arguments.formulas else { return Ok(None) };
        if !arguments.force {
            written_files::refuse_existing(file)?;
        }
        Ok(Some(Self { words, file: file.clone(), book: ComputationBook::default() }))
    }

    /// Whether it goes where the answer would go.
    pub(crate) fn is_stdout(&self) -> bool {
        is_stdout(&self.file)
    }

    /// Adds the sheet of a person's year.
    ///
    /// # Errors
    /// The workbook cannot take it.
    pub(crate) fn add(&mut self, name: &str, answer: &Answer) -> Result<(), Failure> {
        let Some(trace) = &answer.trace else { return Ok(()) };
        let heading = [title(self.words, answer), lead(self.words, answer)];
        let ruleset = answer.ruleset.to_string();
        self.add_trace(name, heading, ["answer-decision", &ruleset], trace)
    }

    /// Adds the sheet of a trace, under two lines that say of what, with the message of who
    /// decides and the ruleset.
    ///
    /// # Errors
    /// The workbook cannot take it.
    pub(crate) fn add_trace<V: Vocabulary>(
        &mut self,
        name: &str,
        [title, lead]: [String; 2],
        [decision, ruleset]: [&str; 2],
        trace: &Trace<V>,
    ) -> Result<(), Failure> {
        let words = self.words;
        let Computation { rows, without_formula } = computation(words, trace);
        let ruleset = words.fill("answer-ruleset", &[("ruleset", ruleset)]);
        let count = without_formula.to_string();
        let how = match without_formula {
            0 => words.say("formulas-all-formulas"),
            _ => words.fill("formulas-some-formulas", &[("count", &count)]),
        };
        let decision = format!("{} {ruleset}", words.say(decision));
        self.add_sheet(name, &[title, lead, how, words.say("formulas-this-case"), decision], &rows)
    }

    /// Adds the sheet of a row that is not worked out: what is wrong with it.
    ///
    /// # Errors
    /// The workbook cannot take it.
    pub(crate) fn add_mistakes(&mut self, name: &str, mistakes: &str) -> Result<(), Failure> {
        let lines = mistakes.lines().map(|line| Row::new(Shape::Warning, line));
        self.add_sheet(
            name,
            &[self.words.say("formulas-not-worked-out")],
            &lines.collect::<Vec<_>>(),
        )
    }

    fn add_sheet(&mut self, name: &str, heading: &[String], rows: &[Row]) -> Result<(), Failure> {
        let columns = ["what", "result", "currency", "base", "factor", "how", "source"];
        let columns = columns.map(|column| self.words.say(&format!("formulas-column-{column}")));
        let added = self.book.add(name, heading, &columns, rows);
        added.map_err(|error| self.failed(error))
    }

    /// Writes the workbook, whole or not at all, and says how many rows it has, and how many of them are
    /// not worked out.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn write(mut self, rows: usize, bad: usize) -> Done {
        let bytes = self.book.to_bytes().map_err(|error| self.failed(error))?;
        let written = write_whole(Some(Path::new(&self.file)), &bytes)?;
        let mut said = self.counted("formulas-written", rows);
        if bad > 0 {
            said.push(' ');
            said.push_str(&self.counted("formulas-written-bad", bad));
        }
        said.push('\n');
        say(&said);
        Ok(if bad > 0 { ExitCode::from(BAD_ROWS) } else { written })
    }

    fn counted(&self, id: &str, number: usize) -> String {
        let number = u64::try_from(number).unwrap_or(u64::MAX);
        let file = name_of(self.words, &self.file);
        let filled = [("file", file.as_str()), ("counttext", &count(number))];
        self.words.count(id, "count", number, &filled)
    }

    fn failed(&self, error: io::Error) -> Failure {
        Failure::Write {
            file: Some(self.file.clone()),
            reason: error.into(),
            place: OutputKind::File,
        }
    }
}
