//! The columns of a record of crossings of the border, and what is counted from it.

use crate::law::columns::columns_of_rows;
use crate::person::month::code::Code;

// Written at build time, for the compiler and not for a reader.
#[allow(clippy::match_same_arms, clippy::doc_markdown)]
mod generated {
    use crate::law::fields::{FieldAbout, FieldKind, ResultAbout, WordAbout};
    use crate::law::result_sink::ResultSink;
    use crate::law::text::Text;
    use crate::person::month::code::Codes;
    include!(concat!(env!("OUT_DIR"), "/crossing_fields.rs"));
}
pub use generated::{Direction, Field, RESULTS, ResultRow};

columns_of_rows!(Code, variant);

/// The messages of crossings about codes that others have too.
fn variant(field: Field, code: Code, usual: &'static str) -> &'static str {
    match (code, field) {
        (Code::OutOfRange, Field::Departure) if usual == "-against" => "-before",
        (Code::YearNotCovered, _) => "-crossing",
        _ => usual,
    }
}
