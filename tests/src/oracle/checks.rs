//! Which errors a row has, in the contract's order.

use num_traits::Zero;

use super::apart;
use super::decode::{Cell, Sheet};
use super::number::Q;
use super::values;

/// Every error of the row that one row can show, each once, in the contract's order.
pub fn errors(sheet: &Sheet) -> Vec<&'static str> {
    let all = [
        ("missing_value", missing_value(sheet)),
        ("bad_amount", sheet.amounts.values().any(Cell::is_bad)),
        ("bad_count", bad_count(sheet)),
        ("bad_word", sheet.words.values().any(Cell::is_bad)),
        ("out_of_range", out_of_range(sheet)),
        ("year_not_covered", year_not_covered(sheet)),
        ("fx_missing", fx_missing(sheet)),
        ("status_conflict", status_conflict(sheet)),
        ("non_resident_needs_months", non_resident(sheet)),
        ("exempt_above_wages", exempt_above_wages(sheet)),
        ("joint_needs_married", joint_needs_married(sheet)),
        ("single_parent_needs_child", single_parent_needs_child(sheet)),
    ];
    let found = all.into_iter().filter(|(_, applies)| *applies).map(|(code, _)| code);
    let mut found: Vec<_> = found.collect();
    // What a rule refuses is asked when every cell is good.
    if sheet.tax_year.value().is_some()
        && found.iter().all(|code| ["year_not_covered", "fx_missing"].contains(code))
    {
        let business = business_of_non_resident(sheet).then_some("business_of_non_resident");
        found.extend(business.into_iter().chain(apart::refused(sheet)));
        if announced_children_of_another_year(sheet) {
            found.push("bad_count");
        }
        let first = [
            "bad_count",
            "year_not_covered",
            "fx_missing",
            "business_of_non_resident",
            "average_wage_missing",
            "severance_on_expiry",
            "severance_of_non_resident",
            "benefits_and_deductions",
            "benefits_not_open",
        ];
        let place = |code: &&str| first.iter().position(|one| one == code).unwrap_or(first.len());
        found.sort_by_key(place);
        found.dedup();
    } else {
        // A mistake of a cell is told before the year of assessment and the rate are looked up.
        let year_is_good = sheet.tax_year.value().is_some();
        let others = |code: &&str| !["year_not_covered", "fx_missing"].contains(code);
        if found.iter().any(others) {
            found.retain(|code| {
                *code != "fx_missing" && !(*code == "year_not_covered" && year_is_good)
            });
        }
    }
    found
}

fn missing_value(sheet: &Sheet) -> bool {
    sheet.employee_id.is_blank() || sheet.tax_year.is_blank()
}

fn bad_count(sheet: &Sheet) -> bool {
    let part_above_group = |part: &str, group: &str| {
        let bad = sheet.counts[part].is_bad() || sheet.counts[group].is_bad();
        !bad && sheet.count(part) > sheet.count(group)
    };
    let nobody_with_an_amount = |persons: &str, amount: &str| {
        let bad = sheet.counts[persons].is_bad() || sheet.amounts[amount].is_bad();
        !bad && sheet.persons(persons) == 0 && !sheet.amount(amount).is_zero()
    };
    sheet.counts.values().any(Cell::is_bad)
        || part_above_group("hk_children_additional", "hk_children")
        || part_above_group("hk_children_160", "hk_children_additional")
        || part_above_group("hk_parents_60_residing", "hk_parents_60")
        || part_above_group("hk_parents_55_residing", "hk_parents_55")
        || nobody_with_an_amount("hk_elderly_care_persons", "hk_elderly_care")
        || nobody_with_an_amount("hk_vhis_persons", "hk_vhis")
}

fn out_of_range(sheet: &Sheet) -> bool {
    sheet.mainland_days.is_bad()
        || sheet.months_in_china.is_bad()
        || sheet.early_retirement_months.is_bad()
        || sheet.internal_retirement_months.is_bad()
        || sheet.annuity_months.is_bad()
        || sheet.shenzhen_work_days.is_bad()
        || sheet.park_share.is_bad()
        || sheet.fx.is_bad()
}

/// The tax year, or the year of assessment that goes with it.
fn year_not_covered(sheet: &Sheet) -> bool {
    if sheet.tax_year.is_bad() {
        return true;
    }
    let readable =
        sheet.tax_year.value().is_some() && !sheet.words["hk_year_of_assessment"].is_bad();
    readable && !values::YEARS_OF_ASSESSMENT.contains(&sheet.year_of_assessment())
}

fn fx_missing(sheet: &Sheet) -> bool {
    let year = sheet.tax_year.value();
    sheet.fx.is_blank() && year.is_some_and(|year| values::default_fx_per_100000(*year).is_none())
}

fn resident_by_days(sheet: &Sheet) -> Option<bool> {
    sheet.mainland_days.value().map(|days| *days >= values::RESIDENT_DAYS)
}

fn resident_by_status(sheet: &Sheet) -> Option<bool> {
    sheet.word("mainland_status").map(|status| status == "resident")
}

fn status_conflict(sheet: &Sheet) -> bool {
    match (resident_by_status(sheet), resident_by_days(sheet)) {
        (Some(status), Some(days)) => status != days,
        _ => false,
    }
}

/// Whether status and days make a non-resident, and nothing is wrong with either.
fn plainly_non_resident(sheet: &Sheet) -> bool {
    !sheet.words["mainland_status"].is_bad()
        && !sheet.mainland_days.is_bad()
        && !status_conflict(sheet)
        && sheet.is_non_resident()
}

/// A yearly row of a non-resident says for how many months it is, and has nothing that is taxed payment by
/// payment: that cannot be spread.
fn non_resident(sheet: &Sheet) -> bool {
    let payments =
        ["labour_services", "authors_remuneration", "royalties", "donations", "donations_full"];
    let by_payment = payments.iter().any(|column| !sheet.amount(column).is_zero());
    plainly_non_resident(sheet) && (sheet.even_months().is_none() || by_payment)
}

/// The 2026 Policy Address reaches 2026/27 alone.
fn announced_children_of_another_year(sheet: &Sheet) -> bool {
    let assessed = sheet.year_of_assessment();
    sheet.count("hk_children_160") > 0 && (2018..2026).contains(&assessed)
}

fn business_of_non_resident(sheet: &Sheet) -> bool {
    let has_business = !sheet.amount("business_income").is_zero();
    plainly_non_resident(sheet) && sheet.even_months().is_some() && has_business
}

fn exempt_above_wages(sheet: &Sheet) -> bool {
    let above = |parts: &[&str]| {
        let bad = parts.iter().any(|part| sheet.amounts[*part].is_bad());
        let all: Q = parts.iter().map(|part| sheet.amount(part)).sum();
        !bad && !sheet.amounts["wages"].is_bad() && all > sheet.amount("wages")
    };
    let benefits = ["benefits_mainland", "benefits_hong_kong"];
    let has_benefits = benefits.iter().any(|part| !sheet.amount(part).is_zero());
    above(&["exempt_income"])
        || has_benefits && above(&["exempt_income", "benefits_mainland", "benefits_hong_kong"])
}

fn joint_needs_married(sheet: &Sheet) -> bool {
    let marital = &sheet.words["hk_marital_status"];
    if marital.is_bad() || sheet.word("hk_marital_status") == Some("married") {
        return false;
    }
    sheet.word("hk_assessment") == Some("joint")
        || sheet.amounts["hk_spouse_income"].value().is_some()
        || sheet.amounts["hk_spouse_deductions"].value().is_some()
        || sheet.amounts["hk_spouse_assisted_reproduction"].value().is_some()
}

fn single_parent_needs_child(sheet: &Sheet) -> bool {
    sheet.word("hk_marital_status") == Some("single_parent")
        && !sheet.counts["hk_children"].is_bad()
        && sheet.count("hk_children") == 0
}
