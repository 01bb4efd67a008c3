//! Months, bonuses and persons become person-years.

use std::fs;

use calc_core::person::fields::RESULTS;
use calc_tests::program::{run, run_with};

use super::{column, ok, sheet, table};

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
    assert!(ran.said.contains("do not say all that was withheld: 1."), "{}", ran.said);
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

/// By hand, for the first: 360,000 of wages, 36,000 of bonus after 500 that are exempt, 8,000 of labour
/// services. 360,000 + 6,400 - 60,000 - 54,000 - 24,000 = 228,400, x 20% - 16,920 = 28,760; the bonus
/// 36,000 x 3% = 1,080 (merged: 264,400 x 20% - 16,920 = 35,960, which is more). Withheld: 27,480 on
/// wages, 1,080, and 800 and 440 on 5,000 and 3,000; 40 are still due.
/// For the second: 360,000, a manuscript of 10,000, a licence of 20,000. 360,000 + 5,600 + 16,000
/// - 138,000 = 243,600, x 20% - 16,920 = 31,800. Withheld: 27,480 + 1,120 + 3,200 = 31,800.
#[test]
fn bonus_and_payments_of_the_calculation_go_to_their_columns() {
    let payments = sheet("payments-2025.xlsx");
    let ran = run(["batch", &payments]);
    ok(&ran, 0);
    let rows = table(&ran.out);
    for (name, expected) in [
        ("employee_id", ["0007", "0008"]),
        ("wages", ["360000.00", "360000.00"]),
        ("annual_bonus", ["36000.00", ""]),
        ("labour_services", ["8000.00", ""]),
        ("authors_remuneration", ["", "10000.00"]),
        ("royalties", ["", "20000.00"]),
        ("tax_withheld", ["29800.00", "31800.00"]),
        ("mainland_comprehensive_tax", ["28760.00", "31800.00"]),
        ("mainland_bonus_tax", ["1080.00", "0.00"]),
        ("mainland_tax", ["29840.00", "31800.00"]),
        ("refund_or_due", ["40.00", "0.00"]),
    ] {
        assert_eq!(column(&rows, name), expected, "{name}");
    }
    for said in [
        "that are not wages: annual_bonus (One-off annual bonus), rows: 1.",
        "that are not wages: labour_services (Labour services), rows: 2.",
        "that are not wages: authors_remuneration (Author's remuneration), rows: 1.",
        "that are not wages: royalties, rows: 1.",
        "(保险营销员佣金收入); NOT TAKEN: it has no column here",
        "(劳务报酬) with amounts besides its receipts and its tax",
    ] {
        assert!(ran.said.contains(said), "{said}: {}", ran.said);
    }
    assert_eq!(ran.said.matches("NOT TAKEN").count(), 2, "{}", ran.said);
    // The bonus of the sheet that it was declared with is the same bonus, and its tax stays known.
    let both = run(["batch", &payments, &sheet("bonus.xlsx")]);
    ok(&both, 0);
    assert_eq!(table(&both.out)[0]["annual_bonus"], "36000.00");
    assert_eq!(table(&both.out)[0]["tax_withheld"], "29800.00");
    // A projection has no tax that was withheld, of payments neither.
    let half = "工号,证件号码,税款所属期止,所得项目,本期收入,累计收入额,累计应扣缴税额,应补(退)税额\n\
        1,H12345678,2025-06-30,正常工资薪金,10000,60000,0,0\n\
        1,H12345678,2025-06-30,劳务报酬,5000,,,800\n";
    let ran = run_with(["batch", "-", "--project"], half.as_bytes());
    ok(&ran, 0);
    let rows = table(&ran.out);
    assert_eq!(
        (rows[0]["wages"].as_str(), rows[0]["labour_services"].as_str()),
        ("120000.00", "5000.00")
    );
    assert_eq!(rows[0].get("tax_withheld").map_or("", String::as_str), "");
    // Months of which no row is there may have had payments.
    assert!(ran.said.contains("Of 2025-01 to 2025-05 there is no row of 税款计算"), "{}", ran.said);
}

#[test]
fn payments_that_are_not_certain_are_not_taken() {
    let head = "工号,姓名,证件号码,税款所属期止,所得项目,本期收入,累计收入额,已缴税额,应补(退)税额\n\
        1,甲,H12345678,2025-12-31,正常工资薪金,100,1200,0,0\n";
    for (row, said, column_said, withheld) in [
        ("无住所个人正常工资薪金,100,1200,,", "(无住所个人正常工资薪金); NOT TAKEN", None, "0.00"),
        ("全年一次性奖金收入,100,1200,,", "全年一次性奖金收入 whose 累计收入额", None, "0.00"),
        // What was paid before may be of this payment or of earlier ones: the tax is not certain.
        (
            "劳务报酬,5000,,300,500",
            "do not say all that was withheld: 1.",
            Some("labour_services"),
            "",
        ),
        ("稿酬,5000,,,", "do not say all that was withheld: 1.", Some("authors_remuneration"), ""),
    ] {
        let csv = format!("{head}1,甲,H12345678,2025-12-31,{row}\n");
        let ran = run_with(["batch", "-"], csv.as_bytes());
        ok(&ran, 0);
        let rows = table(&ran.out);
        assert_eq!(column(&rows, "wages"), ["1200.00"], "{row}");
        assert!(ran.said.contains(said), "{row}: {}", ran.said);
        let found = rows[0].get("tax_withheld").map_or("", String::as_str);
        assert_eq!(found, withheld, "{row}");
        if let Some(name) = column_said {
            assert_eq!(column(&rows, name), ["5000.00"], "{row}");
        }
    }
    // Two bonuses in a year, and an amount that cannot be read, are errors of the row.
    let bonus = "1,甲,H12345678,2025-12-31,全年一次性奖金收入";
    for (rows, said) in [
        (format!("{bonus},36000,,,1080\n{bonus},36000,,,1080\n"), "a second one-off bonus"),
        (format!("{bonus},3.6万,,,1080\n"), "3.6万 is not an amount; if 36000 is meant"),
    ] {
        let ran = run_with(["batch", "-"], format!("{head}{rows}").as_bytes());
        ok(&ran, 1);
        assert_eq!(column(&table(&ran.out), "status"), ["error"], "{rows}");
        assert!(ran.said.contains(said), "{said}: {}", ran.said);
    }
    // The same payment of the same month twice is a row, or a file, that was given twice.
    let payment = "1,甲,H12345678,2025-12-31,稿酬,5000,,,800\n";
    let ran = run_with(["batch", "-"], format!("{head}{payment}{payment}").as_bytes());
    ok(&ran, 1);
    assert_eq!(column(&table(&ran.out), "status"), ["error"]);
    assert!(ran.said.contains("the same payment of the same month and person"), "{}", ran.said);
    // Labour services in a sheet of their own and in the calculation contradict each other.
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let calculation =
        file("calculation.csv", &format!("{head}1,甲,H12345678,2025-12-31,劳务报酬,5000,,,800\n"));
    let map = file(
        "map.toml",
        "[columns]\n\"证件号码\" = \"id_number\"\n\"收入\" = \"month:labour_services\"\n",
    );
    for (receipts, code, withheld) in [(5_000, 0, "800.00"), (6_000, 1, "")] {
        let labour = format!("证件号码,收入,允许扣除的税费\nH12345678,{receipts},\n");
        let labour = file("labour-2025-12.csv", &labour);
        let ran = run(["batch", &calculation, &labour, "--map", &map]);
        ok(&ran, code);
        let rows = table(&ran.out);
        let found = rows[0].get("tax_withheld").map_or("", String::as_str);
        assert_eq!((rows.len(), found), (1, withheld), "{receipts}");
    }
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
    assert!(listed.contains("100.00 | 200.00,Rows or sheets give different"), "{listed}");
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
