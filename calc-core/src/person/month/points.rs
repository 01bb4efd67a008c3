//! The open points of the law that a result rests on, as a set.

use crate::law::params::ChoiceId;

/// Open points that an answer took an alternative at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points(u64);

/// One bit for each.
const _: () = assert!(ChoiceId::ALL.len() <= u64::BITS as usize);

impl Points {
    /// Adds a point.
    pub fn insert(&mut self, point: ChoiceId) {
        self.0 |= 1 << point as u32;
    }

    /// Whether a point is among them.
    pub fn contains(self, point: ChoiceId) -> bool {
        self.0 & (1 << point as u32) != 0
    }

    /// The points of both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The points, in order.
    pub fn iter(self) -> impl Iterator<Item = ChoiceId> {
        ChoiceId::ALL.into_iter().filter(move |point| self.contains(*point))
    }

    /// As a number that [`Self::from_bits`] reads.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// The reverse of [`Self::bits`].
    pub fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

impl FromIterator<ChoiceId> for Points {
    fn from_iter<T: IntoIterator<Item = ChoiceId>>(points: T) -> Self {
        let mut all = Self::default();
        all.extend(points);
        all
    }
}

impl Extend<ChoiceId> for Points {
    fn extend<T: IntoIterator<Item = ChoiceId>>(&mut self, points: T) {
        points.into_iter().for_each(|point| self.insert(point));
    }
}
