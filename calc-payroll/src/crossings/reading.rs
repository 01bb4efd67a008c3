//! The records of a file, by person.

use calc_core::law::problem::{Argument, Message};

use super::Crossings;
use super::records::Records;
use crate::Payroll;
use crate::batch::RowSource;
use crate::chunk::{Chunk, RowProblem};
use crate::file_problem::FileProblem;
use crate::pipeline::Stopped;

/// Reads every row: the records, and how many rows there are. `wrong` is shown the mistakes of rows as
/// they come; whoever does not keep them needs no memory for a file of nothing else.
///
/// # Errors
/// The rows cannot be read, are none of such a file, or are about more people than `most_people`.
pub fn records<E>(
    payroll: &Payroll<Crossings>,
    mut rows: impl RowSource,
    most_people: Option<usize>,
    mut wrong: impl FnMut(&mut Vec<RowProblem<Crossings>>),
) -> Result<(Records, u64), Stopped<E>> {
    let mut records = Records::default();
    let mut chunk = Chunk::<Crossings>::default();
    let mut number = payroll.header.row + 1;
    let mut read = 0;
    loop {
        match rows.next_rows(&mut chunk.batch) {
            Ok(true) => {}
            Ok(false) => return Ok((records, read)),
            Err(error) => return Err(error.from_row(number).into()),
        }
        chunk.read(payroll);
        number = chunk.number(number, |_, _| Ok::<_, Stopped<E>>(None))?;
        chunk.visit(payroll, &mut records);
        if let Some(most) = most_people.filter(|most| records.len() > *most) {
            let limit = vec![("limit", Argument::Number(u64::try_from(most).unwrap_or(u64::MAX)))];
            let message = Message::new("file-too-many-people", limit);
            return Err(FileProblem::Told("too_many_people", Box::new(message)).into());
        }
        chunk.compute(payroll);
        read += chunk.summary.0;
        wrong(&mut chunk.problems);
    }
}
