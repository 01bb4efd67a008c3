//! The rows of monthly and yearly sheets: amounts sorted to persons, years and months.

use calc_core::fields::Field;
use calc_core::money::parse_minor;
use calc_core::problem::masked;

use super::{BOTH, Job, Read, fen_text, give};
use crate::join::people::{Labour, Person, Who};
use crate::join::{Amounts, Finding, Month, Place};
use crate::layout::{Quantity, Shape, Take};
use crate::reading::{AmountReading, Currency, YearMonth, amount, month_name, plain, year_month};
use crate::stream::{as_column_takes, currency_of};
use crate::value::Value;

/// What 所得项目 says of a resident's wages; other kinds, a non-resident's wages among them, have
/// other rules.
const RESIDENT_WAGES: [&str; 5] =
    ["正常工资薪金", "正常工资薪金所得", "工资薪金", "工资薪金所得", "工资、薪金所得"];

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

impl Read {
    pub(super) fn amounts_row(
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
        if self.is_other_income(&item, place) {
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

    /// Whether a row is about income of another kind, which is said and not taken.
    fn is_other_income(&mut self, item: &str, place: Place) -> bool {
        if item.is_empty() || RESIDENT_WAGES.contains(&item) {
            return false;
        }
        let known = ["工资", "劳务", "稿酬", "特许权", "奖金", "经营", "偶然", "补偿", "财产"];
        let known = known.iter().any(|word| item.contains(word)) && item.chars().count() < 24;
        let item = if known { item.to_owned() } else { masked(Field::Name.about(), item) };
        let arguments = vec![("place", self.origins.text(place)), ("item", item)];
        self.list(Finding::new("finding-other-income", arguments));
        true
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
