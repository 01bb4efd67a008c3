//! A file of rows: CSV in, CSV out, one row after the other on as many threads as there are.
//!
//! ```text
//! cargo run -p calc-payroll --features pipeline --example rows < fixtures/payrolls/example.csv
//! ```

use std::convert::Infallible;
use std::io::{self, Read, Write};
use std::sync::atomic::AtomicBool;

use calc_core::person::assess::Settings;
use calc_payroll::people::People;
use calc_payroll::pipeline::{Job, open, run};
use calc_payroll::{Format, Payroll};

/// Works a payroll out; rows with errors come back with their codes and without figures.
///
/// # Errors
/// What is wrong with the file as a whole, such as a column that is missing.
fn worked_out(input: impl Read + Send) -> Result<Vec<u8>, String> {
    let (header, rows) =
        open::<_, People>(input, Format::Csv).map_err(|problem| format!("{problem:?}"))?;
    let payroll: Payroll = Payroll { header, settings: Settings::default(), format: Format::Csv };
    let mut out = Vec::new();
    payroll.header.push_line(&mut out);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let stop = AtomicBool::new(false);
    let job = Job { payroll: &payroll, rows, threads, stop: &stop };
    let keep = |chunk: &mut calc_payroll::chunk::Chunk<People>, ()| -> Result<(), Infallible> {
        out.append(&mut chunk.out);
        Ok(())
    };
    run(job, |_| (), keep).map_err(|problem| format!("{problem:?}"))?;
    Ok(out)
}

fn main() -> io::Result<()> {
    let out = worked_out(io::stdin()).map_err(io::Error::other)?;
    io::stdout().write_all(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 500,000 less 60,000 is 440,000; at 30% less 52,920 that is 79,080.00. The second row
    /// has no amount of wages that can be read.
    #[test]
    fn the_figures_are_those_worked_out_by_hand() {
        let rows = "employee_id,tax_year,wages\n1,2025,500000\n2,2025,half a million\n";
        let out = String::from_utf8(worked_out(rows.as_bytes()).unwrap()).unwrap();
        let mut lines = out.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let header = lines.next().unwrap();
        let column = |name: &str| header.iter().position(|cell| *cell == name).unwrap();
        let (status, tax) = (column("status"), column("mainland_tax"));
        let rows: Vec<_> = lines.map(|row| (row[status].to_owned(), row[tax].to_owned())).collect();
        let expected = [("ok", "79080.00"), ("error", "")];
        assert_eq!(rows, expected.map(|(status, tax)| (status.to_owned(), tax.to_owned())));
    }
}
