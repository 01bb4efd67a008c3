//! The other way round: which wages leave a net, and how a package is best split into wages and bonus.
//!
//! Wages vary, and everything else stays as the facts have it. Each amount is [`assess`]: no rule stands
//! here.
//!
//! [`assess`]: crate::person::assess::assess

mod equal;
mod net;
mod pieces;
mod search;
mod split;

use serde::Serialize;

pub use equal::{Equalisation, equalise};
pub use net::{NetRelief, Statement};
pub use search::{Jump, WagesAndNet};
pub use split::{Split, split};

use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::period::TaxYear;
use crate::law::problem::{Argument, Message};
use crate::person::assess::Settings;
use crate::person::decode::PersonProblem;
use crate::person::facts::Facts;
use crate::person::ruleset::RulesetOfPerson;
use net::Person;
use search::Search;

/// The version of the shape.
pub const SCHEMA: &str = "taxdiff.solve/1";

/// The smallest wages that leave a net.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Solution {
    /// The version of this shape.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^taxdiff\.solve/1$"))]
    pub schema: &'static str,
    /// The version of the engine and the digest of the parameters that computed it.
    pub ruleset: RulesetOfPerson,
    /// The calendar year of mainland tax.
    pub tax_year: TaxYear,
    /// The net that is wanted, in yuan.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub target: Cny,
    /// Which relief is counted.
    pub relief: NetRelief,
    /// Whether that relief may be had; nothing where none is counted.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub eligible: Option<Eligibility>,
    /// The smallest wages of the year that leave at least the target, in yuan.
    pub wages: Cny,
    /// Whether they leave it to the fen. If not, the target lies inside a jump: see `below`.
    pub exact: bool,
    /// What is left of them, and why.
    pub statement: Statement,
    /// The wages a fen below, where no wages leave exactly the target.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub below: Option<WagesAndNet>,
    /// The most wages above that leave less than the target again: what is left is cut to whole Hong Kong
    /// dollars on the way, or a bonus is taxed otherwise. Nothing where none do.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub falls_below_until: Option<WagesAndNet>,
    /// Wages at which what is left jumps by more than a yuan.
    pub jumps: Vec<Jump>,
}

/// Why there is no solution.
#[derive(Clone, Debug)]
pub enum NotSolved {
    /// The facts are not worked out.
    Facts(Vec<PersonProblem>),
    /// The largest wages that the contract allows leave less, in yuan.
    OutOfReach(Cny),
}

/// The code of [`NotSolved::OutOfReach`], and the message that says it.
pub fn out_of_reach(most: Cny) -> (&'static str, Message) {
    let filled = vec![("most", Argument::Text(most.to_string()))];
    ("out_of_reach", Message::new("goal-out-of-reach", filled))
}

/// The smallest wages that leave at least a net.
///
/// # Errors
/// The facts are not worked out, or no wages leave so much.
pub fn solve(
    facts: &Facts,
    settings: &Settings,
    relief: NetRelief,
    target: Cny,
) -> Result<Solution, NotSolved> {
    let mut person = Person::new(facts, settings, relief).map_err(NotSolved::Facts)?;
    let pieces = pieces::pieces(&mut person);
    let jumps = search::jumps(&mut person, &pieces);
    let mut search = Search::new(&mut person, target);
    let Some(wages) = search.smallest(&pieces) else {
        return Err(NotSolved::OutOfReach(search.most(&pieces)));
    };
    let falls_below_until = search.last_below(&pieces, wages);
    let below = search.below(&pieces, wages);
    let statement = person.statement(wages);
    let exact = statement.net == target;
    Ok(Solution {
        schema: SCHEMA,
        ruleset: settings.ruleset(),
        tax_year: facts.tax_year,
        target,
        relief,
        eligible: person.eligible(wages),
        wages,
        exact,
        statement,
        below: below.filter(|_| !exact),
        falls_below_until,
        jumps,
    })
}
