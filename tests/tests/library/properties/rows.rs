//! A row's result is its own: whatever stands before and after it, however the file is cut, and
//! whether the person comes as a row or as JSON.

use calc_core::person::decode::PersonProblem;
use std::collections::{BTreeMap, BTreeSet};

use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::answer;
use calc_core::person::assess::Settings;
use calc_core::person::code::Code;
use calc_core::person::decode::decode;
use calc_payroll::facts_json::{self, RequestKind};
use calc_tests::facts::{at, nested};
use calc_tests::oracle::generate::random_row;
use calc_tests::payroll::{csv_of, run};
use calc_tests::program::run_with;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::properties::people::{Cells, Person, numbered, person};
use crate::properties::people_to_try;

/// The figures of a person given as JSON, by the columns of a row.
fn by_json(person: &Person) -> BTreeMap<String, String> {
    let joined =
        |codes: BTreeSet<Code>| codes.into_iter().map(Code::as_str).collect::<Vec<_>>().join(";");
    let json = nested(person).to_string();
    let request = facts_json::read(json.as_bytes(), RequestKind::Answer);
    assert!(request.problems.is_empty(), "{:?}", request.problems);
    let answered = decode(&request.facts)
        .and_then(|facts| answer(&facts, &Settings::default(), TraceLevel::None));
    let answer = match answered {
        Ok(answer) => serde_json::to_value(answer).unwrap(),
        Err(problems) => {
            let codes = problems.iter().map(|problem: &PersonProblem| problem.code).collect();
            return [("status", "error".to_owned()), ("messages", joined(codes))]
                .map(|(column, cell)| (column.to_owned(), cell))
                .into();
        }
    };
    let notes: Vec<&str> =
        answer["messages"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let mut cells: BTreeMap<String, String> =
        [("status".to_owned(), "ok".to_owned()), ("messages".to_owned(), notes.join(";"))].into();
    for (column, path, otherwise) in [
        ("mainland_comprehensive_tax", "mainland.comprehensive.tax", ""),
        ("mainland_bonus_tax", "mainland.bonus.tax", "0.00"),
        ("bonus_taxed", "mainland.bonus.taxed", ""),
        ("mainland_business_tax", "mainland.business.tax", "0.00"),
        ("mainland_tax", "mainland.tax", ""),
        ("hk_net_chargeable_income", "hong_kong.salaries_tax.net_chargeable_income", ""),
        ("hk_basis", "hong_kong.salaries_tax.basis", ""),
        ("hk_tax_hkd", "hong_kong.tax", ""),
        ("hk_tax_cny", "hong_kong.tax_cny", ""),
        ("exemption_eligible", "exemption.eligible", ""),
        ("exemption", "exemption.amount", ""),
        ("subsidy_eligible", "subsidy.eligible", ""),
        ("subsidy", "subsidy.amount", ""),
        ("best_route", "best_route", ""),
        ("benefit", "benefit", ""),
        ("burden_after", "burden_after", ""),
        ("refund_or_due", "refund_or_due", ""),
        ("mainland_basis", "mainland_basis", ""),
        ("correction_due", "correction.due", ""),
        ("correction_by", "correction.by", ""),
    ] {
        cells.insert(column.to_owned(), at(&answer, path).unwrap_or(otherwise).to_owned());
    }
    let ruleset = &answer["ruleset"];
    let both =
        format!("{}+{}", ruleset["engine"].as_str().unwrap(), ruleset["digest"].as_str().unwrap());
    cells.insert("ruleset".to_owned(), both);
    cells
}

/// Expects rows and the same people as JSON to say the same; of errors, the same codes.
fn agree(rows: &[Cells]) {
    let results = run(&csv_of(rows.iter()), Settings::default()).unwrap();
    assert_eq!(results.len(), rows.len());
    for (cells, row) in rows.iter().zip(results) {
        let person: Person =
            cells.iter().map(|(column, cell)| ((*column).to_owned(), cell.clone())).collect();
        for (column, cell) in by_json(&person) {
            assert_eq!(row[&column], cell, "{column}: {person:?}");
        }
    }
}

/// The header wants an income column, even where nobody has an income.
fn nobody() -> Cells {
    [("employee_id", "nobody"), ("tax_year", ""), ("wages", "")]
        .map(|(column, cell)| (column, cell.to_owned()))
        .into()
}

/// Rows as the exact fractions are tried on; one in twenty has a mistake.
fn with_mistakes() -> impl Strategy<Value = Cells> {
    any::<u64>().prop_map(|seed| {
        let mut state = seed;
        random_row(&mut || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state ^ (state >> 29)
        })
    })
}

proptest! {
    #![proptest_config(people_to_try(40))]

    #[test]
    fn json_and_a_row_say_the_same(people in prop::collection::vec(person(), 1..100)) {
        let mut rows = numbered(&people);
        rows.push(nobody());
        agree(&rows);
    }

    #[test]
    fn json_and_a_row_find_the_same_mistakes(
        mut rows in prop::collection::vec(with_mistakes(), 1..100),
    ) {
        rows.push(nobody());
        agree(&rows);
    }
}

proptest! {
    #![proptest_config(people_to_try(60))]

    #[test]
    fn the_order_of_rows_changes_nothing(
        (people, order) in prop::collection::vec(person(), 1..40).prop_flat_map(|people| {
            let order: Vec<usize> = (0..people.len()).collect();
            (Just(people), Just(order).prop_shuffle())
        }),
    ) {
        let rows = numbered(&people);
        let mixed: Vec<Cells> = order.iter().map(|index| rows[*index].clone()).collect();
        let nobody = nobody();
        let csv = |rows: &[Cells]| csv_of(rows.iter().chain([&nobody]));
        let straight = run(&csv(&rows), Settings::default()).unwrap();
        let shuffled = run(&csv(&mixed), Settings::default()).unwrap();
        prop_assert_eq!(straight.len(), people.len() + 1);
        for (place, index) in order.iter().enumerate() {
            prop_assert_eq!(&shuffled[place], &straight[*index]);
        }
    }
}

/// The results of a payroll through the real program, with a column that makes rows so much longer
/// that the file is cut elsewhere.
fn results(rows: &[Cells], padding: usize, threads: &str) -> Vec<String> {
    let pad = "x".repeat(padding);
    let mut padded = rows.to_vec();
    for row in &mut padded {
        row.insert("a_column_of_their_own", pad.clone());
    }
    let csv = csv_of(padded.iter());
    let ran = run_with(
        ["batch", "-", "--quiet", "--format", "jsonl", "--threads", threads],
        csv.as_bytes(),
    );
    assert_eq!(ran.code, Some(0), "{threads} threads: {}", ran.said);
    ran.out
        .lines()
        .map(|line| {
            let mut row: Value = serde_json::from_str(line).unwrap();
            row.as_object_mut().unwrap().remove("input");
            row.to_string()
        })
        .collect()
}

#[test]
fn neither_threads_nor_the_cuts_of_the_file_change_a_row() {
    let mut runner = TestRunner::new(people_to_try(1));
    let mut some = || person().new_tree(&mut runner).unwrap().current();
    let people: Vec<Person> = (0..250).map(|_| some()).collect();
    // Two thousand rows, some of them of a size that does not divide a chunk.
    let many: Vec<Person> = people.iter().cycle().take(2_000).cloned().collect();
    let rows = numbered(&many);
    let alone = results(&rows, 1, "1");
    assert_eq!(alone.len(), 2_000);
    let figures = |line: &String| {
        let mut row: Value = serde_json::from_str(line).unwrap();
        row.as_object_mut().unwrap().remove("row");
        row
    };
    for (index, line) in alone.iter().enumerate().skip(people.len()) {
        assert_eq!(figures(line), figures(&alone[index % people.len()]), "row {index}");
    }
    for (padding, threads) in [(1, "4"), (97, "2"), (397, "3"), (1_501, "8"), (1_501, "1")] {
        let other = results(&rows, padding, threads);
        assert!(other == alone, "{padding} more bytes a row, {threads} threads");
    }
}
