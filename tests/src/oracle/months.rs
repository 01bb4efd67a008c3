//! Months of pay by exact fractions, from the texts of the law: MOF and STA Announcement 2019 No. 35
//! with its formulas as they are printed, and STA Announcement 2018 No. 61.

use num_traits::Zero;

use super::mainland::table;
pub use super::number::Q;
use super::number::{fen, frac, int, lower, not_below_zero, percent, two_decimals, zero};
use super::values::{COMPREHENSIVE, MONTHLY};

/// `numerator / denominator`.
#[must_use]
pub fn fraction(numerator: i64, denominator: i64) -> Q {
    frac(numerator, denominator)
}

/// An amount with two decimals.
///
/// # Panics
/// Where it is not a whole number of fen.
#[must_use]
pub fn text(amount: &Q) -> String {
    two_decimals(amount)
}

/// Pay of a period.
pub struct Pay {
    /// Paid or borne in China.
    pub inside: Q,
    /// The rest.
    pub abroad: Q,
    /// Days of work in China.
    pub china_days: Q,
    /// Days of the period.
    pub days: Q,
}

/// Who is paid.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Days of residence in the year.
    pub residence_days: i64,
    /// Domicile in China.
    pub domiciled: bool,
    /// Six years of 183 days.
    pub six_years: bool,
    /// Director, supervisor or senior manager.
    pub executive: bool,
    /// `none`, `short`, `foreign` or `board`.
    pub claim: &'static str,
}

/// The income amount of a period (art. 2 and 4), the formulas with their division by all pay.
#[must_use]
pub fn income_amount(person: Person, pay: &Pay) -> Q {
    let all = &pay.inside + &pay.abroad;
    if all.is_zero() {
        return zero();
    }
    let here = &pay.china_days / &pay.days;
    let formula_1 = &all * (&pay.inside / &all) * &here;
    let formula_2 = &all * &here;
    let days_abroad = &pay.days - &pay.china_days;
    let formula_3 = &all * (int(1) - (&pay.abroad / &all) * (days_abroad / &pay.days));
    let exact = if person.domiciled {
        all
    } else if person.claim == "short" {
        formula_1
    } else if person.claim == "foreign" {
        formula_2
    } else {
        match (person.residence_days, person.executive) {
            (..=90, false) => formula_1,
            (..=90, true) => pay.inside.clone(),
            (91..=182, false) => formula_2,
            (91..=182, true) => formula_3,
            _ if person.six_years => all,
            _ => formula_3,
        }
    };
    fen(&exact)
}

/// A non-resident's tax on a month's income amount; 5,000 and donations up to 30% come off.
#[must_use]
pub fn month_tax(amount: &Q, donations: &Q) -> Q {
    let before = not_below_zero(amount - int(5_000));
    let counted = lower(donations.clone(), fen(&(&before * percent(30))));
    fen(&table(&MONTHLY, &(before - counted)))
}

/// A bonus for several months: a sixth by the monthly table, six times.
#[must_use]
pub fn bonus_tax(amount: &Q) -> Q {
    fen(&(table(&MONTHLY, &(amount / int(6))) * int(6)))
}

/// One payment: 80%, of author's remuneration 56%.
#[must_use]
pub fn payment_tax(kind: &str, gross: &Q) -> Q {
    let share = if kind == "author" { 56 } else { 80 };
    fen(&table(&MONTHLY, &(gross * percent(share))))
}

/// A month of a resident's wages.
pub struct Wage {
    /// Income without its exempt part.
    pub income: Q,
    /// All deductions but the basic one.
    pub deductions: Q,
    /// Donations.
    pub donations: Q,
    /// Tax reductions.
    pub reduction: Q,
}

/// The tax of each month: that on all months so far, less reductions and what was withheld.
#[must_use]
pub fn withheld(months: &[Wage], basic_to_date: &[i64]) -> Vec<Q> {
    let mut taxes: Vec<Q> = Vec::new();
    for end in 1..=months.len() {
        let so_far = &months[..end];
        let sum = |of: fn(&Wage) -> &Q| so_far.iter().map(of).fold(zero(), |sum, next| sum + next);
        let before = sum(|month| &month.income)
            - int(basic_to_date[end - 1])
            - sum(|month| &month.deductions);
        let limit = fen(&(not_below_zero(before.clone()) * percent(30)));
        let taxable = not_below_zero(before - lower(sum(|month| &month.donations), limit));
        let paid = taxes.iter().fold(zero(), |sum, tax| sum + tax);
        let tax = fen(&table(&COMPREHENSIVE, &taxable)) - sum(|month| &month.reduction) - paid;
        taxes.push(not_below_zero(tax));
    }
    taxes
}
