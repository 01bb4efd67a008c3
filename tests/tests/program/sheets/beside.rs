//! Sheets beside a payroll: contributions by month, Hong Kong returns, lists of persons.

use super::employers::{expect, refuse, run_files};
use super::{ok, table};

const PAYROLL: &str = "工号,姓名,纳税年度,工资薪金\n0042,甲,2025,600000\n";
const MONTH: &str = "工号,姓名,社保个人部分,公积金个人部分\n0042,甲,3000,3000\n";

fn payroll() -> (&'static str, String) {
    ("wages-2025.csv", PAYROLL.to_owned())
}

/// 600,000 - 60,000 - 36,000 - 36,000 = 468,000, x 30% - 52,920 = 87,480.
const YEAR: [(&str, &str); 3] =
    [("social_insurance", "36000.00"), ("housing_fund", "36000.00"), ("mainland_tax", "87480.00")];

#[test]
fn one_month_beside_a_year_is_not_the_year() {
    let said = "is known for 2025-12 and not for 2025-01 to 2025-11";
    refuse(&[("2025年12月社保公积金.csv", MONTH.to_owned()), payroll()], said);
    // Twelve equal months are twelve, wherever the month is said.
    let by_name = |name: &dyn Fn(u8) -> String| -> Vec<(String, String)> {
        (1..=12).map(|month| (name(month), MONTH.to_owned())).collect()
    };
    for files in [
        by_name(&|month| format!("2025年{month}月社保公积金.csv")),
        by_name(&|month| format!("社保公积金 {month}月.csv")),
        by_name(&|month| format!("sb-2025{month:02}.csv")),
    ] {
        let mut all: Vec<(&str, String)> =
            files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
        all.push(payroll());
        expect(&all, &YEAR, &[]);
        // Eleven of them are not.
        refuse(&all[1..], "One month is not the year");
    }
    let rows: Vec<String> =
        (1..=12).map(|month| format!("0042,2025{month:02},3000,3000")).collect();
    let header = "工号,费款所属期,社保个人部分,公积金个人部分";
    let listed = format!("{header}\n{}\n", rows.join("\n"));
    expect(&[("社保明细.csv", listed.clone()), payroll()], &YEAR, &[]);
    // A month twice, in equal rows.
    let twice = format!("{listed}0042,202503,3000,3000\n");
    refuse(&[("社保明细.csv", twice), payroll()], "is given twice (3000 | 3000)");
    // Rows that say no month at all, twice.
    let bare = format!("{MONTH}0042,甲,3000,3000\n");
    refuse(&[("社保.csv", bare), payroll()], "is given twice (3000 | 3000)");
    // One that says none: taken as the year, and said.
    let year = "工号,社保个人部分\n0042,36000\n".to_owned();
    let said = ["nothing says that its amounts are of a month"];
    expect(&[("社保.csv", year), payroll()], &[("social_insurance", "36000")], &said);
}

#[test]
fn months_beside_months_are_those_of_the_wages() {
    let wages = |month: u8| {
        let rows = "工号,证件号码,本期收入\n7,H00000015,20000\n";
        (format!("wages-2025-{month:02}.csv"), rows.to_owned())
    };
    let side = |month: u8| {
        let rows = "工号,证件号码,住房公积金\n7,H00000015,1000\n";
        (format!("gjj-2025-{month:02}.csv"), rows.to_owned())
    };
    let files: Vec<(String, String)> = (7..=12).map(wages).chain((7..=12).map(side)).collect();
    let files: Vec<(&str, String)> =
        files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let figures = [("wages", "120000.00"), ("housing_fund", "6000.00")];
    expect(&files, &figures, &[]);
    refuse(&files[..11], "and not for 2025-12");
    // Hong Kong's year does not run with the calendar.
    let mpf = "工号,hk_mpf\n0042,1500\n".to_owned();
    refuse(&[("mpf-2025-12.csv", mpf), payroll()], "runs from April to March");
}

/// Equal amounts of two sheets are not one: two employers, or two months, may have paid the same.
#[test]
fn equal_years_in_two_files_are_not_one() {
    let other = ("other-2025.csv", PAYROLL.to_owned());
    refuse(&[payroll(), other], "wages is given twice (600000 | 600000)");
    // An amount that names no year is of no year where there are two.
    let two = "工号,纳税年度,工资薪金\n0042,2024,500000\n0042,2025,600000\n".to_owned();
    let files = [("wages.csv", two), ("社保.csv", "工号,社保个人部分\n0042,36000\n".to_owned())];
    let ran = run_files(&files);
    ok(&ran, 1);
    assert!(table(&ran.out).iter().all(|row| row["status"] == "error"), "{}", ran.out);
    assert!(ran.said.contains("names no year, and the person has several"), "{}", ran.said);
}

/// 600,000 in Hong Kong: single, 62,763.85 of tax leave 109,080.00 - 62,763.85 = 46,316.15; married,
/// 42,495.60 leave 66,584.40.
#[test]
fn a_return_speaks_for_its_own_year() {
    let payroll = "工号,姓名,证件号码,纳税年度,工资薪金\n0042,甲,A123456(3),2025,600000\n";
    let payroll = ("wages-2025.csv", payroll.to_owned());
    let returns = |rows: &str| {
        let header = "HKID,TypeOfForm,NameInChinese,MaritalStatus,RTN_ASS_YR,TotalIncome";
        ("ir56b.csv", format!("{header}\n{rows}"))
    };
    let single = [("exemption", "46316.15")];
    let married = [("exemption", "66584.40"), ("hk_marital_status", "married")];
    for (rows, figures, said) in [
        ("A1234563,O,甲,2,2019,300000\n", &single[..], "a return for 2019 does not speak for 2025"),
        ("A1234563,O,甲,2,2024/25,300000\n", &single, "does not speak for 2025"),
        ("A1234563,O,甲,2,2025/26,300000\n", &married, "IR56B"),
        (
            "A1234563,R,甲,2,2025/26,310000\nA1234563,O,甲,1,2025/26,300000\n",
            &married,
            "form R is taken before form O",
        ),
        (
            "A1234563,O,甲,2,2025/26,300000\nA1234563,S,甲,1,2025/26,5000\n",
            &single,
            "form S is taken before form O",
        ),
    ] {
        expect(&[payroll.clone(), returns(rows)], figures, &[said]);
    }
    let revised = returns("A1234563,R,甲,2,2025/26,310000\nA1234563,O,甲,1,2025/26,300000\n");
    expect(&[payroll.clone(), revised], &[("ir56b_total_income_hkd", "310000")], &[]);
    // Four digits may be the year in which it begins or ends; two originals may say both.
    let unclear = returns("A1234563,O,甲,2,2025,300000\n");
    refuse(&[payroll.clone(), unclear], "may be the year of assessment that begins or that ends");
    let both = returns("A1234563,O,甲,2,2025/26,300000\nA1234563,O,甲,1,2025/26,300000\n");
    refuse(&[payroll, both], "hk_marital_status (Marital status) is given twice");
}

#[test]
fn what_holds_no_year_or_names_alone_is_refused() {
    let family = "姓名,子女教育,赡养老人\n甲,24000,36000\n".to_owned();
    let mpf =
        "成員姓名,香港身份證號碼,有關入息,僱員強制性供款\n甲,A123456(3),30000,1500\n".to_owned();
    let english = "Member,HKID,Relevant Income,Employee Mandatory Contribution\nA,A123456(3),1,1\n";
    let persons =
        "工号,姓名,证件号码,人员状态,任职受雇从业日期,离职日期\n0042,甲,,正常,2025-07-01,\n";
    let persons = ("境内人员信息列表.csv", persons.to_owned());
    for (files, said) in [
        (vec![payroll(), ("费用扣除.csv", family)], "Two people may have one name"),
        (vec![payroll(), ("mpf.csv", mpf)], "statement of contributions to a Mandatory"),
        (vec![payroll(), ("mpf.csv", english.to_owned())], "runs from April to March"),
        (vec![persons.clone()], "none of them holds a mainland year"),
        (
            vec![(
                "ir56b.csv",
                "HKID,MaritalStatus,RTN_ASS_YR,TotalIncome\nA1234563,2,2025/26,1\n".to_owned(),
            )],
            "none of them holds a mainland year",
        ),
    ] {
        let ran = run_files(&files);
        ok(&ran, 3);
        assert!(ran.said.contains(said), "{said}\n{}", ran.said);
        assert_eq!(ran.out, "");
    }
    // One who came in July has six months of contributions.
    let side = |month: u8| (format!("sb-2025{month:02}.csv"), MONTH.to_owned());
    let side: Vec<(String, String)> = (7..=12).map(side).collect();
    let mut files = vec![payroll(), persons];
    files.extend(side.iter().map(|(name, text)| (name.as_str(), text.clone())));
    expect(&files, &[("social_insurance", "18000.00"), ("housing_fund", "18000.00")], &[]);
}
