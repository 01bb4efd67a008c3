//! The actual Hong Kong bill, as a member of an answer.

use serde::Serialize;

use crate::law::money::{Cny, Hkd};
use crate::law::params::{Citation, Date};
use crate::law::period::YearOfAssessment;
use crate::person::hongkong_bill::{
    BillLaw, ChargeRule, Credited, Form, FormTax, OpenFact, RouteLeft, Settled,
};
use crate::person::outcome::Outcome;

/// What Hong Kong really charges, beside the tax that the reliefs compare with and never instead of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillAnswer {
    /// The year of assessment that begins in the tax year.
    pub year_of_assessment: YearOfAssessment,
    /// How the pay is charged (s.8).
    pub hk_rule: ChargeRule,
    /// What is charged of pay, director's fee and options; nothing where a fact that decides is not known, and so below.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_assessable: Option<Hkd>,
    /// The charge before credit and reduction, in the form elected.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_tax_before_credit: Option<Hkd>,
    /// Mainland tax that is credited (s.50).
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_credit: Option<Hkd>,
    /// The most that would be.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_credit_limit: Option<Hkd>,
    /// The rest of the mainland tax, which is deducted from income.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub iit_uncredited: Option<Hkd>,
    /// The person's own tax of all heads in the form elected.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_tax_final: Option<Hkd>,
    /// The form elected.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_elected_form: Option<Form>,
    /// The form in which the couple pays least.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_best_form: Option<Form>,
    /// By how much it is below the one elected.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_form_saving: Option<Hkd>,
    /// What each form that is open costs.
    pub forms: Vec<FormAnswer>,
    /// Next year's provisional tax; nothing where next year's law is not known.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_provisional_next: Option<Hkd>,
    /// Final tax less provisional tax paid, and next year's provisional tax; below zero it comes back.
    #[cfg_attr(feature = "openapi", schema(required, value_type = Option<crate::law::openapi::SignedHkd>))]
    pub hk_demand: Option<Hkd>,
    /// What the relief costs in Hong Kong after the credit was claimed; below zero it comes back.
    #[cfg_attr(feature = "openapi", schema(required, value_type = Option<crate::law::openapi::SignedHkd>))]
    pub hk_additional_after_relief: Option<Hkd>,
    /// The last day to tell the Inland Revenue of it.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_notify_by: Option<Date>,
    /// The relief that it rests on, in Hong Kong dollars, where a credit was claimed.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub relief_hkd: Option<Hkd>,
    /// Mainland tax less relief, and the Hong Kong tax, in yuan.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub total_burden_cny: Option<Cny>,
    /// What each route of relief leaves on both sides, where a credit was claimed and the mainland amounts are
    /// those of this answer.
    pub routes: Vec<RouteAnswer>,
    /// The tax each way, where a fact that decides is not known.
    pub both_ways: Vec<BothWays>,
    /// Where the rules stand in the law.
    pub citations: Vec<Citation>,
}

/// What a form costs.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormAnswer {
    /// The form.
    pub form: Form,
    /// What the couple pays, or the person who is alone.
    pub total: Hkd,
    /// What the person pays of it.
    pub own: Hkd,
    /// Whether all who would elect it are known to be allowed to.
    pub may_be_chosen: bool,
    /// Whether the spouse claims the children.
    pub children_by_spouse: bool,
    /// The loss that personal assessment carries forward.
    pub loss_carried_forward: Hkd,
}

/// The tax under one way of reading a fact that is not known.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BothWays {
    /// How the pay would be charged.
    pub hk_rule: ChargeRule,
    /// What would be charged; nothing where the days are not known.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_assessable: Option<Hkd>,
    /// Whether there would be a credit for mainland tax.
    pub credited: bool,
    /// The person's own tax then.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hk_tax_final: Option<Hkd>,
}

/// What a route of relief leaves.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RouteAnswer {
    /// `exemption`, `subsidy` or `none`.
    pub route: &'static str,
    /// Mainland tax less its relief, in yuan.
    pub mainland_cny: Cny,
    /// Hong Kong tax with it, in whole Hong Kong dollars.
    pub hong_kong_hkd: Hkd,
    /// Both, in yuan.
    pub total_cny: Cny,
}

impl From<FormTax> for FormAnswer {
    fn from(tax: FormTax) -> Self {
        Self {
            form: tax.form,
            total: tax.total,
            own: tax.own,
            may_be_chosen: tax.may_be_chosen,
            children_by_spouse: tax.children_by_spouse,
            loss_carried_forward: tax.loss_carried,
        }
    }
}

impl From<OpenFact> for BothWays {
    fn from(open: OpenFact) -> Self {
        Self {
            hk_rule: open.rule,
            hk_assessable: open.assessable,
            credited: open.credited,
            hk_tax_final: open.tax_final,
        }
    }
}

impl From<RouteLeft> for RouteAnswer {
    fn from(left: RouteLeft) -> Self {
        Self {
            route: left.route,
            mainland_cny: left.mainland,
            hong_kong_hkd: left.hong_kong,
            total_cny: left.total,
        }
    }
}

/// The bill of an outcome; nothing where none was asked for or no law covers its year.
pub(super) fn bill(outcome: &Outcome) -> Option<BillAnswer> {
    let bill = outcome.bill?;
    let law = BillLaw::of(bill.year).ok()?;
    let mut citations = vec![law.charge.citation()];
    let settled = bill.settled.as_ref();
    let is = |holds: fn(&Settled) -> bool| settled.is_some_and(holds);
    for (holds, citation) in [
        (bill.rule == ChargeRule::Days, law.apportionment.citation()),
        (bill.rule == ChargeRule::Office, law.director_fee.citation()),
        (is(|it| it.has_options), law.share_options.citation()),
        (is(|it| it.has_leaving_pay), law.leaving_pay.citation()),
        (is(|it| it.elected.credited != Credited::default()), law.credit.citation()),
        (is(|it| it.additional_after_relief.is_some()), law.credit_notice.citation()),
        (is(|it| it.additional_after_relief.is_some()), law.credit_reasonable_steps.citation()),
        (is(|it| it.forms.iter().flatten().count() > 1), law.personal_assessment.citation()),
        (is(|it| it.provisional_next.is_some()), law.provisional_tax.citation()),
    ] {
        if holds {
            citations.push(citation);
        }
    }
    let home = settled.and_then(|it| it.quarters);
    citations.extend(home.map(|kind| law.rental_rate(kind).citation()));
    let elected = settled.map(|it| it.elected);
    Some(BillAnswer {
        year_of_assessment: bill.year,
        hk_rule: bill.rule,
        hk_assessable: settled.map(|it| it.assessable),
        hk_tax_before_credit: elected.map(|it| it.before_credit),
        hk_credit: elected.map(|it| it.credited.credit),
        hk_credit_limit: elected.map(|it| it.credited.limit),
        iit_uncredited: elected.map(|it| it.credited.uncredited),
        hk_tax_final: elected.map(|it| it.own),
        hk_elected_form: elected.map(|it| it.form),
        hk_best_form: settled.map(|it| it.best.form),
        hk_form_saving: settled.map(Settled::saving),
        forms: settled.map_or(Vec::new(), |it| it.forms.iter().flatten().map(answered).collect()),
        hk_provisional_next: settled.and_then(|it| it.provisional_next),
        hk_demand: settled.and_then(|it| it.demand),
        hk_additional_after_relief: settled.and_then(|it| it.additional_after_relief),
        hk_notify_by: settled.and_then(|it| it.notify_by),
        relief_hkd: settled.filter(|it| it.additional_after_relief.is_some()).map(|it| it.relief),
        total_burden_cny: settled.map(|it| it.total_burden),
        routes: settled.map_or(Vec::new(), |it| it.routes.iter().flatten().map(answered).collect()),
        both_ways: bill.open.iter().flatten().map(answered).collect(),
        citations,
    })
}

fn answered<T: Copy, A: From<T>>(one: &T) -> A {
    A::from(*one)
}
