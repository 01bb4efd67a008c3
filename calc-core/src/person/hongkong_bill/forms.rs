//! The forms in which a person or a couple may be assessed, and what each costs: Cap. 112, s.10, 41, 42, 42A; DIPN
//! 18.

use serde::Serialize;

use super::couple::{Couple, Party};
use super::credit::{Credit, Credited, credit};
use super::loss::set_off;
use crate::law::money::Hkd;
use crate::law::params::Choices;
use crate::law::rounding::Exact;
use crate::law::trace::{Silent, scale_tax};
use crate::person::fields::{ChildrenClaimedBy, HkMaritalStatus};
use crate::person::hongkong::charge::charge;
use crate::person::hongkong::tax_reduction::tax_reduction;
use crate::person::vocabulary::Term;

/// A form of assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Each spouse and each head by itself.
    Separate,
    /// Joint assessment of the salaries (s.10).
    Joint,
    /// Personal assessment of the person.
    PaSelf,
    /// Personal assessment of the spouse.
    PaSpouse,
    /// Personal assessment of both, each alone.
    PaBoth,
    /// Joint personal assessment.
    PaJoint,
}

impl Form {
    /// Every form, the simpler first.
    pub const ALL: [Self; 6] =
        [Self::Separate, Self::Joint, Self::PaSelf, Self::PaSpouse, Self::PaBoth, Self::PaJoint];

    /// The word of the result column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Separate => "separate",
            Self::Joint => "joint",
            Self::PaSelf => "pa_self",
            Self::PaSpouse => "pa_spouse",
            Self::PaBoth => "pa_both",
            Self::PaJoint => "pa_joint",
        }
    }

    /// Whose personal assessments it has, the person's and the spouse's.
    const fn elections(self) -> (bool, bool) {
        match self {
            Self::Separate | Self::Joint => (false, false),
            Self::PaSelf => (true, false),
            Self::PaSpouse => (false, true),
            Self::PaBoth | Self::PaJoint => (true, true),
        }
    }
}

/// What a form costs, in whole Hong Kong dollars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormTax {
    /// The form.
    pub form: Form,
    /// What the couple pays, or the person who is alone.
    pub total: Hkd,
    /// What the person pays of it.
    pub own: Hkd,
    /// The charge before credit and reduction that the person's pay is part of.
    pub before_credit: Hkd,
    /// The person's credit.
    pub credited: Credited,
    /// The loss that personal assessment carries forward.
    pub loss_carried: Hkd,
    /// Whether all who would elect it are known to be allowed to.
    pub may_be_chosen: bool,
    /// Whether the spouse claims the children.
    pub children_by_spouse: bool,
}

/// The tax of one computation.
#[derive(Clone, Copy, Default)]
struct Assessed {
    tax: Hkd,
    credit: Credit,
    loss_carried: Hkd,
}

/// Every form; nothing for one that is not open.
pub(super) fn all(couple: &Couple<'_>) -> [Option<FormTax>; Form::ALL.len()] {
    Form::ALL.map(|form| if_open(couple, form))
}

/// The cheapest of those that may be chosen, the simpler of equal ones.
pub(super) fn best(forms: &[Option<FormTax>]) -> Option<FormTax> {
    let open = forms.iter().flatten().filter(|it| it.may_be_chosen);
    open.copied().reduce(|best, next| if next.total < best.total { next } else { best })
}

/// A form, where it is open.
pub(super) fn if_open(couple: &Couple<'_>, form: Form) -> Option<FormTax> {
    is_open(couple, form).then(|| of_form(couple, form))
}

/// A form with the children where they cost less, or where they are said to be.
pub(super) fn of_form(couple: &Couple<'_>, form: Form) -> FormTax {
    let one = |by_spouse: bool| tax_of(couple, form, by_spouse);
    if !is_married(couple) || matches!(form, Form::Joint | Form::PaJoint) {
        return one(false);
    }
    match couple.children_by {
        ChildrenClaimedBy::Self_ => one(false),
        ChildrenClaimedBy::Spouse => one(true),
        ChildrenClaimedBy::Cheaper => {
            let (own, spouse) = (one(false), one(true));
            if spouse.total < own.total { spouse } else { own }
        }
    }
}

fn is_married(couple: &Couple<'_>) -> bool {
    couple.facts.marital_status == Some(HkMaritalStatus::Married)
}

fn is_open(couple: &Couple<'_>, form: Form) -> bool {
    let (own, spouse) = (&couple.own, &couple.spouse);
    let may = |party: &Party| party.has_income() && party.eligible != Some(false);
    match form {
        Form::Separate => true,
        Form::PaSelf => may(own),
        _ if !is_married(couple) => false,
        Form::Joint => own.salary > Hkd::ZERO && spouse.salary > Hkd::ZERO,
        Form::PaSpouse => may(spouse),
        Form::PaBoth => may(own) && may(spouse),
        Form::PaJoint => {
            own.has_income()
                && spouse.has_income()
                && [own.eligible, spouse.eligible] != [Some(false); 2]
        }
    }
}

fn may_be_chosen(couple: &Couple<'_>, form: Form) -> bool {
    let yes = |party: &Party| party.eligible == Some(true);
    match form {
        Form::Separate | Form::Joint => true,
        Form::PaSelf => yes(&couple.own),
        Form::PaSpouse => yes(&couple.spouse),
        Form::PaBoth => yes(&couple.own) && yes(&couple.spouse),
        Form::PaJoint => yes(&couple.own) || yes(&couple.spouse),
    }
}

fn tax_of(couple: &Couple<'_>, form: Form, children_by_spouse: bool) -> FormTax {
    let (own, spouse) = (&couple.own, &couple.spouse);
    let flat = |party: &Party| flat_heads(couple, party);
    let (assessed, own_tax, total) = match form {
        Form::Joint => {
            let joint = joint_salaries(couple);
            let share = share_of(couple, joint.tax, own.net_salary, spouse.net_salary);
            (joint, share + flat(own), joint.tax + flat(own) + flat(spouse))
        }
        Form::PaJoint => {
            let (joint, share) = joint_personal_assessment(couple);
            (joint, share, joint.tax)
        }
        _ => {
            let (own_elects, spouse_elects) = form.elections();
            let mine = alone(couple, true, form, !children_by_spouse);
            let mine_flat = if own_elects { Hkd::ZERO } else { flat(own) };
            let mut total = mine.tax + mine_flat;
            if is_married(couple) {
                let theirs = alone(couple, false, form, children_by_spouse);
                let theirs_flat = if spouse_elects { Hkd::ZERO } else { flat(spouse) };
                total = total + theirs.tax + theirs_flat;
            }
            (mine, mine.tax + mine_flat, total)
        }
    };
    FormTax {
        form,
        total,
        own: own_tax,
        before_credit: assessed.credit.before,
        credited: assessed.credit.credited[0],
        loss_carried: assessed.loss_carried,
        may_be_chosen: may_be_chosen(couple, form),
        children_by_spouse,
    }
}

/// Property tax and profits tax of one of the spouses.
fn flat_heads(couple: &Couple<'_>, party: &Party) -> Hkd {
    let law = couple.law;
    let term = Term::ProfitsTaxBeforeReduction;
    let profits =
        scale_tax(&mut Silent, term, party.profits, &law.profits_tax_scale, &law.rounding);
    couple.bill.property_tax(party.value) + reduced(couple, profits)
}

/// A tax less the one-off reduction, as enacted.
fn reduced(couple: &Couple<'_>, tax: Hkd) -> Hkd {
    if !couple.is_final {
        return tax;
    }
    let of = (Term::SalariesTaxBeforeReduction.id(), tax);
    tax - tax_reduction(of, couple.law, &Choices::DEFAULT, &mut Silent)
}

/// The lower charge on a net income with its allowances, the credit, and the one-off reduction.
fn assessed(
    couple: &Couple<'_>,
    net_income: Hkd,
    allowances: Hkd,
    parties: [Option<&Party>; 2],
) -> Assessed {
    let taxed = parties.map(|party| party.and_then(|party| party.taxed));
    let charged = |net: Hkd| charge(net, (net - allowances).or_zero(), couple.law, &mut Silent).tax;
    let credit = credit(net_income, taxed, couple.bill, charged);
    Assessed { tax: reduced(couple, credit.after), credit, loss_carried: Hkd::ZERO }
}

/// One of the spouses alone: salaries tax, or personal assessment where it is elected.
fn alone(couple: &Couple<'_>, is_own: bool, form: Form, has_children: bool) -> Assessed {
    let (party, other) =
        if is_own { (&couple.own, &couple.spouse) } else { (&couple.spouse, &couple.own) };
    let (own_elects, spouse_elects) = form.elections();
    let (elects, other_elects) =
        if is_own { (own_elects, spouse_elects) } else { (spouse_elects, own_elects) };
    let allowances = allowances(couple, (is_own, has_children), other, other_elects);
    let base = if elects {
        party.salary + party.profits + party.value - party.interest
    } else {
        party.salary
    };
    let (own, spouse) = couple.deductions(false, base);
    let deductions = if is_own { own } else { spouse };
    if !elects {
        let net = (party.net_salary - deductions).or_zero();
        return assessed(couple, net, allowances, [Some(party), None]);
    }
    // The loss of a spouse without income goes to the one who elects: s.42(6).
    let of_other = if is_married(couple) && !other.has_income() { other.losses } else { Hkd::ZERO };
    let left = set_off((party.total_income() - deductions).or_zero(), party.losses + of_other);
    let result = assessed(couple, left.left, allowances, [Some(party), None]);
    Assessed { loss_carried: left.carried, ..result }
}

/// The allowances of one who is assessed alone. The married person's allowance belongs to the one whose spouse has
/// no income chargeable to salaries tax and elects no separate personal assessment (s.29; DIPN 18, para. 45).
fn allowances(
    couple: &Couple<'_>,
    (is_own, has_children): (bool, bool),
    other: &Party,
    other_elects: bool,
) -> Hkd {
    let table = &couple.allowances;
    let married = is_married(couple) && other.salary == Hkd::ZERO && !other_elects;
    let base = if married { table.married } else { table.basic };
    let others = if is_own { table.own } else { Hkd::ZERO };
    base + others + if has_children { table.children } else { Hkd::ZERO }
}

/// The allowances of a couple together.
fn allowances_together(couple: &Couple<'_>) -> Hkd {
    let table = &couple.allowances;
    table.married + table.own + table.children
}

fn joint_salaries(couple: &Couple<'_>) -> Assessed {
    let (own, spouse) = (&couple.own, &couple.spouse);
    let (mine, theirs) = couple.deductions(true, own.salary + spouse.salary);
    let net = (own.net_salary + spouse.net_salary - mine - theirs).or_zero();
    assessed(couple, net, allowances_together(couple), [Some(own), Some(spouse)])
}

/// The joint tax and the person's share of it. What one has to take off above the own income goes against the
/// other's (s.42(5)); of what is left only losses are carried forward.
fn joint_personal_assessment(couple: &Couple<'_>) -> (Assessed, Hkd) {
    let (own, spouse) = (&couple.own, &couple.spouse);
    let gross = |party: &Party| party.salary + party.profits + party.value - party.interest;
    let (mine, theirs) = couple.deductions(true, gross(own) + gross(spouse));
    let total = (own.total_income() + spouse.total_income() - mine - theirs).or_zero();
    let left = set_off(total, own.losses + spouse.losses);
    let parties = [Some(own), Some(spouse)];
    let result = assessed(couple, left.left, allowances_together(couple), parties);
    let reduced_total = |party: &Party, deductions: Hkd| {
        (party.total_income() - deductions - party.losses).or_zero()
    };
    let share =
        share_of(couple, result.tax, reduced_total(own, mine), reduced_total(spouse, theirs));
    (Assessed { loss_carried: left.carried, ..result }, share)
}

/// The person's part of a joint tax, cut to the dollar; the spouse bears the rest.
fn share_of(couple: &Couple<'_>, tax: Hkd, own: Hkd, spouse: Hkd) -> Hkd {
    let both = own + spouse;
    if both == Hkd::ZERO {
        return Hkd::ZERO;
    }
    let exact = Exact::product(tax.minor(), own.minor(), both.minor());
    Hkd::new(exact.round(couple.law.rounding_of_joint_share.rounding()))
}
