//! Every kind of facts goes into a record whole: what a record holds gives the answer that was given.

use std::fs;

use calc_tests::http::{CHEAP, JSON, problem};
use calc_tests::program::{run_in, run_with};
use calc_tests::server::Server;
use calc_text::ProblemKind;
use serde_json::{Value, json};

use super::{KEEP, VERIFY, verified, without_sources};

/// The record that the program keeps of facts, and the answer that it gave beside it.
fn kept(facts: &Value, options: &[&str]) -> (Value, Value) {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["assess", "-", "--json", "--receipt", "kept.json"];
    let ran = run_in(folder.path(), [&arguments, options].concat(), facts.to_string().as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let text = fs::read_to_string(folder.path().join("kept.json")).unwrap();
    (serde_json::from_str(&text).unwrap(), serde_json::from_str(&ran.out).unwrap())
}

/// An answer as a record has it.
fn in_codes(answer: &Value) -> Value {
    let mut answer = answer.clone();
    without_sources(&mut answer);
    for other in ["schema", "ruleset"] {
        answer.as_object_mut().unwrap().remove(other);
    }
    answer
}

fn with(mainland: &Value, hong_kong_actual: &Value) -> Value {
    json!({
        "person": {"employee_id": "0042", "tax_year": 2025},
        "mainland": mainland,
        "hong_kong_actual": hong_kong_actual,
    })
}

/// An option of overseas shares: 1,000 x (300 - 20) = 280,000.00.
fn of_equity() -> Value {
    with(
        &json!({
            "wages": "600000.00",
            "equity": [{
                "event_date": "2025-03-10", "kind": "option", "listed": "overseas",
                "shares": "1000.00", "price": "300", "strike": "20.00"
            }],
        }),
        &json!({}),
    )
}

/// A non-resident whose two payers pay a month each: (50,000 - 5,000) x 30% - 4,410 = 9,090.00 and
/// (60,000 - 5,000) x 30% - 4,410 = 12,090.00.
fn of_months() -> Value {
    json!({
        "person": {
            "employee_id": "0042", "name": "陳大文", "identity": "hk_permanent",
            "park_employment": "yes", "clean_record": "yes", "white_listed": "yes"
        },
        "id_type": "hkid", "id_number": "A123456(3)", "tax_year": 2025, "mainland_status": "non_resident",
        "payer": "Harbour Robotics",
        "months": [
            {"month": 1, "wages": "50000.00"},
            {"month": 2, "wages": "60000", "payer": "Delta Chips"},
        ],
    })
}

#[test]
fn a_record_holds_what_the_answer_was_made_of() {
    for facts in [
        of_equity(),
        of_months(),
        with(&json!({"wages": "600000", "severance": "900000"}), &json!({})),
        with(
            &json!({"wages": "600000", "donations": "100000", "donations_full": "1000"}),
            &json!({}),
        ),
        with(&json!({"wages": "600000"}), &json!({"hk_income_total": "700000"})),
    ] {
        let (receipt, answer) = kept(&facts, &[]);
        assert_eq!(receipt["record"]["answer"], in_codes(&answer), "{facts}");
        let (found, code) = verified(&receipt);
        assert_eq!((&found["verdict"], code), (&json!("equal"), Some(0)), "{facts}");
    }
}

/// 540,000 x 30% - 52,920 = 109,080.00, and 280,000 x 20% - 16,920 = 39,080.00.
#[test]
fn the_events_of_a_year_stand_in_its_record() {
    let (receipt, _) = kept(&of_equity(), &[]);
    assert_eq!(receipt["record"]["answer"]["mainland"]["tax"], "148160.00");
    assert_eq!(
        receipt["record"]["facts"]["mainland"]["equity"],
        json!([{
            "event_date": "2025-03-10", "kind": "option", "listed": "overseas",
            "shares": "1000", "price": "300", "strike": "20"
        }])
    );
    let mut changed = receipt;
    *changed.pointer_mut("/record/facts/mainland/equity/0/shares").unwrap() = json!("1001");
    assert_eq!(verified(&changed).0["verdict"], "altered");
}

#[test]
fn a_year_of_months_is_kept_with_its_months_and_names_nobody() {
    let (receipt, _) = kept(&of_months(), &[]);
    assert_eq!(receipt["record"]["answer"]["mainland"]["tax"], "21180.00");
    let month = |month: &str, payer: &str, wages: &str| {
        json!({
            "tax_year": "2025", "month": month, "payer": payer,
            "mainland_status": "non_resident", "wages": wages
        })
    };
    let months = json!([month("1", "1", "50000"), month("2", "2", "60000")]);
    assert_eq!(receipt["record"]["facts"]["months"], months);
    let text = receipt.to_string();
    for personal in ["0042", "陳大文", "A123456", "Harbour", "Delta"] {
        assert!(!text.contains(personal), "{personal}");
    }
    let (named, _) = kept(&of_months(), &["--with-identity"]);
    assert_eq!(
        named["identity"],
        json!({
            "employee_id": "0042", "id_number": "A123456(3)", "id_type": "hkid", "name": "陳大文"
        })
    );
    assert_eq!(named["sha256"], receipt["sha256"]);

    let mut changed = receipt.clone();
    *changed.pointer_mut("/record/facts/months/0/wages").unwrap() = json!("50001");
    let (found, code) = verified(&changed);
    assert_eq!((&found["verdict"], code), (&json!("altered"), Some(1)));
    let pointers: Vec<&str> =
        found["differences"].as_array().unwrap().iter().map(pointer).collect();
    assert!(pointers.contains(&"/answer/months/0/tax"), "{pointers:?}");
    // What is no month is told with its place.
    *changed.pointer_mut("/record/facts/months/0/wages").unwrap() = json!("many");
    let ran = run_with(["verify", "-"], changed.to_string().as_bytes());
    assert_eq!(ran.code, Some(3), "{}", ran.said);
    assert!(ran.said.contains("/months/0/wages"), "{}", ran.said);
}

fn pointer(difference: &Value) -> &str {
    difference["pointer"].as_str().unwrap()
}

/// An open point of the months is kept like one of the year, and what a bureau's readings decide becomes a setting.
#[test]
fn the_settings_of_a_year_of_months_stand_in_its_record() {
    let set = ["--set", "tax_reduction=not_counted"];
    let (receipt, answer) = kept(&of_months(), &set);
    assert_eq!(receipt["record"]["settings"], json!({"tax_reduction": "not_counted"}));
    assert_eq!(receipt["record"]["answer"], in_codes(&answer));
    assert_eq!(verified(&receipt).0["verdict"], "equal");
}

/// What is kept can be checked: a record above the most that is read is none.
#[test]
fn a_record_that_nothing_could_check_is_not_made() {
    let month = |payer: u16| json!({"month": 1, "wages": "1", "payer": payer.to_string()});
    let mut facts = of_months();
    facts["months"] = (0..3000).map(month).collect();
    let folder = tempfile::tempdir().unwrap();
    let command = ["assess", "-", "--receipt", "kept.json"];
    let ran = run_in(folder.path(), command, facts.to_string().as_bytes());
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    assert!(ran.said.contains("larger than 1 MB"), "{}", ran.said);
    assert!(!folder.path().join("kept.json").exists());
}

#[test]
fn the_service_keeps_and_checks_records_of_months() {
    let server = Server::start(CHEAP);
    let (of_program, _) = kept(&of_months(), &[]);
    let response = server.post(KEEP, JSON, of_months().to_string().as_bytes());
    let of_service = response.json();
    assert_eq!(response.status, 200, "{of_service}");
    assert_eq!(of_service["record"], of_program["record"]);
    let found = server.post(VERIFY, JSON, of_service.to_string().as_bytes());
    assert_eq!((found.status, &found.json()["verdict"]), (200, &json!("equal")));
    let mut wrong = of_months();
    wrong["months"][1]["wages"] = json!("many");
    let document =
        problem(&server.post(KEEP, JSON, wrong.to_string().as_bytes()), ProblemKind::Facts);
    assert_eq!(document["errors"][0]["pointer"], "/months/1/wages", "{document}");
}
