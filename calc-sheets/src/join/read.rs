//! The rows of every table, sorted to persons, years and months.

mod documents;
mod period;

use calc_core::fields::Field;
use calc_core::money::parse_minor;

use super::people::{Labour, People, Person, Who};
use super::{Amounts, FileTables, Finding, Month, Origins, Place, TablePeriod};
use crate::book::Go;
use crate::layout::{Layout, Quantity, Shape, Take, key};
use crate::limits::check;
use crate::problem::{Limit, SheetProblem};
use crate::reading::{AmountReading, Currency, YearMonth, amount, month_name, plain, year_month};
use crate::source::{SourceError, Table};
use crate::stream::{Change, Met, as_column_takes, currency_of, is_total};
use crate::value::Value;

/// What 所得项目 says of a resident's wages; other kinds, a non-resident's wages among them, have
/// other rules.
const RESIDENT_WAGES: [&str; 5] =
    ["正常工资薪金", "正常工资薪金所得", "工资薪金", "工资薪金所得", "工资、薪金所得"];

/// Between two texts that contradict each other; what holds it is no value of any column.
pub(super) const BOTH: &str = " | ";

/// How many findings of a kind are listed one by one.
const LISTED: usize = 200;

/// Everything that the tables say.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) people: People,
    pub(super) origins: Origins,
    pub(super) findings: Vec<Finding>,
    pub(super) periods: Vec<TablePeriod>,
    pub(super) met: Met,
    pub(super) tables: usize,
    /// Findings beyond those that are listed.
    pub(super) unlisted: u64,
    /// The cells that were read.
    cells: u64,
}

/// The amount in a cell.
enum Cell {
    Blank,
    Fen(i64),
    Spoiled(String),
}

/// The cells of a monthly row that belong to our own columns.
#[derive(Default)]
struct OwnCells {
    /// What the column of the month says.
    period: String,
    /// What the column of the year says.
    year: String,
    /// The others.
    given: Vec<(Field, String, Place)>,
}

impl OwnCells {
    /// The month that the row names, or otherwise that of its table. A month alone (`3`, `3月`) is
    /// of the year in the column beside it, or of the one that is written around the table.
    fn said(&self, table: Option<YearMonth>, around: Option<u16>) -> Option<YearMonth> {
        let own: Option<u16> = self.year.parse().ok();
        let year = own.or(around);
        let alone = || {
            let month = month_name(&self.period).or_else(|| plain(&self.period).parse().ok())?;
            let month = Some(month).filter(|month| (1..=12).contains(month));
            Some(YearMonth { year: year?, month: Some(month?) })
        };
        let of_table = || {
            let table = table?;
            Some(YearMonth { year: own.unwrap_or(table.year), ..table })
        };
        year_month(&self.period).or_else(alone).or_else(of_table)
    }
}

/// Nothing of an amount: in a monthly sheet it says no more than a blank.
fn is_zero_amount(field: Field, text: &str) -> bool {
    let amount = currency_of(field).is_some();
    amount && text.contains('0') && text.bytes().all(|byte| matches!(byte, b'0' | b'.'))
}

/// What the reading of one table needs.
struct Job<'a> {
    table: &'a Table,
    number: usize,
    lenient: bool,
    period: Option<YearMonth>,
    /// The year that stands above the table, or in the name of its sheet or file.
    year_around: Option<u16>,
    /// How many rows hold an amount in a column that is not taken.
    left: Vec<u64>,
}

impl Read {
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
        let period = self.period(&table, name, &label)?;
        let mut job = Job {
            table: &table,
            number: self.origins.labels.len() - 1,
            // The contract is strict with a text in our own columns alone.
            lenient: source.is_workbook() || table.recognised.layout.id != "own",
            period,
            year_around: period::year_around(&table, name),
            left: vec![0; table.recognised.names.len()],
        };
        source.rows(table.sheet.as_deref(), |row, cells| {
            self.row(&mut job, row, cells)?;
            Ok(Go::On)
        })?;
        self.not_taken(&job, &label);
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
        if is_total(job.table, cells) {
            self.met.totals += 1;
            return Ok(());
        }
        let place = Place { table: job.number, row, column: None };
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
            Shape::HongKongYear => self.return_row(&who, &values, place),
            Shape::NotSupported => {}
        }
        Ok(())
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

    fn own_row(
        &mut self,
        job: &Job<'_>,
        who: &Who,
        values: Vec<(usize, Take, Value)>,
        place: Place,
    ) {
        let mut year = None;
        let mut given = Vec::new();
        for (index, take, value) in values {
            let Take::Own(field) = take else { continue };
            if matches!(field, Field::EmployeeId | Field::Name | Field::IdType | Field::IdNumber)
                || value.is_blank()
            {
                continue;
            }
            let mut text = value.into_text();
            if job.lenient {
                let (read, change) = as_column_takes(field, text);
                text = read;
                self.count(&change);
                self.offer(field, &text, &change, Place { column: Some(index), ..place });
            }
            if field == Field::TaxYear {
                year = text.trim().parse::<u16>().ok();
                if year.is_some() {
                    continue;
                }
            }
            let place = Place { column: Some(index), ..place };
            given.push((field, text.trim().to_owned(), place));
        }
        let person = self.people.find(who);
        let Some(year) = year else {
            for (field, text, place) in given {
                let known = person.always.entry(field as usize).or_insert((text.clone(), place));
                if known.0 != text {
                    // Both go into the row, which is refused for it.
                    known.0 = format!("{}{BOTH}{text}", known.0);
                }
            }
            return;
        };
        let known = person.years.entry(year).or_default();
        known.sources.push(place);
        for (field, text, place) in given {
            give(&mut known.own, field, &text, place);
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
    fn offer(&mut self, field: Field, text: &str, change: &Change, place: Place) {
        if let Change::Refused(reading) = change {
            let arguments = vec![
                ("place", self.origins.text(place)),
                ("found", calc_core::problem::masked(field, text)),
                ("reading", reading.clone()),
            ];
            self.list(Finding::new("finding-refused-reading", arguments));
        }
    }

    fn amounts_row(
        &mut self,
        job: &mut Job<'_>,
        who: &Who,
        values: Vec<(usize, Take, Value)>,
        place: Place,
    ) {
        let shape = job.table.recognised.layout.shape;
        let mut month = Month { this: Default::default(), to_date: Default::default(), place };
        let (mut period, mut spoiled, mut item) = (job.period, Vec::new(), String::new());
        let mut own = OwnCells::default();
        for (index, take, value) in values {
            let at = Place { column: Some(index), ..place };
            let quantity = match take {
                Take::Period => {
                    own.period = value.into_text();
                    continue;
                }
                Take::Own(field) => {
                    self.own_cell(&mut own, field, value, at);
                    continue;
                }
                Take::IncomeItem => {
                    item = plain(&value.into_text());
                    continue;
                }
                Take::Left => {
                    let zero = matches!(self.cell(value), Cell::Blank | Cell::Fen(0));
                    job.left[index] += u64::from(!zero);
                    continue;
                }
                Take::ThisMonth(quantity) | Take::ToDate(quantity) => quantity,
                _ => continue,
            };
            match self.cell(value) {
                Cell::Blank => {}
                Cell::Fen(fen) => {
                    let side = if matches!(take, Take::ThisMonth(_)) {
                        &mut month.this
                    } else {
                        &mut month.to_date
                    };
                    let sum = &mut side[quantity as usize];
                    *sum = sum.unwrap_or(0).checked_add(fen);
                }
                Cell::Spoiled(raw) => {
                    self.refused(&raw, at);
                    if let Some(field) = quantity.field() {
                        spoiled.push((field, raw, at));
                    }
                }
            }
        }
        if !item.is_empty() && !RESIDENT_WAGES.contains(&item.as_str()) {
            let known = ["工资", "劳务", "稿酬", "特许权", "奖金", "经营", "偶然", "补偿", "财产"];
            let known = known.iter().any(|word| item.contains(word)) && item.chars().count() < 24;
            let item = if known { item } else { calc_core::problem::masked(Field::Name, &item) };
            let arguments = vec![("place", self.origins.text(place)), ("item", item)];
            self.list(Finding::new("finding-other-income", arguments));
            return;
        }
        period = own.said(period, job.year_around);
        let year = period.map_or(0, |period| period.year);
        if year == 0 {
            let arguments = vec![("place", self.origins.text(place))];
            self.list(Finding::new("finding-no-month", arguments));
        }
        let other = self.put(shape, who, period, month, spoiled, place);
        let person = self.people.find(who);
        let known = person.years.entry(year).or_default();
        for (field, text, place) in own.given {
            give(&mut known.own, field, &text, place);
        }
        if let Some((id, other)) = other {
            let arguments =
                vec![("place", self.origins.text(place)), ("other", self.origins.text(other))];
            self.list(Finding::new(id, arguments));
        }
    }

    /// Puts a month or a bonus to its person; an earlier one that it contradicts comes back.
    fn put(
        &mut self,
        shape: Shape,
        who: &Who,
        period: Option<YearMonth>,
        month: Month,
        spoiled: Vec<(Field, String, Place)>,
        place: Place,
    ) -> Option<(&'static str, Place)> {
        let person: &mut Person = self.people.find(who);
        // A row without a month goes to year 0, which no rule covers: it is refused and not lost.
        let year = person.years.entry(period.map_or(0, |period| period.year)).or_default();
        year.sources.push(place);
        year.spoiled.extend(spoiled);
        if shape == Shape::Year {
            let bonus = month.this[Quantity::Bonus as usize].unwrap_or(0);
            let exempt = month.this[Quantity::ExemptBonus as usize].unwrap_or(0);
            let bonus = bonus.saturating_sub(exempt);
            if let Some((first, other)) = year.bonus {
                let both = format!("{}{BOTH}{}", fen_text(first), fen_text(bonus));
                year.spoiled.push((Field::AnnualBonus, both, place));
                return Some(("finding-bonus-twice", other));
            }
            year.bonus = Some((bonus, place));
            return None;
        }
        if let Some(labour) = labour_of(&month) {
            let sum = year.labour.get_or_insert(Labour { receipts: Some(0), tax: Some(0), place });
            let plus = |one: Option<i64>, more: Option<i64>| one?.checked_add(more?);
            sum.receipts = plus(sum.receipts, labour.receipts);
            sum.tax = plus(sum.tax, labour.tax);
            sum.place = place;
            return None;
        }
        let number = period.and_then(|period| period.month).unwrap_or(0);
        let months = if shape == Shape::LastMonth { &mut year.last } else { &mut year.added };
        if let Some(other) = months.get(&number) {
            let income = |month: &Month| {
                let income = Quantity::Income as usize;
                fen_text(month.this[income].or(month.to_date[income]).unwrap_or(0))
            };
            let twice = format!("{}{BOTH}{}", income(other), income(&month));
            year.spoiled.push((Field::Wages, twice, place));
            return Some(("finding-month-twice", other.place));
        }
        months.insert(number, month);
        None
    }

    /// A cell of one of our own columns in a monthly row.
    fn own_cell(&mut self, own: &mut OwnCells, field: Field, value: Value, place: Place) {
        if matches!(field, Field::EmployeeId | Field::Name | Field::IdType | Field::IdNumber)
            || value.is_blank()
        {
            return;
        }
        let (text, change) = as_column_takes(field, value.into_text());
        self.count(&change);
        self.offer(field, &text, &change, place);
        let text = text.trim().to_owned();
        if field == Field::TaxYear {
            own.year = text;
        } else if !is_zero_amount(field, &text) {
            own.given.push((field, text, place));
        }
    }

    fn cell(&mut self, value: Value) -> Cell {
        if value.is_blank() {
            return Cell::Blank;
        }
        let raw = value.into_text();
        let digits = match amount(&raw, Some(Currency::Cny)) {
            AmountReading::Blank => return Cell::Blank,
            AmountReading::BlankMark => {
                self.met.marks += 1;
                return Cell::Blank;
            }
            AmountReading::Plain(digits) => digits,
            AmountReading::Cleaned(digits) => {
                self.met.cleaned += 1;
                digits
            }
            AmountReading::Refused(_) | AmountReading::OtherCurrency => return Cell::Spoiled(raw),
        };
        let (positive, negative) =
            digits.strip_prefix('-').map_or((digits.as_str(), false), |rest| (rest, true));
        match parse_minor(positive.as_bytes()) {
            Ok(fen) => Cell::Fen(if negative { -fen } else { fen }),
            Err(_) => Cell::Spoiled(raw),
        }
    }

    fn refused(&mut self, raw: &str, place: Place) {
        let read = amount(raw, Some(Currency::Cny));
        let found = calc_core::problem::masked(Field::Wages, raw);
        let mut arguments = vec![("place", self.origins.text(place)), ("found", found)];
        let id = match read {
            AmountReading::Refused(Some(reading)) => {
                arguments.push(("reading", reading));
                "finding-refused-reading"
            }
            AmountReading::OtherCurrency => "finding-other-currency",
            _ => "finding-refused",
        };
        self.list(Finding::new(id, arguments));
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

    fn return_row(&mut self, who: &Who, values: &[(usize, Take, Value)], place: Place) {
        let text = |wanted: Take| {
            let found = values.iter().find(|(_, take, _)| *take == wanted);
            found.map_or(String::new(), |(_, _, value)| plain(&value.clone().into_text()))
        };
        let (year, total) = (text(Take::ReturnYear), text(Take::ReturnTotal));
        let married = match text(Take::ReturnMarried).as_str() {
            "1" => Some("single"),
            "2" => Some("married"),
            _ => None,
        };
        let person = self.people.find(who);
        person.returns.push((year, total));
        if let Some(word) = married {
            let field = Field::HkMaritalStatus;
            person.always.entry(field as usize).or_insert((word.to_owned(), place));
        }
    }

    /// Says which columns were not taken although they hold amounts.
    fn not_taken(&mut self, job: &Job<'_>, label: &str) {
        for (name, rows) in job.table.recognised.names.iter().zip(&job.left) {
            if *rows > 0 {
                let name = crate::layout::narrow(name).trim().to_owned();
                let id = if is_tax_of_open_period(job.table.recognised.layout, &name) {
                    "finding-tax-of-open-period"
                } else {
                    "finding-not-taken"
                };
                let arguments =
                    vec![("table", label.to_owned()), ("column", name), ("rows", rows.to_string())];
                self.findings.push(Finding::new(id, arguments));
            }
        }
    }
}

/// Whether a column is the 已缴税额 of the import template's longest form: nothing says whether it is
/// of the month or of the year to date.
fn is_tax_of_open_period(layout: &Layout, name: &str) -> bool {
    layout.id == "wages_import" && key(name) == "已缴税额"
}

/// Gives a value to a column; a second one that differs spoils it.
pub(super) fn give(
    own: &mut std::collections::BTreeMap<usize, (String, Place)>,
    field: Field,
    text: &str,
    place: Place,
) {
    let known = own.entry(field as usize).or_insert_with(|| (text.to_owned(), place));
    if known.0 != text {
        *known = (format!("{}{BOTH}{text}", known.0), place);
    }
}

/// The labour services of a row that is about nothing else.
fn labour_of(month: &Month) -> Option<Labour> {
    let wanted = [Quantity::LabourServices as usize, Quantity::TaxNow as usize];
    let others = |amounts: &Amounts| {
        amounts.iter().enumerate().any(|(at, amount)| amount.is_some() && !wanted.contains(&at))
    };
    let receipts = month.this[wanted[0]];
    if receipts.is_none() || others(&month.this) || month.to_date.iter().any(Option::is_some) {
        return None;
    }
    Some(Labour { receipts, tax: month.this[wanted[1]], place: month.place })
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
        Shape::Year => 5,
        Shape::HongKongYear => 7,
    }
}

/// Fen as the columns take them.
pub(super) fn fen_text(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}
