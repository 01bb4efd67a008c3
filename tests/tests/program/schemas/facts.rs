//! The schema of the facts says of a member what the program says of it.

use calc_core::law::fields::FieldKind;
use calc_core::person::decode::decode;
use calc_core::person::fields::Field;
use calc_payroll::facts_json::{self, RequestKind};
use calc_tests::program::run_with;
use calc_tests::schemas::FACTS;
use serde_json::{Value, json};

use crate::schemas::validator;

/// Values that both have to judge alike, whatever the column.
fn candidates() -> Vec<Value> {
    let mut candidates: Vec<Value> = [
        "0",
        "1",
        "2",
        "5",
        "9",
        "10",
        "99",
        "100",
        "183",
        "365",
        "366",
        "367",
        "0.5",
        "1.5",
        "90.5",
        "90.50",
        "90.25",
        "365.5",
        "366.0",
        "366.5",
        "1.0",
        "2.0",
        "0.499999",
        "0.500000",
        "0.123456",
        "0.1234567",
        "1.000001",
        "1.999999",
        "2.000000",
        "2.000001",
        "12.34",
        "12.345",
        "999999999999.99",
        "1000000000000",
        "1000000000000.00",
        "1000000000000.01",
        "10000000000000",
        "-1",
        "-0.01",
        "+1",
        "1e3",
        "1.23E+05",
        "1,000",
        "1_000",
        "0x10",
        ".5",
        "5.",
        "1.2.3",
        "１２３",
        "(500)",
        "NaN",
        "2018",
        "2019",
        "2025",
        "2027",
        "2028",
        "20255",
        "maybe",
        "Yesterday",
        "hk_permanent,",
        "[]",
    ]
    .map(Value::from)
    .to_vec();
    let words = Field::ALL.iter().flat_map(|field| field.about().words).map(|word| word.key);
    candidates.extend(words.chain(["yes", "no"]).map(Value::from));
    candidates
        .extend([0, 1, 99, 100, -1, 183, 366, 367, 2018, 2019, 2025, 2027, 2028].map(Value::from));
    candidates.extend([json!(1.5), json!(0.9), json!(true), json!(false), json!([]), json!({})]);
    candidates.extend([json!(["1"]), json!(1_000_000_000_000_000_i64)]);
    candidates
}

/// Facts that contradict nothing, whatever is in the column that is asked about.
fn facts_with(field: Field, value: &Value) -> Value {
    let mut facts = json!({
        "person": { "employee_id": "1", "tax_year": "2025" },
        "mainland": { "wages": "1000000000000" },
        "hong_kong": {
            "hk_marital_status": "married",
            "hk_children": "99",
            "hk_parents_60": "99",
            "hk_parents_55": "99",
        },
        "assumptions": {},
    });
    facts[field.group().name()][field.name()] = value.clone();
    facts
}

/// Whether the program takes what stands in a column. What contradicts another column, or is no
/// resident's, is read all the same.
fn is_read(facts: &Value, field: Field) -> bool {
    let text = facts.to_string();
    let request = facts_json::read(text.as_bytes(), RequestKind::Answer);
    if !request.problems.is_empty() {
        let pointer = field.pointer();
        assert!(request.problems.iter().all(|problem| problem.pointer.starts_with(&pointer)));
        return false;
    }
    let problems = decode(&request.facts).err().unwrap_or_default();
    problems.iter().all(|problem| {
        let at_fault = problem.field == Some(field.into());
        let crossed = ["status_conflict", "non_resident_needs_months", "single_parent_needs_child"];
        let against = matches!(problem.detail, calc_core::law::problem::Detail::Against(_));
        !at_fault || against || crossed.contains(&problem.code.as_str())
    })
}

#[test]
fn every_column_takes_what_its_schema_takes() {
    let schema = validator(FACTS);
    let (mut taken, mut refused) = (0, 0);
    for field in Field::ALL {
        for value in candidates() {
            // An alias of "none".
            if field == Field::TalentCategory && value == "no" {
                continue;
            }
            let facts = facts_with(field, &value);
            let matches = schema.is_valid(&facts);
            assert_eq!(matches, is_read(&facts, field), "{} = {value}", field.name());
            taken += u32::from(matches);
            refused += u32::from(!matches);
        }
    }
    assert!(taken > 1_000 && refused > 3_000, "{taken} taken, {refused} refused");
}

/// The program is kinder than the schema where a person types: blanks, labels, leading zeros.
#[test]
fn canonical_spelling_is_asked_for_where_the_program_is_kinder() {
    let schema = validator(FACTS);
    for field in Field::ALL {
        let kind = field.about().kind;
        let mut kinder = vec![Value::Null, json!(""), json!(" ")];
        kinder.extend(field.about().words.iter().map(|word| json!(word.label.zh_hans)));
        match kind {
            FieldKind::YesNo => kinder.extend([json!("是"), json!("Y"), json!("No")]),
            FieldKind::Count => kinder.push(json!("007")),
            FieldKind::Cny | FieldKind::Hkd => kinder.push(json!(" 5 ")),
            _ => {}
        }
        // A list is one, or is left out.
        kinder.retain(|value| kind != FieldKind::List || value.is_null());
        for value in kinder {
            // A text may be blank, and the two that must be there may not be.
            let required = matches!(field, Field::EmployeeId | Field::TaxYear);
            let takes_blanks = kind == FieldKind::Text && !required && value.is_string();
            let facts = facts_with(field, &value);
            assert_eq!(schema.is_valid(&facts), takes_blanks, "{} = {value}", field.name());
            assert_eq!(is_read(&facts, field), !required, "{} = {value}", field.name());
        }
    }
}

#[test]
fn what_the_schema_refuses_the_program_refuses() {
    let schema = validator(FACTS);
    let person = json!({ "employee_id": "1", "tax_year": 2025 });
    for facts in [
        json!({ "person": person, "mainland": { "wages": 5 } }),
        json!({ "person": person, "mainland": { "wages": 1.10 } }),
        json!({ "person": person, "mainland": { "hk_mpf": "1" } }),
        json!({ "person": person, "mainland": { "salary": "1" } }),
        json!({ "person": person, "main_land": {} }),
        json!({ "person": person, "mainland": [] }),
        json!([]),
        json!({ "person": { "employee_id": "1" } }),
        json!({ "person": { "tax_year": 2025 } }),
        json!({ "mainland": { "wages": "1" } }),
        json!({ "person": person, "mainland": { "wages": "1,000" } }),
        json!({ "person": person, "mainland": { "park_share": "1.1" } }),
        json!({ "person": person, "assumptions": { "fx_cny_per_hkd": "92" } }),
        json!({ "person": person, "hong_kong": { "hk_children": 100 } }),
        json!({ "person": person, "hong_kong": { "hk_marital_status": "divorcing" } }),
    ] {
        let ran = run_with(["assess", "--json", "-"], facts.to_string().as_bytes());
        assert_eq!(ran.code, Some(1), "{facts}: {}", ran.out);
        assert!(!schema.is_valid(&facts), "{facts}");
    }
    let good = json!({ "person": person });
    assert!(schema.is_valid(&good));
    let ran = run_with(["assess", "--json", "-"], good.to_string().as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.out);
}
