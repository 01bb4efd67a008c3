//! 实质性运营: production and operation, personnel, accounts and property are in the area. Futian's own
//! text is not known; the tests of Qianhai stand in, and the answer says so.

use crate::enterprise::facts::Substance;
use crate::params::Choices;
use crate::params::alternatives::{InsuredShareRounding, InsuredStaff};
use crate::rate::Thousandths;
use crate::relief::eligibility::Eligibility;
use crate::rounding::{Exact, Mode, Rounding};
use crate::rulebook::ProxyLaw;

/// How many staff the proxy asks to be insured in the area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InsuredStaffNeeded {
    /// The number.
    pub number: Thousandths,
    /// Whether it was rounded to a whole one.
    pub rounded: bool,
}

/// The number that the proxy asks for; `None` where headcount or the test is not given.
pub fn insured_staff_needed(
    substance: &Substance,
    law: &ProxyLaw,
    choices: &Choices,
) -> Option<InsuredStaffNeeded> {
    let headcount = substance.headcount?;
    let exactly = |number: u32| {
        Some(InsuredStaffNeeded { number: Thousandths::whole(number), rounded: false })
    };
    match choices.insured_staff() {
        InsuredStaff::NotTested => None,
        InsuredStaff::SmallestNumber => exactly(*law.insured_small),
        InsuredStaff::Ladder if headcount < Thousandths::whole(*law.small_headcount) => {
            exactly(*law.insured_small)
        }
        InsuredStaff::Ladder if headcount >= Thousandths::whole(*law.large_headcount) => {
            exactly(*law.insured_large)
        }
        InsuredStaff::Ladder => {
            let share = *law.insured_share;
            let exact = Exact::product(headcount.thousandths(), share.numerator, share.denominator);
            let mode = match choices.insured_share_rounding() {
                InsuredShareRounding::Up => Mode::Up,
                InsuredShareRounding::Down => Mode::Down,
            };
            let number = exact.round(Rounding { mode, unit: 1_000 });
            let rounded = i128::from(number) * exact.denominator != exact.numerator;
            Some(InsuredStaffNeeded { number: Thousandths::new(number), rounded })
        }
    }
}

/// Personnel: what is said of it, and the proxy's number where both figures are given. Too few
/// insured leave it open: the number is another zone's, so that it cannot make a no here.
pub(super) fn personnel(substance: &Substance, law: &ProxyLaw, choices: &Choices) -> Eligibility {
    let said = Eligibility::of(substance.personnel);
    let short = insured_staff_needed(substance, law, choices)
        .zip(substance.insured)
        .is_some_and(|(needed, insured)| insured < needed.number);
    if said == Eligibility::Yes && short { Eligibility::Needs } else { said }
}
