//! The rows of monthly and yearly sheets: amounts sorted to persons, years and months.

use calc_core::law::money::parse_minor;
use calc_core::law::problem::masked;
use calc_core::person::fields::Field;
use calc_payroll::typed_rows::OwnedCell;

use super::payments::{Item, put_bonus};
use super::{Job, Read};
use crate::dates::month_of;
use crate::join::given::{Given, give};
use crate::join::people::{Bonus, Payments, Who, Year};
use crate::join::year_sums::add;
use crate::join::{Amounts, CellLocation, Finding, Item as ToDateItem, Month};
use crate::layout::{Quantity, Shape, Take, key};
use crate::reading::{
    AmountReading, Currency, YearMonth, amount, month_name, plain, year_month, yes_no,
};
use crate::stream::currency_of;
use crate::value::Value;

/// What the income of a non-resident is called here.
const NON_RESIDENT: &str = "非居民个人的工资";

/// The amount in a cell.
enum Cell {
    Blank,
    Fen(i64),
    Spoiled(String),
}

/// The cells of a monthly row that belong to our own columns.
#[derive(Default)]
pub(super) struct OwnCells {
    /// What the column of the month says.
    pub(super) period: String,
    /// What the column of the year says.
    pub(super) year: Option<u16>,
    /// The others.
    pub(super) given: Vec<(Field, OwnedCell, CellLocation)>,
}

/// The cells of a row, sorted.
struct RowCells {
    month: Month,
    /// What could not be read, and the column that it spoils.
    spoiled: Vec<(Field, Given)>,
    /// What kind of income the row says that it is about.
    item: String,
    own: OwnCells,
}

impl OwnCells {
    /// The month that the row names, or otherwise that of its table. A month alone (`3`, `3月`) is
    /// of the year in the column beside it, or of the one that is written around the table.
    pub(super) fn said(&self, table: Option<YearMonth>, around: Option<u16>) -> Option<YearMonth> {
        let own = self.year;
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

impl Read {
    pub(super) fn amounts_row(
        &mut self,
        job: &mut Job<'_>,
        who: &Who,
        values: Vec<(usize, Take, Value)>,
        place: CellLocation,
    ) {
        let shape = job.table.recognised.layout.shape;
        let RowCells { mut month, mut spoiled, item, own } = self.cells(job, values, place);
        who.employee.trim_start_matches('0').clone_into(&mut month.payer.employee);
        let kind = Item::of(&item);
        let taken = match kind {
            Item::Wages => None,
            Item::Payment(field) => {
                // What cannot be read spoils the column that it would go to.
                for (column, _) in &mut spoiled {
                    *column = field;
                }
                let taken = self.payment(field, &month, &item);
                if taken.is_none() && spoiled.is_empty() {
                    return;
                }
                taken
            }
            Item::Other => {
                self.other_income(&item, place);
                return;
            }
        };
        let period = own.said(job.period, job.year_around);
        let whole = |period: &YearMonth| period.month.is_some() || shape == Shape::Year;
        let year = period.filter(whole).map_or(0, |period| period.year);
        if year == 0 {
            let arguments = vec![("place", self.origins.text(place))];
            self.list(Finding::new("finding-no-month", arguments));
        }
        let person = self.people.find(who);
        let known = person.years.entry(year).or_default();
        known.sources.push(place);
        known.spoiled.extend(spoiled);
        let number = period.and_then(|period| period.month).unwrap_or(0);
        let other = match kind {
            Item::Wages => put(known, shape, number, month),
            _ => taken.and_then(|taken| {
                known.payment_months.insert(number);
                taken.put(known, number)
            }),
        };
        for (field, cell, place) in own.given {
            give(&mut known.own, field, cell, place);
        }
        if let Some((id, other)) = other {
            let arguments =
                vec![("place", self.origins.text(place)), ("other", self.origins.text(other))];
            self.list(Finding::new(id, arguments));
        }
    }

    /// Sorts the cells of a row.
    fn cells(
        &mut self,
        job: &mut Job<'_>,
        values: Vec<(usize, Take, Value)>,
        place: CellLocation,
    ) -> RowCells {
        let mut month = Month::new(place);
        month.payer.around.clone_from(&job.company);
        let mut non_resident = false;
        let (mut spoiled, mut item, mut own) = (Vec::new(), String::new(), OwnCells::default());
        for (index, take, value) in values {
            let at = CellLocation { column: Some(index), ..place };
            let quantity = match take {
                Take::Period => {
                    let said = value.into_text();
                    own.period = month_of(&said, job.order).unwrap_or(said);
                    continue;
                }
                Take::Payer => {
                    month.payer.named = key(&value.into_text());
                    continue;
                }
                Take::Own(field) => {
                    self.own_cell(&mut own, field, value, at);
                    continue;
                }
                Take::NonResident => {
                    non_resident = yes_no(&value.into_text()) == Some("yes");
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
                Cell::Fen(fen) if matches!(take, Take::ThisMonth(_)) => {
                    // Nothing says whether the figures to date hold what is exempt.
                    let open = quantity == Quantity::ExemptIncome
                        && job.table.recognised.layout.shape == Shape::LastMonth
                        && job.table.recognised.layout.id == "tax_calculation"
                        && job.table.recognised.position(Take::ToDate(quantity)).is_none();
                    job.left[index] += u64::from(open && fen != 0);
                    add(&mut month.this[quantity as usize], Some(fen));
                }
                Cell::Fen(fen) => {
                    add(&mut month.to_date[quantity as usize], Some(fen));
                    let item = ToDateItem::of(quantity, &job.table.recognised.names[index]);
                    let sum = month.items.entry(item).or_insert(0);
                    *sum = sum.saturating_add(fen);
                }
                Cell::Spoiled(raw) => {
                    self.refused(&raw, at);
                    if let Some(field) = quantity.field() {
                        spoiled.push((field, Given::one(raw.into(), at)));
                    }
                }
            }
        }
        if non_resident {
            // Whatever the item is called, it is not a resident's.
            NON_RESIDENT.clone_into(&mut item);
        }
        RowCells { month, spoiled, item, own }
    }

    /// A cell of one of our own columns in a monthly row.
    fn own_cell(&mut self, own: &mut OwnCells, field: Field, value: Value, place: CellLocation) {
        if matches!(field, Field::EmployeeId | Field::Name | Field::IdType | Field::IdNumber)
            || value.is_blank()
        {
            return;
        }
        let cell = self.typed(field, value, place);
        if field == Field::TaxYear {
            own.year = cell.cell().whole().and_then(|year| u16::try_from(year).ok());
        } else if currency_of(field).is_none() || cell.cell().minor() != Ok(0) {
            own.given.push((field, cell, place));
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

    fn refused(&mut self, raw: &str, place: CellLocation) {
        let read = amount(raw, Some(Currency::Cny));
        let found = masked(Field::Wages.about(), raw);
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
}

/// Puts a month or a bonus to its year; an earlier bonus that it contradicts comes back.
fn put(
    year: &mut Year,
    shape: Shape,
    number: u8,
    mut month: Month,
) -> Option<(&'static str, CellLocation)> {
    let place = month.place;
    if shape == Shape::Year {
        let bonus = month.this[Quantity::Bonus as usize].unwrap_or(0);
        let exempt = month.this[Quantity::ExemptBonus as usize].unwrap_or(0);
        let deducted = month.this[Quantity::BonusDeduction as usize].unwrap_or(0);
        let amount = bonus.saturating_sub(exempt).saturating_sub(deducted);
        let tax = month.this[Quantity::TaxPaid as usize];
        return put_bonus(year, Bonus { amount, tax, worked_out: false, place });
    }
    if let Some(labour) = labour_of(&month) {
        let sum = year.labour.get_or_insert(Payments::none(place));
        sum.add(labour.receipts, labour.tax, place);
        return None;
    }
    month.number = number;
    month.year_to_date =
        shape == Shape::LastMonth || month.to_date[Quantity::Income as usize].is_some();
    year.months.push(month);
    None
}

/// The labour services of a row that is about nothing else.
fn labour_of(month: &Month) -> Option<Payments> {
    let wanted = [Quantity::LabourServices as usize, Quantity::TaxNow as usize];
    let others = |amounts: &Amounts| {
        amounts.iter().enumerate().any(|(at, amount)| amount.is_some() && !wanted.contains(&at))
    };
    let receipts = month.this[wanted[0]];
    if receipts.is_none() || others(&month.this) || month.to_date.iter().any(Option::is_some) {
        return None;
    }
    Some(Payments { receipts, tax: month.this[wanted[1]], place: month.place })
}
