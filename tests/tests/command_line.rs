//! The real program: the example payrolls, bad input, exit codes, what is left behind.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use calc_core::code::Code;
use calc_tests::cases::all;
use calc_tests::facts::{at, nested};
use calc_tests::program::{run, run_with};
use calc_tests::repository;

const HEADER: &str = "employee_id,tax_year,wages\n";

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn payroll(name: &str) -> String {
    text(&repository("fixtures/payrolls").join(name)).to_owned()
}

#[test]
fn the_example_payroll_runs_and_says_which_rows_are_bad() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| text(&folder.path().join(name)).to_owned();
    let (out, errors, report) = (file("out.csv"), file("errors.csv"), file("report.html"));
    let ran = run([
        "batch",
        &payroll("example.csv"),
        "-o",
        &out,
        "--errors",
        &errors,
        "--report",
        &report,
    ]);
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    assert!(ran.said.contains("40 rows, 34 worked out, 6 with errors"), "{}", ran.said);
    let rows = fs::read_to_string(&out).unwrap();
    assert_eq!(rows.lines().count(), 41);
    assert_eq!(rows.lines().filter(|line| line.contains(",error,")).count(), 6);
    assert_eq!(fs::read_to_string(&errors).unwrap().lines().count(), 7);
    let page = fs::read_to_string(&report).unwrap();
    assert!(page.contains("INCOMPLETE"));
    for outside in ["src=", "href=", "url(", "@import", "<script"] {
        assert!(!page.contains(outside), "{outside}");
    }
    // Nothing unfinished stays beside the outputs.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn every_error_code_has_its_row() {
    let ran = run(["batch", &payroll("errors.csv")]);
    assert_eq!(ran.code, Some(1));
    for code in Code::ALL.iter().filter(|code| code.is_error()) {
        assert!(ran.out.contains(&format!("error,{}", code.as_str())), "{}", code.as_str());
        assert!(ran.said.contains(code.as_str()), "{}", code.as_str());
    }
}

#[test]
fn chinese_headers_and_words_are_read() {
    for name in ["zh-Hans.csv", "zh-Hant-HK.csv"] {
        let language = name.trim_end_matches(".csv");
        let ran = run(["--lang", language, "batch", &payroll(name)]);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.said);
        assert_eq!(ran.out.lines().filter(|line| line.contains(",ok,")).count(), 6, "{name}");
        assert!(!ran.said.contains("Mainland tax"), "{name}: {}", ran.said);
    }
}

#[test]
fn threads_change_nothing_but_the_time() {
    let one = run(["batch", &payroll("example.csv"), "--threads", "1", "--quiet"]);
    let four = run(["batch", &payroll("example.csv"), "--threads", "4", "--quiet"]);
    assert_eq!(one.out, four.out);
    let mut many = String::from(HEADER);
    for row in 0..40_000 {
        many.push_str(&format!("{row:06},2025,{row}.50\n"));
    }
    many.push_str("000007,2025,1\n");
    let one = run_with(["batch", "-", "--threads", "1", "--quiet"], many.as_bytes());
    let four = run_with(["batch", "-", "--threads", "4", "--quiet"], many.as_bytes());
    assert_eq!(one.code, Some(1));
    assert!(one.out.trim_end().lines().last().unwrap().contains("duplicate_person_year"));
    assert!(one.out == four.out, "the rows differ");
    assert_eq!(one.out.lines().count(), 40_002);
}

#[test]
fn files_that_are_no_payroll_are_refused_with_nothing_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.csv");
    let wide = format!("{}\n", "a,".repeat(100_000));
    let long = format!("{HEADER}1,2025,{}\n", "9".repeat(3_000_000));
    for (input, expected) in [
        (b"".as_slice(), "The file is empty"),
        (b"\n\n", "The file is empty"),
        (b"a,b\n1,2\n", "Required columns are missing: employee_id"),
        (b"employee_id,tax_year\n1,2025\n", "None of the income columns"),
        (b"employee_id,tax_year,wages,mainland_tax\n", "the name of a column that comes back"),
        (b"PK\x03\x04rest", "The workbook cannot be read"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xfea\0", "Required columns are missing"),
        (b"employee_id,tax_year,wages\n\xb9\xa4,2025,1\n", "not in UTF-8"),
        (b"employee_id,tax_year,wages\n1,2025,1\n2,20\x0025,1\n", "row 3: There is a NUL byte"),
        (
            b"employee_id,tax_year,wages\n1,2025,1\n\"2,2025,1\n3,2025,1\n",
            "row 3: A quotation mark",
        ),
        (wide.as_bytes(), "more than 16,384 columns"),
        (long.as_bytes(), "longer than"),
    ] {
        let ran = run_with(["batch", "-", "-o", text(&out)], input);
        assert_eq!(ran.code, Some(3), "{expected}: {}", ran.said);
        assert!(ran.said.contains(expected), "{expected}: {}", ran.said);
        assert!(ran.said.contains("What to do"), "{expected}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{expected}");
    }
}

#[test]
fn a_header_alone_is_a_payroll_of_nobody() {
    let ran = run_with(["batch", "-"], HEADER.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn bad_amounts_are_named_and_never_mended() {
    for (amount, reading) in [
        ("1.23E+05", None),
        ("\"12,34,5\"", None),
        ("１２３", Some("123")),
        ("(500)", None),
        ("\"12,345.60\"", Some("12345.60")),
        ("-1", None),
        ("1.234", None),
        ("1000000000000.01", None),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let errors = folder.path().join("errors.csv");
        let input = format!("{HEADER}1,2025,{amount}\n");
        let ran = run_with(["batch", "-", "--errors", text(&errors)], input.as_bytes());
        assert_eq!(ran.code, Some(1), "{amount}");
        assert!(ran.out.contains(",error,bad_amount,"), "{amount}: {}", ran.out);
        if let Some(reading) = reading {
            let listed = fs::read_to_string(&errors).unwrap();
            assert!(listed.contains(&format!("If {reading} is meant")), "{listed}");
        }
    }
}

#[test]
fn output_is_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.csv");
    fs::write(&input, format!("{HEADER}1,2025,1\n")).unwrap();
    let input = text(&input);
    let same = run(["batch", input, "-o", input]);
    assert_eq!(same.code, Some(2), "{}", same.said);
    assert!(same.said.contains("the same file"));
    assert_eq!(fs::read_to_string(input).unwrap(), format!("{HEADER}1,2025,1\n"));
    let nowhere = folder.path().join("no/such/folder.csv");
    let ran = run(["batch", input, "-o", text(&nowhere)]);
    assert_eq!(ran.code, Some(4), "{}", ran.said);
    let missing = run(["batch", text(&folder.path().join("missing.csv"))]);
    assert_eq!(missing.code, Some(3), "{}", missing.said);
    assert_eq!(run(["batch", input, "--set", "no=thing"]).code, Some(2));
    if Path::new("/dev/full").exists() {
        let full = run(["batch", input, "-o", "/dev/full"]);
        assert_eq!(full.code, Some(4), "{}", full.said);
        assert!(full.said.contains("not complete"), "{}", full.said);
    }
}

#[test]
fn formulas_and_template_and_json_lines() {
    let input = "employee_id,tax_year,wages,note\n1,2025,1,=1+1\n";
    let ran = run_with(["batch", "-", "--bom"], input.as_bytes());
    assert!(ran.out.starts_with('\u{feff}') && ran.out.contains("\"'=1+1\""), "{}", ran.out);
    for labels in [true, false] {
        let mut arguments = vec!["--lang", "zh-Hant-HK", "template"];
        arguments.extend(labels.then_some("--labels"));
        let template = run(arguments);
        let ran = run_with(["batch", "-"], template.out.as_bytes());
        // The line of help is not a person.
        assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 1), "{}", ran.said);
    }
    let ran = run_with(["batch", "-", "--format", "jsonl"], input.as_bytes());
    let row: serde_json::Value = serde_json::from_str(ran.out.trim()).unwrap();
    assert_eq!(row["input"]["note"], "=1+1");
    assert_eq!(row["status"], "ok");
}

#[test]
fn assess_and_explain_say_the_same_as_the_cases() {
    let case = all().into_iter().map(|(_, case)| case).find(|case| case.id == "A12").unwrap();
    let facts = nested(case.facts.as_ref().unwrap()).to_string();
    let ran = run_with(["assess", "-", "--json"], facts.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    for (key, expected) in &case.expected {
        if key.contains('.') && !key.starts_with("has_note") {
            assert_eq!(at(&answer, key), Some(expected.all().concat().as_str()), "{key}");
        }
    }
    for language in ["en", "zh-Hans", "zh-Hant-HK"] {
        let ran = run(["--lang", language, "explain", &payroll("example.csv"), "--row", "2"]);
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        for id in ["term-", "answer-", "step-", "condition-", "section-", "way-"] {
            assert!(!ran.out.contains(id), "{language}: a text is missing: {id}");
        }
    }
    let bad = run_with(["assess", "-"], br#"{"mainland": {"wages": 5}}"#);
    assert_eq!(bad.code, Some(1));
    assert!(bad.said.contains("/mainland/wages"), "{}", bad.said);
    assert_eq!(run_with(["assess", "-"], b"{").code, Some(3));
}

#[test]
fn parameters_are_shown_with_their_sources() {
    let list = run(["params"]);
    assert_eq!(list.code, Some(0));
    assert!(list.out.contains("hongkong.allowances.basic"));
    let show = run(["params", "show", "hongkong.allowances.basic", "--on", "2026-04-01"]);
    assert!(show.out.contains("145,000") && show.out.contains("s.28"), "{}", show.out);
    assert_eq!(run(["params", "show", "no.such"]).code, Some(2));
    assert_eq!(run(["params", "list", "--on", "2025-02-30"]).code, Some(2));
}
