//! What columns of months are taken for.

use calc_core::person::fields::Field as YearField;
use calc_core::person::month::fields::Field;

use crate::layout::Take;

/// What is done with a column of months. Who a row is about is asked as it is of a payroll of years.
pub(super) fn take_of(field: Field) -> Take {
    match field {
        Field::EmployeeId => Take::Own(YearField::EmployeeId),
        Field::Name => Take::Own(YearField::Name),
        Field::IdType => Take::Own(YearField::IdType),
        Field::IdNumber => Take::Own(YearField::IdNumber),
        other => Take::OfMonths(other, other.about()),
    }
}

/// The column of months that a column is taken for.
pub(super) fn column_of(take: Take) -> Option<Field> {
    match take {
        Take::Own(YearField::EmployeeId) => Some(Field::EmployeeId),
        Take::Own(YearField::Name) => Some(Field::Name),
        Take::Own(YearField::IdType) => Some(Field::IdType),
        Take::Own(YearField::IdNumber) => Some(Field::IdNumber),
        Take::OfMonths(field, _) => Some(field),
        _ => None,
    }
}
