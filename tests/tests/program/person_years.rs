//! Person-years that are added up from months, through the real program: the worked years of
//! `fixtures/months`, the same residents from yearly rows, joined facts, order, threads and formats.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write as _;
use std::fs;

use calc_tests::months::{Row, fixture, rows_of};
use calc_tests::program::{Ran, run_in};

fn batch(files: &[(&str, &str)], more: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let names = files.iter().map(|(name, _)| *name);
    let arguments: Vec<&str> =
        std::iter::once("batch").chain(names).chain(more.iter().copied()).collect();
    run_in(folder.path(), arguments, b"")
}

fn years(files: &[(&str, &str)], more: &[&str]) -> Vec<Row> {
    let ran = batch(files, more);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    rows_of(&ran.out)
}

#[test]
fn the_worked_years_are_as_they_were_worked_by_hand() {
    let rows = years(&[("m.csv", &fixture("months.csv"))], &[]);
    assert_eq!(rows.len(), 20);
    for expected in rows_of(&fixture("years.csv")) {
        let who = &expected["employee_id"];
        let row = rows.iter().find(|row| row["employee_id"] == *who).unwrap();
        let (column, working) = (expected["column"].as_str(), &expected["working"]);
        assert_eq!(row[column], expected["value"], "{who} {column} = {working}");
    }
    let has = |who: &str, note: &str| {
        let row = rows.iter().find(|row| row["employee_id"] == who).unwrap();
        assert!(row["messages"].split(';').any(|code| code == note), "{who}: {row:?}");
    };
    for (who, note) in [
        ("P01", "expected_days"),
        ("P01", "nonresident_relief_unconfirmed"),
        ("P06", "treaty_lower"),
        ("P11", "record_filing"),
        ("P15", "becomes_resident"),
        ("P16", "settlement_must_file"),
        ("P17", "two_payers"),
        ("P18", "months_end_early"),
    ] {
        has(who, note);
    }
}

/// A resident's months come to what a yearly row of the same amounts comes to, byte for byte.
#[test]
fn residents_are_taxed_as_from_yearly_rows() {
    let rows = years(&[("m.csv", &fixture("months.csv"))], &[]);
    let given = [
        "employee_id",
        "tax_year",
        "wages",
        "annual_bonus",
        "labour_services",
        "authors_remuneration",
        "royalties",
        "social_insurance",
        "housing_fund",
        "special_additional_deductions",
        "other_deductions",
        "donations",
        "tax_withheld",
    ];
    let residents: Vec<&Row> =
        rows.iter().filter(|row| row["mainland_basis"] == "annual").collect();
    assert_eq!(residents.len(), 9);
    let mut csv = given.join(",") + "\n";
    for row in &residents {
        let cells: Vec<&str> = given.iter().map(|column| row[*column].as_str()).collect();
        csv += &(cells.join(",") + "\n");
    }
    let yearly = years(&[("y.csv", &csv)], &[]);
    for (row, year) in residents.iter().zip(&yearly) {
        // Notes and corrections are those of the months.
        for (column, value) in year.iter().filter(|(name, _)| !given.contains(&name.as_str())) {
            if !matches!(column.as_str(), "messages" | "correction_due" | "correction_by") {
                assert_eq!(row[column], *value, "{} {column}", row["employee_id"]);
            }
        }
    }
}

#[test]
fn the_order_of_rows_and_the_threads_change_nothing() {
    let csv = fixture("months.csv");
    let sorted = batch(&[("m.csv", &csv)], &["--threads", "1"]).out;
    let (header, body) = csv.split_once('\n').unwrap();
    // Persons keep their order; the months of each are turned.
    let mut turned: Vec<&str> = body.lines().collect();
    turned.reverse();
    turned.sort_by_key(|line| line.split(',').next().map(str::to_owned));
    let turned = format!("{header}\n{}\n", turned.join("\n"));
    assert_eq!(batch(&[("m.csv", &turned)], &["--threads", "3"]).out, sorted);
}

/// The vectors of non-residents whose year is one figure.
#[test]
fn a_non_resident_has_the_sum_of_the_months() {
    let mut csv = "employee_id,tax_year,month,expected_residence_days,residence_days,post,paid_in_china,paid_abroad,china_work_days,period_days,bonus_paid_in_china,bonus_paid_abroad,employment_start_month,social_insurance\n".to_owned();
    // NR25: twelve months of 50,000 and a bonus of 240,000.
    for month in 1..=12 {
        let bonus = if month == 2 { "240000,0" } else { "," };
        let _ = writeln!(csv, "NR25,2025,{month},0,,domestic_only,50000,0,,,{bonus},,");
    }
    // NR28: a second bonus joins the wages of its month.
    csv += "NR28,2025,1,0,,domestic_only,0,0,,,60000,0,,\n";
    csv += "NR28,2025,2,0,,domestic_only,30000,0,,,30000,0,,\n";
    // NR22: a resident by expectation, who has 150 days after all.
    for month in 1..=6 {
        let _ = writeln!(csv, "NR22,2025,{month},200,150,domestic_only,40000,0,,,,,1,3000");
    }
    // NR21: planned as a non-resident, with 200 days in the end.
    for month in 1..=12 {
        let _ = writeln!(csv, "NR21,2025,{month},150,200,dual,30000,20000,20,30,,,,");
    }
    let rows = years(&[("m.csv", &csv)], &[]);
    let columns =
        ["mainland_comprehensive_tax", "mainland_bonus_tax", "mainland_tax", "correction_due"];
    let of = |row: &Row| columns.map(|column| row[column].clone());
    assert_eq!(of(&rows[0]), ["109080.00", "45540.00", "154620.00", ""]);
    // 154620-(540000+240000)*15%.
    assert_eq!((&*rows[0]["subsidy"], &*rows[0]["bonus_taxed"]), ("37620.00", "by_six"));
    assert_eq!(of(&rows[1]), ["12090.00", "4740.00", "16830.00", ""]);
    assert_eq!(of(&rows[2]), ["36540.00", "0.00", "36540.00", "15060.00"]);
    assert_eq!(
        (&*rows[2]["correction_by"], &*rows[2]["mainland_basis"]),
        ("2026-01-15", "monthly")
    );
    assert_eq!(of(&rows[3]), ["85079.99", "0.00", "85079.99", "32000.03"]);
    let settings = ["--set", "nonresident_relief=no"];
    let rows = years(&[("m.csv", &csv)], &settings);
    assert_eq!((&*rows[0]["exemption_eligible"], &*rows[0]["exemption"]), ("no", "0.00"));
    assert_eq!(rows[3]["exemption_eligible"], "needs", "a resident has a settlement");
}

#[test]
fn facts_of_the_year_are_joined() {
    let months = fixture("months.csv");
    let facts = "employee_id,tax_year,identity,park_employment,clean_record,white_listed,hk_children,special_additional_deductions\n\
        P01,2025,hk_permanent,yes,yes,yes,1,\n\
        P02,2025,foreign,yes,yes,yes,,\n\
        P13,2025,hk_permanent,yes,yes,yes,,24000\n\
        P99,2025,hk_permanent,yes,yes,yes,,\n";
    let ran = batch(&[("m.csv", &months), ("facts.csv", facts)], &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(ran.said.contains("facts of the year in 4 rows; 3 of them belong"), "{}", ran.said);
    let rows = rows_of(&ran.out);
    let of = |who: &str, column: &str| {
        rows.iter().find(|row| row["employee_id"] == who).unwrap()[column].clone()
    };
    // Whether a non-resident has the relief stays open; a no stays one.
    assert_eq!(of("P01", "exemption_eligible"), "needs");
    assert_eq!(of("P02", "exemption_eligible"), "no");
    assert_eq!(of("P13", "exemption_eligible"), "yes");
    // (600000+6400-60000-24000)*30%-52920.
    assert_eq!(of("P13", "mainland_tax"), "103800.00");
    // 531431-132000-130000: one child.
    assert_eq!(of("P01", "hk_net_chargeable_income"), "269431");
    let relief = ["--set", "nonresident_relief=yes"];
    let rows = years(&[("m.csv", &months), ("facts.csv", facts)], &relief);
    assert_eq!((&*rows[0]["exemption_eligible"], &*rows[0]["best_route"]), ("yes", "exemption"));
}

#[test]
fn two_values_for_one_fact_are_an_error_of_the_row() {
    let facts =
        "employee_id,tax_year,wages,labour_services\nP01,2025,480000,5000\nP12,2025,240000,\n";
    let ran = batch(&[("m.csv", &fixture("months.csv")), ("facts.csv", facts)], &[]);
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    let rows = rows_of(&ran.out);
    let status =
        |who: &str| rows.iter().find(|row| row["employee_id"] == who).unwrap()["status"].clone();
    // A non-resident's services are taxed payment by payment: none may come from the year.
    assert_eq!((status("P01"), status("P12")), ("error".into(), "ok".into()));
}

#[test]
fn a_bad_month_makes_its_year_an_error() {
    let csv = "employee_id,tax_year,month,mainland_status,employment_start_month,wages\n\
        1,2025,1,resident,1,30000\n1,2025,2,resident,1,30O00\n1,2024,12,resident,12,30000\n\
        ,2025,1,resident,1,30000\n2,2025,1,resident,1,30000\n";
    let ran = batch(&[("m.csv", csv)], &["--errors", "-", "-o", "out.csv"]);
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    assert!(ran.out.contains("2,tax_year,month_has_errors,,\"Row 3"), "{}", ran.out);
    assert!(ran.out.contains("5,employee_id,missing_value"), "{}", ran.out);
    assert!(ran.said.contains("4 rows, 2 worked out, 2 with errors"), "{}", ran.said);
}

#[test]
fn a_yearly_row_of_a_non_resident_is_worked_out_evenly() {
    let csv = "employee_id,tax_year,mainland_status,mainland_days,months_in_china,wages,exempt_income,annual_bonus,social_insurance\n\
        1,2025,non_resident,,12,480000,,,\n\
        2,2025,,100,6,252000,12000,60000,9000\n\
        3,2025,non_resident,,7,100000,,,\n\
        4,2025,resident,,12,480000,,,\n";
    let rows = years(&[("y.csv", csv)], &[]);
    let of = |at: usize, column: &str| rows[at][column].clone();
    // 12*(35000*25%-2660).
    assert_eq!(
        (of(0, "mainland_tax"), of(0, "mainland_basis")),
        ("73080.00".into(), "monthly".into())
    );
    assert!(of(0, "messages").contains("assumed_even_months"));
    // 6*(35000*25%-2660) and (10000*10%-210)*6.
    assert_eq!(
        (of(1, "mainland_comprehensive_tax"), of(1, "mainland_bonus_tax")),
        ("36540.00".into(), "4740.00".into())
    );
    assert!(of(1, "messages").contains("deductions_ignored"));
    // 100000/7-5000 = 9285.714…: 10%-210 = 718.571…, to the fen 718.57, seven times.
    assert_eq!(of(2, "mainland_tax"), "5029.99");
    assert_eq!(of(3, "mainland_basis"), "annual");
}

#[test]
fn every_format_has_the_same_figures() {
    let months = fixture("months.csv");
    let rows = years(&[("m.csv", &months)], &[]);
    let ran = batch(&[("m.csv", &months)], &["--format", "jsonl"]);
    for (row, line) in rows.iter().zip(ran.out.lines()) {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        for column in ["mainland_tax", "exemption", "subsidy", "messages", "mainland_basis"] {
            assert_eq!(object[column], row[column].as_str(), "{line}");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("m.csv"), &months).unwrap();
    let arguments = ["batch", "m.csv", "-o", "out.xlsx", "--report", "report.html"];
    let ran = run_in(folder.path(), arguments, b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let report = fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert!(report.contains("848,646.65"), "{report}");
    assert!(fs::read(folder.path().join("out.xlsx")).unwrap().starts_with(b"PK"));
}

/// Rows and years of a long file wait in temporary files.
#[test]
fn a_long_file_is_worked_out_as_a_short_one() {
    let fixture = fixture("months.csv");
    let (header, body) = fixture.split_once('\n').unwrap();
    let mut long = format!("{header}\n");
    let mut copies = 0;
    while long.len() <= 17 << 20 {
        copies += 1;
        for line in body.lines() {
            let _ = writeln!(long, "{copies}-{line}");
        }
    }
    let long = batch(&[("m.csv", &long)], &["--threads", "2"]);
    assert_eq!(long.code, Some(0), "{}", long.said);
    let short = batch(&[("m.csv", &fixture)], &[]).out;
    let mut lines = long.out.lines().skip(1);
    for copy in 1..=copies {
        for expected in short.lines().skip(1) {
            assert_eq!(lines.next().unwrap(), format!("{copy}-{expected}"));
        }
    }
    assert_eq!(lines.next(), None);
}

/// The commission of an insurance agent (Cai Shui 2018 No. 164, art. 3): 20000 less 20% is 16000, less 25%
/// of that (4000) and a surcharge of 100 is 11900 a month. The year: 142800 - 60000 = 82800; 10% - 2520 =
/// 5760. The months: to May 59500 - 25000 = 34500, 3% is 1035, 207 each; to June 71400 - 30000 = 41400,
/// 10% - 2520 = 1620, so 585; each later month 6900 more, 690.
#[test]
fn the_costs_of_insurance_agents_leave_the_year_as_they_leave_the_months() {
    let mut months = "employee_id,tax_year,month,mainland_status,domiciled,employment_start_month,\
         paid_in_china,paid_abroad,labour_services,services_kind,services_surcharge,tax_withheld\n"
        .to_owned();
    for month in 1..=12 {
        let withheld = match month {
            1..=5 => "207.00",
            6 => "585.00",
            _ => "690.00",
        };
        writeln!(months, "A,2025,{month},resident,yes,1,0,0,20000,insurance_agent,100,{withheld}")
            .unwrap();
    }
    let year = &years(&[("m.csv", &months)], &[])[0];
    assert_eq!(year["mainland_tax"], "5760.00");
    assert_eq!(year["refund_or_due"], "0.00");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("m.csv"), &months).unwrap();
    let ran = run_in(folder.path(), ["withhold", "m.csv"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let rows = rows_of(&ran.out);
    assert!(rows.iter().all(|row| row["difference"] == "0.00"), "{}", ran.out);
    assert_eq!(rows[11]["year_tax"], "5760.00");
    assert_eq!(rows[11]["must_file"], "no");
}

/// A post on both sides with 150 days (F2), paid 30000 in China and 25000 by the employer in Hong Kong: a
/// month is fen(30000*20/n) + fen(25000*20/n) - 5000, n its days. 31 days: 30483.87*25%-2660 = 4960.97,
/// seven times; 30 days: 31666.67*25%-2660 = 5256.67, four times; February: 34285.72*25%-2660 = 5911.43.
/// Together 61664.90, however many payers in China follow one another, and whatever else comes from
/// abroad: its pay has no 5000 of its own.
#[test]
fn pay_from_abroad_has_no_deduction_of_its_own() {
    const HEADER: &str = "employee_id,tax_year,month,payer,expected_residence_days,post,paid_in_china,\
         paid_abroad,china_work_days,period_days,bonus_paid_abroad,bonus_china_work_days,\
         bonus_period_days\n";
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let month = |who: &str, payer: &str, month: usize, pay: (u32, u32)| {
        let (china, abroad) = pay;
        format!("{who},2025,{month},{payer},150,dual,{china},{abroad},20,{},,,\n", days[month - 1])
    };
    let mut csv = HEADER.to_owned();
    for at in 1..=12 {
        // Two payers in China, one after the other.
        csv += &month("P3", if at <= 6 { "A" } else { "B" }, at, (30000, 0));
        csv += &month("P3", "HK", at, (0, 25000));
        // The employer in Hong Kong pays a bonus too, in a row of its own.
        csv += &month("P4", "A", at, (30000, 0));
        csv += &month("P4", "HK", at, (0, 25000));
        // Two payers in China in each month, and one abroad.
        csv += &month("P5", "A", at, (20000, 0));
        csv += &month("P5", "B", at, (10000, 0));
        csv += &month("P5", "HK", at, (0, 25000));
        // A month in which the employer in Hong Kong pays nothing.
        csv += &month("P6", "A", at, (30000, 0));
        csv += &month("P6", "HK", at, (0, if at == 8 { 0 } else { 25000 }));
        // Two employers in Hong Kong, and none in China.
        csv += &month("P7", "HK1", at, (0, 30000));
        csv += &month("P7", "HK2", at, (0, 25000));
    }
    csv += "P4,2025,2,HK,150,dual,0,0,,,90000,0,365\n";
    let rows = years(&[("m.csv", &csv)], &[]);
    let column = |name: &str| rows.iter().map(|row| row[name].clone()).collect::<Vec<_>>();
    // P6: August is 30000*20/31 = 19354.84 less 5000: 20% - 1410 = 1460.97 instead of 4960.97.
    let taxes = ["61664.90", "61664.90", "61664.90", "58164.90", "61664.90"];
    assert_eq!(column("mainland_comprehensive_tax"), taxes);
    assert_eq!(column("mainland_bonus_tax"), ["0.00"; 5]);
}

/// 183 full days have a day of arrival or departure beside them, so 184 of presence in twelve months: no
/// claim for a short presence, and a resident. 12*30000*20/30 by F3 is 360000 of 480000.
#[test]
fn full_days_of_half_a_year_are_no_short_presence() {
    let mut csv = "employee_id,tax_year,month,residence_days,domiciled,six_year_met,post,treaty,\
         paid_in_china,paid_abroad,china_work_days,period_days,employment_start_month\n"
        .to_owned();
    for month in 1..=12 {
        csv += &format!("A,2025,{month},183,no,no,dual,short,20000,20000,20,30,1\n");
    }
    let year = &years(&[("m.csv", &csv)], &[])[0];
    assert_eq!(year["mainland_basis"], "annual");
    // 40000 x (1 - 20000/40000 x 10/30) = 33333.33 a month, 399999.96 a year, less 60000: 25% - 31920.
    assert_eq!(year["mainland_tax"], "53079.99");
    assert!(year["messages"].contains("treaty_183_passed"), "{}", year["messages"]);
}

#[test]
fn rows_that_may_correct_one_another_are_told() {
    let header =
        "employee_id,tax_year,month,mainland_status,domiciled,employment_start_month,wages\n";
    let old = "A,2025,1,resident,yes,1,30000\nB,2025,1,resident,yes,1,30000\n";
    let corrected = "A,2025,1,resident,yes,1,30001\n";
    let rows = years(&[("m.csv", &format!("{header}{old}{corrected}"))], &[]);
    assert_eq!(rows[0]["wages"], "60001.00");
    assert!(rows[0]["messages"].contains("rows_added"), "{}", rows[0]["messages"]);
    assert!(!rows[1]["messages"].contains("rows_added"), "{}", rows[1]["messages"]);
}

#[test]
fn domicile_is_one_fact_of_the_year() {
    let csv = "employee_id,tax_year,month,mainland_status,domiciled,employment_start_month,wages\n\
        A,2025,1,resident,no,1,30000\nA,2025,2,resident,yes,1,30000\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("m.csv"), csv).unwrap();
    let ran = run_in(folder.path(), ["withhold", "m.csv", "-o", "out.csv", "--errors", "-"], b"");
    assert!(ran.out.contains("3,domiciled,differs_from_row"), "{}", ran.out);
}

/// 12*30000 + 60000 - 60000 = 360000; 25% - 31920 = 58080.
#[test]
fn a_bonus_that_its_month_merges_is_merged_in_the_year() {
    let mut csv =
        "employee_id,tax_year,month,mainland_status,domiciled,employment_start_month,wages,\
         annual_bonus,bonus_method\n"
            .to_owned();
    for month in 1..=12 {
        let bonus = if month == 2 { "60000,merged" } else { "," };
        csv += &format!("A,2025,{month},resident,yes,1,30000,{bonus}\n");
    }
    let year = &years(&[("m.csv", &csv)], &[])[0];
    let columns = ["mainland_tax", "mainland_bonus_tax", "bonus_taxed", "wages", "annual_bonus"];
    assert_eq!(
        columns.map(|column| year[column].as_str()),
        ["58080.00", "0.00", "merged", "360000.00", "60000.00"]
    );
}

/// The commissions of an agent whose months between have none: 5000 counts for each month since January
/// (Cai Shui 2018 No. 164, art. 3). January 20000 x 80% x 75% = 12000 less 5000, 3% is 210. March: 24000
/// less 15000, 3% is 270, so 60. Without pay in February it is the same as with a row of 0.
#[test]
fn a_month_without_commission_counts_for_the_basic_deduction() {
    let header = "employee_id,tax_year,month,mainland_status,domiciled,employment_start_month,\
         paid_in_china,paid_abroad,labour_services,services_kind\n";
    let month = |who: &str, month: u8, receipts: u32| {
        format!("{who},2025,{month},resident,yes,1,0,0,{receipts},insurance_agent\n")
    };
    let gap = month("A", 1, 20000) + &month("A", 3, 20000);
    let zero = month("B", 1, 20000) + &month("B", 2, 0) + &month("B", 3, 20000);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("m.csv"), format!("{header}{gap}{zero}")).unwrap();
    let ran = run_in(folder.path(), ["withhold", "m.csv"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let taxes: Vec<String> =
        rows_of(&ran.out).iter().map(|row| row["services_tax"].clone()).collect();
    assert_eq!(taxes, ["210.00", "60.00", "210.00", "0.00", "60.00"]);
}

/// 12 x 40000 less 60000 and 12000 of the pension (Announcement 2022 No. 34) is 408000; 25% - 31920 is
/// 70080. 4000 a month would be 48000.
#[test]
fn a_personal_pension_counts_up_to_its_most() {
    let mut csv =
        "employee_id,tax_year,month,mainland_status,domiciled,employment_start_month,wages,\
         personal_pension_to_date\n"
            .to_owned();
    for month in 1..=12 {
        csv += &format!("A,2025,{month},resident,yes,1,40000,{}\n", 4000 * month);
    }
    let year = &years(&[("m.csv", &csv)], &[])[0];
    assert_eq!((&*year["mainland_tax"], &*year["other_deductions"]), ("70080.00", "12000.00"));
    assert!(year["messages"].contains("cap_applied"), "{}", year["messages"]);
}

#[test]
fn two_identity_numbers_are_not_one_person() {
    let csv = "employee_id,id_number,tax_year,month,mainland_status,domiciled,employment_start_month,wages\n\
        A,H00000101,2025,1,resident,yes,1,40000\n\
        A,H00000102,2025,2,resident,yes,1,40000\n\
        B,c668668(9),2025,1,resident,yes,1,40000\n\
        B,C6686689,2025,2,resident,yes,1,40000\n";
    let ran = batch(&[("m.csv", csv)], &["-o", "out.csv", "--errors", "-"]);
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    assert!(ran.out.contains("2,tax_year,month_has_errors,,\"Row 3"), "{}", ran.out);
    assert!(ran.said.contains("2 rows, 1 worked out"), "{}", ran.said);
}

#[test]
fn more_rows_of_one_person_than_are_read_are_an_error_of_each() {
    let mut csv =
        "employee_id,tax_year,month,expected_residence_days,post,paid_in_china,paid_abroad\n"
            .to_owned();
    for row in 0..5_002 {
        let _ = writeln!(csv, "A,2025,{},0,domestic_only,{row},0", row % 12 + 1);
    }
    csv += "B,2025,1,0,domestic_only,10000,0\n";
    let ran = batch(&[("m.csv", &csv)], &["-o", "out.csv", "--errors", "-"]);
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    assert!(ran.out.contains("2,tax_year,month_has_errors,,\"Row 5,002"), "{}", ran.out);
    assert!(ran.said.contains("2 rows, 1 worked out"), "{}", ran.said);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("m.csv"), &csv).unwrap();
    let ran = run_in(folder.path(), ["withhold", "m.csv", "-o", "out.csv", "--errors", "-"], b"");
    let too_many = ran.out.lines().filter(|line| line.contains("too_many_rows"));
    assert_eq!(too_many.count(), 2, "{}", ran.said);
    assert!(ran.said.contains("5,003 rows, 1 worked out"), "{}", ran.said);
}

/// A value of the year that is not what the months come to names both places.
#[test]
fn a_contradiction_names_the_months_too() {
    let csv = "employee_id,tax_year,month,mainland_status,domiciled,employment_start_month,wages\n\
        A,2025,12,resident,yes,12,30000\n";
    let facts = "employee_id,tax_year,wages\nA,2025,999\n";
    let ran = batch(&[("m.csv", csv), ("facts.csv", facts)], &["-o", "out.csv", "--errors", "-"]);
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    assert!(ran.out.contains("30000.00 (m.csv › 2); 999 (facts.csv › 2)"), "{}", ran.out);
}
