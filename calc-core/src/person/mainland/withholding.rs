//! What is withheld during the year: STA Announcement 2018 No. 61 (wages year to date, payments
//! one by one), 2020 No. 13 (first wage of the year).

use crate::law::money::Cny;
use crate::law::rounding::Exact;
use crate::person::rulebook::MainlandLaw;

/// One month at an employer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WageMonth {
    /// Wages of the month.
    pub wages: Cny,
    /// Their exempt part.
    pub exempt_income: Cny,
    /// Social insurance and housing fund.
    pub special_deductions: Cny,
    /// Special additional deductions.
    pub special_additional_deductions: Cny,
    /// Other deductions, in yuan (Individual Income Tax Law, art. 6(1)).
    pub other_deductions: Cny,
}

/// What is withheld in a month, and from what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithheldMonth {
    /// 累计应纳税所得额, not below zero.
    pub taxable_income_to_date: Cny,
    /// The tax withheld in the month.
    pub withheld: Cny,
}

/// What an employer withholds each month: the tax on the year to date less what was withheld
/// before. A negative month is nothing; it comes back in the settlement.
///
/// `months_before` are the months whose basic deduction the first wage may add (2020 No. 13).
pub fn cumulative_withholding(
    months: &[WageMonth],
    months_before: u8,
    law: &MainlandLaw,
) -> Vec<WithheldMonth> {
    let mut income_to_date = Cny::ZERO;
    let mut withheld_to_date = Cny::ZERO;
    let mut basic = Cny::new(law.basic_deduction_month.minor() * i64::from(months_before));
    months
        .iter()
        .map(|month| {
            basic = basic + *law.basic_deduction_month;
            income_to_date = income_to_date + month.wages
                - month.exempt_income
                - month.special_deductions
                - month.special_additional_deductions
                - month.other_deductions;
            let taxable_income_to_date = (income_to_date - basic).or_zero();
            let exact = law.comprehensive_scale.exact_tax(taxable_income_to_date);
            let tax = Cny::new(exact.round(law.comprehensive_scale.rounding()));
            let withheld = (tax - withheld_to_date).or_zero();
            withheld_to_date = withheld_to_date + withheld;
            WithheldMonth { taxable_income_to_date, withheld }
        })
        .collect()
}

/// A payment less its expense: a fixed sum from a small one, a rate from a larger one.
fn after_expense(payment: Cny, law: &MainlandLaw) -> Exact {
    if payment <= *law.withholding_expense_threshold {
        return Exact::whole((payment - *law.withholding_expense_fixed).or_zero().minor());
    }
    let rate = *law.withholding_expense_rate;
    Exact::product(payment.minor(), rate.denominator - rate.numerator, rate.denominator)
}

/// What is withheld from one payment for labour services.
pub fn labour_services_withholding(payment: Cny, law: &MainlandLaw) -> Cny {
    let base = Cny::new(after_expense(payment, law).round(law.rounding.rounding()));
    let scale = &law.withholding_labour_scale;
    Cny::new(scale.exact_tax(base).round(scale.rounding()))
}

/// What is withheld from one payment of author's remuneration.
pub fn authors_remuneration_withholding(payment: Cny, law: &MainlandLaw) -> Cny {
    let share = *law.withholding_authors_share;
    let after = after_expense(payment, law);
    flat(
        Exact {
            numerator: after.numerator * i128::from(share.numerator),
            denominator: after.denominator * i128::from(share.denominator),
        },
        law,
    )
}

/// What is withheld from one payment of royalties.
pub fn royalties_withholding(payment: Cny, law: &MainlandLaw) -> Cny {
    flat(after_expense(payment, law), law)
}

fn flat(base: Exact, law: &MainlandLaw) -> Cny {
    let rate = *law.withholding_authors_royalties_rate;
    let exact = Exact {
        numerator: base.numerator * i128::from(rate.numerator),
        denominator: base.denominator * i128::from(rate.denominator),
    };
    Cny::new(exact.round(law.rounding.rounding()))
}
