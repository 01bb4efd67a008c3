//! Payroll files as people have them, through the real program: workbooks, encodings, the
//! withholding client's sheets.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use calc_core::fields::RESULTS;
use calc_tests::program::{Ran, run, run_with};
use calc_tests::repository;

fn sheet(name: &str) -> String {
    repository("fixtures/sheets").join(name).to_str().unwrap().to_owned()
}

fn payroll(name: &str) -> String {
    repository("fixtures/payrolls").join(name).to_str().unwrap().to_owned()
}

/// Rows of CSV by column.
fn table(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    });
    rows.collect()
}

fn results(csv: &str) -> Vec<Vec<String>> {
    let of = |row: &BTreeMap<String, String>| {
        RESULTS.iter().map(|result| row[result.name].clone()).collect()
    };
    table(csv).iter().map(of).collect()
}

fn column<'a>(rows: &'a [BTreeMap<String, String>], name: &str) -> Vec<&'a str> {
    rows.iter().map(|row| row[name].as_str()).collect()
}

/// Every cell of a sheet of a workbook, as text.
fn cells(path: &Path, sheet: &str) -> Vec<Vec<calamine::Data>> {
    use calamine::Reader as _;
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    assert!(book.worksheet_formula(sheet).unwrap().used_cells().next().is_none(), "{sheet}");
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(<[_]>::to_vec).collect()
}

fn ok(ran: &Ran, code: i32) {
    assert_eq!(ran.code, Some(code), "{}", ran.said);
}

#[test]
fn a_workbook_gives_the_figures_of_the_csv() {
    let csv = run(["batch", &payroll("example.csv")]);
    let book = run(["batch", &sheet("own.xlsx")]);
    ok(&book, 1);
    assert_eq!(results(&book.out), results(&csv.out));
    assert!(book.said.contains("hidden, not read: Old"), "{}", book.said);
    assert!(book.said.contains("Rows of totals left out: 1."), "{}", book.said);
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
    let arguments =
        ["batch", &payroll("example.csv"), "-o", out.to_str().unwrap(), "--exclude", &excluded];
    let ran = run(arguments);
    ok(&ran, 0);
    assert!(ran.said.contains("Rows left out because you said so (--exclude): 6."), "{}", ran.said);
    let summary = format!("{:?}", cells(&out, "Summary"));
    assert!(summary.contains("Float(16532233.05)") && !summary.contains("INCOMPLETE"), "{summary}");
    assert!(summary.contains("left out because you said so (--exclude): 6."), "{summary}");
}

/// The rows that the sentence about withheld totals names are those that are left out when somebody
/// copies them: blank lines, line breaks inside cells and either kind of line end included.
#[test]
fn totals_are_withheld_until_the_rows_named_are_corrected_or_left_out() {
    let lines = [
        "employee_id,name,tax_year,wages",
        "1,\"a\nb\",2025,1",
        "2,b,2025,x",
        "",
        "3,c,2025,y",
        "4,d,2025,480000",
        "",
        "",
        "5,e,2025,z",
        "",
    ];
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.html");
    let report = report.to_str().unwrap();
    for end in ["\n", "\r\n"] {
        let file = folder.path().join("payroll.csv");
        fs::write(&file, lines.join(end)).unwrap();
        let file = file.to_str().unwrap();
        for (language, incomplete, totals) in [
            ("en", "INCOMPLETE: rows with errors: 4 of 5.", "Totals in CNY"),
            ("zh-Hans", "不完整：5 行中有 4 行错误。", "合计（CNY）"),
            ("zh-Hant-HK", "不完整：5 行中有 4 行錯誤。", "合計（CNY）"),
        ] {
            let ran = run(["--lang", language, "batch", file, "--report", report]);
            ok(&ran, 1);
            for said in [&ran.said, &fs::read_to_string(report).unwrap()] {
                assert!(said.contains(incomplete) && said.contains("--exclude 2-3,5,9"), "{said}");
                assert!(!said.contains(totals) && !said.contains("class=\"figures\""), "{said}");
            }
            let left = run([
                "--lang",
                language,
                "batch",
                file,
                "--report",
                report,
                "--exclude",
                "2-3,5,9",
            ]);
            ok(&left, 0);
            assert_eq!(column(&table(&left.out), "employee_id"), ["4"]);
            assert!(left.said.contains(totals), "{}", left.said);
            let page = fs::read_to_string(report).unwrap();
            assert!(page.contains("class=\"figures\"") && !page.contains("--exclude 2"), "{page}");
        }
        // What was left out before stays in the list that somebody copies.
        let part = run(["batch", file, "--exclude", "3,5"]);
        ok(&part, 1);
        assert!(part.said.contains("--exclude 3,5,2,9."), "{}", part.said);
        assert!(!part.out.contains(",y,") && part.out.contains(",z,"), "{}", part.out);
    }
    // Rows of tables that were joined are numbered in the joined table.
    let months = "2025年1月,,,\n工号,姓名,证件号码,本期收入\n1,甲,H12345678,100\n2,乙,H12345679,\"12,34,5\"\n3,丙,H12345670,300\n";
    let ran = run_with(["batch", "-"], months.as_bytes());
    ok(&ran, 1);
    assert!(ran.said.contains("--exclude 3."), "{}", ran.said);
    let left = run_with(["batch", "-", "--exclude", "3"], months.as_bytes());
    ok(&left, 0);
    assert_eq!(column(&table(&left.out), "employee_id"), ["1", "3"]);
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

/// The year of the withholding example: 12 months of 30,000; 4,500; 2,000.
const YEAR: &str = "employee_id,tax_year,wages,annual_bonus,social_insurance,housing_fund,special_additional_deductions,identity,park_employment,clean_record,white_listed,hk_marital_status,hk_children\n\
0007,2025,360000,36000,36000,18000,24000,hk_permanent,yes,yes,yes,married,1\n\
0008,2025,360000,,36000,18000,24000,hk_permanent,yes,yes,yes,single,\n\
0009,2025,180000,,18000,9000,12000,hk_permanent,yes,yes,yes,single,\n";

#[test]
fn twelve_months_a_bonus_and_a_family_sheet_are_one_year() {
    let files = ["wages-2025.xlsx", "bonus.xlsx", "family-2025.csv", "persons.csv", "ir56b.csv"];
    let mut arguments = vec!["batch".to_owned()];
    arguments.extend(files.iter().map(|name| sheet(name)));
    let ran = run(&arguments);
    ok(&ran, 0);
    let mut rows = table(&ran.out);
    rows.sort_by(|one, other| one["employee_id"].cmp(&other["employee_id"]));
    let by_hand = table(&run_with(["batch", "-", "-q"], YEAR.as_bytes()).out);
    for (row, expected) in rows.iter().zip(&by_hand) {
        for result in &RESULTS {
            assert_eq!(row[result.name], expected[result.name], "{}", result.name);
        }
    }
    // 222,000 x 20% - 16,920, and 36,000 / 12 at 3%.
    assert_eq!(rows[0]["mainland_comprehensive_tax"], "27480.00");
    assert_eq!(rows[0]["mainland_bonus_tax"], "1080.00");
    assert_eq!(rows[0]["ir56b_total_income_hkd"], "150000");
    assert_eq!(rows[2]["source_months"], "2025-01..2025-06");
    assert!(ran.said.contains("column 减免税额 of bonus.xlsx"), "{}", ran.said);
    assert!(ran.said.contains("810000********0019 is called \"mainland identity card\""));
    assert!(!ran.said.contains("810000199001010019") && !ran.said.contains("H12345678"));
}

#[test]
fn the_last_month_gives_the_year_and_withholding_is_checked() {
    let (calculation, family) = (sheet("tax-calculation-2025.xlsx"), sheet("family-2025.csv"));
    let ran = run(["batch", &calculation, &family]);
    ok(&ran, 0);
    let rows = table(&ran.out);
    // To-date columns are not added up: the year is 360,000, and 27,480 were withheld.
    assert_eq!(column(&rows, "wages"), ["360000.00", "360000.00", "180000.00"]);
    // 555 + 625 + 4 x 1,850 by June.
    assert_eq!(column(&rows, "tax_withheld"), ["27480.00", "27480.00", "8580.00"]);
    assert_eq!(column(&rows, "mainland_comprehensive_tax"), ["27480.00", "27480.00", "5580.00"]);
    assert!(ran.said.contains("worked out again: 30; different: 1."), "{}", ran.said);
    let line = "2025-07: withheld 1,000.00, by the formula 1,850.00, difference -850.00";
    assert!(ran.said.contains(line), "{}", ran.said);
    // Both kinds of monthly sheet together: the year to date is taken, the months agree with it.
    let both = run(["batch", &calculation, &sheet("wages-2025.xlsx"), &family]);
    ok(&both, 0);
    assert_eq!(column(&table(&both.out), "wages"), column(&rows, "wages"));
    assert!(!both.said.contains("add up to"), "{}", both.said);
}

#[test]
fn a_running_year_is_carried_on_only_when_asked() {
    let arguments = ["batch", &sheet("wages-2025.xlsx"), "--sheet", "202501", "--sheet", "202502"];
    let ran = run(arguments);
    ok(&ran, 0);
    assert!(ran.said.contains("The months end with 2025-02"), "{}", ran.said);
    assert_eq!(column(&table(&ran.out), "wages"), ["60000.00"; 3]);
    let projected = run(arguments.into_iter().chain(["--project"]));
    let rows = table(&projected.out);
    assert_eq!(column(&rows, "wages"), ["360000.00"; 3]);
    assert_eq!(column(&rows, "projected"), ["yes"; 3]);
    assert!(projected.said.contains("PROJECTION"), "{}", projected.said);
    // A month in between that is not there is named.
    let gap = run(["batch", &sheet("wages-2025.xlsx"), "--sheet", "202501", "--sheet", "202504"]);
    assert_eq!(column(&table(&gap.out), "missing_months"), ["2025-02..2025-03"; 3]);
    assert!(gap.said.contains("Missing months: 2025-02 to 2025-03; rows: 3."), "{}", gap.said);
}

/// One row to date, as the withholding client gives it for a single month, is of all months before.
#[test]
fn a_year_to_date_is_carried_on_over_the_months_that_it_is_of() {
    let header =
        "工号,姓名,证件号码,税款所属期止,所得项目,本期收入,累计收入额,累计减除费用,累计专项扣除";
    // 30,000 a month from January to June: 360,000 to December, and no month is a gap.
    let whole = "1,甲,H12345678,2025-06-30,正常工资薪金,30000,180000,30000,27000";
    // From April: 90,000 in three months, and six more of 30,000.
    let later = "2,乙,H12345679,2025-06-30,正常工资薪金,30000,90000,15000,13500";
    // The yearly 60,000 at once says nothing of months: from January.
    let at_once = "3,丙,H12345670,2025-06-30,正常工资薪金,30000,180000,60000,27000";
    let csv = [header, whole, later, at_once, ""].join("\n");
    let ran = run_with(["batch", "-", "--project"], csv.as_bytes());
    ok(&ran, 0);
    let rows = table(&ran.out);
    assert_eq!(column(&rows, "wages"), ["360000.00", "270000.00", "360000.00"]);
    assert_eq!(column(&rows, "social_insurance"), ["54000.00", "40500.00", "54000.00"]);
    assert!(!ran.said.contains("Missing months"), "{}", ran.said);
    // The first month of the employment is said by the collected particulars, too.
    let folder = tempfile::tempdir().unwrap();
    let (wages, persons) = (folder.path().join("wages.csv"), folder.path().join("persons.csv"));
    fs::write(&wages, [header, at_once, ""].join("\n")).unwrap();
    let particulars = "证件号码,国籍(地区),任职受雇从业日期\nH12345670,中国香港,2025-02-01\n";
    fs::write(&persons, particulars).unwrap();
    let files = [wages.to_str().unwrap(), persons.to_str().unwrap()];
    let ran = run(["batch", "--project", files[0], files[1]]);
    ok(&ran, 0);
    // 180,000 in five months, and six more of 36,000.
    assert_eq!(column(&table(&ran.out), "wages"), ["396000.00"]);
}

/// Columns of ours in a monthly table are taken, and months of labour services add up.
#[test]
fn a_monthly_mapping_takes_every_column_that_it_names() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let map = file(
        "map.toml",
        "[columns]\n\"编号\" = \"employee_id\"\n\"月份\" = \"period\"\n\"应发\" = \"month:wages\"\n\"年终奖\" = \"annual_bonus\"\n\"身份\" = \"identity\"\n\"个税\" = \"month:tax_withheld\"\n",
    );
    let header = "2025年工资,,,,,\n编号,月份,应发,年终奖,身份,个税";
    let rows = "1,1月,10000,0,香港永久性居民,100\n1,2,20000,36000,香港永久性居民,1180\n";
    let wages = file("wages.csv", &format!("{header}\n{rows}"));
    let ran = run(["batch", &wages, "--map", &map]);
    ok(&ran, 0);
    let read = table(&ran.out);
    for (name, value) in [
        ("wages", "30000.00"),
        ("annual_bonus", "36000"),
        ("identity", "香港永久性居民"),
        // A tax that the user maps is taken as the whole.
        ("tax_withheld", "1280.00"),
        ("source_months", "2025-01..2025-02"),
    ] {
        assert_eq!(read[0][name], value, "{name}");
    }
    // Two words for one person and year contradict each other, as two bonuses do.
    for other in ["1,3,10000,0,澳门居民,0\n", "1,3,10000,500,,0\n"] {
        let twice = file("twice.csv", &format!("{header}\n{rows}{other}"));
        ok(&run(["batch", &twice, "--map", &map]), 1);
    }
    // A row without a month is nobody's year, and is not lost.
    let blank = file("blank.csv", &format!("{header}\n{rows}2,,10000,,,\n"));
    let ran = run(["batch", &blank, "--map", &map]);
    ok(&ran, 1);
    assert_eq!(column(&table(&ran.out), "status"), ["ok", "error"]);
}

/// Twelve files are said once, with the months that they are of, and numbers whose zeros a
/// spreadsheet took off are named.
#[test]
fn monthly_files_are_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for month in (1..=12).filter(|month| *month != 4) {
        let path = folder.path().join(format!("工资2025年{month}月.csv"));
        fs::write(&path, "工号,证件号码,本期收入\n0007,,100\n0008,H12345679,100\n").unwrap();
        files.push(path.to_str().unwrap().to_owned());
    }
    let bonus = folder.path().join("bonus2025.csv");
    fs::write(&bonus, "工号,证件号码,全年一次性奖金额\n7,,36000\n8,H12345679,36000\n").unwrap();
    files.push(bonus.to_str().unwrap().to_owned());
    let arguments = ["batch"].into_iter().chain(files.iter().map(String::as_str));
    let ran = run(arguments);
    ok(&ran, 0);
    // Once as it was recognised, and once with its months.
    assert_eq!(ran.said.matches("工资2025年12月.csv").count(), 2, "{}", ran.said);
    let months = "工资2025年12月.csv: 2025-01 to 2025-03, 2025-05 to 2025-12; missing: 2025-04";
    assert!(ran.said.contains(months), "{}", ran.said);
    assert!(ran.said.contains("and 8 more files: 3 rows"), "{}", ran.said);
    // One is known by the identity number; the other may be two persons.
    assert_eq!(column(&table(&ran.out), "employee_id"), ["0007", "0008", "7"]);
    assert!(ran.said.contains("persons here: 1; the first: 0***7 and 7**"), "{}", ran.said);
}

/// The import template's longest form has 已缴税额 and does not say of what period it is.
#[test]
fn a_tax_of_an_open_period_is_not_guessed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2025.csv");
    let header =
        "工号,姓名,证件类型,证件号码,所得期间起,所得期间止,本期收入,大病医疗,减除费用标准,已缴税额";
    let rows = "1,甲,,H12345678,2025-01-01,2025-01-31,30000,,5000,500\n1,甲,,H12345678,2025-02-01,2025-02-28,30000,,5000,700\n";
    fs::write(&file, format!("{header}\n{rows}")).unwrap();
    let file = file.to_str().unwrap();
    let ran = run(["batch", file]);
    ok(&ran, 0);
    assert!(!ran.out.contains("tax_withheld"), "{}", ran.out);
    assert!(ran.said.contains("whether they are of the month or of the year to date"));
    // The columns that joining adds are nobody's to correct.
    assert!(!ran.said.contains("source_rows"), "{}", ran.said);
    let map = folder.path().join("map.toml");
    let map = map.to_str().unwrap();
    for (target, withheld) in [("month", "1200.00"), ("to_date", "700.00")] {
        let proposed = run(["map", file]).out;
        let said = proposed.replace(
            "\"已缴税额\" = \"ignore\"",
            &format!("\"已缴税额\" = \"{target}:tax_withheld\""),
        );
        assert_ne!(said, proposed);
        fs::write(map, said).unwrap();
        let ran = run(["batch", file, "--map", map]);
        ok(&ran, 0);
        let rows = table(&ran.out);
        assert_eq!(column(&rows, "tax_withheld"), [withheld]);
        assert_eq!(column(&rows, "wages"), ["60000.00"]);
    }
}

#[test]
fn labour_services_are_explained_and_taken_by_a_mapping() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let labour = file(
        "labour-2025-03.csv",
        "工号,*姓名,*证件类型,*证件号码,收入,免税收入,允许扣除的税费,备注\n\
         0009,黄三,港澳居民来往内地通行证,H87654321,5000,,,\n\
         0009,黄三,港澳居民来往内地通行证,H87654321,\"1,000\",,,\n",
    );
    let wages = file("2025-03.csv", "工号,证件号码,本期收入\n0009,H87654321,30000\n");
    let explained = run(["batch", &wages, &labour]);
    ok(&explained, 3);
    assert!(explained.said.contains("month:labour_services"), "{}", explained.said);
    let proposed = run(["map", &labour]).out;
    assert!(proposed.contains("# \"收入\" = \"month:labour_services\""), "{proposed}");
    let map = "[columns]\n\"*证件号码\" = \"id_number\"\n\"收入\" = \"month:labour_services\"\n";
    let map = file("map.toml", map);
    let ran = run(["batch", &wages, &labour, "--map", &map]);
    ok(&ran, 0);
    let rows = table(&ran.out);
    assert_eq!((rows.len(), rows[0]["wages"].as_str()), (1, "30000.00"));
    // Two payments in the month of the wages are neither a month twice nor lost.
    assert_eq!(rows[0]["labour_services"], "6000.00");
    // With the withholding client's calculation, what was withheld is that of the wages alone.
    let calculation = sheet("tax-calculation-2025.xlsx");
    let ran = run(["batch", &calculation, &labour, "--map", &map]);
    ok(&ran, 0);
    let rows = table(&ran.out);
    let withheld = column(&rows, "tax_withheld");
    assert_eq!(withheld.iter().filter(|tax| tax.is_empty()).count(), 1);
    assert!(ran.said.contains("say only what was withheld on wages: 1."), "{}", ran.said);
    // One who has a bonus beside them is the same.
    let ran = run(["batch", &calculation, &sheet("bonus.xlsx")]);
    ok(&ran, 0);
    let rows = table(&ran.out);
    assert_eq!(column(&rows, "tax_withheld"), ["", "27480.00", "8580.00"]);
    assert_eq!(rows[0]["refund_or_due"], "");
    // An amount for the year that is given is the year's.
    let given = "证件号码,纳税年度,已预扣预缴税额\nH12345678,2025,28560\n";
    let given = file("given.csv", given);
    let ran = run(["batch", &calculation, &sheet("bonus.xlsx"), &given]);
    ok(&ran, 0);
    assert_eq!(table(&ran.out)[0]["tax_withheld"], "28560");
}

#[test]
fn what_cannot_be_worked_out_is_named_and_explained() {
    let ran = run(["batch", &sheet("non-domiciled.xlsx")]);
    ok(&ran, 3);
    assert!(ran.said.contains("无住所个人") && ran.said.contains("month by month"), "{}", ran.said);
    let month = "工号,姓名,证件号码,本期收入\n1,甲,H12345678,100\n";
    let ran = run_with(["batch", "-"], month.as_bytes());
    ok(&ran, 3);
    assert!(ran.said.contains("does not say which month"), "{}", ran.said);
    let titled = format!("2025年3月工资,,,\n{month}");
    let ran = run_with(["batch", "-", "-q"], titled.as_bytes());
    ok(&ran, 0);
    assert_eq!(column(&table(&ran.out), "source_months"), ["2025-03"]);
}

#[test]
fn income_of_another_kind_is_not_taken_for_wages() {
    let csv = "工号,姓名,证件号码,税款所属期止,所得项目,本期收入,累计收入额\n\
        1,甲,H12345678,2025-12-31,正常工资薪金,100,1200\n\
        2,乙,H12345679,2025-12-31,无住所个人正常工资薪金,100,1200\n\
        3,丙,H12345670,2025-12-31,全年一次性奖金收入,100,1200\n";
    let ran = run_with(["batch", "-"], csv.as_bytes());
    ok(&ran, 0);
    assert_eq!(column(&table(&ran.out), "employee_id"), ["1"]);
    for item in ["无住所个人正常工资薪金", "全年一次性奖金收入"] {
        assert!(
            ran.said.contains(&format!("income of another kind ({item}); NOT TAKEN")),
            "{item}"
        );
    }
}

/// A list that is cut says so.
#[test]
fn what_is_not_listed_is_counted() {
    let mut csv = "工号,姓名,证件号码,税款所属期止,所得项目,本期收入,累计收入额\n".to_owned();
    for number in 1..=203 {
        csv += &format!("{number},甲,,2025-12-31,劳务报酬,100,1200\n");
    }
    csv += "1,甲,,2025-12-31,正常工资薪金,100,1200\n";
    let ran = run_with(["batch", "-"], csv.as_bytes());
    ok(&ran, 0);
    assert_eq!(ran.said.matches("(劳务报酬); NOT TAKEN").count(), 200);
    assert!(ran.said.contains("which are not listed: 3."), "{}", ran.said);
}

#[test]
fn contradictions_make_an_error_of_the_row_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let errors = folder.path().join("errors.csv");
    let months = "2025年1月,,,\n工号,姓名,证件号码,本期收入\n1,甲,H12345678,100\n1,甲,H12345678,200\n2,乙,H12345679,\"12,34,5\"\n3,丙,H12345670,\"1,200.50\"\n合计,,,300\n";
    let ran = run_with(["batch", "-", "--errors", errors.to_str().unwrap()], months.as_bytes());
    ok(&ran, 1);
    assert_eq!(column(&table(&ran.out), "status"), ["error", "error", "ok"]);
    assert_eq!(table(&ran.out)[2]["wages"], "1200.50");
    assert!(ran.said.contains("the same person and month"), "{}", ran.said);
    let listed = fs::read_to_string(&errors).unwrap();
    assert!(listed.contains("standard input › D5"), "{listed}");
    assert!(listed.contains("100.00 | 200.00,Two rows or sheets give different"), "{listed}");
    // Sheets that contradict each other in a column of ours, and a row that names no month.
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let one = file("one.csv", "工号,纳税年度,工资薪金,婚姻状况\n1,2025,100,已婚\n2,2025,100,\n");
    let other =
        file("other.csv", "工号,纳税年度,工资薪金,婚姻状况\n1,2025,100,单身\n2,2025,120,\n");
    let ran = run(["batch", &one, &other]);
    ok(&ran, 1);
    assert_eq!(column(&table(&ran.out), "status"), ["error", "error"]);
    for said in [
        "other.csv › C3: wages is given twice, differently (100 | 120);",
        "other.csv › D2: hk_marital_status (Marital status) is given twice",
    ] {
        assert!(ran.said.contains(said), "{said}: {}", ran.said);
    }
    let csv = "工号,证件号码,税款所属期止,本期收入,累计收入额\n1,,2025-12-31,1,1200\n2,,,1,1200\n";
    let ran = run_with(["batch", "-"], csv.as_bytes());
    ok(&ran, 1);
    assert_eq!(column(&table(&ran.out), "source_months"), ["2025-12", ""]);
    assert!(ran.said.contains("› 3: the row does not say which month"), "{}", ran.said);
    assert!(!ran.said.contains("0-00"), "{}", ran.said);
}

#[test]
fn a_dry_run_and_a_mapping() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2025-05.csv");
    fs::write(&file, "编号,部门,应发工资,补贴\n1,研发,\"10,000\",500\n").unwrap();
    let file = file.to_str().unwrap();
    let unknown = run(["batch", file]);
    ok(&unknown, 3);
    let proposed = run(["map", file]);
    ok(&proposed, 0);
    assert!(proposed.out.contains("# \"应发工资\" = \"wages\""), "{}", proposed.out);
    let map = folder.path().join("map.toml");
    let columns = "[columns]\n\"编号\" = \"employee_id\"\n\"应发工资\" = \"month:wages\"\n\"补贴\" = \"month:wages\"\n";
    fs::write(&map, columns).unwrap();
    let map = map.to_str().unwrap();
    let dry = run(["batch", file, "--map", map, "--dry-run"]);
    ok(&dry, 0);
    assert!(dry.out.is_empty() && dry.said.contains("not used: 部门"), "{}", dry.said);
    let ran = run(["batch", file, "--map", map, "-q"]);
    ok(&ran, 0);
    assert_eq!(column(&table(&ran.out), "wages"), ["10500.00"]);
    fs::write(map, "[columns]\n\"编号\" = \"nobody\"\n").unwrap();
    let bad = run(["batch", file, "--map", map]);
    ok(&bad, 3);
    assert!(bad.said.contains("编号"), "{}", bad.said);
    // A year that is mapped is read as people write it, as other people's sheets are.
    let year = folder.path().join("year.csv");
    fs::write(&year, "编号,年度,全年工资\n1,2025年,\"￥360,000.00\"\n2,2025,1.2万\n").unwrap();
    let columns = "[columns]\n\"编号\" = \"employee_id\"\n\"年度\" = \"tax_year\"\n\"全年工资\" = \"wages\"\n";
    fs::write(map, columns).unwrap();
    let ran = run(["batch", year.to_str().unwrap(), "--map", map]);
    ok(&ran, 1);
    assert_eq!(column(&table(&ran.out), "wages"), ["360000.00", "1.2万"]);
    assert!(ran.said.contains("1.2万 is not an amount; if 12000 is meant"), "{}", ran.said);
    let plain = run(["batch", &payroll("example.csv"), "--dry-run"]);
    assert!(
        plain.out.is_empty() && plain.said.contains("60 of 60 columns known"),
        "{}",
        plain.said
    );
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
        assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 1), "{}", ran.said);
    }
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
    ok(&ran, 1);
    assert!(ran.out.contains("error,bad_amount"), "{}", ran.out);
}

#[test]
fn everything_is_said_in_three_languages() {
    for language in ["en", "zh-Hans", "zh-Hant-HK"] {
        let mut arguments = vec!["--lang".to_owned(), language.to_owned(), "batch".to_owned()];
        let files = ["tax-calculation-2025.xlsx", "bonus.xlsx", "persons.csv", "ir56b.csv"];
        arguments.extend(files.iter().map(|name| sheet(name)));
        let ran = run(&arguments);
        ok(&ran, 0);
        let damaged = run(["--lang", language, "batch", &sheet("damaged.xlsx")]);
        let said = format!("{}{}", ran.said, damaged.said);
        for id in ["finding-", "recognised-", "layout-", "met-", "joined-", "document-", "{"] {
            assert!(!said.contains(id), "{language}: {id}: {said}");
        }
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
    ok(&run(["batch", &damaged, "--keep-workbook", "-o", out_name, "-q"]), 1);
    let xml = String::from_utf8(parts(&out).remove("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(xml.contains("<f>1+1</f>"));
    // Joined rows go to the row with which the person's year ends.
    let calculation = sheet("tax-calculation-2025.xlsx");
    ok(&run(["batch", &calculation, "--keep-workbook", "-o", out_name, "-q"]), 0);
    let rows = cells(&out, "综合所得申报税款计算");
    let filled: Vec<usize> = (0..rows.len())
        .filter(|row| matches!(rows[*row].last(), Some(calamine::Data::String(_))))
        .collect();
    assert_eq!(filled, [2]);
    let ok_rows: Vec<usize> =
        (0..rows.len()).filter(|row| rows[*row].iter().any(|cell| cell == "ok")).collect();
    assert_eq!(ok_rows, [14, 26, 32]);
    let csv = run(["batch", &payroll("example.csv"), "--keep-workbook", "-o", out_name]);
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
            eprintln!("NOT TESTED: soffice is not installed");
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
