//! Cells, dimensions and columns that no spreadsheet writes.

use calamine::{Data, Reader as _, Xlsx};
use calc_tests::package::{packed, parts, workbook};
use calc_tests::program::{run, run_in, run_with};
use calc_tests::server::Server;

use crate::hostile::made::{with, write};
use crate::hostile::{BATCH, XLSX};

const HEAD: &str = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>employee_id</v></c><c r=\"B1\" t=\"str\">\
                    <v>tax_year</v></c><c r=\"C1\" t=\"str\"><v>wages</v></c></row>";

/// A row of one person, with something behind it.
fn row(wages: &str, more: &str) -> String {
    format!(
        "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>1</v></c><c r=\"B2\"><v>2025</v></c>\
         <c r=\"C2\"><v>{wages}</v></c>{more}</row>"
    )
}

/// A workbook whose sheet says that it reaches so far.
fn reaching(dimension: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <dimension ref=\"{dimension}\"/><sheetData>{HEAD}{}</sheetData></worksheet>",
        row("5", "")
    );
    packed(&with(parts(b""), "xl/worksheets/sheet1.xml", sheet))
}

/// Each is either read, or an error of the file; none ends the program or fails the service.
#[test]
fn odd_places_are_read_or_told() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&["--rate", "0"]);
    let dimensions = ["XFD1048576:A1", "A1:XFD1048576", "A99999999999", "", "1:1", "ZZZZ9:A1"];
    let cells = [
        "A99999999999",
        "A4294967296",
        "ZZZZ2",
        "XFE2",
        "XFD2",
        "A0",
        "2A",
        "A",
        "-1",
        "",
        "\u{ff21}2",
        "AAAAAAAAAAAAAAAAAAAA2",
        "A1048577",
        "$A$2",
        "A2:B2",
    ];
    let cell = |at: &str| {
        workbook((HEAD.to_owned() + &row("5", &format!("<c r=\"{at}\"><v>1</v></c>"))).as_bytes())
    };
    let rows = ["99999999999", "0", "-1", "x", "4294967295", "4294967296", "1"];
    let numbered = |number: &str| {
        workbook(
            (HEAD.to_owned() + &row("5", "").replace("r=\"2\"", &format!("r=\"{number}\"")))
                .as_bytes(),
        )
    };
    let books = dimensions.iter().map(|text| (*text, reaching(text)));
    let books = books.chain(cells.iter().map(|text| (*text, cell(text))));
    for (text, book) in books.chain(rows.iter().map(|text| (*text, numbered(text)))) {
        let path = write(folder.path(), "odd.xlsx", &book);
        let ran = run(["batch", path.to_str().unwrap(), "-q"]);
        assert!(matches!(ran.code, Some(0 | 1 | 3)), "{text}: {:?} {}", ran.code, ran.said);
        assert!(ran.code != Some(3) || ran.said.contains("What to do"), "{text}: {}", ran.said);
        let status = server.post(BATCH, XLSX, &book).status;
        assert_eq!(status, if ran.code == Some(3) { 422 } else { 200 }, "{text}");
    }
}

#[test]
fn what_is_no_number_is_no_amount() {
    let folder = tempfile::tempdir().unwrap();
    for number in
        ["NaN", "nan", "inf", "-inf", "INF", "Infinity", "1e400", "-1e400", "0x10", "1e15"]
    {
        let book = workbook((HEAD.to_owned() + &row(number, "")).as_bytes());
        let path = write(folder.path(), "odd.xlsx", &book);
        let ran = run(["batch", path.to_str().unwrap(), "-q"]);
        assert_eq!(ran.code, Some(1), "{number}: {}", ran.said);
        assert!(ran.out.contains(",error,bad_amount,"), "{number}: {}", ran.out);
    }
}

/// Sixteen thousand names that nothing is read from, each of which may be a slip of one of ours.
fn wide(columns: usize) -> String {
    let names = (3..columns).map(|column| format!(",wagse{column}")).collect::<Vec<_>>().concat();
    let cells = ",".repeat(columns - 3);
    format!("employee_id,tax_year,wages{names}\n1,2025,5{cells}\n")
}

#[test]
fn as_many_columns_as_a_sheet_has_are_read_and_too_many_for_one_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let most = write(folder.path(), "wide.csv", wide(16_384).as_bytes());
    let begun = std::time::Instant::now();
    let ran =
        run_in(folder.path(), ["batch", "wide.csv", "-o", "o.csv", "--report", "r.html"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    // Each name is compared with every column that is missing.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    let ran = run_in(folder.path(), ["batch", most.to_str().unwrap(), "-q", "-o", "o.xlsx"], b"");
    assert_eq!(ran.code, Some(3), "{}", ran.said);
    assert!(ran.said.contains("a sheet holds 16,384"), "{}", ran.said);
    let ran = run_with(["batch", "-", "-q"], wide(16_385).as_bytes());
    assert_eq!(ran.code, Some(3), "{}", ran.said);
    // Over HTTP a workbook comes back as one.
    let ran =
        run_in(folder.path(), ["batch", "-", "-q", "-o", "fits.xlsx"], wide(16_300).as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let cells = (3..16_384).map(|_| "<c t=\"str\"><v>x</v></c>").collect::<String>();
    let rows = HEAD.replace("</row>", &format!("{cells}</row>")) + &row("5", "");
    let book = workbook(rows.as_bytes());
    let server = Server::start(&["--rate", "0"]);
    let response = server.post(BATCH, XLSX, &book);
    assert_eq!(response.status, 422, "{}", response.text());
    assert_eq!(response.json()["errors"][0]["code"], "workbook_too_wide");
    let path = write(folder.path(), "wide.xlsx", &book);
    let path = path.to_str().unwrap();
    let kept = run_in(folder.path(), ["batch", path, "-q", "--keep-workbook", "-o", "k.xlsx"], b"");
    assert_eq!(kept.code, Some(3), "{}", kept.said);
}

/// A sheet counts letters in UTF-16: a letter beyond the first plane counts twice.
#[test]
fn a_text_that_no_cell_holds_is_told_and_never_cut() {
    let folder = tempfile::tempdir().unwrap();
    let payroll = |text: &str| {
        format!("employee_id,tax_year,wages,remarks\n0041,2025,600000,\n0042,2025,600000,{text}\n")
    };
    for text in ["字".repeat(32_767), "𠮷".repeat(16_383), "a".repeat(32_767)] {
        write(folder.path(), "fits.csv", payroll(&text).as_bytes());
        let ran =
            run_in(folder.path(), ["batch", "fits.csv", "-q", "-o", "fits.xlsx", "--force"], b"");
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        let written = std::fs::File::open(folder.path().join("fits.xlsx")).unwrap();
        let mut read = Xlsx::new(written).unwrap();
        let rows = read.worksheet_range("Rows").unwrap();
        assert_eq!(rows.get((2, 3)), Some(&Data::String(text)));
    }
    let server = Server::start(&["--rate", "0"]);
    for text in ["字".repeat(32_768), "𠮷".repeat(16_384), "a".repeat(32_768)] {
        write(folder.path(), "long.csv", payroll(&text).as_bytes());
        let ran = run_in(folder.path(), ["batch", "long.csv", "-q", "-o", "long.xlsx"], b"");
        assert_eq!(ran.code, Some(3), "{}", ran.said);
        for said in ["row 3", "remarks", "32,767"] {
            assert!(ran.said.to_lowercase().contains(said), "{said}: {}", ran.said);
        }
        assert!(!folder.path().join("long.xlsx").exists());
        let header = format!("employee_id,tax_year,wages,{text}\n0042,2025,600000,\n");
        let named = ["batch", "-", "-q", "-o", "long.xlsx"];
        let ran = run_in(folder.path(), named, header.as_bytes());
        assert_eq!(ran.code, Some(3), "{}", ran.said);
        assert!(ran.said.contains("Row 1:") && !folder.path().join("long.xlsx").exists());
        // A text file holds it.
        let ran = run_in(folder.path(), ["batch", "long.csv", "-q", "-o", "-"], b"");
        assert!(ran.out.contains(&text));
        let head = HEAD.replace("</row>", "<c r=\"D1\" t=\"str\"><v>remarks</v></c></row>");
        let cell = format!("<c r=\"D2\" t=\"str\"><v>{text}</v></c>");
        let response = server.post(BATCH, XLSX, &workbook((head + &row("5", &cell)).as_bytes()));
        assert_eq!(response.status, 422, "{}", response.text());
        assert_eq!(response.json()["errors"][0]["code"], "cell_too_long");
    }
}
