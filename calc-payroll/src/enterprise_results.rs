//! What comes back for companies.

use calc_core::company::code::Codes;
use calc_core::company::fields::ResultRow;
use calc_core::company::regimes::Regime;
use calc_core::company::{Outcome, Worked};

/// The results of a row that was worked out, or whose year is not known.
pub(crate) fn good<'a>(
    outcome: &Outcome,
    area: Option<&'static str>,
    ruleset: &'a str,
) -> ResultRow<'a> {
    let (messages, ruleset) = (outcome.notes, Some(ruleset));
    let Some(worked) = &outcome.worked else {
        let unknown = Some("unknown");
        return ResultRow {
            status: unknown,
            messages,
            small_low_profit_eligible: unknown,
            high_tech_eligible: unknown,
            hetao_eligible: unknown,
            ruleset,
            ..ResultRow::default()
        };
    };
    ResultRow {
        status: Some("ok"),
        messages,
        main_business_ratio: outcome.main_business_ratio(),
        catalogue_area: area,
        ruleset,
        ..figures(worked)
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

fn figures(worked: &Worked) -> ResultRow<'static> {
    let eligible = |regime| Some(worked.regime(regime).eligible.word());
    let tax = |regime| Some(worked.regime(regime).tax);
    let best = &worked.best;
    ResultRow {
        final_taxable_income: Some(worked.income.taxable_income),
        standard_tax: tax(Regime::Standard),
        small_low_profit_eligible: eligible(Regime::SmallLowProfit),
        small_low_profit_tax: tax(Regime::SmallLowProfit),
        high_tech_eligible: eligible(Regime::HighTech),
        high_tech_tax: tax(Regime::HighTech),
        hetao_eligible: eligible(Regime::Hetao),
        hetao_tax: tax(Regime::Hetao),
        best_regime: Some(best.regime.word()),
        best_tax: Some(best.tax),
        saving: Some(best.saving),
        effective_rate: worked.effective_rate(),
        if_confirmed_regime: best.if_confirmed.map(|better| better.regime.word()),
        if_confirmed_saving: best.if_confirmed.map(|better| better.saves_more),
        import_saving: Some(worked.imports.cash),
        import_saving_if_confirmed: Some(worked.imports.cash_if_confirmed),
        ..ResultRow::default()
    }
}
