//! What comes back of the actual Hong Kong bill.

use calc_core::person::assess::Outcome;
use calc_core::person::fields::ResultRow;
use calc_core::person::hongkong_bill::{Form, Settled};

use super::Days;

/// The last day to tell the Inland Revenue of a relief.
pub(super) fn notify_by(outcome: &Outcome) -> Option<String> {
    let settled = outcome.bill.and_then(|bill| bill.settled);
    settled.and_then(|settled| settled.notify_by).map(|day| day.to_string())
}

/// A row with the columns of the bill; they are blank where none was worked out. A fact that it needs is said in
/// `hk_rule`: the rest of the row does not hang on it.
#[inline]
pub(super) fn with_bill<'a>(
    row: ResultRow<'a>,
    outcome: &Outcome,
    days: &'a Days,
) -> ResultRow<'a> {
    let Some(bill) = &outcome.bill else { return row };
    let Some(settled) = &bill.settled else {
        return ResultRow { hk_rule: Some(bill.rule.word()), ..row };
    };
    let form = |form: Form| settled.forms[form as usize].map(|it| it.total);
    let elected = &settled.elected;
    ResultRow {
        hk_rule: Some(bill.rule.word()),
        hk_assessable: Some(settled.assessable),
        hk_tax_before_credit: Some(elected.before_credit),
        hk_credit: Some(elected.credited.credit),
        hk_credit_limit: Some(elected.credited.limit),
        iit_uncredited: Some(elected.credited.uncredited),
        hk_tax_final: Some(elected.own),
        hk_best_form: Some(settled.best.form.word()),
        hk_form_separate: form(Form::Separate),
        hk_form_joint: form(Form::Joint),
        hk_form_pa_self: form(Form::PaSelf),
        hk_form_pa_spouse: form(Form::PaSpouse),
        hk_form_pa_both: form(Form::PaBoth),
        hk_form_pa_joint: form(Form::PaJoint),
        hk_form_saving: Some(Settled::saving(settled)),
        hk_provisional_next: settled.provisional_next,
        hk_demand: settled.demand,
        hk_additional_after_relief: settled.additional_after_relief,
        hk_notify_by: days.notify_by.as_deref(),
        total_burden_cny: Some(settled.total_burden),
        ..row
    }
}
