//! Parquet files sent to the real service: the file of the command line comes back, what is wrong is said as
//! with other bodies, and a file that was made to do harm ends nothing but the process that reads it.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, Int32Array, Int64Array, RecordBatch, StringArray};
use calc_core::person::fields::Field;
use calc_core::person::month::fields::Field as MonthField;
use calc_tests::program::run;
use calc_tests::repository;
use calc_tests::server::{PATIENCE, Response, Server, head};
use calc_text::ProblemKind;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;

use crate::parquet::{some_typings, write};
use crate::typed::{batch, batch_of, columns_of};

const BATCH: &str = "/v1/individuals/batch";
const MONTHS: &str = "/v1/individuals/withholding/batch";
const PARQUET: &str = "application/vnd.apache.parquet";

/// What the service may take, in kB, as for workbooks.
const MOST_MEMORY: u64 = 300_000;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(repository("fixtures/parquet").join(name)).unwrap()
}

/// What the command line writes of a file.
fn written(command: &[&str], input: &Path) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.parquet").display().to_string();
    let input = input.display().to_string();
    let ran = run([command, &[input.as_str(), "-o", &out, "--force", "--quiet"]].concat());
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.said);
    std::fs::read(out).unwrap()
}

/// A problem document of a kind, and the code of its one mistake, if it lists any.
fn refused(response: &Response, kind: ProblemKind) -> Option<String> {
    let document = response.json();
    assert_eq!(response.status, kind.status(), "{}", response.text());
    assert_eq!(response.header("content-type"), Some("application/problem+json"));
    assert_eq!(document["type"], kind.address());
    document["errors"][0]["code"].as_str().map(str::to_owned)
}

/// Waits until nobody reads for the service any more.
fn nobody_is_left(server: &Server) {
    let begun = Instant::now();
    loop {
        let told = Command::new("ps")
            .args(["-o", "args=", "--ppid", &server.id().to_string()])
            .output()
            .unwrap();
        if told.stdout.trim_ascii().is_empty() {
            return;
        }
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(begun.elapsed() < PATIENCE, "{told}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn the_file_of_the_command_line_comes_back() {
    let server = Server::start(&["--rate", "0"]);
    let folder = tempfile::tempdir().unwrap();
    let came = folder.path().join("in.parquet");
    let columns = |file: &str| columns_of(&std::fs::read_to_string(repository(file)).unwrap());
    let people = columns("fixtures/payrolls/example.csv");
    let months = columns("fixtures/months/months.csv");
    for typing in some_typings() {
        for (route, command, table) in [
            (BATCH, &["batch"][..], batch_of::<Field>(&people, &typing)),
            (
                "/v1/individuals/batch?range=true",
                &["batch", "--range"],
                batch_of::<Field>(&people, &typing),
            ),
            (BATCH, &["batch"], batch_of::<MonthField>(&months, &typing)),
            (MONTHS, &["withhold"], batch_of::<MonthField>(&months, &typing)),
        ] {
            write(&came, &table);
            let response = server.post(route, PARQUET, &std::fs::read(&came).unwrap());
            let what = format!("{route} {}", typing.name);
            assert_eq!(response.status, 200, "{what}: {}", response.text());
            assert!(response.is_complete, "{what}");
            assert_eq!(response.header("content-type"), Some(PARQUET));
            assert_eq!(response.header("cache-control"), Some("no-store"));
            assert!(response.body == written(command, &came), "{what}: other bytes");
        }
    }
    let log = server.wait_for_log("\"batch\"");
    assert!(log.contains("complete"), "{log}");
    nobody_is_left(&server);
}

#[test]
fn what_is_no_table_of_a_payroll_is_refused() {
    let server = Server::start(&["--rate", "0"]);
    let post = |body: &[u8]| server.post(BATCH, PARQUET, body);
    for body in [b"employee_id,tax_year\n1,2025\n".as_slice(), b"PK\x03\x04", b""] {
        assert_eq!(refused(&post(body), ProblemKind::MediaType), None);
    }
    let own = fixture("payroll.parquet");
    let changed = |place: usize, byte: u8| {
        let mut bytes = own.clone();
        bytes[place] = byte;
        bytes
    };
    let encrypted = [b"PARE".as_slice(), &[b'x'; 64], b"PARE"].concat();
    for (body, code) in [
        (own[..own.len() / 2].to_vec(), "parquet_unreadable"),
        (encrypted, "parquet_encrypted"),
        (changed(607, 12), "parquet_codec"),
        (changed(4, 255), "rows_unreadable"),
        (fixture("wages-list.parquet"), "column_type"),
    ] {
        assert_eq!(refused(&post(&body), ProblemKind::Payroll).as_deref(), Some(code));
    }
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.parquet");
    let none: Int64Array = Vec::<i64>::new().into();
    let none: ArrayRef = Arc::new(none);
    write(
        &empty,
        &batch(["employee_id", "tax_year", "wages"].map(|name| (name, Arc::clone(&none)))),
    );
    let empty = std::fs::read(empty).unwrap();
    assert_eq!(refused(&post(&empty), ProblemKind::Payroll).as_deref(), Some("no_rows"));
    let months = server.post(MONTHS, PARQUET, &own);
    assert_eq!(refused(&months, ProblemKind::Payroll).as_deref(), Some("missing_columns"));
    // A CSV body that is Parquet is still told what it is, and how it is taken.
    let as_csv = server.post(BATCH, "text/csv", &own);
    assert_eq!(refused(&as_csv, ProblemKind::MediaType).as_deref(), Some("not_csv"));
    assert!(as_csv.text().contains(PARQUET), "{}", as_csv.text());
    let page = server.get("/problems/media-type", &[]);
    assert!(page.text().contains(PARQUET), "{}", page.text());
    nobody_is_left(&server);
}

/// A table whose text of each row is one of few, said once in the file.
fn shared(text: &str, rows: usize) -> Vec<u8> {
    let ids: StringArray = (0..rows).map(|row| Some(row.to_string())).collect();
    let years: Int64Array = std::iter::repeat_n(2025, rows).collect();
    let keys: Int32Array = std::iter::repeat_n(0, rows).collect();
    let texts = DictionaryArray::<Int32Type>::new(keys, Arc::new(StringArray::from(vec![text])));
    let years: ArrayRef = Arc::new(years);
    let columns: [(&str, ArrayRef); 4] = [
        ("employee_id", Arc::new(ids)),
        ("tax_year", Arc::clone(&years)),
        ("wages", years),
        ("my_own", Arc::new(texts)),
    ];
    let table = RecordBatch::try_from_iter(columns).unwrap();
    // Without the types of Arrow the texts come one by one.
    let options = ArrowWriterOptions::new().with_skip_arrow_metadata(true);
    let mut writer =
        ArrowWriter::try_new_with_options(Vec::new(), table.schema(), options).unwrap();
    writer.write(&table).unwrap();
    writer.into_inner().unwrap()
}

#[test]
fn a_small_file_that_stands_for_much_is_no_danger() {
    let server = Server::start(&["--rate", "0"]);
    // 512 MiB of texts in one batch: more than the process that reads may take.
    let bomb = shared(&"x".repeat(64 << 10), 8_192);
    assert!(bomb.len() < 500_000, "{} bytes", bomb.len());
    let response = server.post(BATCH, PARQUET, &bomb);
    assert_eq!(refused(&response, ProblemKind::Payroll).as_deref(), Some("parquet_unreadable"));
    let told = response.text();
    assert!(told.contains("256") && told.contains("row groups"), "{told}");
    // 64 MiB: it is worked out, in parts.
    let long = shared(&"x".repeat(64 << 10), 1_000);
    let response = server.post(BATCH, PARQUET, &long);
    assert!(response.status == 200 && response.is_complete, "{}", response.status);
    // One text that is longer than a row may be.
    let row = shared(&"x".repeat((1 << 20) + 1), 1);
    let response = server.post(BATCH, PARQUET, &row);
    assert_eq!(refused(&response, ProblemKind::Payroll).as_deref(), Some("row_too_long"));
    assert_eq!(response.json()["errors"][0]["row"], 1);
    if let Some(peak) = server.peak_kilobytes() {
        assert!(peak < MOST_MEMORY, "{peak} kB");
    }
    nobody_is_left(&server);
    assert_eq!(server.post(BATCH, PARQUET, &fixture("payroll.parquet")).status, 200);
}

#[test]
fn rows_count_against_the_limit_of_a_body() {
    let server = Server::start(&["--rate", "0", "--batch-limit", "60000"]);
    // 8 bytes for each of four cells.
    let (within, beyond) = (shared("x", 1_800), shared("x", 1_900));
    assert!(beyond.len() < 60_000, "{} bytes", beyond.len());
    let response = server.post(BATCH, PARQUET, &within);
    assert!(response.status == 200 && response.is_complete, "{}", response.text());
    assert_eq!(refused(&server.post(BATCH, PARQUET, &beyond), ProblemKind::TooLarge), None);
    nobody_is_left(&server);
}

#[test]
fn a_caller_that_goes_away_leaves_nobody_reading() {
    let server = Server::start(&["--rate", "0"]);
    let mut caller = server.connect();
    // Work on a payroll begins when the first 64 kB are there.
    let begun = [b"PAR1".as_slice(), &vec![0; 100_000]].concat();
    let head = head("POST", BATCH, &[("content-type", PARQUET)], Some(2 * begun.len()));
    assert!(caller.write(&[head.as_bytes(), &begun].concat()));
    drop(caller);
    let log = server.wait_for_log("\"batch\"");
    assert!(log.contains("caller gone"), "{log}");
    nobody_is_left(&server);
}

/// Whatever a byte of a file becomes, there is an answer or a document.
#[test]
fn a_changed_byte_ends_nothing() {
    let server = Server::start(&["--rate", "0"]);
    let own = fixture("payroll.parquet");
    for place in (0..own.len()).step_by(17) {
        let mut changed = own.clone();
        changed[place] ^= 0x55;
        let response = server.post(BATCH, PARQUET, &changed);
        assert!(matches!(response.status, 200 | 415 | 422), "{place}: {}", response.text());
    }
    assert_eq!(server.post(BATCH, PARQUET, &own).status, 200);
    nobody_is_left(&server);
}
