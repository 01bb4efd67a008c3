//! Stays in the mainland, made of crossings of the border.

use super::presence::Stay;
use crate::law::period::{Date, Span};

pub use super::crossing_fields::Direction;

/// A crossing of the border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The day on which the border was crossed.
    pub day: Date,
    /// The minute of the day, where a time is known.
    pub minute: Option<u16>,
    /// Into the mainland or out of it.
    pub direction: Direction,
    /// Where it stands in the file.
    pub row: u32,
}

/// Two entries or two exits in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The row of the crossing before.
    pub before: u32,
    /// The row of the crossing that does not fit.
    pub row: u32,
}

/// The stays of a record that covers a period. A person who leaves first was there before; one who
/// enters last is still there when the record ends. Without times the crossings of a day may stand
/// in any order: how many lead in and out decides. Only where that is open on the first day of all
/// is the order of the file taken.
///
/// # Errors
/// Two crossings in the same direction follow one another.
pub fn stays_of(crossings: &[Crossing], known: Span) -> Result<Vec<Stay>, Contradiction> {
    let mut sorted = crossings.to_vec();
    if sorted.first().map(|first| first.day) > sorted.last().map(|last| last.day) {
        // Exports often begin with the newest.
        sorted.reverse();
    }
    sorted.sort_by_key(|crossing| (crossing.day, crossing.minute));
    let mut stays = Vec::new();
    let mut here: Option<bool> = None;
    let mut arrival = known.first.plus_days(-1);
    let mut last_row = sorted.first().map_or(0, |first| first.row);
    for of_day in sorted.chunk_by(|one, next| one.day == next.day) {
        let (day, first) = (of_day[0].day, of_day[0]);
        let leads_in = of_day.iter().filter(|crossing| crossing.direction == Direction::In).count();
        let leads_out = of_day.len() - leads_in;
        let before = here.unwrap_or(match leads_in.cmp(&leads_out) {
            std::cmp::Ordering::Greater => false,
            std::cmp::Ordering::Less => true,
            std::cmp::Ordering::Equal => first.direction == Direction::Out,
        });
        let after = usize::from(before) + leads_in;
        let after = match after.checked_sub(leads_out) {
            Some(0) => false,
            Some(1) => true,
            _ => return Err(contradiction(of_day, before, last_row)),
        };
        if before {
            stays.push(Stay { arrival, departure: day });
        } else if !after {
            stays.push(Stay { arrival: day, departure: day });
        }
        arrival = day;
        here = Some(after);
        last_row = of_day[of_day.len() - 1].row;
    }
    if here == Some(true) {
        stays.push(Stay { arrival, departure: known.last.plus_days(1) });
    }
    Ok(stays)
}

/// The first crossing of a day that does not fit the one before it.
fn contradiction(of_day: &[Crossing], before: bool, last_row: u32) -> Contradiction {
    let (mut here, mut row) = (before, last_row);
    for crossing in of_day {
        if (crossing.direction == Direction::In) == here {
            return Contradiction { before: row, row: crossing.row };
        }
        (here, row) = (!here, crossing.row);
    }
    Contradiction { before: last_row, row }
}

/// The stays of a file, in order; one that begins before the last has ended is a contradiction.
///
/// # Errors
/// Two stays overlap, or one ends before it begins.
pub fn ordered_stays(stays: &[(Stay, u32)]) -> Result<Vec<Stay>, Contradiction> {
    let mut sorted = stays.to_vec();
    sorted.sort_by_key(|(stay, _)| (stay.arrival, stay.departure));
    for (stay, row) in &sorted {
        if stay.departure < stay.arrival {
            return Err(Contradiction { before: *row, row: *row });
        }
    }
    for pair in sorted.windows(2) {
        if pair[1].0.arrival < pair[0].0.departure {
            return Err(Contradiction { before: pair[0].1, row: pair[1].1 });
        }
    }
    Ok(sorted.into_iter().map(|(stay, _)| stay).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crossings(text: &str) -> Vec<Crossing> {
        let crossing = |(place, word): (usize, &str)| Crossing {
            day: Date::new(2025, 3, word[1..].parse().unwrap()),
            minute: None,
            direction: if &word[..1] == "i" { Direction::In } else { Direction::Out },
            row: u32::try_from(place).unwrap() + 2,
        };
        text.split(' ').enumerate().map(crossing).collect()
    }

    #[test]
    fn crossings_become_stays_in_either_order() {
        let known = Span { first: Date::new(2025, 3, 1), last: Date::new(2025, 3, 31) };
        let day = |day| Date::new(2025, 3, day);
        for (text, expected) in [
            ("i3 o7 i10 o14", vec![(day(3), day(7)), (day(10), day(14))]),
            ("o14 i10 o7 i3", vec![(day(3), day(7)), (day(10), day(14))]),
            // Out and back within a day, in whatever order the rows stand.
            ("i3 i5 o5 o7", vec![(day(3), day(5)), (day(5), day(7))]),
            ("i3 o3 i4 o4", vec![(day(3), day(3)), (day(4), day(4))]),
            ("o3 i9", vec![(Date::new(2025, 2, 28), day(3)), (day(9), Date::new(2025, 4, 1))]),
        ] {
            let stays = stays_of(&crossings(text), known).unwrap();
            let stays: Vec<_> = stays.iter().map(|stay| (stay.arrival, stay.departure)).collect();
            assert_eq!(stays, expected, "{text}");
        }
        let wrong = stays_of(&crossings("i3 i5 o7"), known);
        assert_eq!(wrong, Err(Contradiction { before: 2, row: 3 }));
    }
}
