//! The other way round, for each goal that can be asked for.

use calc_core::person::assess::Settings;
use calc_core::person::facts::Facts;
use calc_core::person::solve::{
    Equalisation, NetRelief, NotSolved, Solution, Split, equalise, solve, split,
};
use serde::Serialize;

use crate::facts_json::Goal;

/// What solving gives.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Solved {
    /// The smallest wages that leave a net.
    Net(Box<Solution>),
    /// The best split of a package: before any relief, and with one.
    Package {
        /// With the relief that was asked for.
        with_relief: Box<Split>,
        /// Before any relief.
        before_relief: Box<Split>,
    },
    /// The wages that leave what Hong Kong leaves.
    HongKong(Box<Equalisation>),
}

/// Solves for a goal.
///
/// # Errors
/// The facts are not worked out, or no wages leave so much.
pub fn solved(
    facts: &Facts,
    settings: &Settings,
    relief: NetRelief,
    goal: Goal,
) -> Result<Solved, NotSolved> {
    match goal {
        Goal::Net(target) => {
            solve(facts, settings, relief, target).map(|found| Solved::Net(Box::new(found)))
        }
        Goal::Package(package) => {
            let with_relief = Box::new(split(facts, settings, relief, package)?);
            let before_relief = Box::new(split(facts, settings, NetRelief::None, package)?);
            Ok(Solved::Package { with_relief, before_relief })
        }
        Goal::HongKong(gross) => {
            equalise(facts, settings, relief, gross).map(|found| Solved::HongKong(Box::new(found)))
        }
    }
}
