//! A year from several employers and forms: figures to date that begin again, months after them,
//! two payers of one month. The tax of each case is worked out by hand beside it.

use calc_tests::program::{Ran, run};

use super::{ok, table};

/// 税款计算 with the columns that decide.
const CALCULATION: &str = "工号,姓名,证件号码,税款所属期止,所得项目,本期收入,累计收入额,累计减除费用,累计专项扣除,累计赡养老人支出扣除,累计应扣缴税额,已缴税额,应补(退)税额\n";
/// 正常工资薪金 with the columns that decide.
const WAGES: &str =
    "工号,*姓名,*证件号码,本期收入,基本养老保险费,住房公积金,累计赡养老人,累计住房租金\n";

/// Runs files written with these names.
pub(super) fn run_files(files: &[(&str, String)]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let mut arguments = vec!["batch".to_owned()];
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        arguments.push(path.to_str().unwrap().to_owned());
    }
    run(&arguments)
}

/// One row with these figures; what is said holds these texts.
pub(super) fn expect(files: &[(&str, String)], figures: &[(&str, &str)], said: &[&str]) {
    let ran = run_files(files);
    ok(&ran, 0);
    let rows = table(&ran.out);
    assert_eq!(rows.len(), 1, "{}", ran.out);
    for (name, figure) in figures {
        assert_eq!(rows[0].get(*name).map_or("", String::as_str), *figure, "{name}\n{}", ran.said);
    }
    for text in said {
        assert!(ran.said.contains(text), "{text}\n{}", ran.said);
    }
}

/// One row that is an error; what is said holds the text.
pub(super) fn refuse(files: &[(&str, String)], said: &str) {
    let ran = run_files(files);
    ok(&ran, 1);
    let rows = table(&ran.out);
    assert_eq!(rows.len(), 1, "{}", ran.out);
    assert_eq!(rows[0]["status"], "error", "{}", ran.out);
    assert_eq!(rows[0]["mainland_tax"], "", "{}", ran.out);
    assert!(ran.said.contains(said), "{said}\n{}", ran.said);
    assert!(ran.said.contains("INCOMPLETE"), "{}", ran.said);
}

fn calculation(rows: &[&str]) -> String {
    format!("{CALCULATION}{}\n", rows.join("\n"))
}

/// 80,000 from January to June at one employer, 90,000 from July to December at another.
const FIRST: &str =
    "A-031,甲,H00000015,2025-06-30,正常工资薪金,80000,480000,30000,24000,9000,72330,54955,17375";
const SECOND: &str =
    "B-207,甲,H00000015,2025-12-31,正常工资薪金,90000,540000,30000,24000,9000,90180,67455,22725";

/// 480,000 + 540,000 - 60,000 - 48,000 - 18,000 = 894,000, x 35% - 85,920 = 226,980. Withheld
/// 72,330 + 90,180 = 162,510, so 64,470 are due.
const BOTH: [(&str, &str); 6] = [
    ("wages", "1020000.00"),
    ("social_insurance", "48000.00"),
    ("special_additional_deductions", "18000.00"),
    ("mainland_tax", "226980.00"),
    ("tax_withheld", "162510.00"),
    ("refund_or_due", "64470.00"),
];

#[test]
fn figures_to_date_that_begin_again_are_added() {
    let said = ["the amounts of 2 employers in 2025 are added"];
    let named = [
        ("202506_税款计算-甲公司.csv", calculation(&[FIRST])),
        ("202512_税款计算-乙公司.csv", calculation(&[SECOND])),
    ];
    expect(&named, &BOTH, &said);
    // Nothing names the employers, and the number is the same or blank; both in one file, too.
    for number in ["A-031", ""] {
        let [first, second] = [FIRST.replace("A-031", number), SECOND.replace("B-207", number)];
        let apart = [("06.csv", calculation(&[&first])), ("12.csv", calculation(&[&second]))];
        expect(&apart, &BOTH, &said);
        expect(&[("all.csv", calculation(&[&second, &first]))], &BOTH, &said);
    }
    // Less than before, and a gap of months: from September at the second.
    // 480,000 + 200,000 - 60,000 - 24,000 - 9,000 = 587,000, x 30% - 52,920 = 123,180.
    let later = "B-207,甲,H00000015,2025-12-31,正常工资薪金,50000,200000,20000,,,19080,11580,7500";
    expect(
        &[("all.csv", calculation(&[FIRST, later]))],
        &[
            ("wages", "680000.00"),
            ("mainland_tax", "123180.00"),
            ("tax_withheld", "91410.00"),
            ("missing_months", "2025-07..2025-08"),
        ],
        &said,
    );
}
