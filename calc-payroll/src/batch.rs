//! Rows on their way to be worked out: text that is cut into rows later, or rows with typed cells.

use std::io::Read;

#[cfg(feature = "columns")]
use crate::column_rows::ColumnRows;
use crate::framing::{FrameError, Frames};
use crate::typed_rows::TypedRow;

/// Some rows of a source, in order.
#[derive(Debug)]
pub enum Batch {
    /// Whole rows of CSV.
    Text(Vec<u8>),
    /// Rows with typed cells.
    Typed(Vec<TypedRow>),
    /// Rows that came by column; they are numbered on.
    #[cfg(feature = "columns")]
    Columns(Box<dyn ColumnRows>),
}

impl Default for Batch {
    fn default() -> Self {
        Self::Text(Vec::new())
    }
}

/// What a typed cell counts as, in bytes, where progress is shown.
const CELL: usize = 8;

impl Batch {
    /// How much it is, in bytes; of typed rows about.
    pub fn size(&self) -> usize {
        match self {
            Self::Text(bytes) => bytes.len(),
            Self::Typed(rows) => size_of_rows(rows),
            #[cfg(feature = "columns")]
            Self::Columns(rows) => rows.size(),
        }
    }
}

/// About how many bytes typed rows are.
pub fn size_of_rows(rows: &[TypedRow]) -> usize {
    rows.iter().map(|row| row.cells.len() * CELL).sum()
}

/// Where rows come from.
pub trait RowSource {
    /// The next rows; false where none is left.
    ///
    /// # Errors
    /// The source is no payroll, or cannot be read.
    fn next_rows(&mut self, batch: &mut Batch) -> Result<bool, FrameError>;
}

impl<R: Read> RowSource for Frames<R> {
    fn next_rows(&mut self, batch: &mut Batch) -> Result<bool, FrameError> {
        // The room of the batch before is used again.
        let mut bytes = match std::mem::take(batch) {
            Batch::Text(bytes) => bytes,
            _ => Vec::new(),
        };
        let more = self.next_chunk(&mut bytes);
        *batch = Batch::Text(bytes);
        more
    }
}

impl<T: RowSource + ?Sized> RowSource for Box<T> {
    fn next_rows(&mut self, batch: &mut Batch) -> Result<bool, FrameError> {
        (**self).next_rows(batch)
    }
}

/// The rows of one source, then those of another.
#[derive(Debug)]
pub struct Chained<A, B> {
    first: Option<A>,
    then: B,
}

impl<A, B> Chained<A, B> {
    /// Both sources.
    pub fn new(first: A, then: B) -> Self {
        Self { first: Some(first), then }
    }
}

impl<A: RowSource, B: RowSource> RowSource for Chained<A, B> {
    fn next_rows(&mut self, batch: &mut Batch) -> Result<bool, FrameError> {
        if let Some(first) = &mut self.first {
            if first.next_rows(batch)? {
                return Ok(true);
            }
            self.first = None;
        }
        self.then.next_rows(batch)
    }
}

/// Rows with typed cells that are all there.
#[derive(Debug)]
pub struct TypedSource(std::vec::IntoIter<TypedRow>);

/// How many of them go on their way at once.
pub const TYPED_ROWS: usize = 512;

impl TypedSource {
    /// The source of rows.
    pub fn new(rows: Vec<TypedRow>) -> Self {
        Self(rows.into_iter())
    }
}

/// Rows with typed cells that stay where they are, so that they can be had again.
#[derive(Debug)]
pub struct KeptSource<'a>(std::slice::Chunks<'a, TypedRow>);

impl<'a> KeptSource<'a> {
    /// The source of rows.
    pub fn new(rows: &'a [TypedRow]) -> Self {
        Self(rows.chunks(TYPED_ROWS))
    }
}

impl RowSource for KeptSource<'_> {
    fn next_rows(&mut self, batch: &mut Batch) -> Result<bool, FrameError> {
        let rows = self.0.next();
        *batch = Batch::Typed(rows.unwrap_or_default().to_vec());
        Ok(rows.is_some())
    }
}

impl RowSource for TypedSource {
    fn next_rows(&mut self, batch: &mut Batch) -> Result<bool, FrameError> {
        let rows: Vec<TypedRow> = self.0.by_ref().take(TYPED_ROWS).collect();
        let more = !rows.is_empty();
        *batch = Batch::Typed(rows);
        Ok(more)
    }
}
