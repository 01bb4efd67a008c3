//! The lower of the progressive and the standard charge (Cap. 112, s.13), and what the one-off reduction leaves
//! of it.

use serde::Serialize;

use super::tax_reduction::tax_reduction;
use crate::law::money::Hkd;
use crate::law::params::Choices;
use crate::law::trace::{ComparedOption, Event, Notes, Part, TraceSink, scale_tax};
use crate::person::rulebook::HongKongLaw;
use crate::person::vocabulary::Term;

/// Which of the two charges is the tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Progressive rates on net chargeable income.
    Progressive,
    /// The standard rate on net income.
    Standard,
}

impl Basis {
    /// The word of the result column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Progressive => "progressive",
            Self::Standard => "standard",
        }
    }
}

/// The two charges and the lower of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The charge on net chargeable income, in Hong Kong dollars (s.13; Sch. 2).
    pub progressive: Hkd,
    /// The charge on net income, in Hong Kong dollars (s.13; Sch. 1).
    pub standard: Hkd,
    /// Which is the tax.
    pub basis: Basis,
    /// The lower charge, in Hong Kong dollars (s.13(2)).
    pub tax: Hkd,
}

/// The lower of the two charges; equal ones are progressive (s.13(2)).
pub fn charge<S: TraceSink>(
    net_income: Hkd,
    net_chargeable_income: Hkd,
    law: &HongKongLaw,
    sink: &mut S,
) -> Charge {
    let mut tax = |term, income, scale| scale_tax(sink, term, income, scale, &law.rounding);
    let progressive = tax(Term::ProgressiveCharge, net_chargeable_income, &law.progressive_scale);
    let standard = tax(Term::StandardCharge, net_income, &law.standard_rate_scale);
    let is_standard = standard < progressive;
    let citation = Some(law.lower_of_two_charges.citation());
    sink.note_citing(citation, || Event::Compared {
        term: Term::SalariesTaxBeforeReduction.into(),
        ways: vec![
            ComparedOption { way: "progressive", amount: progressive.into(), taken: !is_standard },
            ComparedOption { way: "standard", amount: standard.into(), taken: is_standard },
        ],
        citation,
    });
    Charge {
        progressive,
        standard,
        basis: if is_standard { Basis::Standard } else { Basis::Progressive },
        tax: progressive.min(standard),
    }
}

/// The one-off reduction of the year, and the tax after it.
pub(super) fn reduced<S: TraceSink>(
    tax: Hkd,
    law: &HongKongLaw,
    choices: &Choices,
    sink: &mut S,
) -> (Hkd, Hkd) {
    let before = (Term::SalariesTaxBeforeReduction.id(), tax);
    let reduction = tax_reduction(before, law, choices, sink);
    let after = tax - reduction;
    sink.step(Term::SalariesTaxAfterReduction, after, None, || {
        vec![
            Part::plus(Term::SalariesTaxBeforeReduction.id(), tax),
            Part::minus(Term::TaxReduction.id(), reduction),
        ]
    });
    (reduction, after)
}
