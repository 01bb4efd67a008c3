//! A small file of a few named columns that somebody writes by hand or an administrator supplies: CSV in
//! UTF-8, every cell filled. Nothing in it is guessed.

use calc_core::law::problem::{Argument, Message};
use csv_core::{ReadRecordResult, Reader};

use crate::sniff::Kind;

/// What is wrong with such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableProblem<F> {
    /// The row, counted as a spreadsheet counts.
    pub row: u64,
    /// The column, where there is one.
    pub column: Option<&'static str>,
    /// What is wrong there.
    pub fault: F,
}

/// What is wrong there, whatever the file is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// Larger than such a file may be.
    TooLarge,
    /// Not CSV, but something known.
    NotCsv(Kind),
    /// Not UTF-8.
    NotUtf8,
    /// No row below the header.
    Empty,
    /// The column is missing in the header.
    MissingColumn,
    /// The column stands twice in the header.
    ColumnTwice,
    /// More or fewer cells than the header has.
    Cells {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// The cell is blank.
    Blank,
}

impl TableFault {
    /// The message that says it, of those of a `kind` of file; its attribute `fix` says what to do.
    pub(crate) fn message(&self, kind: &str, columns: &[&'static str], largest: usize) -> Message {
        let number = |number: usize| Argument::Number(u64::try_from(number).unwrap_or(u64::MAX));
        let columns = || vec![("columns", Argument::Names(columns.to_vec()))];
        let of_kind = |id: &str, arguments| Message::new(&format!("{kind}-{id}"), arguments);
        match self {
            Self::NotCsv(found) => {
                Message::new(&format!("file-not-csv-{}", found.id()), Vec::new())
            }
            Self::NotUtf8 => Message::new("file-not-utf8-plain", Vec::new()),
            Self::TooLarge => of_kind("too-large", vec![("limit", number(largest))]),
            Self::Empty => of_kind("empty", columns()),
            Self::MissingColumn => of_kind("missing-column", columns()),
            Self::ColumnTwice => of_kind("column-twice", Vec::new()),
            Self::Cells { found, expected } => {
                let arguments = vec![("found", number(*found)), ("expected", number(*expected))];
                Message::new("problem-wrong_cell_count", arguments)
            }
            Self::Blank => of_kind("blank", Vec::new()),
        }
    }
}

/// A row with its number, and its cells in the order of the wanted columns.
pub(crate) type Row<const N: usize> = (u64, [String; N]);

/// Reads the rows of a file with certain columns, in any order.
///
/// # Errors
/// The first mistake, with its row and column.
pub(crate) fn read<const N: usize, F: From<TableFault>>(
    bytes: &[u8],
    columns: [&'static str; N],
    largest: usize,
) -> Result<Vec<Row<N>>, TableProblem<F>> {
    if bytes.len() > largest {
        return Err(at(TableFault::TooLarge, 1, None));
    }
    if let Some(kind) = Kind::of(bytes) {
        return Err(at(TableFault::NotCsv(kind), 1, None));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        at(TableFault::NotUtf8, 1 + lines(before), None)
    })?;
    let mut rows = rows(text.trim_start_matches('\u{feff}')).into_iter();
    let Some((_, header)) = rows.next() else { return Err(at(TableFault::Empty, 1, None)) };
    let positions = positions(&header, columns)?;
    let read = rows.map(|(row, cells)| {
        if cells.len() != header.len() {
            let fault = TableFault::Cells { found: cells.len(), expected: header.len() };
            return Err(at(fault, row, None));
        }
        let texts = positions.map(|position| cells[position].trim().to_owned());
        match texts.iter().zip(columns).find(|(text, _)| text.is_empty()) {
            Some((_, column)) => Err(at(TableFault::Blank, row, Some(column))),
            None => Ok((row, texts)),
        }
    });
    let read: Vec<Row<N>> = read.collect::<Result<_, _>>()?;
    if read.is_empty() { Err(at(TableFault::Empty, 1, None)) } else { Ok(read) }
}

/// A fault at its place.
pub(crate) fn at<F: From<G>, G>(
    fault: G,
    row: u64,
    column: Option<&'static str>,
) -> TableProblem<F> {
    TableProblem { row, column, fault: fault.into() }
}

fn positions<const N: usize, F: From<TableFault>>(
    header: &[String],
    columns: [&'static str; N],
) -> Result<[usize; N], TableProblem<F>> {
    let mut positions = [0; N];
    for (place, name) in positions.iter_mut().zip(columns) {
        let mut found = header.iter().enumerate().filter(|(_, cell)| cell.trim() == name);
        let Some((position, _)) = found.next() else {
            return Err(at(TableFault::MissingColumn, 1, Some(name)));
        };
        if found.next().is_some() {
            return Err(at(TableFault::ColumnTwice, 1, Some(name)));
        }
        *place = position;
    }
    Ok(positions)
}

fn lines(bytes: &[u8]) -> u64 {
    u64::try_from(memchr::memchr_iter(b'\n', bytes).count()).unwrap_or(0)
}

/// The rows with their numbers; blank lines count and hold nothing.
fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
    let mut reader = Reader::new();
    let bytes = text.as_bytes();
    let mut buffer = vec![0; bytes.len() + 1];
    let mut ends = vec![0; bytes.len() + 1];
    let mut rows = Vec::new();
    let mut read = 0;
    loop {
        let start = read + bytes[read..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let row = 1 + lines(&bytes[..start]);
        read = start;
        let (mut written, mut count) = (0, 0);
        loop {
            let (result, bytes_in, bytes_out, ends_out) =
                reader.read_record(&bytes[read..], &mut buffer[written..], &mut ends[count..]);
            read += bytes_in;
            written += bytes_out;
            count += ends_out;
            match result {
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return rows,
                // An empty input tells the reader that the last row ends here.
                _ => {}
            }
        }
        let mut start = 0;
        let cells = ends[..count].iter().map(|&end| {
            let cell = String::from_utf8_lossy(&buffer[start..end]).into_owned();
            start = end;
            cell
        });
        rows.push((row, cells.collect()));
    }
}
