//! What is said before, after and instead of a run.

use std::fs;

use calc_tests::program::{run, run_with};

use super::{column, ok, payroll, sheet, table};

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
            let ran = run(["--lang", language, "batch", file, "--report", report, "--force"]);
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
                "--force",
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

#[test]
fn what_cannot_be_worked_out_is_named_and_explained() {
    // Months beside years: one run cannot hold both.
    let ran = run(["batch", &sheet("wages-2025.xlsx"), &sheet("non-domiciled.xlsx")]);
    ok(&ran, 3);
    assert!(ran.said.contains("无住所个人") && ran.said.contains("month by month"), "{}", ran.said);
    let ran = run(["batch", &sheet("non-domiciled.xlsx")]);
    ok(&ran, 2);
    assert!(ran.said.contains("--month 2025-06"), "{}", ran.said);
    let month = "工号,姓名,证件号码,本期收入\n1,甲,H12345678,100\n";
    let ran = run_with(["batch", "-"], month.as_bytes());
    ok(&ran, 3);
    assert!(ran.said.contains("does not say which month"), "{}", ran.said);
    let titled = format!("2025年3月工资,,,\n{month}");
    let ran = run_with(["batch", "-", "-q"], titled.as_bytes());
    ok(&ran, 0);
    assert_eq!(column(&table(&ran.out), "source_months"), ["2025-03"]);
}

/// A list that is cut says so.
#[test]
fn what_is_not_listed_is_counted() {
    let mut csv = "工号,姓名,证件号码,税款所属期止,所得项目,本期收入,累计收入额\n".to_owned();
    for number in 1..=203 {
        csv += &format!("{number},甲,,2025-12-31,偶然所得,100,1200\n");
    }
    csv += "1,甲,,2025-12-31,正常工资薪金,100,1200\n";
    let ran = run_with(["batch", "-"], csv.as_bytes());
    ok(&ran, 0);
    assert_eq!(ran.said.matches("(偶然所得); NOT TAKEN").count(), 200);
    assert!(ran.said.contains("which are not listed: 3."), "{}", ran.said);
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
    // The file's name says a month.
    assert!(proposed.out.contains("\n\"应发工资\" = \"month:wages\""), "{}", proposed.out);
    assert!(proposed.out.contains("# \"编号\" = \"employee_id\""), "{}", proposed.out);
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
fn everything_is_said_in_three_languages() {
    for language in ["en", "zh-Hans", "zh-Hant-HK"] {
        let mut arguments = vec!["--lang".to_owned(), language.to_owned(), "batch".to_owned()];
        let files = ["payments-2025.xlsx", "bonus.xlsx", "persons.csv", "ir56b.csv"];
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
