//! A payroll in memory, through the same chunks that the programs use.

use std::collections::{BTreeMap, HashMap};

use calc_core::person::assess::Settings;
use calc_payroll::batch::RowSource as _;
use calc_payroll::chunk::Chunk;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::{FrameError, Frames};
use calc_payroll::header::Header;
use calc_payroll::people::People;
use calc_payroll::subject::Subject;
use calc_payroll::{Format, Payroll};

/// What a payroll came to: the problem of the file, or its rows by column.
pub type Ran = Result<Vec<BTreeMap<String, String>>, FileProblem>;

/// Runs a payroll and gives its rows back as JSON Lines, read again.
///
/// # Errors
/// The file is no payroll.
pub fn run(csv: &str, settings: Settings) -> Ran {
    run_as::<People>(csv, settings)
}

/// The same for rows about anything.
///
/// # Errors
/// The file is none of its kind.
pub fn run_as<S: Subject>(csv: &str, settings: S::Settings) -> Ran {
    let mut frames = Frames::new(csv.as_bytes());
    let mut chunk = Chunk::<S>::default();
    let framed = |error| match error {
        FrameError::File(problem) => problem,
        FrameError::Read(error) => unreachable!("memory can be read: {error}"),
    };
    let mut first = Vec::new();
    let row = frames.first_row(&mut first).map_err(framed)?.ok_or(FileProblem::Empty)?;
    let header = Header::read_as(&first, row, Format::JsonLines, S::check_header)?;
    let payroll = Payroll::<S> { header, settings, format: Format::JsonLines };
    let mut next = row + 1;
    let mut seen = HashMap::new();
    let mut rows = Vec::new();
    while frames.next_rows(&mut chunk.batch).map_err(framed)? {
        chunk.read(&payroll);
        next = chunk.number(next, |person, row| {
            let first = *seen.entry(person).or_insert(row);
            Ok::<_, FileProblem>((first != row).then_some(first))
        })?;
        chunk.compute(&payroll);
        rows.extend(String::from_utf8_lossy(&chunk.out).lines().map(flat));
    }
    Ok(rows)
}

/// The results of one line.
fn flat(line: &str) -> BTreeMap<String, String> {
    let value: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
    let members = value.as_object().into_iter().flatten();
    members.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}

/// Rows as a CSV file with every column that any of them has.
pub fn csv_of<'a>(rows: impl Iterator<Item = &'a BTreeMap<&'a str, String>> + Clone) -> String {
    let mut columns: Vec<&str> = rows.clone().flat_map(|row| row.keys().copied()).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut csv = columns.join(",");
    csv.push('\n');
    for row in rows {
        let cells: Vec<&str> =
            columns.iter().map(|column| row.get(column).map_or("", String::as_str)).collect();
        csv.push_str(&cells.join(","));
        csv.push('\n');
    }
    csv
}
