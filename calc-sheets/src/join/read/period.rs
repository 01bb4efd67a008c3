//! Which month or year a table is about, where its rows do not say.

use std::collections::BTreeSet;

use super::Read;
use super::made::without_days_made;
use crate::join::TablePeriod;
use crate::layout::{Shape, Take};
use crate::problem::SheetProblem;
use crate::reading::{YearMonth, month_name, year_month};
use crate::source::Table;

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
        let sheet = without_days_made(table.sheet.as_deref().unwrap_or_default());
        let named = without_days_made(file);
        let titles = table.titles.iter().map(String::as_str).filter(|title| says_period(title));
        let near: Vec<&str> = titles.chain([sheet.as_str()]).collect();
        let said: Vec<&str> = near.iter().copied().chain([named.as_str()]).collect();
        let whole_in = |texts: &[&str]| -> BTreeSet<YearMonth> {
            let found = texts.iter().filter_map(|text| year_month(text));
            found.filter(|found| found.month.is_some()).collect()
        };
        let (near, far) = (whole_in(&near), whole_in(&[&named]));
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

    /// The year of all rows so far, if they are of one year.
    fn only_year(&self) -> Option<u16> {
        let years: BTreeSet<u16> =
            self.people.list.iter().flat_map(|person| person.years.keys().copied()).collect();
        if years.len() == 1 { years.first().copied() } else { None }
    }
}

/// The year that is written around a table: above it, or in the name of its sheet or file.
pub(super) fn year_around(table: &Table, file: &str) -> Option<u16> {
    let titles = table.titles.iter().map(String::as_str).filter(|title| says_period(title));
    let names = [table.sheet.as_deref().unwrap_or_default(), file].map(without_days_made);
    let mut texts = titles.chain(names.iter().map(String::as_str));
    texts.find_map(year_month).map(|found| found.year)
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
    fn the_day_on_which_somebody_made_a_sheet_is_not_its_month() {
        assert!(says_period("税款所属期：2025年12月"));
        assert!(says_period("2025年12月工资表"));
        assert!(!says_period("制表日期：2026-01-15"));
        assert!(!says_period("Printed date 2026-01-15"));
    }
}
