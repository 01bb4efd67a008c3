//! The calculation of taxes, worked out again from its own columns: what it says itself is compared
//! before any total.

use super::employers::run_files;
use super::{ok, table};

const HEADER: &str = "工号,姓名,证件号码,税款所属期止,所得项目,本期收入,累计收入额,累计减除费用,累计专项扣除,累计应纳税所得额,累计应纳税额,累计应扣缴税额,已缴税额,应补(退)税额";

/// 50,000 a month and 5,000 of contributions: 480,000 of taxable income in the year, 480,000 x 30% -
/// 52,920 = 91,080 of tax. The sheet says other figures in June and in December.
#[test]
fn figures_of_the_sheet_that_its_columns_do_not_give_come_before_totals() {
    let rows = [
        // 300,000 - 30,000 - 30,000 = 240,000, x 20% - 16,920 = 31,080. The sheet has 16,920 more.
        "1,甲,H00000015,2025-06-30,正常工资薪金,50000,300000,30000,30000,240000,48000,31080,20000,11080",
        // 600,000 - 60,000 - 60,000 = 480,000. The sheet lacks one month of contributions.
        "1,甲,H00000015,2025-12-31,正常工资薪金,50000,600000,60000,60000,485000,91080,91080,80000,11080",
        // A second person whose figures agree: 240,000 - 60,000 = 180,000, x 20% - 16,920 = 19,080.
        "2,乙,H00000023,2025-12-31,正常工资薪金,20000,240000,60000,0,180000,19080,19080,19080,0",
        // A loss is no taxable income, however the sheet writes it.
        "3,丙,H00000031,2025-12-31,正常工资薪金,1000,12000,60000,0,-48000,0,0,0,0",
    ];
    let text = format!("{HEADER}\n{}\n", rows.join("\n"));
    let ran = run_files(&[("税款计算.csv", text)]);
    ok(&ran, 0);
    let lines = [
        "worked out again from their own columns: 4; figures that differ: 2.",
        "税款计算.csv › 2: employee 1**, 2025-06: the sheet says 累计应纳税额 48,000.00, its own columns give 31,080.00, difference 16,920.00",
        "税款计算.csv › 3: employee 1**, 2025-12: the sheet says 累计应纳税所得额 485,000.00, its own columns give 480,000.00, difference 5,000.00",
        "Totals in CNY",
    ];
    let mut rest = ran.said.as_str();
    for line in lines {
        let at = rest.find(line);
        assert!(at.is_some(), "{line} is not said, or too late:\n{}", ran.said);
        rest = &rest[at.unwrap()..];
    }
    let rows = table(&ran.out);
    assert_eq!(rows[0]["mainland_tax"], "91080.00");
    let differences = "2025-06 累计应纳税额: 48000.00 / 31080.00; 2025-12 累计应纳税所得额: 485000.00 / 480000.00";
    assert_eq!(rows[0]["sheet_differences"], differences);
    assert_eq!(rows[1]["sheet_differences"], "");
    assert_eq!(rows[2]["sheet_differences"], "");
}

/// Without a column of the tax of the month there is nothing to compare the withholding with.
#[test]
fn without_a_column_of_tax_no_month_is_a_difference() {
    let row = |month: u32| {
        format!(
            "1,甲,H00000015,2025-{month:02}-28,正常工资薪金,50000,{},{},{}\n",
            50_000 * month,
            5_000 * month,
            5_000 * month
        )
    };
    let rows: String = (1..=12).map(row).collect();
    let header =
        "工号,姓名,证件号码,税款所属期止,所得项目,本期收入,累计收入额,累计减除费用,累计专项扣除";
    for (more, cell) in [("", ""), (",累计应扣缴税额,应补(退)税额", ",,")] {
        let text = format!("{header}{more}\n{}", rows.replace('\n', &format!("{cell}\n")));
        let ran = run_files(&[("税款计算.csv", text)]);
        ok(&ran, 0);
        assert!(!ran.said.contains("by the formula"), "{}", ran.said);
        assert_eq!(table(&ran.out)[0]["mainland_tax"], "91080.00");
    }
}
