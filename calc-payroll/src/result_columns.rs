//! Results by column, for those who write columns: no value is formatted.

use calc_core::law::code::{Code, Codes};
use calc_core::law::fields::{FieldKind, ResultAbout};
use calc_core::law::result_sink::ResultSink;

use crate::typed_rows::OwnedCell;

/// Texts, one behind the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// All of them.
    pub text: String,
    /// Where each ends; one that is blank ends where it begins.
    pub ends: Vec<usize>,
}

impl Texts {
    fn end(&mut self) {
        self.ends.push(self.text.len());
    }
}

/// The values of a column that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// Amounts in minor units; 0 where there is none.
    Amounts(Vec<i64>),
    /// Texts.
    Texts(Texts),
}

/// A column that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultColumn {
    /// Its values.
    pub values: Values,
    /// Whether each row has one.
    pub given: Vec<bool>,
}

/// Columns that come back for some rows, and the columns that came where those are kept as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultColumns {
    /// What came, where it did not come by column; a blank text is a blank cell.
    pub given: Vec<Texts>,
    /// What comes back, in order.
    pub results: Vec<ResultColumn>,
}

impl ResultColumns {
    /// Columns with room for so many rows.
    pub(crate) fn of(results: &[&'static ResultAbout], rows: usize) -> Self {
        let column = |about: &&ResultAbout| {
            let values = match about.kind {
                FieldKind::Cny | FieldKind::Hkd => Values::Amounts(Vec::with_capacity(rows)),
                _ => Values::Texts(Texts { text: String::new(), ends: Vec::with_capacity(rows) }),
            };
            ResultColumn { values, given: Vec::with_capacity(rows) }
        };
        Self { given: Vec::new(), results: results.iter().map(column).collect() }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.results.first().map_or(0, |column| column.given.len())
    }

    /// Adds the cells of a row as they came.
    pub(crate) fn push_given(&mut self, cells: &[OwnedCell]) {
        self.given.resize(cells.len(), Texts::default());
        for (column, cell) in self.given.iter_mut().zip(cells) {
            column.text.push_str(&cell.written().shown());
            column.end();
        }
    }

    /// Takes the results of the next row.
    pub(crate) fn sink(&mut self) -> ColumnSink<'_> {
        ColumnSink(self.results.iter_mut())
    }
}

/// Takes the results of a row.
pub(crate) struct ColumnSink<'a>(std::slice::IterMut<'a, ResultColumn>);

impl ColumnSink<'_> {
    fn texts(&mut self, push: impl FnOnce(&mut String)) {
        let Some(ResultColumn { values: Values::Texts(texts), given }) = self.0.next() else {
            return;
        };
        let before = texts.text.len();
        push(&mut texts.text);
        given.push(texts.text.len() > before);
        texts.end();
    }
}

impl ResultSink for ColumnSink<'_> {
    #[inline]
    fn blank(&mut self) {
        let Some(column) = self.0.next() else { return };
        match &mut column.values {
            Values::Amounts(amounts) => amounts.push(0),
            Values::Texts(texts) => texts.end(),
        }
        column.given.push(false);
    }

    #[inline]
    fn text(&mut self, text: &str) {
        self.texts(|all| all.push_str(text));
    }

    #[inline]
    fn amount(&mut self, minor: i64, _: bool) {
        if let Some(ResultColumn { values: Values::Amounts(amounts), given }) = self.0.next() {
            amounts.push(minor);
            given.push(true);
        }
    }

    fn codes<C: Code>(&mut self, codes: Codes<C>) {
        self.texts(|all| {
            for (index, code) in codes.iter().enumerate() {
                if index > 0 {
                    all.push(';');
                }
                all.push_str(code.as_str());
            }
        });
    }
}
