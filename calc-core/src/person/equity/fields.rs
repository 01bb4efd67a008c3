//! The columns of a file of equity events, the members of an event in the JSON facts.

use crate::law::columns::columns_of_rows;
use crate::person::code::Code;

// Written at build time, for the compiler and not for a reader.
#[allow(clippy::match_same_arms, clippy::doc_markdown, dead_code, unused_imports)]
mod generated {
    use crate::law::fields::{FieldAbout, FieldKind, ResultAbout, WordAbout};
    use crate::law::result_sink::ResultSink;
    use crate::law::text::Text;
    include!(concat!(env!("OUT_DIR"), "/equity_fields.rs"));
}

pub use generated::{Currency, Field, Group, HkRule, Kind, Listed, RESULTS};

columns_of_rows!(Code, variant);

impl Field {
    /// The members of an event, in the order in which a row lists them.
    pub fn of_event() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|field| field.group() == Group::Event)
    }
}

/// The messages of an event about codes that columns of a payroll have too.
pub(crate) fn variant(field: Field, code: Code, usual: &'static str) -> &'static str {
    match (code, field) {
        (Code::BadWord, Field::Kind | Field::Listed) => "-event",
        (Code::OutOfRange, Field::GrantDate) if usual == "-against" => "-event-after",
        (Code::OutOfRange, Field::Fx) if usual == "-against" => "-event-fx",
        (Code::OutOfRange, _) if usual == "-against" => "-event-above",
        _ => usual,
    }
}
