//! The people of a result, a line each: the page keeps the result as CSV and hands back the pieces
//! whose lines it shows.

use std::io;

use calc_core::law::fields::Columns as _;
use calc_core::person::fields::{Field, RESULTS};
use calc_core::person::relief::election::BestRoute;
use calc_payroll::chunk::RowProblem;
use calc_payroll::header::Header;
use calc_text::error_list::{Listed, Mistakes, listed};
use calc_text::{Words, outcome};
use serde::Serialize;
use serde_json::{Map, Value};

use super::records::Records;
use super::{Said, said};

/// Where each piece of the result begins, and what came before it. The last one is the end.
#[derive(Debug)]
pub(super) struct Pieces(Vec<Start>);

/// What came before a piece.
#[derive(Clone, Copy, Debug, Default)]
struct Start {
    bytes: u64,
    rows: u64,
    errors: u64,
}

impl Start {
    fn lines(&self, wrong: bool) -> u64 {
        if wrong { self.errors } else { self.rows }
    }
}

impl Pieces {
    /// No piece yet, behind so many bytes of header.
    pub(super) fn behind(header: u64) -> Self {
        Self(vec![Start { bytes: header, ..Start::default() }])
    }

    /// Adds a piece.
    pub(super) fn push(&mut self, bytes: u64, rows: u64, errors: u64) {
        let last = self.end();
        self.0.push(Start {
            bytes: last.bytes + bytes,
            rows: last.rows + rows,
            errors: last.errors + errors,
        });
    }

    fn end(&self) -> Start {
        self.0.last().copied().unwrap_or_default()
    }

    /// The piece that holds a line, counted from 0, of all lines or of those with errors.
    pub(super) fn of(&self, line: u64, wrong: bool) -> Option<usize> {
        let behind = self.0.partition_point(|start| start.lines(wrong) <= line);
        (behind < self.0.len()).then(|| behind.saturating_sub(1))
    }

    /// Where a piece begins in the result; of the piece after the last, where the result ends.
    pub(super) fn begins(&self, piece: usize) -> u64 {
        self.0.get(piece).map_or_else(|| self.end().bytes, |start| start.bytes)
    }
}

/// What is known of the lines of a run.
pub(super) struct Run<'a> {
    pub(super) header: &'a Header,
    pub(super) pieces: &'a Pieces,
    pub(super) problems: &'a [RowProblem],
    /// What is said of mistakes, by language.
    pub(super) mistakes: &'a dyn Fn(&'static Words) -> Mistakes<'a, calc_payroll::people::People>,
}

/// Which lines are wanted.
#[derive(Clone, Copy)]
pub(super) struct LineRange {
    /// The first, counted from 0, of all lines or of those with errors.
    pub(super) first: u64,
    pub(super) most: usize,
    pub(super) wrong: bool,
}

/// One person in one year.
#[derive(Serialize)]
pub(super) struct Line {
    person: String,
    year: String,
    mainland_tax: String,
    hong_kong_tax: String,
    best: Said<String>,
    /// What the best route brings, or would bring if it is confirmed.
    amount: String,
    /// How many notes there are on it.
    notes: usize,
    /// The facts, as `taxdiff assess` takes them; nothing where they have errors.
    facts: Option<String>,
    errors: Option<Mistaken>,
}

/// A row with errors.
#[derive(Serialize)]
struct Mistaken {
    row: u64,
    said: Said<Vec<Mistake>>,
}

#[derive(Serialize)]
struct Mistake {
    column: String,
    found: String,
    message: String,
    fix: String,
}

impl Run<'_> {
    /// The wanted lines that one piece holds.
    pub(super) fn lines(
        &self,
        piece: usize,
        csv: &[u8],
        wanted: LineRange,
    ) -> io::Result<Vec<Line>> {
        let Some(start) = self.pieces.0.get(piece) else { return Ok(Vec::new()) };
        let mut errors = self.problems.chunk_by(|one, next| one.row == next.row);
        if start.errors > 0 {
            let before = usize::try_from(start.errors - 1).map_err(io::Error::other)?;
            errors.nth(before);
        }
        let mut number = start.lines(wanted.wrong);
        let mut lines = Vec::new();
        let mut records = Records::new();
        let columns = self.header.results().count();
        let mut take = |bytes: &[u8], at_end| {
            records.take(bytes, at_end, |cells| {
                let (cells, results) = cells.split_at(cells.len().saturating_sub(columns));
                let results = Results(results);
                let is_wrong = results.cell("status") == "error";
                let found = if is_wrong { errors.next() } else { None };
                if wanted.wrong && !is_wrong {
                    return Ok(());
                }
                if number >= wanted.first && lines.len() < wanted.most {
                    lines.push(self.line(cells, &results, found));
                }
                number += 1;
                Ok(())
            })
        };
        take(csv, false)?;
        take(b"", true)?;
        Ok(lines)
    }

    fn line(&self, cells: &[&str], results: &Results<'_>, found: Option<&[RowProblem]>) -> Line {
        let cell = |field| self.header.position(field).and_then(|at| cells.get(at).copied());
        let text = |field| cell(field).unwrap_or_default().trim().to_owned();
        let best = BestRoute::ALL.into_iter().find(|one| one.word() == results.cell("best_route"));
        let amount = match best {
            Some(BestRoute::Exemption | BestRoute::ExemptionIfConfirmed) => "exemption",
            Some(BestRoute::Subsidy | BestRoute::SubsidyIfConfirmed) => "subsidy",
            Some(BestRoute::None) | None => "benefit",
        };
        let notes = results.cell("messages").split(';').filter(|code| !code.is_empty()).count();
        let route = |words: &'static Words| {
            best.map_or_else(String::new, |best| outcome::route(words, best))
        };
        Line {
            person: text(Field::EmployeeId),
            year: text(Field::TaxYear),
            mainland_tax: results.cell("mainland_tax").to_owned(),
            hong_kong_tax: results.cell("hk_tax_cny").to_owned(),
            best: said(route),
            amount: results.cell(amount).to_owned(),
            notes,
            facts: found.is_none().then(|| facts(&cell)),
            errors: found.and_then(|problems| self.mistaken(problems)),
        }
    }

    fn mistaken(&self, problems: &[RowProblem]) -> Option<Mistaken> {
        let row = problems.first()?.row;
        let said = said(|words| {
            let mistakes = (self.mistakes)(words);
            let mistake = |located: &RowProblem| {
                let Listed { column, found, explained } = listed(&mistakes, located);
                let (message, fix) = (explained.message, explained.fix);
                Mistake { column, found: found.to_owned(), message, fix }
            };
            problems.iter().map(mistake).collect()
        });
        Some(Mistaken { row, said })
    }
}

/// The columns that came back for a row.
struct Results<'a>(&'a [&'a str]);

impl<'a> Results<'a> {
    fn cell(&self, name: &str) -> &'a str {
        let at = RESULTS.iter().position(|about| about.name == name);
        at.and_then(|at| self.0.get(at).copied()).unwrap_or_default()
    }
}

/// The facts of a row as JSON.
fn facts<'a>(cell: &impl Fn(Field) -> Option<&'a str>) -> String {
    let mut facts = Map::new();
    for field in Field::all() {
        let Some(text) = cell(*field).map(str::trim).filter(|text| !text.is_empty()) else {
            continue;
        };
        let group = facts.entry(field.group().name()).or_insert_with(|| Map::new().into());
        if let Value::Object(group) = group {
            group.insert(field.name().to_owned(), text.into());
        }
    }
    Value::Object(facts).to_string()
}
