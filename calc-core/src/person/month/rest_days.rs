//! Days of rest: Saturdays and Sundays, unless a calendar of public holidays says otherwise. The State
//! Council's General Office announces each year which days are off and which Saturdays and Sundays are
//! worked for them.

use std::collections::{BTreeMap, BTreeSet};

use crate::law::period::Date;

/// What a calendar says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A day off.
    Holiday,
    /// A day of work, such as a Saturday that is worked for a holiday.
    Workday,
}

impl DayKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Holiday, Self::Workday];

    /// The word, in files and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Holiday => "holiday",
            Self::Workday => "workday",
        }
    }
}

/// Which days are days of rest.
#[derive(Clone, Debug, Default)]
pub struct RestDays {
    named: BTreeMap<Date, DayKind>,
}

impl RestDays {
    /// Says what a day is; false where it was said before.
    pub fn name(&mut self, day: Date, kind: DayKind) -> bool {
        self.named.insert(day, kind).is_none()
    }

    /// Whether a day is a day of rest.
    pub fn is_rest_day(&self, day: Date) -> bool {
        match self.named.get(&day) {
            Some(kind) => *kind == DayKind::Holiday,
            None => day.is_weekend(),
        }
    }

    /// How many days the calendar names.
    pub fn len(&self, kind: DayKind) -> usize {
        self.named.values().filter(|known| **known == kind).count()
    }

    /// The years of which the calendar names a day. In others Saturdays and Sundays alone are days of rest.
    pub fn years(&self) -> BTreeSet<u32> {
        self.named.keys().map(|day| day.year()).collect()
    }
}
