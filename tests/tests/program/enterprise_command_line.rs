//! `taxdiff enterprise`, as somebody at a terminal runs it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use calc_core::company::regimes::Regime;
use calc_core::company::vocabulary::Route;
use calc_core::person;
use calc_tests::cases::all;
use calc_tests::companies::at;
use calc_tests::program::{run, run_with};
use calc_tests::repository;
use calc_text::Words;
use serde_json::Value;

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn fixture(name: &str) -> String {
    text(&repository("fixtures/enterprises").join(name)).to_owned()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn many_companies_become_json_lines_whatever_the_number_of_threads() {
    let ran = run(["enterprise", &fixture("example.csv")]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(
        ran.said.contains("9 rows, 8 worked out, 1 of unknown years, 0 with errors"),
        "{}",
        ran.said
    );
    let rows: Vec<Value> = ran.out.lines().map(json).collect();
    assert_eq!(rows.len(), 9);
    for (row, member, expected) in [
        (0, "best_tax", "1500000.00"),
        (1, "best_regime", "small_low_profit"),
        (2, "best_tax", "450000.00"),
        (3, "if_confirmed_regime", "hetao"),
        (3, "best_regime", "standard"),
        // The loss of 2018 has expired: 10,000,000 - 250,000, x 15%.
        (4, "best_tax", "1462500.00"),
        // 5,000,000 x 25% + 2,000,000 x 15% + 3,000,000 x 25%.
        (5, "best_tax", "2300000.00"),
        // 10,000,000 - 2,400,000, x 15%; 50,000 + 136,500.
        (6, "best_tax", "1140000.00"),
        (6, "import_saving", "186500.00"),
        (7, "status", "unknown"),
        (7, "messages", "after_term"),
        (8, "saving", "0.00"),
    ] {
        assert_eq!(rows[row][member], expected, "row {row} {member}");
    }
    let two = run(["enterprise", &fixture("example.csv"), "--threads", "4"]);
    assert_eq!(ran.out, two.out);
    let csv = run(["enterprise", &fixture("example.csv"), "--format", "csv"]);
    assert_eq!(csv.out.lines().count(), 10);
    assert!(csv.out.lines().next().unwrap().ends_with("import_saving_if_confirmed,ruleset"));
}

#[test]
fn mistakes_of_rows_have_row_column_and_item() {
    let folder = tempfile::tempdir().unwrap();
    let errors = text(&folder.path().join("errors.csv")).to_owned();
    let ran = run(["enterprise", &fixture("errors.csv"), "--errors", &errors]);
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    let listed = fs::read_to_string(errors).unwrap();
    for line in [
        "3,tax_year,duplicate_person_year",
        "4,company_id,missing_value",
        "5,taxable_income,bad_amount",
        "6,taxable_income,bad_amount,-1",
        "8,tax_year,out_of_range",
        "9,main_business_income,part_above_whole",
        "10,insured_six_months,part_above_whole",
        "11,units,structure_conflict",
        "12,units,structure_conflict",
        "13,units,no_factors",
        "14,units #1 revenue,missing_value",
        "15,losses #1 year,out_of_range",
        "16,losses #1,wrong_cell_count",
        "17,imports #1 duty_rate,out_of_range",
        "18,imports #1 consumption_rate,out_of_range",
        "19,imports #1 entered_on,out_of_range",
        "20,status_since,out_of_range",
        "21,in_special_area,structure_conflict",
    ] {
        assert!(listed.contains(line), "{line}: {listed}");
    }
}

#[test]
fn files_that_hold_no_companies_are_refused() {
    for (input, expected) in [
        ("", "The file is empty"),
        ("employee_id,tax_year,wages\n", "Required columns are missing: company_id"),
        ("company_id,tax_year\n", "taxable_income (Profit before deductions)"),
        ("PK\u{3}\u{4}rest", "workbook (XLSX)"),
    ] {
        let ran = run_with(["enterprise", "-"], input.as_bytes());
        assert_eq!(ran.code, Some(3), "{input}: {}", ran.said);
        assert!(ran.said.contains(expected), "{}", ran.said);
        assert!(ran.out.is_empty());
    }
}

#[test]
fn mistakes_of_one_company_have_pointers() {
    for (facts, code, expected) in [
        ("{", 3, "before its JSON is complete"),
        ("[]", 1, "An object belongs here"),
        (r#"{"taxable_income": 5}"#, 1, "/taxable_income"),
        (r#"{"tax_year": 2025}"#, 1, "/taxable_income: The value is missing"),
        (
            r#"{"tax_year": 2025, "taxable_income": "-1"}"#,
            1,
            "/taxable_income: The profit is negative: the year has a loss",
        ),
        (r#"{"tax_year": 2025, "taxable_income": "1", "taxable_incom": "1"}"#, 1, "No such member"),
        (
            r#"{"tax_year": 2025, "taxable_income": "1", "losses": [{"year": 2030, "amount": "1"}]}"#,
            1,
            "/losses/0/year",
        ),
        (
            r#"{"tax_year": 2025, "taxable_income": "1", "structure": {"kind": "branch_in_area", "units": [{"in_area": true}]}}"#,
            1,
            "/structure/units/0/wages",
        ),
    ] {
        let ran = run_with(["enterprise", "-"], facts.as_bytes());
        assert_eq!(ran.code, Some(code), "{facts}: {}", ran.said);
        assert!(ran.said.contains(expected), "{facts}: {}", ran.said);
        let ran = run_with(["enterprise", "-", "--json"], facts.as_bytes());
        assert!(json(&ran.out)["errors"].as_array().is_some_and(|errors| !errors.is_empty()));
    }
    for year in [2022, 2028] {
        let facts = format!(r#"{{"tax_year": {year}, "taxable_income": "1.00"}}"#);
        let ran = run_with(["enterprise", "-"], facts.as_bytes());
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        assert!(ran.out.contains("is not known here"), "{}", ran.out);
    }
}

#[test]
fn the_answer_and_the_facts_fit_their_schemas() {
    let schema = |name: &str| {
        let file = repository("fixtures/schemas").join(name);
        jsonschema::validator_for(&json(&fs::read_to_string(file).unwrap())).unwrap()
    };
    let (facts, answers) =
        (schema("enterprise-facts.schema.json"), schema("enterprise-answer.schema.json"));
    let mut inputs: Vec<String> = all().into_iter().filter_map(|(_, case)| case.company).collect();
    inputs.push(fs::read_to_string(fixture("company.json")).unwrap());
    assert!(inputs.len() > 50);
    for input in &inputs {
        let errors: Vec<String> = facts.iter_errors(&json(input)).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?} {input}");
        let ran = run_with(["enterprise", "-", "--json", "--trace", "full"], input.as_bytes());
        assert_eq!(ran.code, Some(0), "{input}: {}", ran.said);
        let answer = json(&ran.out);
        let errors: Vec<String> = answers.iter_errors(&answer).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?} {}", ran.out);
    }
    for wrong in [r#"{"tax_year": 2025}"#, r#"{"tax_year": 2025, "taxable_income": 5}"#] {
        assert!(!facts.is_valid(&json(wrong)), "{wrong}");
    }
}

#[test]
fn a_catalogue_says_what_is_listed_or_where_it_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalogue.csv");
    // No item of the official annex is known; these codes mean nothing.
    let facts =
        r#"{"tax_year": 2025, "taxable_income": "1.00", "activity": {"catalogue_code": "x-1"}}"#;
    let ran_with = |catalogue: &[u8]| {
        fs::write(&file, catalogue).unwrap();
        run_with(["enterprise", "-", "--json", "--catalogue", text(&file)], facts.as_bytes())
    };
    let ran = ran_with(b"area,item,title\nlife,x-1,placeholder\n");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let answer = json(&ran.out);
    assert_eq!(at(&answer, "regimes.3.conditions.2.answer"), "yes");
    assert_eq!(at(&answer, "catalogue.area"), "life");
    assert_eq!(at(&answer, "catalogue_size.loaded"), "1");
    assert!(ran.out.contains("catalogue_incomplete"));
    let other = json(&ran_with(b"area,item,title\nlife,x-2,placeholder\n").out);
    assert_eq!(at(&other, "regimes.3.conditions.2.answer"), "needs");
    for (broken, place) in [
        (b"".as_slice(), "row 1"),
        (b"area,title\n", "row 1, column item"),
        (b"area,item,title\nlife,1,a\nphysics,2,b\n", "row 3, column area"),
        (b"area,item,title\nlife,1,a\nlife,1,b\n", "row 3, column item"),
        (b"area,item,title\nlife,1\n", "row 2"),
        (b"area,item,title\nlife,\xff,a\n", "row 2"),
    ] {
        let ran = ran_with(broken);
        assert_eq!(ran.code, Some(3), "{place}: {}", ran.said);
        assert!(
            ran.said.contains(place) && ran.said.contains("What to do"),
            "{place}: {}",
            ran.said
        );
        assert!(ran.out.is_empty());
    }
    fs::write(&file, "area,item,title\nlife,x-1,placeholder\n").unwrap();
    let same = run([
        "enterprise",
        &fixture("company.json"),
        "--catalogue",
        text(&file),
        "-o",
        text(&file),
    ]);
    assert_eq!(same.code, Some(2), "{}", same.said);
    assert!(fs::read_to_string(&file).unwrap().contains("placeholder"));
    let without = run_with(["enterprise", "-", "--json"], facts.as_bytes());
    assert!(without.out.contains("catalogue_not_loaded"), "{}", without.out);
}

/// The facts of a case.
fn company(id: &str) -> String {
    let case = all().into_iter().map(|(_, case)| case).find(|case| case.id == id);
    case.and_then(|case| case.company).unwrap()
}

#[test]
fn turning_points_are_exact_and_not_on_the_grid() {
    for (id, range, expected) in [
        // 60% of 100,000,000; above the total the facts make no sense.
        (
            "V1",
            "main_business_income=7m..110m:1m",
            vec![
                ("59999999.99", "60000000.00", "main_business_ratio"),
                ("100000000.00", "100000000.01", "null"),
            ],
        ),
        // 70,000,000 / 0.6 = 116,666,666.67 by rounding up; below 70,000,000 no sense.
        (
            "V1",
            "activity.total_income=0..200m:7m",
            vec![
                ("69999999.99", "70000000.00", "null"),
                ("116666666.66", "116666666.67", "main_business_ratio"),
            ],
        ),
        ("V2", "taxable_income=1k..10m:3k", vec![("3000000.00", "3000000.01", "income_limit")]),
        // 4,000,000 of profit less the R&D once more: the limit is met from 1,000,000 of R&D.
        (
            "RD-under-the-limit",
            "rd_expense=0..2m:3k",
            vec![("999999.99", "1000000.00", "income_limit")],
        ),
        ("V2", "staff_average=1..500:7", vec![("300", "300.001", "staff_limit")]),
        ("V2", "assets_average=1m..90m:7m", vec![("50000000.00", "50000000.01", "assets_limit")]),
        ("E-insured-11", "insured_six_months=0..40:40", vec![("11", "12", "personnel")]),
        ("V1", "staff_average=1..200:7", vec![]),
    ] {
        let ran = run_with(["enterprise", "-", "--json", "--vary", range], company(id).as_bytes());
        assert_eq!(ran.code, Some(0), "{range}: {}", ran.said);
        let table = json(&ran.out);
        let points: Vec<(String, String, String)> = table["turning_points"]
            .as_array()
            .unwrap()
            .iter()
            .map(|turn| (at(turn, "last_before"), at(turn, "first_after"), at(turn, "condition")))
            .collect();
        let expected: Vec<(String, String, String)> = expected
            .into_iter()
            .map(|(before, after, what)| (before.to_owned(), after.to_owned(), what.to_owned()))
            .collect();
        assert_eq!(points, expected, "{range}");
    }
}

#[test]
fn a_table_along_a_fact_comes_as_text_and_as_csv() {
    let range = "taxable_income=1m..5m:1m";
    let facts = company("V2");
    let csv = run_with(["enterprise", "-", "--vary", range, "--format", "csv"], facts.as_bytes());
    let lines: Vec<&str> = csv.out.lines().collect();
    // Five values of the range, and the fen after the limit.
    assert_eq!(lines.len(), 7, "{}", csv.out);
    assert!(lines[0].starts_with("taxable_income,standard_eligible,standard_tax"));
    assert!(
        lines[3].contains("3000000.00") && lines[3].ends_with(",small_low_profit,150000.00,,ok")
    );
    assert!(lines[4].ends_with(",hetao,450000.00,income_limit,ok"), "{}", lines[4]);
    // Where the facts contradict each other, the row says so.
    let range = "total_income=60m..80m:20m";
    let csv = run_with(["enterprise", "-", "--vary", range, "--format", "csv"], facts.as_bytes());
    assert!(csv.out.lines().nth(1).unwrap().ends_with(",facts_conflict"), "{}", csv.out);
    // The profit of the area serves one comparison, and nothing else depends on it.
    let whole = fs::read_to_string(fixture("company.json")).unwrap();
    let range = "taxable_income=3m..4m:1m";
    let ran = run_with(["enterprise", "-", "--vary", range], whole.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let range = "taxable_income=1m..5m:1m";
    let table = run_with(["enterprise", "-", "--vary", range], facts.as_bytes());
    assert!(table.out.contains("Between 3,000,000.00 and 3,000,000.01"), "{}", table.out);
    for range in [
        "x=1..2:1",
        "taxable_income=1..2",
        "taxable_income=2..1:1",
        "taxable_income=1..2:0",
        "taxable_income=1x..2:1",
        "taxable_income=0..1m:1",
        "losses=1..2:1",
        "staff_average=1..2000m:1m",
    ] {
        let ran = run_with(["enterprise", "-", "--vary", range], facts.as_bytes());
        assert_eq!(ran.code, Some(2), "{range}: {}", ran.said);
        assert!(ran.said.contains("What to do"), "{}", ran.said);
    }
}

#[test]
fn the_return_and_the_auditor_are_told_of_where_the_rate_may_be_had() {
    let ran = run(["enterprise", &fixture("company.json"), "--json"]);
    let answer = json(&ran.out);
    let cited = |member: &str| -> Vec<(String, String)> {
        let list = answer[member].as_array().unwrap().iter();
        let text = |each: &Value, name: &str| each[name].as_str().unwrap().to_owned();
        list.map(|each| (text(each, "parameter"), text(each, "evidence"))).collect()
    };
    let pair = |(parameter, evidence): (&str, &str)| {
        (format!("enterprise.{parameter}"), evidence.to_owned())
    };
    let entries = [
        ("returns.schedule", "secondary"),
        ("returns.line", "not-found"),
        ("returns.others", "not-found"),
    ];
    assert_eq!(cited("return_entries"), entries.map(pair));
    let flags = ["business_outside", "address", "part_elsewhere"];
    assert_eq!(
        cited("red_flags"),
        flags.map(|flag| pair((&format!("red_flags.{flag}"), "derived")))
    );
    let texts = run(["enterprise", &fixture("company.json")]).out;
    for said in
        ["schedule A107040", "Not known: no text that names them", "What an auditor looks for"]
    {
        assert!(texts.contains(said), "{said}: {texts}");
    }
    // Outside the area nothing of the rate is entered, and nobody looks.
    let outside =
        r#"{"tax_year": 2025, "taxable_income": "1.00", "site": {"in_special_area": "no"}}"#;
    let answer = json(&run_with(["enterprise", "-", "--json"], outside.as_bytes()).out);
    assert_eq!(answer["return_entries"].as_array().unwrap().len(), 1);
    assert_eq!(answer["red_flags"], Value::Array(Vec::new()));
}

#[test]
fn every_way_and_regime_has_words() {
    for language in calc_core::law::text::Language::ALL {
        let words = Words::new(language);
        let people = person::vocabulary::Route::ALL.iter().map(|route| route.id());
        for route in people.chain(Route::ALL.iter().map(|route| route.id())) {
            assert!(words.has(&format!("way-{route}")), "{route}");
        }
    }
    assert_eq!(Regime::ALL.map(|regime| regime as usize), [0, 1, 2, 3]);
}

#[test]
fn options_belong_to_one_company_or_to_many() {
    let (one, many) = (fixture("company.json"), fixture("example.csv"));
    for (file, options) in [
        (&one, vec!["--threads", "2"]),
        (&one, vec!["--errors", "x.csv"]),
        (&one, vec!["--format", "csv"]),
        (&many, vec!["--json"]),
        (&many, vec!["--trace", "full"]),
        (&many, vec!["--vary", "taxable_income=1..2:1"]),
    ] {
        let ran = run(["enterprise", file].into_iter().chain(options.iter().copied()));
        assert_eq!(ran.code, Some(2), "{options:?}: {}", ran.said);
        assert!(ran.said.contains(options[0]), "{}", ran.said);
    }
    // What is open about people is not open about companies, and the other way round.
    assert_eq!(run(["enterprise", &one, "--set", "tax_reduction=counted"]).code, Some(2));
    assert_eq!(run(["batch", &many, "--set", "ratio_limit=more_than"]).code, Some(2));
    let exactly = company("R1");
    let strict = ["enterprise", "-", "--json", "--set", "ratio_limit=more_than"];
    let answer = json(&run_with(strict, exactly.as_bytes()).out);
    assert_eq!(at(&answer, "regimes.3.conditions.3.answer"), "no");
    assert_eq!(at(&answer, "regimes.3.conditions.3.flips.value"), "60.01");
    let template = run(["template", "--companies"]);
    let ran = run_with(["enterprise", "-"], template.out.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{}", ran.said);
}
