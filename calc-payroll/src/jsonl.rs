//! Rows as JSON objects: the row's number, its cells as they came, its results.

use calc_core::law::cell::Cell;
use calc_core::law::code::{Code, Codes};
use calc_core::law::fields::{Columns, ResultAbout};
use calc_core::law::money::{AmountText, write_minor};

use crate::header::Header;
use calc_core::law::result_sink::ResultSink;

/// Writes the members of one row's results.
pub(crate) struct JsonCells<'a> {
    out: &'a mut Vec<u8>,
    names: Names<'a>,
}

/// The columns that come back, in order.
type Names<'a> = std::slice::Iter<'a, &'static ResultAbout>;

impl<'a> JsonCells<'a> {
    /// Begins a row: its number and its cells by their headers.
    pub(crate) fn begin<'t, C: Columns>(
        out: &'a mut Vec<u8>,
        row: u64,
        (header, names): (&Header<C>, Names<'a>),
        cells: impl Iterator<Item = Cell<'t>>,
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
            push_string(out, &cell.shown());
        }
        out.push(b'}');
        Self { out, names }
    }

    /// Begins a row that came as an object; without one where it is no JSON.
    #[cfg(feature = "pipeline")]
    pub(crate) fn begin_object(
        out: &'a mut Vec<u8>,
        (row, names): (u64, Names<'a>),
        object: Option<&[u8]>,
    ) -> Self {
        out.extend_from_slice(b"{\"row\":");
        out.extend_from_slice(row.to_string().as_bytes());
        out.extend_from_slice(b",\"input\":");
        out.extend_from_slice(object.unwrap_or(b"null"));
        Self { out, names }
    }

    /// Ends the row with one more member, whose value is JSON.
    #[cfg(feature = "pipeline")]
    pub(crate) fn end_with(self, name: &str, value: &[u8]) {
        self.out.extend_from_slice(b",\"");
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        self.out.extend_from_slice(value);
        self.end();
    }

    /// Ends the row.
    pub(crate) fn end(self) {
        self.out.extend_from_slice(b"}\n");
    }
}

impl JsonCells<'_> {
    /// A result; it needs no escapes.
    fn member(&mut self, text: &[u8]) {
        let Some(ResultAbout { name, .. }) = self.names.next() else { return };
        self.out.extend_from_slice(b",\"");
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":\"");
        self.out.extend_from_slice(text);
        self.out.push(b'"');
    }
}

impl ResultSink for JsonCells<'_> {
    fn blank(&mut self) {
        self.member(b"");
    }

    fn text(&mut self, text: &str) {
        self.member(text.as_bytes());
    }

    fn amount(&mut self, minor: i64, decimals: bool) {
        self.member(write_minor(minor, decimals, &mut AmountText::default()));
    }

    fn codes<C: Code>(&mut self, codes: Codes<C>) {
        let codes: Vec<&str> = codes.iter().map(Code::as_str).collect();
        self.member(codes.join(";").as_bytes());
    }
}

fn push_string(out: &mut Vec<u8>, text: &str) {
    // Writing a string to memory cannot fail.
    let _ = serde_json::to_writer(out, text);
}
