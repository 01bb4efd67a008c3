//! What is met in the cells of sheets, and how a cell's text is read for its column.

use std::collections::BTreeMap;

use calc_core::law::fields::{FieldAbout, FieldKind};
use calc_core::person::fields::Field;

use crate::cell_name::column_letters;
use crate::passed::PassedRow;
use crate::reading::{self, AmountReading, Currency};
use crate::source::Table;
use crate::value::Value;

/// What was met while the rows were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellFindings {
    /// Cells whose amount was read after affixes, separators or full-width signs were taken off.
    pub cleaned: u64,
    /// Cells with a mark that stands for nothing.
    pub marks: u64,
    /// Rows that are nobody's, such as totals and signatures: what stood there.
    pub passed: Vec<PassedRow>,
    /// Such rows beyond those that are kept.
    pub more_passed: u64,
    /// Texts that something forced to be texts, which was taken off.
    pub forced: u64,
    /// Columns without a name in which something stands, and in how many rows.
    pub unnamed: BTreeMap<String, u64>,
    /// Rows that the user left out.
    pub excluded: u64,
    /// Rows whose identity number a spreadsheet damaged, the first of them.
    pub damaged: Vec<u32>,
    /// Rows whose document does not allow its holder to work, the first of them.
    pub without_work: Vec<u32>,
    /// Rows whose document is not of the kind that is named, the first of them.
    pub other_document: Vec<u32>,
    /// Amounts that were refused although there is a reading of them, the first of them.
    pub refused: Vec<RefusedAmount>,
    /// Amounts in another currency than their column's, the first of them.
    pub other_currency: Vec<OtherCurrency>,
}

/// An amount that was refused, and the reading that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedAmount {
    /// The cell, as spreadsheets name it.
    pub cell: String,
    /// What stands there, masked where it may be personal.
    pub found: String,
    /// What was probably meant.
    pub reading: String,
}

/// An amount in another currency than its column's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherCurrency {
    /// The cell, as spreadsheets name it.
    pub cell: String,
    /// What stands there, masked where it may be personal.
    pub found: String,
}

impl CellFindings {
    /// Notes a row that is nobody's.
    pub(crate) fn pass(&mut self, place: String, what: String) {
        if self.passed.len() < PASSED {
            self.passed.push(PassedRow { place, what });
        } else {
            self.more_passed += 1;
        }
    }
}

impl CellFindings {
    /// Adds what was met in another table.
    pub(crate) fn add(&mut self, other: Self) {
        self.cleaned += other.cleaned;
        self.marks += other.marks;
        self.forced += other.forced;
        self.excluded += other.excluded;
        self.more_passed += other.more_passed;
        for PassedRow { place, what } in other.passed {
            self.pass(place, what);
        }
        for (column, rows) in other.unnamed {
            *self.unnamed.entry(column).or_default() += rows;
        }
        for (all, more) in [
            (&mut self.damaged, other.damaged),
            (&mut self.without_work, other.without_work),
            (&mut self.other_document, other.other_document),
        ] {
            all.extend(more);
            all.truncate(EXAMPLES);
        }
        self.refused.extend(other.refused);
        self.refused.truncate(EXAMPLES);
        self.other_currency.extend(other.other_currency);
        self.other_currency.truncate(EXAMPLES);
    }

    /// Notes the columns of a row in which something stands, although the header names none.
    pub(crate) fn note_unnamed(&mut self, table: &Table, cells: &[Value]) {
        for column in table.unnamed(cells) {
            let letters = column_letters(column);
            let sheet = table.sheet.as_ref();
            let column = sheet.map_or(letters.clone(), |sheet| format!("{sheet} › {letters}"));
            *self.unnamed.entry(column).or_default() += 1;
        }
    }
}

/// How many rows are kept as examples.
pub(crate) const EXAMPLES: usize = 8;

/// How many rows that are nobody's are named.
const PASSED: usize = 500;

/// What was done to a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Nothing.
    None,
    /// Affixes, separators or full-width signs were taken off.
    Cleaned,
    /// A mark was read as nothing.
    Mark,
    /// Nothing: the amount is in another currency than the column's.
    OtherCurrency,
    /// Nothing, although there is a reading that was probably meant.
    Refused(String),
}

/// A cell's text as its column takes it; as it stands where that is not certain.
pub(crate) fn as_column_takes(about: &FieldAbout, text: String) -> (String, Change) {
    if reading::is_plain_number(&text) {
        return (text, Change::None);
    }
    match about.kind {
        FieldKind::Cny
        | FieldKind::Hkd
        | FieldKind::Count
        | FieldKind::Days
        | FieldKind::HalfDays
        | FieldKind::Month
        | FieldKind::PeriodDays
        | FieldKind::PeriodHalfDays
        | FieldKind::Share
        | FieldKind::ExchangeRate
        | FieldKind::Quantity => match reading::amount(&text, currency_in(about)) {
            AmountReading::Blank => (String::new(), Change::None),
            AmountReading::BlankMark => (String::new(), Change::Mark),
            AmountReading::Plain(text) => (text, Change::None),
            AmountReading::Cleaned(text) => (text, Change::Cleaned),
            AmountReading::OtherCurrency => (text, Change::OtherCurrency),
            AmountReading::Refused(Some(reading)) => (text, Change::Refused(reading)),
            AmountReading::Refused(None) => (text, Change::None),
        },
        FieldKind::YesNo => {
            let word = reading::yes_no(&text).map(str::to_owned);
            (word.unwrap_or(text), Change::None)
        }
        FieldKind::TaxYear | FieldKind::Year => {
            let plain = reading::plain(&text);
            (plain.strip_suffix('年').unwrap_or(&plain).to_owned(), Change::None)
        }
        FieldKind::Text
        | FieldKind::Word
        | FieldKind::Words
        | FieldKind::YesNoUnknown
        | FieldKind::Staff
        | FieldKind::Average
        | FieldKind::Percent
        | FieldKind::Date
        | FieldKind::List => (text, Change::None),
    }
}

/// The currency of a column, if it is one of amounts.
pub(crate) fn currency_of(field: Field) -> Option<Currency> {
    currency_in(field.about())
}

fn currency_in(about: &FieldAbout) -> Option<Currency> {
    match about.kind {
        FieldKind::Cny => Some(Currency::Cny),
        FieldKind::Hkd => Some(Currency::Hkd),
        _ => None,
    }
}
