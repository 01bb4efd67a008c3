//! Salaries tax: Cap. 112, s.10 (joint assessment), s.12 and 12B (net chargeable income), s.13
//! (the lower of the progressive and the standard charge).

use serde::Serialize;

use super::Exchange;
use super::allowances::allowances;
use super::assessable_income::assessable_income;
use super::charge::{Basis, charge, reduced};
use super::deductions::{concessionary_deductions, self_education};
use super::form_of_assessment::elected;
use super::joint_assessment::{assessment_unit, own_part, record_shared_threshold};
use crate::law::money::{Cny, Hkd};
use crate::law::params::alternatives::{AllowancesBesideParkShare, MainlandContributions};
use crate::law::params::{ChoiceId, Choices};
use crate::law::rate::Share;
use crate::law::trace::{Event, Multiplier, Notes, Part, Silent, TraceSink, share_of};
use crate::person::code::Codes;
use crate::person::facts::{Facts, HongKongFacts};
use crate::person::mainland::MainlandBurden;
use crate::person::rulebook::HongKongLaw;
use crate::person::vocabulary::{Section, Term};

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
    let share = facts.mainland.park_share.unwrap_or(Share::WHOLE);
    let burdens = (facts, mainland);
    let assessable_income = assessable_income(burdens, law, exchange, choices, share, sink);
    let own_tax = |family: &HongKongFacts, choices: &Choices| {
        let income = (facts, assessable_income);
        let notes = &mut Codes::default();
        tax_of_form(family, income, law, exchange, choices, notes, &mut Silent).tax_after_reduction
    };
    let family = elected(&facts.hong_kong, assessable_income, law, choices, own_tax, notes, sink);
    tax_of_form(&family, (facts, assessable_income), law, exchange, choices, notes, sink)
}

/// The tax of a person or a couple in the form in which they are assessed.
fn tax_of_form<S: TraceSink>(
    family: &HongKongFacts,
    (facts, assessable_income): (&Facts, Hkd),
    law: &HongKongLaw,
    exchange: Exchange,
    choices: &Choices,
    notes: &mut Codes,
    sink: &mut S,
) -> SalariesTax {
    let share = facts.mainland.park_share.unwrap_or(Share::WHOLE);
    let own = net_assessable_income(family, law, assessable_income, notes, sink);
    let assessment_unit = assessment_unit(family, law, own, assessable_income, sink);
    let contributions = mainland_contributions(facts, law, exchange, choices, sink);
    let of = assessment_unit.assessable_income;
    let deductions = concessionary_deductions(family, law, contributions, of, notes, sink);
    let net_income = (assessment_unit.net_assessable_income - deductions).or_zero();
    sink.step(Term::NetIncome, net_income, Some(law.assessable_income.citation()), || {
        vec![
            Part::plus(assessment_unit.term.id(), assessment_unit.net_assessable_income),
            Part::minus(Term::ConcessionaryDeductions.id(), deductions),
        ]
    });
    let allowances = allowances_of(family, share, law, choices, notes, sink);
    let net_chargeable_income = (net_income - allowances).or_zero();
    let citation = Some(law.assessable_income.citation());
    sink.step(Term::NetChargeableIncome, net_chargeable_income, citation, || {
        vec![
            Part::plus(Term::NetIncome.id(), net_income),
            Part::minus(Term::Allowances.id(), allowances),
        ]
    });
    let charge = charge(net_income, net_chargeable_income, law, sink);
    if family.is_joint() {
        record_shared_threshold(net_income, law, sink);
    }
    let (tax_reduction, after) = reduced(charge.tax, law, choices, sink);
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
        tax_reduction,
        tax_after_reduction: after,
        tax,
        tax_cny: Cny::ZERO,
    }
}

/// The assessable income less self-education.
fn net_assessable_income<S: TraceSink>(
    family: &HongKongFacts,
    law: &HongKongLaw,
    assessable_income: Hkd,
    notes: &mut Codes,
    sink: &mut S,
) -> Hkd {
    let education = self_education(family, law, notes, sink);
    let net = (assessable_income - education).or_zero();
    sink.step(Term::NetAssessableIncome, net, Some(law.assessable_income.citation()), || {
        vec![
            Part::plus(Term::AssessableIncome.id(), assessable_income),
            Part::minus("hk_self_education", education).cited(&law.deductions.self_education),
        ]
    });
    net
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

/// The allowances, in proportion to the share of the park where the open point says so.
fn allowances_of<S: TraceSink>(
    family: &HongKongFacts,
    share: Share,
    law: &HongKongLaw,
    choices: &Choices,
    notes: &mut Codes,
    sink: &mut S,
) -> Hkd {
    let whole = allowances(family, law, choices, notes, sink);
    let beside_share = choices.allowances_beside_park_share();
    if share == Share::WHOLE || beside_share != AllowancesBesideParkShare::Prorated {
        return whole;
    }
    let of = (Term::Allowances.id(), whole);
    let citation = ChoiceId::AllowancesBesideParkShare.citation();
    let share = Multiplier::Share(share);
    share_of(sink, Term::Allowances, of, share, &law.rounding_of_amounts, citation)
}
