//! The one-off reduction of final tax: a percentage of the tax, rounded up to the dollar, up to a
//! ceiling for each case.

use crate::money::Hkd;
use crate::params::Choices;
use crate::params::alternatives::TaxReduction;
use crate::rounding::Exact;
use crate::rulebook::HongKongLaw;
use crate::trace::{Notes, Part, Term, TraceSink, rounded};

pub(super) fn tax_reduction<S: TraceSink>(
    tax: Hkd,
    law: &HongKongLaw,
    choices: &Choices,
    sink: &mut S,
) -> Hkd {
    if choices.tax_reduction() == TaxReduction::NotCounted {
        return Hkd::ZERO;
    }
    let percentage = *law.reduction_percentage;
    let exact = Exact::product(tax.minor(), percentage.numerator, percentage.denominator);
    let full: Hkd = rounded(sink, Term::TaxReduction, exact, &law.reduction_ceiling);
    let reduction = full.min(*law.reduction_ceiling);
    sink.step(Term::TaxReduction, reduction, Some(law.reduction_ceiling.citation()), || {
        vec![Part::plus(Term::TaxReduction.id(), reduction).cited(&law.reduction_percentage)]
    });
    reduction
}
