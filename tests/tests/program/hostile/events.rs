//! Events of equity pay by the hundred thousand.

use std::fmt::Write as _;
use std::fs;

use calc_tests::http::{CSV, NDJSON};
use calc_tests::program::run_in;
use calc_tests::server::Server;

use crate::hostile::BATCH;

/// An event is some fifty bytes as it is read; a list of them that say nothing must not take more for each than it
/// has bytes by far.
#[test]
fn events_that_say_nothing_take_no_room() {
    let server = Server::start(&["--rate", "0"]);
    let events = vec!["{}"; 300_000].join(",");
    let facts = format!(
        "{{\"person\":{{\"employee_id\":\"1\",\"tax_year\":2025}},\
         \"mainland\":{{\"wages\":\"1\",\"equity\":[{events}]}}}}"
    );
    let row = server.post(BATCH, NDJSON, format!("{facts}\n").as_bytes()).json();
    assert_eq!(
        (&row["messages"], &row["errors"][0]["found"]),
        (&"out_of_range".into(), &"300000".into())
    );
    let cell = format!("employee_id,tax_year,wages,equity\n1,2025,1,{}x\n", ";".repeat(500_000));
    let response = server.post(BATCH, CSV, cell.as_bytes());
    assert!(response.text().contains(",error,out_of_range,"), "{}", response.status);
    if let Some(peak) = server.peak_kilobytes() {
        assert!(peak < 128_000, "{peak} kB");
    }
}

/// More than are read are the mistake, in one file as in two that hold the same.
#[test]
fn events_of_two_files_are_not_compared_each_with_each() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("pay.csv", "employee_id,tax_year,wages\n1,2025,1\n");
    let mut events = "employee_id,tax_year,event_date,kind,listed,shares,price,strike\n".to_owned();
    for shares in 1..=20_000 {
        let _ = writeln!(events, "1,2025,2025-03-10,option,overseas,{shares},30,20");
    }
    write("one.csv", &events);
    write("other.csv", &events);
    let command = ["batch", "pay.csv", "one.csv", "other.csv", "--quiet", "--format", "csv"];
    let ran = run_in(folder.path(), command, b"");
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    assert!(ran.out.contains(",error,out_of_range,"), "{}", ran.said);
}

/// Equity that joins the wages would be charged in Hong Kong with the pay, and once more as a gain on options.
#[test]
fn equity_is_not_charged_twice_in_hong_kong() {
    let folder = tempfile::tempdir().unwrap();
    let columns = "employee_id,tax_year,wages,hk_option_gain,hk_option_days,hk_option_vesting_days,\
                   hk_income_total,equity";
    let event = "2025-03-10|option|overseas|100|30|20||||||365|365";
    let row = |id: u8, total: &str, plan: &str| {
        format!("{id},2025,600000,1000,365,365,{total},{event}|{plan}\n")
    };
    let rows = [row(1, "", "no"), row(2, "700000", "no"), row(3, "", "yes")].concat();
    fs::write(folder.path().join("pay.csv"), format!("{columns}\n{rows}")).unwrap();
    let ran = run_in(folder.path(), ["batch", "pay.csv", "--quiet", "--format", "csv"], b"");
    let said: Vec<bool> =
        ran.out.lines().skip(1).map(|line| line.contains(",error,missing_value,")).collect();
    assert_eq!(said, [true, false, false], "{}", ran.out);
}
