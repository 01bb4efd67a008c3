//! The first of the two times that a file of months is read.

use super::Months;
use super::ledger::{Collector, Ledger};
use super::next::{NextMonth, NextRows};
use super::spool::Spool;
use crate::Payroll;
use crate::batch::{Batch, RowSource};
use crate::chunk::{Chunk, Visit};
use crate::pipeline::Stopped;

/// From how many bytes on the rows of a file are not kept in memory.
pub const LONG: u64 = 16 << 20;

/// Works every row out, and makes the rows of next month where they are wanted. Rows of a `long` file
/// wait in temporary files.
///
/// # Errors
/// The rows cannot be read, are none of such a file, or a temporary file failed.
pub fn ledger<E>(
    payroll: &Payroll<Months>,
    rows: impl RowSource,
    (next, long): (bool, bool),
) -> Result<(Ledger, NextRows), Stopped<E>> {
    if long {
        let mut spool = Spool::new(&payroll.header).map_err(Stopped::Memory)?;
        let next = collect(payroll, rows, next, &mut spool)?;
        let ledger = spool.finish(payroll).map_err(Stopped::Memory)?;
        return Ok((ledger.with_next(&next), next));
    }
    let mut collector = Collector::default();
    let next = collect(payroll, rows, next, &mut collector)?;
    Ok((collector.finish(&payroll.settings.choices).with_next(&next), next))
}

/// Shows every row to a visitor, and makes the rows of next month where they are wanted.
pub(crate) fn collect<E>(
    payroll: &Payroll<Months>,
    mut rows: impl RowSource,
    next: bool,
    collector: &mut impl Visit<Months>,
) -> Result<NextRows, Stopped<E>> {
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
        chunk.visit(payroll, collector);
        if let Some(months) = &mut months {
            chunk.visit(payroll, months);
        }
    }
    let next = months.map(|months| months.rows(&payroll.header, number - 1)).unwrap_or_default();
    chunk.batch = Batch::Typed(next.rows.clone());
    read(payroll, &mut chunk, number)?;
    chunk.visit(payroll, collector);
    Ok(next)
}

fn read<E>(
    payroll: &Payroll<Months>,
    chunk: &mut Chunk<Months>,
    number: u64,
) -> Result<u64, Stopped<E>> {
    chunk.read(payroll);
    chunk.number(number, |_, _| Ok::<_, Stopped<E>>(None))
}
