//! A non-resident's labour services, author's remuneration and royalties, payment by payment
//! (Individual Income Tax Law, art. 6), and royalties under the Arrangement, art. 12.

use super::monthly_tax::{ScaleTax, scale_tax};
use crate::law::money::Cny;
use crate::law::rounding::Exact;
use crate::person::rulebook::MonthLaw;

/// A kind of payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// 劳务报酬.
    Labour,
    /// 稿酬.
    Author,
    /// 特许权使用费.
    Royalty,
}

/// The tax on one payment: the monthly rates on its taxed share.
pub fn payment_tax(kind: Service, gross: Cny, law: &MonthLaw) -> ScaleTax {
    let share = match kind {
        Service::Labour => *law.labour_services_share,
        Service::Author => *law.authors_remuneration_share,
        Service::Royalty => *law.royalties_share,
    };
    let taxed = Exact::product(gross.minor(), share.numerator, share.denominator);
    scale_tax(taxed, &law.mainland.monthly_scale, law)
}

/// The tax on royalties of a resident of Hong Kong under the Arrangement.
pub fn treaty_royalty_tax(gross: Cny, law: &MonthLaw) -> Cny {
    let rate = *law.royalty_rate;
    let exact = Exact::product(gross.minor(), rate.numerator, rate.denominator);
    Cny::new(exact.round(law.mainland.rounding.rounding()))
}
