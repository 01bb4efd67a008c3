//! In which form a couple is assessed, and what either form costs it: Cap. 112, s.10(2).

use super::charge::{charge, reduced};
use super::deductions::spouse_assisted_reproduction;
use crate::law::money::Hkd;
use crate::law::params::alternatives::JointAssessment;
use crate::law::params::{ChoiceId, Choices};
use crate::law::trace::{ComparedOption, Event, Silent, TraceSink};
use crate::person::code::{Code, Codes};
use crate::person::facts::HongKongFacts;
use crate::person::fields::HkAssessment;
use crate::person::rulebook::HongKongLaw;
use crate::person::vocabulary::Term;

/// The tax of the two forms for the couple, each after the one-off reduction as enacted, in whole Hong Kong
/// dollars.
#[derive(Clone, Copy)]
struct Forms {
    joint: Hkd,
    separate: Hkd,
}

/// The family in the form in which it is assessed. A joint assessment that is not accepted is one of the person
/// alone; the better form is the one in which the couple pays less, each alone where both cost the same.
///
/// `own` is the person's assessable income; `own_tax` works out the salaries tax of a family in its form.
pub(super) fn elected<S: TraceSink>(
    facts: &HongKongFacts,
    own: Hkd,
    law: &HongKongLaw,
    choices: &Choices,
    own_tax: impl Fn(&HongKongFacts, &Choices) -> Hkd,
    notes: &mut Codes,
    sink: &mut S,
) -> HongKongFacts {
    let family = |assessment| HongKongFacts { assessment, ..facts.clone() };
    let accepted = choices.joint_assessment() == JointAssessment::Accepted;
    if facts.assessment == HkAssessment::Separate || !accepted {
        if facts.assessment == HkAssessment::Best && facts.is_married() {
            notes.insert(Code::BestAssessmentSeparate);
        }
        return family(HkAssessment::Separate);
    }
    // Both spouses need income that is assessable.
    let is_open = own > Hkd::ZERO && facts.spouse_income.unwrap_or_default() > Hkd::ZERO;
    let forms = is_open.then(|| {
        // Which form the couple would take does not hang on whether the relief counts the reduction.
        let choices = choices.with(ChoiceId::TaxReduction, "counted").unwrap_or(*choices);
        let separate = own_tax(&family(HkAssessment::Separate), &choices);
        Forms {
            joint: own_tax(&family(HkAssessment::Joint), &choices),
            separate: separate + spouse_alone(facts, law, &choices),
        }
    });
    let joint_is_less = forms.is_some_and(|forms| forms.joint < forms.separate);
    let is_joint = facts.is_joint() || joint_is_less;
    if let Some(forms) = forms {
        record(forms, is_joint, law, sink);
    }
    let note = match (facts.assessment, joint_is_less) {
        (HkAssessment::Best, true) => Some(Code::BestAssessmentJoint),
        // Nobody who is alone has another form.
        (HkAssessment::Best, false) => facts.is_married().then_some(Code::BestAssessmentSeparate),
        (_, false) => Some(Code::JointNotElective),
        (_, true) => None,
    };
    if let Some(note) = note {
        notes.insert(note);
    }
    family(if is_joint { HkAssessment::Joint } else { HkAssessment::Separate })
}

/// The salaries tax of the spouse alone, with the basic allowance (s.28).
fn spouse_alone(facts: &HongKongFacts, law: &HongKongLaw, choices: &Choices) -> Hkd {
    let income = facts.spouse_income.unwrap_or_default();
    let deductions = facts.spouse_deductions + spouse_assisted_reproduction(facts, law);
    let net_income = (income - deductions).or_zero();
    let chargeable = (net_income - *law.allowances.basic).or_zero();
    let charge = charge(net_income, chargeable, law, &mut Silent);
    let (_, after) = reduced(charge.tax, law, choices, &mut Silent);
    after
}

fn record<S: TraceSink>(forms: Forms, is_joint: bool, law: &HongKongLaw, sink: &mut S) {
    let citation = Some(law.joint_assessment.citation());
    sink.note_citing(citation, || Event::Compared {
        term: Term::CoupleSalariesTax.into(),
        ways: vec![
            ComparedOption { way: "assessed_jointly", amount: forms.joint.into(), taken: is_joint },
            ComparedOption {
                way: "assessed_separately",
                amount: forms.separate.into(),
                taken: !is_joint,
            },
        ],
        citation,
    });
}
