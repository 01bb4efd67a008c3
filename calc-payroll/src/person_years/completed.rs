//! What the months leave blank is filled from facts of the year.

use calc_core::law::cell::Reading;

use crate::typed_rows::OwnedCell;

/// Fills a cell of the months from another that stands at a place; two values are a contradiction.
pub(super) fn complete(own: &mut OwnedCell, value: &OwnedCell, place: impl Fn() -> String) {
    if own.cell().is_blank() {
        *own = value.clone();
        return;
    }
    let same_amount = match (own.cell().minor(), value.cell().minor()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    };
    if same_amount || own.cell().shown() == value.cell().shown() {
        return;
    }
    let reading = |cell: &OwnedCell, place: String| Reading {
        found: cell.cell().shown().into_owned(),
        place,
    };
    let mut readings = match std::mem::take(own) {
        OwnedCell::Conflict(readings) => readings,
        other => vec![reading(&other, String::new())],
    };
    readings.push(reading(value, place()));
    *own = OwnedCell::Conflict(readings);
}
