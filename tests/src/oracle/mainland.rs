//! Steps 1 to 6: Mainland individual income tax of the year.

use num_traits::Zero;

use super::apart::{self, Apart, better_edges, separate_bonus_tax};
use super::decode::Sheet;
use super::deductions::{self, Donations};
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
    /// Smaller bonuses that may leave more.
    pub smaller_bonuses: SmallerBonuses,
}

/// Steps 1 to 6.
pub fn compute(sheet: &Sheet) -> Mainland {
    if let Some(months) = sheet.even_months() {
        return even_months(sheet, months);
    }
    let bonus = sheet.amount("annual_bonus");
    let apart = way(sheet, &bonus, &zero());
    let together = way(sheet, &zero(), &bonus);
    let separate = match sheet.word("bonus_method") {
        Some("separate") => true,
        Some("merged") => false,
        // The lower total; equal: merged.
        _ => apart.total() < together.total(),
    };
    let separate = separate && !bonus.is_zero();
    let used = if separate { apart } else { together };
    let before = fen(&table(&values::BUSINESS, &used.business.taxable));
    let relief_above_tax = sheet.amount("business_other_relief") > before;
    let talent_subsidy_tax = sheet.amount("talent_subsidy_tax");
    let above = match &used.donations {
        Some(taken) => !taken.lost.is_zero(),
        None if no_comprehensive_income(sheet) => used.business.above_limit,
        None => used.above_limit,
    };
    let of_bonus = used.donations.as_ref().map(|taken| taken.bonus.clone());
    let of_equity = used.donations.as_ref().map_or_else(zero, |taken| taken.equity.clone());
    let separate_bonus = if separate { bonus.clone() } else { zero() };
    let taxed_bonus = &separate_bonus - of_bonus.clone().unwrap_or_else(zero);
    let bonus_tax = if separate { used.bonus_tax } else { zero() };
    let apart = apart::incomes(sheet, &taxed_bonus, &bonus_tax, &of_equity);
    let of_apart: Q = apart.iter().map(|income| &income.tax).sum();
    let takes = used.donations.is_some()
        && sheet.word("donation_order").is_some_and(|order| order.contains("bonus"));
    let smaller_bonuses = if takes && separate {
        SmallerBonuses::Tried(deductions::bonuses_at_edges(&bonus, |bonus| {
            bonus - way(sheet, bonus, &zero()).donations.map_or_else(zero, |taken| taken.bonus)
        }))
    } else if separate {
        SmallerBonuses::ByItself(better_edges(&bonus))
    } else {
        SmallerBonuses::Tried(Vec::new())
    };
    Mainland {
        total: &used.comprehensive_tax + of_apart + &used.business_tax + &talent_subsidy_tax,
        apart,
        taxable: used.taxable,
        comprehensive_tax: used.comprehensive_tax,
        smaller_bonuses,
        bonus_taxed: match (bonus.is_zero(), separate) {
            (true, _) => "",
            (false, true) => "separate",
            (false, false) => "merged",
        },
        separate_bonus,
        bonus_tax,
        business_taxable: used.business.taxable,
        business_tax: used.business_tax,
        talent_subsidy_tax,
        donations_above_limit: above || deductions::limited(sheet).1,
        relief_above_tax,
    }
}

/// Smaller bonuses that may leave more.
pub enum SmallerBonuses {
    /// Of the bonus by itself they do.
    ByItself(Vec<Q>),
    /// The whole year has to be worked out with each.
    Tried(Vec<Q>),
}

/// The year with a bonus that is taxed by itself, or with one that joins the wages.
struct Way {
    taxable: Q,
    above_limit: bool,
    comprehensive_tax: Q,
    bonus_tax: Q,
    business: AfterDonations,
    business_tax: Q,
    /// Where more than the comprehensive income may take donations.
    donations: Option<Donations>,
    equity_tax: Q,
}

impl Way {
    fn total(&self) -> Q {
        let beside = &self.equity_tax + &self.business_tax;
        &self.comprehensive_tax + &self.bonus_tax + beside
    }
}

fn way(sheet: &Sheet, separate_bonus: &Q, joining_bonus: &Q) -> Way {
    let base = comprehensive_base(sheet) + joining_bonus;
    let alone = no_comprehensive_income(sheet);
    let of_business = sheet.amount("business_income");
    let business_base = if alone { &of_business - deductions(sheet) } else { of_business.clone() };
    let bases = [&base, separate_bonus, &business_base];
    let donations = deductions::donations(sheet, !alone, bases);
    let equity = sheet.amount("equity_income");
    let (after, business, bonus, equity) = if let Some(taken) = &donations {
        (
            AfterDonations::plain(&base - &taken.comprehensive),
            AfterDonations::plain(business_base - &taken.business),
            separate_bonus - &taken.bonus,
            equity - &taken.equity,
        )
    } else {
        let business = if alone {
            after_donations(sheet, &business_base)
        } else {
            AfterDonations::plain(business_base)
        };
        (after_donations(sheet, &base), business, separate_bonus.clone(), equity)
    };
    Way {
        comprehensive_tax: fen(&table(&values::COMPREHENSIVE, &after.taxable)),
        bonus_tax: separate_bonus_tax(&bonus),
        business_tax: business_tax(sheet, &business.taxable),
        equity_tax: fen(&table(&values::COMPREHENSIVE, &equity)),
        taxable: after.taxable,
        above_limit: after.above_limit,
        business,
        donations,
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
        apart: apart::incomes(sheet, &bonus, &bonus_tax, &zero()),
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
        smaller_bonuses: SmallerBonuses::Tried(Vec::new()),
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
    let exempt = sheet.amount("exempt_income") + deductions::exempt_benefits(sheet);
    let wages = sheet.amount("wages") - exempt + taxed_reward(sheet);
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

/// 60,000 and the deductions that are not donations.
fn deductions(sheet: &Sheet) -> Q {
    int(values::BASIC_DEDUCTION)
        + sheet.amount("social_insurance")
        + sheet.amount("housing_fund")
        + deductions::additional(sheet)
        + sheet.amount("other_deductions")
        + deductions::limited(sheet).0
}

/// What is left after donations, and whether these were above their limit.
struct AfterDonations {
    taxable: Q,
    above_limit: bool,
}

impl AfterDonations {
    fn plain(taxable: Q) -> Self {
        Self { taxable: not_below_zero(taxable), above_limit: false }
    }
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
