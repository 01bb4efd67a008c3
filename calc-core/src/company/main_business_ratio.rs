//! The main business brings at least 60% of total income (财税〔2024〕2号; Enterprise Income Tax
//! Law, art. 6), compared exactly.

use crate::company::facts::ActivityFacts;
use crate::company::rulebook::HetaoLaw;
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::alternatives::RatioLimit;
use crate::law::params::{Choices, Mode, Rate, Rounding};
use crate::law::rounding::Exact;

/// The share of the main business in total income, as an exact fraction of two amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// Income from the main business.
    pub main: Cny,
    /// All income, above zero.
    pub total: Cny,
}

impl Ratio {
    /// The share, where it is defined.
    pub fn of(activity: &ActivityFacts) -> Option<Self> {
        let (main, total) = (activity.main_business_income?, activity.total_income?);
        (total > Cny::ZERO).then_some(Self { main, total })
    }

    /// Compared with a rate, exactly.
    fn cmp(self, rate: Rate) -> std::cmp::Ordering {
        let main = i128::from(self.main.minor()) * i128::from(rate.denominator);
        main.cmp(&(i128::from(self.total.minor()) * i128::from(rate.numerator)))
    }

    /// In percent with two decimals, for people and never to be compared: half up, but cut where
    /// that would show a whole percent that is not reached, which a limit may be.
    pub fn shown(self) -> String {
        let exact = hundredths(self.main.minor(), self.total.minor());
        let shown = exact.round(Rounding { mode: Mode::HalfUp, unit: 1 });
        let below = i128::from(shown) * exact.denominator > exact.numerator;
        let mode = if below && shown % 100 == 0 { Mode::Down } else { Mode::HalfUp };
        format!("{}%", Cny::new(exact.round(Rounding { mode, unit: 1 })))
    }
}

/// A share in percent with two decimals, half up.
pub(super) fn percent(part: i64, whole: i64) -> String {
    let hundredths = hundredths(part, whole).round(Rounding { mode: Mode::HalfUp, unit: 1 });
    format!("{}%", Cny::new(hundredths))
}

/// A share in hundredths of a percent, exactly.
fn hundredths(part: i64, whole: i64) -> Exact {
    Exact { numerator: i128::from(part) * 10_000, denominator: i128::from(whole) }
}

/// Whether the share is enough. Without income it is not defined; without the figures evidence is
/// missing.
pub(super) fn enough(activity: &ActivityFacts, law: &HetaoLaw, choices: &Choices) -> Eligibility {
    let Some(ratio) = Ratio::of(activity) else { return Eligibility::Needs };
    let order = ratio.cmp(*law.ratio);
    let met = match choices.ratio_limit() {
        RatioLimit::AtLeast => order.is_ge(),
        RatioLimit::MoreThan => order.is_gt(),
    };
    if met { Eligibility::Yes } else { Eligibility::No }
}

/// Whether the share is so little above the limit that a dispute about one item would decide.
pub(super) fn is_near_limit(activity: &ActivityFacts, law: &HetaoLaw) -> bool {
    Ratio::of(activity)
        .is_some_and(|ratio| ratio.cmp(*law.ratio).is_ge() && ratio.cmp(*law.ratio_warning).is_le())
}

/// Whether the share is the limit to the last digit, so that the open point decides.
pub(super) fn is_at_limit(activity: &ActivityFacts, law: &HetaoLaw) -> bool {
    Ratio::of(activity).is_some_and(|ratio| ratio.cmp(*law.ratio).is_eq())
}

/// The income from the main business at which the answer turns, total income unchanged, and the answer
/// then.
pub(super) fn turning_point(
    activity: &ActivityFacts,
    law: &HetaoLaw,
    choices: &Choices,
) -> Option<(Cny, Eligibility)> {
    let ratio = Ratio::of(activity)?;
    let exact = Exact::product(ratio.total.minor(), law.ratio.numerator, law.ratio.denominator);
    // The smallest income that is enough.
    let least = match choices.ratio_limit() {
        RatioLimit::AtLeast => exact.round(Rounding { mode: Mode::Up, unit: 1 }),
        RatioLimit::MoreThan => exact.round(Rounding { mode: Mode::Down, unit: 1 }) + 1,
    };
    let (income, answer) = match enough(activity, law, choices) {
        Eligibility::Yes => (least - 1, Eligibility::No),
        _ => (least, Eligibility::Yes),
    };
    (income >= 0).then_some((Cny::new(income), answer))
}
