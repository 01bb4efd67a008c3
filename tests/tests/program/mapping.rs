//! `taxdiff map`: what it proposes for files of payroll systems and for a company's own 工资表, by header
//! and by value, and what it leaves out. All people are invented.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use calc_tests::program::{Ran, run_in};

/// Identity numbers of residence permits with right check digits.
const PERMITS: [&str; 3] = ["810000199001010019", "810000199001010027", "810000199001010035"];

fn map(folder: &Path, name: &str, text: &str) -> Ran {
    std::fs::write(folder.join(name), text).unwrap();
    let ran = run_in(folder, ["map", name], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    ran
}

/// Lines that the mapping of a file has, and that it does not have.
fn proposes(name: &str, text: &str, lines: &[&str], not: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let ran = map(folder.path(), name, text);
    for line in lines {
        assert!(ran.out.lines().any(|found| found.starts_with(line)), "{line}\n{}", ran.out);
    }
    for line in not {
        assert!(!ran.out.lines().any(|found| found.starts_with(line)), "{line}\n{}", ran.out);
    }
    ran
}

/// Rows of three people in the first three months, each made of a person's and a month's number.
fn months(row: impl Fn(usize, usize) -> String) -> String {
    (0..3)
        .flat_map(|who| (1..=3).map(move |month| (who, month)))
        .map(|(who, month)| row(who, month))
        .collect()
}

/// The mapping as it is proposed, given to `batch`: the first person's row.
fn worked_out(name: &str, text: &str, figures: &[(&str, &str)]) {
    let folder = tempfile::tempdir().unwrap();
    let mapping = map(folder.path(), name, text).out;
    std::fs::write(folder.path().join("map.toml"), mapping).unwrap();
    let ran = run_in(folder.path(), ["batch", name, "--map", "map.toml"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let mut rows = csv::Reader::from_reader(ran.out.as_bytes());
    let header = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    for (column, figure) in figures {
        let at = header.iter().position(|name| name == *column).unwrap();
        assert_eq!(&row[at], *figure, "{column}\n{}", ran.out);
    }
}

/// A header of two rows below a title, totals and signatures: 50,000 of wages, 5,000 and 2,500 of
/// contributions, 3,200 withheld.
fn wage_table() -> String {
    format!(
        "某某科技（深圳）有限公司2025年1月工资表,,,,,,,,,,,\n\
         序号,工号,姓名,证件号码,基本工资,绩效,应发合计,个人扣缴,,,实发工资,签字\n\
         ,,,,,,,社会保险费,住房公积金,个税,,\n\
         1,E001,陈小明,{},30000,20000,50000.00,5000,2500,3200.00,39300.00,\n\
         2,E002,李大文,{},20000,10000,30000.00,3000,1500,1200.00,24300.00,\n\
         合计,,,,50000,30000,80000.00,8000,4000,4400.00,63600.00,\n\
         制表：王五,,,审核：赵六,,,批准：,,,,,\n",
        PERMITS[0], PERMITS[1]
    )
}

#[test]
fn a_companys_wage_table_with_signatures() {
    let ran = proposes(
        "工资表.csv",
        &wage_table(),
        &[
            "# The title or a name says 2025-01",
            "\"工号\" = \"employee_id\"",
            "\"姓名\" = \"name\"",
            "\"证件号码\" = \"id_number\"",
            "# NOT PROPOSED. A part of column \"应发合计\".",
            "\"基本工资\" = \"ignore\"",
            "\"应发合计\" = \"month:wages\"",
            "\"社会保险费\" = \"month:social_insurance\"",
            "\"个人扣缴个税\" = \"month:tax_withheld\"",
            "# NOT PROPOSED. What is paid out after tax.",
        ],
        &[],
    );
    // Nobody's name, number or pay is shown.
    for personal in ["陈小明", "E001", PERMITS[0], "50000", "3200", "王五"] {
        assert!(
            !ran.out.contains(personal) && !ran.said.contains(personal),
            "{personal}: {}",
            ran.out
        );
    }
    assert!(ran.out.contains("810000********0019") && ran.out.contains("99999.99"), "{}", ran.out);
    worked_out(
        "工资表.csv",
        &wage_table(),
        &[
            ("employee_id", "E001"),
            ("wages", "50000.00"),
            ("social_insurance", "5000.00"),
            ("housing_fund", "2500.00"),
            ("tax_withheld", "3200.00"),
            ("source_months", "2025-01"),
        ],
    );
}

#[test]
fn exports_of_payroll_systems() {
    let year = |wages| [("wages", wages), ("source_months", "2025-01..2025-03")];
    let sap = months(|who, month| {
        format!(
            "0000{who},Chan,{},20250{month},50000.00,2000.00,4000.00,2500.00,2500.00,3200.00,42300.00,CNY\n",
            PERMITS[who]
        )
    });
    let sap = format!(
        "Pers.No.,Employee name,ID Number,For-Period,/101 Total gross,Pension EE,Pension ER,Housing Fund EE,Housing Fund ER,Income Tax,/559 Bank transfer,Currency\n{sap}"
    );
    let lines = [
        "\"Pers.No.\" = \"employee_id\"",
        "\"For-Period\" = \"period\"",
        "\"/101 Total gross\" = \"month:wages\"",
        "\"Pension EE\" = \"month:social_insurance\"",
        "\"Pension ER\" = \"ignore\"",
        "# NOT PROPOSED. The employer pays it",
    ];
    proposes("sap.csv", &sap, &lines, &[]);
    worked_out("sap.csv", &sap, &year("150000.00"));
    let workday = months(|who, month| {
        let to_date = 50_000 * month;
        format!(
            "Chan,W10{who},H1234567{who},2025-0{month}-28,50000.00,{to_date}.00,3000.00,{},42000.00\n",
            3_000 * month
        )
    });
    let workday = format!(
        "Worker,Employee ID,National ID,Pay Period End Date,Gross Amount - Current,Gross Amount - YTD,Income Tax - Current,Income Tax - YTD,Net Amount\n{workday}"
    );
    let lines = [
        "\"Gross Amount - Current\" = \"month:wages\"",
        "# \"Gross Amount - YTD\" = \"to_date:wages\"",
        "# \"Income Tax - YTD\" = \"to_date:tax_withheld\"",
        "\"Net Amount\" = \"ignore\"",
    ];
    proposes("workday.csv", &workday, &lines, &[]);
    worked_out("workday.csv", &workday, &year("150000.00"));
    let yonyou = months(|who, month| {
        format!(
            "0010{who},员工{who},研发部,2025,{month},50000,2000,500,100,2500,3000,3200,8300,41700\n"
        )
    });
    let yonyou = format!(
        "人员编码,人员姓名,部门名称,年度,会计期间,应发合计,养老保险,医疗保险,失业保险,住房公积金,专项附加扣除,代扣税,扣款合计,实发合计\n{yonyou}"
    );
    let lines = [
        "\"年度\" = \"tax_year\"",
        "\"会计期间\" = \"period\"",
        "\"医疗保险\" = \"month:social_insurance\"",
        // To date or of the month: only the user knows.
        "# \"专项附加扣除\" = \"to_date:special_additional_deductions\"",
        "\"扣款合计\" = \"ignore\"",
    ];
    proposes("yonyou.csv", &yonyou, &lines, &[]);
    worked_out("yonyou.csv", &yonyou, &[("wages", "150000.00"), ("social_insurance", "7800.00")]);
    let kingdee = months(|who, month| {
        format!(
            "K00{who},员工{who},2025年{month}月,50000,{},2000,2500,3200,41700\n",
            50_000 * month
        )
    });
    let kingdee = format!(
        "职员代码,职员姓名,工资期间,应发工资,累计应发工资,代扣养老保险,代扣住房公积金,代扣个人所得税,实发工资\n{kingdee}"
    );
    let lines = ["\"应发工资\" = \"month:wages\"", "# \"累计应发工资\" = \"to_date:wages\""];
    proposes("kingdee.csv", &kingdee, &lines, &[]);
    worked_out("kingdee.csv", &kingdee, &year("150000.00"));
}

/// Another currency than the yuan is never proposed for a column of yuan.
#[test]
fn a_column_of_currencies_is_heard() {
    let adp = "Payroll Name,File Number,Pay Date,Gross Pay,MPF,Net Pay,Currency\nChan A,100001,2025-01-31,50000,1500,48500,HKD\n";
    proposes(
        "adp-2025-01.csv",
        adp,
        &[
            "\"File Number\" = \"employee_id\"",
            "# NOT PROPOSED. Another currency than CNY is named.",
            "\"Gross Pay\" = \"ignore\"",
            "# NOT PROPOSED. This column is one of the year",
            "\"MPF\" = \"ignore\"",
        ],
        &[],
    );
    let named = "工号,月份,应发工资(港币)\nE1,2025-01,5000\n";
    proposes("pay.csv", named, &["\"应发工资(港币)\" = \"ignore\""], &[]);
    let typed = "工号,月份,应发工资\nE1,2025-01,HK$ 5000\n";
    proposes("pay.csv", typed, &["\"应发工资\" = \"ignore\""], &[]);
}

#[test]
fn values_propose_where_the_header_says_nothing() {
    let text = format!(
        "甲,乙,丙,丁,戊,己,庚,辛,壬\n{},王,是,2025-01,12.50,已婚,E12345678,C001,2025-01-05\n{},李,否,2025-01,13.50,未婚,K12345678,C002,2025-01-06\n",
        PERMITS[0], "A123456(3)"
    );
    proposes(
        "x.csv",
        &text,
        &[
            "\"甲\" = \"id_number\"",
            "# By the values: likely.",
            "\"丙\" = \"ignore\"",
            "# NOT PROPOSED. Which fact it answers, the header does not say.",
            "\"丁\" = \"period\"",
            "\"戊\" = \"ignore\"",
            "# NOT PROPOSED. Amounts whose header says nothing that is known.",
            "\"己\" = \"hk_marital_status\"",
            // Passport numbers have no check digit, and there is another column of documents.
            "# \"庚\" = \"id_number\"",
            "# \"辛\" = \"employee_id\"",
            "\"壬\" = \"ignore\"",
        ],
        &[],
    );
    // A header that says one thing above values that are another is not believed.
    let text = format!("工号,月份,应发工资\n{},2025-01,张三\n", PERMITS[0]);
    proposes(
        "x.csv",
        &text,
        &["# \"工号\" = \"employee_id\"", "# \"应发工资\" = \"month:wages\""],
        &[],
    );
    // Numbers that a spreadsheet has rounded are told.
    let text = "姓名,身份证号,月份\n甲,8.10000199001010E+17,2025-01\n";
    let ran = proposes("x.csv", text, &["\"身份证号\" = \"id_number\""], &[]);
    assert!(ran.out.contains("A spreadsheet has rounded these numbers"), "{}", ran.out);
}

/// A month's column is never a year's, nor one to date a month's.
#[test]
fn a_month_is_never_a_year() {
    let header = (1..=12).fold(String::new(), |header, month| header + &format!(",{month}月"));
    let cells = ",10000".repeat(12);
    let twelve = format!(
        "2025年度工资汇总\n工号,姓名{header},合计\nE1,甲{cells},120000\nE2,乙{cells},120000\n"
    );
    let ran = proposes(
        "2025.csv",
        &twelve,
        &["\"1月\" = \"ignore\"", "\"12月\" = \"ignore\""],
        &["\"合计\" = \"wages\""],
    );
    assert!(
        ran.out.matches("It is never the year's. Give one row for each month").count() >= 12,
        "{}",
        ran.out
    );
    for name in [
        "本月工资",
        "当月应发工资",
        "January",
        "Gross pay per month",
        "Monthly gross pay",
        "1月应发工资",
        "2025-03 Gross",
        "Q1 gross pay",
    ] {
        for file in ["x.csv", "2025.csv"] {
            let text = format!("工号,纳税年度,{name}\nE1,2025,10000\nE2,2025,12000\n");
            let ran = proposes(
                file,
                &text,
                &[],
                &[&format!("\"{name}\" = \"wages\""), &format!("\"{name}\" = \"month:wages\"")],
            );
            assert!(!ran.out.contains(&format!("\"{name}\" = \"wages\"")), "{name}: {}", ran.out);
        }
    }
    for name in ["累计应发工资", "Gross pay YTD", "本年累计收入"] {
        let text = format!("工号,月份,{name}\nE1,2025-01,10000\nE2,2025-01,12000\n");
        let ran = proposes("x.csv", &text, &[], &[]);
        assert!(!ran.out.contains(&format!("\"{name}\" = \"month:")), "{name}: {}", ran.out);
        let year = format!("工号,纳税年度,{name}\nE1,2025,10000\n");
        let ran = proposes("x.csv", &year, &[], &[]);
        assert!(
            !ran.out.lines().any(|line| line.starts_with(&format!("\"{name}\" = \"wages\""))),
            "{}",
            ran.out
        );
    }
    // Amounts of the year in a sheet of months.
    let text = "工号,月份,全年应发工资\nE1,2025-01,120000\n";
    proposes("x.csv", text, &["# \"全年应发工资\" = \"wages\""], &[]);
    // Nothing says month or year: nothing is proposed, and both are offered.
    let text = "员工编号,应发工资\nE1,5000\nE2,6000\n";
    let ran = proposes("x.csv", text, &["# \"应发工资\" = \"month:wages\""], &[]);
    assert!(ran.out.contains("\"wages\" if it is of the whole year"), "{}", ran.out);
    // Somebody with two rows of one year has rows of months.
    let text = "工号,纳税年度,应发工资\nE1,2025,5000\nE1,2025,6000\n";
    proposes("x.csv", text, &["# \"应发工资\" = \"month:wages\""], &["\"应发工资\" = \"wages\""]);
    let text = "工号,纳税年度,应发工资\nE1,2025,5000\nE2,2025,6000\n";
    proposes("x.csv", text, &["\"应发工资\" = \"wages\""], &[]);
}

#[test]
fn columns_that_mean_the_same_are_not_counted_twice() {
    let text = "工号,员工编号,月份,应发工资,税前工资,社保合计,养老保险,金额,金额,,身份证号,身份证号码\n\
        E1,F1,2025-01,5000,5000,500,300,1,2,7,A123456(3),A123456(3)\n";
    proposes(
        "x.csv",
        text,
        &[
            "\"工号\" = \"employee_id\"",
            "# \"员工编号\" = \"employee_id\"",
            "\"应发工资\" = \"month:wages\"",
            "# \"税前工资\" = \"month:wages\"",
            "\"社保合计\" = \"month:social_insurance\"",
            "\"养老保险\" = \"ignore\"",
            "\"金额\" = \"ignore\"",
            "# NOT PROPOSED: column J holds values under a header cell that is blank.",
            "\"身份证号\" = \"id_number\"",
            "# \"身份证号码\" = \"id_number\"",
        ],
        &[],
    );
    // The file stays one that can be read.
    let folder = tempfile::tempdir().unwrap();
    let mapping = map(folder.path(), "x.csv", text).out;
    assert!(mapping.parse::<toml::Table>().is_ok(), "{mapping}");
}

/// Names alone join nobody, and a person's row is never taken for a header.
#[test]
fn what_is_missing_is_said() {
    let ran = proposes(
        "2025-01.csv",
        "姓名,应发工资\n甲,5000\n",
        &["# NOT FOUND: a column of employee numbers"],
        &[],
    );
    assert!(ran.said.contains("2 columns: 2 proposed"), "{}", ran.said);
    let folder = tempfile::tempdir().unwrap();
    let text = format!("1,陈小明,{},50000,研发,深圳\n", PERMITS[0]);
    std::fs::write(folder.path().join("x.csv"), text).unwrap();
    let ran = run_in(folder.path(), ["map", "x.csv"], b"");
    assert_eq!(ran.code, Some(3), "{}", ran.out);
    assert!(!ran.said.contains("陈小明"), "{}", ran.said);
}

#[test]
fn a_sheet_that_is_known_needs_no_mapping() {
    let text = "工号,姓名,证件号码,本期收入,大病医疗\n1,甲,H12345678,100,\n";
    let ran = proposes(
        "2025-01.csv",
        text,
        &["\"本期收入\" = \"month:wages\"", "\"大病医疗\" = \"ignore\""],
        &[],
    );
    assert!(ran.said.contains("It needs no mapping"), "{}", ran.said);
    for language in ["zh-Hans", "zh-Hant-HK"] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("w.csv"), wage_table()).unwrap();
        let ran = run_in(folder.path(), ["--lang", language, "map", "w.csv"], b"");
        let ours = ran.out.lines().filter(|line| line.starts_with('#'));
        let ids = ours.filter(|line| ["map-", "layout-", "{"].iter().any(|id| line.contains(id)));
        assert_eq!(ids.count(), 0, "{}", ran.out);
    }
}
