//! Amounts to date at the end of a year.

use super::rows::Group;
use crate::law::money::Cny;
use crate::person::month::facts::MonthFacts;

/// The last amounts to date of each payer, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ToDate {
    pub(super) special_additional: Cny,
    /// Personal pension, as it is given: what is above the law's amount included.
    pub(super) personal_pension: Cny,
    /// Whether two payers took special additional deductions off in one month.
    pub(super) at_two_payers: bool,
}

impl ToDate {
    /// The amounts of rows by payer and month.
    pub(super) fn of(groups: &[Group<'_>]) -> Self {
        let mut to_date = Self::default();
        let mut months = [false; 13];
        for of_payer in groups.chunk_by(|before, next| before.payer == next.payer) {
            let Some(last) = of_payer.last() else { continue };
            to_date.special_additional = to_date.special_additional + amount(last, special);
            to_date.personal_pension = to_date.personal_pension
                + amount(last, |facts| facts.deductions.personal_pension_to_date);
            let mut before = Cny::ZERO;
            for group in of_payer {
                let now = amount(group, special);
                if now > before && std::mem::replace(&mut months[usize::from(group.month)], true) {
                    to_date.at_two_payers = true;
                }
                before = now;
            }
        }
        to_date
    }
}

fn special(facts: &MonthFacts) -> Option<Cny> {
    facts.deductions.special_additional_deductions_to_date
}

fn amount(group: &Group<'_>, of: fn(&MonthFacts) -> Option<Cny>) -> Cny {
    group.facts().filter_map(|(_, facts)| of(facts)).next_back().unwrap_or_default()
}
