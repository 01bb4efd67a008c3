//! Whose rows belong together. Rows that share an employee number, or a document, are one person's.

use std::collections::HashMap;

use calc_core::person::identity::document_key;

/// Where a row belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// The person, numbered from 0 as they appear.
    pub(super) place: usize,
    /// A person met before who is found to be the same one.
    pub(super) joined: Option<usize>,
    /// Somebody with another employee number who has the same document, and the row that says so.
    pub(super) conflict: Option<(usize, u64)>,
}

/// Whose document it is.
#[derive(Debug)]
struct Document {
    place: usize,
    /// The first row that names it; the first with an employee number where there is one.
    row: u64,
    has_number: bool,
}

/// The persons of a file by employee number and by document.
#[derive(Debug, Default)]
pub(super) struct Identities {
    numbers: HashMap<String, usize>,
    /// By what tells a document from others.
    documents: HashMap<String, Document>,
    /// Of each person the one that it was joined to, or itself; and whether it has a number.
    persons: Vec<(usize, bool)>,
}

impl Identities {
    /// The person that stands for one who may have been joined to another.
    pub(super) fn of(&self, mut place: usize) -> usize {
        while let Some((next, _)) = self.persons.get(place).filter(|(next, _)| *next != place) {
            place = *next;
        }
        place
    }

    /// The person of a row; at least one of the two is not empty.
    pub(super) fn place(&mut self, row: u64, number: &str, document: &str) -> Placed {
        let key = document_key(document);
        let by_number = self.numbers.get(number).map(|place| self.of(*place));
        let by_document = self.documents.get(&key).map(|known| (self.of(known.place), known.row));
        let has_number = |place: usize| self.persons.get(place).is_some_and(|(_, has)| *has);
        let mut placed = Placed { place: 0, joined: None, conflict: None };
        match (by_number, by_document) {
            (Some(one), Some((other, first))) if one != other => {
                placed.place = one;
                if has_number(other) {
                    placed.conflict = Some((other, first));
                } else {
                    placed.place = one.min(other);
                    placed.joined = Some(one.max(other));
                }
            }
            (Some(one), _) => placed.place = one,
            (None, Some((other, first))) if !number.is_empty() && has_number(other) => {
                placed.place = self.persons.len();
                placed.conflict = Some((other, first));
            }
            (None, Some((other, _))) => placed.place = other,
            (None, None) => placed.place = self.persons.len(),
        }
        self.keep(placed, row, number, key);
        placed
    }

    fn keep(&mut self, placed: Placed, row: u64, number: &str, key: String) {
        let place = placed.place;
        if place == self.persons.len() {
            self.persons.push((place, false));
        }
        if let Some(joined) = placed.joined {
            self.persons[joined].0 = place;
            self.persons[place].1 |= self.persons[joined].1;
        }
        if !number.is_empty() {
            self.persons[place].1 = true;
            self.numbers.insert(number.to_owned(), place);
        }
        if !key.is_empty() && placed.conflict.is_none() {
            let document = || Document { place, row, has_number: !number.is_empty() };
            let known = self.documents.entry(key).or_insert_with(document);
            if !known.has_number && !number.is_empty() {
                *known = document();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_share_a_number_or_a_document_are_one_person() {
        let mut of = Identities::default();
        let mut place = |row, number, document| of.place(row, number, document);
        let alone = |place| Placed { place, joined: None, conflict: None };
        assert_eq!(place(2, "A", "H00000101"), alone(0));
        // The two digits behind a travel permit count renewals.
        assert_eq!(place(3, "", "h 0000010102"), alone(0));
        assert_eq!(place(4, "", "H00000102"), alone(1));
        assert_eq!(place(5, "B", ""), alone(2));
        assert_eq!(
            place(6, "B", "H00000102"),
            Placed { place: 1, joined: Some(2), conflict: None }
        );
        assert_eq!(place(7, "B", "H00000103"), alone(1));
        let conflict = Placed { place: 3, joined: None, conflict: Some((0, 2)) };
        assert_eq!(place(8, "C", "H00000101"), conflict);
    }
}
