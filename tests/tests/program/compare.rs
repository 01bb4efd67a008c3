//! What changes between two outputs, two files of readings, or two sets of settings.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calc_core::law::ruleset::RULESET;
use calc_tests::http::{CHEAP, JSON, problem};
use calc_tests::program::{Ran, run_in};
use calc_tests::server::Server;
use calc_text::ProblemKind;
use serde_json::{Value, json};

const COMPARE: &str = "/v1/individuals/compare";

const ELIGIBLE: &str = "hk_permanent,yes,yes,yes";

/// Three people; wages of 1,000,000 in 2025.
fn payroll(wages: [&str; 3]) -> String {
    let header = "employee_id,tax_year,wages,identity,park_employment,clean_record,white_listed,\
        fx_cny_per_hkd\n";
    let rows = wages
        .iter()
        .zip(1..)
        .map(|(wages, number)| format!("P{number},2025,{wages},{ELIGIBLE},0.92\n"));
    header.to_owned() + &rows.collect::<String>()
}

fn ok(ran: Ran) -> Ran {
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    ran
}

fn output(folder: &Path, name: &str, payroll: &str, arguments: &[&str]) {
    fs::write(folder.join("payroll.csv"), payroll).unwrap();
    let all = ["batch", "payroll.csv", "--quiet", "-o", name]
        .into_iter()
        .chain(arguments.iter().copied());
    ok(run_in(folder, all, b""));
}

/// The lines of a list, each by the names of its columns.
fn lines(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// The mainland tax of 1,000,000 is 243,080 (a basic deduction of 60,000; 940,000 at 35% less 85,920), that
/// of 900,000 is 208,080.
#[test]
fn two_outputs_say_who_changes_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    output(path, "old.csv", &payroll(["1000000", "300000", "400000"]), &[]);
    output(path, "new.csv", &payroll(["900000", "300000", "400000"]), &[]);
    let ran = ok(run_in(path, ["compare", "old.csv", "new.csv"], b""));
    let found = lines(&ran.out);
    assert!(found.iter().all(|line| line["employee_id"] == "P1" && line["why"] == "wages"));
    let tax = found.iter().find(|line| line["column"] == "mainland_tax").unwrap();
    assert_eq!(
        (&*tax["old"], &*tax["new"], &*tax["change"]),
        ("243080.00", "208080.00", "-35000.00")
    );
    assert_eq!((&*tax["row_old"], &*tax["row_new"]), ("2", "2"));
    assert!(ran.said.contains('3') && ran.said.contains('1'), "{}", ran.said);
    // Nothing changes in the same output.
    fs::copy(path.join("old.csv"), path.join("same.csv")).unwrap();
    let ran = ok(run_in(path, ["compare", "old.csv", "same.csv"], b""));
    assert_eq!(lines(&ran.out), []);
    // Somebody left and somebody came.
    let other = payroll(["1000000", "300000", "400000"]).replace("P3", "P4");
    output(path, "other.csv", &other, &[]);
    let ran = ok(run_in(path, ["compare", "old.csv", "other.csv"], b""));
    let why: Vec<(String, String)> = lines(&ran.out)
        .into_iter()
        .map(|line| (line["employee_id"].clone(), line["why"].clone()))
        .collect();
    let expected = [("P3", "only_old"), ("P4", "only_new")];
    assert_eq!(why, expected.map(|(who, why)| (who.to_owned(), why.to_owned())));
}

#[test]
fn a_payroll_under_two_readings_says_what_each_point_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let readings = |alternative: &str| {
        format!(
            "schema = \"taxdiff.readings/1\"\nruleset = \"{RULESET}\"\n[[year]]\ntax_year = 2025\n\
             [[year.reading]]\npoint = \"tax_reduction\"\nalternative = \"{alternative}\"\n"
        )
    };
    fs::write(path.join("old.toml"), readings("counted")).unwrap();
    fs::write(path.join("new.toml"), readings("not_counted")).unwrap();
    let rows = payroll(["1000000", "300000", "60000"]);
    output(path, "old.csv", &rows, &["--readings", "old.toml"]);
    output(path, "new.csv", &rows, &["--readings", "new.toml"]);
    let command = ["compare", "payroll.csv", "--readings", "old.toml", "--readings", "new.toml"];
    let by_points = lines(&ok(run_in(path, command, b"")).out);
    let by_outputs = lines(&ok(run_in(path, ["compare", "old.csv", "new.csv"], b"")).out);
    let key = |line: &BTreeMap<String, String>| {
        ["employee_id", "column", "old", "new"].map(|name| line[name].clone())
    };
    let of_dollars = |line: &&BTreeMap<String, String>| {
        !["hk_tax_hkd", "messages", "hk_basis"].contains(&&*line["column"])
    };
    let points: Vec<_> = by_points.iter().map(key).collect();
    let mut outputs: Vec<_> = by_outputs.iter().filter(of_dollars).map(key).collect();
    outputs.sort();
    let mut sorted = points.clone();
    sorted.sort();
    assert_eq!(sorted, outputs);
    assert!(by_outputs.iter().all(|line| line["why"] == "ruleset"));
    assert!(
        by_points
            .iter()
            .all(|line| line["why"].starts_with("tax_reduction: counted > not_counted"))
    );
    assert!(!points.is_empty());
    // Given once, the other side is without readings.
    let one = ["compare", "payroll.csv", "--readings", "new.toml"];
    assert_eq!(lines(&ok(run_in(path, one, b"")).out), by_points);
}

/// As in every other run: the later row is the error, names the first, and changes nothing.
#[test]
fn a_person_who_comes_twice_under_readings_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let readings = format!(
        "schema = \"taxdiff.readings/1\"\nruleset = \"{RULESET}\"\n[[year]]\ntax_year = 2025\n\
         [[year.reading]]\npoint = \"tax_reduction\"\nalternative = \"not_counted\"\n"
    );
    fs::write(path.join("new.toml"), readings).unwrap();
    let rows = payroll(["1000000", "300000", "60000"]);
    let first = rows.lines().nth(1).unwrap();
    fs::write(path.join("once.csv"), &rows).unwrap();
    fs::write(path.join("twice.csv"), format!("{rows}{first}\n")).unwrap();
    let run = |name: &str| run_in(path, ["compare", name, "--readings", "new.toml"], b"");
    let (once, twice) = (run("once.csv"), run("twice.csv"));
    assert_eq!((once.code, twice.code), (Some(0), Some(1)), "{}", twice.said);
    assert_eq!(once.out, twice.out);
    assert_eq!(twice.said.lines().next(), once.said.lines().next());
    assert!(twice.said.contains("row 5") && twice.said.contains("Row 2 already"), "{}", twice.said);
}

#[test]
fn the_service_and_the_program_say_the_same_of_a_person() {
    let server = Server::start(CHEAP);
    let mut facts = json!({
        "person": {"employee_id": "1", "tax_year": 2023, "identity": "hk_permanent",
            "park_employment": "yes", "clean_record": "yes", "white_listed": "yes"},
        "mainland": {"wages": "1000000"},
        "assumptions": {"fx_cny_per_hkd": "0.92"},
        "compare": {"old": {"tax_reduction": "not_counted"}, "new": {}},
    });
    let response = server.post(COMPARE, JSON, facts.to_string().as_bytes());
    let ran = ok(run_in(Path::new("."), ["compare", "-", "--json"], facts.to_string().as_bytes()));
    assert_eq!(response.text(), ran.out);
    let found: Value = response.json();
    // The reduction of 2023/24 is HKD 3,000 at most: 3,000 x 0.92 = 2,760 more are exempt with it.
    assert_eq!(found["change"], "-2760.00");
    assert_eq!(found["reasons"][0]["point"], "relief.choices.tax_reduction");
    assert_eq!(found["reasons"][0]["alone"], "-2760.00");
    for (compare, pointer, code) in [
        (json!({"old": {}}), "/compare/new", "missing_member"),
        (json!({"old": {}, "new": {"moon": "full"}}), "/compare/new/moon", "unknown_member"),
        (
            json!({"old": {"tax_reduction": "x"}, "new": {}}),
            "/compare/old/tax_reduction",
            "unknown_word",
        ),
        (
            json!({"old": {"fx_cny_per_hkd": "9"}, "new": {}}),
            "/compare/old/fx_cny_per_hkd",
            "bad_rate",
        ),
        (json!({"old": [], "new": {}}), "/compare/old", "not_an_object"),
        (json!("x"), "/compare", "not_an_object"),
    ] {
        facts["compare"] = compare;
        let response = server.post(COMPARE, JSON, facts.to_string().as_bytes());
        let document = problem(&response, ProblemKind::Facts);
        assert_eq!(document["errors"][0]["pointer"], pointer, "{document}");
        assert_eq!(document["errors"][0]["code"], code, "{document}");
    }
}
