//! The columns of a file of months, and what comes back.

use crate::law::columns::columns_of_rows;

// Written at build time, for the compiler and not for a reader.
#[allow(clippy::match_same_arms, clippy::doc_markdown)]
mod generated {
    use crate::law::code::Codes;
    use crate::law::fields::{FieldAbout, FieldKind, Group, ResultAbout, WordAbout};
    use crate::law::money::Cny;
    use crate::law::result_sink::ResultSink;
    use crate::law::text::Text;
    include!(concat!(env!("OUT_DIR"), "/month_fields.rs"));
}
pub use generated::{
    BasicDeductionRule as BasicDeductionWord, BonusMethod, Field, MainlandStatus, Post as PostWord,
    RESULTS, ResultRow, ServicesKind, Treaty,
};

columns_of_rows!();
