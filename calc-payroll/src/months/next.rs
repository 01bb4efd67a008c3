//! The rows of next month: what residents will be withheld if it is paid as this month was.

use std::collections::HashMap;

use calc_core::law::money::Cny;
use calc_core::person::month::facts::MonthFacts;
use calc_core::person::month::fields::{Field, MainlandStatus};
use calc_core::person::rulebook::Rulebook;

use super::Months;
use crate::chunk::Visit;
use crate::header::Header;
use crate::input_row::InputRow;
use crate::subject::Subject as _;
use crate::summary::masked_employee;
use crate::typed_rows::{OwnedCell, TypedRow};

/// The last month of the year.
const DECEMBER: u8 = 12;

/// What a month does not hand on to the next.
const ONCE: [Field; 18] = [
    Field::AnnualBonus,
    Field::BonusPaidInChina,
    Field::BonusPaidAbroad,
    Field::BonusChinaWorkDays,
    Field::BonusPeriodDays,
    Field::EquityPaidInChina,
    Field::EquityPaidAbroad,
    Field::EquityChinaWorkDays,
    Field::EquityPeriodDays,
    Field::LabourServices,
    Field::AuthorsRemuneration,
    Field::Royalties,
    Field::ServicesSurcharge,
    Field::ServicesKind,
    Field::Donations,
    Field::TaxReduction,
    Field::TaxWithheld,
    Field::ShortStayPassedOn,
];

/// The amounts to date.
const TO_DATE: [Field; 2] =
    [Field::SpecialAdditionalDeductionsToDate, Field::PersonalPensionToDate];

/// Person, payer and year.
type Key = (String, String, u16);

/// The last month of each employment of a resident.
#[derive(Debug, Default)]
pub struct NextMonth {
    order: Vec<Key>,
    last: HashMap<Key, LastMonth>,
    /// The last year and month of the file, whoever was paid then.
    of_file: (u16, u8),
}

/// How many employments that ended are named.
const NAMED: usize = 10;

/// The rows of next month.
#[derive(Debug, Default)]
pub struct NextRows {
    /// The rows, numbered on from those of the file.
    pub rows: Vec<TypedRow>,
    /// How many employments of residents have no row, because they have none in the last month of the file.
    pub ended: u64,
    /// Whose the first of them are, masked.
    pub ended_names: Vec<String>,
    /// Whether the file ends with December.
    pub after_december: bool,
}

#[derive(Debug)]
struct LastMonth {
    month: u8,
    rows: Vec<Vec<OwnedCell>>,
    /// Amounts to date of the month, and of the month before.
    to_date: [Option<Cny>; TO_DATE.len()],
    before: [Option<Cny>; TO_DATE.len()],
    is_resident: bool,
}

impl Visit<Months> for NextMonth {
    fn row(&mut self, _: u64, row: &impl InputRow<Field>) {
        let Ok(facts) = row.check().and_then(|()| Months::decode(row)) else { return };
        let text = |field: Field| row.cell(field).shown().into_owned();
        let key = (text(Field::EmployeeId), text(Field::Payer), facts.tax_year.0);
        let to_date = [
            facts.deductions.special_additional_deductions_to_date,
            facts.deductions.personal_pension_to_date,
        ];
        let is_resident = is_resident(&facts);
        self.of_file = self.of_file.max((facts.tax_year.0, facts.payment.month));
        let Some(last) = self.last.get_mut(&key) else {
            self.order.push(key.clone());
            let (month, rows) = (facts.payment.month, vec![row.typed()]);
            let before = [None; TO_DATE.len()];
            self.last.insert(key, LastMonth { month, rows, to_date, before, is_resident });
            return;
        };
        if facts.payment.month > last.month {
            *last = LastMonth {
                month: facts.payment.month,
                rows: vec![row.typed()],
                to_date,
                before: last.to_date,
                is_resident,
            };
        } else if facts.payment.month == last.month {
            last.rows.push(row.typed());
            last.to_date = std::array::from_fn(|at| last.to_date[at].or(to_date[at]));
        } else if facts.payment.month + 1 == last.month {
            last.before = to_date;
        }
    }
}

fn is_resident(facts: &MonthFacts) -> bool {
    let said = &facts.standing;
    let by_days =
        said.days_followed().map(|days| u32::from(days) >= Rulebook::get().residence_days());
    said.is_domiciled()
        || by_days.unwrap_or(said.residence.mainland_status == Some(MainlandStatus::Resident))
}

impl NextMonth {
    /// The rows, in the order in which their persons appeared, numbered on from `last_row`; nothing
    /// after December, and nothing of who was not paid in the last month of the file.
    pub fn rows(mut self, header: &Header<Field>, last_row: u64) -> NextRows {
        let after_december = self.of_file.1 == DECEMBER;
        let mut next_rows = NextRows { after_december, ..NextRows::default() };
        if after_december {
            return next_rows;
        }
        let mut number = last_row;
        for key in &self.order {
            let Some(last) = self.last.remove(key).filter(|last| last.is_resident) else {
                continue;
            };
            if (key.2, last.month) != self.of_file {
                next_rows.ended += 1;
                if next_rows.ended_names.len() < NAMED {
                    next_rows.ended_names.push(masked_employee(&key.0));
                }
                continue;
            }
            for cells in &last.rows {
                number += 1;
                next_rows.rows.push(TypedRow { number, cells: next(cells, &last, header) });
            }
        }
        next_rows
    }
}

fn next(cells: &[OwnedCell], last: &LastMonth, header: &Header<Field>) -> Vec<OwnedCell> {
    let mut cells = cells.to_vec();
    let mut put = |field: Field, cell: OwnedCell| {
        if let Some(place) = header.position(field).and_then(|at| cells.get_mut(at)) {
            *place = cell;
        }
    };
    put(Field::Month, OwnedCell::Integer((last.month + 1).into()));
    for field in ONCE {
        put(field, OwnedCell::Blank);
    }
    for (at, field) in TO_DATE.into_iter().enumerate() {
        let Some(now) = last.to_date[at] else { continue };
        let step = now - last.before[at].unwrap_or_default();
        put(field, OwnedCell::minor((now + step).minor()));
    }
    cells
}
