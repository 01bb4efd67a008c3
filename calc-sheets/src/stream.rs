//! What is met in the cells of sheets, and how a cell's text is read for its column.

use calc_core::law::fields::{Field, FieldKind};

use crate::layout::Take;
use crate::reading::{self, AmountReading, Currency};
use crate::source::Table;
use crate::value::Value;

/// What was met while the rows were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// Cells whose amount was read after affixes, separators or full-width signs were taken off.
    pub cleaned: u64,
    /// Cells with a mark that stands for nothing.
    pub marks: u64,
    /// Rows of totals, left out.
    pub totals: u64,
    /// Rows that the user left out.
    pub excluded: u64,
    /// Rows whose identity number a spreadsheet damaged, the first of them.
    pub damaged: Vec<u32>,
    /// Rows whose document does not allow its holder to work, the first of them.
    pub without_work: Vec<u32>,
    /// Rows whose document is not of the kind that is named, the first of them.
    pub other_document: Vec<u32>,
    /// Amounts that were refused although there is a reading of them, the first of them.
    pub refused: Vec<Refused>,
    /// Amounts in another currency than their column's, the first of them.
    pub other_currency: Vec<OtherCurrency>,
    /// Every row that was handed on, where somebody wants to know.
    pub rows: Option<Vec<u32>>,
}

/// An amount that was refused, and the reading that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
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

/// How many rows are kept as examples.
pub(crate) const EXAMPLES: usize = 8;

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
pub(crate) fn as_column_takes(field: Field, text: String) -> (String, Change) {
    if reading::is_plain_number(&text) {
        return (text, Change::None);
    }
    match field.about().kind {
        FieldKind::Cny
        | FieldKind::Hkd
        | FieldKind::Count
        | FieldKind::Days
        | FieldKind::HalfDays
        | FieldKind::Share
        | FieldKind::ExchangeRate => match reading::amount(&text, currency_of(field)) {
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
    match field.about().kind {
        FieldKind::Cny => Some(Currency::Cny),
        FieldKind::Hkd => Some(Currency::Hkd),
        _ => None,
    }
}

/// Whether a row holds totals: nobody's number stands in it, and a cell says so.
pub(crate) fn is_total(table: &Table, cells: &[Value]) -> bool {
    let blank = |field: Field| {
        let at = table.recognised.position(Take::Own(field));
        at.and_then(|at| cells.get(at)).is_none_or(|cell| cell.is_blank() || says_total(cell))
    };
    blank(Field::IdNumber) && blank(Field::EmployeeId) && cells.iter().any(says_total)
}

fn says_total(cell: &Value) -> bool {
    let Value::Text(text) = cell else { return false };
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let text = text.to_lowercase();
    ["合计", "总计", "小计", "合計", "總計", "小計", "total", "grandtotal", "subtotal"]
        .iter()
        .any(|word| text == *word || text.strip_suffix([':', '：']) == Some(word))
}
