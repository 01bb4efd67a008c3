//! The list of errors as CSV: a line for each, in the reader's language.

use calc_core::law::code::{Code as _, Fault};
use calc_core::law::fields::FactLocation as _;
use calc_payroll::Payroll;
use calc_payroll::chunk::RowProblem;
use calc_payroll::escape::push_cell;
use calc_payroll::subject::Subject;

use crate::{Explained, Words, problem};

/// What is said about the mistakes of rows.
pub struct Mistakes<'a, S: Subject> {
    /// The reader's language.
    pub words: &'a Words,
    /// What the rows have in common.
    pub payroll: &'a Payroll<S>,
    /// Where the value of a joined row stands.
    pub origin: Option<Origin<'a, S>>,
}

/// Where the value of a joined row stands in its own file.
pub type Origin<'a, S> = &'a (dyn Fn(u64, <S as Subject>::Location) -> Option<String> + Sync);

/// The header.
pub fn header(words: &Words) -> Vec<u8> {
    let names = ["row", "column", "code", "found", "message", "fix"];
    let names = names.map(|name| words.say(&format!("errors-{name}")));
    let mut line = Vec::new();
    push_line(&mut line, names.iter().map(String::as_str));
    line
}

/// The lines of some errors. An error that many rows share is said in full each time: the list is
/// sorted and filtered by those who read it.
pub fn lines<S: Subject>(mistakes: &Mistakes<'_, S>, problems: &[RowProblem<S>]) -> Vec<u8> {
    let mut out = Vec::new();
    for located in problems {
        let Listed { column, found, explained } = listed(mistakes, located);
        let row = located.row.to_string();
        let code = located.problem.code.as_str();
        let cells = [row.as_str(), &column, code, found, &explained.message, &explained.fix];
        push_line(&mut out, cells);
    }
    out
}

/// What the list says of an error, beside its row and its code.
#[derive(Clone, Debug)]
pub struct Listed<'a> {
    /// The column; nothing where the row as a whole is wrong.
    pub column: String,
    /// What was found there; nothing where that says nothing.
    pub found: &'a str,
    /// What is wrong, and what to do.
    pub explained: Explained,
}

/// What the list says of an error.
pub fn listed<'a, S: Subject>(
    mistakes: &Mistakes<'_, S>,
    located: &'a RowProblem<S>,
) -> Listed<'a> {
    let found = &located.problem;
    Listed {
        column: column(mistakes, located),
        found: if found.code.fault() == Some(Fault::WrongCellCount) { "" } else { &found.found },
        explained: problem(mistakes.words, found),
    }
}

/// The column of an error. A value of a joined row is named by the place where it stands in its own
/// file too.
pub fn column<S: Subject>(mistakes: &Mistakes<'_, S>, located: &RowProblem<S>) -> String {
    let Some(place) = located.problem.field else { return String::new() };
    let column = place.column();
    let name = mistakes.payroll.header.name_of(column);
    let name = place.in_cell().map_or_else(|| name.to_owned(), |at| format!("{name} {at}"));
    match mistakes.origin.and_then(|origin| origin(located.row, place)) {
        Some(origin) => format!("{name} ({origin})"),
        None => name,
    }
}

fn push_line<'a>(out: &mut Vec<u8>, cells: impl IntoIterator<Item = &'a str>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        push_cell(out, cell);
    }
    out.push(b'\n');
}
