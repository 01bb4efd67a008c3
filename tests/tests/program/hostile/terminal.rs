//! What is said on a terminal, and cells that a spreadsheet would take for formulas.

use calc_tests::package::{packed, parts};
use calc_tests::program::{run, run_with};

use crate::hostile::made::{book, with, write};

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

/// What stands before a formula and is passed over by a spreadsheet.
const UNSEEN: [&str; 16] = [
    "",
    "\u{200b}",
    "\u{feff}",
    "\u{2003}",
    "\u{ad}",
    "\u{85}",
    "\u{b}",
    "\u{c}",
    "\u{1}",
    "\u{202e}",
    "\u{2060}",
    "\u{180e}",
    "\u{3164}",
    "\u{e0020}",
    "\u{fe0f}",
    "\u{34f}",
];

#[test]
fn no_cell_and_no_header_becomes_a_formula() {
    for unseen in UNSEEN {
        for (cell, written) in [
            (format!("{unseen}=1+1"), format!("\"'{unseen}=1+1\"")),
            (format!("a;{unseen}=1+1"), format!("\"a;'{unseen}=1+1\"")),
            (format!("a\t{unseen}@x"), format!("\"a\t'{unseen}@x\"")),
            (format!("a;{unseen}\"\"-x\"\""), format!("\"a;'{unseen}\"\"-x\"\"\"")),
        ] {
            let payroll =
                format!("employee_id,tax_year,wages,note,\"{cell}\"\n1,2025,5,\"{cell}\",b\n");
            let ran = run_with(["batch", "-", "-q"], payroll.as_bytes());
            assert_eq!(ran.code, Some(0), "{cell:?}: {}", ran.said);
            let lines: Vec<&str> = ran.out.split('\n').collect();
            assert!(lines[0].contains(&format!(",note,{written},status")), "{:?}", lines[0]);
            assert!(lines[1].contains(&format!("1,2025,5,{written},b,ok")), "{:?}", lines[1]);
        }
    }
}

/// A row of a person where a header should be: nobody's number is told in a message.
#[test]
fn numbers_in_the_place_of_names_are_masked() {
    let head = "employee_id,tax_year,wages,110101199001011237,13800138000,91234567,20250131";
    let ran = run_with(["batch", "-"], format!("{head}\n1,2025,5,,,,\n").as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    for number in ["110101199001011237", "13800138000", "91234567"] {
        assert!(!ran.said.contains(number), "{}", ran.said);
    }
    assert!(ran.said.contains("1***") && ran.said.contains("20250131"), "{}", ran.said);
    let sheet = "<sheet name=\"110101199001011237\" sheetId=\"1\" r:id=\"rId1\"/>";
    let rows = b"<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let book = packed(&with(parts(rows), "xl/workbook.xml", book(sheet, "")));
    let ran = run_with(["batch", "-"], &book);
    assert_eq!(ran.code, Some(3), "{}", ran.said);
    assert!(!ran.said.contains("1101011990"), "{}", ran.said);
}
