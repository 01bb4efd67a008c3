//! What follows when the days turn out otherwise than expected (MOF and STA Announcement 2019 No. 35,
//! art. 5).

use super::standing::Tier;
use crate::law::period::{Date, TaxYear};
use crate::person::rulebook::MonthLaw;

/// A difference between the tier that tax followed and the real one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The method stays for the year; a settlement follows (art. 5(1)1).
    BecomesResident,
    /// Every month again as a non-resident (art. 5(1)2).
    BecomesNonResident,
    /// More than 90 days: earlier months again (art. 5(1)3).
    OverNinety,
    /// Not more than 90 days after all: earlier months again, tax comes back.
    WithinNinety,
}

impl Change {
    /// The change, where there is one.
    pub fn between(expected: Tier, real: Tier) -> Option<Self> {
        match (expected.is_resident(), real.is_resident()) {
            (false, true) => Some(Self::BecomesResident),
            (true, false) => Some(Self::BecomesNonResident),
            (true, true) => None,
            (false, false) => match (expected, real) {
                (Tier::UpTo90, Tier::UpTo182) => Some(Self::OverNinety),
                (Tier::UpTo182, Tier::UpTo90) => Some(Self::WithinNinety),
                _ => None,
            },
        }
    }

    /// The last day on which the correction is in time: of the settlement, 15 days after the year, or
    /// 15 days after the month in which the days were passed.
    pub fn correct_by(
        self,
        year: TaxYear,
        passed_on: Option<Date>,
        law: &MonthLaw,
    ) -> Option<Date> {
        let days = i32::try_from(*law.correction_days).ok()?;
        match self {
            Self::BecomesResident => Some(law.mainland.settlement_window.of(year.0).last),
            Self::BecomesNonResident => Some(year.span().last.plus_days(days)),
            Self::OverNinety => Some(passed_on?.end_of_month().plus_days(days)),
            Self::WithinNinety => None,
        }
    }
}
