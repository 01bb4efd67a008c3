//! What an income cannot be worked out without.

use crate::law::problem::{Detail, Problem};
use crate::person::code::Code;
use crate::person::fields::Field;

/// A fact without which an income cannot be worked out.
pub(super) fn missing(field: Field, income: Field) -> Problem<Field> {
    Problem::new(Code::OwnIncomeIncomplete, field, "", Detail::Against(income))
}
