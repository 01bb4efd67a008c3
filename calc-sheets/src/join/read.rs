//! The rows of every table, sorted to persons, years and months.

mod documents;
mod events;
mod made;
mod months;
mod own;
mod payments;
mod period;
mod returns;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use calc_core::person::fields::Field;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::typed_rows::OwnedCell;

pub(crate) use period::period_around;

use super::payer::company_in;
use super::people::{People, Who};
use super::{CellLocation, FileTables, Finding, LISTED, Origins, TablePeriod};
use crate::dates::{Order, Votes};
use crate::layout::{Layout, Recognised, Shape, Take, equity, key};
use crate::limits::check;
use crate::passed::passed;
use crate::problem::{Limit, SheetProblem};
use crate::reading::{YearMonth, is_plain_number, plain, year_month};
use crate::room::Room;
use crate::source::{Source, SourceError, Table};
use crate::stream::{CellFindings, Change};
use crate::typed::typed_cell;
use crate::value::{Value, unforced};

/// Everything that the tables say.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) people: People,
    pub(super) origins: Origins,
    pub(super) findings: Vec<Finding>,
    pub(super) periods: Vec<TablePeriod>,
    pub(super) met: CellFindings,
    pub(super) tables: usize,
    /// How many rows of 税款计算 were taken to each column that is not of wages.
    pub(super) payments: BTreeMap<usize, u64>,
    /// Findings beyond those that are listed.
    pub(super) unlisted: u64,
    /// Columns that were not taken although they hold amounts, in the order in which they were met.
    left: Vec<LeftColumn>,
    /// The cells that were read.
    cells: u64,
    /// The bytes that they take as they are kept.
    bytes: u64,
    /// What they may take.
    room: Room,
}

/// A column that was not taken although it holds amounts.
#[derive(Debug)]
struct LeftColumn {
    /// The message about it in one table.
    id: &'static str,
    /// The message about it in several.
    of_several: &'static str,
    name: String,
    /// The first table that has it.
    table: String,
    tables: u64,
    rows: u64,
}

impl LeftColumn {
    fn finding(self) -> Finding {
        let Self { id, of_several, name, table, tables, rows } = self;
        let mut arguments = vec![("table", table), ("column", name), ("rows", rows.to_string())];
        if tables == 1 {
            return Finding::new(id, arguments);
        }
        arguments.push(("tables", tables.to_string()));
        Finding::new(of_several, arguments)
    }
}

/// What the reading of one table needs.
struct Job<'a> {
    table: &'a Table,
    number: usize,
    lenient: bool,
    period: Option<YearMonth>,
    /// The month of a whole table in our own columns that names no year of its own.
    side_month: Option<YearMonth>,
    /// The company that is named above the table, or in the name of its sheet or file.
    company: String,
    /// The year that stands above the table, or in the name of its sheet or file.
    year_around: Option<u16>,
    /// Which number of a day comes first in the column of the period.
    order: Option<Order>,
    /// How many rows hold an amount in a column that is not taken.
    left: Vec<u64>,
    /// How many rows hold an amount that names neither a month nor a year.
    whole_years: u64,
}

impl Read {
    /// Nothing yet, and so much room.
    pub(super) fn within(room: Room) -> Self {
        Self { room, ..Self::default() }
    }

    /// Reads every table: persons first, then months, years, and what needs no year. An error comes
    /// with the number of its file.
    pub(super) fn files(&mut self, files: &mut [FileTables]) -> Result<(), (usize, SourceError)> {
        let mut order: Vec<(u8, usize, usize)> = Vec::new();
        for (file, found) in files.iter().enumerate() {
            for (index, table) in found.survey.tables.iter().enumerate() {
                order.push((rank(table), file, index));
            }
        }
        order.sort_unstable();
        for (_, file, index) in order {
            self.table(&mut files[file], index).map_err(|error| (file, error))?;
        }
        let left = std::mem::take(&mut self.left);
        self.findings.extend(left.into_iter().map(LeftColumn::finding));
        Ok(())
    }

    fn table(&mut self, file: &mut FileTables, index: usize) -> Result<(), SourceError> {
        let FileTables { name, source, survey } = file;
        let table = survey.tables[index].clone();
        let label = table.sheet.as_ref().map_or(name.clone(), |sheet| format!("{name} › {sheet}"));
        self.origins.labels.push(label.clone());
        self.origins.sheets.push(table.sheet.clone());
        if table.recognised.layout.shape == Shape::NotSupported {
            let layout = table.recognised.layout.id;
            let others = survey
                .tables
                .iter()
                .filter(|other| other.recognised.layout.shape != Shape::NotSupported)
                .filter_map(|other| other.sheet.clone());
            let others = others.collect();
            return Err(SheetProblem::NotSupported { layout, place: label, others }.into());
        }
        let missing = equity::missing(&table.recognised);
        if table.recognised.layout.shape == Shape::Events && !missing.is_empty() {
            return Err(FileProblem::MissingColumns(missing).into());
        }
        let columns = table.recognised.takes.iter().enumerate();
        let of_events = columns.filter_map(|(at, take)| match take {
            Some(Take::OfEvent(field)) => Some((*field, at)),
            _ => None,
        });
        self.origins.event_columns.push(of_events.collect());
        let side_month = self.side_month(&table, name, &label)?;
        let period = self.period(&table, name, &label)?;
        let order = order_of_days(source, &table, &label)?;
        let mut job = Job {
            order,
            table: &table,
            number: self.origins.labels.len() - 1,
            // The contract is strict with a text in our own columns alone.
            lenient: source.is_workbook()
                || (table.recognised.layout.id != "own"
                    && table.recognised.layout.shape != Shape::Events),
            period,
            side_month,
            company: company_around(&table, name),
            year_around: period::year_around(&table, name),
            left: vec![0; table.recognised.names.len()],
            whole_years: 0,
        };
        source.rows(table.sheet.as_deref(), |row, cells| {
            self.row(&mut job, row, cells)?;
            Ok(ControlFlow::Continue(()))
        })?;
        self.not_taken(&job, &label);
        if job.whole_years > 0 {
            let arguments = vec![("table", label), ("rows", job.whole_years.to_string())];
            self.findings.push(Finding::new("finding-taken-as-year", arguments));
        }
        self.tables += 1;
        Ok(())
    }

    fn row(
        &mut self,
        job: &mut Job<'_>,
        row: u32,
        cells: &mut Vec<Value>,
    ) -> Result<(), SourceError> {
        self.cells += u64::try_from(cells.len()).unwrap_or(0);
        check(Limit::JoinedCells, self.cells)?;
        if row <= job.table.header_row || cells.iter().all(Value::is_blank) {
            return Ok(());
        }
        self.keep(cells)?;
        self.met.forced += unforced(cells);
        let place = CellLocation { table: job.number, row, column: None };
        if let Some(what) = passed(job.table, row, cells) {
            self.met.pass(self.origins.text(place), what);
            return Ok(());
        }
        if let Some(problem) = job.table.not_worked_out(row, cells) {
            return Err(problem.into());
        }
        self.met.note_unnamed(job.table, cells);
        count_unknown(job, cells);
        let values: Vec<(usize, Take, Value)> = cells
            .drain(..)
            .enumerate()
            .filter_map(|(index, value)| {
                let take = job.table.recognised.takes.get(index).copied().flatten()?;
                Some((index, take, value))
            })
            .collect();
        let who = self.who(&values, place);
        // The line of help of a template is nobody.
        if row == job.table.header_row + 1 && who.employee.starts_with('#') {
            return Ok(());
        }
        match job.table.recognised.layout.shape {
            Shape::Own => self.own_row(job, &who, values, place),
            Shape::MonthsAdded | Shape::LastMonth | Shape::Year => {
                self.amounts_row(job, &who, values, place);
            }
            Shape::Persons => self.person_row(&who, &values),
            Shape::Events => self.event_row(job, &who, values, place),
            Shape::HongKongYear => self.return_row(&who, &values, place),
            Shape::NotSupported => {}
        }
        Ok(())
    }

    /// Counts a row that is kept.
    fn keep(&mut self, cells: &[Value]) -> Result<(), SheetProblem> {
        self.bytes += kept_bytes(cells);
        check(Limit::JoinedBytes(self.room), self.bytes)
    }

    /// Lists a finding, until there are too many of its kind.
    pub(super) fn list(&mut self, finding: Finding) {
        let number = |found: &Finding| {
            found
                .arguments
                .iter()
                .find(|(name, _)| *name == "number")
                .map(|(_, number)| number.clone())
        };
        let alike = self.findings.iter().filter(|found| found.id == finding.id);
        // What is wrong with a document is said once for a person, not month by month.
        let known = number(&finding)
            .is_some_and(|this| alike.clone().any(|found| number(found).as_ref() == Some(&this)));
        if known {
            return;
        }
        if alike.count() < LISTED {
            self.findings.push(finding);
        } else {
            self.unlisted += 1;
        }
    }

    /// A cell of one of our own columns; what was done to it is counted, what was not is offered.
    fn typed(&mut self, field: Field, value: Value, place: CellLocation) -> OwnedCell {
        let (cell, change) = typed_cell(field.about(), value);
        self.count(&change);
        self.offer(field, &cell, &change, place);
        match cell {
            OwnedCell::Text(text) => text.trim().to_owned().into(),
            other => other,
        }
    }

    fn count(&mut self, change: &Change) {
        match change {
            Change::None | Change::Refused(_) | Change::OtherCurrency => {}
            Change::Cleaned => self.met.cleaned += 1,
            Change::Mark => self.met.marks += 1,
        }
    }

    /// Offers the reading of a cell of our own columns that was refused.
    fn offer(&mut self, field: Field, cell: &OwnedCell, change: &Change, place: CellLocation) {
        if let Change::Refused(reading) = change {
            let arguments = vec![
                ("place", self.origins.text(place)),
                ("found", calc_core::law::problem::masked(field.about(), &cell.cell().shown())),
                ("reading", reading.clone()),
            ];
            self.list(Finding::new("finding-refused-reading", arguments));
        }
    }

    fn person_row(&mut self, who: &Who, values: &[(usize, Take, Value)]) {
        let day = |wanted: Take| {
            let found = values.iter().find(|(_, take, _)| *take == wanted);
            let said = found.and_then(|(_, _, value)| year_month(&value.clone().into_text()));
            said.and_then(|said| Some((said.year, said.month?)))
        };
        let (begins, ends) = (day(Take::Begins), day(Take::Ends));
        let person = self.people.find(who);
        person.begins = person.begins.or(begins);
        person.ends = person.ends.or(ends);
    }

    /// Notes which columns were not taken although they hold amounts: each is told of once.
    fn not_taken(&mut self, job: &Job<'_>, label: &str) {
        for (name, rows) in job.table.recognised.names.iter().zip(&job.left) {
            if *rows == 0 {
                continue;
            }
            let name = crate::layout::narrow(name).trim().to_owned();
            let (id, of_several) = if is_tax_of_open_period(job.table.recognised.layout, &name) {
                ("finding-tax-of-open-period", "finding-tax-of-open-period-of-several")
            } else {
                ("finding-not-taken", "finding-not-taken-of-several")
            };
            if let Some(left) = self.left.iter_mut().find(|left| left.id == id && left.name == name)
            {
                left.tables += 1;
                left.rows += rows;
            } else {
                let (table, tables, rows) = (label.to_owned(), 1, *rows);
                self.left.push(LeftColumn { id, of_several, name, table, tables, rows });
            }
        }
    }
}

/// Whether a column is the 已缴税额 of the import template's longest form: nothing says whether it is
/// of the month or of the year to date.
fn is_tax_of_open_period(layout: &Layout, name: &str) -> bool {
    layout.id == "wages_import" && key(name) == "已缴税额"
}

/// The company that is named above a table, or in the name of its sheet or file.
fn company_around(table: &Table, file: &str) -> String {
    let titles = table.titles.iter().map(String::as_str);
    let mut texts = titles.chain([table.sheet.as_deref().unwrap_or_default(), file]);
    texts.find_map(company_in).unwrap_or_default()
}

/// How many rows without a day whose year comes last tell that the column has none.
const ROWS_WITHOUT: u32 = 200;

/// Which number of a day comes first in the column of the period, where its year comes last.
fn order_of_days(
    source: &mut Source,
    table: &Table,
    label: &str,
) -> Result<Option<Order>, SourceError> {
    let Some(at) = table.recognised.position(Take::Period) else { return Ok(None) };
    let (mut votes, mut rows) = (Votes::default(), 0);
    source.rows(table.sheet.as_deref(), |row, cells| {
        if let Some(Value::Text(text)) = cells.get(at).filter(|_| row > table.header_row) {
            votes.add(text);
        }
        rows += 1;
        Ok(if votes.any() || rows < ROWS_WITHOUT {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        })
    })?;
    match votes.order() {
        None => Err(SheetProblem::WhichDayOrder(label.to_owned()).into()),
        order => Ok(order.filter(|_| votes.any())),
    }
}

/// About what is kept of a row: a row of a month has its sums, each cell its value and its place.
fn kept_bytes(cells: &[Value]) -> u64 {
    let texts = cells.iter().filter(|cell| !cell.is_blank()).map(|cell| CELL_BYTES + cell.bytes());
    texts.sum::<u64>() + ROW_BYTES
}

/// What a row takes beside its cells.
const ROW_BYTES: u64 = 1_024;

/// What a cell takes beside its text.
const CELL_BYTES: u64 = 48;

/// Counts the amounts in columns that the layout of a client's sheet does not know: there every
/// column that holds amounts may matter.
fn count_unknown(job: &mut Job<'_>, cells: &[Value]) {
    let Recognised { layout, takes, .. } = &job.table.recognised;
    let amounts = matches!(layout.shape, Shape::MonthsAdded | Shape::LastMonth | Shape::Year);
    if !amounts || layout.columns.is_empty() {
        return;
    }
    for (index, cell) in cells.iter().enumerate().take(takes.len()) {
        let text = plain(&cell.clone().into_text());
        let amount = is_plain_number(&text) && text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
        let named = !job.table.recognised.names[index].trim().is_empty();
        if takes[index].is_none() && amount && named {
            job.left[index] += 1;
        }
    }
}

/// In which order tables are read.
fn rank(table: &Table) -> u8 {
    match table.recognised.layout.shape {
        Shape::NotSupported => 0,
        Shape::Persons => 1,
        Shape::LastMonth => 2,
        Shape::MonthsAdded => 3,
        Shape::Own => {
            let with_year = table.recognised.position(Take::Own(Field::TaxYear)).is_some();
            if with_year { 4 } else { 6 }
        }
        Shape::Year | Shape::Events => 5,
        Shape::HongKongYear => 7,
    }
}

/// Fen as the columns take them.
pub(super) fn fen_text(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_kept_within_the_room_that_there_is() {
        let row = [Value::Text("a".repeat(1 << 20)), Value::Blank, Value::Number(1.0)];
        let kept = |room: Room| {
            let mut read = Read::within(room);
            (0..200).take_while(|_| read.keep(&row).is_ok()).count()
        };
        // A mebibyte each, and a little more.
        assert_eq!(kept(Room::Service), 127);
        assert_eq!(kept(Room::Run), 200);
    }
}
