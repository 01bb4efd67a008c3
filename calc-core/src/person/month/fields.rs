//! The columns of a file of months, and what comes back.

use crate::law::columns::columns_of_rows;
use crate::person::month::code::Code;

// Written at build time, for the compiler and not for a reader.
#[allow(clippy::match_same_arms, clippy::doc_markdown)]
mod generated {
    use crate::law::fields::{FieldAbout, FieldKind, ResultAbout, WordAbout};
    use crate::law::money::Cny;
    use crate::law::result_sink::ResultSink;
    use crate::law::text::Text;
    use crate::person::month::code::Codes;
    include!(concat!(env!("OUT_DIR"), "/month_fields.rs"));
}
pub use generated::{
    BasicDeductionRule, BonusMethod, Field, MainlandStatus, Post, RESULTS, ResultRow, ServicesKind,
    Treaty,
};

columns_of_rows!(Code, variant);

/// The messages of months about codes that others have too.
fn variant(field: Field, code: Code, usual: &'static str) -> &'static str {
    match (code, field) {
        (Code::StatusConflict, Field::Domiciled) => "-domicile",
        (Code::OutOfRange, Field::EmploymentStartMonth) if usual == "-against" => "-after",
        _ => usual,
    }
}
