//! How rows are written.

/// How rows are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The columns as they came, then the results.
    #[default]
    Csv,
    /// One JSON object a row.
    JsonLines,
    /// Cells with their types, for a workbook.
    Typed,
    /// Columns of values, for a data engine.
    #[cfg(feature = "columns")]
    Columns,
}
