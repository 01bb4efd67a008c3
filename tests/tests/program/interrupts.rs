//! Signals and closed pipes in the middle of a run: what is left, what is said, how it ends.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use calc_core::law::text::Language;
use calc_tests::program::{start, taxdiff};
use calc_text::Words;

const HEADER: &str = "employee_id,tax_year,wages\n";

/// Sends a signal to a program that this test started.
fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status();
    assert!(sent.unwrap().success());
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Waits until the program has begun to write: three unfinished files lie in the folder.
fn wait_for_files(folder: &Path) {
    for _ in 0..3_000 {
        if names(folder).iter().filter(|name| name.starts_with(".taxdiff-")).count() == 3 {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the run did not begin");
}

fn said(mut child: Child) -> (Option<i32>, String) {
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    (child.wait().unwrap().code(), said)
}

fn message(id: &str, language: Language) -> String {
    Words::of(language).say(id) + "\n"
}

/// The arguments of a run that writes three files.
fn three_files(language: &str) -> [&str; 10] {
    ["--lang", language, "batch", "-", "-o", "out.csv", "--errors", "e.csv", "--report", "r.html"]
}

#[test]
fn an_interrupted_run_leaves_nothing_behind() {
    for (name, language) in ["INT", "TERM", "HUP"].into_iter().zip(Language::ALL) {
        let folder = tempfile::tempdir().unwrap();
        let mut child = start(folder.path(), three_files(language.tag()));
        // The header lets the run begin; it then waits for rows that do not come.
        let mut input = child.stdin.take().unwrap();
        input.write_all(HEADER.as_bytes()).unwrap();
        input.write_all("1,2025,1\n".repeat(20_000).as_bytes()).unwrap();
        wait_for_files(folder.path());
        signal(&child, name);
        assert_eq!(said(child), (Some(130), message("cli-interrupted", language)), "{name}");
        assert!(names(folder.path()).is_empty(), "{name}: {:?}", names(folder.path()));
        drop(input);
    }
}

#[test]
fn an_interrupt_while_rows_come_leaves_the_old_output() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.csv");
    fs::write(&out, "of yesterday").unwrap();
    let mut child = start(folder.path(), three_files("en").into_iter().chain(["--force"]));
    let mut input = child.stdin.take().unwrap();
    input.write_all(HEADER.as_bytes()).unwrap();
    // Rows keep coming until the program no longer takes them.
    let rows = std::thread::spawn(move || {
        let rows = "1,2025,1\n".repeat(10_000);
        while input.write_all(rows.as_bytes()).is_ok() {}
    });
    wait_for_files(folder.path());
    signal(&child, "INT");
    let (code, said) = said(child);
    rows.join().unwrap();
    assert_eq!((code, said.as_str()), (Some(130), "Interrupted. Nothing was left behind.\n"));
    assert_eq!(names(folder.path()), ["out.csv"]);
    assert_eq!(fs::read_to_string(out).unwrap(), "of yesterday");
}

#[test]
fn an_interrupt_says_that_standard_output_is_not_complete() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let mut child = start(folder.path(), ["--lang", language.tag(), "batch", "-"]);
        let mut input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let rest = std::thread::spawn(move || {
            input.write_all(HEADER.as_bytes()).unwrap();
            let rows = "1,2025,1\n".repeat(10_000);
            while input.write_all(rows.as_bytes()).is_ok() {}
        });
        let mut header = String::new();
        output.read_line(&mut header).unwrap();
        assert!(header.starts_with("employee_id,"), "{header}");
        signal(&child, "INT");
        output.read_to_string(&mut String::new()).unwrap();
        assert_eq!(said(child), (Some(130), message("cli-interrupted-stdout", language)));
        rest.join().unwrap();
    }
}

#[test]
fn a_reader_that_has_enough_ends_the_run_quietly() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("payroll.csv");
    fs::write(&file, format!("{HEADER}{}", "1,2025,1\n".repeat(20_000))).unwrap();
    let mut child = start(folder.path(), ["batch", "payroll.csv"]);
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut String::new()).unwrap();
    drop(output);
    assert_eq!(said(child), (Some(4), String::new()));
    // A pipe that is closed before anything is written.
    for arguments in [["params", "list"], ["template", "--labels"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ran = Command::new(taxdiff()).args(arguments).stdout(writer).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&ran.stderr), "", "{arguments:?}");
        assert_eq!(ran.status.code(), Some(4), "{arguments:?}");
    }
    let shell = format!("'{}' params list | head -1", taxdiff().display());
    let ran = Command::new("sh").args(["-c", &shell]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
    assert_eq!(String::from_utf8_lossy(&ran.stdout).lines().count(), 1);
}
