//! Files of months as people have them, through the real program: an employer's own columns by a mapping,
//! rows left out, a workbook given back with its results, and facts that are joined by identity number.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use calc_core::person::month::fields::{Field, RESULTS};
use calc_tests::package::workbook_of_csv;
use calc_tests::program::{Ran, run_in, run_with};
use calc_tests::repository;

/// A row by the names of columns.
type Row = BTreeMap<String, String>;

fn rows_of(csv: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let names = reader.headers().unwrap().clone();
    let row = |cells: csv::StringRecord| {
        names.iter().map(str::to_owned).zip(cells.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|cells| row(cells.unwrap())).collect()
}

fn ran(folder: &Path, files: &[(&str, &str)], arguments: &[&str]) -> Ran {
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    run_in(folder, arguments.iter().copied(), b"")
}

fn good(folder: &Path, files: &[(&str, &str)], arguments: &[&str]) -> Vec<Row> {
    let ran = ran(folder, files, arguments);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    rows_of(&ran.out)
}

fn column(rows: &[Row], name: &str) -> Vec<String> {
    rows.iter().map(|row| row[name].clone()).collect()
}

fn book(path: &Path, sheets: &[(&str, &str)]) {
    fs::write(path, workbook_of_csv(sheets)).unwrap();
}

fn cells(path: &Path, sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    book.worksheet_range(sheet).unwrap().rows().map(<[_]>::to_vec).collect()
}

/// A payroll of an employer: pay by month, contributions in two columns, a total below.
const PAYROLL: &str = "人员编码,姓名,证件号码,所属月份,应发工资,养老保险,医疗保险,住房公积金,代扣个税,部门\n\
    A1,甲,810000199001010019,2025-01,30000,2000,500,1500,630,研发\n\
    A1,甲,810000199001010019,2025-02,\"31,000.00\",2000,500,1500,660,研发\n\
    A2,乙,810000199001010027,2025-01,20000,1000,500,1000,375,研发\n\
    合计,,,,81000,,,,,\n";

/// What a payroll does not say.
const STATUS: &str = "id_number,tax_year,mainland_status,domiciled,employment_start_month\n\
    810000199001010019,2025,resident,yes,1\n\
    810000199001010027,2025,resident,yes,1\n";

/// 无住所个人正常工资薪金收入, as the client has it.
const CLIENT: &str = "工号,*姓名,*证件类型,*证件号码,适用公式,收入,境内工作天数,境外工作天数,境内支付,境外支付,免税收入,其他,准予扣除的捐赠额,减免税额,备注";

#[test]
fn sheets_of_the_client_are_worked_out() {
    // NR05 and NR07 with the numbers of the client; 1,000 of the pay of the last is exempt.
    let wages = format!(
        "{CLIENT}\n\
         1,,,,公式(2),90000,12.5,18.5,30000,60000,,,,,\n\
         2,,,,公式(1)税收协定居民不超过183天,30000,20,10,15000,15000,,,,,\n\
         3,,,,公式(4),31000,20,10,16000,15000,1000,,,,\n"
    );
    let folder = tempfile::tempdir().unwrap();
    let files = [("m.csv", &*wages)];
    let of =
        |rows: &[Row], column: &str| rows.iter().map(|row| row[column].clone()).collect::<Vec<_>>();
    let rows = good(folder.path(), &files, &["withhold", "m.csv", "--month", "2025-05"]);
    assert_eq!(of(&rows, "formula"), ["F2", "F1", "PD"]);
    assert_eq!(of(&rows, "income_amount"), ["36290.32", "10000.00", "15000.00"]);
    assert_eq!(of(&rows, "tax"), ["5162.58", "290.00", "790.00"]);
    // The only month of a year is the year.
    let years = good(folder.path(), &files, &["batch", "m.csv", "--month", "2025-05"]);
    assert_eq!(of(&years, "mainland_basis"), ["monthly"; 3]);
    assert_eq!(of(&years, "mainland_tax"), of(&rows, "tax"));
    // What says no month is asked for; what is a year is not taken for a month.
    let unsaid = ran(folder.path(), &files, &["batch", "m.csv"]);
    assert_eq!(unsaid.code, Some(2), "{}", unsaid.said);
    assert!(unsaid.said.contains("--month 2025-06"), "{}", unsaid.said);
    let year = [("y.csv", "employee_id,tax_year,wages\n1,2025,100000\n")];
    let year = ran(folder.path(), &year, &["batch", "y.csv", "--month", "2025-05"]);
    assert_eq!(year.code, Some(3), "{}", year.said);
    // NR15 on the sheet of bonuses, whose month the name of the file says.
    let bonus = format!("{CLIENT}\n4,,,,公式(1),120000,150,150,120000,0,,,,,\n");
    let name = "数月奖金2025年6月.csv";
    let rows = good(folder.path(), &[(name, &bonus)], &["withhold", name]);
    assert_eq!((&*rows[0]["month"], &*rows[0]["bonus_tax"]), ("6", "4740.00"));
}

#[test]
fn a_mapping_is_proposed_for_months_and_taken() {
    let folder = tempfile::tempdir().unwrap();
    let map = ran(folder.path(), &[("hr.csv", PAYROLL)], &["map", "hr.csv", "--months"]);
    assert_eq!(map.code, Some(0), "{}", map.said);
    for line in [
        "rows = \"months\"",
        "\"人员编码\" = \"employee_id\"",
        "\"所属月份\" = \"period\"",
        "\"应发工资\" = \"wages\"",
        "\"养老保险\" = \"social_insurance\"",
        "\"医疗保险\" = \"social_insurance\"",
        "\"代扣个税\" = \"tax_withheld\"",
        "\"部门\" = \"ignore\"",
    ] {
        assert!(map.out.lines().any(|found| found == line), "{line}\n{}", map.out);
    }
    let files = [("map.toml", map.out.as_str()), ("status.csv", STATUS)];
    let ran =
        ran(folder.path(), &files, &["withhold", "hr.csv", "status.csv", "--map", "map.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    // (30000-4000-5000)*3%; two months are 43000, 10% less 2520 and the 630 before; (20000-2500-5000)*3%.
    let rows = rows_of(&ran.out);
    assert_eq!(column(&rows, "tax"), ["630.00", "1150.00", "375.00"]);
    assert_eq!(column(&rows, "difference"), ["0.00", "-490.00", "0.00"]);
    // Columns stand as they came, and what was added up stands beside them.
    assert_eq!((&*rows[0]["养老保险"], &*rows[0]["social_insurance"]), ("2000", "2500.00"));
    assert_eq!(rows[0]["month"], "1");
    assert!(ran.said.contains("合计: 5"), "{}", ran.said);
    assert!(ran.said.contains("in 2 rows, all taken"), "{}", ran.said);
    let unused = ran.said.split("Columns that are not used").nth(1).unwrap();
    assert!(unused.contains("部门") && !unused.contains("医疗保险"), "{}", ran.said);
}

#[test]
fn a_mapping_of_months_makes_years() {
    let folder = tempfile::tempdir().unwrap();
    let map = ran(folder.path(), &[("hr.csv", PAYROLL)], &["map", "hr.csv", "--months"]).out;
    let files = [("map.toml", map.as_str()), ("status.csv", STATUS)];
    let arguments = ["batch", "hr.csv", "status.csv", "--map", "map.toml"];
    let rows = good(folder.path(), &files, &arguments);
    assert_eq!(column(&rows, "employee_id"), ["A1", "A2"]);
    // 61000-8000-60000 is below zero; so is 20000-2500-60000.
    assert_eq!(column(&rows, "mainland_tax"), ["0.00", "0.00"]);
    assert_eq!(column(&rows, "wages"), ["61000.00", "20000.00"]);
    let explained = ran(
        folder.path(),
        &[],
        &["explain", "hr.csv", "status.csv", "--map", "map.toml", "--employee", "A1"],
    );
    assert_eq!(explained.code, Some(0), "{}", explained.said);
    assert!(explained.out.contains("1150.00"), "{}", explained.out);
}

/// The month stands in the name of the file, or on the command line.
#[test]
fn a_mapped_sheet_without_months_asks_for_its_month() {
    let folder = tempfile::tempdir().unwrap();
    let pay = "工号,境内支付,境外支付\n1,30000,0\n";
    let map = "[columns]\n\"工号\" = \"employee_id\"\n\"境内支付\" = \"paid_in_china\"\n\
        \"境外支付\" = \"paid_abroad\"\n";
    let files = [("工资2025年6月.csv", pay), ("pay.csv", pay), ("map.toml", map)];
    let facts = "employee_id,tax_year,expected_residence_days,post\n1,2025,0,domestic_only\n";
    let files = [&files[..], &[("facts.csv", facts)]].concat();
    let named = ["withhold", "工资2025年6月.csv", "facts.csv", "--map", "map.toml"];
    let rows = good(folder.path(), &files, &named);
    // (30000-5000)*20%-1410.
    assert_eq!((&*rows[0]["month"], &*rows[0]["tax"]), ("6", "3590.00"));
    let said = ["withhold", "pay.csv", "facts.csv", "--map", "map.toml", "--month", "2025-07"];
    assert_eq!(good(folder.path(), &[], &said)[0]["month"], "7");
    let not_said = ran(folder.path(), &[], &["withhold", "pay.csv", "--map", "map.toml"]);
    assert_eq!(not_said.code, Some(2), "{}", not_said.said);
    assert!(not_said.said.contains("--month"), "{}", not_said.said);
}

#[test]
fn rows_and_years_are_left_out_and_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let csv = "employee_id,tax_year,month,mainland_status,domiciled,employment_start_month,wages\n\
        1,2025,1,resident,yes,1,30000\n1,2025,1,resident,yes,1,30000\n1,2025,2,resident,yes,1,30000\n\
        2,2025,1,resident,yes,1,20000\n";
    let files = [("m.csv", csv)];
    let both = ran(folder.path(), &files, &["withhold", "m.csv", "-q"]);
    assert_eq!(both.code, Some(1), "{}", both.said);
    let left_out = ran(folder.path(), &[], &["withhold", "m.csv", "--exclude", "3"]);
    assert_eq!(left_out.code, Some(0), "{}", left_out.said);
    // 25000*3%, and 50000*10%-2520 less it.
    assert_eq!(column(&rows_of(&left_out.out), "tax"), ["750.00", "1730.00", "450.00"]);
    assert!(left_out.said.contains("(--exclude): 1."), "{}", left_out.said);
    // A year without one of its months would be another year.
    let years = ran(folder.path(), &[], &["batch", "m.csv", "--exclude", "3"]);
    assert_eq!(column(&rows_of(&years.out), "employee_id"), ["2"]);
    assert!(years.said.contains("(--exclude): 1, each with all"), "{}", years.said);
}

/// Every row of a workbook of two sheets of months gets its results, and a person's year stands behind its
/// last month; nothing else changes.
#[test]
fn a_workbook_of_months_is_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let header =
        "employee_id,tax_year,month,mainland_status,domiciled,employment_start_month,wages";
    let january = format!("{header}\n1,2025,1,resident,yes,1,30000\n2,2025,1,resident,yes,1,20000");
    let february = format!("{header}\n1,2025,2,resident,yes,1,30000\n2,2025,2,resident,yes,1,x");
    book(&path("m.xlsx"), &[("一月", &january), ("二月", &february)]);
    let arguments = ["withhold", "m.xlsx", "--keep-workbook", "-o", "out.xlsx"];
    let ran = run_in(folder.path(), arguments, b"");
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    let (first, second) = (cells(&path("out.xlsx"), "一月"), cells(&path("out.xlsx"), "二月"));
    let at = |rows: &[Vec<Data>], name: &str| rows[0].iter().position(|cell| cell == name).unwrap();
    let tax = at(&first, "tax");
    assert_eq!((&first[1][tax], &first[2][tax]), (&Data::Float(750.0), &Data::Float(450.0)));
    assert_eq!(second[1][at(&second, "tax")], Data::Float(1730.0));
    let status = at(&second, "status");
    assert_eq!(second[2][status], Data::String("error".to_owned()));
    // What to do stands behind the row, and the place is that of the sheet.
    let fix = second[2].last().unwrap().to_string();
    assert!(fix.contains("m.xlsx › 二月 › 3"), "{fix}");
    let ran = run_in(folder.path(), ["batch", "m.xlsx", "--keep-workbook", "-o", "y.xlsx"], b"");
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    let rows = cells(&path("y.xlsx"), "二月");
    // 60000-60000: nothing.
    assert_eq!(rows[1][at(&rows, "mainland_tax")], Data::Float(0.0));
    assert_eq!(rows[1][at(&rows, "mainland_basis")], Data::String("annual".to_owned()));
    assert_eq!(cells(&path("y.xlsx"), "一月").len(), 3);
    let next = ["withhold", "m.xlsx", "--keep-workbook", "-o", "out.xlsx", "--next"];
    assert_eq!(run_in(folder.path(), next, b"").code, Some(2));
}

/// Facts without an employee number, or with another, meet months by the identity number; one number
/// beside two documents is an error, and names alone are refused, as beside a payroll of years.
#[test]
fn facts_meet_months_by_identity_number() {
    let folder = tempfile::tempdir().unwrap();
    let months = "employee_id,id_number,tax_year,month,expected_residence_days,post,paid_in_china,paid_abroad\n\
        1,H12345678,2025,1,0,domestic_only,40000,0\n\
        2,H87654321,2025,1,0,domestic_only,40000,0\n\
        3,,2025,1,0,domestic_only,40000,0\n";
    let facts = "employee_id,id_number,tax_year,identity,hk_children\n\
        X9,h1234567802,2025,hk_permanent,1\n\
        2,H11111111,2025,hk_permanent,2\n\
        3,,2025,hk_permanent,\n\
        ,H99999999,2025,foreign,\n";
    let files = [("m.csv", months), ("facts.csv", facts)];
    let years = ran(folder.path(), &files, &["batch", "m.csv", "facts.csv", "--errors", "e.csv"]);
    assert_eq!(years.code, Some(1), "{}", years.said);
    let rows = rows_of(&years.out);
    assert_eq!(column(&rows, "hk_children"), ["1", "2", ""]);
    assert_eq!(column(&rows, "status"), ["ok", "error", "ok"]);
    assert!(years.said.contains("in 4 rows; 3 of them belong"), "{}", years.said);
    let errors = fs::read_to_string(folder.path().join("e.csv")).unwrap();
    assert!(errors.contains("id_number") && !errors.contains("H8765"), "{errors}");
    let of_month = "id_number,tax_year,month,china_work_days,period_days,executive\n\
        H12345678,2025,1,,,no\nH00000000,2025,1,,,no\n";
    let withheld = ran(folder.path(), &[("d.csv", of_month)], &["withhold", "m.csv", "d.csv"]);
    assert_eq!(withheld.code, Some(0), "{}", withheld.said);
    assert_eq!(column(&rows_of(&withheld.out), "executive"), ["no", "", ""]);
    assert!(withheld.said.contains("in 2 rows; 1 of them belong"), "{}", withheld.said);
    let names = "姓名,婚姻状况\n甲,已婚\n";
    let refused = ran(folder.path(), &[("n.csv", names)], &["batch", "m.csv", "n.csv"]);
    assert_eq!(refused.code, Some(3), "{}", refused.said);
    assert!(refused.said.contains("n.csv"), "{}", refused.said);
}

/// Two sheets of months are months, and never a payroll of years whose rows are alike.
#[test]
fn months_on_several_sheets_are_added_up_to_years() {
    let folder = tempfile::tempdir().unwrap();
    let header =
        "employee_id,tax_year,month,mainland_status,domiciled,employment_start_month,wages";
    let sheet = |month: u8| {
        format!(
            "{header}\n1,2025,{month},resident,yes,1,30000\n2,2025,{month},resident,yes,1,10000"
        )
    };
    let facts = "employee_id,tax_year,identity\n1,2025,hk_permanent\n2,2025,foreign";
    let sheets = [sheet(1), sheet(2), sheet(3)];
    let sheets: Vec<(&str, &str)> =
        ["1", "2", "3"].into_iter().zip(sheets.iter().map(String::as_str)).collect();
    book(&folder.path().join("m.xlsx"), &[&sheets[..], &[("facts", facts)]].concat());
    let rows = good(folder.path(), &[], &["batch", "m.xlsx"]);
    assert_eq!(column(&rows, "wages"), ["90000.00", "30000.00"]);
    // (90000-60000)*3%.
    assert_eq!(column(&rows, "mainland_tax"), ["900.00", "0.00"]);
    assert_eq!(column(&rows, "identity"), ["hk_permanent", "foreign"]);
}

/// A calendar tells which days outside are days of rest, and it is said where it changes nothing.
#[test]
fn a_calendar_of_holidays_tells_days_of_rest() {
    let folder = tempfile::tempdir().unwrap();
    // In China Monday 29 and Tuesday 30 September and from Thursday 9 October 2025; outside from Wednesday
    // 1 October to Wednesday 8.
    let crossings = "employee_id,date,direction\n\
        1,2025-09-29,in\n1,2025-09-30,out\n1,2025-10-09,in\n1,2025-10-10,out\n";
    let mut calendar = "date,kind\n2025-09-28,workday\n2025-10-11,workday\n".to_owned();
    for day in 1..=8 {
        calendar += &format!("2025-10-0{day},holiday\n");
    }
    let files = [("c.csv", crossings), ("holidays.csv", &calendar)];
    let days = |more: &[&str]| {
        let first = ["days", "c.csv", "--until", "2025-12-31"];
        let ran = ran(folder.path(), &files, &[&first[..], more].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        (rows_of(&ran.out)[0]["china_work_days"].clone(), ran.said)
    };
    // Four days of crossing are half days.
    let from = ["--from", "2025-01-01"];
    let (count, said) = days(&[&from[..], &["--holidays", "holidays.csv"]].concat());
    assert_eq!(count, "2");
    assert!(
        said.contains("changes no figure") && said.contains("8 holidays, 2 work days"),
        "{said}"
    );
    let counted = ["--from", "2025-01-01", "--set", "rest_days_outside=counted"];
    // Without the calendar 1 to 3 and 6 to 8 October are days of work that was not in China.
    let (count, said) = days(&counted);
    assert_eq!(count, "2");
    assert!(said.contains("public holidays are not known"), "{said}");
    // With it nothing but days of rest lies between: eight more.
    let (count, _) = days(&[&counted[..], &["--holidays", "holidays.csv"]].concat());
    assert_eq!(count, "10");
    let other = ["--from", "2024-01-01", "--holidays", "holidays.csv"];
    let (_, said) = days(&other);
    assert!(said.contains("2024: the calendar names no day"), "{said}");
}

/// A workbook with the columns of somebody who crosses every day, and none that a payroll of years has.
/// 12*(35000*25%-2660).
#[test]
fn a_workbook_of_months_needs_no_column_of_years() {
    let folder = tempfile::tempdir().unwrap();
    let header =
        "employee_id,tax_year,month,expected_residence_days,post,paid_in_china,paid_abroad";
    let months: Vec<String> =
        (1..=12).map(|month| format!("A1,2025,{month},0,domestic_only,40000,0")).collect();
    book(&folder.path().join("m.xlsx"), &[("m", &format!("{header}\n{}\n", months.join("\n")))]);
    let rows = good(folder.path(), &[], &["batch", "m.xlsx"]);
    assert_eq!(column(&rows, "mainland_tax"), ["73080.00"]);
}

/// What a month comes to does not depend on how it is given: each person of the worked year as a file and as
/// JSON.
#[test]
fn a_person_has_the_same_figures_as_file_and_as_json() {
    let text = fs::read_to_string(repository("fixtures/months/months.csv")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let rows = good(folder.path(), &[("m.csv", &text)], &["withhold", "m.csv"]);
    let mut people: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in &rows {
        people.entry(&row["employee_id"]).or_default().push(row);
    }
    assert_eq!(people.len(), 20);
    for (who, rows) in people {
        let month = |row: &&Row| -> serde_json::Value {
            let given = Field::ALL.iter().filter_map(|field| {
                let cell = row.get(field.name()).filter(|cell| !cell.is_empty())?;
                Some((field.about().member, cell.as_str()))
            });
            given.collect::<BTreeMap<_, _>>().into_iter().collect()
        };
        let body = serde_json::json!({"months": rows.iter().map(month).collect::<Vec<_>>()});
        let ran = run_with(["assess", "-", "--json"], body.to_string().as_bytes());
        assert_eq!(ran.code, Some(0), "{who}: {}", ran.said);
        let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        for (row, month) in rows.iter().zip(answer["months"].as_array().unwrap()) {
            for result in RESULTS.iter().filter(|result| result.name != "ruleset") {
                let found = match &month[result.name] {
                    serde_json::Value::Array(codes) => {
                        let codes = codes.iter().map(|code| code.as_str().unwrap());
                        codes.collect::<Vec<_>>().join(";")
                    }
                    value => value.as_str().unwrap_or_default().to_owned(),
                };
                assert_eq!(found, row[result.name], "{who} {} {}", row["month"], result.name);
            }
        }
    }
}
