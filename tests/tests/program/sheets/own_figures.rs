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

/// 50,000 a month: 45,000, 90,000 and 135,000 of taxable income, x 10% - 2,520: 1,980, 6,480 and 10,980
/// of tax to date.
#[test]
fn tax_paid_is_compared_with_the_row_and_with_the_month_before() {
    let row = |month: u32, tax: &str, paid: &str, now: &str| {
        let (income, basic) = (50_000 * month, 5_000 * month);
        format!(
            "1,甲,H00000015,2025-{month:02}-28,正常工资薪金,50000,{income},{basic},,{},{tax},{tax},{paid},{now}",
            income - basic
        )
    };
    let first = row(1, "1980", "0", "1980");
    let (second, third) = (row(2, "6480", "1980", "4500"), row(3, "10980", "6480", "4500"));
    let refund = row(3, "10980", "12000", "-1020");
    for (rows, said) in [
        (vec![&first, &second, &third], None),
        // More was paid than is due, and nothing is given back during the year.
        (vec![&row(3, "10980", "12000", "0")], None),
        // Against the row itself: 6,480 - 4,500 = 1,980.
        (
            vec![&first, &row(2, "6480", "1000", "4500")],
            Some("2025-02 已缴税额: 1000.00 / 1980.00"),
        ),
        // The row agrees with itself, and not with January's.
        (
            vec![&first, &row(2, "6480", "1300", "5180")],
            Some("2025-02 已缴税额: 1300.00 / 1980.00"),
        ),
        (vec![&second, &refund], Some("2025-03 已缴税额: 12000.00 / 6480.00")),
        // 累计应扣缴税额 alone: no row of its own to be held against.
        (vec![&first, &row(2, "6480", "1300", "")], Some("2025-02 已缴税额: 1300.00 / 1980.00")),
        // Nothing is due now, and less was paid.
        (vec![&row(2, "6480", "6000", "0")], Some("2025-02 已缴税额: 6000.00 / 6480.00")),
        // A month is missing between them: nothing to compare with.
        (vec![&first, &row(3, "10980", "6480", "4500")], None),
    ] {
        let rows: Vec<&str> = rows.into_iter().map(String::as_str).collect();
        let text = format!("{HEADER}\n{}\n", rows.join("\n"));
        let ran = run_files(&[("税款计算.csv", text)]);
        ok(&ran, 0);
        let found = table(&ran.out);
        let found = found[0].get("sheet_differences").map_or("", String::as_str);
        assert_eq!(found, said.unwrap_or(""), "{rows:?}\n{}", ran.said);
        assert_eq!(ran.said.contains("已缴税额"), said.is_some(), "{}", ran.said);
    }
}

/// Every month of every person is compared, in each form of the sheet, and a person whose months are
/// refused too.
#[test]
fn every_month_is_compared() {
    let months = |number: u32, wrong: u32| -> String {
        let row = |month: u32| {
            let taxable = 15_000 * month + if month == wrong { 100 } else { 0 };
            format!(
                "{number},甲,H0000{number:04},2025-{month:02}-28,正常工资薪金,20000,{},{},,{taxable},,,,\n",
                20_000 * month,
                5_000 * month
            )
        };
        (1..=12).map(row).collect()
    };
    let people: String = (1..=12).map(|number| months(number, number)).collect();
    let ran = run_files(&[("税款计算.csv", format!("{HEADER}\n{people}"))]);
    ok(&ran, 0);
    for (at, row) in table(&ran.out).iter().enumerate() {
        let month = at + 1;
        let stated = 15_000 * month + 100;
        let said = format!("2025-{month:02} 累计应纳税所得额: {stated}.00 / {}.00", 15_000 * month);
        assert_eq!(row["sheet_differences"], said);
    }
    assert!(ran.said.contains("own columns: 144; figures that differ: 12."), "{}", ran.said);
    let twice = months(1, 3);
    let ran = run_files(&[("税款计算.csv", format!("{HEADER}\n{twice}{twice}"))]);
    ok(&ran, 1);
    let said = table(&ran.out)[0]["sheet_differences"].clone();
    assert!(said.starts_with("2025-03 累计应纳税所得额: 45100.00 / 45000.00"), "{said}");
}
