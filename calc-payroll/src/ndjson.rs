//! Facts as lines of JSON: an object a line in, an object a line out, in order.

use std::io::{BufRead, BufReader, Read};

use calc_core::law::code;
use calc_core::law::fields::{Columns as _, ResultAbout};
use calc_core::law::problem::Problem;
use calc_core::law::trace::TraceLevel;
use calc_core::person::assess::{Outcome, Settings};
use calc_core::person::code::Codes;
use calc_core::person::decode::{PersonProblem, Raw, decode};
use calc_core::person::fields::Field;

use crate::chunk;
use crate::facts_json::{self, Fault, JsonProblem, RequestKind};
use crate::file_problem::FileProblem;
use crate::framing::LONGEST_ROW;
use crate::jsonl::JsonCells;
use crate::months::json::MonthPlace;
use crate::people::People;
use crate::person_years::{self, json::YearProblems, json::is_year_of_months};
use crate::pipeline::Stopped;
use crate::results;
use crate::row_key::row_key;
use crate::seen_keys::SeenKeys;
use crate::subject::Subject as _;
use calc_core::law::result_sink::ResultSink;

/// How much is written at once.
const CHUNK: usize = 1 << 16;

/// UTF-8 texts may begin with it.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// What is wrong with a line.
#[derive(Clone, Debug, Default)]
pub struct LineErrors {
    /// Mistakes of the JSON.
    pub json: Vec<JsonProblem>,
    /// Mistakes of the facts in it.
    pub facts: Vec<PersonProblem>,
    /// Mistakes of the months in it; without one, the facts of the year were looked at.
    pub months: Vec<Problem<MonthPlace>>,
}

/// How many lines there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// All of them, blank ones apart.
    pub rows: u64,
    /// Those that could not be worked out.
    pub errors: u64,
}

struct Run<'a, X> {
    settings: &'a Settings,
    explain: X,
    seen: SeenKeys,
    key: Vec<u8>,
    ruleset: String,
    out: Vec<u8>,
    lines: Lines,
}

/// Runs all lines. `explain` makes the JSON of a line's errors; `write` takes what was rendered.
///
/// # Errors
/// A line is too long, the stream cannot be read, or `write` failed.
pub fn run<R: Read, E>(
    input: R,
    settings: &Settings,
    explain: impl Fn(&LineErrors) -> Vec<u8>,
    mut write: impl FnMut(Vec<u8>) -> Result<(), E>,
) -> Result<Lines, Stopped<E>> {
    let mut input = BufReader::with_capacity(CHUNK, input);
    let mut run = Run {
        settings,
        explain,
        seen: SeenKeys::default(),
        key: Vec::new(),
        ruleset: settings.ruleset().to_string(),
        out: Vec::with_capacity(2 * CHUNK),
        lines: Lines::default(),
    };
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        let limit = u64::try_from(LONGEST_ROW).unwrap_or(u64::MAX) + 2;
        let read =
            input.by_ref().take(limit).read_until(b'\n', &mut line).map_err(Stopped::Read)?;
        number += 1;
        if read == 0 {
            break;
        }
        let mut text = line.trim_ascii();
        if number == 1 {
            text = text.strip_prefix(BOM).unwrap_or(text);
        }
        if text.len() > LONGEST_ROW {
            return Err(FileProblem::RowTooLong { row: number, limit: LONGEST_ROW }.into());
        }
        if !text.is_empty() {
            run.line(number, text).map_err(Stopped::Memory)?;
        }
        if run.out.len() >= CHUNK {
            let full = std::mem::replace(&mut run.out, Vec::with_capacity(2 * CHUNK));
            write(full).map_err(Stopped::Write)?;
        }
    }
    if !run.out.is_empty() {
        write(run.out).map_err(Stopped::Write)?;
    }
    Ok(run.lines)
}

impl<X: Fn(&LineErrors) -> Vec<u8>> Run<'_, X> {
    fn line(&mut self, row: u64, text: &[u8]) -> std::io::Result<()> {
        self.lines.rows += 1;
        let result = self.work_out(row, text)?;
        let refused_json = result
            .as_ref()
            .is_err_and(|refused| refused.json.iter().any(|found| is_syntax(&found.fault)));
        let object = (!refused_json).then_some(text);
        match result {
            Ok(outcome) => {
                let has = |column| results::has(&outcome, column);
                let names: Vec<_> =
                    Field::results_of(has).chain(requested(self.settings)).collect();
                let mut cells = JsonCells::begin_object(&mut self.out, (row, names.iter()), object);
                results::write(&outcome, has, &self.ruleset, &mut cells);
                cells.end();
            }
            Err(refused) => {
                self.lines.errors += 1;
                let errors = (self.explain)(&refused);
                let codes = codes(&refused);
                let names: Vec<_> =
                    Field::results().iter().chain(requested(self.settings)).collect();
                let mut cells = JsonCells::begin_object(&mut self.out, (row, names.iter()), object);
                // Mistakes of the JSON have codes of their own.
                let codes = codes.join(";");
                let mut sink = WithReasons { cells: &mut cells, reasons: &codes };
                results::bad(Codes::default(), &self.ruleset).write(|_| false, &mut sink);
                requested(self.settings).for_each(|_| sink.blank());
                cells.end_with("errors", &errors);
            }
        }
        Ok(())
    }

    fn work_out(&mut self, row: u64, text: &[u8]) -> std::io::Result<Result<Outcome, LineErrors>> {
        if memchr::memmem::find(text, b"\"months\"").is_some() && is_year_of_months(text) {
            return self.year_of_months(row, text);
        }
        let request = facts_json::read(text, RequestKind::Row);
        if !request.problems.is_empty() {
            return Ok(Err(LineErrors { json: request.problems, ..LineErrors::default() }));
        }
        let facts = request.facts;
        let decoded = decode(&facts);
        let result = match self.first(row, &facts)? {
            Some(first) => Err(duplicate(decoded.err(), first, &facts)),
            None => decoded.and_then(|facts| results::worked_out(&facts, self.settings)),
        };
        Ok(result.map_err(|facts| LineErrors { facts, ..LineErrors::default() }))
    }

    /// An earlier line of the same person and year.
    fn first(&mut self, row: u64, facts: &impl Raw) -> std::io::Result<Option<u64>> {
        let texts = People::KEY.iter().map(|field| facts.get(*field).shown());
        match row_key(texts, &mut self.key) {
            Some(key) => self.seen.first(key, row),
            None => Ok(None),
        }
    }

    /// A line that holds the months of its year.
    fn year_of_months(
        &mut self,
        row: u64,
        text: &[u8],
    ) -> std::io::Result<Result<Outcome, LineErrors>> {
        let request = person_years::json::read(text);
        if !request.problems.is_empty() {
            return Ok(Err(LineErrors { json: request.problems, ..LineErrors::default() }));
        }
        let found = request.year(&self.settings.choices, TraceLevel::None);
        if let Some(first) = self.first(row, request.facts())? {
            let facts = duplicate(None, first, request.facts());
            return Ok(Err(LineErrors { facts, ..LineErrors::default() }));
        }
        let year = match found {
            Ok(year) => year,
            Err(YearProblems::Months(months)) => {
                return Ok(Err(LineErrors { months, ..LineErrors::default() }));
            }
            Err(YearProblems::Year(facts)) => {
                return Ok(Err(LineErrors { facts, ..LineErrors::default() }));
            }
        };
        let result = results::worked_out(&year.facts, self.settings);
        Ok(result.map_err(|facts| LineErrors { facts, ..LineErrors::default() }))
    }
}

/// The columns that come back because the run asks for them.
fn requested(settings: &Settings) -> impl Iterator<Item = &'static ResultAbout> + use<> {
    settings.with_range.then(Field::results_on_request).into_iter().flatten()
}

/// The mistake of a line whose person and year came before, behind its others.
fn duplicate(
    others: Option<Vec<PersonProblem>>,
    first: u64,
    facts: &impl Raw,
) -> Vec<PersonProblem> {
    let mut problems = others.unwrap_or_default();
    problems.push(chunk::duplicate::<People>(facts.get(People::PERIOD), first));
    problems
}

fn is_syntax(fault: &Fault) -> bool {
    matches!(fault, Fault::Syntax { .. } | Fault::TooLarge)
}

/// Each code once, in the order in which they were found.
fn codes(refused: &LineErrors) -> Vec<&'static str> {
    let json = refused.json.iter().map(|found| found.fault.code());
    let mut codes: Vec<&'static str> = Vec::new();
    let facts = refused.facts.iter().map(|found| found.code.as_str());
    let months = refused.months.iter().map(|found| found.code.as_str());
    for code in json.chain(facts).chain(months) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// The results of a line whose reasons are not all codes of facts.
struct WithReasons<'a, 'o> {
    cells: &'a mut JsonCells<'o>,
    reasons: &'a str,
}

impl ResultSink for WithReasons<'_, '_> {
    fn blank(&mut self) {
        self.cells.blank();
    }

    fn text(&mut self, text: &str) {
        self.cells.text(text);
    }

    fn amount(&mut self, minor: i64, decimals: bool) {
        self.cells.amount(minor, decimals);
    }

    fn codes<C: code::Code>(&mut self, _: code::Codes<C>) {
        self.cells.text(self.reasons);
    }
}
