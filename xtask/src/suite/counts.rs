//! What tests came to.

use std::iter::Sum;

/// What the tests of an area came to.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
    /// Why each that was passed over was.
    pub(super) skipped: Vec<String>,
}

impl Counts {
    pub(super) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped.extend(other.skipped);
    }

    /// In words, where there were tests.
    pub(super) fn line(&self) -> Option<String> {
        let Self { passed, failed, skipped } = self;
        let failures = if *failed > 0 { format!(", {failed} FAILED") } else { String::new() };
        let left =
            if skipped.is_empty() { String::new() } else { format!(", {} skipped", skipped.len()) };
        (passed + failed + skipped.len() > 0).then(|| format!("{passed} passed{failures}{left}"))
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        let mut sum = Self::default();
        all.for_each(|counts| sum.add(counts));
        sum
    }
}
