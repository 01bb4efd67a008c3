//! Incomes with a tax of their own beside the comprehensive income: the numbers and the rule of each,
//! and how Hong Kong and the reliefs take it by the defaults of the open points.

use num_traits::{Signed, Zero};

use super::decode::Sheet;
use super::deductions;
use super::mainland::{row_for, table};
use super::number::{Q, fen, int, not_below_zero, percent, zero};
use super::pensions;
use super::values;

/// An income with a tax of its own.
pub struct Apart {
    pub tax: Q,
    /// Whether the exemption compares its tax with that of Hong Kong.
    pub in_exemption: bool,
    /// What joins the base of the subsidy; none where its tax is not subsidised.
    pub subsidy_base: Option<Q>,
    /// What Hong Kong would assess.
    pub for_hong_kong: Q,
    /// The columns that come back beside its own.
    pub results: Vec<(&'static str, Q)>,
}

/// All of them. A bonus that is merged has no tax of its own, and Hong Kong assesses it all the same.
pub fn incomes(
    sheet: &Sheet,
    separate_bonus: &Q,
    bonus_tax: &Q,
    donations_of_equity: &Q,
) -> Vec<Apart> {
    let bonus = Apart {
        tax: bonus_tax.clone(),
        in_exemption: true,
        subsidy_base: Some(separate_bonus.clone()),
        for_hong_kong: sheet.amount("annual_bonus"),
        results: Vec::new(),
    };
    let left_out = |(column, tax): (&'static str, Q)| Apart {
        results: vec![(column, tax.clone())],
        tax,
        in_exemption: false,
        subsidy_base: None,
        for_hong_kong: zero(),
    };
    let special = pensions::taxes(sheet).into_iter().map(left_out);
    [bonus, severance(sheet)]
        .into_iter()
        .chain(equity(sheet, donations_of_equity))
        .chain(special)
        .collect()
}

/// The errors of a row that a rule of these incomes refuses. A bonus is never refused.
pub fn refused(sheet: &Sheet) -> Vec<&'static str> {
    let severance = severance_refused(sheet).into_iter();
    severance.chain(pensions::refused(sheet)).chain(deductions::refused(sheet)).collect()
}

fn severance_refused(sheet: &Sheet) -> Vec<&'static str> {
    if sheet.amount("severance").is_zero() {
        return Vec::new();
    }
    if sheet.is_non_resident() {
        return vec!["severance_of_non_resident"];
    }
    let without_average =
        sheet.amounts["average_wage_before"].is_blank() && average_wage(sheet.year()).is_none();
    let expired = sheet.word("severance_kind") == Some("expired");
    let all = [("average_wage_missing", without_average), ("severance_on_expiry", expired)];
    all.into_iter().filter(|(_, applies)| *applies).map(|(code, _)| code).collect()
}

/// The notes of these incomes that no figure shows.
pub fn notes(sheet: &Sheet) -> Vec<&'static str> {
    let assumed = !sheet.amount("severance").is_zero() && sheet.word("severance_kind").is_none();
    let severance = assumed.then_some("assumed_dissolved");
    let of_company = !sheet.amount("technology_reward").is_zero()
        && sheet.word("technology_reward_payer").is_none();
    let reward = of_company.then_some("assumed_company_reward");
    let pensions = pensions::notes(sheet);
    severance.into_iter().chain(reward).chain(pensions).chain(deductions::notes(sheet)).collect()
}

/// Caishui [2018] 164, art. 5(1): three average annual wages are exempt, the rest is taxed alone. No
/// relief takes it, by the defaults.
fn severance(sheet: &Sheet) -> Apart {
    let published = average_wage(sheet.year()).map(int);
    let average = sheet.amounts["average_wage_before"].value().cloned().or(published);
    let paid = sheet.amount("severance");
    let taxed = average.map_or_else(zero, |average| not_below_zero(&paid - average * int(3)));
    let tax = fen(&table(&values::COMPREHENSIVE, &taxed));
    let results = if paid.is_zero() {
        Vec::new()
    } else {
        vec![("severance_exempt", &paid - &taxed), ("severance_tax", tax.clone())]
    };
    Apart { tax, in_exemption: false, subsidy_base: None, for_hong_kong: zero(), results }
}

/// Caishui [2018] 164, art. 2: the incomes of the year together on the annual table, nothing deducted.
/// Both reliefs and Hong Kong take it, by the defaults.
fn equity(sheet: &Sheet, donations: &Q) -> Option<Apart> {
    let amount = sheet.amount("equity_income");
    if amount.is_zero() {
        return None;
    }
    let taxed = &amount - donations;
    let tax = fen(&table(&values::COMPREHENSIVE, &taxed));
    Some(Apart {
        results: vec![("equity_tax", tax.clone())],
        tax,
        in_exemption: true,
        subsidy_base: Some(taxed),
        for_hong_kong: amount,
    })
}

/// Shenzhen Statistics Bureau: staff on the job in urban non-private units, the year before.
pub(super) fn average_wage(tax_year: i64) -> Option<i64> {
    match tax_year {
        2019 => Some(111_709),
        2020 => Some(127_757),
        2021 => Some(139_436),
        2022 => Some(155_563),
        2023 => Some(164_754),
        2024 => Some(171_854),
        2025 => Some(177_057),
        _ => None,
    }
}

/// Step 4: the row by a twelfth of the bonus, the tax on the whole of it.
pub(super) fn separate_bonus_tax(bonus: &Q) -> Q {
    let (_, rate, quick_deduction) = row_for(&values::MONTHLY, &(bonus / int(12)));
    let tax = bonus * percent(rate) - int(quick_deduction);
    assert!(!tax.is_negative(), "a bonus tax is never negative");
    fen(&tax)
}

/// The lower edges at which a bonus, taxed separately, leaves strictly more of itself.
pub(super) fn better_edges(bonus: &Q) -> Vec<Q> {
    let left = bonus - separate_bonus_tax(bonus);
    let edges =
        values::MONTHLY.iter().filter_map(|(upper, _, _)| *upper).map(|upper| int(12 * upper));
    edges.filter(|edge| edge < bonus && edge - separate_bonus_tax(edge) > left).collect()
}
