//! Recording that several rules share.

use super::{Event, Multiplier, Part, TermName, TraceSink};
use crate::law::money::Money;
use crate::law::params::{Citation, InForce, Rule};
use crate::law::rounding::{Exact, Rounding};
use crate::law::scale::Scale;

/// What a share is a share of: a column's name or a term, and its amount.
pub(crate) type Of<M> = (&'static str, M);

/// A share of an amount, rounded as `law` says.
pub(crate) fn share_of<M: Money, V, S: TraceSink>(
    sink: &mut S,
    term: impl Into<TermName>,
    of: Of<M>,
    rate: Multiplier,
    law: &InForce<V>,
    citation: Option<Citation>,
) -> M {
    let term = term.into();
    let (numerator, denominator) = rate.fraction();
    let exact = Exact::product(of.1.minor(), numerator, denominator);
    let rounding = law.rounding();
    let result = M::from_minor(exact.round(rounding));
    sink.note_citing(citation, || {
        let (of, amount) = (of.0, of.1.into());
        Event::Share { term, of, amount, rate, result: result.into(), citation }
    });
    sink.note_rounding(term, exact, result, rounding, law);
    result
}

/// The tax on an amount by a scale, row by row in the trace. No scale says how its tax is rounded;
/// `rounding_rule` is where that stands.
pub(crate) fn scale_tax<M: Money, S: TraceSink>(
    sink: &mut S,
    term: impl Into<TermName>,
    amount: M,
    law: &InForce<Scale<M>>,
    rounding_rule: &InForce<Rule>,
) -> M {
    let term = term.into();
    let exact = law.exact_tax(amount);
    let tax = M::from_minor(exact.round(law.rounding()));
    sink.step(term, tax, Some(law.citation()), Vec::new);
    if S::RECORDING {
        record_slices(sink, term, amount, law, None);
    }
    sink.note_rounding(term, exact, tax, law.rounding(), rounding_rule);
    tax
}

/// Records the rows that an amount goes through, and the scale where no step before has named it.
pub(crate) fn record_slices<M: Money, S: TraceSink>(
    sink: &mut S,
    term: impl Into<TermName>,
    amount: M,
    law: &InForce<Scale<M>>,
    mut citation: Option<Citation>,
) {
    if !S::WHOLE {
        let is_any = law.brackets.first().is_some_and(|first| first.over < amount);
        if let Some(citation) = citation.filter(|_| is_any) {
            sink.cite(&citation);
        }
        return;
    }
    let term = term.into();
    for slice in law.slices(amount) {
        sink.record(Event::Bracket {
            term,
            row: slice.row + 1,
            over: slice.bracket.over.into(),
            up_to: slice.up_to.map(Into::into),
            rate: slice.bracket.rate,
            amount: slice.amount.into(),
            tax: slice.tax.into(),
            citation: citation.take(),
        });
    }
}

/// Recording that needs more than one value.
pub(crate) trait Notes: TraceSink {
    /// Records a rounding that lost something.
    fn note_rounding<M: Money, V>(
        &mut self,
        term: impl Into<TermName>,
        exact: Exact,
        after: M,
        rounding: Rounding,
        law: &InForce<V>,
    ) {
        if !Self::RECORDING || exact.numerator == i128::from(after.minor()) * exact.denominator {
            return;
        }
        let citation = law.citation();
        self.note_citing(Some(citation), || Event::Rounding {
            term: term.into(),
            before: exact.into(),
            after: after.into(),
            rounding,
            citation,
        });
    }

    /// Records a result and its parts.
    fn step<M: Money>(
        &mut self,
        term: impl Into<TermName>,
        result: M,
        citation: Option<Citation>,
        parts: impl FnOnce() -> Vec<Part>,
    ) {
        if Self::RECORDING && !Self::WHOLE {
            if let Some(citation) = citation {
                self.cite(&citation);
            }
            parts().iter().filter_map(Part::cites).for_each(|citation| self.cite(citation));
        } else {
            self.note(|| {
                let mut parts = parts();
                parts.retain(|part| part.amount.amount != 0);
                Event::Step { term: term.into(), result: result.into(), parts, citation }
            });
        }
    }
}

impl<S: TraceSink> Notes for S {}
