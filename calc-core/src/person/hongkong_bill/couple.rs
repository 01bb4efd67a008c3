//! The person and the spouse as Hong Kong's forms of assessment see them.

use super::law::BillLaw;
use super::taxed::Taxed;
use crate::law::money::Hkd;
use crate::law::params::Choices;
use crate::law::trace::Silent;
use crate::person::code::Codes;
use crate::person::facts::{HongKongActualFacts, HongKongFacts};
use crate::person::fields::{ChildrenClaimedBy, Field, HkAssessment, HkMaritalStatus};
use crate::person::hongkong::allowances::allowances;
use crate::person::hongkong::deductions::{
    concessionary_deductions, self_education, spouse_assisted_reproduction,
};
use crate::person::rulebook::HongKongLaw;

/// What one of the spouses has, in whole Hong Kong dollars.
#[derive(Clone, Copy, Debug)]
pub(super) struct Party {
    /// Assessable income of salaries tax.
    pub(super) salary: Hkd,
    /// The same less self-education.
    pub(super) net_salary: Hkd,
    /// Net assessable value of the let property.
    pub(super) value: Hkd,
    /// Interest on it, at most its value.
    pub(super) interest: Hkd,
    /// Assessable profits.
    pub(super) profits: Hkd,
    /// Losses that personal assessment takes.
    pub(super) losses: Hkd,
    /// What the mainland taxed too, where the credit is had.
    pub(super) taxed: Option<Taxed>,
    /// Whether personal assessment may be elected; nothing where that is not known.
    pub(super) eligible: Option<bool>,
}

impl Party {
    /// Whether there is income of any head.
    pub(super) fn has_income(&self) -> bool {
        [self.salary, self.value, self.profits].iter().any(|amount| *amount > Hkd::ZERO)
    }

    /// Total income under personal assessment, interest taken off.
    pub(super) fn total_income(&self) -> Hkd {
        self.net_salary + self.profits + self.value - self.interest
    }
}

/// Allowances that a form divides, in whole Hong Kong dollars.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowances {
    pub(super) basic: Hkd,
    pub(super) married: Hkd,
    pub(super) children: Hkd,
    /// The person's others.
    pub(super) own: Hkd,
}

/// A person, and the spouse where there is one, under the law of a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Couple<'a> {
    pub(super) facts: &'a HongKongFacts,
    pub(super) law: &'a HongKongLaw,
    pub(super) bill: &'a BillLaw,
    pub(super) own: Party,
    pub(super) spouse: Party,
    pub(super) allowances: Allowances,
    /// Who claims the children where that is said.
    pub(super) children_by: ChildrenClaimedBy,
    /// Whether the tax is final: with the credit and the one-off reduction.
    pub(super) is_final: bool,
}

impl<'a> Couple<'a> {
    /// The couple, where Hong Kong charges `salary` of the person and credits the tax of `taxed`.
    pub(super) fn of(
        (facts, actual): (&'a HongKongFacts, &HongKongActualFacts),
        (law, bill): (&'a HongKongLaw, &'a BillLaw),
        salary: Hkd,
        taxed: Option<Taxed>,
    ) -> Self {
        let education = self_education(facts, law, &mut Codes::default(), &mut Silent);
        let value = bill.value_of_let(actual.rent_received, actual.rates_paid);
        let own = Party {
            salary,
            net_salary: (salary - education).or_zero(),
            value,
            interest: actual.let_interest.min(value),
            profits: actual.profits,
            losses: actual.business_loss + actual.pa_loss_brought_forward,
            taxed,
            eligible: actual.pa_eligible,
        };
        Self {
            facts,
            law,
            bill,
            own,
            spouse: spouse(facts, actual, bill),
            allowances: allowances_of(facts, law),
            children_by: actual.children_claimed_by,
            is_final: true,
        }
    }

    /// The same facts under another year's law, provisionally: no credit and no one-off reduction.
    pub(super) fn provisional(self, law: &'a HongKongLaw) -> Self {
        let without_credit = |party: Party| Party { taxed: None, ..party };
        let education = self_education(self.facts, law, &mut Codes::default(), &mut Silent);
        let own = Party { net_salary: (self.own.salary - education).or_zero(), ..self.own };
        Self {
            law,
            own: without_credit(own),
            spouse: without_credit(self.spouse),
            allowances: allowances_of(self.facts, law),
            is_final: false,
            ..self
        }
    }

    /// Concessionary deductions of the person and of the spouse; gifts up to their share of `base`.
    pub(super) fn deductions(&self, together: bool, base: Hkd) -> (Hkd, Hkd) {
        let assessment = if together { HkAssessment::Joint } else { HkAssessment::Separate };
        let family = HongKongFacts { assessment, ..self.facts.clone() };
        let of_spouse =
            self.facts.spouse_deductions + spouse_assisted_reproduction(&family, self.law);
        let base = ("assessable_income", base);
        let notes = &mut Codes::default();
        let all = concessionary_deductions(&family, self.law, Hkd::ZERO, base, notes, &mut Silent);
        (if together { all - of_spouse } else { all }, of_spouse)
    }
}

/// Interest on a let that is above the net assessable value of that let, in whole Hong Kong dollars.
#[derive(Clone, Copy, Debug)]
pub(super) struct CappedInterest {
    /// The column of the interest.
    pub(super) column: &'static str,
    /// What was paid.
    pub(super) paid: Hkd,
    /// The value, up to which it counts (DIPN 18, para. 35).
    pub(super) value: Hkd,
}

/// Such interest of the person and of the spouse.
pub(super) fn capped_interest(
    facts: &HongKongFacts,
    actual: &HongKongActualFacts,
    bill: &BillLaw,
) -> Vec<CappedInterest> {
    let own = CappedInterest {
        column: Field::LetInterest.name(),
        paid: actual.let_interest,
        value: bill.value_of_let(actual.rent_received, actual.rates_paid),
    };
    let spouse = CappedInterest {
        column: Field::SpouseLetInterest.name(),
        paid: actual.spouse_let_interest,
        value: bill.value_of_let(actual.spouse_rent_received, actual.spouse_rates_paid),
    };
    let is_married = facts.marital_status == Some(HkMaritalStatus::Married);
    let all = [Some(own), is_married.then_some(spouse)];
    all.into_iter().flatten().filter(|it| it.paid > it.value).collect()
}

/// The spouse, whose pay is charged whole.
fn spouse(facts: &HongKongFacts, actual: &HongKongActualFacts, bill: &BillLaw) -> Party {
    let salary = facts.spouse_income.unwrap_or_default();
    let value = bill.value_of_let(actual.spouse_rent_received, actual.spouse_rates_paid);
    let is_credited = actual.spouse_resident_person == Some(true);
    let taxed =
        Taxed { income: actual.spouse_mainland_income_hkd, tax: actual.spouse_iit_paid_hkd };
    Party {
        salary,
        net_salary: salary,
        value,
        interest: actual.spouse_let_interest.min(value),
        profits: actual.spouse_profits,
        losses: actual.spouse_business_loss + actual.spouse_pa_loss_brought_forward,
        taxed: is_credited.then_some(taxed).filter(|taxed| taxed.tax > Hkd::ZERO),
        eligible: actual.spouse_pa_eligible,
    }
}

/// The allowances as enacted, apart by who may have them.
fn allowances_of(facts: &HongKongFacts, law: &HongKongLaw) -> Allowances {
    let status = match facts.marital_status {
        Some(HkMaritalStatus::Married) => Some(HkMaritalStatus::Single),
        status => status,
    };
    let alone = HongKongFacts { marital_status: status, ..facts.clone() };
    let childless =
        HongKongFacts { children: 0, children_additional: 0, children_160: 0, ..alone.clone() };
    let of = |facts: &HongKongFacts| {
        allowances(facts, law, &Choices::DEFAULT, &mut Codes::default(), &mut Silent)
    };
    let (basic, without) = (*law.allowances.basic, of(&childless));
    Allowances {
        basic,
        married: *law.allowances.married,
        children: of(&alone) - without,
        own: without - basic,
    }
}
