//! Files that were made to end whatever reads them. Each is an error of that one file, in the
//! program and over HTTP, and the service stays as it was.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use calc_tests::package::{Part, packed, parts, workbook};
use calc_tests::program::{run, taxdiff};
use calc_tests::repository;
use calc_tests::server::{PATIENCE, Server};

const BATCH: &str = "/v1/individuals/batch";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What the service may take, in kB.
const MOST_MEMORY: u64 = 300_000;

/// Bytes of `own.xls`, each of which alone makes the library that reads it panic or abort.
const BROKEN_RECORDS: [(usize, u8); 6] =
    [(9163, 0), (7019, 255), (10_176, 255), (15_408, 255), (15_022, 128), (7843, 255)];

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Something in place of a part, or beside the others.
fn with(mut parts: Vec<Part>, name: &str, text: String) -> Vec<Part> {
    parts.retain(|(known, _)| known != name);
    parts.push((name.to_owned(), text.into_bytes()));
    parts
}

/// The relationships of a workbook with one sheet and what else is given.
fn relationships(more: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         {more}</Relationships>"
    )
}

/// A workbook that has one table of texts beside its rows.
fn with_texts(rows: &str, texts: String) -> Vec<u8> {
    let tables = format!(
        "<Relationship Id=\"rId2\" Type=\"{OFFICE}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    );
    let parts = with(parts(rows.as_bytes()), "xl/sharedStrings.xml", texts);
    packed(&with(parts, "xl/_rels/workbook.xml.rels", relationships(&tables)))
}

/// A workbook with other words in `xl/workbook.xml` or its styles.
fn with_part(name: &str, text: String) -> Vec<u8> {
    let styles =
        format!("<Relationship Id=\"rId2\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>");
    let row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let parts = with(parts(row.as_bytes()), name, text);
    if name == "xl/styles.xml" {
        packed(&with(parts, "xl/_rels/workbook.xml.rels", relationships(&styles)))
    } else {
        packed(&parts)
    }
}

/// The list of sheets, with something in it.
fn book(sheets: &str, more: &str) -> String {
    format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{sheets}</sheets>{more}</workbook>"
    )
}

/// A text of 7 MB, in 300 cells of one row or of 300 rows.
fn one_text_in_many_cells(rows: bool) -> Vec<u8> {
    let cell = |at: u32| {
        let (row, column) = if rows { (at + 1, 0) } else { (1, at) };
        let letters = [column / 26, column % 26].map(|part| u8::try_from(part).unwrap());
        let first = if letters[0] == 0 { String::new() } else { letter(letters[0] - 1) };
        let cell = format!("<c r=\"{first}{}{row}\" t=\"s\"><v>0</v></c>", letter(letters[1]));
        if rows { format!("<row r=\"{row}\">{cell}</row>") } else { cell }
    };
    let cells: String = (0..300).map(cell).collect();
    let rows = if rows { cells } else { format!("<row r=\"1\">{cells}</row>") };
    let text = "a".repeat(7 << 20);
    with_texts(&rows, format!("<sst xmlns=\"{MAIN}\"><si><t>{text}</t></si></sst>"))
}

fn letter(index: u8) -> String {
    char::from(b'A' + index).to_string()
}

/// A table of texts that announces more than there can be, in a tag that lies across two reads.
fn announced_across_two_reads() -> Vec<u8> {
    let before = " ".repeat((1 << 16) - 10);
    with_texts("", format!("{before}<sst xmlns=\"{MAIN}\" uniqueCount=\"100000000000\"/>"))
}

/// A record of a workbook of the old kind.
fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), body].concat()
}

/// The stream of a workbook of the old kind with one sheet of these records.
fn stream(sheet: &[u8]) -> Vec<u8> {
    let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let name = [&[0_u8; 6][..], &[1, 0, b'S']].concat();
    let globals = [begin(5), record(0x0085, &name), record(0x000a, &[])].concat();
    let offset = u32::try_from(globals.len()).unwrap().to_le_bytes();
    let named = [&offset[..], &[0, 0, 1, 0, b'S']].concat();
    let globals = [begin(5), record(0x0085, &named), record(0x000a, &[])].concat();
    [globals, begin(0x10), sheet.to_vec(), record(0x000a, &[])].concat()
}

/// A compound file with these streams.
fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (path, bytes) in streams {
        let folder = Path::new(path).parent().unwrap();
        file.create_storage_all(folder).unwrap();
        file.create_stream(path).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

/// A number in a cell of the old kind.
fn number(row: u16, column: u16) -> Vec<u8> {
    let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    record(0x0203, &[place.as_slice(), &1_f64.to_le_bytes()].concat())
}

/// Hostile workbooks of the new kind.
fn new_ones() -> Vec<(&'static str, Vec<u8>)> {
    let some = |times: u32, pattern: &str| {
        let one = pattern.replace("TEXT", &"a".repeat(7 << 20));
        (0..times).map(|number| one.replace("NUMBER", &number.to_string())).collect::<String>()
    };
    let long = |pattern: &str| some(12, pattern);
    let sheet = "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>";
    let styles = |inside: String| format!("<styleSheet xmlns=\"{MAIN}\">{inside}</styleSheet>");
    // Within the limit of the part, and more than a reader of the service may take.
    let names = some(36, "<definedName name=\"nNUMBER\">TEXT</definedName>");
    let formats = long("<numFmt numFmtId=\"NUMBER\" formatCode=\"TEXT\"/>");
    let fonts = long("<font><name val=\"TEXTNUMBER\"/></font>");
    let sheets = long("<sheet name=\"NUMBERTEXT\" sheetId=\"1\" r:id=\"rId1\"/>");
    let targets =
        long("<Relationship Id=\"nNUMBER\" Type=\"http://example.com/x\" Target=\"TEXT\"/>");
    let stored = |name: &str| fs::read(repository("fixtures/hostile").join(name)).unwrap();
    vec![
        ("announced-texts.xlsx", stored("announced-texts.xlsx")),
        ("announced-across.xlsx", announced_across_two_reads()),
        ("one-row.xlsx", one_text_in_many_cells(false)),
        ("many-rows.xlsx", one_text_in_many_cells(true)),
        (
            "names.xlsx",
            with_part(
                "xl/workbook.xml",
                book(sheet, &format!("<definedNames>{names}</definedNames>")),
            ),
        ),
        ("sheets.xlsx", with_part("xl/workbook.xml", book(&sheets, ""))),
        (
            "formats.xlsx",
            with_part("xl/styles.xml", styles(format!("<numFmts>{formats}</numFmts>"))),
        ),
        ("fonts.xlsx", with_part("xl/styles.xml", styles(format!("<fonts>{fonts}</fonts>")))),
        ("targets.xlsx", with_part("xl/_rels/workbook.xml.rels", relationships(&targets))),
    ]
}

/// Hostile workbooks of the old kind.
fn old_ones() -> Vec<(String, Vec<u8>)> {
    let dimensions = [0_u32.to_le_bytes(), 65_536_u32.to_le_bytes()].concat();
    let dimensions = [&dimensions[..], &[0, 0], &16_384_u16.to_le_bytes(), &[0, 0]].concat();
    let wide = stream(&record(0x0200, &dimensions));
    let far = stream(&[number(0, 0), number(65_535, 255)].concat());
    let near = stream(&number(0, 0));
    let mut all = vec![
        ("dimensions.xls".to_owned(), compound(&[("/Workbook", wide)])),
        ("nested.xls".to_owned(), compound(&[("/A/Workbook", far), ("/Workbook", near)])),
    ];
    let own = fs::read(repository("fixtures/sheets/own.xls")).unwrap();
    for (at, byte) in BROKEN_RECORDS {
        let mut bytes = own.clone();
        bytes[at] = byte;
        all.push((format!("record-{at}.xls"), bytes));
    }
    all
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

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
    let begun = std::time::Instant::now();
    while !children(server.id()).is_empty() {
        assert!(begun.elapsed() < PATIENCE, "{:?}", children(server.id()));
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn nobody_reads_on_when_the_program_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "<row><c t=\"str\"><v>x</v></c></row>".repeat(100_000);
    let path = write(folder.path(), "long.xlsx", &workbook(rows.as_bytes()));
    let mut program = Command::new(taxdiff()).arg("batch").arg(path).spawn().unwrap();
    let begun = std::time::Instant::now();
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

/// A text that steers a terminal, in each way that is known.
const STEERING: &str = "\u{1b}[2J\u{9b}2J\u{7}\u{202e}\u{2066}\u{61c}\u{200f}";

/// Whether nothing in a text steers.
fn is_calm(text: &str) -> bool {
    text.chars().all(|letter| {
        letter == '\n'
            || !(letter.is_control() || "\u{202e}\u{2066}\u{61c}\u{200f}".contains(letter))
    })
}

#[test]
fn no_name_or_argument_steers_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let cell = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"str\"><v>{text}</v></c>");
    // XML has no ESC; U+009B it has.
    let steering = STEERING.replace(['\u{1b}', '\u{7}'], "");
    let head = [cell("A1", "employee_id"), cell("B1", "tax_year"), cell("C1", &steering)].concat();
    let row = [cell("A2", "1"), cell("B2", "2025"), cell("C2", "x")].concat();
    let rows = format!(
        "<row r=\"1\">{}</row><row r=\"2\">{head}</row><row r=\"3\">{row}</row>",
        cell("A1", &steering)
    );
    let rows =
        rows.replace("A2\"", "A3\"").replace("A1\" t=\"str\"><v>emp", "A2\" t=\"str\"><v>emp");
    let sheets = format!("<sheet name=\"{steering}\" sheetId=\"1\" r:id=\"rId1\"/>");
    let book = packed(&with(parts(rows.as_bytes()), "xl/workbook.xml", book(&sheets, "")));
    let book = write(folder.path(), "steering.xlsx", &book);
    let map = format!("[columns]\n\"{steering}\" = \"nothing\"\n");
    let map = write(folder.path(), "map.toml", map.as_bytes());
    let book = book.to_str().unwrap();
    for arguments in [
        vec!["batch", book, "--dry-run"],
        vec!["batch", book, "--sheet", STEERING],
        vec!["batch", book, "--map", map.to_str().unwrap()],
        vec!["batch", book, "--exclude", STEERING],
        vec!["batch", STEERING],
        vec!["batch", book, "--encoding", STEERING],
        vec!["batch", book, STEERING, STEERING],
        vec![STEERING],
        vec!["params", STEERING],
        vec!["batch", "--threads", STEERING, book],
        vec!["assess", STEERING],
        vec!["serve", "--listen", STEERING],
    ] {
        let ran = run(&arguments);
        assert!(!ran.said.is_empty(), "{arguments:?}");
        assert!(is_calm(&ran.said), "{arguments:?}: {:?}", ran.said);
    }
}

#[test]
fn an_unfinished_file_is_its_owners_and_the_finished_one_runs_as_nobody_else() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let input = write(folder.path(), "in.csv", b"employee_id,tax_year,wages\n1,2025,96000\n");
    fs::set_permissions(&input, fs::Permissions::from_mode(0o6755)).unwrap();
    let target = folder.path().join("new.csv");
    let link = folder.path().join("link.csv");
    std::os::unix::fs::symlink("new.csv", &link).unwrap();
    let ran = run(["batch", input.to_str().unwrap(), "-q", "-o", link.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(link.is_symlink() && target.is_file());
    assert_eq!(target.metadata().unwrap().permissions().mode() & 0o7777, 0o755);
    // What is behind a descriptor stays, and what others wrote there, too.
    let out = folder.path().join("out.csv");
    for (name, redirect) in [("/dev/fd/1", "1"), ("/dev/fd/3", "3"), ("/proc/self/fd/1", "1")] {
        let script = format!("exec \"$0\" batch \"$1\" -q -o {name} {redirect}>\"$2\"");
        fs::write(&out, "").unwrap();
        let held = fs::File::open(&out).unwrap();
        let files = [taxdiff(), input.clone(), out.clone()];
        assert!(Command::new("sh").args(["-c", &script]).args(files).status().unwrap().success());
        let rows = std::io::read_to_string(held).unwrap();
        assert_eq!(rows.lines().count(), 2, "{name}: {rows}");
    }
}
