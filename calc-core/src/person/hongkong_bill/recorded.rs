//! The bill as the trace tells it.

use super::amounts::Amounts;
use super::charge::{ChargeRule, Charged, days, option_days};
use super::couple::CappedInterest;
use super::forms::{Form, FormTax};
use super::law::BillLaw;
use super::quarters::Quarters;
use super::{Credited, Settled};
use crate::law::money::{Cny, Hkd};
use crate::law::period::YearOfAssessment;
use crate::law::trace::{ComparedOption, Event, Multiplier, Notes, Part, TraceSink};
use crate::person::facts::HongKongActualFacts;
use crate::person::fields::EmploymentSource;
use crate::person::outcome::Outcome;
use crate::person::vocabulary::{Section, Term};

/// Records what is charged, the credit, the forms and what both sides come to.
pub(super) fn bill<S: TraceSink>(
    facts: &HongKongActualFacts,
    (way, amounts): (&Charged, &Amounts),
    (settled, capped): (&Settled, &[CappedInterest]),
    (outcome, law): (&Outcome, &BillLaw),
    sink: &mut S,
) {
    if !S::RECORDING {
        return;
    }
    sink.note(|| Event::Section { section: Section::HongKongBill.into() });
    let year = YearOfAssessment(outcome.tax_year.0);
    options(facts, way, law, sink);
    charged(facts, (way, amounts, year), settled.assessable, law, sink);
    let FormTax { before_credit, credited, own, .. } = settled.elected;
    sink.step(Term::HkTaxBeforeCredit, before_credit, None, Vec::new);
    if credited != Credited::default() {
        let citation = Some(law.credit.citation());
        sink.step(Term::HkCreditLimit, credited.limit, Some(law.credit_rate.citation()), Vec::new);
        sink.step(Term::HkCredit, credited.credit, citation, Vec::new);
        sink.step(Term::IitUncredited, credited.uncredited, citation, Vec::new);
    }
    capped_interest(capped, law, sink);
    forms(settled, law, sink);
    sink.step(Term::HkTaxFinal, own, None, Vec::new);
    if let Some(next) = settled.provisional_next {
        let citation = Some(law.provisional_tax.citation());
        sink.step(Term::HkProvisionalNext, next, citation, Vec::new);
    }
    let hong_kong: Cny = settled.total_burden - outcome.burden_after;
    sink.step(Term::TotalBurdenCny, settled.total_burden, None, || {
        vec![
            Part::plus(Term::BurdenAfter.id(), outcome.burden_after),
            Part::plus(Term::HkTaxFinal.id(), hong_kong),
        ]
    });
}

/// Records interest of which the value of the let counts.
fn capped_interest<S: TraceSink>(all: &[CappedInterest], law: &BillLaw, sink: &mut S) {
    for it in all {
        sink.note(|| Event::Cap {
            field: it.column,
            claimed: it.paid.into(),
            cap: it.value.into(),
            counted: it.value.into(),
            citation: law.personal_assessment.citation(),
        });
    }
}

/// What is charged of a gain on share options.
fn options<S: TraceSink>(facts: &HongKongActualFacts, way: &Charged, law: &BillLaw, sink: &mut S) {
    let Some((halves, vesting)) = option_days(facts) else { return };
    let citation = Some(law.share_options.citation());
    if facts.employment_source == Some(EmploymentSource::NonHk) {
        sink.note_citing(citation, || Event::Share {
            term: Term::HkOptionCharged.into(),
            of: "hk_option_gain",
            amount: facts.option_gain.into(),
            rate: Multiplier::Days(halves, vesting),
            result: way.of_options.into(),
            citation,
        });
    } else {
        // Whole or nothing.
        sink.step(Term::HkOptionCharged, way.of_options, citation, || {
            vec![Part::plus("hk_option_gain", way.of_options)]
        });
    }
}

/// Pay of the year with a home and a payment on leaving and less outgoings, where there is any of them; what the pay
/// is called.
fn year_pay<S: TraceSink>(
    facts: &HongKongActualFacts,
    amounts: &Amounts,
    law: &BillLaw,
    sink: &mut S,
) -> &'static str {
    if facts.leaving_pay + amounts.outgoings == Hkd::ZERO && amounts.quarters.is_none() {
        return "hk_income_total";
    }
    let home = amounts.quarters.map_or(Hkd::ZERO, |quarters| home(facts, &quarters, sink));
    let excluded = facts.leaving_pay - amounts.leaving_pay;
    sink.step(Term::HkYearPay, amounts.pay, None, || {
        vec![
            Part::plus("hk_income_total", amounts.income),
            Part::minus("hk_outgoings", amounts.outgoings),
            Part::plus(Term::HkHome.id(), home),
            Part::plus("hk_leaving_pay", facts.leaving_pay).cited(&law.leaving_pay),
            Part::minus("hk_leaving_pay_statutory", excluded),
        ]
    });
    Term::HkYearPay.id()
}

/// What is charged of a home from the employer.
fn home<S: TraceSink>(facts: &HongKongActualFacts, quarters: &Quarters, sink: &mut S) -> Hkd {
    let citation = Some(quarters.rate.citation());
    sink.note_citing(citation, || Event::Share {
        term: Term::HkRentalValue.into(),
        of: Term::HkQuartersBase.id(),
        amount: quarters.base.into(),
        rate: Multiplier::Rate(*quarters.rate),
        result: quarters.rental_value.into(),
        citation,
    });
    sink.step(Term::HkHome, quarters.charged, citation, || {
        vec![
            Part::plus(Term::HkRentalValue.id(), quarters.rental_value),
            Part::minus("hk_quarters_rent", facts.quarters_rent),
        ]
    });
    quarters.charged
}

/// What is charged of the pay, the director's fee and options.
fn charged<S: TraceSink>(
    facts: &HongKongActualFacts,
    (way, amounts, year): (&Charged, &Amounts, YearOfAssessment),
    assessable: Hkd,
    law: &BillLaw,
    sink: &mut S,
) {
    let of_pay = assessable - facts.director_fee - way.of_options;
    let mut pay_name = year_pay(facts, amounts, law, sink);
    if let (ChargeRule::Days, Some((halves, period))) = (way.rule, days(facts, year)) {
        let citation = Some(law.apportionment.citation());
        let of = pay_name;
        sink.note_citing(citation, || Event::Share {
            term: Term::HkChargedPay.into(),
            of,
            amount: amounts.pay.into(),
            rate: Multiplier::Days(halves, period),
            result: of_pay.into(),
            citation,
        });
        pay_name = Term::HkChargedPay.id();
    }
    sink.step(Term::HkAssessable, assessable, Some(law.charge.citation()), || {
        vec![
            Part::plus(pay_name, of_pay),
            Part::plus("hk_director_fee", facts.director_fee).cited(&law.director_fee),
            Part::plus(Term::HkOptionCharged.id(), way.of_options),
        ]
    });
}

fn forms<S: TraceSink>(settled: &Settled, law: &BillLaw, sink: &mut S) {
    let open: Vec<FormTax> = settled.forms.iter().flatten().copied().collect();
    if open.len() < 2 {
        return;
    }
    let citation = Some(law.personal_assessment.citation());
    sink.note_citing(citation, || {
        let way = |it: &FormTax| ComparedOption {
            way: way(it.form),
            amount: it.total.into(),
            taken: it.form == settled.elected.form,
        };
        Event::Compared {
            term: Term::HkFormTax.into(),
            ways: open.iter().map(way).collect(),
            citation,
        }
    });
}

/// The word of a form among the ways of a trace.
const fn way(form: Form) -> &'static str {
    match form {
        Form::Separate => "form_separate",
        Form::Joint => "form_joint",
        Form::PaSelf => "form_pa_self",
        Form::PaSpouse => "form_pa_spouse",
        Form::PaBoth => "form_pa_both",
        Form::PaJoint => "form_pa_joint",
    }
}
