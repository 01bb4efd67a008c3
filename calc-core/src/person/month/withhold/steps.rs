//! The arithmetic of a row, in figures that need no words.

use super::outcome::MonthOutcome;
use crate::person::month::facts::MonthFacts;
use crate::person::month::standing::{Formula, Tier};

/// The income amount by its formula, the tax, and the tax the other way.
pub fn steps(facts: &MonthFacts, outcome: &MonthOutcome) -> Vec<String> {
    let mut lines = vec![amount(facts, outcome)];
    if let Some(month) = &outcome.month {
        let (taxed, rate) = (month.taxable_income.or_zero(), month.bracket.rate);
        let quick = month.bracket.quick_deduction;
        let before = if outcome.tier.is_some_and(Tier::is_resident) {
            format!(" − {}", month.withheld_before)
        } else {
            String::new()
        };
        lines.push(format!("{taxed} × {rate} − {quick}{before} → {}", month.tax));
        if let Some((other, way)) = month.other_way {
            lines.push(format!("{}: {other}", way.word()));
        }
    }
    lines
}

fn amount(facts: &MonthFacts, outcome: &MonthOutcome) -> String {
    let pay = facts.wages.pay;
    let (inside, abroad) = (pay.paid_in_china, pay.paid_abroad);
    let amount = outcome.income_amount;
    let ratio = facts.wages.days.map(|days| {
        let halves = days.china_half_days();
        let half = if halves.is_multiple_of(2) { "" } else { ".5" };
        format!("{}{half} / {}", halves / 2, days.period_days())
    });
    let by = |part: String| match &ratio {
        Some(ratio) if amount != inside + abroad => format!("{part} × {ratio}"),
        _ => part,
    };
    let name = outcome.formula.map_or("", Formula::name);
    let equation = match outcome.formula {
        Some(Formula::F1) => by(inside.to_string()),
        Some(Formula::F2) | None => by(format!("({inside} + {abroad})")),
        Some(Formula::F3) => format!("{inside} + {}", by(abroad.to_string())),
        Some(Formula::Pd) => inside.to_string(),
        Some(Formula::All) => format!("{inside} + {abroad}"),
    };
    format!("{name} {equation} = {amount}").trim().to_owned()
}
