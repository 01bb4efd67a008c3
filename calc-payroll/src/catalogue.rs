//! The catalogue file that an administrator supplies: CSV in UTF-8 with the columns `area`, `item` and
//! `title`. Nothing in it is guessed.

use calc_core::company::catalogue::{Catalogue, Item, area_named, areas};
use calc_core::law::problem::{Argument, Message};
use csv_core::{ReadRecordResult, Reader};

use crate::sniff::Kind;

/// The most bytes that a catalogue may have.
pub const LARGEST: usize = 1 << 20;

/// The columns, in any order.
pub const COLUMNS: [&str; 3] = ["area", "item", "title"];

/// What is wrong with a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueProblem {
    /// The row, counted as a spreadsheet counts.
    pub row: u64,
    /// The column, where there is one.
    pub column: Option<&'static str>,
    /// What is wrong there.
    pub fault: CatalogueFault,
}

/// What is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueFault {
    /// Larger than [`LARGEST`].
    TooLarge,
    /// Not CSV, but something known.
    NotCsv(Kind),
    /// Not UTF-8.
    NotUtf8,
    /// No item at all.
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
    /// Not one of the areas; those that are known.
    Area(Vec<&'static str>),
    /// The item stands in an earlier row.
    ItemTwice {
        /// The row.
        first: u64,
    },
}

impl CatalogueFault {
    fn at(self, row: u64, column: Option<&'static str>) -> CatalogueProblem {
        CatalogueProblem { row, column, fault: self }
    }
}

impl CatalogueProblem {
    /// The message that says it; its attribute `fix` says what to do.
    pub fn message(&self) -> Message {
        let number = |number: usize| Argument::Number(u64::try_from(number).unwrap_or(u64::MAX));
        let columns = || vec![("columns", Argument::Names(COLUMNS.to_vec()))];
        match &self.fault {
            CatalogueFault::NotCsv(kind) => {
                Message::new(&format!("file-not-csv-{}", kind.id()), Vec::new())
            }
            CatalogueFault::NotUtf8 => Message::new("file-not-utf8-plain", Vec::new()),
            CatalogueFault::TooLarge => {
                Message::new("catalogue-too-large", vec![("limit", number(LARGEST))])
            }
            CatalogueFault::Empty => Message::new("catalogue-empty", columns()),
            CatalogueFault::MissingColumn => Message::new("catalogue-missing-column", columns()),
            CatalogueFault::ColumnTwice => Message::new("catalogue-column-twice", Vec::new()),
            CatalogueFault::Cells { found, expected } => {
                let arguments = vec![("found", number(*found)), ("expected", number(*expected))];
                Message::new("problem-wrong_cell_count", arguments)
            }
            CatalogueFault::Blank => Message::new("catalogue-blank", Vec::new()),
            CatalogueFault::Area(known) => {
                Message::new("catalogue-area", vec![("known", Argument::Names(known.clone()))])
            }
            CatalogueFault::ItemTwice { first } => {
                Message::new("catalogue-item-twice", vec![("row", Argument::Number(*first))])
            }
        }
    }
}

/// Reads a catalogue.
///
/// # Errors
/// The first mistake, with its row and column.
pub fn read(bytes: &[u8]) -> Result<Catalogue, CatalogueProblem> {
    if bytes.len() > LARGEST {
        return Err(CatalogueFault::TooLarge.at(1, None));
    }
    if let Some(kind) = Kind::of(bytes) {
        return Err(CatalogueFault::NotCsv(kind).at(1, None));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        CatalogueFault::NotUtf8.at(1 + lines(before), None)
    })?;
    let rows = rows(text.trim_start_matches('\u{feff}'));
    let mut rows = rows.into_iter();
    let Some((_, header)) = rows.next() else { return Err(CatalogueFault::Empty.at(1, None)) };
    let positions = positions(&header)?;
    let mut catalogue = Catalogue::default();
    let mut first_rows: Vec<(String, u64)> = Vec::new();
    for (row, cells) in rows {
        let (code, item) = item(row, &cells, positions, header.len())?;
        if let Some((_, first)) = first_rows.iter().find(|(known, _)| *known == code) {
            return Err(CatalogueFault::ItemTwice { first: *first }.at(row, Some("item")));
        }
        first_rows.push((code.clone(), row));
        catalogue.insert(code, item);
    }
    if catalogue.is_empty() {
        return Err(CatalogueFault::Empty.at(1, None));
    }
    Ok(catalogue)
}

fn positions(header: &[String]) -> Result<[usize; 3], CatalogueProblem> {
    let mut positions = [0; 3];
    for (place, name) in positions.iter_mut().zip(COLUMNS) {
        let mut found = header.iter().enumerate().filter(|(_, cell)| cell.trim() == name);
        let Some((position, _)) = found.next() else {
            return Err(CatalogueFault::MissingColumn.at(1, Some(name)));
        };
        if found.next().is_some() {
            return Err(CatalogueFault::ColumnTwice.at(1, Some(name)));
        }
        *place = position;
    }
    Ok(positions)
}

fn item(
    row: u64,
    cells: &[String],
    positions: [usize; 3],
    expected: usize,
) -> Result<(String, Item), CatalogueProblem> {
    if cells.len() != expected {
        return Err(CatalogueFault::Cells { found: cells.len(), expected }.at(row, None));
    }
    let mut texts = [""; 3];
    for ((text, position), name) in texts.iter_mut().zip(positions).zip(COLUMNS) {
        *text = cells[position].trim();
        if text.is_empty() {
            return Err(CatalogueFault::Blank.at(row, Some(name)));
        }
    }
    let known = || areas().iter().map(|area| area.key).collect();
    let area =
        area_named(texts[0]).ok_or_else(|| CatalogueFault::Area(known()).at(row, Some("area")))?;
    Ok((texts[1].to_owned(), Item { area, title: texts[2].to_owned() }))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_read_in_any_language() {
        let text = "\u{feff}item,area,title\r\n1,information,a\r\n2,生命科学与技术,\"b, c\"\n\n3,材料科學與技術,d";
        let catalogue = read(text.as_bytes()).unwrap();
        assert_eq!(catalogue.len(), 3);
        assert_eq!(catalogue.item("2").unwrap().area, "life");
        assert_eq!(catalogue.item("2").unwrap().title, "b, c");
        assert_eq!(catalogue.item("3").unwrap().area, "materials");
        assert_eq!(catalogue.item("4"), None);
    }

    #[test]
    fn mistakes_name_row_and_column() {
        let areas = || CatalogueFault::Area(vec!["information", "materials", "life", "services"]);
        for (text, row, column, fault) in [
            ("", 1, None, CatalogueFault::Empty),
            ("area,item,title\n", 1, None, CatalogueFault::Empty),
            ("area,title\n", 1, Some("item"), CatalogueFault::MissingColumn),
            ("area,item,title,item\n", 1, Some("item"), CatalogueFault::ColumnTwice),
            ("area,item,title\nlife,1\n", 2, None, CatalogueFault::Cells { found: 2, expected: 3 }),
            ("area,item,title\n\nlife,1,\n", 3, Some("title"), CatalogueFault::Blank),
            ("area,item,title\nphysics,1,a\n", 2, Some("area"), areas()),
            (
                "area,item,title\nlife,1,a\nlife,1,b\n",
                3,
                Some("item"),
                CatalogueFault::ItemTwice { first: 2 },
            ),
            ("PK\u{3}\u{4}", 1, None, CatalogueFault::NotCsv(Kind::Xlsx)),
        ] {
            assert_eq!(
                read(text.as_bytes()),
                Err(CatalogueProblem { row, column, fault }),
                "{text}"
            );
        }
        let bad = read(b"area,item,title\nlife,\xff,a\n").unwrap_err();
        assert_eq!((bad.row, bad.fault), (2, CatalogueFault::NotUtf8));
    }
}
