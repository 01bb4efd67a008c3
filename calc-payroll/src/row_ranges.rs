//! Rows as ranges, as `--exclude` takes them: `3,7-9`.

use std::fmt;

/// How many ranges are kept. Nobody copies more of them.
const MOST: usize = 40;

/// Rows that were added in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowRanges {
    ranges: Vec<(u64, u64)>,
    /// Whether there were more than are kept.
    cut: bool,
}

impl RowRanges {
    /// Adds a row behind those that are there.
    pub fn push(&mut self, row: u64) {
        self.push_range((row, row));
    }

    /// Adds later rows.
    pub fn merge(&mut self, later: &Self) {
        for range in &later.ranges {
            self.push_range(*range);
        }
        self.cut |= later.cut;
    }

    /// Whether every row is there that was added.
    pub fn is_whole(&self) -> bool {
        !self.cut
    }

    fn push_range(&mut self, (first, last): (u64, u64)) {
        let full = self.ranges.len() >= MOST;
        match self.ranges.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(first) => *end = last,
            _ if full => self.cut = true,
            _ => self.ranges.push((first, last)),
        }
    }
}

impl fmt::Display for RowRanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (first, last)) in self.ranges.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            if first == last {
                write!(f, "{comma}{first}")?;
            } else {
                write!(f, "{comma}{first}-{last}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_follow_each_other_are_a_range() {
        let mut rows = RowRanges::default();
        for row in [3, 7, 8] {
            rows.push(row);
        }
        let mut later = RowRanges::default();
        for row in [9, 12] {
            later.push(row);
        }
        rows.merge(&later);
        assert_eq!((rows.to_string().as_str(), rows.is_whole()), ("3,7-9,12", true));
    }

    #[test]
    fn a_list_that_nobody_would_copy_is_cut() {
        let mut rows = RowRanges::default();
        for row in 1..=41 {
            rows.push(row * 2);
        }
        assert!(!rows.is_whole());
    }
}
