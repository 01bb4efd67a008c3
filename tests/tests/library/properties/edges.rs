//! At each edge of each table, one fen or dollar before and after: no jump.

use calc_core::person::assess::{Outcome, Settings};

use crate::properties::people::{Person, fen_text, outcome};

fn person(year: u16, cells: &[(&str, String)]) -> Person {
    let mut person: Person =
        cells.iter().map(|(column, cell)| ((*column).to_owned(), cell.clone())).collect();
    person.insert("tax_year".to_owned(), year.to_string());
    // So that a fen is a cent, and every year has a rate and a year of assessment.
    person.insert("fx_cny_per_hkd".to_owned(), "1".to_owned());
    person.insert("hk_year_of_assessment".to_owned(), "ends_in_tax_year".to_owned());
    person
}

/// Expects every step of a series to rise by at most one unit, and at least one step to rise.
fn rises_by_units(about: &str, series: &[i64], unit: i64) {
    let steps: Vec<i64> = series.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(steps.iter().all(|step| (0..=unit).contains(step)), "{about}: {series:?}");
    assert!(steps.iter().any(|step| *step > 0), "{about}: {series:?}");
}

fn near(edge: u64, unit: u64) -> impl Iterator<Item = u64> {
    let edge = edge * 100;
    (edge.saturating_sub(40 * unit)..=edge + 40 * unit).step_by(usize::try_from(unit).unwrap())
}

#[test]
fn comprehensive_income() {
    // Individual Income Tax Law, annex, table 1; 60,000 of basic deduction (art. 6).
    for edge in [0, 36_000, 144_000, 300_000, 420_000, 660_000, 960_000] {
        for year in 2019..=2027 {
            let tax = |fen: u64| {
                let wages = [("wages", fen_text(fen + 6_000_000))];
                outcome(&person(year, &wages), &Settings::default()).mainland.tax.minor()
            };
            let series: Vec<i64> = near(edge, 1).map(tax).collect();
            rises_by_units(&format!("{year}, {edge}"), &series, 1);
        }
    }
}

#[test]
fn business_income() {
    // Annex, table 2; for individual households half up to one million, later two.
    for edge in [0, 30_000, 90_000, 300_000, 500_000, 1_000_000, 2_000_000] {
        for (year, kind) in (2019..=2027)
            .flat_map(|year| ["individual_household", "other"].map(|kind| (year, kind)))
        {
            let tax = |fen: u64| {
                let cells = [
                    ("business_income", fen_text(fen + 6_000_000)),
                    ("business_kind", kind.to_owned()),
                ];
                outcome(&person(year, &cells), &Settings::default()).mainland.tax.minor()
            };
            let series: Vec<i64> = near(edge, 1).map(tax).collect();
            rises_by_units(&format!("{year}, {kind}, {edge}"), &series, 1);
        }
    }
}

/// Dollars around an income, and a figure of what each comes to.
fn dollars(year: u16, column: &str, edge: u64, figure: fn(&Outcome) -> i64) -> Vec<i64> {
    let tax = |fen: u64| {
        let cells = [(column, fen_text(fen))];
        figure(&outcome(&person(year, &cells), &Settings::default()))
    };
    near(edge, 100).map(tax).collect()
}

#[test]
fn salaries_tax() {
    // Cap. 112, Sch. 2: four bands of 50,000 above the basic allowance; from 2024/25 the standard
    // rate has a second tier above 5,000,000.
    for year in 2019..=2027 {
        // The basic allowance is 132,000, and 145,000 in 2026/27.
        let allowance = if year == 2027 { 145_000 } else { 132_000 };
        for band in [50_000, 100_000, 150_000, 200_000] {
            let progressive =
                |outcome: &Outcome| outcome.hong_kong.salaries.progressive_charge.minor();
            let series = dollars(year, "wages", allowance + band, progressive);
            rises_by_units(&format!("progressive, {year}, {band}"), &series, 100);
        }
        for income in [2_000_000, 5_000_000] {
            let tax = |outcome: &Outcome| outcome.hong_kong.salaries.tax.minor();
            let series = dollars(year, "wages", income, tax);
            rises_by_units(&format!("{year}, {income}"), &series, 100);
        }
    }
}

#[test]
fn profits_tax() {
    // Cap. 112, Sch. 8A: 7.5% up to 2,000,000 dollars, 15% above.
    for year in 2019..=2027 {
        let tax = |outcome: &Outcome| outcome.hong_kong.tax.minor();
        let series = dollars(year, "business_income", 2_000_000, tax);
        rises_by_units(&format!("{year}"), &series, 100);
    }
}
