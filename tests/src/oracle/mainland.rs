//! Steps 1 to 6: Mainland individual income tax of the year.

use num_traits::Zero;

use super::apart::{self, Apart, better_edges, separate_bonus_tax};
use super::decode::Sheet;
use super::number::{Q, fen, int, lower, not_below_zero, percent, zero};
use super::values::{self, TableRow};

/// The Mainland side of a row.
pub struct Mainland {
    /// Comprehensive taxable income, as finally taxed.
    pub taxable: Q,
    pub comprehensive_tax: Q,
    /// The bonus where it is taxed separately, otherwise 0.
    pub separate_bonus: Q,
    pub bonus_tax: Q,
    /// `separate`, `merged`, or blank without a bonus.
    pub bonus_taxed: &'static str,
    pub business_taxable: Q,
    pub business_tax: Q,
    pub talent_subsidy_tax: Q,
    /// Incomes with a tax of their own, the bonus among them.
    pub apart: Vec<Apart>,
    pub total: Q,
    /// Donations were above their limit in the computation that is used.
    pub donations_above_limit: bool,
    /// Another relief is above the tax on the business income.
    pub relief_above_tax: bool,
    /// A smaller bonus would have left more.
    pub bonus_trap_zone: bool,
}

/// Steps 1 to 6.
pub fn compute(sheet: &Sheet) -> Mainland {
    if let Some(months) = sheet.even_months() {
        return even_months(sheet, months);
    }
    let bonus = sheet.amount("annual_bonus");
    let base = comprehensive_base(sheet);
    let apart = after_donations(sheet, &base);
    let apart_tax = fen(&table(&values::COMPREHENSIVE, &apart.taxable));
    let bonus_tax = separate_bonus_tax(&bonus);
    let together = after_donations(sheet, &(&base + &bonus));
    let together_tax = fen(&table(&values::COMPREHENSIVE, &together.taxable));

    let separate = match sheet.word("bonus_method") {
        Some("separate") => true,
        Some("merged") => false,
        // The lower total; equal: merged.
        _ => &apart_tax + &bonus_tax < together_tax,
    };
    let separate = separate && !bonus.is_zero();
    let business = business(sheet);
    let business_tax = business_tax(sheet, &business.taxable);
    let before = fen(&table(&values::BUSINESS, &business.taxable));
    let relief_above_tax = sheet.amount("business_other_relief") > before;
    let talent_subsidy_tax = sheet.amount("talent_subsidy_tax");

    let (used, comprehensive_tax, bonus_tax, separate_bonus) = if separate {
        (apart, apart_tax, bonus_tax, bonus.clone())
    } else {
        (together, together_tax, zero(), zero())
    };
    let above =
        if no_comprehensive_income(sheet) { business.above_limit } else { used.above_limit };
    let apart = apart::incomes(sheet, &separate_bonus, &bonus_tax);
    let of_apart: Q = apart.iter().map(|income| &income.tax).sum();
    Mainland {
        total: &comprehensive_tax + of_apart + &business_tax + &talent_subsidy_tax,
        apart,
        taxable: used.taxable,
        comprehensive_tax,
        bonus_trap_zone: separate && !better_edges(&bonus).is_empty(),
        bonus_taxed: match (bonus.is_zero(), separate) {
            (true, _) => "",
            (false, true) => "separate",
            (false, false) => "merged",
        },
        separate_bonus,
        bonus_tax,
        business_taxable: business.taxable,
        business_tax,
        talent_subsidy_tax,
        donations_above_limit: above,
        relief_above_tax,
    }
}

/// A non-resident's year over even months (MOF and STA Announcement 2019 No. 35, art. 3(2)): a month is the
/// wages' part of it less 5,000, by the monthly table, to the fen; the bonus goes by sixths.
fn even_months(sheet: &Sheet, months: i64) -> Mainland {
    let wages = sheet.amount("wages") - sheet.amount("exempt_income");
    let month = not_below_zero(&wages / int(months) - int(5_000));
    let month_tax = fen(&table(&values::MONTHLY, &month));
    let bonus = sheet.amount("annual_bonus");
    let bonus_tax = fen(&(table(&values::MONTHLY, &(&bonus / int(6))) * int(6)));
    let comprehensive_tax = month_tax * int(months);
    let talent_subsidy_tax = sheet.amount("talent_subsidy_tax");
    Mainland {
        total: &comprehensive_tax + &bonus_tax + &talent_subsidy_tax,
        apart: apart::incomes(sheet, &bonus, &bonus_tax),
        taxable: month * int(months),
        comprehensive_tax,
        bonus_taxed: if bonus.is_zero() { "" } else { "by_six" },
        separate_bonus: bonus,
        bonus_tax,
        business_taxable: zero(),
        business_tax: zero(),
        talent_subsidy_tax,
        donations_above_limit: false,
        relief_above_tax: !sheet.amount("business_other_relief").is_zero(),
        bonus_trap_zone: false,
    }
}

/// The tax by a table: the first row whose upper bound is not below the income.
pub(super) fn table(rows: &[TableRow], income: &Q) -> Q {
    let (_, rate, quick_deduction) = row_for(rows, income);
    income * percent(rate) - int(quick_deduction)
}

pub(super) fn row_for(rows: &[TableRow], income: &Q) -> TableRow {
    *rows
        .iter()
        .find(|(upper, _, _)| upper.is_none_or(|upper| int(upper) >= *income))
        .expect("the last row has no bound")
}

/// Steps 1 and 2.
fn comprehensive_base(sheet: &Sheet) -> Q {
    let wages = sheet.amount("wages") - sheet.amount("exempt_income") + taxed_reward(sheet);
    let labour = fen(&(sheet.amount("labour_services") * percent(values::LABOUR_PERCENT)));
    let author = fen(&(sheet.amount("authors_remuneration") * percent(values::AUTHOR_PERCENT)));
    let royalties = fen(&(sheet.amount("royalties") * percent(values::ROYALTY_PERCENT)));
    wages + labour + author + royalties - deductions(sheet)
}

/// Caishui [2018] 58: half of a reward of a university or a non-profit institute, any other whole.
pub(super) fn taxed_reward(sheet: &Sheet) -> Q {
    let reward = sheet.amount("technology_reward");
    match sheet.word("technology_reward_payer") {
        Some("university" | "nonprofit_institute") => fen(&(reward * percent(50))),
        _ => reward,
    }
}

/// 60,000 and the four deductions that are not donations.
fn deductions(sheet: &Sheet) -> Q {
    int(values::BASIC_DEDUCTION)
        + sheet.amount("social_insurance")
        + sheet.amount("housing_fund")
        + sheet.amount("special_additional_deductions")
        + sheet.amount("other_deductions")
}

/// What is left after donations, and whether these were above their limit.
struct AfterDonations {
    taxable: Q,
    above_limit: bool,
}

/// Step 3, without the table.
fn after_donations(sheet: &Sheet, base: &Q) -> AfterDonations {
    let donations = sheet.amount("donations");
    let limit = fen(&(not_below_zero(base.clone()) * percent(values::DONATION_PERCENT)));
    let above_limit = donations > limit;
    let taxable = not_below_zero(base - lower(donations, limit));
    AfterDonations { taxable, above_limit }
}

fn no_comprehensive_income(sheet: &Sheet) -> bool {
    [
        "wages",
        "annual_bonus",
        "labour_services",
        "authors_remuneration",
        "royalties",
        "technology_reward",
    ]
    .iter()
    .all(|column| sheet.amount(column).is_zero())
}

/// Step 5: taxable business income.
fn business(sheet: &Sheet) -> AfterDonations {
    let income = sheet.amount("business_income");
    if no_comprehensive_income(sheet) {
        after_donations(sheet, &(income - deductions(sheet)))
    } else {
        AfterDonations { taxable: income, above_limit: false }
    }
}

/// Step 5: its tax, an individual household's partly halved.
fn business_tax(sheet: &Sheet, taxable: &Q) -> Q {
    let full = table(&values::BUSINESS, taxable);
    let household = sheet.word("business_kind") == Some("individual_household");
    let other = sheet.amount("business_other_relief");
    match values::halved_up_to(sheet.year()) {
        // A relief above the tax takes the tax, and nothing is left to halve.
        Some(limit) if household && other < fen(&full) && !taxable.is_zero() => {
            let part = lower(taxable.clone(), int(limit));
            let left = not_below_zero(table(&values::BUSINESS, &part) - &other * &part / taxable);
            let halving = percent(50) * left;
            fen(&(full - other - halving))
        }
        _ => not_below_zero(fen(&full) - other),
    }
}
