//! What is said of figures of a tax bureau, of the way back and of comparisons matches its schema, and the
//! schema refuses what is none.

use std::fs;

use calc_tests::program::{run_in, run_with};
use calc_tests::schemas::{CALIBRATION, COMPARE, READINGS, RECONCILE, SOLVE};
use serde_json::{Value, json};

use crate::schemas::{faults, validator};

fn person() -> Value {
    json!({
        "person": {"employee_id": "1", "tax_year": 2025},
        "mainland": {"wages": "1000000", "annual_bonus": "100000", "social_insurance": "30000"},
        "assumptions": {"fx_cny_per_hkd": "0.92"},
    })
}

/// What a command prints as JSON for facts on standard input.
fn printed(arguments: &[&str], facts: &Value) -> Value {
    let ran = run_with(arguments, facts.to_string().as_bytes());
    assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.out);
    serde_json::from_str(&ran.out).unwrap()
}

/// A schema takes an answer, and not the same with a member more or fewer.
fn check(name: &str, answer: &Value) {
    let schema = validator(name);
    assert_eq!(faults(&schema, answer), Vec::<String>::new(), "{name}");
    let members = answer.as_object().unwrap();
    for member in members.keys() {
        let mut fewer = members.clone();
        fewer.remove(member);
        assert!(!schema.is_valid(&Value::Object(fewer)), "{name} without {member}");
    }
    let mut more = members.clone();
    more.insert("unexpected".to_owned(), json!(true));
    assert!(!schema.is_valid(&Value::Object(more)), "{name} with a member more");
}

#[test]
fn figures_beside_ours_match() {
    let reconcile = ["reconcile", "-", "--json", "--official"];
    for figure in ["0.00", "113045.36", "150000.00"] {
        let answer = printed(&[&reconcile[..], &[figure]].concat(), &person());
        check(RECONCILE, &answer);
    }
}

#[test]
fn the_way_back_matches() {
    for goal in ["net=600000", "package=800000", "hong_kong=900000"] {
        check(SOLVE, &printed(&["solve", "-", "--json", "--for", goal], &person()));
    }
}

#[test]
fn comparisons_match() {
    let mut facts = person();
    facts["compare"] = json!({
        "old": {"tax_reduction": "not_counted", "bonus_method": "merged"},
        "new": {"fx_cny_per_hkd": "0.9"},
    });
    facts["mainland"]["tax_withheld"] = "200000".into();
    // What the facts say is stronger than a setting.
    facts["assumptions"] = json!({});
    let answer = printed(&["compare", "-", "--json"], &facts);
    check(COMPARE, &answer);
    let points = answer["reasons"].as_array().unwrap().iter().map(|reason| &reason["point"]);
    let expected = ["fx_cny_per_hkd", "bonus_method", "relief.choices.tax_reduction"];
    assert_eq!(points.collect::<Vec<_>>(), expected);
}

#[test]
fn calibrations_and_their_files_match() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "employee_id,tax_year,wages,fx_cny_per_hkd,official_exemption\n\
        1,2025,1000000,0.92,1.00\n2,2025,900000,0.92,\n3,2024,300000,0.92,999999\n,2025,1,0.92,1\n";
    fs::write(folder.path().join("official.csv"), rows).unwrap();
    let run = |arguments: &[&str]| {
        let ran = run_in(folder.path(), arguments, b"");
        assert_eq!(ran.code, Some(1), "{}", ran.said);
        ran.out
    };
    let command = ["reconcile", "official.csv", "-o", "readings.toml", "--force", "--json"];
    check(CALIBRATION, &serde_json::from_str(&run(&command)).unwrap());
    // The practice of a payroll whose figures are ours.
    let ran = run_in(folder.path(), ["batch", "official.csv", "--quiet"], b"");
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let at = reader.headers().unwrap().iter().position(|name| name == "exemption").unwrap();
    let first = reader.records().next().unwrap().unwrap()[at].to_owned();
    let rows = rows.replace("0.92,1.00", &format!("0.92,{first}"));
    fs::write(folder.path().join("official.csv"), rows).unwrap();
    let answer: Value = serde_json::from_str(&run(&command)).unwrap();
    check(CALIBRATION, &answer);
    // The figure of 2024, above the tax, is compared with nothing.
    assert!(!answer["calibration"]["years"][1]["learned"].as_array().unwrap().is_empty());
    let file = fs::read_to_string(folder.path().join("readings.toml")).unwrap();
    let file: Value = toml::from_str(&file).unwrap();
    assert_eq!(faults(&validator(READINGS), &file), Vec::<String>::new());
    let mut other = file.clone();
    other["year"][1]["reading"][0]["alternative"] = "never".into();
    assert!(!validator(READINGS).is_valid(&other));
}
