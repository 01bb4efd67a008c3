//! A non-resident's labour services, author's remuneration and royalties, payment by payment
//! (Individual Income Tax Law, art. 6), and royalties under the Arrangement, art. 12.

use super::monthly_tax::{ScaleTax, scale_tax};
use crate::law::money::Cny;
use crate::law::rounding::Exact;
use crate::law::trace::{Multiplier, TraceSink, share_of};
use crate::person::month::vocabulary::Term;
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

impl Service {
    /// The column of the payment, as the trace names it.
    const fn column(self) -> &'static str {
        match self {
            Self::Labour => "labour_services",
            Self::Author => "authors_remuneration",
            Self::Royalty => ROYALTIES,
        }
    }
}

const ROYALTIES: &str = "royalties";

/// The tax on one payment: the monthly rates on its taxed share.
pub fn payment_tax<S: TraceSink>(
    kind: Service,
    gross: Cny,
    law: &MonthLaw,
    sink: &mut S,
) -> ScaleTax {
    let share = match kind {
        Service::Labour => law.labour_services_share,
        Service::Author => law.authors_remuneration_share,
        Service::Royalty => law.royalties_share,
    };
    let (of, rate) = ((kind.column(), gross), Multiplier::Rate(*share));
    let mainland = &law.mainland;
    share_of(sink, Term::PaymentAmount, of, rate, &mainland.rounding, Some(share.citation()));
    // The share is rounded to be shown; the tax is on the exact one.
    let taxed = Exact::product(gross.minor(), share.numerator, share.denominator);
    scale_tax(Term::PaymentTax, taxed, &mainland.monthly_scale, mainland, sink)
}

/// The tax on royalties of a resident of Hong Kong under the Arrangement.
pub fn treaty_royalty_tax<S: TraceSink>(gross: Cny, law: &MonthLaw, sink: &mut S) -> Cny {
    let (of, rate) = ((ROYALTIES, gross), Multiplier::Rate(*law.royalty_rate));
    let citation = Some(law.royalty_rate.citation());
    share_of(sink, Term::TreatyRoyaltyTax, of, rate, &law.mainland.rounding, citation)
}
