//! The best split of a package into wages and the one-off bonus.

use serde::Serialize;

use super::NotSolved;
use super::net::{NetRelief, Person, Statement};
use super::pieces::first;
use crate::law::money::Cny;
use crate::law::trace::Silent;
use crate::person::assess::Settings;
use crate::person::facts::Facts;
use crate::person::mainland::comprehensive_income::comprehensive_tax;
use crate::person::rulebook::Rulebook;

/// How many fen around a turning point are tried: rates are whole percents, so that roundings repeat within
/// a hundred fen.
const AROUND: i64 = 200;

/// The split of a package that leaves most, in yuan.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Split {
    /// Which relief is counted.
    pub relief: NetRelief,
    /// Wages and bonus together.
    pub package: Cny,
    /// The smallest bonus of those that leave most.
    pub bonus: Cny,
    /// What is left, and why.
    pub statement: Statement,
    /// What would be left without a bonus.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub without_bonus: Cny,
}

/// The best split of a package. Between the thresholds of the two scales what is left is a line or bends
/// upwards, so that the best is at a threshold, apart from roundings.
///
/// # Errors
/// The facts are not worked out.
pub fn split(
    facts: &Facts,
    settings: &Settings,
    relief: NetRelief,
    package: Cny,
) -> Result<Split, NotSolved> {
    let mut person = Person::new(facts, settings, relief).map_err(NotSolved::Facts)?;
    let least = person.facts.mainland.wages_given_as_exempt().minor();
    let most = (package.minor() - least).max(0);
    let mut best: Option<(Cny, i64)> = None;
    for turn in turns(&person, package, most) {
        for bonus in (turn - AROUND).max(0)..=(turn + AROUND).min(most) {
            person.facts.mainland.annual_bonus = Cny::new(bonus);
            let net = person.net(package - Cny::new(bonus));
            let is_better =
                best.is_none_or(|(most, smallest)| net > most || (net == most && bonus < smallest));
            if is_better {
                best = Some((net, bonus));
            }
        }
    }
    let bonus = Cny::new(best.map_or(0, |(_, bonus)| bonus));
    person.facts.mainland.annual_bonus = Cny::ZERO;
    let without_bonus = person.net(package);
    person.facts.mainland.annual_bonus = bonus;
    let statement = person.statement(package - bonus);
    Ok(Split { relief, package, bonus, statement, without_bonus })
}

/// Bonuses at which a row of either scale ends.
fn turns(person: &Person<'_>, package: Cny, most: i64) -> Vec<i64> {
    let mut found = vec![0, most];
    let Some(law) = Rulebook::get().mainland(person.facts.tax_year) else { return found };
    found.extend(law.monthly_scale.brackets.iter().map(|bracket| bracket.over.minor() * 12));
    let mut facts = person.facts.mainland.clone();
    for special in person.special_deductions() {
        let mut tax = |bonus: i64| {
            facts.annual_bonus = Cny::new(bonus);
            facts.wages = package - facts.annual_bonus;
            let tax = comprehensive_tax(&facts, law, &special, Cny::ZERO, &mut Silent);
            (tax, special.donations_taken(&facts, law, tax.base, facts.annual_bonus))
        };
        for bracket in law.comprehensive_scale.brackets {
            found.push(first(0, most, |bonus| tax(bonus).0.taxable_income <= bracket.over));
        }
        // A larger bonus may take more of the donations, and the comprehensive income fewer.
        let at_first = tax(0).1;
        let turns = at_first.as_ref().map(|taken| taken.turns(&person.facts.mainland, law));
        for turn in turns.into_iter().flatten() {
            let was_passed = at_first.as_ref().is_some_and(|taken| turn.is_passed(taken));
            let turned =
                |bonus: i64| tax(bonus).1.is_some_and(|taken| turn.is_passed(&taken) != was_passed);
            found.push(first(0, most, turned));
        }
    }
    found.retain(|turn| *turn <= most);
    found.sort_unstable();
    found.dedup();
    found
}
