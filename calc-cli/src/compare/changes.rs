//! The list of what changes: a line for each person and column.

use calc_core::law::money::Cny;
use calc_payroll::escape::push_cell;
use calc_text::{Words, calibration};

use crate::Done;
use crate::output::write_whole;
use crate::said::say;

/// The columns of the list.
const HEADER: &str = "employee_id,tax_year,row_old,row_new,column,old,new,change,why\n";

/// Whose line it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Who {
    pub(super) employee: String,
    pub(super) year: String,
    /// The row on the old side; nothing where it has none.
    pub(super) old: Option<u64>,
    /// The row on the new side.
    pub(super) new: Option<u64>,
}

/// What changes.
pub(super) struct Changes {
    out: Vec<u8>,
    people: u64,
    changed: u64,
    /// By how much what is left to bear changes in all, in fen.
    burden: i128,
}

/// A column with what stands there on both sides.
pub(super) type Change<'a> = (&'a str, String, String);

impl Changes {
    pub(super) fn new() -> Self {
        Self { out: HEADER.into(), people: 0, changed: 0, burden: 0 }
    }

    /// Adds a person with everything that changes, and why.
    pub(super) fn add(&mut self, who: &Who, changes: &[Change<'_>], why: &str) {
        self.people += 1;
        self.changed += u64::from(!changes.is_empty());
        let row = |row: Option<u64>| row.map_or_else(String::new, |row| row.to_string());
        for (column, old, new) in changes {
            let amounts = minor(old).zip(minor(new));
            let change = amounts.map(|(old, new)| new - old);
            if *column == "burden_after" {
                self.burden += i128::from(change.unwrap_or_default());
            }
            let change = change.map_or_else(String::new, |change| Cny::new(change).to_string());
            let (row_old, row_new) = (row(who.old), row(who.new));
            let cells: [&str; 9] =
                [&who.employee, &who.year, &row_old, &row_new, column, old, new, &change, why];
            for (place, cell) in cells.into_iter().enumerate() {
                if place > 0 {
                    self.out.push(b',');
                }
                // An amount below zero begins as a formula does, and is none.
                if minor(cell).is_some() {
                    self.out.extend_from_slice(cell.as_bytes());
                } else {
                    push_cell(&mut self.out, cell);
                }
            }
            self.out.push(b'\n');
        }
    }

    /// Writes the list, and says what it comes to.
    pub(super) fn finish(
        self,
        output: Option<&std::path::Path>,
        (quiet, words): (bool, &Words),
    ) -> Done {
        let done = write_whole(output, &self.out)?;
        if !quiet {
            let said = calibration::changes(words, (self.people, self.changed), self.burden);
            say(&format!("{said}\n"));
        }
        Ok(done)
    }
}

/// An amount in fen, with its sign.
fn minor(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-');
    let amount = Cny::parse(digits.unwrap_or(text).as_bytes()).ok()?.minor();
    Some(if digits.is_some() { -amount } else { amount })
}
