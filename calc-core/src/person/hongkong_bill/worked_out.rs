//! The bill, from facts and the answer of the mainland side.

use super::amounts::{Amounts, in_cny};
use super::charge::{ChargeRule, Charged, ways};
use super::couple::{CappedInterest, Couple, capped_interest};
use super::forms::{Form, FormTax, all, best, if_open, of_form};
use super::law::BillLaw;
use super::recorded;
use super::relief_change::notify_by;
use super::routes::routes;
use super::taxed::Taxed;
use super::{Bill, MOST_OPEN, OpenFact, Settled};
use crate::law::money::Hkd;
use crate::law::period::YearOfAssessment;
use crate::law::trace::TraceSink;
use crate::person::code::Code;
use crate::person::facts::{Facts, HongKongActualFacts};
use crate::person::fields::HkAssessment;
use crate::person::outcome::Outcome;
use crate::person::rulebook::{HongKongLaw, Rulebook};

/// What a bill is worked out of.
struct Case<'a> {
    facts: &'a Facts,
    actual: &'a HongKongActualFacts,
    outcome: &'a Outcome,
    law: &'a HongKongLaw,
    bill: BillLaw,
    amounts: Amounts,
}

/// Adds the actual bill and its notes to an outcome; a year of assessment without law has none, and says so.
pub(crate) fn hong_kong_bill<S: TraceSink>(
    facts: &Facts,
    actual: &HongKongActualFacts,
    outcome: &mut Outcome,
    sink: &mut S,
) {
    let year = YearOfAssessment(facts.tax_year.0);
    let laws = Rulebook::get().hong_kong(year).zip(BillLaw::of(year).ok());
    let Some((law, bill)) = laws else {
        outcome.notes.insert(Code::HkBillYearNotCovered);
        return;
    };
    let amounts = Amounts::of(facts, actual, outcome, &bill);
    let case = Case { facts, actual, outcome, law, bill, amounts };
    // A relief may leave no tax of the one on which the credit was claimed.
    let has_foreign_tax = amounts.taxed().tax > Hkd::ZERO || actual.credit_claimed.is_some();
    let ways = ways(actual, &amounts, has_foreign_tax, year, &case.bill);
    let result = match ways.as_slice() {
        [way @ Charged { rule, assessable: Some(assessable), .. }] => {
            let settled = case.settled(*assessable, way);
            let capped = case.capped_interest();
            let results = (&settled, capped.as_slice());
            recorded::bill(actual, (way, &amounts), results, (outcome, &case.bill), sink);
            Bill { year, rule: *rule, settled: Some(settled), open: [None; MOST_OPEN] }
        }
        ways => {
            let mut open = [None; MOST_OPEN];
            for (place, way) in open.iter_mut().zip(ways) {
                *place = Some(case.open(*way));
            }
            Bill { year, rule: ChargeRule::Needs, settled: None, open }
        }
    };
    let notes = case.notes(&result, &ways);
    outcome.notes.extend(notes);
    outcome.bill = Some(result);
}

impl Case<'_> {
    fn couple(&self, assessable: Hkd, taxed: Option<Taxed>) -> Couple<'_> {
        let facts = (&self.facts.hong_kong, self.actual);
        Couple::of(facts, (self.law, &self.bill), assessable, taxed)
    }

    /// The mainland tax that is credited, after a relief of that amount.
    fn taxed(&self, credited: bool, relief: Hkd) -> Option<Taxed> {
        let taxed = Amounts { relief, ..self.amounts }.taxed();
        Some(taxed).filter(|taxed| credited && taxed.tax > Hkd::ZERO)
    }

    /// The form that is elected: the one that `hk_assessment` says, where it is open.
    fn elected(&self, couple: &Couple<'_>) -> FormTax {
        let asked = match self.facts.hong_kong.assessment {
            HkAssessment::Separate => None,
            HkAssessment::Joint => if_open(couple, Form::Joint),
            HkAssessment::Best => best(&all(couple)),
        };
        asked.unwrap_or_else(|| of_form(couple, Form::Separate))
    }

    /// The person's own tax in the form elected.
    fn own_tax(&self, assessable: Hkd, taxed: Option<Taxed>) -> Hkd {
        self.elected(&self.couple(assessable, taxed)).own
    }

    fn open(&self, way: Charged) -> OpenFact {
        let taxed = self.taxed(way.credited, self.amounts.relief);
        OpenFact {
            rule: way.rule,
            assessable: way.assessable,
            credited: way.credited,
            tax_final: way.assessable.map(|assessable| self.own_tax(assessable, taxed)),
        }
    }

    fn settled(&self, assessable: Hkd, way: &Charged) -> Settled {
        let credited = way.credited;
        let couple = self.couple(assessable, self.taxed(credited, self.amounts.relief));
        let forms = all(&couple);
        let elected = self.elected(&couple);
        let best = best(&forms).unwrap_or(elected);
        let provisional_next = self.provisional_next(&couple, elected);
        let claimed = self.actual.credit_claimed;
        // In the form that is elected: what the relief changes is the mainland tax alone.
        let before = claimed.filter(|_| credited).and_then(|claimed| {
            let taxed = Taxed { tax: claimed, ..self.amounts.taxed() };
            if_open(&self.couple(assessable, Some(taxed)), elected.form)
        });
        let tax_with = |relief| self.own_tax(assessable, self.taxed(credited, relief));
        let has_claimed = claimed.is_some() && credited;
        Settled {
            assessable,
            has_options: self.actual.option_gain > Hkd::ZERO,
            has_leaving_pay: self.actual.leaving_pay > Hkd::ZERO,
            quarters: self.actual.quarters,
            forms,
            elected,
            best,
            provisional_next,
            demand: provisional_next.map(|next| elected.own - self.actual.provisional_paid + next),
            additional_after_relief: before.map(|before| elected.own - before.own),
            notify_by: self
                .actual
                .iit_relief_on
                .filter(|_| has_claimed && self.amounts.relief > Hkd::ZERO)
                .map(|day| notify_by(day, &self.bill)),
            relief: self.amounts.relief,
            total_burden: self.outcome.burden_after + in_cny(elected.own, self.outcome),
            // Typed amounts beside reliefs that are worked out here would be of two years.
            routes: if has_claimed && self.amounts.mainland_is_derived {
                routes(self.outcome, tax_with)
            } else {
                [None; 3]
            },
        }
    }

    /// Next year's provisional tax: of the joint salaries where these are elected, else of the separate heads.
    fn provisional_next(&self, couple: &Couple<'_>, elected: FormTax) -> Option<Hkd> {
        let next = Rulebook::get().hong_kong(YearOfAssessment(self.facts.tax_year.0 + 1))?;
        let form = if elected.form == Form::Joint { Form::Joint } else { Form::Separate };
        Some(of_form(&couple.provisional(next), form).own)
    }

    /// Interest on a let above its value.
    fn capped_interest(&self) -> Vec<CappedInterest> {
        capped_interest(&self.facts.hong_kong, self.actual, &self.bill)
    }

    fn notes(&self, bill: &Bill, ways: &[Charged]) -> Vec<Code> {
        let amounts = &self.amounts;
        let near = self
            .actual
            .presence_days
            .is_some_and(|days| u32::from(days).abs_diff(*self.bill.visit_days) <= NEAR);
        let is_credited = ways.iter().any(|way| way.credited);
        let is_of_calendar_year =
            amounts.pay_of_calendar_year || (is_credited && amounts.mainland_of_calendar_year);
        let reduced =
            self.actual.credit_claimed.is_some_and(|claimed| claimed > amounts.taxed().tax);
        let by_days = bill.rule == ChargeRule::Days
            && bill.settled.is_some_and(|settled| settled.assessable > Hkd::ZERO);
        let mainland = amounts.mainland_income > Hkd::ZERO;
        let not_resident =
            [self.actual.pa_eligible, self.actual.spouse_pa_eligible].contains(&Some(false));
        let asks_joint = self.facts.hong_kong.assessment == HkAssessment::Joint;
        let joint_is_less = bill.settled.is_some_and(|settled| {
            let [separate, joint, ..] = settled.forms;
            joint.zip(separate).is_some_and(|(joint, separate)| joint.total < separate.total)
        });
        let codes = [
            (near && self.actual.stays_are_visits == Some(true), Code::NearSixtyDays),
            (reduced && is_credited && amounts.relief > Hkd::ZERO, Code::CreditReducedByRelief),
            (not_resident, Code::PaNotResident),
            (is_of_calendar_year, Code::CalendarYearTaken),
            (by_days && mainland, Code::MainlandCreditOpen),
            (asks_joint && bill.settled.is_some() && !joint_is_less, Code::JointNotElective),
            (
                !self.capped_interest().is_empty() || amounts.outgoings < self.actual.outgoings,
                Code::CapApplied,
            ),
        ];
        codes.into_iter().filter_map(|(holds, code)| holds.then_some(code)).collect()
    }
}

/// How many days from the limit of visits are near it.
const NEAR: u32 = 5;
