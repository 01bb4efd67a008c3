//! Profits tax on an unincorporated business: Cap. 112, s.14(2)(b), Sch. 8A.

use serde::Serialize;

use super::Exchange;
use super::tax_reduction::tax_reduction;
use crate::law::money::{Cny, Hkd};
use crate::law::params::Choices;
use crate::law::rate::Share;
use crate::law::trace::{Event, Notes, Part, TraceSink, scale_tax};
use crate::person::facts::MainlandFacts;
use crate::person::rulebook::HongKongLaw;
use crate::person::vocabulary::{Section, Term};

/// Profits tax and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ProfitsTaxAnswer))]
pub struct ProfitsTax {
    /// Assessable profits, in whole Hong Kong dollars (Cap. 112, s.14).
    pub assessable_profits: Hkd,
    /// The tax before the one-off reduction, in whole Hong Kong dollars (Cap. 112, s.14 and Sch.
    /// 8A).
    pub tax_before_reduction: Hkd,
    /// The one-off reduction of the year, in whole Hong Kong dollars, rounded up.
    pub tax_reduction: Hkd,
    /// The tax after the reduction, in whole Hong Kong dollars.
    pub tax: Hkd,
    /// The same in yuan. It is zero until the whole Hong Kong tax is put together.
    pub tax_cny: Cny,
}

pub(super) fn profits_tax<S: TraceSink>(
    facts: &MainlandFacts,
    law: &HongKongLaw,
    exchange: Exchange,
    choices: &Choices,
    sink: &mut S,
) -> Option<ProfitsTax> {
    if facts.business_income == Cny::ZERO {
        return None;
    }
    sink.note(|| Event::Section { section: Section::ProfitsTax.into() });
    let income = facts.business_income;
    let assessable_profits =
        exchange.to_hkd(sink, Term::AssessableProfits, income, Share::WHOLE, law);
    let before = scale_tax(
        sink,
        Term::ProfitsTaxBeforeReduction,
        assessable_profits,
        &law.profits_tax_scale,
        &law.rounding,
    );
    let reduction =
        tax_reduction((Term::ProfitsTaxBeforeReduction.id(), before), law, choices, sink);
    let tax = before - reduction;
    sink.step(Term::ProfitsTax, tax, Some(law.profits_tax_scale.citation()), || {
        vec![
            Part::plus(Term::ProfitsTaxBeforeReduction.id(), before),
            Part::minus(Term::TaxReduction.id(), reduction),
        ]
    });
    Some(ProfitsTax {
        assessable_profits,
        tax_before_reduction: before,
        tax_reduction: reduction,
        tax,
        tax_cny: Cny::ZERO,
    })
}
