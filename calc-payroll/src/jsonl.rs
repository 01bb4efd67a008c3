//! Rows as JSON objects: the row's number, its cells as they came, its results.

use calc_core::fields::{Columns, ResultAbout};

use crate::header::Header;
use crate::results::Cells;

/// Writes the members of one row's results.
pub(crate) struct JsonCells<'a> {
    out: &'a mut Vec<u8>,
    names: std::slice::Iter<'static, ResultAbout>,
}

impl<'a> JsonCells<'a> {
    /// Begins a row: its number and its cells by their headers.
    pub(crate) fn begin<'t, C: Columns>(
        out: &'a mut Vec<u8>,
        row: u64,
        header: &Header<C>,
        cells: impl Iterator<Item = &'t str>,
    ) -> Self {
        out.extend_from_slice(b"{\"row\":");
        out.extend_from_slice(row.to_string().as_bytes());
        out.extend_from_slice(b",\"input\":{");
        for (index, (name, cell)) in header.names().iter().zip(cells).enumerate() {
            if index > 0 {
                out.push(b',');
            }
            push_string(out, name);
            out.push(b':');
            push_string(out, cell);
        }
        out.push(b'}');
        Self { out, names: C::results().iter() }
    }

    /// Ends the row.
    pub(crate) fn end(self) {
        self.out.extend_from_slice(b"}\n");
    }
}

impl Cells for JsonCells<'_> {
    fn cell(&mut self, text: &[u8]) {
        let Some(ResultAbout { name, .. }) = self.names.next() else { return };
        self.out.extend_from_slice(b",\"");
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":\"");
        self.out.extend_from_slice(text);
        self.out.push(b'"');
    }
}

fn push_string(out: &mut Vec<u8>, text: &str) {
    // Writing a string to memory cannot fail.
    let _ = serde_json::to_writer(out, text);
}
