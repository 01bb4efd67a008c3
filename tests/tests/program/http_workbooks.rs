//! Workbooks sent to the service: the workbook of the command line comes back, what is wrong is
//! said as with other bodies, and nothing stays behind.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use calc_tests::package::{workbook, workbook_of_csv};
use calc_tests::program::run;
use calc_tests::repository;
use calc_tests::server::{PATIENCE, Response, Server, head};
use calc_text::ProblemKind;

const BATCH: &str = "/v1/individuals/batch";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn fixture(name: &str) -> Vec<u8> {
    fs::read(repository("fixtures/sheets").join(name)).unwrap()
}

/// Every sheet of a workbook, by name and in order.
fn sheets(book: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
    let sheets = book.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(<[_]>::to_vec).collect())).collect()
}

/// The workbook that the command line writes.
fn written(arguments: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.xlsx");
    let ran = run([arguments, &["-q", "-o", out.to_str().unwrap()]].concat());
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.said);
    fs::read(out).unwrap()
}

/// A problem document of a kind, and the code of its one mistake, if it lists any.
fn refused(response: &Response, kind: ProblemKind) -> Option<String> {
    let document = response.json();
    assert_eq!(response.status, kind.status(), "{}", response.text());
    assert_eq!(response.header("content-type"), Some("application/problem+json"));
    assert_eq!(document["type"], kind.address());
    document["errors"][0]["code"].as_str().map(str::to_owned)
}

#[test]
fn a_workbook_without_rows_is_refused() {
    let server = Server::start(calc_tests::http::CHEAP);
    let cell = |at: &str, text: &str| format!("<c r=\"{at}1\" t=\"str\"><v>{text}</v></c>");
    let header = [("A", "employee_id"), ("B", "tax_year"), ("C", "wages")];
    let cells: String = header.map(|(at, text)| cell(at, text)).concat();
    let book = workbook(format!("<row r=\"1\">{cells}</row>").as_bytes());
    let response = server.post(BATCH, XLSX, &book);
    assert_eq!(refused(&response, ProblemKind::Payroll).as_deref(), Some("no_rows"));
}

/// Waits until the service has no file open that stands in no folder.
fn nothing_is_left(server: &Server) {
    if !cfg!(target_os = "linux") {
        return;
    }
    let begun = std::time::Instant::now();
    loop {
        let open = fs::read_dir(format!("/proc/{}/fd", server.id())).unwrap();
        let names = open.filter_map(|entry| fs::read_link(entry.ok()?.path()).ok());
        let left: Vec<_> =
            names.filter(|name| name.to_string_lossy().ends_with("(deleted)")).collect();
        if left.is_empty() {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{left:?}");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn the_workbook_of_the_command_line_comes_back() {
    let server = Server::start(&[]);
    for name in ["own.xlsx", "tax-calculation-2025.xlsx", "wages-2025.xlsx"] {
        let response = server.post(BATCH, XLSX, &fixture(name));
        assert_eq!(response.status, 200, "{name}: {}", response.text());
        assert!(response.is_complete);
        assert_eq!(response.header("content-type"), Some(XLSX));
        assert_eq!(response.header("cache-control"), Some("no-store"));
        let path = repository("fixtures/sheets").join(name);
        let expected = sheets(&written(&["batch", path.to_str().unwrap()]));
        let found = sheets(&response.body);
        let names = |book: &[(String, Vec<Vec<Data>>)]| -> Vec<String> {
            book.iter().map(|(name, _)| name.clone()).collect()
        };
        assert_eq!(names(&found), names(&expected), "{name}");
        assert!(found.len() > 3, "{name}: {:?}", names(&found));
        // The file's name alone differs: a body has none.
        let sent = "Workbook sent to the service";
        let text = |cell: &Data| {
            cell.to_string().replace(path.to_str().unwrap(), sent).replace(name, sent)
        };
        for ((sheet, found), (_, expected)) in found.iter().zip(&expected) {
            let expected: Vec<Vec<String>> =
                expected.iter().map(|row| row.iter().map(text).collect()).collect();
            let found: Vec<Vec<String>> =
                found.iter().map(|row| row.iter().map(Data::to_string).collect()).collect();
            assert_eq!(found, expected, "{name}: {sheet}");
        }
    }
    let log = server.wait_for_log("\"batch\"");
    assert!(log.contains("complete"), "{log}");
    nothing_is_left(&server);
}

/// The texts of every sheet; where the file was stands in as one name.
fn texts(book: &[u8], file: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let text = |cell: &Data| cell.to_string().replace(file, "FILE");
    let sheet = |(name, rows): (String, Vec<Vec<Data>>)| {
        (name, rows.iter().map(|row| row.iter().map(text).collect()).collect())
    };
    sheets(book).into_iter().map(sheet).collect()
}

/// Months on one sheet and facts of the year on another, by the month and added up to years.
#[test]
fn a_workbook_of_months_comes_back_as_the_command_line_writes_it() {
    let server = Server::start(&["--rate", "0"]);
    let months = fs::read_to_string(repository("fixtures/months/months.csv")).unwrap();
    let facts = "employee_id,tax_year,identity,park_employment\nP01,2025,hk_permanent,yes\n";
    let book = workbook_of_csv(&[("months", &months), ("facts", facts)]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.xlsx");
    fs::write(&path, &book).unwrap();
    let path = path.to_str().unwrap();
    for (route, command, column) in [
        ("/v1/individuals/withholding/batch", "withhold", "withheld_to_date"),
        (BATCH, "batch", "mainland_basis"),
    ] {
        let response = server.post(route, XLSX, &book);
        assert_eq!(response.status, 200, "{route}: {}", response.text());
        assert!(response.is_complete);
        assert_eq!(response.header("content-type"), Some(XLSX));
        let expected = texts(&written(&[command, path]), path);
        let found = texts(&response.body, "Workbook sent to the service");
        assert!(expected[1].1[0].iter().any(|name| name == column), "{:?}", expected[1].1[0]);
        let names = |book: &[(String, Vec<Vec<String>>)]| -> Vec<String> {
            book.iter().map(|(name, _)| name.clone()).collect()
        };
        assert_eq!(names(&found), names(&expected));
        // How the files were read is said of a file with a name, and of its columns.
        for ((sheet, found), (_, expected)) in found.iter().zip(&expected).take(3) {
            assert_eq!(found, expected, "{route}: {sheet}");
        }
    }
    let payroll = fixture("own.xlsx");
    let response = server.post("/v1/individuals/withholding/batch", XLSX, &payroll);
    assert_eq!(refused(&response, ProblemKind::Payroll).as_deref(), Some("missing_columns"));
    let bad = server.post("/v1/individuals/withholding/batch", XLSX, b"employee_id\n");
    assert_eq!(bad.status, ProblemKind::MediaType.status(), "{}", bad.text());
    nothing_is_left(&server);
}

#[test]
fn a_row_with_errors_says_so_in_its_row() {
    let server = Server::start(&[]);
    let cell = |text: &str| format!("<c t=\"str\"><v>{text}</v></c>");
    let row = |cells: [&str; 3]| format!("<row>{}</row>", cells.map(cell).concat());
    let rows = row(["employee_id", "tax_year", "wages"])
        + &row(["1", "2025", "96000"])
        + &row(["2", "2025", "many"]);
    let response = server.post(&format!("{BATCH}?lang=zh-Hans"), XLSX, &workbook(rows.as_bytes()));
    assert_eq!(response.status, 200, "{}", response.text());
    let sheets = sheets(&response.body);
    let (name, rows) = &sheets[1];
    let column = |name: &str| rows[0].iter().position(|cell| cell == name).unwrap();
    assert_eq!(rows.len(), 3, "{name}");
    assert_eq!(rows[1][column("status")], "ok");
    assert_eq!(rows[2][column("status")], "error");
    assert_eq!(rows[2][column("messages")], "bad_amount");
    assert_eq!(rows[2][column("wages")], "many");
    assert_eq!(sheets[0].1[1][0], "发送到服务的工作簿");
}

#[test]
fn what_is_no_workbook_or_a_hostile_one_is_refused() {
    let server = Server::start(&["--rate", "0"]);
    let post = |body: &[u8]| server.post(BATCH, XLSX, body);
    for body in
        [b"employee_id,tax_year\n1,2025\n".as_slice(), b"%PDF-1.7", b"", &fixture("own.xls")]
    {
        assert_eq!(refused(&post(body), ProblemKind::MediaType), None);
    }
    let long =
        format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{}</v></c></row>", "9".repeat(9 << 20));
    let bomb = workbook(long.as_bytes());
    assert!(bomb.len() < 100_000, "{} bytes", bomb.len());
    assert_eq!(refused(&post(&bomb), ProblemKind::Payroll).as_deref(), Some("workbook_too_large"));
    let own = fixture("own.xlsx");
    for (body, code) in [
        (own[..own.len() / 2].to_vec(), "workbook_damaged"),
        (b"PK\x03\x04no archive".to_vec(), "workbook_damaged"),
        (fixture("protected.xlsx"), "workbook_protected"),
        (fixture("notes.xlsx"), "no_known_table"),
        (fixture("non-domiciled.xlsx"), "month_not_clear"),
    ] {
        assert_eq!(refused(&post(&body), ProblemKind::Payroll).as_deref(), Some(code));
    }
    // A CSV body that is a workbook is still told what it is.
    let as_csv = server.post(BATCH, "text/csv", &own);
    assert_eq!(refused(&as_csv, ProblemKind::MediaType).as_deref(), Some("not_csv"));
    nothing_is_left(&server);
    let small = Server::start(&["--batch-limit", "1000"]);
    assert_eq!(refused(&small.post(BATCH, XLSX, &own), ProblemKind::TooLarge), None);
    nothing_is_left(&small);
}

#[test]
fn a_caller_that_goes_away_leaves_nothing_behind() {
    let server = Server::start(&["--rate", "0"]);
    let own = fixture("own.xlsx");
    let mut caller = server.connect();
    // Work on a payroll begins when the first 64 kB are there.
    let begun = vec![b'P'; 100_000];
    let head = head("POST", BATCH, &[("content-type", XLSX)], Some(2 * begun.len()));
    assert!(caller.write(&[head.as_bytes(), &begun].concat()));
    drop(caller);
    let log = server.wait_for_log("\"batch\"");
    assert!(log.contains("caller gone"), "{log}");
    nothing_is_left(&server);
    // The next one is served: the room of the first is free again.
    assert_eq!(server.post(BATCH, XLSX, &own).status, 200);
}
