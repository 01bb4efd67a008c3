//! What the header, the dates and the cells of one sheet say. The tax of each case is worked out by
//! hand beside it.

use calc_tests::program::run;

use super::employers::{expect, refuse, run_files};
use super::{column, ok, sheet, table};

const CALCULATION: &str = "工号,姓名,证件类型,证件号码,税款所属期起,税款所属期止,所得项目,本期收入,累计收入额,累计减除费用,累计专项扣除,累计赡养老人支出扣除,累计应扣缴税额,已缴税额,应补(退)税额\n";

/// 50,000 a month with 5,000 of contributions and 3,000 for parents: 600,000 - 60,000 - 60,000 -
/// 36,000 = 444,000 at 30% less 52,920: 80,280.
fn row_of(month: usize, day: &str) -> String {
    let to_date = |a_month: usize| a_month * month;
    format!(
        "0007,陈小明,港澳居民来往内地通行证,H00000007,,{day},正常工资薪金,50000,{},{},{},{},,,\n",
        to_date(50_000),
        to_date(5_000),
        to_date(5_000),
        to_date(3_000)
    )
}

fn year(days: &[&str]) -> Vec<(&'static str, String)> {
    let rows = days.iter().zip(1..).map(|(day, month)| row_of(month, day));
    vec![("税款计算.csv", format!("{CALCULATION}{}", rows.collect::<String>()))]
}

#[test]
fn formulas_that_nobody_worked_out_are_never_nothing() {
    // That of the old kind was written by LibreOffice, and its value taken out by `cargo xtask fixtures`.
    for name in ["formula.xlsx", "formula.xls"] {
        let ran = run(["batch", &sheet(name)]);
        ok(&ran, 3);
        // At most a header stands there.
        assert!(ran.out.lines().count() < 2, "{}", ran.out);
        for said in ["工资汇总 › E2", "Open the file in a spreadsheet program"] {
            assert!(ran.said.contains(said), "{said}: {}", ran.said);
        }
    }
}

/// 600,000 - 60,000 - 30,000 - 36,000 - 36,000 = 438,000 at 30% less 52,920: 78,480. What the
/// employer pays is no deduction of the employee's.
#[test]
fn a_header_may_have_two_rows() {
    let ran = run(["batch", &sheet("header-rows.xlsx")]);
    ok(&ran, 0);
    assert_eq!(column(&table(&ran.out), "mainland_tax"), ["78480.00"], "{}", ran.said);
    for said in ["2025年度 › J has no name", "2–3", "单位缴纳社会保险费", "合计(1人): 2025年度 › 5"]
    {
        assert!(ran.said.contains(said), "{said}: {}", ran.said);
    }
}

/// The same as a CSV file with three rows, the groups beginning lower.
#[test]
fn a_header_may_have_three_rows() {
    let text = "薪酬表,,,,,\n工号,纳税年度,工资薪金,扣除,,\n,,,个人,,单位\n,,,社会保险费,住房公积金,住房公积金\n0042,2025,600000,30000,36000,90000\n";
    // 600,000 - 60,000 - 30,000 - 36,000 = 474,000 at 30% less 52,920: 89,280.
    expect(&[("2025.csv", text.to_owned())], &[("mainland_tax", "89280.00")], &["2–4"]);
}

/// A bonus of 120,000 is taxed by its twelfth, 10,000, at 10% less 210: 11,790; 60,000 by 5,000 at
/// 10% less 210: 5,790.
#[test]
fn a_bonus_is_of_the_year_that_its_row_says() {
    let text = "工号,姓名,证件类型,证件号码,所得期间起,所得期间止,全年一次性奖金额,免税收入,允许扣除的税费,其他,准予扣除的捐赠额,减免税额,已缴税额,备注\n\
        0007,陈小明,港澳居民来往内地通行证,H00000007,2024-02-01,2024-02-29,120000,0,0,0,0,0,11790,\n\
        0008,李大文,港澳居民来往内地通行证,H00000008,2025-01-01,2025-01-31,61000,0,1000,0,0,0,5790,\n";
    let ran = run_files(&[("202503_全年一次性奖金-2025导出.csv", text.to_owned())]);
    ok(&ran, 0);
    let rows = table(&ran.out);
    assert_eq!(column(&rows, "tax_year"), ["2024", "2025"]);
    assert_eq!(column(&rows, "annual_bonus"), ["120000.00", "60000.00"]);
    assert_eq!(column(&rows, "tax_withheld"), ["11790.00", "5790.00"]);
}

/// 600,000 - 60,000 - 60,000 - 36,000 - 200,000 = 244,000 at 20% less 16,920: 31,880. Thirty per
/// cent of 444,000 would be 133,200: the sheet has held the donation to its limit already.
#[test]
fn a_donation_that_may_be_deducted_is_not_held_to_its_limit_again() {
    let text = "工号,姓名,证件类型,证件号码,税款所属期起,税款所属期止,所得项目,本期收入,累计收入额,累计免税收入,累计减除费用,累计专项扣除,累计赡养老人支出扣除,累计其他扣除,累计准予扣除的捐赠,累计应纳税所得额,累计应纳税额,累计减免税额,累计应扣缴税额,已缴税额,应补(退)税额\n\
        0042,何文慧,港澳居民来往内地通行证,H00000031,2025-12-01,2025-12-31,正常工资薪金,50000,600000,0,60000,60000,36000,0,200000,244000,31880,0,31880,31880,0\n";
    expect(
        &[("202512_税款计算.csv", text.to_owned())],
        &[("mainland_tax", "31880.00"), ("tax_withheld", "31880.00")],
        &[],
    );
    let months: Vec<(String, String)> = (1..=12)
        .map(|month| {
            let donated = if month == 6 { "200000" } else { "" };
            let text = format!("工号,*姓名,*证件类型,*证件号码,本期收入,住房公积金,累计赡养老人,准予扣除的捐赠额\n0042,何文慧,港澳居民来往内地通行证,H00000031,50000,5000,{},{donated}\n", 3_000 * month);
            (format!("2025-{month:02}.csv"), text)
        })
        .collect();
    let months: Vec<(&str, String)> =
        months.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    expect(&months, &[("mainland_tax", "31880.00")], &[]);
}

#[test]
fn columns_that_may_matter_are_never_left_out_silently() {
    for (name, amount) in [("住房公积金调整", "1500"), ("某项新扣除", "25.5")] {
        let text = format!(
            "工号,*姓名,*证件类型,*证件号码,本期收入,住房公积金,{name},备注\n0042,何文慧,港澳居民来往内地通行证,H00000031,60000,5000,{amount},\n"
        );
        let ran = run_files(&[("2026-01.csv", text)]);
        let said = format!("NOT TAKEN although it may matter: column {name}");
        assert!(ran.said.contains(&said), "{}", ran.said);
    }
}

/// Twelve sheets with the same column are one line.
#[test]
fn a_column_that_is_not_taken_is_told_of_once() {
    let months = |header: &str, row: &str| -> Vec<(String, String)> {
        let file = |month: u8| {
            let text = format!(
                "工号,*姓名,*证件号码,所得期间止,本期收入,{header}\n1,甲,H00000031,2025-{month:02}-28,50000,{row}\n"
            );
            (format!("2025-{month:02}.csv"), text)
        };
        (1..=12).map(file).collect()
    };
    for (header, row, said) in [
        (
            "大病医疗",
            "100",
            "column 大病医疗 of 12 sheets holds amounts, the first of them 2025-01.csv; rows: 12.",
        ),
        (
            "已缴税额",
            "500",
            "column 已缴税额 of 12 sheets, the first of them 2025-01.csv, holds amounts (rows: 12)",
        ),
    ] {
        let files = months(header, row);
        let files: Vec<(&str, String)> =
            files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
        let ran = run_files(&files);
        ok(&ran, 0);
        assert!(ran.said.contains(said), "{said}: {}", ran.said);
        assert_eq!(ran.said.matches("NOT TAKEN").count(), 1, "{}", ran.said);
        let one = run_files(&files[..1]);
        assert!(
            one.said.contains(&format!("column {header} of 2025-01.csv holds amounts")),
            "{}",
            one.said
        );
        assert!(one.said.contains("One table was read"), "{}", one.said);
        assert!(ran.said.contains("12 tables were combined"), "{}", ran.said);
    }
}

#[test]
fn days_are_read_by_what_their_column_says() {
    let day_first = [
        "31/01/2025",
        "28/02/2025",
        "31/03/2025",
        "30/04/2025",
        "31/05/2025",
        "30/06/2025",
        "31/07/2025",
        "31/08/2025",
        "30/09/2025",
        "31/10/2025",
        "05/11/2025",
        "31/12/2025",
    ];
    let named = [
        "5 Jan 2025",
        "Feb 2025",
        "31-Mar-2025",
        "April 30, 2025",
        "5 May 2025",
        "5 Jun 2025",
        "5 Jul 2025",
        "5 Aug 2025",
        "5 Sept 2025",
        "5 Oct 2025",
        "5 Nov 2025",
        "5 Dec 2025",
    ];
    let month_first = ["01/31/2025", "02/28/2025", "03/05/2025"];
    for days in [&day_first, &named] {
        expect(&year(days), &[("mainland_tax", "80280.00"), ("tax_year", "2025")], &[]);
    }
    // 150,000 - 15,000 - 15,000 - 9,000 = 111,000, in a year with 45,000 more: 66,000 at 10% less
    // 2,520: 4,080.
    let ran = run_files(&year(&month_first));
    ok(&ran, 0);
    assert!(ran.said.contains("2025-03"), "{}", ran.said);
    let open = run_files(&year(&["05/01/2025", "05/02/2025"]));
    ok(&open, 3);
    assert!(open.said.contains("nothing says which number is the month"), "{}", open.said);
    refuse(&year(&["31-Jan-25"]), "does not say which month");
}

#[test]
fn names_of_documents_as_they_were_until_2021() {
    // The year of row_of, 2021.
    let text = year(&["2021-12-31"])[0].1.replace("证件类型,证件号码", "证照类型,证照号码");
    let text = text.replace("50000,50000,5000,5000,3000", "50000,600000,60000,60000,36000");
    expect(
        &[("202112_税款计算.csv", text)],
        &[("mainland_tax", "80280.00"), ("tax_year", "2021")],
        &[],
    );
}

/// 600,000 - 60,000 = 540,000 at 30% less 52,920: 109,080.
#[test]
fn texts_that_were_forced_are_read_without_that_and_counted() {
    let forms: [&dyn Fn(&str) -> String; 7] = [
        &|text| format!("=\"{text}\""),
        &|text| format!("\"=\"\"{text}\"\"\""),
        &|text| format!("'{text}"),
        &|text| format!("\"'{text}\""),
        &|text| format!("{text}\t"),
        &|text| format!("\t{text}"),
        &|text| format!("\"\t{text}\""),
    ];
    let counted = "(=\"0042\", an apostrophe, a tab), read without that: 2.";
    for forced in forms {
        let (id, number) = (forced("0042"), forced("810000199001010019"));
        let facts = "工号,姓名,证件号码,身份类别\n0042,何文慧,810000199001010019,香港永久性居民\n";
        for header in
            ["工号,姓名,证件号码,纳税年度,工资薪金", "employee_id,name,id_number,tax_year,wages"]
        {
            let wages = format!("{header}\n{id},何文慧,{number},2025,600000\n");
            let figures = [
                ("mainland_tax", "109080.00"),
                ("employee_id", "0042"),
                ("identity", "香港永久性居民"),
            ];
            let joined = [("wages-2025.csv", wages.clone()), ("facts.csv", facts.to_owned())];
            expect(&joined, &figures, &[counted]);
            // Alone, in our own columns.
            let names: Vec<&str> = header.split(',').collect();
            let figures = [
                ("mainland_tax", "109080.00"),
                (names[0], "0042"),
                (names[2], "810000199001010019"),
            ];
            expect(&[("wages-2025.csv", wages)], &figures, &[counted]);
        }
        // In a sheet of the client.
        let month = format!("工号,*姓名,*证件号码,本期收入\n{id},何文慧,{number},600000\n");
        let figures = [("mainland_tax", "109080.00"), ("employee_id", "0042")];
        expect(&[("2025-01.csv", month)], &figures, &[counted]);
    }
    // In UTF-16, and in a workbook.
    let text = "工号,纳税年度,工资薪金\n'0042,2025,'600000\n";
    let utf_16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let row = |row: u8, cells: [&str; 3]| {
        let cell = |(column, text): (char, &str)| {
            format!("<c r=\"{column}{row}\" t=\"str\"><v>{text}</v></c>")
        };
        let cells: String = ('A'..).zip(cells).map(cell).collect();
        format!("<row r=\"{row}\">{cells}</row>")
    };
    let rows = row(1, ["工号", "纳税年度", "工资薪金"]) + &row(2, ["'0042", "2025", "600000\t"]);
    for bytes in [utf_16, calc_tests::package::workbook(rows.as_bytes())] {
        let ran = calc_tests::program::run_with(["batch", "-"], &bytes);
        ok(&ran, 0);
        assert_eq!(column(&table(&ran.out), "工号"), ["0042"]);
        assert_eq!(column(&table(&ran.out), "mainland_tax"), ["109080.00"]);
        assert!(ran.said.contains(counted), "{}", ran.said);
    }
    // An apostrophe of a name is part of it.
    let text = "employee_id,name,tax_year,wages\n1,'Aziz,2025,600000\n";
    expect(&[("wages.csv", text.to_owned())], &[("name", "'Aziz")], &[]);
}

#[test]
fn a_mark_at_the_end_of_a_text_is_no_row() {
    for ending in ["\n\u{1a}", "\u{1a}", "\r\n\u{1a}"] {
        let text = format!("employee_id,tax_year,wages\n0042,2025,600000{ending}");
        expect(&[("wages.csv", text)], &[("mainland_tax", "109080.00")], &[]);
    }
}

#[test]
fn pages_and_xml_are_named() {
    for (name, text, said) in [
        (
            "a.xls",
            "<html><body><table><tr><td>工号</td></tr></table><table></table></body></html>",
            "a web page (HTML)",
        ),
        (
            "b.xls",
            "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
            "SpreadsheetML",
        ),
        (
            "c.xml",
            "<?xml version=\"1.0\"?><IR56B><Employee><HKID>A1234563</HKID></Employee></IR56B>",
            "employer's return (IR56B) as XML",
        ),
        ("d.csv", "<?xml version=\"1.0\"?><rows/>", "XML, and not a table"),
    ] {
        let ran = run_files(&[(name, text.to_owned())]);
        ok(&ran, 3);
        assert!(ran.said.contains(said), "{said}: {}", ran.said);
    }
}

#[test]
fn a_return_of_hong_kong_alone_has_no_mainland_year() {
    let ran = run(["batch", &sheet("ir56b.csv")]);
    ok(&ran, 3);
    assert!(ran.said.contains("none of them holds a mainland year"), "{}", ran.said);
    let ran = run(["batch", &sheet("persons.csv")]);
    ok(&ran, 3);
}

/// The return has the tax to date: 660,000 - 60,000 = 600,000 to date less 60,000, 60,600 and 78,000
/// = 401,400 at 25% less 31,920: 68,430, of which 62,000 was paid before and 6,430 is now.
#[test]
fn the_return_itself_is_read_by_its_three_rows() {
    let text = "个人所得税扣缴申报表,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
税款所属期：2025年12月01日至2025年12月31日,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
扣缴义务人名称：某某科技（深圳）有限公司,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
序号,姓名,身份证件类型,身份证件号码,纳税人识别号,是否为非居民个人,所得项目,本月(次)情况,,,,,,,,,,,,,,累计情况,,,,,,,,,,减按计税比例,准予扣除的捐赠额,税款计算,,,,,,,备注
,,,,,,,收入额计算,,,减除费用,专项扣除,,,,其他扣除,,,,,,累计收入额,累计减除费用,累计专项扣除,累计专项附加扣除,,,,,,累计其他扣除,,,应纳税所得额,税率/预扣率,速算扣除数,应纳税额,减免税额,已缴税额,应补/退税额,
,,,,,,,收入,费用,免税收入,,基本养老保险费,基本医疗保险费,失业保险费,住房公积金,年金,商业健康保险,税延养老保险,财产原值,允许扣除的税费,其他,,,,子女教育,赡养老人,住房贷款利息,住房租金,继续教育,3岁以下婴幼儿照护,,,,,,,,,,,
1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41
1,陈小明,港澳居民来往内地通行证,H00000007,,否,正常工资薪金,50000,0,0,5000,2000,500,50,2500,0,0,0,0,0,0,600000,60000,60600,24000,36000,0,18000,0,0,0,,0,401400,0.25,31920,68430,0,62000,6430,
合计,,,,,,,,,,,,,,,,,,,,,600000,,,,,,,,,,,,,,,,,,,
";
    let said = ["4–6", "1, 2, 3 …", "合计"];
    let figures =
        [("mainland_tax", "68430.00"), ("tax_withheld", "68430.00"), ("tax_year", "2025")];
    expect(&[("申报表.csv", text.to_owned())], &figures, &said);
    // A non-resident's income is not a resident's year.
    let other = text.replace(",否,", ",是,");
    let ran = run_files(&[("申报表.csv", other)]);
    assert!(ran.said.contains("NOT TAKEN") && !ran.out.contains("68430"), "{}", ran.said);
}

#[test]
fn the_day_of_an_export_is_no_period() {
    let header = "工号,*姓名,*证件类型,*证件号码,本期收入,住房公积金\n0042,何文慧,港澳居民来往内地通行证,H00000031,50000,5000\n";
    let ran = run_files(&[("工资_导出20260115.csv", header.to_owned())]);
    ok(&ran, 3);
    assert!(ran.said.contains("does not say which month"), "{}", ran.said);
    let ran = run_files(&[("202501工资_导出20260115.csv", header.to_owned())]);
    ok(&ran, 0);
    assert_eq!(column(&table(&ran.out), "tax_year"), ["2025"]);
}
