//! 实质性运营: production and operation, personnel, accounts and property are in the area. Futian's own
//! text is not known; the tests of Qianhai stand in, and the answer says so.

use crate::company::facts::SubstanceFacts;
use crate::company::rulebook::ProxyLaw;
use crate::law::eligibility::Eligibility;
use crate::law::params::Choices;
use crate::law::params::alternatives::{InsuredShareRounding, InsuredStaff};
use crate::law::rate::Thousandths;
use crate::law::rounding::{Exact, Mode, Rounding};

/// How many staff the proxy asks to be insured in the area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InsuredStaffNeeded {
    /// The number of insured staff, in thousandths of a person.
    pub number: Thousandths,
    /// Whether it was rounded to a whole one.
    pub rounded: bool,
}

/// The number that the proxy asks for; `None` where neither headcount nor insured staff are given,
/// or the test is not made. Without a headcount it may be the largest of the ladder.
pub fn insured_staff_needed(
    substance: &SubstanceFacts,
    law: &ProxyLaw,
    choices: &Choices,
) -> Option<InsuredStaffNeeded> {
    substance.headcount.or(substance.insured_six_months)?;
    let headcount = substance.headcount.unwrap_or(Thousandths::whole(*law.large_headcount));
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

/// Whether the proxy's number leaves personnel open: fewer insured staff than it asks for, or no word
/// of them beside the headcount.
pub(super) fn is_short(substance: &SubstanceFacts, law: &ProxyLaw, choices: &Choices) -> bool {
    insured_staff_needed(substance, law, choices).is_some_and(|needed| {
        substance.insured_six_months.is_none_or(|insured| insured < needed.number)
    })
}

/// Personnel: what is said of it, and the proxy's number where one of its figures is given. Too few
/// insured leave it open: the number is another zone's, so that it cannot make a no here.
pub(super) fn personnel(
    substance: &SubstanceFacts,
    law: &ProxyLaw,
    choices: &Choices,
) -> Eligibility {
    let said = Eligibility::of(substance.personnel);
    let short = is_short(substance, law, choices);
    if said == Eligibility::Yes && short { Eligibility::Needs } else { said }
}
