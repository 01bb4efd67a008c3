//! What the months leave blank is filled from facts of the year.

use calc_core::law::cell::Reading;

use crate::typed_rows::OwnedCell;

/// Fills a cell of the months from another; two values are a contradiction, whose places are those of the
/// months and of the other.
pub fn complete(own: &mut OwnedCell, value: &OwnedCell, places: impl Fn() -> [String; 2]) {
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
    let [of_months, place] = places();
    let mut readings = match std::mem::take(own) {
        OwnedCell::Conflict(readings) => readings,
        other => vec![reading(&other, of_months)],
    };
    readings.push(reading(value, place));
    *own = OwnedCell::Conflict(readings);
}
