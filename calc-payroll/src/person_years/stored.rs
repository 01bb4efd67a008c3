//! Years in a file without a name, one behind the other: many persons take no memory for them.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::{Mutex, PoisonError};

use calc_core::person::fields::BonusMethod;
use calc_core::person::month::person_year::{MonthlyTax, MonthsOfYear, YearAmounts};
use calc_core::person::month::points::Points;
use calc_core::person::month::relief::TaxedIncome;
use calc_core::person::month::withhold::YearFault;

use super::year::Year;
use crate::record::{Reader, Writer};

/// The bytes of a year.
const SIZE: usize = 256;

const METHODS: [BonusMethod; 3] = [BonusMethod::Best, BonusMethod::Separate, BonusMethod::Merged];

const GOOD: usize = 0;
const BAD_ROW: usize = 1;
const SECOND_BONUS: usize = 2;
const EQUITY: usize = 3;
const TAX_REDUCTION: usize = 4;

/// The years.
#[derive(Debug)]
pub(super) struct StoredYears(Mutex<BufWriter<File>>);

impl StoredYears {
    /// No year yet.
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self(Mutex::new(BufWriter::new(tempfile::tempfile()?))))
    }

    /// Keeps a year behind those that are there.
    pub(super) fn push(&mut self, year: &Year) -> io::Result<()> {
        let file = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        file.write_all(&written(year))
    }

    /// The year that was kept after `slot` others.
    pub(super) fn get(&self, slot: u32) -> io::Result<Option<Year>> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = [0; SIZE];
        let size = u64::try_from(SIZE).unwrap_or(u64::MAX);
        // Seeking writes what still waits.
        file.seek(SeekFrom::Start(u64::from(slot) * size))?;
        file.get_mut().read_exact(&mut bytes)?;
        Ok(read(&bytes))
    }
}

fn written(year: &Year) -> [u8; SIZE] {
    let mut out = Writer::<SIZE>::new();
    match year {
        Ok(months) => {
            out.byte(GOOD);
            write_months(&mut out, months);
        }
        Err(YearFault::BadRow(row)) => {
            out.byte(BAD_ROW);
            out.raw(row.to_le_bytes());
        }
        Err(YearFault::SecondBonus) => out.byte(SECOND_BONUS),
        Err(YearFault::Equity) => out.byte(EQUITY),
        Err(YearFault::TaxReduction) => out.byte(TAX_REDUCTION),
    }
    out.finish()
}

fn write_months(out: &mut Writer<SIZE>, months: &MonthsOfYear) {
    let of_months = [months.gross, months.right_withheld, months.settlement_gross];
    for amount in months.amounts.to_array().into_iter().chain(of_months) {
        out.cny(amount);
    }
    out.among(months.bonus_method, &METHODS);
    out.some_cny(months.tax_withheld);
    out.flag(months.monthly.is_some());
    if let Some(monthly) = &months.monthly {
        for item in monthly.items.iter().chain([&monthly.by_six]) {
            out.cny(item.taxable_income);
            out.cny(item.tax);
        }
        out.cny(monthly.treaty_tax);
        out.cny(monthly.above_by_month);
    }
    out.flag(months.residence_days.is_some());
    out.raw(months.residence_days.unwrap_or(0).to_le_bytes());
    out.correction(months.correction);
    out.raw(months.notes.bits().to_le_bytes());
    out.raw(months.points.bits().to_le_bytes());
    out.flag(months.needs);
    out.flag(months.by_expected_days);
    out.byte(months.last_month.into());
}

fn read(bytes: &[u8; SIZE]) -> Option<Year> {
    let mut from = Reader::new(bytes);
    Some(match from.byte() {
        GOOD => Ok(read_months(&mut from)?),
        BAD_ROW => Err(YearFault::BadRow(from.number())),
        SECOND_BONUS => Err(YearFault::SecondBonus),
        EQUITY => Err(YearFault::Equity),
        TAX_REDUCTION => Err(YearFault::TaxReduction),
        _ => return None,
    })
}

fn read_months(from: &mut Reader<'_>) -> Option<MonthsOfYear> {
    let amounts = YearAmounts::from_array(std::array::from_fn(|_| from.cny()));
    Some(MonthsOfYear {
        amounts,
        gross: from.cny(),
        right_withheld: from.cny(),
        settlement_gross: from.cny(),
        bonus_method: from.among(&METHODS),
        tax_withheld: from.some_cny(),
        monthly: if from.flag() { Some(read_monthly(from)) } else { None },
        residence_days: {
            let (given, days) = (from.flag(), u16::from_le_bytes(from.raw()));
            given.then_some(days)
        },
        correction: from.correction(),
        notes: from.codes(),
        points: Points::from_bits(from.number()),
        needs: from.flag(),
        by_expected_days: from.flag(),
        last_month: u8::try_from(from.byte()).ok()?,
    })
}

fn read_monthly(from: &mut Reader<'_>) -> MonthlyTax {
    let mut item = || TaxedIncome { taxable_income: from.cny(), tax: from.cny() };
    let items = [item(), item(), item(), item()];
    let by_six = item();
    MonthlyTax { items, by_six, treaty_tax: from.cny(), above_by_month: from.cny() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use calc_core::law::money::Cny;
    use calc_core::law::period::Date;
    use calc_core::person::month::code::{Code, Codes};
    use calc_core::person::month::correction::Correction;

    #[test]
    fn years_come_back_as_they_were_kept() {
        let mut notes = Codes::default();
        notes.insert(Code::TwoPayers);
        let item = |fen| TaxedIncome { taxable_income: Cny::new(fen), tax: Cny::new(fen + 1) };
        let months = MonthsOfYear {
            amounts: YearAmounts::from_array(
                [101, 102, 103, 104, 105, 106, 107, 108, 109, 110].map(Cny::new),
            ),
            gross: Cny::new(3),
            right_withheld: Cny::new(4),
            settlement_gross: Cny::new(5),
            bonus_method: Some(BonusMethod::Merged),
            tax_withheld: Some(Cny::new(6)),
            monthly: Some(MonthlyTax {
                items: [item(10), item(20), item(30), item(40)],
                by_six: item(50),
                treaty_tax: Cny::new(60),
                above_by_month: Cny::new(70),
            }),
            residence_days: Some(366),
            correction: Some(Correction {
                due: Cny::new(-7),
                by: Some(Date::from_day_number(20_000)),
            }),
            notes,
            points: Points::from_bits(u64::MAX),
            needs: true,
            by_expected_days: true,
            last_month: 12,
        };
        let faults = [
            YearFault::BadRow(9),
            YearFault::SecondBonus,
            YearFault::Equity,
            YearFault::TaxReduction,
        ];
        let years: Vec<Year> =
            [Ok(months), Ok(MonthsOfYear::default())].into_iter().chain(faults.map(Err)).collect();
        let mut stored = StoredYears::new().unwrap();
        for year in &years {
            stored.push(year).unwrap();
        }
        for (slot, year) in years.iter().enumerate().rev() {
            assert_eq!(stored.get(u32::try_from(slot).unwrap()).unwrap(), Some(*year));
        }
    }
}
