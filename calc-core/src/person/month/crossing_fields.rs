//! The columns of a record of crossings of the border, and what is counted from it.

use crate::law::columns::columns_of_rows;

// Written at build time, for the compiler and not for a reader.
#[allow(clippy::match_same_arms, clippy::doc_markdown)]
mod generated {
    use crate::law::code::Codes;
    use crate::law::fields::{FieldAbout, FieldKind, Group, ResultAbout, WordAbout};
    use crate::law::result_sink::ResultSink;
    use crate::law::text::Text;
    include!(concat!(env!("OUT_DIR"), "/crossing_fields.rs"));
}
pub use generated::{Direction as DirectionWord, Field, RESULTS, ResultRow};

columns_of_rows!();
