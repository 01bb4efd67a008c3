//! Rows that a user leaves out: `3,7-9`.

/// A list of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows(Vec<(u64, u64)>);

impl Rows {
    /// Reads a list; none where it is no list of rows.
    pub fn parse(text: &str) -> Option<Self> {
        let mut ranges = Vec::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last): (u64, u64) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
            if first == 0 || last < first {
                return None;
            }
            ranges.push((first, last));
        }
        Some(Self(ranges))
    }

    /// Whether a row is in the list.
    pub fn contains(&self, row: u64) -> bool {
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&row))
    }

    /// Whether the list has no row.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_strictly() {
        let rows = Rows::parse("3, 7-9").unwrap();
        assert!(rows.contains(3) && rows.contains(8) && !rows.contains(6));
        for text in ["0", "a", "9-7", "1-", "-1"] {
            assert_eq!(Rows::parse(text), None, "{text}");
        }
        assert!(Rows::parse("").unwrap().is_empty());
    }
}
