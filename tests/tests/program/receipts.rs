//! Records of answers: made, worked out again, and changed.

#![allow(clippy::unwrap_used, clippy::panic)]

mod kinds;

use std::fs;

use calc_tests::http::{CHEAP, JSON, problem};
use calc_tests::program::{run_in, run_with};
use calc_tests::schemas;
use calc_tests::server::Server;
use calc_text::ProblemKind;
use serde_json::{Value, json};

const KEEP: &str = "/v1/individuals/receipt";
const VERIFY: &str = "/v1/receipts/verify";

/// A person of whom much is known.
fn facts() -> Value {
    json!({
        "person": {
            "employee_id": "0042", "name": "陳大文", "id_number": "C668668(E)", "id_type": "hkid",
            "tax_year": 2025, "identity": "hk_permanent",
            "park_employment": "yes", "clean_record": "yes", "white_listed": "yes"
        },
        "mainland": {"wages": "1000000.00", "annual_bonus": "100000.00", "tax_withheld": "240000.00"},
        "hong_kong": {"hk_marital_status": "married", "hk_children": 2, "hk_mpf": "18000.00"},
    })
}

/// The record that the program writes, with these options.
fn kept(options: &[&str]) -> (Value, String) {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["assess", "-", "--json", "--receipt", "kept.json"].into_iter();
    let arguments = arguments.chain(options.iter().copied());
    let ran = run_in(folder.path(), arguments, facts().to_string().as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let text = fs::read_to_string(folder.path().join("kept.json")).unwrap();
    (serde_json::from_str(&text).unwrap(), ran.out)
}

/// What the program finds of a record, and how it ends.
fn verified(receipt: &Value) -> (Value, Option<i32>) {
    let ran = run_with(["verify", "-", "--json"], receipt.to_string().as_bytes());
    let found = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.said));
    (found, ran.code)
}

/// SHA-256 of a record as another reader would take it: the members of objects sorted, no blanks.
fn sorted(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut names: Vec<&String> = members.keys().collect();
            // All names are ASCII, where UTF-16 and bytes have one order.
            names.sort_unstable();
            let inner: Vec<String> = names
                .iter()
                .map(|name| format!("{}:{}", json!(name), sorted(&members[*name])))
                .collect();
            format!("{{{}}}", inner.join(","))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(sorted).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

fn sha256(text: &str) -> String {
    use sha2::Digest as _;
    let digest = sha2::Sha256::digest(text);
    digest.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[test]
fn a_record_is_worked_out_to_the_same_answer() {
    let (receipt, answer) = kept(&["--set", "tax_reduction=not_counted"]);
    assert_eq!(receipt["sha256"], sha256(&sorted(&receipt["record"])));
    assert_eq!(receipt["record"]["settings"], json!({"tax_reduction": "not_counted"}));
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(receipt["record"]["answer"]["exemption"], {
        let mut exemption = answer["exemption"].clone();
        without_sources(&mut exemption);
        exemption
    });
    let (found, code) = verified(&receipt);
    assert_eq!((&found["verdict"], code), (&json!("equal"), Some(0)), "{found}");
    for (name, document) in [(schemas::RECEIPT, &receipt), (schemas::VERIFICATION, &found)] {
        let schema: Value =
            serde_json::from_str(&fs::read_to_string(schemas::file(name)).unwrap()).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(document)
            .map(|it| format!("{}: {it}", it.instance_path()))
            .collect();
        assert_eq!(faults, Vec::<String>::new(), "{name}");
    }
}

fn without_sources(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("references");
            members.remove("trace");
            members.values_mut().for_each(without_sources);
        }
        Value::Array(items) => items.iter_mut().for_each(without_sources),
        _ => {}
    }
}

#[test]
fn who_it_is_about_stands_in_it_only_when_asked_for_and_never_in_the_hash() {
    let (anonymous, _) = kept(&[]);
    let text = anonymous.to_string();
    for personal in ["0042", "陳大文", "C668668"] {
        assert!(!text.contains(personal), "{personal}");
    }
    let (named, _) = kept(&["--with-identity"]);
    assert_eq!(named["identity"]["employee_id"], "0042");
    assert_eq!(named["identity"]["name"], "陳大文");
    assert_eq!(named["sha256"], anonymous["sha256"]);
    assert_eq!(verified(&named).1, Some(0));
}

#[test]
fn a_changed_character_is_found_and_named() {
    let (receipt, _) = kept(&[]);
    let change = |pointer: &str, value: &str| {
        let mut changed = receipt.clone();
        *changed.pointer_mut(pointer).unwrap() = json!(value);
        verified(&changed)
    };
    // An amount of the answer: the member is named.
    let paid = "/record/answer/mainland/tax";
    let before = receipt.pointer(paid).unwrap().as_str().unwrap();
    let (found, code) = change(paid, &format!("9{}", &before[1..]));
    assert_eq!((&found["verdict"], code), (&json!("altered"), Some(1)));
    assert_eq!(found["different_members"], 1, "{found}");
    assert_eq!(found["differences"][0]["pointer"], "/answer/mainland/tax");
    assert_eq!(found["differences"][0]["recomputed"], before);
    // A fact: what follows from it is other.
    let (found, _) = change("/record/facts/mainland/wages", "1000001.00");
    assert_eq!(found["verdict"], "altered");
    assert!(found["different_members"].as_u64() > Some(1), "{found}");
    // The hash: everything else is as it was.
    let (found, _) = change("/sha256", &"0".repeat(64));
    assert_eq!((&found["verdict"], &found["different_members"]), (&json!("altered"), &json!(0)));
}

#[test]
fn whoever_makes_a_new_hash_is_found_by_the_answer() {
    let (mut receipt, _) = kept(&[]);
    receipt["record"]["answer"]["mainland"]["tax"] = json!("1.00");
    receipt["sha256"] = json!(sha256(&sorted(&receipt["record"])));
    let (found, code) = verified(&receipt);
    assert_eq!((&found["verdict"], code), (&json!("not_reproduced"), Some(1)));
    // One ruleset has one value of each number of the law.
    let (mut receipt, _) = kept(&[]);
    receipt["record"]["parameters"][0]["evidence"] = json!("hearsay");
    receipt["sha256"] = json!(sha256(&sorted(&receipt["record"])));
    let (found, code) = verified(&receipt);
    assert_eq!((&found["verdict"], code), (&json!("not_reproduced"), Some(1)));
    assert_eq!(found["parameters"][0]["recorded"]["evidence"], "hearsay");
}

#[test]
fn a_file_that_is_missing_keeps_no_other_from_being_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let (receipt, _) = kept(&[]);
    fs::write(folder.path().join("kept.json"), receipt.to_string()).unwrap();
    let ran = run_in(folder.path(), ["verify", "missing.json", "kept.json"], b"");
    assert_eq!(ran.code, Some(3), "{}", ran.said);
    assert!(
        ran.said.contains("missing.json") && ran.out.contains("kept.json: equal"),
        "{}",
        ran.out
    );
}

/// As an older engine would have made it: another deduction, and so another tax.
#[test]
fn a_record_of_an_older_engine_says_which_numbers_are_others() {
    let (mut receipt, _) = kept(&[]);
    let record = &mut receipt["record"];
    record["ruleset"] = json!({"engine": "0.1.0", "digest": "000000000000"});
    let mut same = receipt.clone();
    same["sha256"] = json!(sha256(&sorted(&same["record"])));
    let (found, code) = verified(&same);
    assert_eq!((&found["verdict"], code), (&json!("equal_under_other_ruleset"), Some(0)));
    assert_eq!(found["ruleset"]["recorded"]["engine"], "0.1.0");
    let parameters = receipt["record"]["parameters"].as_array_mut().unwrap();
    let deduction =
        parameters.iter_mut().find(|it| it["id"] == "mainland.iit.basic_deduction").unwrap();
    deduction["value"] = json!("42000.00");
    receipt["record"]["answer"]["mainland"]["tax"] = json!("1.00");
    receipt["sha256"] = json!(sha256(&sorted(&receipt["record"])));
    let (found, code) = verified(&receipt);
    assert_eq!((&found["verdict"], code), (&json!("changed_by_ruleset"), Some(1)));
    assert_eq!(found["parameters"][0]["id"], "mainland.iit.basic_deduction");
    assert_eq!(found["parameters"].as_array().unwrap().len(), 1);
    assert_eq!(found["differences"][0]["pointer"], "/answer/mainland/tax");
}

#[test]
fn the_service_keeps_and_checks_the_same_records() {
    let server = Server::start(CHEAP);
    let (of_program, _) = kept(&[]);
    let response = server.post(KEEP, JSON, facts().to_string().as_bytes());
    let of_service: Value = serde_json::from_str(&response.text()).unwrap();
    assert_eq!(response.status, 200, "{of_service}");
    assert_eq!(of_service["record"], of_program["record"]);
    assert_eq!(of_service["sha256"], of_program["sha256"]);
    assert!(of_service["identity"].is_null());
    let body = of_service.to_string();
    let response = server.post(VERIFY, JSON, body.as_bytes());
    let ran = run_with(["verify", "-", "--json"], body.as_bytes());
    assert_eq!((response.status, response.text()), (200, ran.out));
    problem(&server.post(VERIFY, JSON, b"{}"), ProblemKind::Facts);
}
