//! Which month or year a table is about, where its rows do not say.

use std::collections::BTreeSet;

use calc_core::person::fields::Field;

use super::Read;
use super::made::without_days_made;
use crate::join::TablePeriod;
use crate::layout::{Shape, Take};
use crate::problem::SheetProblem;
use crate::reading::{YearMonth, month_name, year_month};
use crate::source::Table;
use crate::stream::currency_of;

impl Read {
    /// The month or year of a whole table, where its rows do not say.
    pub(super) fn period(
        &mut self,
        table: &Table,
        file: &str,
        label: &str,
    ) -> Result<Option<YearMonth>, SheetProblem> {
        let shape = table.recognised.layout.shape;
        let by_row = table.recognised.position(Take::Period).is_some();
        if by_row || !matches!(shape, Shape::MonthsAdded | Shape::LastMonth | Shape::Year) {
            return Ok(None);
        }
        let named = without_days_made(file);
        let near = near(table);
        let said: Vec<&str> = near.iter().map(String::as_str).chain([named.as_str()]).collect();
        let whole_in = |texts: &[&str]| -> BTreeSet<YearMonth> {
            let found = texts.iter().filter_map(|text| year_month(text));
            found.filter(|found| found.month.is_some()).collect()
        };
        let (near, far) = (whole_in(&said[..near.len()]), whole_in(&said[near.len()..]));
        // A title and a sheet that name different months leave it open.
        if near.len() > 1 && shape != Shape::Year {
            return Err(SheetProblem::WhichMonth(label.to_owned()));
        }
        let whole = near.first().or(far.first()).copied();
        let year = said.iter().find_map(|text| year_month(text)).map(|found| found.year);
        let found = if shape == Shape::Year {
            match year.or_else(|| self.only_year()) {
                Some(year) => YearMonth { year, month: None },
                None => return Err(SheetProblem::WhichYear(label.to_owned())),
            }
        } else {
            let named = said.iter().find_map(|text| month_name(text));
            let split = year.zip(named).map(|(year, month)| YearMonth { year, month: Some(month) });
            whole.or(split).ok_or_else(|| SheetProblem::WhichMonth(label.to_owned()))?
        };
        let layout = table.recognised.layout.id;
        self.periods.push(TablePeriod { file: file.to_owned(), layout, period: found });
        Ok(Some(found))
    }

    /// The month of a table in our own columns whose rows say no year, where its sheet or file is
    /// called by a month: its amounts are of that month, and not of the year.
    pub(super) fn side_month(
        &mut self,
        table: &Table,
        file: &str,
        label: &str,
    ) -> Result<Option<YearMonth>, SheetProblem> {
        let by_year = table.recognised.position(Take::Own(Field::TaxYear)).is_some();
        let amounts = table.recognised.takes.iter().flatten().any(|take| match take {
            Take::Own(field) => currency_of(*field).is_some(),
            _ => false,
        });
        if table.recognised.layout.shape != Shape::Own || by_year || !amounts {
            return Ok(None);
        }
        let named = without_days_made(file);
        let near = near(table);
        let said: Vec<&str> = near.iter().map(String::as_str).chain([named.as_str()]).collect();
        let whole = |texts: &[&str]| -> BTreeSet<YearMonth> {
            let found = texts.iter().filter_map(|text| year_month(text));
            found.filter(|found| found.month.is_some()).collect()
        };
        let months = match whole(&said[..near.len()]) {
            found if found.is_empty() => whole(&said[near.len()..]),
            found => found,
        };
        if months.len() > 1 {
            return Err(SheetProblem::WhichMonth(label.to_owned()));
        }
        let alone = said.iter().find_map(|text| month_name(text));
        let found = match (months.first(), alone) {
            (Some(found), _) => *found,
            (None, Some(month)) => {
                let year = year_around(table, file).or_else(|| self.only_year());
                let year = year.ok_or_else(|| SheetProblem::WhichYear(label.to_owned()))?;
                YearMonth { year, month: Some(month) }
            }
            (None, None) => return Ok(None),
        };
        let layout = table.recognised.layout.id;
        self.periods.push(TablePeriod { file: file.to_owned(), layout, period: found });
        Ok(Some(found))
    }

    /// The year of all rows so far, if they are of one year.
    pub(super) fn only_year(&self) -> Option<u16> {
        let years: BTreeSet<u16> =
            self.people.list.iter().flat_map(|person| person.years.keys().copied()).collect();
        if years.len() == 1 { years.first().copied() } else { None }
    }
}

/// What stands above a table, and the name of its sheet.
fn near(table: &Table) -> Vec<String> {
    let titles = table.titles.iter().filter(|title| says_period(title)).cloned();
    titles.chain([without_days_made(table.sheet.as_deref().unwrap_or_default())]).collect()
}

/// The year that is written around a table: above it, or in the name of its sheet or file.
pub(super) fn year_around(table: &Table, file: &str) -> Option<u16> {
    let named = without_days_made(file);
    let found = near(table).iter().chain([&named]).find_map(|text| year_month(text));
    found.map(|found| found.year)
}

/// The month or year that is written around a table; of a title and a file the title says it.
pub(crate) fn period_around(table: &Table, file: &str) -> Option<YearMonth> {
    let named = without_days_made(file);
    let near = near(table);
    let said = || near.iter().chain([&named]);
    let found = said().filter_map(|text| year_month(text));
    let whole = found.clone().find(|found| found.month.is_some());
    let year = found.map(|found| found.year).next();
    let month = said().find_map(|text| month_name(text));
    whole.or(year.map(|year| YearMonth { year, month }))
}

/// Whether a title may say what a table is about, and not when somebody made it.
fn says_period(title: &str) -> bool {
    let made = ["日期", "时间", "時間", "导出", "打印", "制表", "填表", "date", "Date", "printed"];
    title.contains("所属")
        || title.contains("所屬")
        || !made.iter().any(|word| title.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_a_name_is_no_month() {
        for (name, month) in [
            ("payroll-20260115.xlsx", None),
            ("工资2026-01-15导出.xlsx", None),
            ("2026年1月15日导出.xlsx", None),
            ("2025-03_20250405.xlsx", Some((2025, 3))),
            ("202503.xlsx", Some((2025, 3))),
            ("2025-03.xlsx", Some((2025, 3))),
            ("2025年3月.xlsx", Some((2025, 3))),
        ] {
            let found = year_month(&without_days_made(name));
            let found = found.and_then(|found| Some((found.year, found.month?)));
            assert_eq!(found, month, "{name}");
        }
    }

    #[test]
    fn the_day_on_which_somebody_made_a_sheet_is_not_its_month() {
        assert!(says_period("税款所属期：2025年12月"));
        assert!(says_period("2025年12月工资表"));
        assert!(!says_period("制表日期：2026-01-15"));
        assert!(!says_period("Printed date 2026-01-15"));
    }
}
