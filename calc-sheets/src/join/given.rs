//! What sheets give for one of our own columns: one value, or several that contradict each other.

use std::collections::BTreeMap;

use calc_core::law::cell::Reading;
use calc_core::law::fields::FieldAbout;
use calc_core::law::problem::masked;
use calc_core::person::fields::Field;
use calc_payroll::typed_rows::OwnedCell;

use super::{Origins, Place};

/// A value and where it stands; more of them, in the order in which they were met, where they
/// contradict each other.
#[derive(Clone, Debug)]
pub(super) struct Given {
    first: (OwnedCell, Place),
    others: Vec<(OwnedCell, Place)>,
}

impl Given {
    /// One value.
    pub(super) fn one(cell: OwnedCell, place: Place) -> Self {
        Self { first: (cell, place), others: Vec::new() }
    }

    /// Two amounts of which only one can be right, in fen, even if they are the same.
    pub(super) fn both(first: (i64, Place), second: (i64, Place)) -> Self {
        let of = |(fen, place)| (OwnedCell::minor(fen), place);
        Self { first: of(first), others: vec![of(second)] }
    }

    fn values(&self) -> impl Iterator<Item = &(OwnedCell, Place)> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// Adds a value; one that is known already changes nothing.
    pub(super) fn add(&mut self, cell: OwnedCell, place: Place) {
        if !self.values().any(|(known, _)| is_same(known, &cell)) {
            self.others.push((cell, place));
        }
    }

    /// Adds a value that contradicts the others even if it is the same: two employers, or two months,
    /// may have paid as much.
    pub(super) fn add_payment(&mut self, cell: OwnedCell, place: Place) {
        self.others.push((cell, place));
    }

    /// Adds every value of another.
    pub(super) fn add_all(&mut self, other: &Self) {
        for (cell, place) in other.values() {
            self.add(cell.clone(), *place);
        }
    }

    /// Where the last value stands.
    pub(super) fn place(&self) -> Place {
        self.others.last().unwrap_or(&self.first).1
    }

    /// Whether values contradict each other.
    pub(super) fn is_conflict(&self) -> bool {
        !self.others.is_empty()
    }

    /// The value, where there is one alone.
    pub(super) fn only(&self) -> Option<&OwnedCell> {
        (!self.is_conflict()).then_some(&self.first.0)
    }

    /// Whether every value is the same.
    pub(super) fn says_the_same(&self) -> bool {
        self.others.iter().all(|(cell, _)| is_same(cell, &self.first.0))
    }

    /// Whether a digit other than zero stands in it.
    pub(super) fn is_some_amount(&self) -> bool {
        let some = |text: &str| text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
        self.values().any(|(cell, _)| some(&cell.cell().shown()))
    }

    /// The values for a message, masked where they may be personal.
    pub(super) fn masked(&self, about: &FieldAbout) -> String {
        let values = self.values().map(|(cell, _)| masked(about, &cell.cell().shown()));
        values.collect::<Vec<_>>().join(" | ")
    }

    /// The cell that goes into the row.
    pub(super) fn cell(&self, origins: &Origins) -> OwnedCell {
        if !self.is_conflict() {
            return self.first.0.clone();
        }
        let reading = |(cell, place): &(OwnedCell, Place)| Reading {
            found: cell.cell().shown().into_owned(),
            place: origins.text(*place),
        };
        OwnedCell::Conflict(self.values().map(reading).collect())
    }
}

/// Whether two cells say the same: 100 and 100.00 are one amount.
fn is_same(one: &OwnedCell, other: &OwnedCell) -> bool {
    one == other
        || match (one.cell().minor(), other.cell().minor()) {
            (Ok(one), Ok(other)) => one == other,
            _ => one.cell().shown() == other.cell().shown(),
        }
}

/// Gives a value to a column; a second one that differs contradicts it.
pub(super) fn give(own: &mut BTreeMap<usize, Given>, field: Field, cell: OwnedCell, place: Place) {
    match own.get_mut(&(field as usize)) {
        Some(known) => known.add(cell, place),
        None => {
            own.insert(field as usize, Given::one(cell, place));
        }
    }
}

/// Gives every value of another to a column.
pub(super) fn give_all(own: &mut BTreeMap<usize, Given>, field: Field, given: &Given) {
    match own.get_mut(&(field as usize)) {
        Some(known) => known.add_all(given),
        None => {
            own.insert(field as usize, given.clone());
        }
    }
}
