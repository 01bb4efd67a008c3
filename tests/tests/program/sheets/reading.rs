//! Workbooks, encodings and cells as they come.

use std::fs;
use std::path::PathBuf;

use calc_tests::program::{run, run_with};

use super::{column, ok, payroll, results, sheet, table};

#[test]
fn a_workbook_gives_the_figures_of_the_csv() {
    let csv = run(["batch", &payroll("example.csv")]);
    let book = run(["batch", &sheet("own.xlsx")]);
    ok(&book, 1);
    assert_eq!(results(&book.out), results(&csv.out));
    assert!(book.said.contains("hidden, not read: Old"), "{}", book.said);
    assert!(book.said.contains("nobody's, passed over: 1."), "{}", book.said);
    // Through a pipe too.
    let piped = run_with(["batch", "-", "-q"], &fs::read(sheet("own.xlsx")).unwrap());
    assert_eq!(piped.out, book.out);
    let old = run(["batch", &sheet("own.xls"), "-q"]);
    assert_eq!(results(&old.out), results(&csv.out));
}

#[test]
fn a_row_of_a_workbook_is_explained_and_written_as_json() {
    let ran = run(["explain", &sheet("own.xlsx"), "--row", "2"]);
    ok(&ran, 0);
    let csv = run(["explain", &payroll("example.csv"), "--row", "2"]);
    assert_eq!(ran.out, csv.out);
    let ran = run(["explain", &sheet("wages-2025.xlsx"), "--employee", "0007"]);
    ok(&ran, 0);
    assert!(ran.out.contains("27,480.00"), "{}", ran.out);
    let ran = run(["batch", &sheet("own.xlsx"), "--format", "jsonl", "-q"]);
    assert_eq!(ran.out.lines().count(), 40);
    let first: serde_json::Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    assert_eq!((&first["row"], &first["status"]), (&2.into(), &"ok".into()));
}

#[test]
fn full_width_headers_are_known_to_the_row_engine_too() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>ｅｍｐｌｏｙｅｅ＿ｉｄ</v></c><c r=\"B1\" t=\"str\"><v>纳税&#10;年度</v></c><c r=\"C1\" t=\"str\"><v>ｗａｇｅｓ</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2025</v></c><c r=\"C2\"><v>360000</v></c></row>";
    let book = calc_tests::package::workbook(rows.as_bytes());
    let ran = run_with(["batch", "-", "-q"], &book);
    ok(&ran, 0);
    // 360,000 - 60,000 = 300,000 at 20% less 16,920.
    assert_eq!(column(&table(&ran.out), "mainland_tax"), ["43080.00"]);
}

#[test]
fn hidden_sheets_are_read_by_name_only() {
    let ran = run(["batch", &sheet("own.xlsx"), "--sheet", "Old"]);
    ok(&ran, 0);
    assert!(ran.said.contains("hidden, read because you named it: Old"), "{}", ran.said);
    assert_eq!(column(&table(&ran.out), "employee_id"), ["00777"]);
    let none = run(["batch", &sheet("own.xlsx"), "--sheet", "None"]);
    ok(&none, 3);
    assert!(none.said.contains("Payroll 2025, Old"), "{}", none.said);
}

/// Of several files each has some of the sheets that are asked for.
#[test]
fn sheets_are_chosen_from_several_files() {
    let (wages, bonus, family) =
        (sheet("wages-2025.xlsx"), sheet("bonus.xlsx"), sheet("family-2025.csv"));
    let ran = run(["batch", &wages, &bonus, &family, "--sheet", "202501", "--sheet", "202502"]);
    ok(&ran, 0);
    let rows = table(&ran.out);
    assert_eq!(column(&rows, "wages"), ["60000.00"; 3]);
    assert_eq!(column(&rows, "annual_bonus"), ["36000.00", "", ""]);
    let none = run(["batch", &wages, &bonus, "--sheet", "202501", "--sheet", "2026"]);
    ok(&none, 3);
    assert!(none.said.contains("no sheet 2026") && none.said.contains("全年一次性奖金"));
}

#[test]
fn every_encoding_gives_the_same_rows() {
    for (original, copies) in [
        ("zh-Hans.csv", ["zh-Hans.gb18030.csv", "zh-Hans.utf-16le.csv", "zh-Hans.utf-8.csv"]),
        ("zh-Hant-HK.csv", ["zh-Hant-HK.big5.csv", "zh-Hant-HK.utf-16be.csv", ""]),
    ] {
        let expected = run(["batch", &payroll(original), "-q"]);
        ok(&expected, 0);
        for copy in copies.into_iter().filter(|copy| !copy.is_empty()) {
            let ran = run(["batch", &sheet(copy), "-q"]);
            ok(&ran, 0);
            assert!(ran.out == expected.out, "{copy}");
        }
    }
    // A spreadsheet's "Unicode Text" has tabs between the cells, and commas in them.
    let text = fs::read_to_string(sheet("zh-Hans.utf-8.csv")).unwrap();
    let mut tabbed = String::new();
    for record in
        csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).records()
    {
        let record = record.unwrap();
        let cells: Vec<&str> = record.iter().collect();
        tabbed += &(cells.join("\t") + "\r\n");
    }
    let expected = run(["batch", &sheet("zh-Hans.utf-8.csv"), "-q"]);
    let utf_16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(tabbed.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [tabbed.as_bytes(), &utf_16] {
        let ran = run_with(["batch", "-"], bytes);
        ok(&ran, 0);
        assert!(ran.said.contains("with tabs between the cells"), "{}", ran.said);
        assert_eq!(table(&ran.out), table(&expected.out));
    }
    let quoted = "employee_id\tname\ttax_year\twages\n1\t\"Chan, A\"\t2025\t100\n";
    let ran = run_with(["batch", "-", "-q"], quoted.as_bytes());
    ok(&ran, 0);
    assert_eq!(column(&table(&ran.out), "name"), ["Chan, A"]);
    let tie = b"employee_id,name,tax_year,wages\n1,\xb3\xaf,2025,1\n";
    let asked = run_with(["batch", "-"], tie);
    ok(&asked, 3);
    assert!(asked.said.contains("Big5: 陳"), "{}", asked.said);
    let told = run_with(["batch", "-", "--encoding", "big5", "-q"], tie);
    ok(&told, 0);
    assert_eq!(column(&table(&told.out), "name"), ["陳"]);
    ok(&run(["batch", &payroll("example.csv"), "--encoding", "morse"]), 2);
}

#[test]
fn cells_are_read_as_people_write_them_or_refused_with_a_reading() {
    let ran = run(["batch", &sheet("damaged.xlsx")]);
    ok(&ran, 1);
    let rows = table(&ran.out);
    let wages = column(&rows, "工资薪金");
    assert_eq!(&wages[..3], ["360000.00", "HK$ 5", "360000"]);
    let statuses = column(&rows, "status");
    assert_eq!(
        statuses,
        ["ok", "error", "ok", "error", "error", "error", "error", "error", "ok", "ok"]
    );
    for said in [
        "E6: 1.23E+05 is not an amount; if 123000 is meant",
        // The column is in CNY, and dollars are not renminbi.
        "E3: HK$ 5 is in another currency than the column.",
        "E7: 1.2万 is not an amount; if 12000 is meant",
        "damaged the identity numbers of these rows: 3, 4.",
        "(HA), on which its holder may not work: 7.",
    ] {
        assert!(ran.said.contains(said), "{said}: {}", ran.said);
    }
    // The digits that a spreadsheet lost are not made up.
    assert_eq!(column(&rows, "证件号码")[1], "810000199001010???");
    assert!(!ran.said.contains("8100001990"), "{}", ran.said);
    // The same cells in a CSV file in our own columns stay errors: the contract is strict there.
    let csv = "employee_id,tax_year,wages\n1,2025,\"￥360,000.00\"\n";
    ok(&run_with(["batch", "-"], csv.as_bytes()), 1);
}

#[test]
fn hostile_workbooks_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, sheet: &[u8]| -> PathBuf {
        let path = folder.path().join(name);
        fs::write(&path, calc_tests::package::workbook(sheet)).unwrap();
        path
    };
    let row = |number: u32| format!("<row r=\"{number}\"><c r=\"A{number}\"><v>1</v></c></row>");
    let long =
        format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{}</v></c></row>", "9".repeat(9 << 20));
    let far = "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>".to_owned();
    for (name, rows, said) in [
        ("long.xlsx", long, "bytes of one cell"),
        ("order.xlsx", format!("{}{}", row(9), row(3)), "stands below a later one"),
        ("far.xlsx", far, "limit"),
        ("torn.xlsx", "<row r=\"1\"><c r=\"A1\"><v>1".to_owned(), "cannot be read"),
    ] {
        let path = write(name, rows.as_bytes());
        let ran = run(["batch", path.to_str().unwrap()]);
        ok(&ran, 3);
        assert!(ran.said.contains(said), "{name}: {}", ran.said);
    }
    // A packed file of another kind is no damaged workbook.
    let other = folder.path().join("other.xlsx");
    let mut zip = zip::ZipWriter::new(fs::File::create(&other).unwrap());
    zip.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
    zip.finish().unwrap();
    let ran = run(["batch", other.to_str().unwrap()]);
    ok(&ran, 3);
    assert!(ran.said.contains("a packed file of another kind"), "{}", ran.said);
    // A small file of 200 million blank cells between two.
    let wide = (1..=20_000)
        .map(|number| format!("<row r=\"{number}\"><c r=\"XFD{number}\"><v>1</v></c></row>"));
    let path = write("wide.xlsx", wide.collect::<String>().as_bytes());
    assert!(path.metadata().unwrap().len() < 400_000);
    ok(&run(["batch", path.to_str().unwrap()]), 3);
    // A formula that was never worked out is no blank cell.
    let head: String = ["employee_id", "tax_year", "wages"]
        .iter()
        .zip(["A1", "B1", "C1"])
        .fold(String::new(), |head, (name, cell)| {
            head + &format!("<c r=\"{cell}\" t=\"str\"><v>{name}</v></c>")
        });
    let rows = format!(
        "<row r=\"1\">{head}</row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2025</v></c><c r=\"C2\"><f>1+1</f></c></row>"
    );
    let path = write("formula.xlsx", rows.as_bytes());
    let ran = run(["batch", path.to_str().unwrap()]);
    ok(&ran, 3);
    assert!(ran.said.contains("C2: here stands a formula"), "{}", ran.said);
}

#[test]
fn a_cell_that_is_not_a_number_is_refused_and_never_nothing() {
    let path = calc_tests::repository("fixtures/hostile/not-a-number.xlsx");
    let ran = run(["batch", &path.to_string_lossy()]);
    ok(&ran, 1);
    assert!(ran.out.contains(",NaN,error,bad_amount,"), "{}", ran.out);
    assert!(ran.said.contains("INCOMPLETE"), "{}", ran.said);
}

#[test]
fn texts_that_a_workbook_only_announces_take_no_memory() {
    let path = calc_tests::repository("fixtures/hostile/announced-texts.xlsx");
    let ran = run(["batch", &path.to_string_lossy()]);
    ok(&ran, 3);
    assert!(ran.said.contains("texts of the workbook, at most 4,000,000"), "{}", ran.said);
}
