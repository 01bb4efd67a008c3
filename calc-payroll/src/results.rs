//! What comes back for people.

#[cfg(feature = "bill")]
mod bill;

use calc_core::law::params::ChoiceId;
use calc_core::law::result_sink::ResultSink;
use calc_core::law::ruleset::RULESET;
use calc_core::person::assess::Outcome;
use calc_core::person::code::Codes;
use calc_core::person::fields::{Field, ResultRow};

/// Works a row out, with what the settings ask for beside it.
#[cfg(feature = "readings")]
pub(crate) use calc_core::person::readings::assess_row as worked_out;

/// Works a row out.
#[cfg(not(feature = "readings"))]
#[inline]
pub(crate) fn worked_out(
    facts: &calc_core::person::facts::Facts,
    settings: &calc_core::person::assess::Settings,
) -> Result<Outcome, Vec<calc_core::person::decode::PersonProblem>> {
    calc_core::person::assess::assess(facts, settings, &mut calc_core::law::trace::Silent)
}

/// Days that come back, as text.
#[derive(Default)]
struct Days {
    correction_by: Option<String>,
    #[cfg(feature = "bill")]
    notify_by: Option<String>,
}

impl Days {
    #[inline]
    fn of(outcome: &Outcome) -> Self {
        let correction_by = outcome.correction.and_then(|correction| correction.by);
        Self {
            correction_by: correction_by.map(|day| day.to_string()),
            #[cfg(feature = "bill")]
            notify_by: bill::notify_by(outcome),
        }
    }
}

/// The text of the ruleset column where no readings of a bureau are taken.
pub(crate) fn ruleset() -> String {
    RULESET.to_string()
}

/// The results of a row that was worked out, without those of the actual Hong Kong bill.
#[allow(clippy::needless_update)] // Where that is left out there are no others.
#[inline]
fn good<'a>(outcome: &Outcome, days: &'a Days, ruleset: &'a str) -> ResultRow<'a> {
    let mainland = &outcome.mainland;
    #[cfg(feature = "special_incomes")]
    let special = mainland.special_incomes;
    let hong_kong = &outcome.hong_kong;
    ResultRow {
        status: Some(if outcome.needs { "needs" } else { "ok" }),
        messages: outcome.notes,
        mainland_comprehensive_tax: Some(mainland.comprehensive.tax),
        mainland_bonus_tax: Some(mainland.bonus_tax()),
        bonus_taxed: mainland.bonus.map(|bonus| bonus.taxed.word()),
        mainland_business_tax: Some(mainland.business_tax()),
        mainland_tax: Some(mainland.tax),
        hk_net_chargeable_income: Some(hong_kong.salaries.net_chargeable_income),
        hk_basis: Some(hong_kong.salaries.basis.word()),
        hk_tax_hkd: Some(hong_kong.tax),
        hk_tax_cny: Some(hong_kong.tax_cny),
        exemption_eligible: Some(outcome.exemption.eligible.word()),
        exemption: Some(outcome.exemption.amount),
        subsidy_eligible: Some(outcome.subsidy.eligible.word()),
        subsidy: Some(outcome.subsidy.amount),
        best_route: Some(outcome.election.best.word()),
        benefit: Some(outcome.election.benefit),
        burden_after: Some(outcome.burden_after),
        refund_or_due: outcome.refund_or_due,
        ruleset: Some(ruleset),
        mainland_basis: Some(outcome.basis.word()),
        correction_due: outcome.correction.map(|correction| correction.due),
        correction_by: days.correction_by.as_deref(),
        #[cfg(feature = "special_incomes")]
        equity_tax: special.and_then(|it| it.equity).map(|equity| equity.tax),
        severance_exempt: mainland.severance.map(|severance| severance.exempt),
        severance_tax: mainland.severance.map(|severance| severance.tax),
        #[cfg(feature = "special_incomes")]
        early_retirement_tax: special.and_then(|it| it.early_retirement).map(|pay| pay.tax),
        #[cfg(feature = "special_incomes")]
        internal_retirement_tax: special.and_then(|it| it.internal_retirement).map(|pay| pay.tax),
        #[cfg(feature = "special_incomes")]
        pension_tax: special.and_then(|it| it.pension_tax()),
        exemption_low: outcome.range.map(|range| range.low),
        exemption_high: outcome.range.map(|range| range.high),
        decisive_question: outcome.range.and_then(|range| range.question).map(ChoiceId::name),
        ..ResultRow::default()
    }
}

/// Whether a row that is an object has a column that another comes back beside.
#[cfg(feature = "pipeline")]
pub(crate) fn has(outcome: &Outcome, column: Field) -> bool {
    let mainland = &outcome.mainland;
    let special = mainland.special_incomes;
    match column {
        Field::EmploymentSource => outcome.bill.is_some(),
        Field::Severance => mainland.severance.is_some(),
        Field::EquityIncome => special.is_some_and(|it| it.equity.is_some()),
        Field::EarlyRetirementPay => special.is_some_and(|it| it.early_retirement.is_some()),
        Field::InternalRetirementPay => special.is_some_and(|it| it.internal_retirement.is_some()),
        Field::AnnuityWithdrawn => special.is_some_and(|it| it.annuity.is_some()),
        Field::PersonalPensionWithdrawn => special.is_some_and(|it| it.personal_pension.is_some()),
        _ => false,
    }
}

/// Writes the results of a row that was worked out; `has` says which columns the file has.
#[inline]
pub(crate) fn write(
    outcome: &Outcome,
    has: impl Fn(Field) -> bool,
    ruleset: &str,
    sink: &mut impl ResultSink,
) {
    let days = Days::of(outcome);
    let row = good(outcome, &days, ruleset);
    #[cfg(feature = "bill")]
    let row = bill::with_bill(row, outcome, &days);
    row.write(has, sink);
    if outcome.range.is_some() {
        row.write_requested(sink);
    }
}

/// The results of a row that could not be worked out.
pub(crate) fn bad(errors: Codes, ruleset: &str) -> ResultRow<'_> {
    ResultRow {
        status: Some("error"),
        messages: errors,
        ruleset: Some(ruleset),
        ..ResultRow::default()
    }
}
