//! The largest amounts that the contract allows, in every column at once: nothing overflows, and
//! the figures are those of exact fractions.

use calc_core::law::fields::FieldKind;
use calc_core::law::params::{ChoiceId, Choices};
use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::answer;
use calc_core::person::assess::Settings;
use calc_core::person::fields::{Field, Group};
use calc_tests::oracle;
use calc_tests::payroll::{csv_of, run};
use proptest::prelude::*;

use crate::properties::people::{Person, columns, facts, numbered};
use crate::properties::people_to_try;

const LARGEST: &str = "1000000000000.00";

fn is_money(field: Field) -> bool {
    matches!(field.about().kind, FieldKind::Cny | FieldKind::Hkd)
}

/// Everything at its largest, with what varies given.
fn everything(varies: &[(&str, &str)]) -> Person {
    let mut person: Person = columns()
        .filter(|field| is_money(*field))
        .map(|field| (field.name().to_owned(), LARGEST.to_owned()))
        .collect();
    for field in columns().filter(|field| field.about().kind == FieldKind::Count) {
        person.insert(field.name().to_owned(), "99".to_owned());
    }
    for (column, cell) in [
        ("employee_id", "1"),
        ("tax_year", "2025"),
        ("identity", "hk_permanent"),
        ("park_employment", "yes"),
        ("clean_record", "yes"),
        ("white_listed", "yes"),
        ("talent_category", "high_end"),
        ("talent_conditions", "yes"),
        ("shenzhen_work_days", "366"),
        ("exempt_income", "0"),
        ("benefits_hong_kong", "0"),
        ("benefits_election", "sad"),
        ("hk_marital_status", "married"),
        ("hk_assessment", "joint"),
        ("hk_personal_disability", "yes"),
        ("hk_newborn_home", "yes"),
        ("hk_year_of_assessment", "ends_in_tax_year"),
        ("early_retirement_months", "366"),
        ("internal_retirement_months", "1"),
        ("annuity_mode", "quarterly"),
        ("annuity_payments", "4"),
    ]
    .iter()
    .chain(varies)
    {
        person.insert((*column).to_owned(), (*cell).to_owned());
    }
    if person["tax_year"] != "2027" {
        // Announced for the year of assessment 2026/27 alone.
        person.remove("hk_children_160");
    }
    if person["tax_year"].as_str() < "2022" {
        // There were none before.
        person.remove("personal_pension_withdrawn");
        person.remove("personal_pension_paid");
    }
    person
}

/// Works people out here and in exact fractions.
fn agree_with_fractions(people: &[Person]) {
    let rows = numbered(people);
    let results = run(&csv_of(rows.iter()), Settings::default()).unwrap();
    assert_eq!(results.len(), rows.len());
    for ((row, mut got), expected) in rows.iter().zip(results).zip(oracle::compute_rows(&rows)) {
        got.remove("ruleset");
        assert_eq!(got, expected, "{row:?}");
        assert_eq!(got["status"], "ok", "{row:?}");
    }
}

#[test]
fn every_column_at_its_largest() {
    let mut people = Vec::new();
    for year in ["2019", "2021", "2023", "2025", "2027"] {
        for rate in ["0.5", "2", "0.500001", "0.9"] {
            for kind in ["individual_household", "other"] {
                for method in ["best", "separate", "merged"] {
                    for share in ["1", "0.000001", "0.999999"] {
                        people.push(everything(&[
                            ("tax_year", year),
                            ("fx_cny_per_hkd", rate),
                            ("business_kind", kind),
                            ("bonus_method", method),
                            ("park_share", share),
                        ]));
                    }
                }
            }
        }
    }
    agree_with_fractions(&people);
}

#[test]
fn every_choice_and_the_whole_trace_at_the_largest() {
    for id in ChoiceId::ALL {
        for choice in id.alternatives().iter().filter(|choice| choice.computed) {
            let choices = Choices::DEFAULT.with(id, choice.key).unwrap();
            let settings = Settings { choices, ..Settings::default() };
            for rate in ["0.5", "2"] {
                let person = everything(&[("fx_cny_per_hkd", rate), ("park_share", "0.999999")]);
                let answer = answer(&facts(&person), &settings, TraceLevel::Full).unwrap();
                assert!(serde_json::to_string(&answer).unwrap().len() > 10_000);
            }
        }
    }
}

/// Everything of the actual Hong Kong bill at its largest gives a figure, and both ways where it does not.
#[test]
fn the_bill_at_the_largest() {
    for source in ["hk", "non_hk", ""] {
        for rate in ["0.5", "2"] {
            let mut person = everything(&[("fx_cny_per_hkd", rate), ("employment_source", source)]);
            let of_bill = Field::ALL.iter().filter(|field| field.group() == Group::HongKongActual);
            for field in of_bill.filter(|field| is_money(**field)) {
                person.insert(field.name().to_owned(), LARGEST.to_owned());
            }
            for (column, cell) in [
                ("hk_services_rendered", "yes"),
                ("hk_presence_days", "366"),
                ("hk_days", "365"),
                ("hk_resident_person", "yes"),
                ("hk_option_days", "731"),
                ("hk_quarters", "flat"),
                ("hk_option_vesting_days", "731"),
                ("pa_eligible", "yes"),
                ("spouse_pa_eligible", "yes"),
                ("spouse_resident_person", "yes"),
            ] {
                person.insert(column.to_owned(), cell.to_owned());
            }
            let answer = answer(&facts(&person), &Settings::default(), TraceLevel::Full).unwrap();
            let bill = answer.hong_kong_actual.unwrap();
            assert_eq!(bill.hk_tax_final.is_some(), bill.both_ways.is_empty());
        }
    }
}

/// The largest amount in some of the columns of money.
fn some_columns() -> impl Strategy<Value = Person> {
    let filled = prop::collection::vec(any::<bool>(), Field::COUNT);
    let rates = prop::sample::select(vec!["0.5", "0.9", "2"]);
    let kinds = prop::sample::select(vec!["individual_household", "other"]);
    (filled, any::<bool>(), rates, kinds).prop_map(|(filled, exempt, rate, kind)| {
        let mut person = everything(&[("fx_cny_per_hkd", rate), ("business_kind", kind)]);
        for (field, filled) in columns().zip(filled) {
            if is_money(field) && !filled {
                person.remove(field.name());
            }
        }
        if person.contains_key("internal_retirement_pay") {
            person.insert("internal_retirement_month_wages".to_owned(), LARGEST.to_owned());
        }
        if person.contains_key("annuity_paid") {
            person.insert("annuity_base".to_owned(), LARGEST.to_owned());
        }
        if exempt && person.contains_key("wages") {
            person.insert("exempt_income".to_owned(), LARGEST.to_owned());
            person.remove("benefits_mainland");
        }
        if !person.contains_key("wages") {
            person.remove("benefits_mainland");
        }
        person
    })
}

proptest! {
    #![proptest_config(people_to_try(30))]

    #[test]
    fn some_columns_at_their_largest(mut people in prop::collection::vec(some_columns(), 1..100)) {
        people.push(everything(&[]));
        agree_with_fractions(&people);
    }
}
