//! Salaries tax: Cap. 112, s.10 (joint assessment), s.12 and 12B (net chargeable income), s.13
//! (the lower of the progressive and the standard charge).

use serde::Serialize;

use super::Exchange;
use super::allowances::allowances;
use super::deductions::{concessionary_deductions, self_education};
use super::tax_reduction::tax_reduction;
use crate::law::money::{Cny, Hkd};
use crate::law::params::alternatives::{
    AllowancesBesideParkShare, GrossBase, HkBaseOfSplitPay, JointAssessment, JointTaxAttribution,
    MainlandContributions, ParkShare,
};
use crate::law::params::{ChoiceId, Choices};
use crate::law::rate::Share;
use crate::law::trace::{
    ComparedOption, Event, Multiplier, Notes, Of, Part, TraceSink, scale_tax, share_of,
};
use crate::person::code::Codes;
use crate::person::facts::{Facts, HongKongFacts};
use crate::person::fields::HkAssessment;
use crate::person::mainland::MainlandBurden;
use crate::person::mainland::own_tax::OwnTax;
use crate::person::rulebook::HongKongLaw;
use crate::person::vocabulary::{Section, Term};

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

/// Salaries tax and how it came about. In a joint assessment everything from `deductions` to
/// `tax_after_reduction` is the couple's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SalariesTaxAnswer))]
pub struct SalariesTax {
    /// The person's assessable income.
    pub assessable_income: Hkd,
    /// The person's net assessable income.
    pub net_assessable_income: Hkd,
    /// Concessionary deductions, in whole Hong Kong dollars (Cap. 112, Part 4A).
    pub deductions: Hkd,
    /// Net income: net assessable income less concessionary deductions (Cap. 112, s.12B).
    pub net_income: Hkd,
    /// Allowances, in whole Hong Kong dollars (Cap. 112, Part 5).
    pub allowances: Hkd,
    /// Net chargeable income: net income less allowances, in whole Hong Kong dollars (s.12B).
    pub net_chargeable_income: Hkd,
    /// The charge on net chargeable income at progressive rates, in Hong Kong dollars (s.13; Sch.
    /// 2).
    pub progressive_charge: Hkd,
    /// The charge on net income at the standard rate, in Hong Kong dollars (s.13; Sch. 1).
    pub standard_charge: Hkd,
    /// Which charge is the lower and is taken (s.13(2)).
    pub basis: Basis,
    /// The tax before the reduction.
    pub tax_before_reduction: Hkd,
    /// The one-off reduction of the year, in whole Hong Kong dollars, rounded up.
    pub tax_reduction: Hkd,
    /// The tax after it.
    pub tax_after_reduction: Hkd,
    /// The person's part, in whole Hong Kong dollars.
    pub tax: Hkd,
    /// The same in yuan. It is zero until the whole Hong Kong tax is put together.
    pub tax_cny: Cny,
}

pub(super) fn salaries_tax<S: TraceSink>(
    (facts, mainland): (&Facts, &MainlandBurden),
    law: &HongKongLaw,
    exchange: Exchange,
    choices: &Choices,
    notes: &mut Codes,
    sink: &mut S,
) -> SalariesTax {
    sink.note(|| Event::Section { section: Section::SalariesTax.into() });
    let family = assessed(&facts.hong_kong, choices);
    let share = facts.mainland.park_share.unwrap_or(Share::WHOLE);
    let income = income_for_hong_kong(facts, mainland, law, choices, sink);
    let share_of_income = match choices.park_share() {
        ParkShare::TaxByIncomeShare => share,
        ParkShare::ShareOfDifference => Share::WHOLE,
    };
    let assessable_income =
        exchange.to_hkd(sink, Term::AssessableIncome, income, share_of_income, law);
    let education = self_education(&family, law, notes, sink);
    let own = (assessable_income - education).or_zero();
    sink.step(Term::NetAssessableIncome, own, Some(law.assessable_income.citation()), || {
        vec![
            Part::plus(Term::AssessableIncome.id(), assessable_income),
            Part::minus("hk_self_education", education).cited(&law.deductions.self_education),
        ]
    });
    let assessment_unit = assessment_unit(&family, law, own, assessable_income, sink);
    let contributions = mainland_contributions(facts, law, exchange, choices, sink);
    let deductions = concessionary_deductions(
        &family,
        law,
        contributions,
        assessment_unit.assessable_income,
        notes,
        sink,
    );
    let net_income = (assessment_unit.net_assessable_income - deductions).or_zero();
    sink.step(Term::NetIncome, net_income, Some(law.assessable_income.citation()), || {
        vec![
            Part::plus(assessment_unit.term.id(), assessment_unit.net_assessable_income),
            Part::minus(Term::ConcessionaryDeductions.id(), deductions),
        ]
    });
    let whole = allowances(&family, law, notes, sink);
    let allowances = match choices.allowances_beside_park_share() {
        AllowancesBesideParkShare::Prorated if share != Share::WHOLE => {
            prorated(whole, share, law, sink)
        }
        _ => whole,
    };
    let net_chargeable_income = (net_income - allowances).or_zero();
    sink.step(
        Term::NetChargeableIncome,
        net_chargeable_income,
        Some(law.assessable_income.citation()),
        || {
            vec![
                Part::plus(Term::NetIncome.id(), net_income),
                Part::minus(Term::Allowances.id(), allowances),
            ]
        },
    );
    let charge = charge(net_income, net_chargeable_income, law, sink);
    if family.is_joint() {
        record_shared_threshold(net_income, law, sink);
    }
    let before = (Term::SalariesTaxBeforeReduction.id(), charge.tax);
    let reduction = tax_reduction(before, law, choices, sink);
    let after = charge.tax - reduction;
    sink.step(Term::SalariesTaxAfterReduction, after, None, || {
        vec![
            Part::plus(Term::SalariesTaxBeforeReduction.id(), charge.tax),
            Part::minus(Term::TaxReduction.id(), reduction),
        ]
    });
    let tax = own_part(family.is_joint(), law, after, own, &assessment_unit, choices, sink);
    SalariesTax {
        assessable_income,
        net_assessable_income: own,
        deductions,
        net_income,
        allowances,
        net_chargeable_income,
        progressive_charge: charge.progressive,
        standard_charge: charge.standard,
        basis: charge.basis,
        tax_before_reduction: charge.tax,
        tax_reduction: reduction,
        tax_after_reduction: after,
        tax,
        tax_cny: Cny::ZERO,
    }
}

/// The family as it is assessed: a joint assessment that is not accepted is one of the person
/// alone.
fn assessed(facts: &HongKongFacts, choices: &Choices) -> HongKongFacts {
    let accepted = choices.joint_assessment() == JointAssessment::Accepted;
    HongKongFacts {
        assessment: if facts.is_joint() && accepted {
            HkAssessment::Joint
        } else {
            HkAssessment::Separate
        },
        ..facts.clone()
    }
}

/// The income as if it were chargeable in Hong Kong, in yuan.
fn income_for_hong_kong<S: TraceSink>(
    facts: &Facts,
    burden: &MainlandBurden,
    law: &HongKongLaw,
    choices: &Choices,
    sink: &mut S,
) -> Cny {
    let mainland = &facts.mainland;
    let beside_pay = || {
        let counted = |own: &OwnTax| (own.treatment)(own, choices).beside_pay_for_hong_kong;
        burden.own_taxes().map(move |own| (own.income.0, counted(&own)))
    };
    let exempt = match choices.gross_base() {
        GrossBase::AfterExemptIncome => mainland.exempt_income,
        GrossBase::FullSalary => Cny::ZERO,
    };
    let gross = facts
        .months()
        .filter(|_| choices.hk_base_of_split_pay() == HkBaseOfSplitPay::Gross)
        .map(|months| months.gross);
    // The income amount of wages and bonus, or both before they were split by days.
    let (wages, bonus) = match gross {
        Some(_) => (Cny::ZERO, Cny::ZERO),
        None => (mainland.wages - exempt, mainland.annual_bonus),
    };
    let income = gross.unwrap_or_default()
        + wages
        + bonus
        + beside_pay().map(|own| own.1).sum()
        + mainland.labour_services
        + mainland.authors_remuneration
        + mainland.royalties;
    sink.step(Term::IncomeForHongKong, income, Some(law.assessable_income.citation()), || {
        let mut parts = vec![
            Part::plus(Term::GrossPay.id(), gross.unwrap_or_default()),
            Part::plus("wages", if gross.is_some() { Cny::ZERO } else { mainland.wages }),
            Part::minus("exempt_income", if gross.is_some() { Cny::ZERO } else { exempt }),
            Part::plus("annual_bonus", bonus),
        ];
        parts.extend(beside_pay().map(|own| Part::plus(own.0, own.1)));
        parts.extend([
            Part::plus("labour_services", mainland.labour_services),
            Part::plus("authors_remuneration", mainland.authors_remuneration),
            Part::plus("royalties", mainland.royalties),
        ]);
        parts
    });
    income
}

/// Employee social insurance in Hong Kong dollars, where the open point lets it count.
fn mainland_contributions<S: TraceSink>(
    facts: &Facts,
    law: &HongKongLaw,
    exchange: Exchange,
    choices: &Choices,
    sink: &mut S,
) -> Hkd {
    match choices.mainland_contributions() {
        MainlandContributions::NotDeducted => Hkd::ZERO,
        MainlandContributions::DeductedAsMpf => {
            let paid = facts.mainland.social_insurance;
            exchange.to_hkd(sink, Term::MainlandContributions, paid, Share::WHOLE, law)
        }
    }
}

/// What is assessed together: the person alone, or the couple.
struct AssessmentUnit {
    term: Term,
    assessable_income: Of<Hkd>,
    net_assessable_income: Hkd,
}

fn assessment_unit<S: TraceSink>(
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

fn prorated<S: TraceSink>(whole: Hkd, share: Share, law: &HongKongLaw, sink: &mut S) -> Hkd {
    let of = (Term::Allowances.id(), whole);
    let citation = ChoiceId::AllowancesBesideParkShare.citation();
    let share = Multiplier::Share(share);
    share_of(sink, Term::Allowances, of, share, &law.rounding_of_amounts, citation)
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

/// Records that a couple above the threshold of the standard rate has one of it, not two.
fn record_shared_threshold<S: TraceSink>(net_income: Hkd, law: &HongKongLaw, sink: &mut S) {
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
fn own_part<S: TraceSink>(
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
