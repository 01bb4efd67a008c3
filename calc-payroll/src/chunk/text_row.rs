//! A row of CSV, by column.

use calc_core::law::cell::Cell;
use calc_core::law::fields::{Columns, FactLocation};
use calc_core::law::problem::Problem;

use crate::escape::{rules_out_formula, starts_formula};
use crate::header::Header;
use crate::input_row::{InputRow, check_width, line_break, push_row};

/// The cells of one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'a> {
    text: &'a str,
    ends: &'a [usize],
    /// The bytes between two cells.
    gap: usize,
}

impl<'a> Cells<'a> {
    /// The cells of a text by their ends.
    pub(super) fn new(text: &'a str, ends: &'a [usize], gap: usize) -> Self {
        Self { text, ends, gap }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell as it stands; blank where the row has none.
    #[inline]
    pub(super) fn get(&self, index: usize) -> &'a str {
        let Some(&end) = self.ends.get(index) else { return "" };
        let start = if index == 0 { 0 } else { self.ends[index - 1] + self.gap };
        self.text.get(start..end).unwrap_or_default()
    }

    /// A cell without blanks around it.
    #[inline]
    pub(super) fn trimmed(&self, index: usize) -> &'a str {
        let cell = self.get(index);
        match cell.as_bytes() {
            [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => cell,
            _ => cell.trim(),
        }
    }

    /// Every cell.
    pub(super) fn iter(self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(move |index| self.get(index))
    }

    /// Whether a line ends inside a cell.
    fn have_line_break(self) -> bool {
        let end = self.ends.last().copied().unwrap_or(0);
        memchr::memchr2(b'\n', b'\r', &self.text.as_bytes()[..end]).is_some()
    }

    /// Whether a cell would start a formula.
    fn has_formula(self) -> bool {
        self.iter().any(starts_formula)
    }
}

/// One row, by column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextRow<'a, C: Columns> {
    pub(super) cells: Cells<'a>,
    /// Its bytes, without the end of its line.
    pub(super) raw: &'a [u8],
    /// Whether the chunk has no quotation marks.
    pub(super) plain: bool,
    pub(super) header: &'a Header<C>,
}

impl<C: Columns> InputRow<C> for TextRow<'_, C> {
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn cell(&self, column: C) -> Cell<'_> {
        match self.header.position(column).map_or("", |position| self.cells.trimmed(position)) {
            "" => Cell::Blank,
            text => Cell::Text(text),
        }
    }

    #[inline]
    fn may_have(&self, column: C) -> bool {
        self.header.position(column).is_some()
    }

    #[inline]
    fn is_blank(&self) -> bool {
        (0..self.cells.len()).all(|index| self.cells.trimmed(index).is_empty())
    }

    fn check<P: FactLocation<Column = C> + From<C>>(&self) -> Result<(), Vec<Problem<P>>> {
        check_width(self.cells.len(), self.header.names().len())?;
        // Without quotation marks a line break ends the row.
        if self.plain || !self.cells.have_line_break() {
            return Ok(());
        }
        line_break(self)
    }

    fn written(&self) -> impl Iterator<Item = Cell<'_>> {
        self.cells.iter().map(Cell::Text)
    }

    fn width(&self) -> usize {
        self.header.names().len()
    }

    fn push_csv(&self, out: &mut Vec<u8>) {
        // As they came, byte for byte, where no cell would start a formula.
        if self.cells.len() == self.width()
            && (rules_out_formula(self.raw) || !self.cells.has_formula())
        {
            out.extend_from_slice(self.raw);
        } else {
            push_row(self, out);
        }
    }
}
