//! Early and internal retirement, annuity and personal pension: once more, from the instruments. No relief
//! takes them, and Hong Kong's comparison leaves them out.

use num_traits::Zero;

use super::decode::Sheet;
use super::mainland::{row_for, table};
use super::number::{Q, fen, int, not_below_zero, percent};
use super::values;

/// The columns of the incomes.
const COLUMNS: [&str; 4] = [
    "early_retirement_pay",
    "internal_retirement_pay",
    "annuity_withdrawn",
    "personal_pension_withdrawn",
];

/// The tax on each, by the column that it comes back in.
pub fn taxes(sheet: &Sheet) -> Vec<(&'static str, Q)> {
    let has = |column: &str| !sheet.amount(column).is_zero();
    let mut taxes = Vec::new();
    if has("early_retirement_pay") {
        taxes.push(("early_retirement_tax", early_retirement(sheet)));
    }
    if has("internal_retirement_pay") {
        taxes.push(("internal_retirement_tax", internal_retirement(sheet)));
    }
    if has("annuity_withdrawn") || has("personal_pension_withdrawn") {
        // Announcement 2022-34: 3% of the whole.
        let personal = fen(&(sheet.amount("personal_pension_withdrawn") * percent(3)));
        taxes.push(("pension_tax", annuity(sheet) + personal));
    }
    taxes
}

/// Caishui [2018] 164, art. 5(2): ((pay / years - 60,000) x rate - quick deduction) x years.
fn early_retirement(sheet: &Sheet) -> Q {
    let months = sheet.early_retirement_months.value().copied().unwrap_or(1);
    let years = int(months) / int(12);
    let of_a_year = not_below_zero(sheet.amount("early_retirement_pay") / &years - int(60_000));
    fen(&(table(&values::COMPREHENSIVE, &of_a_year) * years))
}

/// Guoshuifa [1999] 58, art. 1, less the tax on the month's wages alone.
fn internal_retirement(sheet: &Sheet) -> Q {
    let (pay, wages) =
        (sheet.amount("internal_retirement_pay"), sheet.amount("internal_retirement_month_wages"));
    let months = sheet.internal_retirement_months.value().copied().unwrap_or(1);
    let base = &wages + &pay / int(months) - int(5_000);
    let (_, rate, quick_deduction) = row_for(&values::MONTHLY, &base);
    let whole = not_below_zero(&wages + &pay - int(5_000));
    let together = fen(&(whole * percent(rate) - int(quick_deduction)));
    together - fen(&table(&values::MONTHLY, &not_below_zero(wages - int(5_000))))
}

/// Caishui [2018] 164, art. 4, and Caishui [2013] 103, art. 3.
fn annuity(sheet: &Sheet) -> Q {
    let amount = sheet.amount("annuity_withdrawn");
    if amount.is_zero() {
        // How often nothing is paid is nobody's business: 0 times, perhaps.
        return amount;
    }
    let payments = int(sheet.counts["annuity_payments"].value().copied().unwrap_or(1));
    let monthly = |periods: Q| fen(&(table(&values::MONTHLY, &(&amount / &periods)) * periods));
    match sheet.word("annuity_mode") {
        Some("monthly") => monthly(payments),
        Some("quarterly") => monthly(payments * int(3)),
        Some("yearly" | "lump_death") => fen(&table(&values::COMPREHENSIVE, &amount)),
        Some("lump_emigration") if !is_hong_kong_resident(sheet) => {
            fen(&table(&values::COMPREHENSIVE, &amount))
        }
        _ => monthly(int(1)),
    }
}

fn is_hong_kong_resident(sheet: &Sheet) -> bool {
    sheet.word("identity").is_some_and(|identity| identity.starts_with("hk_"))
}

/// The errors of a row that these rules refuse.
pub fn refused(sheet: &Sheet) -> Vec<&'static str> {
    let has = |column: &str| !sheet.amount(column).is_zero();
    let others = ["equity_income", "technology_reward"];
    let any = others.into_iter().chain(COLUMNS).any(has);
    if any && sheet.is_non_resident() {
        return vec!["own_income_of_non_resident"];
    }
    let incomplete = (has("early_retirement_pay") && sheet.early_retirement_months.is_blank())
        || (has("internal_retirement_pay")
            && (sheet.internal_retirement_months.is_blank()
                || sheet.amounts["internal_retirement_month_wages"].is_blank()))
        || (has("annuity_withdrawn") && sheet.word("annuity_mode").is_none());
    let most = match sheet.word("annuity_mode") {
        Some("monthly") => 12,
        Some("quarterly") => 4,
        Some(_) => 1,
        None => i64::MAX,
    };
    let payments = sheet.counts["annuity_payments"].value().copied().unwrap_or(1);
    let bad_count = has("annuity_withdrawn")
        && sheet.word("annuity_mode").is_some()
        && !(1..=most).contains(&payments);
    let too_early = has("personal_pension_withdrawn") && sheet.year() < 2022;
    let all = [
        ("bad_count", bad_count),
        ("year_not_covered", too_early),
        ("own_income_incomplete", incomplete),
    ];
    all.into_iter().filter(|(_, applies)| *applies).map(|(code, _)| code).collect()
}

/// The notes of these incomes.
pub fn notes(sheet: &Sheet) -> Vec<&'static str> {
    let has = |column: &str| !sheet.amount(column).is_zero();
    let mode = sheet.word("annuity_mode").filter(|_| has("annuity_withdrawn"));
    let one_payment = matches!(mode, Some("monthly" | "quarterly"))
        && sheet.counts["annuity_payments"].is_blank();
    let all = [
        ("left_out_of_reliefs", COLUMNS.into_iter().any(has)),
        ("assumed_one_payment", one_payment),
        ("emigration_unconfirmed", mode == Some("lump_emigration") && is_hong_kong_resident(sheet)),
    ];
    all.into_iter().filter(|(_, applies)| *applies).map(|(code, _)| code).collect()
}
