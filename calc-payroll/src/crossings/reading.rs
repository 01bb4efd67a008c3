//! The records of a file, by person.

use super::Crossings;
use super::records::Records;
use crate::Payroll;
use crate::batch::RowSource;
use crate::chunk::{Chunk, RowProblem};
use crate::pipeline::Stopped;

/// The records, how many rows there are, and the mistakes of rows.
pub type Read = (Records, u64, Vec<RowProblem<Crossings>>);

/// Reads every row: the records, how many rows there are, and the mistakes of rows.
///
/// # Errors
/// The rows cannot be read, or are none of such a file.
pub fn records<E>(
    payroll: &Payroll<Crossings>,
    mut rows: impl RowSource,
) -> Result<Read, Stopped<E>> {
    let (mut records, mut problems) = (Records::default(), Vec::new());
    let mut chunk = Chunk::<Crossings>::default();
    let mut number = payroll.header.row + 1;
    let mut read = 0;
    loop {
        match rows.next_rows(&mut chunk.batch) {
            Ok(true) => {}
            Ok(false) => return Ok((records, read, problems)),
            Err(error) => return Err(error.from_row(number).into()),
        }
        chunk.read(payroll);
        number = chunk.number(number, |_, _| Ok::<_, Stopped<E>>(None))?;
        chunk.visit(payroll, &mut records);
        chunk.compute(payroll);
        read += chunk.summary.0;
        problems.append(&mut chunk.problems);
    }
}
