//! What sheets give for one of our own columns: one value, or several that contradict each other.

use std::collections::BTreeMap;

use calc_core::law::cell::Reading;
use calc_core::law::fields::FieldAbout;
use calc_core::law::problem::masked;
use calc_core::person::fields::Field;
use calc_payroll::typed_rows::OwnedCell;

use super::{CellLocation, Origins};

/// How many values that contradict each other are kept. More are counted: each new one is compared
/// with all of them.
const MOST: usize = 50;

/// A value and where it stands; more of them, in the order in which they were met, where they
/// contradict each other.
#[derive(Clone, Debug)]
pub(super) struct Given {
    first: (OwnedCell, CellLocation),
    others: Vec<(OwnedCell, CellLocation)>,
    more: More,
}

/// Values beyond those that are kept.
#[derive(Clone, Copy, Debug, Default)]
struct More {
    count: u64,
    last: Option<CellLocation>,
    /// Whether one of them is not the first value.
    differs: bool,
    /// Whether a digit other than zero stands in one of them.
    is_some_amount: bool,
}

impl Given {
    /// One value.
    pub(super) fn one(cell: OwnedCell, place: CellLocation) -> Self {
        Self { first: (cell, place), others: Vec::new(), more: More::default() }
    }

    /// Two amounts of which only one can be right, in fen, even if they are the same.
    pub(super) fn both(first: (i64, CellLocation), second: (i64, CellLocation)) -> Self {
        let of = |(fen, place)| (OwnedCell::minor(fen), place);
        Self { first: of(first), others: vec![of(second)], more: More::default() }
    }

    fn values(&self) -> impl Iterator<Item = &(OwnedCell, CellLocation)> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// Adds a value; one that is known already changes nothing.
    pub(super) fn add(&mut self, cell: OwnedCell, place: CellLocation) {
        if !self.values().any(|(known, _)| is_same(known, &cell)) {
            self.push(cell, place);
        }
    }

    /// Adds a value that contradicts the others even if it is the same: two employers, or two months,
    /// may have paid as much.
    pub(super) fn add_payment(&mut self, cell: OwnedCell, place: CellLocation) {
        self.push(cell, place);
    }

    fn push(&mut self, cell: OwnedCell, place: CellLocation) {
        if self.others.len() + 1 < MOST {
            self.others.push((cell, place));
            return;
        }
        self.more.count += 1;
        self.more.last = Some(place);
        self.more.differs |= !is_same(&cell, &self.first.0);
        self.more.is_some_amount |= is_some_amount(&cell);
    }

    /// Adds every value of another.
    pub(super) fn add_all(&mut self, other: &Self) {
        for (cell, place) in other.values() {
            self.add(cell.clone(), *place);
        }
        self.more.count += other.more.count;
        self.more.last = other.more.last.or(self.more.last);
        self.more.is_some_amount |= other.more.is_some_amount;
        // Which of them are known here is not known any more.
        self.more.differs |= other.more.count > 0;
    }

    /// Where the last value stands.
    pub(super) fn place(&self) -> CellLocation {
        self.more.last.unwrap_or(self.others.last().unwrap_or(&self.first).1)
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
        !self.more.differs && self.others.iter().all(|(cell, _)| is_same(cell, &self.first.0))
    }

    /// Whether a digit other than zero stands in it.
    pub(super) fn is_some_amount(&self) -> bool {
        self.more.is_some_amount || self.values().any(|(cell, _)| is_some_amount(cell))
    }

    /// The values for a message, masked where they may be personal.
    pub(super) fn masked(&self, about: &FieldAbout) -> String {
        let values = self.values().map(|(cell, _)| masked(about, &cell.cell().shown()));
        values.chain(self.untold()).collect::<Vec<_>>().join(" | ")
    }

    /// The cell that goes into the row.
    pub(super) fn cell(&self, origins: &Origins) -> OwnedCell {
        if !self.is_conflict() {
            return self.first.0.clone();
        }
        let reading = |(cell, place): &(OwnedCell, CellLocation)| Reading {
            found: cell.cell().shown().into_owned(),
            place: origins.text(*place),
        };
        let more = self.untold().map(|found| Reading { found, place: origins.text(self.place()) });
        OwnedCell::Conflict(self.values().map(reading).chain(more).collect())
    }

    /// How many more values there are, after those that are shown; none where all are.
    fn untold(&self) -> Option<String> {
        (self.more.count > 0).then(|| format!("(+{})", self.more.count))
    }
}

/// Whether a digit other than zero stands in a cell.
fn is_some_amount(cell: &OwnedCell) -> bool {
    cell.cell().shown().bytes().any(|byte| matches!(byte, b'1'..=b'9'))
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
pub(super) fn give(
    own: &mut BTreeMap<usize, Given>,
    field: Field,
    cell: OwnedCell,
    place: CellLocation,
) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_of_values_are_counted_and_still_contradict_each_other() {
        let place = |row| CellLocation { table: 0, row, column: None };
        let amount = |fen| OwnedCell::minor(fen);
        let mut same = Given::one(amount(500), place(1));
        (2..=200).for_each(|row| same.add_payment(amount(500), place(row)));
        assert!(same.is_conflict() && same.says_the_same());
        assert_eq!(same.place(), place(200));
        same.add_payment(amount(501), place(201));
        assert!(!same.says_the_same());
        let mut words = Given::one("a0".to_owned().into(), place(1));
        (2..=200).for_each(|row| words.add(format!("a{row}").into(), place(row)));
        let shown = words.masked(Field::Identity.about());
        assert!(shown.ends_with(" | (+150)"), "{shown}");
        let OwnedCell::Conflict(readings) = words.cell(&Origins::default()) else { unreachable!() };
        assert_eq!((readings.len(), readings[50].found.as_str()), (51, "(+150)"));
        let mut other = Given::one("a0".to_owned().into(), place(1));
        other.add_all(&words);
        assert!(other.masked(Field::Identity.about()).ends_with("(+150)"));
    }
}
