//! An employer's own mapping for a file of months: which of their columns is which of ours.

use calc_core::law::fields::Columns as _;
use calc_core::person::fields::Field as YearField;
use calc_core::person::month::fields::Field;

use super::taking::take_of;
use crate::layout::{Layout, Recognised, Shape, Take, key};
use crate::map::{MONTHS, columns_of, rows_of};
use crate::problem::SheetProblem;

/// Months by the mapping.
pub(super) static MAPPED: Layout =
    Layout { id: "mapped_person_months", shape: Shape::Own, markers: &[], columns: &[] };

/// A mapping for a file of months.
#[derive(Clone, Debug)]
pub struct MonthMap {
    columns: Vec<(String, Take)>,
    /// Whether it says itself that rows are months.
    says_months: bool,
}

impl MonthMap {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// It is not TOML, or names a column that there is not.
    pub fn read(text: &str) -> Result<Self, SheetProblem> {
        let says_months = rows_of(text)?.is_some_and(|rows| rows == MONTHS);
        Ok(Self { columns: columns_of(text, target_of)?, says_months })
    }

    /// Whether it is one for months: it says so, or names a column that a payroll of years does not have.
    pub fn is_of_months(&self) -> bool {
        if self.says_months {
            return true;
        }
        let of_months = |take: &Take| match take {
            Take::OfMonths(_, about) => YearField::named(about.name).is_none(),
            _ => false,
        };
        self.columns.iter().any(|(_, take)| of_months(take))
    }

    /// What a header row is by the mapping: every column of the mapping that is not left out has to
    /// be there.
    pub(super) fn recognise(&self, names: &[String]) -> Option<Recognised> {
        let keys: Vec<String> = names.iter().map(|name| key(name)).collect();
        let mut needed = self.columns.iter().filter(|(_, take)| *take != Take::Passed).peekable();
        if needed.peek().is_none() || !needed.all(|(name, _)| keys.contains(name)) {
            return None;
        }
        let of = |found: &String| {
            self.columns.iter().find(|(name, _)| name == found).map(|(_, take)| *take)
        };
        let takes: Vec<Option<Take>> = keys.iter().map(of).collect();
        let known = takes.iter().flatten().count();
        Some(Recognised { layout: &MAPPED, takes, names: names.to_vec(), known })
    }
}

/// What a mapping says of a column: a column of months, `period` for one that says year and month, or
/// `ignore`.
fn target_of(target: &str) -> Option<Take> {
    match target {
        "period" => Some(Take::Period),
        "ignore" => Some(Take::Passed),
        name => Field::all().iter().find(|field| field.about().name == name).copied().map(take_of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_of_months_is_told_from_one_of_years() {
        for (target, of_months) in [
            ("paid_in_china", true),
            ("month", true),
            ("china_work_days", true),
            ("wages", false),
            ("period", false),
            ("employee_id", false),
        ] {
            let map = MonthMap::read(&format!("[columns]\n\"列\" = \"{target}\"\n")).unwrap();
            assert_eq!(map.is_of_months(), of_months, "{target}");
        }
        let said = MonthMap::read("rows = \"months\"\n[columns]\na = \"wages\"\n").unwrap();
        assert!(said.is_of_months());
        assert!(MonthMap::read("rows = \"days\"\n[columns]\na = \"wages\"\n").is_err());
        for target in ["month:wages", "nothing"] {
            let read = MonthMap::read(&format!("[columns]\na = \"{target}\"\n"));
            assert!(matches!(read, Err(SheetProblem::BadMap { .. })), "{target}");
        }
    }
}
