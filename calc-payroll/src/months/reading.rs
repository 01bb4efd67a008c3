//! The first of the two times that a file of months is read.

use super::Months;
use super::ledger::Collector;
use super::next::NextMonth;
use crate::Payroll;
use crate::batch::{Batch, RowSource};
use crate::chunk::Chunk;
use crate::pipeline::Stopped;
use crate::typed_rows::TypedRow;

/// Reads every row into a ledger, and makes the rows of next month where they are wanted.
///
/// # Errors
/// The rows cannot be read, or are none of such a file.
pub fn collect<E>(
    payroll: &Payroll<Months>,
    mut rows: impl RowSource,
    next: bool,
) -> Result<(Collector, Vec<TypedRow>), Stopped<E>> {
    let mut collector = Collector::default();
    let mut months = next.then(NextMonth::default);
    let mut chunk = Chunk::<Months>::default();
    let mut number = payroll.header.row + 1;
    loop {
        match rows.next_rows(&mut chunk.batch) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(error.from_row(number).into()),
        }
        number = read(payroll, &mut chunk, number)?;
        chunk.visit(payroll, &mut collector);
        if let Some(months) = &mut months {
            chunk.visit(payroll, months);
        }
    }
    let next = months.map_or_else(Vec::new, |months| months.rows(&payroll.header, number - 1));
    chunk.batch = Batch::Typed(next.clone());
    read(payroll, &mut chunk, number)?;
    chunk.visit(payroll, &mut collector);
    Ok((collector, next))
}

fn read<E>(
    payroll: &Payroll<Months>,
    chunk: &mut Chunk<Months>,
    number: u64,
) -> Result<u64, Stopped<E>> {
    chunk.read(payroll);
    chunk.number(number, |_, _| Ok::<_, Stopped<E>>(None))
}
