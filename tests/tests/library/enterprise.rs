//! Companies: the cases to the last digit, the same through files of rows, and what must hold for
//! every company.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use calc_core::company::Settings;
use calc_core::company::catalogue::areas;
use calc_core::company::fields::{Field, ItemField};
use calc_core::law::fields::FactLocation as _;
use calc_core::law::params::enterprise::hetao::CATALOGUE_AREAS;
use calc_core::law::trace::TraceLevel;
use calc_payroll::enterprise::Companies;
use calc_tests::cases::{Case, all};
use calc_tests::companies::{at, oracle, row_of};
use calc_tests::payroll::{csv_of, run_as};
use calc_text::reply::{Asked, company_assessed};
use serde_json::{Value, json};

fn answer(facts: &Value) -> Value {
    let asked = Asked { trace: Some(TraceLevel::Full), ..Asked::default() };
    let answer = company_assessed(facts.to_string().as_bytes(), &asked);
    serde_json::to_value(answer.unwrap_or_else(|refused| panic!("{facts}: {refused:?}"))).unwrap()
}

/// A row of a file of companies, worked out.
fn columns(row: &BTreeMap<&str, String>) -> BTreeMap<String, String> {
    run_as::<Companies>(&csv_of([row].into_iter()), Settings::default()).unwrap().remove(0)
}

fn differences(case: &Case, facts: &Value) -> Vec<String> {
    let answer = answer(facts);
    let mut wrong = Vec::new();
    for (key, expected) in &case.expected {
        let expected = expected.all().concat();
        let got = match key.strip_prefix("has_note.") {
            Some(code) => {
                let notes = answer["messages"].as_array().unwrap();
                let has = notes.iter().any(|note| note == code);
                if has { "yes" } else { "no" }.to_owned()
            }
            None => at(&answer, key),
        };
        if got != expected {
            wrong.push(format!("{} {key}: expected {expected}, got {got}", case.id));
        }
    }
    let row = columns(&row_of(facts));
    for (column, path) in COLUMNS {
        let expected = at(&answer, path).replace("null", "");
        if row[column] != expected {
            wrong.push(format!(
                "{} {column}: {} in a row, {expected} in JSON",
                case.id, row[column]
            ));
        }
    }
    wrong
}

/// Columns of a row and where the answer says the same.
const COLUMNS: [(&str, &str); 16] = [
    ("main_business_ratio", "main_business_ratio"),
    ("final_taxable_income", "income.taxable_income"),
    ("standard_tax", "regimes.0.tax"),
    ("small_low_profit_eligible", "regimes.1.eligible"),
    ("small_low_profit_tax", "regimes.1.tax"),
    ("high_tech_eligible", "regimes.2.eligible"),
    ("high_tech_tax", "regimes.2.tax"),
    ("hetao_eligible", "regimes.3.eligible"),
    ("hetao_tax", "regimes.3.tax"),
    ("best_regime", "best.regime"),
    ("best_tax", "best.tax"),
    ("saving", "best.saving"),
    ("effective_rate", "best.effective_rate"),
    ("if_confirmed_regime", "if_confirmed.regime"),
    ("if_confirmed_saving", "if_confirmed.saves_more"),
    ("catalogue_area", "catalogue.area"),
];

#[test]
fn every_company_comes_out_as_expected_in_json_and_in_rows() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (_, case) in all() {
        let Some(company) = &case.company else { continue };
        let facts: Value = serde_json::from_str(company).unwrap();
        wrong.extend(differences(&case, &facts));
        count += case.expected.len();
    }
    assert!(wrong.is_empty(), "{} of {count} figures:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 200, "only {count} figures were looked at");
}

#[test]
fn the_catalogue_has_the_areas_that_the_law_counts() {
    assert_eq!(u32::try_from(areas().len()), Ok(CATALOGUE_AREAS.versions[0].value));
}

fn minor(value: &Value) -> i64 {
    value.as_str().unwrap().replace('.', "").parse().unwrap()
}

#[test]
fn what_holds_for_every_company() {
    let mut dice = oracle::Dice::new(11);
    let mut compared_companies = 0;
    for _ in 0..4_000 {
        let facts = oracle::random_company(&mut dice);
        let answer = answer(&facts);
        if answer["known"] == false {
            assert!(answer["best"].is_null());
            continue;
        }
        let best = minor(&answer["best"]["tax"]);
        for regime in answer["regimes"].as_array().unwrap() {
            // Money is promised only for yes.
            if regime["eligible"] == "yes" {
                assert!(best <= minor(&regime["tax"]), "{facts}");
            }
            if regime["regime"] == answer["best"]["regime"] {
                assert_eq!(regime["eligible"], "yes", "{facts}");
            }
        }
        if let Some(slices) = answer["branches"]["slices"].as_array() {
            let sum = |member: &str| slices.iter().map(|slice| minor(&slice[member])).sum::<i64>();
            assert_eq!(sum("income"), minor(&answer["income"]["taxable_income"]), "{facts}");
            assert_eq!(sum("tax"), minor(&answer["branches"]["tax"]), "{facts}");
            assert_eq!(sum("payable"), best, "{facts}");
            assert!(slices.iter().all(|slice| minor(&slice["income"]) >= 0));
            let ratios = slices[1..].iter().map(|slice| at(slice, "ratio"));
            let whole: rust_decimal::Decimal =
                ratios.map(|ratio| ratio.parse::<rust_decimal::Decimal>().unwrap()).sum();
            assert!(slices.len() == 1 || whole == rust_decimal::Decimal::ONE, "{facts}");
        }
        let compared = &answer["branches"]["subsidiary"];
        if compared.is_object() {
            let sum = |member: &str| {
                minor(&compared["parent"][member]) + minor(&compared["subsidiary"][member])
            };
            assert_eq!(sum("income"), minor(&answer["income"]["taxable_income"]), "{facts}");
            assert_eq!(sum("tax"), minor(&compared["subsidiary_tax"]), "{facts}");
            assert_eq!(best - sum("tax"), minor(&compared["difference"]), "{facts}");
            compared_companies += 1;
        }
    }
    assert!(compared_companies > 50, "only {compared_companies} were compared");
}

/// Facts in which a column says something else.
fn with(facts: &Value, fact: &str, value: &str) -> Value {
    let mut changed = facts.clone();
    let pointer = ItemField::from(Field::named(fact).unwrap()).pointer();
    let mut at = &mut changed;
    for name in pointer.split('/').skip(1) {
        at = &mut at[name];
    }
    *at = json!(value);
    changed
}

/// The conditions of the regimes by their ids.
fn conditions(answer: &Value) -> BTreeMap<String, &Value> {
    let regimes = answer["regimes"].as_array().unwrap().iter();
    let all = regimes.flat_map(|regime| regime["conditions"].as_array().unwrap());
    all.map(|condition| (at(condition, "id"), condition)).collect()
}

#[test]
fn the_smallest_change_turns_a_condition_and_a_smaller_one_does_not() {
    let mut dice = oracle::Dice::new(31);
    let mut turned: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..1_500 {
        let facts = oracle::random_company(&mut dice);
        let before = answer(&facts);
        if before["known"] == false {
            continue;
        }
        for (id, condition) in conditions(&before) {
            let Some(flip) = condition.get("flips") else { continue };
            let (fact, value) = (at(flip, "fact"), at(flip, "value"));
            let after = answer(&with(&facts, &fact, &value));
            let now = &conditions(&after)[&id]["answer"];
            assert_eq!(*now, flip["answer"], "{id}: {fact} {value} {facts}");
            *turned.entry(id.clone()).or_default() += 1;
            // One fen, person or thousandth nearer to what was given.
            let Ok(number) = value.parse::<rust_decimal::Decimal>() else { continue };
            let given = at(
                &facts,
                &ItemField::from(Field::named(&fact).unwrap()).pointer()[1..].replace('/', "."),
            );
            let Ok(given) = given.parse::<rust_decimal::Decimal>() else { continue };
            let unit = if fact == "insured_six_months" {
                1_000
            } else if value.contains('.') && fact != "staff_average" {
                10
            } else {
                1
            };
            let unit = rust_decimal::Decimal::new(unit, 3);
            let nearer = if given > number { number + unit } else { number - unit };
            let after = answer(&with(&facts, &fact, &nearer.normalize().to_string()));
            assert_ne!(
                conditions(&after)[&id]["answer"],
                flip["answer"],
                "{id}: {fact} {nearer} {facts}"
            );
        }
    }
    assert_eq!(turned.len(), 13, "{turned:?}");
}

#[test]
fn tax_grows_with_income_except_at_the_one_cliff() {
    let mut dice = oracle::Dice::new(23);
    let limit = 300_000_000;
    let mut cliffs = 0;
    for _ in 0..60 {
        let mut facts = oracle::random_company(&mut dice);
        facts["tax_year"] = json!(2025);
        facts["losses"] = json!([]);
        facts["imports"] = json!([]);
        facts["rd_expense"] = json!("0.00");
        facts["status_since"] = Value::Null;
        if let Some(structure) = facts["structure"].as_object_mut() {
            structure.remove("area_profit");
        }
        // Fen by fen around the limit and around some other places, then in large steps.
        let near = |middle: i64| middle - 20..=middle + 20;
        let wide = (0..60).map(|step| step * 987_654_321);
        let mut incomes: Vec<i64> =
            (0..60).chain(near(limit)).chain(near(1_234_567_890)).chain(wide).collect();
        incomes.sort_unstable();
        incomes.dedup();
        let mut before: Option<(i64, i64, String)> = None;
        for income in incomes {
            facts["taxable_income"] = json!(format!("{}.{:02}", income / 100, income % 100));
            let answer = answer(&facts);
            let tax = minor(&answer["best"]["tax"]);
            let regime = at(&answer, "best.regime");
            if let Some((last, last_tax, last_regime)) = before {
                assert!(last_tax <= tax, "{last}: {last_tax}, {income}: {tax}, {facts}");
                let left = (last - last_tax, income - tax);
                let cliff = last_regime == "small_low_profit" && regime != last_regime;
                if cliff {
                    assert_eq!((last, income), (limit, limit + 1), "{facts}");
                    assert!(left.1 < left.0);
                    cliffs += 1;
                } else {
                    assert!(left.0 <= left.1, "{last}: {last_tax}, {income}: {tax}, {facts}");
                }
            }
            before = Some((income, tax, regime));
        }
    }
    assert!(cliffs > 5, "the cliff was met {cliffs} times");
}

#[test]
fn every_company_agrees_with_exact_fractions() {
    let mut dice = oracle::Dice::new(5);
    let facts: Vec<Value> = (0..20_000).map(|_| oracle::random_company(&mut dice)).collect();
    let mut rows: Vec<BTreeMap<&str, String>> = facts.iter().map(row_of).collect();
    for (index, row) in rows.iter_mut().enumerate() {
        row.insert("company_id", format!("C{index}"));
    }
    let got = run_as::<Companies>(&csv_of(rows.iter()), Settings::default()).unwrap();
    assert_eq!(got.len(), facts.len());
    let mut kinds: BTreeMap<String, u32> = BTreeMap::new();
    for (facts, got) in facts.iter().zip(got) {
        for (column, expected) in oracle::compute(facts) {
            assert_eq!(got[column], expected, "{column} of {facts}");
        }
        *kinds.entry(format!("{}{}", got["status"], got["best_regime"])).or_default() += 1;
    }
    assert_eq!(kinds.len(), 5, "{kinds:?}");
    assert!(kinds.values().all(|count| *count > 200), "{kinds:?}");
}
