//! The persons of all tables: found by identity number, or by the employer's number where there is
//! none.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use calc_core::person::equity::cells::EventCells;
use calc_core::person::fields::Field;

use super::given::Given;
use super::{CellLocation, Month};
use crate::identity::{damage_of, key, usable_key};

/// Payments of a kind in a year: any number, whatever month they are of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Payments {
    /// The gross receipts, in fen; none where they do not fit.
    pub(super) receipts: Option<i64>,
    /// What was withheld on them, in fen, where every row says it.
    pub(super) tax: Option<i64>,
    /// The last row.
    pub(super) place: CellLocation,
}

impl Payments {
    /// None yet.
    pub(super) const fn none(place: CellLocation) -> Self {
        Self { receipts: Some(0), tax: Some(0), place }
    }

    /// Adds a payment.
    pub(super) fn add(&mut self, receipts: Option<i64>, tax: Option<i64>, place: CellLocation) {
        let plus = |one: Option<i64>, more: Option<i64>| one?.checked_add(more?);
        self.receipts = plus(self.receipts, receipts);
        self.tax = plus(self.tax, tax);
        self.place = place;
    }
}

/// The one-off bonus of a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bonus {
    /// Its taxable part, in fen.
    pub(super) amount: i64,
    /// What was withheld on it, in fen, where a row says it.
    pub(super) tax: Option<i64>,
    /// Whether it stands in the calculation of taxes, and not only where bonuses are declared.
    pub(super) worked_out: bool,
    /// Its row.
    pub(super) place: CellLocation,
}

/// A Hong Kong employer's return.
#[derive(Clone, Debug)]
pub(super) struct Return {
    /// Its year of assessment, as it stands there.
    pub(super) year: String,
    /// The kind of form: O, R, A or S.
    pub(super) form: String,
    /// The total.
    pub(super) total: String,
    /// The marital status, as our column takes it.
    pub(super) married: Option<&'static str>,
    /// Its row.
    pub(super) place: CellLocation,
}

/// What is known of a person's year.
#[derive(Clone, Debug, Default)]
pub(super) struct Year {
    /// Values of our own columns, by the column's number.
    pub(super) own: BTreeMap<usize, Given>,
    /// Rows of months.
    pub(super) months: Vec<Month>,
    /// Amounts of months in our own columns, by the column's number and the month.
    pub(super) side: BTreeMap<usize, BTreeMap<u8, Given>>,
    /// The events of equity pay, each with its row.
    pub(super) events: Vec<(EventCells, CellLocation)>,
    /// The one-off bonus.
    pub(super) bonus: Option<Bonus>,
    /// Labour services that stand in a sheet of their own.
    pub(super) labour: Option<Payments>,
    /// Payments that stand in the calculation of taxes, by their column's number.
    pub(super) payments: BTreeMap<usize, Payments>,
    /// The rows of payments there, by column, month, amount and tax: a file may be given twice.
    pub(super) payment_rows: BTreeMap<(usize, u8, i64, Option<i64>), CellLocation>,
    /// The months of bonuses and payments in the calculation of taxes.
    pub(super) payment_months: BTreeSet<u8>,
    /// What could not be read, or contradicts something: it goes into the row as it stands, where
    /// the row is refused for it.
    pub(super) spoiled: Vec<(Field, Given)>,
    /// The rows that it came from.
    pub(super) sources: Vec<CellLocation>,
}

impl Year {
    /// Whether nothing of it is an income: a list of contributions alone makes no year.
    pub(super) fn is_beside(&self) -> bool {
        let income = |field: &usize| Field::ALL.get(*field).is_some_and(|it| it.about().income);
        self.own.is_empty()
            && self.months.is_empty()
            && self.bonus.is_none()
            && self.labour.is_none()
            && self.payments.is_empty()
            && self.spoiled.is_empty()
            && !self.side.keys().any(income)
    }
}

/// A person.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    pub(super) employee: String,
    pub(super) name: String,
    pub(super) id_type: String,
    pub(super) id_number: String,
    /// Whether only the first digits of the identity number are left.
    pub(super) id_cut: bool,
    /// Values that hold for every year of the person.
    pub(super) always: BTreeMap<usize, Given>,
    pub(super) years: BTreeMap<u16, Year>,
    /// From which to which month the person is employed, where that is known.
    pub(super) begins: Option<(u16, u8)>,
    pub(super) ends: Option<(u16, u8)>,
    /// The returns of Hong Kong employers.
    pub(super) returns: Vec<Return>,
}

/// Who a row is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Who {
    pub(super) employee: String,
    pub(super) name: String,
    pub(super) id_type: String,
    pub(super) id_number: String,
    /// Whether only the first digits of the identity number are left.
    pub(super) id_cut: bool,
    pub(super) other_number: String,
}

/// Every person.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) list: Vec<Person>,
    by_number: HashMap<String, usize>,
    by_employee: HashMap<String, usize>,
    /// Employee numbers that stand beside different identity numbers.
    pub(super) shared: Vec<String>,
}

impl People {
    /// The person that a row is about; a new one where nobody is known by its numbers.
    pub(super) fn find(&mut self, who: &Who) -> &mut Person {
        let number = if who.id_cut { None } else { usable_key(&who.id_number) };
        let other = usable_key(&who.other_number);
        let employee = who.employee.trim();
        let by_number =
            number.iter().chain(&other).find_map(|key| self.by_number.get(key)).copied();
        let by_employee = self.by_employee.get(employee).copied();
        let index = match (by_number, by_employee) {
            (Some(found), _) => found,
            (None, Some(found)) => {
                let theirs = key(&self.list[found].id_number);
                if number.is_none() || theirs.is_empty() || damage_of(&theirs).is_some() {
                    found
                } else {
                    if !self.shared.iter().any(|known| known == employee) {
                        self.shared.push(employee.to_owned());
                    }
                    self.add()
                }
            }
            (None, None) => self.add(),
        };
        for known in number.into_iter().chain(other) {
            self.by_number.entry(known).or_insert(index);
        }
        if !employee.is_empty() {
            self.by_employee.entry(employee.to_owned()).or_insert(index);
        }
        let person = &mut self.list[index];
        for (mine, theirs) in
            [(&mut person.employee, employee), (&mut person.name, who.name.trim())]
        {
            if mine.is_empty() {
                theirs.clone_into(mine);
            }
        }
        if person.id_number.is_empty() {
            who.id_number.trim().clone_into(&mut person.id_number);
            person.id_cut = who.id_cut;
        }
        if person.id_type.is_empty() && person.id_number == who.id_number.trim() {
            who.id_type.trim().clone_into(&mut person.id_type);
        }
        person
    }

    fn add(&mut self) -> usize {
        self.list.push(Person::default());
        self.list.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(employee: &str, id_number: &str) -> Who {
        Who { employee: employee.to_owned(), id_number: id_number.to_owned(), ..Who::default() }
    }

    #[test]
    fn persons_are_found_by_either_number() {
        let mut people = People::default();
        people.find(&who("7", ""));
        people.find(&who("7", "H12345678"));
        people.find(&who("", "h1234567802"));
        assert_eq!(people.list.len(), 1);
        people.find(&who("7", "H87654321"));
        assert_eq!((people.list.len(), people.shared.len()), (2, 1));
        people.find(&who("", "8.1E+17"));
        people.find(&who("", "8.1E+17"));
        assert_eq!(people.list.len(), 4);
    }
}
