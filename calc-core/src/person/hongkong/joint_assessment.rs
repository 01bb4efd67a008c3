//! A couple assessed together: Cap. 112, s.10.

use crate::law::money::Hkd;
use crate::law::params::alternatives::JointTaxAttribution;
use crate::law::params::{ChoiceId, Choices};
use crate::law::trace::{Event, Multiplier, Notes, Of, Part, TraceSink, share_of};
use crate::person::facts::HongKongFacts;
use crate::person::rulebook::HongKongLaw;
use crate::person::vocabulary::Term;

/// What is assessed together: the person alone, or the couple.
pub(super) struct AssessmentUnit {
    /// The term of the net assessable income.
    pub(super) term: Term,
    /// The assessable income, with its term.
    pub(super) assessable_income: Of<Hkd>,
    /// The net assessable income.
    pub(super) net_assessable_income: Hkd,
}

/// The person alone, or with the spouse in a joint assessment.
pub(super) fn assessment_unit<S: TraceSink>(
    family: &HongKongFacts,
    law: &HongKongLaw,
    own: Hkd,
    assessable_income: Hkd,
    sink: &mut S,
) -> AssessmentUnit {
    if !family.is_joint() {
        return AssessmentUnit {
            term: Term::NetAssessableIncome,
            assessable_income: (Term::AssessableIncome.id(), assessable_income),
            net_assessable_income: own,
        };
    }
    let spouse = family.spouse_income.unwrap_or_default();
    let couple = own + spouse;
    let gross = assessable_income + spouse;
    sink.step(Term::CoupleAssessableIncome, gross, Some(law.joint_assessment.citation()), || {
        vec![
            Part::plus(Term::AssessableIncome.id(), assessable_income),
            Part::plus("hk_spouse_income", spouse),
        ]
    });
    sink.step(
        Term::CoupleNetAssessableIncome,
        couple,
        Some(law.joint_assessment.citation()),
        || {
            vec![
                Part::plus(Term::NetAssessableIncome.id(), own),
                Part::plus("hk_spouse_income", spouse),
            ]
        },
    );
    AssessmentUnit {
        term: Term::CoupleNetAssessableIncome,
        assessable_income: (Term::CoupleAssessableIncome.id(), gross),
        net_assessable_income: couple,
    }
}

/// Records that a couple above the threshold of the standard rate has one of it, not two.
pub(super) fn record_shared_threshold<S: TraceSink>(
    net_income: Hkd,
    law: &HongKongLaw,
    sink: &mut S,
) {
    let second = law.standard_rate_scale.brackets.get(1);
    if law.standard_rate_threshold.applies && second.is_some_and(|tier| net_income > tier.over) {
        sink.note(|| Event::Rule {
            term: Term::StandardCharge.into(),
            citation: law.standard_rate_threshold.citation(),
        });
    }
}

/// The person's part of a joint tax, by net assessable income, to the dollar. No text divides it:
/// the open point is what stands behind it.
pub(super) fn own_part<S: TraceSink>(
    joint: bool,
    law: &HongKongLaw,
    tax: Hkd,
    own: Hkd,
    assessment_unit: &AssessmentUnit,
    choices: &Choices,
    sink: &mut S,
) -> Hkd {
    let whole = choices.joint_tax_attribution() == JointTaxAttribution::WholeTax;
    if !joint || whole {
        return tax;
    }
    let couple = assessment_unit.net_assessable_income;
    if couple == Hkd::ZERO {
        return Hkd::ZERO;
    }
    let of = (Term::SalariesTaxAfterReduction.id(), tax);
    let part = Multiplier::Part(own, couple);
    let citation = ChoiceId::JointTaxAttribution.citation();
    share_of(sink, Term::SalariesTax, of, part, &law.rounding_of_joint_share, citation)
}
