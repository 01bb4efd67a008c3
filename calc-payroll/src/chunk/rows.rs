//! The rows of a chunk, whatever they came as.

use super::Visit;
#[cfg(feature = "columns")]
use super::column_row::ColumnView;
use super::reading::Reading;
use super::typed_row::TypedRowView;
use crate::batch::Batch;
use crate::payroll::Payroll;
use crate::subject::Subject;

/// Rows, and the number that the first of them has where they are numbered on.
pub(super) struct Rows<'a> {
    pub(super) batch: &'a Batch,
    /// Where rows of text lie.
    pub(super) reading: &'a Reading,
    pub(super) first: u64,
}

impl Rows<'_> {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        match self.batch {
            Batch::Text(_) => self.reading.len(),
            Batch::Typed(rows) => rows.len(),
            #[cfg(feature = "columns")]
            Batch::Columns(rows) => rows.rows(),
        }
    }

    /// Shows every row.
    #[inline]
    pub(super) fn each<S: Subject>(&self, payroll: &Payroll<S>, visitor: &mut impl Visit<S>) {
        let header = &payroll.header;
        match self.batch {
            Batch::Text(bytes) => {
                let Some(text) = self.reading.text(bytes) else { return };
                for index in 0..self.reading.len() {
                    let number = self.first + self.reading.line(index);
                    visitor.row(number, &self.reading.row(bytes, text, index, header));
                }
            }
            Batch::Typed(rows) => {
                for row in rows {
                    visitor.row(row.number, &TypedRowView { cells: &row.cells, header });
                }
            }
            #[cfg(feature = "columns")]
            Batch::Columns(rows) => {
                for (row, number) in ColumnView::new(&**rows, header).iter().zip(self.first..) {
                    visitor.row(number, &row);
                }
            }
        }
    }
}
