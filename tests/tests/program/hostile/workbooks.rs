//! Files that were made to end whatever reads them: each is an error of that one file, in the program
//! and over HTTP, and the service stays as it was.

use std::fs;
use std::process::Command;
use std::time::Instant;

use calc_tests::package::{packed, parts, workbook};
use calc_tests::program::{run, taxdiff};
use calc_tests::repository;
use calc_tests::server::{PATIENCE, Server};

use crate::hostile::made::{announced_whole, book, new_ones, old_ones, wide_ones, with, write};
use crate::hostile::{BATCH, MOST_MEMORY, XLSX};

/// The processes that a process started and that are still there.
fn children(process: u32) -> Vec<String> {
    let told = Command::new("ps").args(["-o", "args=", "--ppid", &process.to_string()]).output();
    let told = told.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    told.unwrap_or_default().lines().map(str::to_owned).collect()
}

#[test]
fn each_is_an_error_of_that_file() {
    let folder = tempfile::tempdir().unwrap();
    let new = new_ones().into_iter().map(|(name, bytes)| (name.to_owned(), bytes));
    for (name, bytes) in new.chain(old_ones()) {
        assert!(bytes.len() < 2_000_000, "{name}: {} bytes", bytes.len());
        let path = write(folder.path(), &name, &bytes);
        let ran = run(["batch", path.to_str().unwrap(), "-q"]);
        assert_eq!(ran.code, Some(3), "{name}: {}", ran.said);
        assert!(ran.out.is_empty(), "{name}: {}", ran.out);
        assert!(ran.said.contains("What to do"), "{name}: {}", ran.said);
    }
}

#[test]
fn the_service_answers_and_stays() {
    let server = Server::start(&["--rate", "0"]);
    for (name, bytes) in new_ones() {
        let response = server.post(BATCH, XLSX, &bytes);
        assert_eq!(response.status, 422, "{name}: {}", response.text());
        let code = response.json()["errors"][0]["code"].clone();
        assert!(code.is_string(), "{name}: {}", response.text());
        if name == "names.xlsx" {
            assert_eq!(code, "workbook_unreadable");
        }
    }
    let own = fs::read(repository("fixtures/sheets/own.xlsx")).unwrap();
    assert_eq!(server.post(BATCH, XLSX, &own).status, 200);
    if let Some(peak) = server.peak_kilobytes() {
        assert!(peak < MOST_MEMORY, "{peak} kB");
    }
    // Nobody who read for it is left.
    let begun = Instant::now();
    while !children(server.id()).is_empty() {
        assert!(begun.elapsed() < PATIENCE, "{:?}", children(server.id()));
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn an_old_workbook_takes_room_for_its_cells_alone() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, said) in wide_ones() {
        let path = write(folder.path(), name, &bytes);
        let ran = run(["batch", path.to_str().unwrap(), "-q"]);
        assert_eq!(ran.code, Some(3), "{name}: {}", ran.said);
        assert!(ran.said.contains(said), "{name}: {}", ran.said);
    }
    let path = write(folder.path(), "own.xls", &announced_whole());
    let ran = run(["batch", path.to_str().unwrap(), "-q", "--format", "csv"]);
    let own = repository("fixtures/sheets/own.xls");
    let expected = run(["batch", own.to_str().unwrap(), "-q", "--format", "csv"]);
    assert_eq!((ran.code, ran.out), (expected.code, expected.out), "{}", ran.said);
}

/// Each value of a person's year is compared with those before it.
#[test]
fn thousands_of_values_for_one_fact_keep_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let name = |name: &str| format!("<c t=\"inlineStr\"><is><t>{name}</t></is></c>");
    let head = ["employee_id", "tax_year", "wages", "identity"].map(name).concat();
    let row = |number: u32| {
        let word = name(&format!("w{number}"));
        format!("<row><c><v>1</v></c><c><v>2025</v></c><c><v>5</v></c>{word}</row>")
    };
    let rows = format!("<row>{head}</row>") + &(0..4_000).map(row).collect::<String>();
    let sheet = |name: &str| format!("<sheet name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/>");
    let sheets = book(&(sheet("A") + &sheet("B")), "");
    let bytes = packed(&with(parts(rows.as_bytes()), "xl/workbook.xml", sheets));
    let path = write(folder.path(), "values.xlsx", &bytes);
    let begun = Instant::now();
    let ran = run(["batch", path.to_str().unwrap(), "-q", "--errors", "/dev/stderr"]);
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    assert!(ran.said.contains("(+"), "{}", &ran.said[..ran.said.len().min(2_000)]);
    assert!(ran.said.len() < 20_000, "{}", ran.said.len());
}

#[test]
fn nobody_reads_on_when_the_program_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "<row><c t=\"str\"><v>x</v></c></row>".repeat(100_000);
    let path = write(folder.path(), "long.xlsx", &workbook(rows.as_bytes()));
    let mut program = Command::new(taxdiff()).arg("batch").arg(path).spawn().unwrap();
    let begun = Instant::now();
    let reader = loop {
        let told = Command::new("ps")
            .args(["-o", "pid=", "--ppid", &program.id().to_string()])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&told.stdout).trim().to_owned();
        if !told.is_empty() {
            break told;
        }
        assert!(program.try_wait().unwrap().is_none() && begun.elapsed() < PATIENCE);
    };
    // Nothing of ours is done on the way out.
    program.kill().unwrap();
    program.wait().unwrap();
    let is_there = || {
        let told = Command::new("ps").args(["-o", "args=", "-p", &reader]).output().unwrap();
        String::from_utf8_lossy(&told.stdout).contains("read-workbook")
    };
    while is_there() {
        assert!(begun.elapsed() < PATIENCE, "{reader} reads on");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn a_reader_that_cannot_be_started_is_no_fault_of_the_file() {
    let own = repository("fixtures/sheets/own.xlsx");
    // Standard streams, the file twice and its beginning, and no room for a socket.
    let script = "ulimit -n 6; exec \"$0\" batch \"$1\" -q";
    let ran = Command::new("sh").args(["-c", script]).arg(taxdiff()).arg(own).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(3), "{said}");
    assert!(said.contains("could not be started"), "{said}");
}
