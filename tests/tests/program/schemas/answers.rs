//! Real answers of the real program, at every level of the trace and for every open point.

use std::collections::{BTreeMap, BTreeSet};

use calc_core::law::params::{AnyParameter, ChoiceId};
use calc_core::law::trace::{Event, TraceLevel};
use calc_core::person::answer::answer;
use calc_core::person::assess::Settings;
use calc_core::person::decode::decode;
use calc_tests::cases;
use calc_tests::facts::{ByColumn, nested};
use calc_tests::program::{run_in, run_with};
use calc_tests::schemas::{ANSWER, FACTS, TRACE};
use jsonschema::Validator;
use serde_json::Value;

use crate::schemas::{faults, schema, validator};

/// The facts of every case that has some.
fn facts_of_cases() -> Vec<(String, BTreeMap<String, String>)> {
    cases::all().into_iter().filter_map(|(_, case)| Some((case.id, case.facts?))).collect()
}

/// What the program answers.
fn assess(facts: &Value, level: &str, settings: &[String]) -> Value {
    let mut arguments = vec!["assess", "--json", "--trace", level, "-"];
    for setting in settings {
        arguments.extend(["--set", setting]);
    }
    let ran = run_with(arguments, facts.to_string().as_bytes());
    assert_eq!(ran.code, Some(0), "{facts} {settings:?}: {}", ran.out);
    let mut answer: Value = serde_json::from_str(&ran.out).unwrap();
    // What stands of the months beside the year has a shape of its own.
    if facts.get("months").is_some() {
        assert!(answer.as_object_mut().unwrap().remove("months").is_some());
    }
    answer
}

/// An answer under readings of a bureau, whose ruleset names them.
fn under_readings() -> Value {
    let folder = tempfile::tempdir().unwrap();
    let readings = "schema = \"taxdiff.readings/1\"\nruleset = \"0.2.0+000000000000\"\n";
    std::fs::write(folder.path().join("readings.toml"), readings).unwrap();
    let facts = r#"{"person": {"employee_id": "1", "tax_year": 2025}, "mainland": {"wages": "1"},
        "assumptions": {"fx_cny_per_hkd": "0.92"}}"#;
    let command = ["assess", "-", "--json", "--readings", "readings.toml"];
    let ran = run_in(folder.path(), command, facts.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    serde_json::from_str(&ran.out).unwrap()
}

/// A schema that remembers which of its places were of use.
struct Used {
    validator: Validator,
    places: BTreeSet<String>,
}

impl Used {
    fn check(&mut self, about: &str, instance: &Value) {
        let found = faults(&self.validator, instance);
        assert!(found.is_empty(), "{about}:\n{}", found.join("\n"));
        let evaluation = self.validator.evaluate(instance);
        let places = evaluation.iter_annotations().map(|entry| entry.schema_location.to_owned());
        self.places.extend(places);
    }
}

#[test]
fn every_answer_of_the_program_matches_and_every_place_of_the_schema_is_needed() {
    let mut used = Used { validator: validator(ANSWER), places: BTreeSet::new() };
    let facts_schema = validator(FACTS);
    for (id, facts) in facts_of_cases() {
        let facts = nested(&facts);
        assert_eq!(faults(&facts_schema, &facts), Vec::<String>::new(), "{id}");
        for level in ["none", "summary", "full"] {
            let answer = assess(&facts, level, &[]);
            assert_eq!(answer.get("trace").is_some(), level != "none", "{id}");
            used.check(&format!("{id} {level}"), &answer);
        }
    }
    for (facts, settings) in open_points().into_iter().chain(years_of_months()) {
        used.check(&format!("{settings:?}"), &assess(&facts, "full", &settings));
    }
    used.check("readings", &under_readings());
    let places = &used.places;
    let unused: Vec<String> =
        described(&schema(ANSWER)).into_iter().chain(described(&schema(TRACE))).collect();
    let unused: Vec<&String> = unused.iter().filter(|place| !places.contains(*place)).collect();
    assert!(unused.is_empty(), "no answer has {unused:#?}");
}

/// The places that leave a mark when they are used: whatever has a description, and every open
/// point.
fn described(schema: &Value) -> Vec<String> {
    fn walk(node: &Value, place: &str, found: &mut Vec<String>) {
        let Value::Object(members) = node else { return };
        if members.contains_key("description") && !place.is_empty() {
            found.push(place.to_owned());
        }
        for (name, member) in members {
            match member {
                Value::Object(_) => walk(member, &format!("{place}/{name}"), found),
                Value::Array(items) => {
                    for (index, item) in items.iter().enumerate() {
                        let place = format!("{place}/{name}/{index}");
                        if name == "oneOf" && item["properties"].is_object() {
                            found.push(format!("{place}/properties"));
                        }
                        walk(item, &place, found);
                    }
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(schema, "", &mut found);
    found
}

/// Facts on which every open point bears, each with every alternative that is computed, and with
/// two ways to tax a bonus.
fn open_points() -> Vec<(Value, Vec<String>)> {
    let person = r#""person": {"employee_id": "1", "tax_year": 2025, "identity": "hk_permanent",
        "park_employment": "yes", "clean_record": "yes", "white_listed": "yes",
        "talent_category": "high_end", "talent_conditions": "yes", "shenzhen_work_days": "90"}"#;
    let mainland = r#""mainland": {"wages": "1200000", "exempt_income": "30000",
        "annual_bonus": "300000.50", "business_income": "2500000", "talent_subsidy": "500000",
        "business_kind": "individual_household", "talent_subsidy_tax": "150000",
        "social_insurance": "38160", "donations": "5000", "park_share": "0.8",
        "tax_withheld": "900000"}"#;
    let hong_kong = r#""hong_kong": {"hk_marital_status": "married", "hk_assessment": "joint",
        "hk_spouse_income": "400000", "hk_children": 10, "hk_mpf": "18000"}"#;
    let assumptions = r#""assumptions": {"fx_cny_per_hkd": "0.9"}"#;
    let facts = [
        format!("{{{person}, {mainland}, {hong_kong}}}"),
        format!("{{{person}, {mainland}, {hong_kong}, {assumptions}}}"),
        // A small business beside a large one of Hong Kong's tax: differences of both signs.
        format!(
            r#"{{{person}, "mainland": {{"wages": "100000", "business_income": "900000"}}, {hong_kong}}}"#
        ),
    ];
    let mut runs = Vec::new();
    for facts in facts {
        let facts: Value = serde_json::from_str(&facts).unwrap();
        for id in ChoiceId::ALL.into_iter().filter(|id| id.is_of_person_years()) {
            for choice in id.alternatives().iter().filter(|choice| choice.computed) {
                runs.push((facts.clone(), vec![format!("{}={}", id.name(), choice.key)]));
            }
        }
        for method in ["separate", "merged"] {
            runs.push((facts.clone(), vec![format!("bonus_method={method}")]));
        }
    }
    // Facts that are refused until a point is decided.
    for (year, kind, setting) in [
        (2025, "expired", "severance_on_expiry=as_severance"),
        (2026, "dissolved", "severance_average_not_published=latest_published"),
    ] {
        let facts = format!(
            r#"{{"person": {{"employee_id": "1", "tax_year": {year}}}, {assumptions},
            "mainland": {{"severance": "600000", "severance_kind": "{kind}"}}}}"#
        );
        runs.push((serde_json::from_str(&facts).unwrap(), vec![setting.to_owned()]));
    }
    runs
}

/// Years that are added up from months: of a non-resident with split pay, bonus and services, of
/// somebody who becomes a resident, and of somebody within 90 days after all.
fn years_of_months() -> Vec<(Value, Vec<String>)> {
    let year = |person: &str, months: &str| -> Value {
        serde_json::from_str(&format!(
            r#"{{"person": {{"employee_id": "1", "tax_year": 2025, "identity": "hk_permanent",
                "park_employment": "yes", "clean_record": "yes", "white_listed": "yes",
                "talent_category": "high_end", "talent_conditions": "yes",
                "shenzhen_work_days": "200"}},
                "post": "dual", "china_work_days": "20", "period_days": 30, {person},
                "months": [{months}]}}"#
        ))
        .unwrap()
    };
    let month = r#"{"month": 12, "paid_in_china": "60000", "paid_abroad": "60000"}"#;
    let bonus = r#"{"month": 2, "paid_in_china": "60000", "paid_abroad": "60000",
        "bonus_paid_in_china": "600000", "bonus_china_work_days": "100", "bonus_period_days": 365,
        "labour_services": "90000", "royalties": "50000", "royalties_treaty": "yes"}"#;
    let two = format!("{bonus}, {month}");
    let short = year(r#""expected_residence_days": 120"#, &two);
    let mut runs = vec![
        (short.clone(), vec!["hk_base_of_split_pay=gross".to_owned()]),
        (short.clone(), vec!["nonresident_relief=yes".to_owned()]),
        (short.clone(), vec!["nonresident_pooling=per_item".to_owned()]),
        (short, Vec::new()),
    ];
    let more = r#""expected_residence_days": 120, "residence_days": 200"#;
    let fewer = r#""expected_residence_days": 120, "residence_days": 80"#;
    for days in [more, fewer] {
        runs.push((year(days, month), Vec::new()));
    }
    runs
}

/// The name of an event; a new one does not build until it stands here.
fn name(event: &Event) -> &'static str {
    match event {
        Event::Section { .. } => "section",
        Event::Input { .. } => "input",
        Event::Step { .. } => "step",
        Event::Share { .. } => "share",
        Event::Bracket { .. } => "bracket",
        Event::FlatRow { .. } => "flat_row",
        Event::Cap { .. } => "cap",
        Event::Rounding { .. } => "rounding",
        Event::Conversion { .. } => "conversion",
        Event::Compared { .. } => "compared",
        Event::Rule { .. } => "rule",
        Event::Choice { .. } => "choice",
        Event::Condition { .. } => "condition",
        Event::Note { .. } => "note",
        Event::Item { .. } => "item",
        Event::Ratio { .. } => unreachable!("an event of companies"),
    }
}

#[test]
fn the_schema_knows_every_event_and_no_other() {
    let trace = schema(TRACE);
    let mut seen = BTreeSet::new();
    for (_, facts) in facts_of_cases() {
        let facts = decode(&ByColumn(&facts)).unwrap();
        let answer = answer(&facts, &Settings::default(), TraceLevel::Full).unwrap();
        for event in answer.trace.unwrap().events {
            assert_eq!(serde_json::to_value(&event).unwrap()["event"], name(&event));
            seen.insert(name(&event).to_owned());
        }
    }
    let held = trace["$defs"]["Event"]["oneOf"].as_array().unwrap();
    let held: BTreeSet<String> = held
        .iter()
        .map(|event| {
            let definition = event["$ref"].as_str().unwrap().trim_start_matches('#');
            let words = trace.pointer(&format!("{definition}/properties/event/enum")).unwrap();
            words[0].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(held, seen);
}

#[test]
fn every_parameter_that_is_cited_can_be_looked_up() {
    fn cited(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("parameter").and_then(Value::as_str).map(str::to_owned));
                members.values().for_each(|member| cited(member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| cited(item, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for (facts, settings) in open_points().iter().step_by(7) {
        cited(&assess(facts, "full", settings), &mut found);
    }
    assert!(found.len() > 40, "only {} parameters", found.len());
    for parameter in found {
        assert!(AnyParameter::find(&parameter).is_some(), "{parameter}");
    }
}
