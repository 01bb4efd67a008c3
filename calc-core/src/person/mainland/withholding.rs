//! What is withheld from payments one by one: STA Announcement 2018 No. 61.

use crate::law::money::Cny;
use crate::law::rounding::Exact;
use crate::person::rulebook::MainlandLaw;

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
