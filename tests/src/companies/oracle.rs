//! Companies worked out again in exact fractions, from the law reference and without the engine's
//! rules.

mod generate;

use std::cmp::Reverse;

use serde_json::Value;

use crate::oracle::number::{
    Q, decimal, fen, frac, int, lower, not_below_zero, percent, two_decimals, zero,
};

pub use generate::{Dice, random_company};

/// yes, no or needs.
type Answer = &'static str;

fn text<'v>(facts: &'v Value, pointer: &str) -> &'v str {
    facts.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn number(facts: &Value, pointer: &str) -> Option<Q> {
    let value = facts.pointer(pointer)?;
    value.as_i64().map(int).or_else(|| decimal(value.as_str()?, 3))
}

fn list<'v>(facts: &'v Value, pointer: &str) -> &'v [Value] {
    facts.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A fact that meets a condition where it is `met`.
fn said(facts: &Value, pointer: &str, met: &str) -> Answer {
    match text(facts, pointer) {
        "" | "unknown" => "needs",
        word if word == met => "yes",
        _ => "no",
    }
}

fn within(value: Option<Q>, limit: i64) -> Answer {
    value.map_or("needs", |value| if value <= int(limit) { "yes" } else { "no" })
}

fn all(answers: &[Answer]) -> Answer {
    ["no", "needs"].into_iter().find(|answer| answers.contains(answer)).unwrap_or("yes")
}

/// Percent with two decimals, half up.
fn shown(share: &Q) -> String {
    format!("{}%", two_decimals(&fen(&(share * int(100)))))
}

/// The same, but no whole percent that is not reached: 59.999% is not shown as 60.00%.
fn ratio_shown(share: &Q) -> String {
    let hundredth = frac(1, 10_000);
    let rounded = fen(&(share * int(100))) / int(100);
    let whole = (&rounded * int(100)).is_integer();
    if whole && rounded > *share { shown(&(rounded - hundredth)) } else { shown(share) }
}

/// The columns of a company's row.
pub fn compute(facts: &Value) -> Vec<(&'static str, String)> {
    let year = facts["tax_year"].as_i64().unwrap_or(0);
    if !(2023..=2027).contains(&year) {
        return vec![("status", "unknown".to_owned()), ("best_tax", String::new())];
    }
    // Nothing taken as confirmed; the ten years of losses, R&D, both.
    let incomes = [(false, false), (true, false), (false, true), (true, true)]
        .map(|(ten_years, rd)| taxable_income(facts, year, ten_years, rd));
    let income = incomes[0].clone();
    let ratio = ratio(facts);
    let eligible = [
        ("standard", "yes"),
        ("small_low_profit", small_low_profit(facts, &incomes)),
        ("high_tech", said(facts, "/high_tech_certificate", "yes")),
        ("hetao", hetao(facts, ratio.as_ref())),
    ];
    let tax_on = |index: usize, income: &Q| match index {
        0 => fen(&(income * percent(25))),
        1 => fen(&(income * percent(5))),
        2 => fen(&(income * percent(15))),
        _ => park_tax(facts, income),
    };
    // An open certificate brings its losses; an open 5% has an income within its limit.
    let small = if eligible[1].1 == "no" { 0 } else { small_income(&incomes) };
    let own = [0, small, usize::from(eligible[2].1 == "needs"), 0];
    let taxes = [0, 1, 2, 3].map(|index| tax_on(index, &incomes[own[index]]));
    // Where taxes are the same: nothing claimed, then 5%, then the certificate, then the park.
    let met = (0..4).filter(|index| eligible[*index].1 == "yes");
    let best = met.min_by_key(|index| taxes[*index].clone()).unwrap_or(0);
    let mut open: Vec<(usize, Q)> = (0..4)
        .filter(|index| eligible[*index].1 == "needs")
        .map(|index| (index, taxes[index].clone()))
        .collect();
    for lower in incomes[1..].iter().filter(|lower| **lower < income) {
        let may = (0..4).filter(|index| eligible[*index].1 != "no");
        let may = may.filter(|index| *index != 1 || *lower <= int(3_000_000));
        open.extend(may.map(|index| (index, tax_on(index, lower))));
    }
    let better = open.into_iter().min_by_key(|(_, tax)| tax.clone());
    let better = better.filter(|(_, tax)| *tax < taxes[best]);
    let (saved, possible) = imports(facts, year);
    let rate = if income > zero() { shown(&(&taxes[best] / &income)) } else { String::new() };
    let money = |amount: &Q| two_decimals(amount);
    vec![
        ("status", "ok".to_owned()),
        ("main_business_ratio", ratio.as_ref().map(ratio_shown).unwrap_or_default()),
        ("final_taxable_income", money(&income)),
        ("standard_tax", money(&taxes[0])),
        ("small_low_profit_eligible", eligible[1].1.to_owned()),
        ("small_low_profit_tax", money(&taxes[1])),
        ("high_tech_eligible", eligible[2].1.to_owned()),
        ("high_tech_tax", money(&taxes[2])),
        ("hetao_eligible", eligible[3].1.to_owned()),
        ("hetao_tax", money(&taxes[3])),
        ("best_regime", eligible[best].0.to_owned()),
        ("best_tax", money(&taxes[best])),
        ("saving", money(&(&taxes[0] - &taxes[best]))),
        ("effective_rate", rate),
        (
            "if_confirmed_regime",
            better.as_ref().map_or("", |(index, _)| eligible[*index].0).to_owned(),
        ),
        (
            "if_confirmed_saving",
            better.map(|(_, tax)| money(&(&taxes[best] - tax))).unwrap_or_default(),
        ),
        ("import_saving", money(&saved)),
        ("import_saving_if_confirmed", money(&possible)),
    ]
}

/// Profit, less R&D once more, less losses from the oldest that has not expired; with the ten years
/// or the R&D that the facts leave open taken as confirmed, or left out.
fn taxable_income(facts: &Value, year: i64, ten_years: bool, rd_confirmed: bool) -> Q {
    let profit = number(facts, "/taxable_income").unwrap_or_else(zero);
    let rd = number(facts, "/rd_expense").unwrap_or_else(zero);
    let times = if matches!(text(facts, "/rd_kind"), "integrated_circuit" | "machine_tool") {
        frac(6, 5)
    } else {
        int(1)
    };
    let deduction = match text(facts, "/rd_excluded_industry") {
        "yes" => zero(),
        "unknown" if !rd_confirmed => zero(),
        _ => fen(&(rd * times)),
    };
    let left = not_below_zero(profit - deduction);
    let status =
        text(facts, "/high_tech_certificate") == "yes" || text(facts, "/technology_sme") == "yes";
    let could =
        text(facts, "/high_tech_certificate") != "no" || text(facts, "/technology_sme") != "no";
    let since = facts["status_since"].as_i64();
    let usable: Q = list(facts, "/losses")
        .iter()
        .filter(|loss| {
            let of = loss["year"].as_i64().unwrap_or(0);
            // Some year of the status lies within the five years after the loss.
            let certain = status && since.unwrap_or(year) <= of + 5;
            let possible = could && since.is_none_or(|since| since <= of + 5);
            let extended = certain || (possible && ten_years);
            year <= of + if extended { 10 } else { 5 }
        })
        .filter_map(|loss| number(loss, "/amount"))
        .sum();
    not_below_zero(left.clone() - lower(left, usable))
}

fn ratio(facts: &Value) -> Option<Q> {
    let main = number(facts, "/activity/main_business_income")?;
    let total = number(facts, "/activity/total_income")?;
    (total > zero()).then(|| main / total)
}

/// Which income the 5% is worked out on: the confirmed one, unless only another is within the limit.
fn small_income(incomes: &[Q; 4]) -> usize {
    incomes.iter().position(|income| *income <= int(3_000_000)).unwrap_or(0)
}

fn small_low_profit(facts: &Value, incomes: &[Q; 4]) -> Answer {
    let least = incomes.iter().min().cloned();
    let income = match within(Some(incomes[0].clone()), 3_000_000) {
        "no" if within(least, 3_000_000) == "yes" => "needs",
        answer => answer,
    };
    all(&[
        income,
        within(number(facts, "/staff_average"), 300),
        within(number(facts, "/assets_average"), 50_000_000),
        said(facts, "/restricted_industry", "no"),
    ])
}

fn hetao(facts: &Value, ratio: Option<&Q>) -> Answer {
    let catalogue = match text(facts, "/activity/catalogue_item") {
        "listed" => "yes",
        "not_listed" => "no",
        _ => "needs",
    };
    let enough = ratio.map_or("needs", |ratio| if *ratio >= frac(3, 5) { "yes" } else { "no" });
    let split = text(facts, "/structure/kind").ends_with("in_area");
    let near = matches!(text(facts, "/structure/same_city"), "yes" | "unknown");
    let region = if split && near { "needs" } else { "yes" };
    all(&[
        said(facts, "/site/in_special_area", "yes"),
        catalogue,
        enough,
        said(facts, "/substance/operations", "yes"),
        personnel(facts),
        said(facts, "/substance/accounts", "yes"),
        said(facts, "/substance/property", "yes"),
        region,
    ])
}

fn personnel(facts: &Value) -> Answer {
    let answer = said(facts, "/substance/personnel", "yes");
    let headcount = facts.pointer("/substance/headcount").and_then(Value::as_i64);
    let insured = facts.pointer("/substance/insured_six_months").and_then(Value::as_i64);
    if headcount.or(insured).is_none() {
        return answer;
    }
    // Without a headcount it may be the most; without the insured there may be none.
    let needed = match headcount {
        Some(..10) => int(3),
        Some(headcount @ 10..100) => (int(headcount) * percent(30)).ceil(),
        _ => int(30),
    };
    let insured = insured.unwrap_or(0);
    if answer == "yes" && int(insured) < needed { "needs" } else { answer }
}

/// The park's rate on what is inside: the whole, or the slices of Announcement 57. Ends of slices
/// are rounded, so that they add up; branches inside come first.
fn park_tax(facts: &Value, income: &Q) -> Q {
    let kind = text(facts, "/structure/kind");
    if !kind.ends_with("in_area") {
        return fen(&(income * percent(15)));
    }
    let rate = |inside: bool| percent(if inside { 15 } else { 25 });
    let inside = |unit: &Value| unit["in_area"] == true;
    let mut units: Vec<&Value> = list(facts, "/structure/units")
        .iter()
        .filter(|unit| matches!(text(unit, "/share"), "" | "shares"))
        .collect();
    units.sort_by_key(|unit| Reverse(inside(unit)));
    let head_office = rate(kind == "head_office_in_area");
    if units.is_empty() {
        return fen(&(income * head_office));
    }
    let factor = |unit: &Value, name: &str| number(unit, name).unwrap_or_else(zero);
    let weights = [("/revenue", percent(35)), ("/wages", percent(35)), ("/assets", percent(30))];
    let mut share = frac(1, 2);
    let mut end = fen(&(income * &share));
    let mut tax = &end * head_office;
    for unit in &units {
        for (name, weight) in &weights {
            let sum: Q = units.iter().map(|unit| factor(unit, name)).sum();
            share += factor(unit, name) / sum * weight / int(2);
        }
        let next = fen(&(income * &share));
        tax += (&next - &end) * rate(inside(unit));
        end = next;
    }
    fen(&tax)
}

/// What imports save in cash, for certain and if confirmed.
fn imports(facts: &Value, year: i64) -> (Q, Q) {
    let (mut saved, mut possible) = (zero(), zero());
    for goods in list(facts, "/imports") {
        let rate = |name: &str| {
            decimal(text(goods, name).trim_end_matches('%'), 4).unwrap_or_else(zero) / int(100)
        };
        let value = number(goods, "/value").unwrap_or_else(zero);
        let duty = &value * rate("/duty_rate");
        let consumption_rate = rate("/consumption_rate");
        let consumption = (&value + &duty) / (int(1) - &consumption_rate) * consumption_rate;
        let vat = (&value + &duty + &consumption) * rate("/vat_rate");
        let cash = fen(&(duty + consumption + vat));
        let assumed = |name: &str, met: &str| match text(goods, name) {
            "" => "yes",
            _ => said(goods, name, met),
        };
        let answer = all(&[
            begun(goods, year),
            legal_person(facts),
            said(facts, "/import_beneficiary/white_list", "yes"),
            said(goods, "/listed", "yes"),
            assumed("/first_line", "yes"),
            assumed("/excluded", "no"),
        ]);
        match answer {
            "yes" => saved += cash,
            "needs" => possible += cash,
            _ => {}
        }
    }
    (saved, possible)
}

/// The relief began on 10 February 2026.
fn begun(goods: &Value, year: i64) -> Answer {
    match (year, text(goods, "/entered_on")) {
        (2026, "") => "needs",
        (2026, day) if day < "2026-02-10" => "no",
        (2026.., _) => "yes",
        _ => "no",
    }
}

/// A branch is no legal person: a company with its head office outside cannot be one of the park's.
fn legal_person(facts: &Value) -> Answer {
    match said(facts, "/import_beneficiary/legal_person", "yes") {
        "yes" if text(facts, "/structure/kind") == "branch_in_area" => "needs",
        answer => answer,
    }
}
