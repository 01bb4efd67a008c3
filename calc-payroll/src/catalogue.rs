//! The catalogue file that an administrator supplies: CSV in UTF-8 with the columns `area`, `item` and
//! `title`. Nothing in it is guessed.

use calc_core::company::catalogue::{Catalogue, Item, area_named, areas};
use calc_core::law::problem::{Argument, Message};

use crate::small_table::{self, TableFault, TableProblem, at};

/// The most bytes that a catalogue may have.
pub const LARGEST: usize = 1 << 20;

/// The columns, in any order.
pub const COLUMNS: [&str; 3] = ["area", "item", "title"];

/// What is wrong with a catalogue.
pub type CatalogueProblem = TableProblem<CatalogueFault>;

/// What is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueFault {
    /// The file is none of these columns.
    Table(TableFault),
    /// Not one of the areas; those that are known.
    Area(Vec<&'static str>),
    /// The item stands in an earlier row.
    ItemTwice {
        /// The row.
        first: u64,
    },
}

impl From<TableFault> for CatalogueFault {
    fn from(fault: TableFault) -> Self {
        Self::Table(fault)
    }
}

impl CatalogueProblem {
    /// The message that says it; its attribute `fix` says what to do.
    pub fn message(&self) -> Message {
        match &self.fault {
            CatalogueFault::Table(fault) => fault.message("catalogue", &COLUMNS, LARGEST),
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
    let mut catalogue = Catalogue::default();
    let mut first_rows: Vec<(String, u64)> = Vec::new();
    for (row, [area, code, title]) in small_table::read(bytes, COLUMNS, LARGEST)? {
        let known = || areas().iter().map(|area| area.key).collect();
        let area = area_named(&area)
            .ok_or_else(|| at(CatalogueFault::Area(known()), row, Some(COLUMNS[0])))?;
        if let Some((_, first)) = first_rows.iter().find(|(known, _)| *known == code) {
            return Err(at(CatalogueFault::ItemTwice { first: *first }, row, Some(COLUMNS[1])));
        }
        first_rows.push((code.clone(), row));
        catalogue.insert(code, Item { area, title });
    }
    Ok(catalogue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sniff::Kind;

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
            ("", 1, None, TableFault::Empty.into()),
            ("area,item,title\n", 1, None, TableFault::Empty.into()),
            ("area,title\n", 1, Some("item"), TableFault::MissingColumn.into()),
            ("area,item,title,item\n", 1, Some("item"), TableFault::ColumnTwice.into()),
            (
                "area,item,title\nlife,1\n",
                2,
                None,
                TableFault::Cells { found: 2, expected: 3 }.into(),
            ),
            ("area,item,title\n\nlife,1,\n", 3, Some("title"), TableFault::Blank.into()),
            ("area,item,title\nphysics,1,a\n", 2, Some("area"), areas()),
            (
                "area,item,title\nlife,1,a\nlife,1,b\n",
                3,
                Some("item"),
                CatalogueFault::ItemTwice { first: 2 },
            ),
            ("PK\u{3}\u{4}", 1, None, TableFault::NotCsv(Kind::Xlsx).into()),
        ] {
            assert_eq!(
                read(text.as_bytes()),
                Err(CatalogueProblem { row, column, fault }),
                "{text}"
            );
        }
        let bad = read(b"area,item,title\nlife,\xff,a\n").unwrap_err();
        assert_eq!((bad.row, bad.fault), (2, TableFault::NotUtf8.into()));
    }
}
