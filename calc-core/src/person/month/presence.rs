//! Days in the mainland, counted from stays: full days of 24 hours (MOF and STA Announcement 2019
//! No. 34, art. 2), days touched (Arrangement, art. 14), and days away.

use crate::law::params::alternatives::{AbsenceCount, AbsenceOverNewYear};
use crate::law::period::{Date, Span};

/// A stay in the mainland, from the day of arrival to the day of departure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The day of arrival.
    pub arrival: Date,
    /// The day of departure, the same or a later one.
    pub departure: Date,
}

/// How much of a day was spent in the mainland.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// None of it.
    Away,
    /// A part of it: a day of arrival, of departure, or a trip within the day.
    Part,
    /// 24 hours.
    Full,
}

/// Every day that a record covers.
#[derive(Clone, Debug)]
pub struct Days {
    known: Span,
    days: Vec<Presence>,
}

impl Days {
    /// The days of a record. Days of `known` without a stay were spent elsewhere; what reaches
    /// beyond it is left out.
    pub fn new(known: Span, stays: &[Stay]) -> Self {
        let first = known.first.day_number();
        let mut days = vec![Presence::Away; known.days() as usize];
        for stay in stays {
            let (arrival, departure) = (stay.arrival.day_number(), stay.departure.day_number());
            for number in arrival..=departure {
                let presence = if number == arrival || number == departure {
                    Presence::Part
                } else {
                    Presence::Full
                };
                let place = usize::try_from(number - first).ok();
                if let Some(day) = place.and_then(|place| days.get_mut(place)) {
                    *day = presence.max(*day);
                }
            }
        }
        Self { known, days }
    }

    /// The days that the record covers.
    pub fn known(&self) -> Span {
        self.known
    }

    /// How much of a day was spent in the mainland; nothing is known outside the record.
    pub fn on(&self, day: Date) -> Option<Presence> {
        let place = usize::try_from(day.day_number() - self.known.first.day_number()).ok()?;
        self.days.get(place).copied()
    }

    /// The days of a period that the record covers.
    pub fn of(&self, span: Span) -> impl Iterator<Item = (Date, Presence)> {
        self.numbered(span).map(|(number, presence)| (Date::from_day_number(number), presence))
    }

    /// The same by the days' numbers: of most days nobody needs the date.
    pub(super) fn numbered(&self, span: Span) -> impl Iterator<Item = (i32, Presence)> {
        let first = span.first.max(self.known.first).day_number();
        (first..).zip(self.within(span)).map(|(number, presence)| (number, *presence))
    }

    fn within(&self, span: Span) -> &[Presence] {
        let known = self.known.first.day_number();
        let place = |day: Date| usize::try_from(day.day_number() - known).ok();
        let (first, last) = (span.first.max(self.known.first), span.last.min(self.known.last));
        let range =
            place(first).zip(place(last)).and_then(|(first, last)| self.days.get(first..=last));
        range.unwrap_or_default()
    }

    fn count(&self, span: Span, counted: impl Fn(Presence) -> bool) -> u32 {
        let days = self.within(span).iter().filter(|presence| counted(**presence));
        u32::try_from(days.count()).unwrap_or(0)
    }

    /// Days of residence: only those of 24 hours.
    pub fn residence_days(&self, span: Span) -> u32 {
        self.count(span, |presence| presence == Presence::Full)
    }

    /// Days of presence: any part of a day is one.
    pub fn presence_days(&self, span: Span) -> u32 {
        self.count(span, |presence| presence != Presence::Away)
    }

    /// Days of which any part was spent outside the mainland.
    pub fn days_outside(&self, span: Span) -> u32 {
        self.count(span, |presence| presence != Presence::Full)
    }

    /// Half days outside the mainland: a day of which a part was spent there is one half (DIPN 38, para. 46).
    pub fn half_days_outside(&self, span: Span) -> u32 {
        self.days_outside(span) + self.count(span, |presence| presence == Presence::Away)
    }

    /// The day on which the count of full days of a period reaches a number.
    pub fn residence_day_reached(&self, span: Span, number: u32) -> Option<Date> {
        self.reached(span, number, |presence| presence == Presence::Full)
    }

    /// The day on which the count of days of presence reaches a number.
    pub fn presence_day_reached(&self, span: Span, number: u32) -> Option<Date> {
        self.reached(span, number, |presence| presence != Presence::Away)
    }

    fn reached(&self, span: Span, number: u32, counted: fn(Presence) -> bool) -> Option<Date> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        let mut days = self.numbered(span).filter(|(_, presence)| counted(*presence));
        days.nth(place).map(|(number, _)| Date::from_day_number(number))
    }

    /// The days of the longest single absence of a year (2019 No. 34, art. 1). How its ends count,
    /// and an absence over the turn of a year, are open points.
    pub fn longest_absence(
        &self,
        year: Span,
        count: AbsenceCount,
        over_new_year: AbsenceOverNewYear,
    ) -> u32 {
        let span = match over_new_year {
            AbsenceOverNewYear::SplitByYear => year,
            AbsenceOverNewYear::WholeTrip => self.known,
        };
        let (first_of_span, first_of_year, last_of_year) =
            (span.first.day_number(), year.first.day_number(), year.last.day_number());
        let mut longest = 0;
        let mut run: Option<(i32, u32)> = None;
        let mut close = |run: &mut Option<(i32, u32)>, is_ended: bool| {
            let Some((first, days)) = run.take() else { return };
            let last = first + i32::try_from(days).unwrap_or(i32::MAX) - 1;
            if last < first_of_year || first > last_of_year {
                return;
            }
            // The day of departure and the day of return lie beside the days away.
            let ends = match count {
                AbsenceCount::FullDaysAway => 0,
                AbsenceCount::Inclusive => u32::from(first > first_of_span) + u32::from(is_ended),
            };
            longest = longest.max(days + ends);
        };
        for (day, presence) in self.numbered(span) {
            if presence == Presence::Away {
                run = Some(run.map_or((day, 1), |(first, days)| (first, days + 1)));
            } else {
                close(&mut run, true);
            }
        }
        close(&mut run, false);
        longest
    }
}
