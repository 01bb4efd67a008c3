//! Days of work in China, in half days (MOF and STA Announcement 2019 No. 35, art. 1(1)): a day of
//! less than 24 hours is half a day.

use super::presence::{Days, Presence};
use crate::law::params::alternatives::RestDaysOutside;
use crate::law::period::{Date, Span};

/// Days of work in China and days of the period that pay is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkDays {
    china_half_days: u32,
    period_days: u32,
}

impl WorkDays {
    /// `None` where the period has no day, or fewer than were worked.
    pub fn new(china_half_days: u32, period_days: u32) -> Option<Self> {
        let fits = period_days > 0 && china_half_days <= period_days.checked_mul(2)?;
        fits.then_some(Self { china_half_days, period_days })
    }

    /// Half days of work in China.
    pub fn china_half_days(self) -> u32 {
        self.china_half_days
    }

    /// Calendar days of the period.
    pub fn period_days(self) -> u32 {
        self.period_days
    }
}

/// Half days of work in China of a period, by presence: weekends in China are among them. Rest days
/// outside count only where the open point says so, and only where nothing but rest days lies
/// between two days in China.
pub fn china_work_half_days(
    days: &Days,
    period: Span,
    rest_days_outside: RestDaysOutside,
    is_rest_day: impl Fn(Date) -> bool,
) -> u32 {
    match rest_days_outside {
        RestDaysOutside::LeftOut => days.residence_days(period) + days.presence_days(period),
        RestDaysOutside::Counted => days
            .of(period)
            .map(|(day, presence)| match presence {
                Presence::Full => 2,
                Presence::Part => 1,
                Presence::Away => 2 * u32::from(is_between(days, day, &is_rest_day)),
            })
            .sum(),
    }
}

/// Whether a day away is a rest day, and only rest days lie between the days in China around it.
fn is_between(days: &Days, day: Date, is_rest_day: &impl Fn(Date) -> bool) -> bool {
    let back_in_china = |step: i32| {
        let mut other = day;
        while days.on(other) == Some(Presence::Away) {
            if !is_rest_day(other) {
                return false;
            }
            other = other.plus_days(step);
        }
        days.on(other).is_some()
    };
    back_in_china(-1) && back_in_china(1)
}
