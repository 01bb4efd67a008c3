//! Files that are too long, too wide, or odd in a way that must not lose a row.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Write as _;
use std::path::Path;
use std::process::Child;

use calc_tests::program::{run_with, start};

const HEADER: &str = "employee_id,tax_year,wages\n";

/// 64 MiB.
const STREAM: usize = 1 << 26;

/// The most memory that a program has had, in bytes, where the system says so.
#[cfg(target_os = "linux")]
fn peak_memory(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

#[cfg(not(target_os = "linux"))]
fn peak_memory(_: &Child) -> Option<u64> {
    None
}

/// Streams a header and then a piece, over and over, until the program has taken 64 MiB or takes no
/// more. Gives the program's peak memory, its exit code and what it said.
fn stream(piece: &[u8]) -> (Option<u64>, Option<i32>, String) {
    let arguments = ["batch", "-", "--threads", "2", "-o", "out.csv"];
    let folder = tempfile::tempdir().unwrap();
    let mut child = start(folder.path(), arguments);
    let mut input = child.stdin.take().unwrap();
    input.write_all(HEADER.as_bytes()).unwrap();
    let mut sent = 0;
    while sent < STREAM && input.write_all(piece).is_ok() {
        sent += piece.len();
    }
    let peak = peak_memory(&child);
    drop(input);
    let ran = child.wait_with_output().unwrap();
    (peak, ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
}

#[test]
fn memory_does_not_grow_with_the_stream() {
    // Long rows, so that there are few of them: the debug build is slow.
    let row = format!("{},2025,600000\n", "7".repeat(60_000));
    let (peak, code, said) = stream(row.as_bytes());
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("duplicate_person_year"), "{said}");
    // Less than two thirds of what came in, the pages of a debug program included. On one system only can it
    // be asked.
    assert!(peak.is_none_or(|bytes| bytes < 40 << 20), "{peak:?}");
    assert_eq!(peak.is_some(), cfg!(target_os = "linux"));
}

#[test]
fn a_line_without_an_end_is_refused_before_it_ends() {
    let line = "9".repeat(1 << 16);
    let (_, code, said) = stream(line.as_bytes());
    assert_eq!(code, Some(3));
    assert!(said.contains("row 2: The row is longer than 1,048,576 bytes."), "{said}");
}

#[test]
fn the_longest_row_and_the_most_columns_are_taken() {
    let note = "x".repeat((1 << 20) - 40);
    let ran = run_with(
        ["batch", "-", "-q"],
        format!("employee_id,tax_year,wages,note\n1,2025,1,{note}\n").as_bytes(),
    );
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(ran.out.contains(&format!("{note},ok,")));
    let columns = 16_384 - 3;
    let names: Vec<String> = (0..columns).map(|column| format!("c{column}")).collect();
    let names = names.join(",");
    let cells = ",".repeat(columns);
    let payroll = format!("employee_id,tax_year,wages,{names}\n1,2025,1{cells}\n");
    let ran = run_with(["batch", "-", "-q"], payroll.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(ran.out.lines().nth(1).unwrap().starts_with("1,2025,1,,,"));
    // One cell more than the columns that are read.
    let ran = run_with(["batch", "-", "-q"], format!("{HEADER}1,2025,1{cells},,,\n").as_bytes());
    assert_eq!(ran.code, Some(3), "{}", ran.said);
    assert!(ran.said.contains("more than 16,384 columns"), "{}", ran.said);
}

/// However a file is written, a person is a row, and an amount is the same.
#[test]
fn no_row_is_lost_however_the_file_is_written() {
    let plain = run_with(["batch", "-", "-q"], format!("{HEADER}1,2025,5\n2,2025,6\n").as_bytes());
    let results = |out: &str| -> Vec<String> {
        let rows = out.trim_start_matches('\u{feff}').lines().skip(1);
        rows.filter_map(|row| row.find(",ok,").map(|at| row[at..].to_owned())).collect()
    };
    assert_eq!(results(&plain.out).len(), 2);
    for input in [
        format!("\u{feff}{HEADER}1,2025,5\n2,2025,6\n"),
        format!("{HEADER}1,2025,5\n2,2025,6"),
        format!("\n\n{HEADER}\n1,2025,5\n\n\n2,2025,6\n\n"),
        format!("{HEADER}1,2025,5\n2,2025,6\n").replace('\n', "\r\n"),
        format!("{HEADER}1,2025,5\r2,2025,6\r\n"),
        format!("{HEADER}\"1\",\"2025\",\"5\"\n\"2\", 2025 ,\" 6 \"\n"),
        "Employee number,TAX_YEAR,*工资薪金\n1,2025,5.00\n2,2025,0006\n".to_owned(),
    ] {
        let ran = run_with(["batch", "-", "-q"], input.as_bytes());
        assert_eq!(ran.code, Some(0), "{input:?}: {}", ran.said);
        assert_eq!(results(&ran.out), results(&plain.out), "{input:?}");
    }
}

#[test]
fn odd_cells_spoil_their_row_and_no_other() {
    for cell in [
        "1.23E+05",
        "\"12,34,5\"",
        "１２３",
        "(500)",
        "1.2万",
        "−500",
        "NaN",
        "Infinity",
        "0x10",
        "1_000",
        "--1",
        "1.",
        ".5",
        "1..2",
        "+5",
        "=1+1",
        "\u{200b}5",
        "５",
        "#REF!",
    ] {
        let input = format!("{HEADER}1,2025,1\n2,2025,{cell}\n3,2025,3\n");
        let ran = run_with(["batch", "-", "-q"], input.as_bytes());
        assert_eq!(ran.code, Some(1), "{cell}: {}", ran.said);
        let rows: Vec<&str> = ran.out.lines().skip(1).collect();
        assert_eq!(rows.len(), 3, "{cell}");
        assert!(rows[0].contains(",ok,") && rows[2].contains(",ok,"), "{cell}");
        assert!(rows[1].contains(",error,bad_amount,"), "{cell}: {}", rows[1]);
    }
    for year in ["2018", "2028", "25", "2025.0", "２０２５", "2025年", "-2025", "99999"] {
        let input = format!("{HEADER}1,2025,1\n2,{year},2\n");
        let ran = run_with(["batch", "-", "-q"], input.as_bytes());
        assert!(ran.out.contains(",error,year_not_covered,"), "{year}: {}", ran.out);
    }
}

#[test]
fn a_device_without_an_end_is_refused() {
    if !Path::new("/dev/zero").exists() {
        return;
    }
    let ran = run_with(["batch", "/dev/zero"], b"");
    assert_eq!(ran.code, Some(3), "{}", ran.said);
    let facts = run_with(["assess", "/dev/zero"], b"");
    assert_eq!(facts.code, Some(3), "{}", facts.said);
}

#[test]
fn rows_of_separators_alone_are_nobody() {
    let payroll =
        "employee_id,tax_year,wages\n,,\n1,2025,600000\n \u{a0},,\n\n2,2025,oops\n,,\n,,\n";
    let ran = run_with(["batch", "-", "--errors", "/dev/stderr", "-q"], payroll.as_bytes());
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    assert_eq!(ran.out.lines().count(), 3, "{}", ran.out);
    assert!(ran.said.contains("\n6,wages,bad_amount"), "{}", ran.said);
}
