//! The credit for mainland tax: Cap. 112, s.50; method of DIPN 44, para. 132, Ex. 6.

use super::law::BillLaw;
use super::taxed::Taxed;
use crate::law::money::Hkd;
use crate::law::rounding::{Exact, Rounding};

/// The credit on one income, in whole Hong Kong dollars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Credited {
    /// The most that is credited: the gross-up at the effective rate, cut to the dollar.
    pub limit: Hkd,
    /// What is credited.
    pub credit: Hkd,
    /// The rest of the mainland tax, which is deducted from income (s.50(5)).
    pub uncredited: Hkd,
}

/// A charge with the credits on it, in whole Hong Kong dollars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// The charge before any credit.
    pub before: Hkd,
    /// The effective rate in hundredths of a percent.
    pub rate: i64,
    /// The credit on the first and on the second income.
    pub credited: [Credited; 2],
    /// What is left of the charge on income less what is not credited, before the one-off reduction.
    pub after: Hkd,
}

/// The whole, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// The charge on a net income, with the credit for the mainland tax on one or two parts of it. `charge` works out
/// the tax on a net income before allowances.
pub fn credit(
    net_income: Hkd,
    taxed: [Option<Taxed>; 2],
    law: &BillLaw,
    charge: impl Fn(Hkd) -> Hkd,
) -> Credit {
    let before = charge(net_income);
    if taxed == [None; 2] || net_income == Hkd::ZERO {
        return Credit { before, after: before, ..Credit::default() };
    }
    let rate = Exact::product(before.minor(), WHOLE, net_income.minor()).round(per_hundredth(law));
    let mut left = before;
    let credited = taxed.map(|taxed| {
        let Some(taxed) = taxed else { return Credited::default() };
        let limit = limit(taxed, rate, law);
        let credit = taxed.tax.min(limit).min(left);
        left = left - credit;
        Credited { limit, credit, uncredited: taxed.tax - credit }
    });
    let [first, second] = credited;
    let net = (net_income - first.uncredited - second.uncredited).or_zero();
    let after = (charge(net) - first.credit - second.credit).or_zero();
    Credit { before, rate, credited, after }
}

/// `(M - F) / (1 - e) - (M - F)`, cut to the dollar.
fn limit(taxed: Taxed, rate: i64, law: &BillLaw) -> Hkd {
    let left = (taxed.income - taxed.tax).or_zero();
    let grossed = Exact::product(left.minor(), WHOLE, (WHOLE - rate).max(1));
    let rounding = law.credit.rounding();
    (Hkd::new(grossed.round(rounding)) - left).or_zero()
}

/// The rounding of the rate, of which the number is in hundredths of a percent.
fn per_hundredth(law: &BillLaw) -> Rounding {
    law.credit_rate.rounding()
}
