//! Days as people write them whose parts could change places: 05/01/2025 is the fifth of January or
//! the first of May, and what stands below and above it decides.

use crate::reading::plain;

/// Which number comes first where the year comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// 31/01/2025.
    DayFirst,
    /// 01/31/2025.
    MonthFirst,
}

/// What the days of a column say about their order.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Votes {
    day_first: u64,
    month_first: u64,
    open: u64,
}

impl Votes {
    /// Counts a cell.
    pub(crate) fn add(&mut self, text: &str) {
        match numbers(text) {
            Some((day, 1..=12, _)) if day > 12 => self.day_first += 1,
            Some((1..=12, day, _)) if day > 12 => self.month_first += 1,
            Some((first, second, _)) if first != second => self.open += 1,
            _ => {}
        }
    }

    /// Whether any cell had a day with its year last.
    pub(crate) const fn any(&self) -> bool {
        self.day_first + self.month_first + self.open > 0
    }

    /// The order of most; none where a cell is open and nothing decides.
    pub(crate) const fn order(&self) -> Option<Order> {
        if self.day_first > self.month_first {
            Some(Order::DayFirst)
        } else if self.month_first > self.day_first {
            Some(Order::MonthFirst)
        } else if self.open > 0 {
            None
        } else {
            // Each day decides by itself.
            Some(Order::DayFirst)
        }
    }
}

/// The month of a day with its year last, or with the name of its month, as `2025-01`; none where
/// the text is something else, or the order is open.
pub(crate) fn month_of(text: &str, order: Option<Order>) -> Option<String> {
    let (year, month) = match numbers(text) {
        Some((first, second, year)) => {
            let month = match (first, second, order) {
                (1..=12, 1..=12, _) if first == second => first,
                (1..=12, 1..=12, order) => {
                    if order? == Order::DayFirst {
                        second
                    } else {
                        first
                    }
                }
                (_, 1..=12, _) => second,
                _ => first,
            };
            (year, month)
        }
        None => named(text)?,
    };
    (1..=12).contains(&month).then(|| format!("{year}-{month:02}"))
}

/// Two short numbers and a year.
fn numbers(text: &str) -> Option<(u16, u16, u16)> {
    let text = plain(text);
    // A time may stand behind the day.
    let day = text.split([' ', 'T']).next().filter(|day| day.contains(['/', '-', '.']))?;
    let mut parts = day.split(['/', '-', '.']);
    let mut next = |least: usize, most: usize| {
        let part = parts.next()?;
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        (digits && (least..=most).contains(&part.len())).then(|| part.parse::<u16>().ok())?
    };
    let found = (next(1, 2)?, next(1, 2)?, next(4, 4)?);
    parts.next().is_none().then_some(found)
}

/// The English names of the months, in lower case.
pub(crate) const MONTH_NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month by its English name, with a year of four digits: `5 Jan 2025`, `January 2025`.
fn named(text: &str) -> Option<(u16, u16)> {
    let text = plain(text).to_ascii_lowercase();
    let parts: Vec<&str> = text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let name = |part: &&str| {
        let known = MONTH_NAMES.iter().position(|name| part.len() >= 3 && name.starts_with(part));
        known.or_else(|| (**part == *"sept").then_some(8))
    };
    let month = parts.iter().find_map(name)?;
    let year = |part: &&&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let year = parts.iter().find(year)?.parse().ok()?;
    Some((year, u16::try_from(month + 1).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_decides_what_a_day_leaves_open() {
        let order = |texts: &[&str]| {
            let mut votes = Votes::default();
            for text in texts {
                votes.add(text);
            }
            votes.order()
        };
        assert_eq!(order(&["05/01/2025", "28/02/2025"]), Some(Order::DayFirst));
        assert_eq!(order(&["01/05/2025", "02/28/2025"]), Some(Order::MonthFirst));
        assert_eq!(order(&["05/01/2025", "05/02/2025"]), None);
        assert_eq!(order(&["28/02/2025", "02/28/2025", "01/02/2025"]), None);
        assert_eq!(order(&["2025-01-31"]), Some(Order::DayFirst));
    }

    #[test]
    fn months_are_read_from_days() {
        for (text, order, month) in [
            ("05/01/2025", Some(Order::DayFirst), Some("2025-01")),
            ("05/01/2025", Some(Order::MonthFirst), Some("2025-05")),
            ("05/01/2025", None, None),
            ("05.05.2025", None, Some("2025-05")),
            ("31-12-2025 00:00:00", None, Some("2025-12")),
            ("12/31/2025", Some(Order::DayFirst), Some("2025-12")),
            ("5 Jan 2025", None, Some("2025-01")),
            ("Sept 30, 2025", None, Some("2025-09")),
            ("December 2025", None, Some("2025-12")),
            ("31-Jan-25", None, None),
            ("2025-01-31", None, None),
            ("99/99/2025", None, None),
        ] {
            assert_eq!(month_of(text, order).as_deref(), month, "{text}");
        }
    }
}
