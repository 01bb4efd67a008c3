//! The one-off reduction of final tax: a percentage of the tax, rounded up to the dollar, up to a
//! ceiling for each case.

use crate::law::money::Hkd;
use crate::law::params::Choices;
use crate::law::params::alternatives::TaxReduction;
use crate::law::trace::{Event, Multiplier, Of, TraceSink, share_of};
use crate::person::rulebook::HongKongLaw;
use crate::person::vocabulary::Term;

pub(in crate::person) fn tax_reduction<S: TraceSink>(
    tax: Of<Hkd>,
    law: &HongKongLaw,
    choices: &Choices,
    sink: &mut S,
) -> Hkd {
    if choices.tax_reduction() == TaxReduction::NotCounted {
        return Hkd::ZERO;
    }
    let ceiling = &law.reduction_ceiling;
    let rate = Multiplier::Rate(*law.reduction_percentage);
    let citation = Some(law.reduction_percentage.citation());
    let full = share_of(sink, Term::TaxReduction, tax, rate, ceiling, citation);
    let reduction = full.min(**ceiling);
    if full > reduction {
        sink.note(|| Event::Cap {
            field: Term::TaxReduction.id(),
            claimed: full.into(),
            cap: reduction.into(),
            counted: reduction.into(),
            citation: ceiling.citation(),
        });
    }
    reduction
}
