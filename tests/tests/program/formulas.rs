//! Workbooks of formulas: what a spreadsheet works out from them is what the program says.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader as _, Xlsx};
use calc_tests::cases::all;
use calc_tests::package::{packed, unpacked};
use calc_tests::payroll::csv_of;
use calc_tests::program::{run, run_in};
use calc_tests::repository;

/// Cells of a sheet by row and column, from 0.
type Cells = BTreeMap<(u32, u32), Data>;

/// The rows of a sheet that follow the names of its columns.
const FIRST: u32 = 6;

fn sheets(workbook: &[u8]) -> Vec<(String, Cells)> {
    let mut read = Xlsx::new(Cursor::new(workbook)).unwrap();
    let names = read.sheet_names();
    let cells = |name: &String| {
        let range = read.worksheet_range(name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        let used = range.used_cells();
        let place = |at: usize, first: u32| u32::try_from(at).unwrap() + first;
        used.map(|(row, column, cell)| ((place(row, top), place(column, left)), cell.clone()))
            .collect()
    };
    names.iter().cloned().zip(names.iter().map(cells)).collect()
}

/// The same workbook, without what its formulas come to: whoever opens it has to work them out.
fn without_results(workbook: &[u8]) -> Vec<u8> {
    let mut parts = unpacked(workbook);
    for (name, bytes) in &mut parts {
        if name.starts_with("xl/worksheets/") {
            let text = String::from_utf8(std::mem::take(bytes)).unwrap();
            let mut rest = text.as_str();
            let mut out = String::new();
            while let Some((before, after)) = rest.split_once("</f><v>") {
                out.push_str(before);
                out.push_str("</f>");
                rest = after.split_once("</v>").unwrap().1;
            }
            out.push_str(rest);
            *bytes = out.into_bytes();
        }
    }
    packed(&parts)
}

/// The workbook as `soffice` works it out; nothing where it is not installed.
fn recalculated(folder: &Path, workbook: &[u8]) -> Option<Vec<u8>> {
    let (input, output) = (folder.join("in.xlsx"), folder.join("out"));
    fs::write(&input, without_results(workbook)).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let ran = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "xlsx", "--outdir"])
        .args([output.as_os_str(), input.as_os_str()])
        .output();
    let Ok(ran) = ran else {
        eprintln!("SKIPPED: soffice is not installed; apt-get install libreoffice-calc-nogui");
        return None;
    };
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    Some(fs::read(output.join("in.xlsx")).unwrap())
}

/// A number to six decimals. A spreadsheet counts in binary; amounts have two.
fn number(cell: Option<&Data>) -> Option<String> {
    match cell {
        Some(Data::Float(number)) => Some(format!("{number:.6}").replace("-0.000000", "0.000000")),
        Some(Data::Int(number)) => Some(format!("{number}.000000")),
        _ => None,
    }
}

/// The first figure with a label: later ones are parts of other sums.
fn result(cells: &Cells, label: &str) -> Option<String> {
    let named = |((row, column), cell): (&(u32, u32), &Data)| {
        let is_label = matches!(cell, Data::String(text) if text == label);
        (*column == 0 && *row >= FIRST && is_label).then_some(*row)
    };
    let row = cells.iter().find_map(named)?;
    number(cells.get(&(row, 1)))
}

fn amount(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| format!("{:.6}", text.parse::<f64>().unwrap()))
}

/// Explains every row of a file.
fn explained(folder: &Path, file: &str) -> Vec<u8> {
    let out = folder.join("formulas.xlsx");
    let ran = run(["explain", file, "--formulas", out.to_str().unwrap(), "--force"]);
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.said);
    fs::read(out).unwrap()
}

/// What a spreadsheet makes of every formula is what the program wrote beside it; how many there are.
fn same_as_a_spreadsheet(folder: &Path, workbook: &[u8]) -> Option<usize> {
    let worked_out = sheets(&recalculated(folder, workbook)?);
    let mut formulas = 0;
    for ((name, written), (_, found)) in sheets(workbook).iter().zip(&worked_out) {
        for (place, cell) in written.iter().filter(|((row, _), _)| *row >= FIRST) {
            if let Some(wanted) = number(Some(cell)) {
                assert_eq!(number(found.get(place)), Some(wanted), "{name}, {place:?}");
                formulas += 1;
            }
        }
    }
    Some(formulas)
}

/// The cases that are person-years, as a payroll; those of settings are of other rules.
fn payroll_of_cases() -> String {
    let cases: Vec<_> = all().into_iter().map(|(_, case)| case).collect();
    let plain = cases.iter().filter(|case| case.facts.is_some() && case.settings.is_empty());
    let rows: Vec<BTreeMap<&str, String>> = plain.map(|case| case.row().unwrap()).collect();
    csv_of(rows.iter())
}

#[test]
fn a_spreadsheet_works_out_the_figures_of_every_case() {
    let folder = tempfile::tempdir().unwrap();
    let all = payroll_of_cases();
    let (header, rows) = all.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().collect();
    // The order of the columns of a result: the labels of the steps are their own.
    let labels = [
        ("mainland_tax", "Mainland tax"),
        ("hk_tax_cny", "Hong Kong tax, in yuan"),
        ("exemption", "Exemption"),
        ("burden_after", "Left to bear"),
    ];
    for part in rows.chunks(150) {
        let file = folder.path().join("cases.csv");
        fs::write(&file, format!("{header}\n{}\n", part.join("\n"))).unwrap();
        let file = file.to_str().unwrap();
        let workbook = explained(folder.path(), file);
        let batch = run(["batch", file, "-q"]);
        let mut results = csv::Reader::from_reader(batch.out.as_bytes());
        let header = results.headers().unwrap().clone();
        let of = |record: &csv::StringRecord, name: &str| {
            let column = header.iter().position(|column| column == name).unwrap();
            record[column].to_owned()
        };
        let sheets = sheets(&workbook);
        let records: Vec<csv::StringRecord> = results.records().map(Result::unwrap).collect();
        assert_eq!(sheets.len(), records.len());
        let mut compared = 0;
        for (record, (name, cells)) in records.iter().zip(&sheets) {
            if of(record, "status") != "ok" {
                assert!(result(cells, "Mainland tax").is_none(), "{name}");
                continue;
            }
            for (column, label) in labels {
                // The steps say what it would be; the column, what is certain.
                if column == "exemption" && of(record, "exemption_eligible") != "yes" {
                    continue;
                }
                // Nothing was taken away or added where a step is not there.
                if let (Some(wanted), Some(found)) =
                    (amount(&of(record, column)), result(cells, label))
                {
                    assert_eq!(found, wanted, "{name}, {column}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 3 * part.len() / 2, "{compared} of {}", part.len());
        let Some(formulas) = same_as_a_spreadsheet(folder.path(), &workbook) else { return };
        assert!(formulas > 20 * part.len(), "{formulas}");
    }
}

#[test]
fn a_fact_that_is_changed_in_the_sheet_changes_what_follows_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = |wages: &str| {
        let text = fs::read_to_string(repository("fixtures/answers/person.json")).unwrap();
        let path = folder.path().join(format!("{wages}.json"));
        let changed = text.replacen("960000", wages, 1);
        assert!(wages == "960000" || changed != text);
        fs::write(&path, changed).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let out = folder.path().join("person.xlsx");
    let workbook = |wages: &str| {
        let arguments = ["assess", &file(wages), "--formulas", out.to_str().unwrap(), "--force"];
        let ran = run(arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        fs::read(&out).unwrap()
    };
    let (before, after) = (workbook("960000"), workbook("961234.56"));
    let mut parts = unpacked(&before);
    let sheet = parts.iter_mut().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
    let text = String::from_utf8(sheet.1.clone()).unwrap();
    let changed = text.replacen("<v>960000</v>", "<v>961234.56</v>", 1);
    assert_ne!(text, changed);
    sheet.1 = changed.into_bytes();
    let Some(found) = recalculated(folder.path(), &packed(&parts)) else { return };
    let (found, wanted) = (&sheets(&found)[0].1, &sheets(&after)[0].1);
    for label in ["Taxable income", "Assessable income", "Hong Kong tax, in yuan", "Exemption"] {
        assert_eq!(result(found, label), result(wanted, label), "{label}");
        assert_ne!(result(found, label), result(&sheets(&before)[0].1, label), "{label}");
    }
}

#[test]
fn months_have_their_formulas_and_a_row_that_is_wrong_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let months = repository("fixtures/months/months.csv");
    let text = fs::read_to_string(months).unwrap();
    let some: Vec<&str> = text.lines().take(150).collect();
    fs::write(folder.path().join("months.csv"), some.join("\n")).unwrap();
    let file = folder.path().join("months.csv");
    let workbook = explained(folder.path(), file.to_str().unwrap());
    if let Some(formulas) = same_as_a_spreadsheet(folder.path(), &workbook) {
        assert!(formulas > 1000, "{formulas}");
    }
    let payroll = repository("fixtures/payrolls/example.csv");
    let workbook = explained(folder.path(), payroll.to_str().unwrap());
    let sheets = sheets(&workbook);
    let (name, cells) = sheets.iter().find(|(name, _)| name == "Row 7").unwrap();
    assert_eq!(cells[&(0, 0)].to_string(), "This row is not worked out", "{name}");
    let said: Vec<String> = cells.values().map(ToString::to_string).collect();
    assert!(said.iter().any(|line| line.contains("Write digits")), "{said:?}");
}

#[test]
fn nothing_is_replaced_and_nothing_is_written_for_facts_that_are_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let person = repository("fixtures/answers/person.json");
    let arguments = ["assess", person.to_str().unwrap(), "--formulas", "out.xlsx"];
    fs::write(folder.path().join("out.xlsx"), "mine").unwrap();
    let ran = run_in(folder.path(), arguments, b"");
    assert_eq!((ran.code, ran.out.as_str()), (Some(4), ""));
    assert_eq!(fs::read(folder.path().join("out.xlsx")).unwrap(), b"mine");
    let ran =
        run_in(folder.path(), ["assess", "-", "--formulas", "new.xlsx"], b"{\"tax_year\": 2025}");
    assert_ne!(ran.code, Some(0));
    assert!(!folder.path().join("new.xlsx").exists());
}
