//! A table of months, with its columns as they are taken.

use calc_core::person::month::fields::Field;
use calc_payroll::person_years::joined::FactsTable;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};

/// A table of months, or of facts about them.
#[derive(Clone, Debug, Default)]
pub(super) struct MonthTable {
    /// The file.
    pub(super) file: String,
    /// The sheet, in a workbook.
    pub(super) sheet: Option<String>,
    /// The row of the header, from 1.
    pub(super) header_row: u64,
    /// The names of the columns.
    pub(super) names: Vec<String>,
    /// What each column is taken for.
    pub(super) columns: Vec<Option<Field>>,
    /// The columns that others were made of.
    pub(super) used: Vec<usize>,
    /// The rows.
    pub(super) rows: Vec<TypedRow>,
    /// Whether the document stands for the employer's number where that is blank.
    pub(super) by_document: bool,
}

impl MonthTable {
    /// Where a column stands.
    pub(super) fn at(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(field))
    }

    /// What it is called, for those who look a value up.
    pub(super) fn name(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{} › {sheet}", self.file),
            None => self.file.clone(),
        }
    }

    /// Adds a column of ours, with a cell for each row.
    pub(super) fn add(&mut self, field: Field, cell: impl Fn(&TypedRow) -> OwnedCell) {
        let width = self.names.len();
        self.names.push(field.name().to_owned());
        self.columns.push(Some(field));
        for row in &mut self.rows {
            row.cells.resize(row.cells.len().max(width), OwnedCell::Blank);
            let cell = cell(row);
            row.cells.insert(width, cell);
        }
    }

    /// The same as facts of the year.
    pub(super) fn into_facts(self) -> FactsTable {
        FactsTable { name: self.name(), names: self.names, rows: self.rows }
    }
}
