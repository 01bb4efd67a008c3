//! Months through the real program: the worked year of `fixtures/months`, the vectors of residents and
//! non-residents, joined days, next month, formats, and what must hold whatever the order of rows.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use calc_tests::months::{Row, fixture, rows_of};
use calc_tests::program::{run, run_in};
use calc_tests::repository;

fn in_folder(files: &[(&str, &str)], arguments: &[&str]) -> (Vec<Row>, String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let ran = run_in(folder.path(), arguments.iter().copied(), b"");
    (rows_of(&ran.out), ran.said, ran.code)
}

fn withhold(csv: &str, more: &[&str]) -> Vec<Row> {
    let arguments: Vec<&str> = ["withhold", "m.csv"].iter().chain(more).copied().collect();
    let (rows, said, code) = in_folder(&[("m.csv", csv)], &arguments);
    assert_eq!(code, Some(0), "{said}");
    rows
}

#[test]
fn the_worked_year_is_as_it_was_worked_by_hand() {
    let rows = withhold(&fixture("months.csv"), &[]);
    assert_eq!(rows.len(), 239);
    for expected in rows_of(&fixture("expected.csv")) {
        let (who, month) = (&expected["employee_id"], &expected["month"]);
        let of = |row: &&Row| row["employee_id"] == *who && row["month"] == *month;
        let column = expected["column"].as_str();
        let found: Vec<&String> = rows.iter().filter(of).map(|row| &row[column]).collect();
        assert!(
            found.contains(&&expected["value"]),
            "{who} {month} {column}: {found:?}, expected {} = {}",
            expected["value"],
            expected["working"]
        );
    }
}

#[test]
fn the_order_of_rows_and_the_threads_change_nothing() {
    let csv = fixture("months.csv");
    let sorted = withhold(&csv, &["--threads", "1"]);
    let mut lines: Vec<&str> = csv.lines().collect();
    lines[1..].reverse();
    let reversed = lines.join("\n");
    let mut turned = withhold(&reversed, &["--threads", "3"]);
    turned.reverse();
    // Of two payers in a month the one below has the person's last row.
    let single = |rows: Vec<Row>| -> Vec<Row> {
        rows.into_iter().filter(|row| row["employee_id"] != "P17").collect()
    };
    assert_eq!(single(sorted), single(turned));
}

#[test]
fn withheld_to_date_is_the_highest_tax_to_date() {
    let mut csv = String::from(
        "employee_id,tax_year,month,employment_start_month,domiciled,wages,social_insurance,special_additional_deductions_to_date\n",
    );
    // WH01 and WH04: where the sums fall nothing is withheld, and nothing comes back.
    for (month, wages, special) in
        [(1, 60_000, 3_000), (2, 8_000, 6_000), (3, 8_000, 9_000), (4, 50_000, 12_000)]
    {
        csv += &format!("WH01,2025,{month},1,yes,{wages},2000,{special}\n");
    }
    for (month, special) in [(1, 0), (2, 0), (3, 0), (4, 16_000), (5, 20_000)] {
        csv += &format!("WH04,2025,{month},1,yes,20000,3000,{special}\n");
    }
    let rows = withhold(&csv, &[]);
    let of = |who: &str, column: &str| -> Vec<String> {
        rows.iter().filter(|row| row["employee_id"] == who).map(|row| row[column].clone()).collect()
    };
    assert_eq!(of("WH01", "taxable_income"), ["50000.00", "48000.00", "46000.00", "86000.00"]);
    assert_eq!(of("WH01", "tax"), ["2480.00", "0.00", "0.00", "3600.00"]);
    assert_eq!(
        of("WH04", "taxable_income"),
        ["12000.00", "24000.00", "36000.00", "32000.00", "40000.00"]
    );
    assert_eq!(of("WH04", "tax"), ["360.00", "360.00", "360.00", "0.00", "400.00"]);
}

#[test]
fn a_change_of_status_is_corrected() {
    let header = "employee_id,tax_year,month,employment_start_month,mainland_status,expected_residence_days,residence_days,post,paid_in_china,paid_abroad,social_insurance,short_stay_passed_on,china_work_days,period_days\n";
    let mut csv = header.to_owned();
    // NR22: a resident by expectation, who has 150 days after all.
    for month in 1..=6 {
        csv += &format!("NR22,2025,{month},1,,200,150,domestic_only,40000,0,3000,,,\n");
    }
    // NR29: 80 days were expected and 120 came; the 91st fell in August.
    for month in 1..=3 {
        csv += &format!("NR29,2025,{month},,,80,120,dual,15000,25000,,2025-08-11,24,30\n");
    }
    let rows = withhold(&csv, &[]);
    let tax: Vec<&String> = rows[..6].iter().map(|row| &row["tax"]).collect();
    assert_eq!(tax, ["960.00", "2920.00", "3200.00", "3200.00", "4800.00", "6400.00"]);
    assert_eq!(rows[5]["correction_due"], "15060.00");
    assert_eq!(rows[5]["correction_by"], "2026-01-15");
    assert!(rows[5]["messages"].contains("becomes_non_resident"));
    assert_eq!(rows[8]["correction_due"], "10800.00");
    assert_eq!(rows[8]["correction_by"], "2025-09-15");
    // Only the person's last row tells it.
    assert!(rows[..5].iter().all(|row| row["correction_due"].is_empty()));
}

#[test]
fn bonus_equity_and_services_of_a_non_resident() {
    let csv = "employee_id,tax_year,month,expected_residence_days,post,paid_in_china,paid_abroad,bonus_paid_in_china,bonus_paid_abroad,equity_paid_in_china,labour_services,royalties,royalties_treaty\n\
        NR28,2025,1,0,domestic_only,0,0,60000,0,,,,\n\
        NR28,2025,2,0,domestic_only,30000,0,30000,0,,,,\n\
        NR16,2025,1,0,domestic_only,0,0,,,60000,,,\n\
        NR16,2025,5,0,domestic_only,0,0,,,90000,,,\n\
        NR17,2025,1,0,domestic_only,,,,,,8000,,\n\
        NR18,2025,1,0,domestic_only,,,,,,,100000,yes\n";
    let rows = withhold(csv, &[]);
    assert_eq!((&*rows[0]["bonus_tax"], &*rows[1]["tax"]), ("4740.00", "12090.00"));
    assert_eq!((&*rows[2]["bonus_tax"], &*rows[3]["bonus_tax"]), ("4740.00", "16800.00"));
    assert_eq!((&*rows[4]["services_tax"], &*rows[5]["services_tax"]), ("430.00", "7000.00"));
    let refused = ["withhold", "m.csv", "--set", "second_bonus=refused"];
    let (rows, _, code) = in_folder(&[("m.csv", csv)], &refused);
    assert_eq!((code, &*rows[1]["messages"]), (Some(1), "second_bonus"));
}

#[test]
fn labour_pay_by_accumulation() {
    let mut csv =
        "employee_id,tax_year,month,mainland_status,labour_services,services_kind\n".to_owned();
    for month in 10..=12 {
        csv += &format!("WH06,2025,{month},resident,15000,platform\n");
    }
    // Before October 2025 each payment is by itself.
    csv += "WH06b,2025,1,resident,15000,platform\n";
    for (month, pay) in [(1, 6_000), (2, 6_000), (3, 15_000)] {
        csv += &format!("WH09,2025,{month},resident,{pay},intern\n");
    }
    csv =
        csv.replace("month,", "month,employment_start_month,").replace(",resident", ",1,resident");
    csv = csv
        .replace("WH06,2025,10,1", "WH06,2025,10,10")
        .replace("WH06,2025,11,1", "WH06,2025,11,10")
        .replace("WH06,2025,12,1", "WH06,2025,12,10");
    let rows = withhold(&csv, &[]);
    let tax: Vec<&str> = rows.iter().map(|row| &*row["services_tax"]).collect();
    assert_eq!(tax, ["210.00", "210.00", "210.00", "2400.00", "0.00", "0.00", "198.00"]);
}

#[test]
fn next_month_stands_behind_the_file() {
    let csv = "employee_id,tax_year,month,employment_start_month,domiciled,wages,social_insurance,special_additional_deductions_to_date,annual_bonus,tax_withheld\n\
        1,2025,1,1,yes,40000,3000,2000,,900\n\
        1,2025,2,1,yes,40000,3000,4000,36000,\n\
        EXAMPLE2,2025,1,1,yes,40000,3000,0,,\n";
    let arguments = ["withhold", "m.csv", "--next"];
    let (rows, said, code) = in_folder(&[("m.csv", csv)], &arguments);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(rows.len(), 4, "the second left in January");
    let next = &rows[3];
    assert!(next["messages"].contains("next_month") && !rows[2]["messages"].contains("next_month"));
    // January (40000-3000-2000-5000) = 30000 at 3%, February 3480-900 = 2580, the bonus 36000 at 3%,
    // and of the second 32000 at 3%; March is apart.
    for part in ["3 rows, 3 worked out", "4,440.00", "1,080.00", "one row was added", "3,000.00"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(said.contains("one employment (E***2)"), "{said}");
    assert_eq!((&*next["employee_id"], &*next["month"], &*next["wages"]), ("1", "3", "40000"));
    assert_eq!((&*next["annual_bonus"], &*next["tax_withheld"]), ("", ""));
    assert_eq!(next["special_additional_deductions_to_date"], "6000.00");
    // 3*(40000-3000-2000-5000) = 90000: 90000*10%-2520 = 6480, less 60000*10%-2520 = 3480.
    assert_eq!((&*next["tax"], &*next["difference"]), ("3000.00", ""));
    let december = csv.replace("EXAMPLE2,2025,1,1", "EXAMPLE2,2025,12,12");
    let (rows, said, _) = in_folder(&[("m.csv", &december)], &arguments);
    assert!(rows.len() == 3 && said.contains("ends with December"), "{said}");
}

#[test]
fn days_are_counted_and_join_the_months() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let crossings = text(&repository("fixtures/months/crossings.csv"));
    let until = ["--until", "2025-12-31", "--from", "2025-01-01", "--year", "2025"];
    let mut arguments: Vec<&str> = vec!["days", &crossings];
    arguments.extend(until);
    let ran = run(arguments.clone());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let year = &rows_of(&ran.out)[0];
    // Tuesday to Thursday: 53 Wednesdays and Thursdays of 2025 less those before the record, none.
    assert_eq!((&*year["residence_days"], &*year["presence_days"]), ("157", "261"));
    assert_eq!(year["short_stay_passed_on"], "2025-07-30");
    assert_eq!((&*year["resident_on"], &*year["presence_passed_on"]), ("", "2025-09-15"));
    let (days, months) = (text(&path("days.csv")), text(&path("days-months.csv")));
    let of_year = [&arguments[..], &["-o", &days]].concat();
    assert_eq!(run(of_year).code, Some(0));
    let by_month = [&arguments[..], &["--months", "-o", &months]].concat();
    assert_eq!(run(by_month).code, Some(0));
    // A year of pay takes them too: they are facts of the actual bill, which needs the source, and nothing else changes.
    let year = "employee_id,tax_year,wages\nP06,2025,300000\n";
    fs::write(path("year.csv"), year).unwrap();
    let alone = run(["batch", &text(&path("year.csv"))]);
    let beside = run(["batch", &text(&path("year.csv")), &days]);
    assert_eq!(beside.code, Some(0), "{}", beside.said);
    let (alone, beside) = (&rows_of(&alone.out)[0], &rows_of(&beside.out)[0]);
    assert!(!alone.contains_key("hk_rule"));
    assert_eq!(beside["hk_rule"], "needs");
    for (column, cell) in alone.iter().filter(|(column, _)| *column != "messages") {
        assert_eq!(beside[column], *cell, "{column}");
    }
    // The pay that the bill would charge is that of the calendar year.
    assert_eq!(beside["messages"], format!("{};calendar_year_taken", alone["messages"]));
    let pay =
        "employee_id,tax_year,month,post,paid_in_china,paid_abroad\nP06,2025,6,dual,30000,20000\n";
    fs::write(path("pay.csv"), pay).unwrap();
    let ran = run(["withhold", &text(&path("pay.csv")), &days, &months]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let row = &rows_of(&ran.out)[0];
    assert_eq!((&*row["residence_days"], &*row["tier"]), ("157", "up_to_182"));
    // Five weeks but Monday 30 June: Tuesday to Thursday 12, Mondays and Fridays 9 halves.
    assert_eq!((&*row["china_work_days"], &*row["period_days"]), ("16.5", "30"));
}

/// BS14 as crossings, and what they are for: 365,000 x 4.5 / 365. What is called `hk_days` there counts the calendar
/// year, and is not taken for days that income is divided by.
#[test]
fn days_join_the_actual_bill_where_the_record_covers_the_year_of_assessment() {
    let crossings = "employee_id,date,direction\n1,2024-12-01,in\n1,2025-06-06,out\n\
        1,2025-06-08,in\n1,2025-06-13,out\n1,2025-06-15,in\n1,2025-06-18,out\n1,2025-06-18,in\n\
        1,2026-04-10,out\n";
    let bill = "employee_id,tax_year,wages,employment_source,hk_services_rendered,\
        hk_stays_are_visits,hk_income_total\n1,2025,300000,non_hk,yes,no,365000\n";
    let files = |until| {
        let arguments =
            ["days", "c.csv", "--from", "2025-01-01", "--until", until, "--year", "2025"];
        let (counted, said, code) = in_folder(&[("c.csv", crossings)], &arguments);
        assert_eq!(code, Some(0), "{said}");
        let (names, cells): (Vec<&str>, Vec<&str>) = counted[0]
            .iter()
            .filter(|(name, _)| *name != "messages")
            .map(|(name, cell)| (&**name, &**cell))
            .unzip();
        let days = format!("{}\n{}\n", names.join(","), cells.join(","));
        let joined = [("bill.csv", bill), ("days.csv", &*days)];
        let (rows, said, code) = in_folder(&joined, &["batch", "bill.csv", "days.csv"]);
        assert_eq!(code, Some(0), "{said}");
        let not_used = said.lines().find(|line| line.contains("not used")).unwrap();
        assert!(not_used.contains("hk_days (days outside the mainland)"), "{said}");
        (counted[0].clone(), rows[0].clone())
    };
    let (days, row) = files("2026-03-31");
    assert_eq!((&*days["hk_presence_days"], &*days["hk_apportionment_days"]), ("7", "4.5"));
    assert_eq!((&*row["hk_rule"], &*row["hk_assessable"]), ("days", "4500"));
    let (days, row) = files("2026-03-30");
    assert_eq!((&*days["hk_presence_days"], &*days["hk_apportionment_days"]), ("", ""));
    assert_eq!((&*days["hk_assessment_days"], &*row["hk_rule"]), ("7", "needs"));
}

/// Amounts of a year beside the months are of no month, and it is said that they are not taken.
#[test]
fn amounts_of_a_year_are_not_joined_to_months() {
    let months = "employee_id,tax_year,month,employment_start_month,mainland_status,domiciled,wages\n\
        1,2025,1,1,resident,yes,30000\n";
    let year = "employee_id,tax_year,six_year_met,social_insurance\n1,2025,no,36000\n";
    let files = [("m.csv", months), ("year.csv", year)];
    let (rows, said, code) = in_folder(&files, &["withhold", "m.csv", "year.csv"]);
    assert_eq!(code, Some(0), "{said}");
    // (30000-5000)*3%: nothing of the 36,000 was taken off.
    assert_eq!(rows[0]["tax"], "750.00");
    assert!(said.contains("Not taken") && said.contains("social_insurance"), "{said}");
}

/// Rows that share a number or a document are one person's: 7 January to 9 April are 93 full days, 7 May
/// to 29 August 115.
#[test]
fn rows_that_share_a_document_are_counted_together() {
    let header = "employee_id,id_number,arrival,departure\n";
    for rows in [
        "A,H00000101,2025-01-06,2025-04-10\n,H00000101,2025-05-06,2025-08-30\n",
        ",H00000101,2025-01-06,2025-04-10\nA,H 0000010102,2025-05-06,2025-08-30\n",
        "A,,2025-01-06,2025-04-10\n,H00000101,2025-05-06,2025-08-30\nA,H00000101,2025-09-01,2025-09-01\n",
    ] {
        let csv = format!("{header}{rows}");
        let arguments = ["days", "m.csv", "--until", "2025-12-31"];
        let (counted, said, code) = in_folder(&[("m.csv", &csv)], &arguments);
        assert_eq!((code, counted.len()), (Some(0), 1), "{said}");
        assert_eq!((&*counted[0]["employee_id"], &*counted[0]["residence_days"]), ("A", "208"));
    }
}

#[test]
fn a_document_of_two_employees_counts_for_neither() {
    let csv = "employee_id,id_number,arrival,departure\n\
        A,H00000101,2025-01-06,2025-04-10\nB,H00000101,2025-05-06,2025-08-30\nC,,2025-01-06,2025-01-10\n";
    let (rows, said, code) = in_folder(&[("m.csv", csv)], &["days", "m.csv"]);
    assert_eq!(code, Some(1), "{said}");
    let messages: Vec<&str> = rows.iter().map(|row| &*row["messages"]).collect();
    let (two, good) = ("document_of_two_numbers", "record_incomplete");
    assert_eq!(messages, [two, two, good]);
    assert!(said.contains("m.csv, row 2") && said.contains("m.csv, row 3"), "{said}");
}

/// Somebody who never left between two crossings far apart is there all year, and it is said why.
#[test]
fn a_year_without_a_crossing_says_so() {
    let csv = "employee_id,date,direction\n1,2024-03-01,in\n1,2026-02-01,out\n";
    let arguments = ["days", "m.csv", "--from", "2025-01-01", "--until", "2025-12-31"];
    let (rows, said, code) = in_folder(&[("m.csv", csv)], &arguments);
    assert_eq!((code, &*rows[0]["residence_days"]), (Some(0), "365"), "{said}");
    assert_eq!(rows[0]["messages"], "no_crossing;crossings_outside");
    assert!(said.contains("not counted: 2 crossings or stays"), "{said}");
}

#[test]
fn an_export_of_the_immigration_administration_is_recognised() {
    let csv = "出入境记录查询结果,,,,,\n序号,出境/入境,出入境日期,证件名称,证件号码,出入境口岸\n\
        1,出境,2025-10-01,往来港澳通行证,H12345678,福田\n2,入境,2025-03-31,往来港澳通行证,H12345678,福田\n";
    let arguments = ["days", "m.csv", "--until", "2025-12-31"];
    let (rows, said, code) = in_folder(&[("m.csv", csv)], &arguments);
    assert_eq!(code, Some(0), "{said}");
    // NR26: 30 days of April and so on, without the days of arrival and departure.
    assert_eq!((&*rows[0]["residence_days"], &*rows[0]["presence_days"]), ("183", "185"));
    assert_eq!(rows[0]["resident_on"], "2025-09-30");
}

#[test]
fn a_mistake_of_a_whole_record_names_no_column() {
    let csv = "employee_id,date,direction\n1,2025-01-01,out\n1,2025-02-30,in\n";
    let (_, said, _) = in_folder(&[("m.csv", csv)], &["days", "m.csv"]);
    assert!(said.contains("m.csv, row 3: Row 3 of this person cannot be read"), "{said}");
}

#[test]
fn a_record_that_ends_early_gives_no_days_of_residence() {
    let csv = "employee_id,arrival,departure\n1,2025-01-05,2025-02-05\n";
    let (rows, said, _) = in_folder(&[("m.csv", csv)], &["days", "m.csv"]);
    assert_eq!((&*rows[0]["residence_days"], &*rows[0]["residence_days_so_far"]), ("", "30"));
    assert!(rows[0]["messages"].contains("record_incomplete"));
    assert!(said.contains("2025-01-01 to 2025-02-05"), "{said}");
}

#[test]
fn every_format_has_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let months = repository("fixtures/months/months.csv").to_str().unwrap().to_owned();
    let (csv, json, book) = (file("o.csv"), file("o.jsonl"), file("o.xlsx"));
    let report = file("o.html");
    for (out, more) in [(&csv, vec![]), (&json, vec![]), (&book, vec!["--report", &report])] {
        let mut arguments = vec!["withhold", &months, "-o", out];
        arguments.extend(more);
        let ran = run(arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.said);
    }
    let rows = rows_of(&fs::read_to_string(&csv).unwrap());
    let objects = fs::read_to_string(&json).unwrap();
    for (row, line) in rows.iter().zip(objects.lines()) {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        for column in ["tax", "bonus_tax", "income_amount", "messages", "correction_due"] {
            assert_eq!(object[column], row[column].as_str(), "{line}");
        }
    }
    // The workbook comes in again as it went out.
    let again = file("again.csv");
    let ran = run(["withhold", &book, "-o", &again]);
    assert_eq!(ran.code, Some(3), "results do not come in again: {}", ran.said);
    assert!(fs::read_to_string(&report).unwrap().contains("<html"));
}

/// Rows of a long file wait in temporary files, person by person.
#[test]
fn a_long_file_is_worked_out_as_a_short_one() {
    let fixture = fixture("months.csv");
    let (header, body) = fixture.split_once('\n').unwrap();
    let mut long = format!("{header}\n");
    // A row whose cells slipped, and the month after it.
    let of_p01: Vec<&str> = body.lines().map(|line| &line[3..]).take(2).collect();
    long += &format!("X{},\nX{}\n", of_p01[0], of_p01[1]);
    let mut copies = 0;
    while long.len() <= 17 << 20 {
        copies += 1;
        for line in body.lines() {
            long += &format!("{copies}-{line}\n");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("m.csv"), &long).unwrap();
    let ran = run_in(folder.path(), ["withhold", "m.csv", "--threads", "2"], b"");
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    let mut lines = ran.out.lines().skip(1);
    assert!(lines.next().unwrap().contains("error,wrong_cell_count,"));
    assert!(lines.next().unwrap().contains("error,earlier_month_bad,"));
    let short = withhold_lines(&fixture);
    for copy in 1..=copies {
        for expected in &short {
            assert_eq!(lines.next().unwrap(), format!("{copy}-{expected}"));
        }
    }
    assert_eq!(lines.next(), None);
}

fn withhold_lines(csv: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("m.csv"), csv).unwrap();
    let ran = run_in(folder.path(), ["withhold", "m.csv"], b"");
    ran.out.lines().skip(1).map(str::to_owned).collect()
}
