//! The gap finder: what readings explain a figure, and nothing that does not.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use calc_core::law::params::ChoiceId;
use calc_core::law::trace::Silent;
use calc_core::person::assess::{Settings, assess};
use calc_core::person::decode::decode;
use calc_core::person::facts::Facts;
use calc_core::person::readings::AlternativeOf;
use calc_core::person::readings::gap::{Official, reconcile};
use calc_tests::cases::all;
use calc_tests::facts::{ByColumn, at, nested};
use calc_tests::http::{CHEAP, JSON, problem};
use calc_tests::oracle::generate::random_row;
use calc_tests::program::run_with;
use calc_tests::server::Server;
use calc_text::ProblemKind;
use serde_json::{Value, json};

const RECONCILE: &str = "/v1/individuals/reconcile";

#[test]
fn cases_with_an_official_figure_come_out_as_expected() {
    let server = Server::start(CHEAP);
    let mut count = 0;
    for (_, case) in all() {
        let (Some(official), Some(facts)) = (&case.official, &case.facts) else { continue };
        let mut facts = nested(facts);
        let arguments = ["reconcile", "-", "--json", "--official", official];
        let ran = run_with(arguments, facts.to_string().as_bytes());
        assert_eq!(ran.code, Some(0), "{}: {}", case.id, ran.said);
        let gap: Value = serde_json::from_str(&ran.out).unwrap();
        for (path, expected) in &case.expected {
            let Some(path) = path.strip_prefix("gap.") else { continue };
            let expected = expected.all().concat();
            assert_eq!(at(&gap, path), Some(expected.as_str()), "{} {path}", case.id);
            count += 1;
        }
        // The service gives the same bytes.
        facts["official"] = json!({"exemption": official});
        let response = server.post(RECONCILE, JSON, facts.to_string().as_bytes());
        assert_eq!((response.status, response.text()), (200, ran.out), "{}", case.id);
    }
    assert!(count > 10, "only {count} figures were looked at");
}

/// Facts on which every reading of residents bears.
fn person(row: &BTreeMap<String, String>) -> Option<Facts> {
    let facts = decode(&ByColumn(row)).ok()?;
    assess(&facts, &Settings::default(), &mut Silent).ok()?;
    Some(facts)
}

/// The exemption, every condition met, under some departures from the defaults.
fn under(facts: &Facts, departures: &[AlternativeOf]) -> String {
    let mut settings = Settings::default();
    for other in departures {
        settings.set(other.point.rsplit('.').next().unwrap(), other.alternative).unwrap();
    }
    assess(facts, &settings, &mut Silent).unwrap().exemption.relief.amount.to_string()
}

/// A figure that some reading gives is found again, and every reading that is named gives it.
#[test]
fn what_a_reading_gives_is_explained() {
    let mut state = 11_u64;
    let mut bits = move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state ^ (state >> 29)
    };
    let mut tried = 0;
    while tried < 300 {
        let row: BTreeMap<String, String> =
            random_row(&mut bits).into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
        let Some(facts) = person(&row) else { continue };
        tried += 1;
        let mut settings = Settings::default();
        for id in [
            ChoiceId::GrossBase,
            ChoiceId::JointAssessment,
            ChoiceId::MainlandContributions,
            ChoiceId::ParkShare,
        ] {
            let keys: Vec<&str> = id.alternatives().iter().map(|one| one.key).collect();
            settings.choices.set(id.name(), keys[usize::from(bits() % 2 == 0)]).unwrap();
        }
        let hidden = assess(&facts, &settings, &mut Silent).unwrap().exemption.relief.amount;
        let gap = reconcile(&facts, &Settings::default(), Official::Exemption(hidden)).unwrap();
        assert!(gap.exact > 0 && gap.nearest.is_none() && gap.rates.is_empty(), "{row:#?}");
        let mut fewest = 0;
        for reading in &gap.exact_readings {
            assert_eq!(under(&facts, &reading.departures), hidden.to_string(), "{row:#?}");
            assert!(reading.departures.len() >= fewest, "{row:#?}");
            fewest = reading.departures.len();
        }
        // One fen beside it is explained only where another reading gives that.
        let beside = hidden + calc_core::law::money::Cny::new(1);
        if let Ok(gap) = reconcile(&facts, &Settings::default(), Official::Exemption(beside)) {
            for reading in &gap.exact_readings {
                assert_eq!(under(&facts, &reading.departures), beside.to_string(), "{row:#?}");
            }
            if let Some(nearest) = &gap.nearest {
                let given = under(&facts, &nearest.departures);
                assert_eq!(given, nearest.exemption.to_string(), "{row:#?}");
            }
        }
    }
}

#[test]
fn a_refund_says_the_exemption() {
    let server = Server::start(CHEAP);
    let mut body = json!({
        "person": {"employee_id": "1", "tax_year": 2023},
        "mainland": {"wages": "1000000", "tax_withheld": "243080"},
        "assumptions": {"fx_cny_per_hkd": "0.92"},
        "official": {"refund": "113045.36"},
    });
    let gap = server.post(RECONCILE, JSON, body.to_string().as_bytes()).json();
    assert_eq!(gap["official"], "113045.36");
    assert_eq!(gap["exact_readings"][0]["departures"], json!([]));
    // Less was withheld than the tax after the exemption: 10,034.64 are still due.
    body["mainland"]["tax_withheld"] = "120000".into();
    body["official"] = json!({"refund": "-10034.64"});
    let gap = server.post(RECONCILE, JSON, body.to_string().as_bytes()).json();
    assert_eq!(gap["official"], "113045.36");
}

/// The tax that was paid back in part is then not known, whatever the exemption was.
#[test]
fn a_refund_says_nothing_while_the_tax_is_open() {
    let facts = json!({
        "person": {"employee_id": "1", "tax_year": 2025, "mainland_status": "resident"},
        "mainland": {
            "wages": "1000000", "tax_withheld": "240000", "internal_retirement_pay": "168000",
            "internal_retirement_months": 84, "internal_retirement_month_wages": "6000",
        },
        "assumptions": {"fx_cny_per_hkd": "0.92"},
    });
    let facts = facts.to_string();
    let reconciled = |more: &[&str]| {
        let words = [&["reconcile", "-", "--json"], more].concat();
        run_with(words, facts.as_bytes())
    };
    let refused = reconciled(&["--official-refund", "100000"]);
    assert_eq!(refused.code, Some(1), "{}", refused.out);
    assert!(refused.out.contains("internal_retirement_part"), "{}", refused.out);
    let decided = ["--set", "internal_retirement_part=difference"];
    let answered = reconciled(&[&["--official-refund", "100000"], &decided[..]].concat());
    assert_eq!(answered.code, Some(0), "{}", answered.said);
    // The exemption itself needs no tax.
    assert_eq!(reconciled(&["--official", "100000"]).code, Some(0));
}

#[test]
fn bad_figures_are_refused_with_their_code() {
    let server = Server::start(CHEAP);
    for (official, pointer, code) in [
        (json!({"exemption": "243080.01"}), "/official", "official_above_tax"),
        (json!({"refund": "-300000"}), "/official", "official_without_withheld"),
        (json!({"exemption": "1", "refund": "1"}), "/official/refund", "official_twice"),
        (json!({}), "/official", "missing_member"),
        (json!({"exemption": "-1"}), "/official/exemption", "not_an_amount"),
        (json!({"amount": "1"}), "/official/amount", "unknown_member"),
        (json!("1"), "/official", "not_an_object"),
    ] {
        let body = json!({
            "person": {"employee_id": "1", "tax_year": 2023},
            "mainland": {"wages": "1000000"},
            "official": official,
        });
        let response = server.post(RECONCILE, JSON, body.to_string().as_bytes());
        let document = problem(&response, ProblemKind::Facts);
        assert_eq!(document["errors"][0]["pointer"], pointer, "{document}");
        assert_eq!(document["errors"][0]["code"], code, "{document}");
    }
}
