//! Workbooks that are written, and those that are given back.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calc_core::person::fields::RESULTS;
use calc_tests::program::run;

use super::{cells, ok, payroll, results, sheet, table};

#[test]
fn a_workbook_comes_back_typed_and_says_what_it_rests_on() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.xlsx");
    let ran = run(["batch", &payroll("example.csv"), "-o", out.to_str().unwrap(), "-q"]);
    ok(&ran, 1);
    let csv = run(["batch", &payroll("example.csv"), "-q"]);
    let rows = cells(&out, "Rows");
    let records = table(&csv.out);
    assert_eq!(rows.len(), records.len() + 1);
    for (row, record) in rows[1..].iter().zip(&records) {
        for (name, cell) in rows[0].iter().zip(row) {
            let name = name.to_string();
            let text = &record[&name];
            match cell {
                calamine::Data::Float(number) => {
                    let written: f64 = text.parse().unwrap();
                    assert_eq!(number.to_bits(), written.to_bits(), "{name}");
                    assert!(name != "employee_id" && name != "id_number");
                }
                other => assert_eq!(&other.to_string(), text, "{name}"),
            }
        }
    }
    let summary = format!("{:?}", cells(&out, "Summary"));
    assert!(summary.contains("INCOMPLETE") && !summary.contains("Mainland tax"), "{summary}");
    assert!(format!("{:?}", cells(&out, "Assumptions")).contains("engine's own"), "assumptions");
    assert!(cells(&out, "Needs attention").len() > 6);
    // With the bad rows left out, the totals are there.
    let excluded = ["7", "13", "20", "27", "33", "39"].join(",");
    let out_name = out.to_str().unwrap();
    let whole = ["batch", &payroll("example.csv"), "-o", out_name, "--force"];
    let ran = run(whole.into_iter().chain(["--exclude", &excluded]));
    ok(&ran, 0);
    assert!(ran.said.contains("Rows left out because you said so (--exclude): 6."), "{}", ran.said);
    let summary = format!("{:?}", cells(&out, "Summary"));
    assert!(summary.contains("Float(16532233.05)") && !summary.contains("INCOMPLETE"), "{summary}");
    assert!(summary.contains("left out because you said so (--exclude): 6."), "{summary}");
}

#[test]
fn formulas_of_the_input_never_live() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.xlsx");
    let ran = run(["batch", &sheet("damaged.xlsx"), "-o", out.to_str().unwrap()]);
    ok(&ran, 1);
    // `cells` refuses any formula.
    let rows = cells(&out, "Rows");
    assert_eq!(rows[9][1].to_string(), "'=HYPERLINK(\"http://example.invalid\")");
}

#[test]
fn a_template_can_be_a_workbook_and_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("template.xlsx");
    let template = template.to_str().unwrap();
    for language in ["en", "zh-Hans", "zh-Hant-HK"] {
        ok(&run(["--lang", language, "template", "--labels", "--force", "-o", template]), 0);
        let ran = run(["batch", template, "-q"]);
        // The line of help is not a person.
        assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{}", ran.said);
    }
}

/// The parts of a workbook, unpacked.
fn parts(path: &Path) -> BTreeMap<String, Vec<u8>> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn a_workbook_is_given_back_with_results_and_nothing_else_changed() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.xlsx");
    let out_name = out.to_str().unwrap();
    let own = sheet("own.xlsx");
    let ran = run(["batch", &own, "--keep-workbook", "-o", out_name]);
    ok(&ran, 1);
    let (before, after) = (parts(Path::new(&own)), parts(&out));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let changed: Vec<&String> =
        before.keys().filter(|name| before[*name] != after[*name]).collect();
    assert_eq!(changed, ["xl/worksheets/sheet1.xml"]);
    let rows = cells(&out, "Payroll 2025");
    let csv = run(["batch", &payroll("example.csv"), "-q"]);
    let columns = RESULTS.len();
    let width = rows[0].len();
    for (row, expected) in rows[1..41].iter().zip(results(&csv.out)) {
        for (cell, text) in row[width - columns - 1..].iter().zip(expected) {
            match cell {
                calamine::Data::Float(number) => {
                    let written: f64 = text.parse().unwrap();
                    assert_eq!(number.to_bits(), written.to_bits());
                }
                other => assert_eq!(other.to_string(), text),
            }
        }
    }
    assert!(rows[0][width - 1].to_string().starts_with("INCOMPLETE: rows with errors: 6."));
    assert!(rows[6][width - 1].to_string().contains("Write digits"), "{:?}", rows[6]);
    assert_eq!(rows[1][width - 1], calamine::Data::Empty);
    // Formulas of the user's own stay, cells of text stay text.
    let damaged = sheet("damaged.xlsx");
    ok(&run(["batch", &damaged, "--keep-workbook", "-o", out_name, "--force", "-q"]), 1);
    let xml = String::from_utf8(parts(&out).remove("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(xml.contains("<f>1+1</f>"));
    // Joined rows go to the row with which the person's year ends.
    let calculation = sheet("tax-calculation-2025.xlsx");
    ok(&run(["batch", &calculation, "--keep-workbook", "-o", out_name, "--force", "-q"]), 0);
    let rows = cells(&out, "综合所得申报税款计算");
    let filled: Vec<usize> = (0..rows.len())
        .filter(|row| matches!(rows[*row].last(), Some(calamine::Data::String(_))))
        .collect();
    assert_eq!(filled, [2]);
    let ok_rows: Vec<usize> =
        (0..rows.len()).filter(|row| rows[*row].iter().any(|cell| cell == "ok")).collect();
    assert_eq!(ok_rows, [14, 26, 32]);
    let csv = run(["batch", &payroll("example.csv"), "--keep-workbook", "-o", out_name, "--force"]);
    ok(&csv, 2);
    let same = run(["batch", &own, "--keep-workbook", "-o", &own]);
    ok(&same, 2);
}

/// The sheet that `soffice` writes of a workbook as CSV; none where it is not installed.
fn by_libreoffice(folder: &Path, file: &Path, sheet: u32) -> Option<String> {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    // Comma, quotation mark, UTF-8, from the first row, cells as they are stored.
    let filter = format!(
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,{sheet}"
    );
    let ran = std::process::Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", &filter, "--outdir"])
        .args([folder.as_os_str(), file.as_os_str()])
        .output()
        .ok()?;
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let stem = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let written = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).find(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with(&stem) && path.extension().is_some_and(|end| end == "csv")
    });
    let written = written.unwrap();
    let text = fs::read_to_string(&written).unwrap();
    fs::remove_file(written).unwrap();
    Some(text)
}

/// The cells of a row, numbers without the zeros that a format adds.
fn plain_cells(row: &[String]) -> Vec<String> {
    let plain = |cell: &String| match cell.parse::<f64>() {
        Ok(number) if !cell.starts_with('0') || cell.starts_with("0.") || cell == "0" => {
            number.to_string()
        }
        _ => cell.clone(),
    };
    row.iter().map(plain).collect()
}

#[test]
fn libreoffice_opens_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let csv = run(["batch", &payroll("example.csv"), "-q"]);
    let expected: Vec<Vec<String>> = results(&csv.out).iter().map(|row| plain_cells(row)).collect();
    let new = folder.path().join("new.xlsx");
    run(["batch", &payroll("example.csv"), "-o", new.to_str().unwrap(), "-q"]);
    let kept = folder.path().join("kept.xlsx");
    let kept_name = kept.to_str().unwrap();
    run(["batch", &sheet("own.xlsx"), "--keep-workbook", "-o", kept_name, "-q"]);
    for (file, number) in [(&new, 2), (&kept, 1)] {
        let Some(text) = by_libreoffice(folder.path(), file, number) else {
            eprintln!("SKIPPED: soffice is not installed; apt-get install libreoffice-calc-nogui");
            return;
        };
        let rows = table(&text);
        let found: Vec<Vec<String>> = rows[..40]
            .iter()
            .map(|row| RESULTS.iter().map(|result| row[result.name].clone()).collect::<Vec<_>>())
            .map(|row| plain_cells(&row))
            .collect();
        assert_eq!(found, expected, "{}", file.display());
    }
}
