//! A second computation of the payroll contract, in exact fractions, one row at a time.
//!
//! It shares nothing with the engine that it checks: its own reading, its own numbers of the law,
//! its own arithmetic. It is written to be compared with the contract's text, not to be fast.

mod apart;
pub mod bill;
mod checks;
mod decode;
mod deductions;
mod equity;
pub mod generate;
mod hongkong;
mod mainland;
pub mod months;
pub(crate) mod number;
mod pensions;
mod relief;
mod values;

use std::collections::BTreeMap;

use num_traits::Zero;

use decode::Sheet;
use hongkong::HongKong;
use mainland::{Mainland, SmallerBonuses};
use number::{Q, two_decimals, whole};
use relief::Relief;

/// Canonical column name to the text of the cell; absent or blank is "not given".
pub type Row<'a> = BTreeMap<&'a str, String>;

/// Every result column but `ruleset`, in the contract's order. Those of incomes with a tax of their own
/// come back only where the file has the column of the income.
const RESULT_COLUMNS: [&str; 28] = [
    "status",
    "messages",
    "mainland_comprehensive_tax",
    "mainland_bonus_tax",
    "bonus_taxed",
    "mainland_business_tax",
    "mainland_tax",
    "hk_net_chargeable_income",
    "hk_basis",
    "hk_tax_hkd",
    "hk_tax_cny",
    "exemption_eligible",
    "exemption",
    "subsidy_eligible",
    "subsidy",
    "best_route",
    "benefit",
    "burden_after",
    "refund_or_due",
    "mainland_basis",
    "correction_due",
    "correction_by",
    "equity_tax",
    "severance_exempt",
    "severance_tax",
    "early_retirement_tax",
    "internal_retirement_tax",
    "pension_tax",
];

/// The result columns of the rows of a file.
#[must_use]
pub fn compute_rows(rows: &[Row<'_>]) -> Vec<BTreeMap<String, String>> {
    let has = |columns: &[&str]| {
        rows.iter().any(|row| columns.iter().any(|column| row.contains_key(column)))
    };
    let comes_back = |column: &str| match column {
        "severance_exempt" | "severance_tax" => has(&["severance"]),
        "equity_tax" => has(&["equity_income", "equity"]),
        "early_retirement_tax" => has(&["early_retirement_pay"]),
        "internal_retirement_tax" => has(&["internal_retirement_pay"]),
        "pension_tax" => has(&["annuity_withdrawn", "personal_pension_withdrawn"]),
        _ => true,
    };
    let of_row = |row| {
        let results = compute(row).into_iter().filter(|(column, _)| comes_back(column));
        results.map(|(column, cell)| (column.to_owned(), cell)).collect()
    };
    rows.iter().map(of_row).collect()
}

/// The result columns of one row. Two rows of one person and year are not its business, and
/// identity numbers are taken as not given.
///
/// # Panics
/// Only by a fault of its own: no content of a row makes it panic.
fn compute(row: &Row) -> BTreeMap<&'static str, String> {
    let mut results: BTreeMap<&'static str, String> =
        RESULT_COLUMNS.map(|column| (column, String::new())).into();
    let sheet = Sheet::read(row);
    let errors = checks::errors(&sheet);
    if !errors.is_empty() {
        results.insert("status", "error".to_owned());
        results.insert("messages", errors.join(";"));
        return results;
    }
    let sheet = equity::settled(row, sheet);
    let mainland = mainland::compute(&sheet);
    let hong_kong = hongkong::compute(&sheet, &mainland);
    let relief = relief::compute(&sheet, &mainland, &hong_kong);
    results.insert("status", "ok".to_owned());
    let smaller_bonus = smaller_bonus_leaves_more(row, &mainland, &relief);
    let mut notes = notes(&sheet, &mainland, &hong_kong, &relief, smaller_bonus);
    notes.extend(equity::notes(row));
    results.insert("messages", notes.join(";"));
    for (column, amount) in amounts(&mainland, &hong_kong, &relief) {
        results.insert(column, two_decimals(&amount));
    }
    for (column, amount) in mainland.apart.iter().flat_map(|income| &income.results) {
        results.insert(column, two_decimals(amount));
    }
    for (column, word) in [
        ("bonus_taxed", mainland.bonus_taxed),
        ("hk_basis", hong_kong.basis),
        ("exemption_eligible", relief.exemption_eligible),
        ("subsidy_eligible", relief.subsidy_eligible),
        ("best_route", relief.best_route),
        ("mainland_basis", if sheet.is_non_resident() { "monthly" } else { "annual" }),
    ] {
        results.insert(column, word.to_owned());
    }
    results.insert("hk_net_chargeable_income", whole(&hong_kong.net_chargeable_income));
    results.insert("hk_tax_hkd", whole(&hong_kong.tax_hkd));
    results.insert("refund_or_due", refund_or_due(&sheet, &mainland, &relief));
    results
}

/// Whether a bonus at a lower edge leaves strictly more, tax and confirmed relief counted: the whole
/// row is worked out again with it.
fn smaller_bonus_leaves_more(row: &Row, mainland: &Mainland, relief: &Relief) -> bool {
    let smaller = match &mainland.smaller_bonuses {
        SmallerBonuses::ByItself(edges) if relief.benefit.is_zero() => return !edges.is_empty(),
        SmallerBonuses::ByItself(bonuses) | SmallerBonuses::Tried(bonuses) => bonuses,
    };
    let burden = |mainland: &Mainland, relief: &Relief| &mainland.total - &relief.benefit;
    let left = &mainland.separate_bonus - burden(mainland, relief);
    smaller.iter().any(|edge| {
        let mut smaller = row.clone();
        smaller.insert("annual_bonus", two_decimals(edge));
        let sheet = equity::settled(&smaller, Sheet::read(&smaller));
        let mainland = mainland::compute(&sheet);
        let relief = relief::compute(&sheet, &mainland, &hongkong::compute(&sheet, &mainland));
        edge - burden(&mainland, &relief) > left
    })
}

fn amounts(mainland: &Mainland, hong_kong: &HongKong, relief: &Relief) -> [(&'static str, Q); 9] {
    [
        ("mainland_comprehensive_tax", mainland.comprehensive_tax.clone()),
        ("mainland_bonus_tax", mainland.bonus_tax.clone()),
        ("mainland_business_tax", mainland.business_tax.clone()),
        ("mainland_tax", mainland.total.clone()),
        ("hk_tax_cny", &hong_kong.salaries_tax_cny + &hong_kong.profits_tax_cny),
        ("exemption", relief.exemption.clone()),
        ("subsidy", relief.subsidy.clone()),
        ("benefit", relief.benefit.clone()),
        ("burden_after", &mainland.total - &relief.benefit),
    ]
}

/// Negative: comes back. A subsidy is paid by another office, later. Blank without `tax_withheld`.
fn refund_or_due(sheet: &Sheet, mainland: &Mainland, relief: &Relief) -> String {
    let Some(withheld) = sheet.amounts["tax_withheld"].value() else {
        return String::new();
    };
    let mut due = &mainland.total - withheld;
    if relief.best_route == "exemption" {
        due -= &relief.exemption;
    }
    two_decimals(&due)
}

/// Deductions that a non-resident does not have.
fn has_deductions(sheet: &Sheet) -> bool {
    [
        "social_insurance",
        "housing_fund",
        "special_additional_deductions",
        "other_deductions",
        "health_insurance",
        "personal_pension_paid",
        "annuity_paid",
    ]
    .iter()
    .any(|column| !sheet.amount(column).is_zero())
}

fn notes(
    sheet: &Sheet,
    mainland: &Mainland,
    hong_kong: &HongKong,
    relief: &Relief,
    smaller_bonus: bool,
) -> Vec<&'static str> {
    let both =
        |one: &str, other: &str| !sheet.amount(one).is_zero() && !sheet.amount(other).is_zero();
    let married = sheet.word("hk_marital_status") == Some("married");
    let all = [
        (
            "assumed_resident",
            sheet.word("mainland_status").is_none() && sheet.mainland_days.is_blank(),
        ),
        ("assumed_park_share", sheet.park_share.is_blank()),
        ("assumed_spouse_income", married && sheet.amounts["hk_spouse_income"].is_blank()),
        ("default_fx", sheet.fx.is_blank()),
        (
            "cap_applied",
            mainland.donations_above_limit || mainland.relief_above_tax || hong_kong.cap_applied,
        ),
        ("bonus_trap_zone", smaller_bonus),
        ("not_white_listed", sheet.word("white_listed") == Some("no")),
        ("larger_if_confirmed", relief.larger_if_confirmed),
        // A person has the tax-free benefits or these deductions, not both.
        ("benefits_beside_deductions", both("exempt_income", "special_additional_deductions")),
        // Who owns a dwelling cannot deduct rent.
        ("loan_interest_beside_rent", both("hk_home_loan_interest", "hk_domestic_rent")),
        ("fx_above_one", sheet.fx.value().is_some_and(|rate| *rate > number::int(1))),
        ("policy_address_2026", sheet.count("hk_children_160") > 0),
        ("joint_not_elective", hong_kong.note_of_form == Some("joint_not_elective")),
        ("best_assessment_joint", hong_kong.note_of_form == Some("best_assessment_joint")),
        ("best_assessment_separate", hong_kong.note_of_form == Some("best_assessment_separate")),
        ("assumed_even_months", sheet.is_non_resident()),
        ("deductions_ignored", sheet.is_non_resident() && has_deductions(sheet)),
        (
            "nonresident_relief_unconfirmed",
            sheet.is_non_resident()
                && [relief.exemption_eligible, relief.subsidy_eligible] != ["no"; 2],
        ),
    ];
    let noted = all.into_iter().filter(|(_, applies)| *applies).map(|(code, _)| code);
    noted.chain(apart::notes(sheet)).collect()
}
