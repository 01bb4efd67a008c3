//! Several sheets and files joined into one row for each person and year.

mod assemble;
mod changes;
mod checks;
mod columns;
mod employments;
mod events;
mod figures;
mod first_month;
mod given;
mod one_employer;
mod payer;
mod people;
mod projection;
mod read;
mod returns;
mod sheet_check;
mod side;
mod wages;
mod withheld;
mod withheld_to_date;
mod year_sums;

use std::collections::BTreeMap;

use calc_core::person::decode::PersonField;
use calc_core::person::equity::fields::Field as EventField;
use calc_core::person::fields::Field;
use calc_payroll::typed_rows::TypedRow;

pub use columns::{EXTRA, months_text};
pub(crate) use read::period_around;

use crate::cell_name::column_letters;
use crate::layout::Quantity;
use crate::reading::YearMonth;
use crate::room::Room;
use crate::source::{Source, SourceError, Survey};
use crate::stream::CellFindings;

/// A file with the tables that were found in it.
pub struct FileTables {
    /// Its name, for people.
    pub name: String,
    /// The open file.
    pub source: Source,
    /// What was found.
    pub survey: Survey,
}

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellLocation {
    /// The table, by its number.
    pub table: usize,
    /// The row, from 1.
    pub row: u32,
    /// The column, from 0.
    pub column: Option<usize>,
}

/// Something that was met, and that somebody should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of its text.
    pub id: &'static str,
    /// What is filled in.
    pub arguments: Vec<(&'static str, String)>,
}

impl Finding {
    pub(crate) fn new(id: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        Self { id, arguments }
    }
}

/// The month or year that a whole table is about, where its rows do not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePeriod {
    /// The file.
    pub file: String,
    /// What kind of sheet it is.
    pub layout: &'static str,
    /// The month or year.
    pub period: YearMonth,
}

/// A month whose withholding is not what the law's formula gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The employee's number, masked.
    pub employee: String,
    /// The year and month.
    pub period: YearMonth,
    /// What was withheld, in fen.
    pub withheld: i64,
    /// What the formula gives, in fen.
    pub computed: i64,
    /// Where the month stands.
    pub place: String,
}

/// Which figure of the calculation of taxes was worked out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// 累计应纳税所得额.
    TaxableIncome,
    /// 累计应纳税额.
    Tax,
    /// 已缴税额.
    Paid,
}

impl Figure {
    /// The name of its column.
    pub const fn column(self) -> &'static str {
        match self {
            Self::TaxableIncome => "累计应纳税所得额",
            Self::Tax => "累计应纳税额",
            Self::Paid => "已缴税额",
        }
    }
}

/// A figure of a sheet that its own other columns do not give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetDifference {
    /// The employee's number, masked.
    pub employee: String,
    /// The year and month.
    pub period: YearMonth,
    /// Which figure.
    pub figure: Figure,
    /// What the sheet says, in fen.
    pub stated: i64,
    /// What its columns give, in fen.
    pub computed: i64,
    /// Where the row stands.
    pub place: String,
}

/// Where the values of joined rows came from.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    labels: Vec<String>,
    /// For each row, the places of its fields.
    rows: Vec<Vec<(Field, CellLocation)>>,
    /// For each row, the row of a sheet that its year ends with.
    ends: Vec<Option<CellLocation>>,
    /// For each table, its sheet.
    sheets: Vec<Option<String>>,
    /// For each table, where the members of events stand.
    event_columns: Vec<Vec<(EventField, usize)>>,
    /// For each row, the rows of its events.
    events: Vec<Vec<CellLocation>>,
}

impl Origins {
    /// Where a value of a joined row stands in its file; rows are counted from 2, below the header.
    pub fn of(&self, row: u64, place: PersonField) -> Option<String> {
        let index = usize::try_from(row.checked_sub(2)?).ok()?;
        let field = place.field;
        if let Some((item, member)) = place.event {
            let event = *self.events.get(index)?.get(item)?;
            let columns = self.event_columns.get(event.table)?;
            let at = columns.iter().find(|(known, _)| Some(*known) == member).map(|(_, at)| *at);
            return Some(self.text(CellLocation { column: at, ..event }));
        }
        let places = self.rows.get(index)?;
        let (_, place) = places.iter().find(|(known, _)| *known == field)?;
        Some(self.text(*place))
    }

    /// How many joined rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no joined row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The sheet and row of its own file that a joined row ends with.
    pub fn end_of(&self, row: usize) -> Option<(&str, u32)> {
        let place = (*self.ends.get(row)?)?;
        Some((self.sheets.get(place.table)?.as_deref()?, place.row))
    }

    /// A place as people find it: `jan.xlsx › 202501 › C5`.
    pub fn text(&self, place: CellLocation) -> String {
        let label = self.labels.get(place.table).map_or("", String::as_str);
        let column = place.column.map_or(String::new(), column_letters);
        format!("{label} › {column}{}", place.row)
    }
}

/// The rows of all files, one for a person and year.
#[derive(Debug, Default)]
pub struct Joined {
    /// The names of the columns.
    pub names: Vec<String>,
    /// The rows; the first is row 2, below the header.
    pub table: Vec<TypedRow>,
    /// Where their values came from.
    pub origins: Origins,
    /// How many rows there are.
    pub rows: usize,
    /// How many tables were joined.
    pub tables: usize,
    /// What somebody should know.
    pub findings: Vec<Finding>,
    /// How many findings are not listed one by one.
    pub unlisted: u64,
    /// The months and years of whole tables.
    pub periods: Vec<TablePeriod>,
    /// Months whose withholding differs.
    pub differences: Vec<Difference>,
    /// How many months were compared.
    pub compared: u64,
    /// Figures of sheets that their own columns do not give.
    pub sheet_differences: Vec<SheetDifference>,
    /// How many rows of the calculation of taxes were worked out again.
    pub sheet_rows: u64,
    /// How many rows know what was withheld on wages, and not what was on a bonus.
    pub withheld_in_part: u64,
    /// How many rows are projections.
    pub projected: usize,
    /// What was met in the cells.
    pub met: CellFindings,
}

/// How many findings of a kind are listed one by one.
const LISTED: usize = 200;

impl Joined {
    /// Lists a finding, until there are too many of its kind.
    fn tell(&mut self, finding: Finding) {
        if self.findings.iter().filter(|found| found.id == finding.id).count() < LISTED {
            self.findings.push(finding);
        } else {
            self.unlisted += 1;
        }
    }
}

type Amounts = [Option<i64>; Quantity::COUNT];

/// A figure to date: a column, by its name without what sheets add to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    quantity: Quantity,
    name: String,
}

impl Item {
    /// A column of a sheet. The calculation of taxes and the import template name the same
    /// deduction with and without 支出扣除.
    fn of(quantity: Quantity, header: &str) -> Self {
        let name = crate::layout::key(header);
        let name = name.strip_prefix("累计").unwrap_or(&name);
        let name = ["支出扣除", "费用", "额"]
            .iter()
            .fold(name, |name, ending| name.strip_suffix(ending).unwrap_or(name));
        Self { quantity, name: name.strip_prefix("3岁以下").unwrap_or(name).to_owned() }
    }

    /// Whether it is a deduction, which grows by the same amount a month while nothing changes.
    fn grows_by_month(&self) -> bool {
        !matches!(
            self.quantity,
            Quantity::Income
                | Quantity::TaxableIncome
                | Quantity::TaxBeforeReduction
                | Quantity::TaxToDate
                | Quantity::TaxPaid
                | Quantity::TaxNow
        )
    }

    /// Whether it holds the amounts of a month of a quantity. 个人养老金 is given to date alone.
    fn goes_with(&self, quantity: usize) -> bool {
        self.quantity as usize == quantity && !self.name.contains("养老金")
    }
}

/// A row of a person and month.
#[derive(Clone, Debug)]
struct Month {
    /// The month; 0 where none is said.
    number: u8,
    /// Whether its figures to date are those of the year, as the calculation of taxes has them.
    year_to_date: bool,
    payer: payer::Payer,
    this: Amounts,
    to_date: Amounts,
    /// The figures to date, column by column.
    items: BTreeMap<Item, i64>,
    place: CellLocation,
}

impl Month {
    /// A row without amounts.
    fn new(place: CellLocation) -> Self {
        let payer = payer::Payer::default();
        let (this, to_date) = (Amounts::default(), Amounts::default());
        let items = BTreeMap::new();
        Self { number: 0, year_to_date: false, payer, this, to_date, items, place }
    }

    /// Whether the row holds every month of its employer up to it.
    fn is_to_date(&self) -> bool {
        self.year_to_date && self.to_date[Quantity::Income as usize].is_some()
    }

    /// The income of the month, or to date where the month's is not said.
    fn income(&self) -> i64 {
        let income = Quantity::Income as usize;
        self.this[income].or(self.to_date[income]).unwrap_or(0)
    }
}

/// Joins tables.
///
/// # Errors
/// A table is not supported, does not say which month it is, or cannot be read; with the number of
/// its file.
pub fn join(
    files: &mut [FileTables],
    project: bool,
    room: Room,
) -> Result<Joined, (usize, SourceError)> {
    let mut read = read::Read::within(room);
    read.files(files)?;
    Ok(assemble::assemble(read, project))
}
