//! The rows of a payroll with what the bureau gave, compared with every reading.

use std::collections::HashMap;

use calc_core::law::cell::Cell;
use calc_core::person::assess::Settings;
use calc_core::person::decode::PersonProblem;
use calc_core::person::facts::Facts;
use calc_core::person::fields::Field;
use calc_core::person::readings::calibrate::{Calibration, NotCompared, Observed, calibrate};
use calc_core::person::readings::gap::{NotReconciled, Official};

use super::figures::{FigureColumns, FigureFault};
use crate::Payroll;
use crate::batch::RowSource;
use crate::chunk::{Chunk, Visit, duplicate};
use crate::framing::FrameError;
use crate::input_row::InputRow;
use crate::people::People;
use crate::subject::Subject as _;

/// The rows, as far as they are read.
#[derive(Debug, Default)]
pub struct Rows {
    people: Vec<Row>,
    refused: Vec<RefusedRow>,
}

/// A row that was understood.
#[derive(Debug)]
struct Row {
    number: u64,
    facts: Facts,
    official: Option<Official>,
}

/// A row that is not compared.
#[derive(Clone, Debug)]
pub struct RefusedRow {
    /// The row.
    pub row: u64,
    /// Why.
    pub why: Refused,
}

/// Why a row is not compared.
#[derive(Clone, Debug)]
pub enum Refused {
    /// The facts are wrong, or are not worked out.
    Facts(Vec<PersonProblem>),
    /// The figure is wrong.
    Figure(FigureFault),
    /// The figure cannot be compared with what we work out.
    NotCompared(NotCompared),
}

/// What a payroll says of a bureau.
#[derive(Clone, Debug)]
pub struct Found {
    /// What its figures agree with.
    pub calibration: Calibration,
    /// The rows that were not compared, in order.
    pub refused: Vec<RefusedRow>,
    /// How many rows there are.
    pub rows: u64,
    /// How many of them have no figure.
    pub without_figure: u64,
}

impl Rows {
    /// Reads all rows of a payroll.
    ///
    /// # Errors
    /// The file is no payroll, or cannot be read.
    pub fn read(
        mut source: impl RowSource,
        payroll: &Payroll<People>,
        columns: FigureColumns,
    ) -> Result<Self, FrameError> {
        let mut rows = Self::default();
        let mut chunk = Chunk::default();
        let mut next = payroll.header.row + 1;
        let mut seen = HashMap::new();
        while source.next_rows(&mut chunk.batch).map_err(|error| error.from_row(next))? {
            chunk.read(payroll);
            next = chunk.number::<FrameError>(next, |key, row| {
                let first = *seen.entry(key).or_insert(row);
                Ok((first != row).then_some(first))
            })?;
            chunk.visit(payroll, &mut Reading { rows: &mut rows, payroll, columns });
        }
        Ok(rows)
    }

    /// Adds somebody whose facts and figure are known.
    pub fn push(&mut self, number: u64, facts: Facts, official: Option<Official>) {
        self.people.push(Row { number, facts, official });
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.refused.is_empty()
    }

    /// Compares the figures with every reading.
    pub fn compare(mut self, settings: &Settings) -> Found {
        let observed = self.people.iter().map(|row| Observed {
            row: row.number,
            facts: &row.facts,
            official: row.official,
        });
        let observed: Vec<Observed<'_>> = observed.collect();
        let found = calibrate(&observed, settings);
        let refused = found.not_compared.into_iter().map(|(row, why)| {
            let why = match why {
                NotCompared::Refused(NotReconciled::Facts(problems)) => Refused::Facts(problems),
                why => Refused::NotCompared(why),
            };
            RefusedRow { row, why }
        });
        let without_figure = observed.iter().filter(|person| person.official.is_none()).count();
        let rows = self.people.len() + self.refused.len();
        self.refused.extend(refused);
        self.refused.sort_by_key(|refused| refused.row);
        Found {
            calibration: found.calibration,
            refused: self.refused,
            rows: u64::try_from(rows).unwrap_or(u64::MAX),
            without_figure: u64::try_from(without_figure).unwrap_or(u64::MAX),
        }
    }

    /// Leaves a row out.
    pub fn refuse(&mut self, row: u64, why: Refused) {
        self.refused.push(RefusedRow { row, why });
    }

    /// Two rows about one person and year, whose cell this is: of two figures nobody knows which is right.
    pub fn refuse_both(&mut self, (row, first): (u64, u64), year: Cell<'_>, has_figure: bool) {
        self.refuse(row, Refused::Facts(vec![duplicate::<People>(year, first)]));
        let place = self.people.iter().position(|known| known.number == first);
        let Some(place) = place else { return };
        if has_figure || self.people[place].official.is_some() {
            self.people.remove(place);
            self.refuse(first, Refused::Figure(FigureFault::TwoRows { other: row }));
        }
    }
}

/// Reads the rows of a chunk.
struct Reading<'a> {
    rows: &'a mut Rows,
    payroll: &'a Payroll<People>,
    columns: FigureColumns,
}

impl Reading<'_> {
    /// The facts and the figure of a row.
    fn read(&self, row: &impl InputRow<Field>) -> Result<(Facts, Option<Official>), Refused> {
        let facts = row.check().and_then(|()| People::decode(row)).map_err(Refused::Facts)?;
        let official = self.columns.read(&self.payroll.header, row.written());
        Ok((facts, official.map_err(Refused::Figure)?))
    }
}

impl Visit<People> for Reading<'_> {
    fn row(&mut self, number: u64, row: &impl InputRow<Field>) {
        match self.read(row) {
            Ok((facts, official)) => self.rows.push(number, facts, official),
            Err(why) => self.rows.refuse(number, why),
        }
    }

    fn again(&mut self, number: u64, first: u64, row: &impl InputRow<Field>) {
        match self.read(row) {
            Ok((_, official)) => {
                let year = row.cell(Field::TaxYear);
                self.rows.refuse_both((number, first), year, official.is_some());
            }
            Err(why) => self.rows.refuse(number, why),
        }
    }
}
