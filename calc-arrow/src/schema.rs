//! What a table of Arrow may look like: its columns by name, and the types that each takes.

use arrow_schema::{ArrowError, DataType, Schema};
use calc_core::law::fields::{Columns, FieldAbout, FieldKind};
use calc_core::law::problem::{Argument, Message};
use calc_payroll::Format;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::header::Header;
use calc_payroll::subject::Subject;

/// The number of the row before the first: a table of Arrow has no header among its rows.
const BEFORE_FIRST: u64 = 0;

/// What is done with a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// Facts of a kind are read from it.
    Fact(FieldKind),
    /// It is shown beside the results.
    Shown,
    /// It is handed on as it is.
    HandedOn,
}

/// The columns of a table, and what is done with each.
#[derive(Debug)]
pub struct Table {
    types: Vec<(String, DataType)>,
    uses: Vec<Use>,
}

impl Table {
    /// Reads a schema.
    ///
    /// # Errors
    /// A column is missing, comes twice, is named as one that comes back, or is of a type that it does not
    /// take.
    pub fn read<S: Subject>(
        schema: &Schema,
        format: Format,
    ) -> Result<(Header<S::Column>, Self), FileProblem> {
        Self::read_as(schema, format, S::check_header)
    }

    /// The same; `check` says which columns must be there.
    pub(crate) fn read_as<C: Columns>(
        schema: &Schema,
        format: Format,
        check: impl FnOnce(&Header<C>) -> Result<(), FileProblem>,
    ) -> Result<(Header<C>, Self), FileProblem> {
        let names = schema.fields().iter().map(|field| field.name().clone()).collect();
        let header = Header::of_names(names, BEFORE_FIRST, format, check)?;
        let other = if format == Format::Columns { Use::HandedOn } else { Use::Shown };
        let mut uses = vec![other; schema.fields().len()];
        for column in C::all() {
            let Some(place) = header.position(*column) else { continue };
            let (about, found) = (column.about(), schema.field(place));
            uses[place] = Use::Fact(about.kind);
            if !takes(about.kind, found.data_type()) {
                return Err(of_type(place, found, about));
            }
        }
        for (place, found) in schema.fields().iter().enumerate() {
            if uses[place] == Use::Shown && !is_shown(found.data_type()) {
                return Err(not_shown(place, found));
            }
        }
        let types = schema.fields().iter();
        let types = types.map(|field| (field.name().clone(), field.data_type().clone())).collect();
        Ok((header, Self { types, uses }))
    }

    /// What is done with each column.
    pub(crate) fn uses(&self) -> &[Use] {
        &self.uses
    }

    /// Whether a batch has the columns of the table: a column of another type would be read as blank.
    pub(crate) fn check(&self, batch: &Schema) -> Result<(), ArrowError> {
        let found = batch.fields().iter().map(|field| (field.name(), field.data_type()));
        let expected = self.types.iter().map(|(name, of)| (name, of));
        if found.eq(expected) {
            return Ok(());
        }
        let message = "a batch has other columns than the table".to_owned();
        Err(ArrowError::SchemaError(message))
    }
}

/// Whether facts of a kind may come as a type.
fn takes(kind: FieldKind, found: &DataType) -> bool {
    use DataType::{Boolean, Date32, Date64, Dictionary, Float64, Null, Timestamp};
    match found {
        Null => true,
        Dictionary(_, values) => !matches!(**values, Dictionary(..)) && takes(kind, values),
        found if is_text(found) => true,
        Boolean => matches!(kind, FieldKind::YesNo | FieldKind::YesNoUnknown),
        Date32 | Date64 | Timestamp(_, None) => kind == FieldKind::Date,
        Float64 => is_number(kind),
        // A number with decimals names nobody.
        found if is_decimal(found) => {
            is_number(kind) || (kind == FieldKind::Text && is_whole(found))
        }
        found if found.is_integer() => is_number(kind) || kind == FieldKind::Text,
        _ => false,
    }
}

/// Whether a kind is a number.
fn is_number(kind: FieldKind) -> bool {
    match kind {
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
        | FieldKind::TaxYear
        | FieldKind::Year
        | FieldKind::Staff
        | FieldKind::Average
        | FieldKind::Quantity => true,
        FieldKind::Text
        | FieldKind::YesNo
        | FieldKind::Word
        | FieldKind::Words
        | FieldKind::YesNoUnknown
        | FieldKind::Percent
        | FieldKind::Date
        | FieldKind::List => false,
    }
}

fn is_text(found: &DataType) -> bool {
    matches!(found, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

fn is_decimal(found: &DataType) -> bool {
    use DataType::{Decimal32, Decimal64, Decimal128, Decimal256};
    matches!(found, Decimal32(..) | Decimal64(..) | Decimal128(..) | Decimal256(..))
}

fn is_whole(found: &DataType) -> bool {
    use DataType::{Decimal32, Decimal64, Decimal128, Decimal256};
    match found {
        Decimal32(_, scale) | Decimal64(_, scale) | Decimal128(_, scale) | Decimal256(_, scale) => {
            *scale <= 0
        }
        _ => false,
    }
}

/// Whether a cell of a type can be shown as a text.
fn is_shown(found: &DataType) -> bool {
    use DataType::{Boolean, Date32, Date64, Dictionary, Float64, Null, Timestamp};
    match found {
        Null | Boolean | Date32 | Date64 | Timestamp(_, None) | Float64 => true,
        Dictionary(_, values) => !matches!(**values, Dictionary(..)) && is_shown(values),
        found => is_text(found) || is_decimal(found) || found.is_integer(),
    }
}

fn column(place: usize, found: &arrow_schema::Field) -> Vec<(&'static str, Argument)> {
    vec![
        ("position", Argument::Text((place + 1).to_string())),
        ("name", Argument::Text(found.name().clone())),
        ("type", Argument::Text(found.data_type().to_string())),
    ]
}

fn of_type(place: usize, found: &arrow_schema::Field, about: &'static FieldAbout) -> FileProblem {
    let mut filled = column(place, found);
    filled.push(("column", Argument::Column(about)));
    FileProblem::Told("column_type", Box::new(Message::new("file-column-type", filled)))
}

fn not_shown(place: usize, found: &arrow_schema::Field) -> FileProblem {
    let message = Message::new("file-column-not-shown", column(place, found));
    FileProblem::Told("column_not_shown", Box::new(message))
}
