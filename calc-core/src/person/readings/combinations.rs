//! Every combination of alternatives.

use crate::law::params::{ChoiceId, Choices};

/// An open point and the alternatives that are tried at it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tried {
    /// The point.
    pub(super) id: ChoiceId,
    /// The places of the alternatives, the one that was taken first.
    pub(super) indices: Vec<u8>,
}

impl Tried {
    /// The names of the alternatives.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static str> {
        let key = |index: &u8| self.id.alternatives().get(usize::from(*index)).map(|one| one.key);
        self.indices.iter().filter_map(key)
    }
}

/// How many combinations some points have.
pub(super) fn count<'t>(points: impl Iterator<Item = &'t Tried>) -> u64 {
    let counts = points.map(|point| u64::try_from(point.indices.len()).unwrap_or(u64::MAX));
    counts.fold(1, u64::saturating_mul)
}

/// Calls `visit` with every combination of the alternatives of some points, and with the place of the
/// alternative of each among those that are tried; what was taken comes first. Everything else stays as
/// in `from`.
pub(super) fn for_each(points: &[Tried], from: Choices, mut visit: impl FnMut(&[usize], &Choices)) {
    let mut places = vec![0; points.len()];
    let mut choices = from;
    loop {
        visit(&places, &choices);
        // The next number, with a digit for each point.
        let mut digits = points.iter().zip(&mut places);
        let carried = digits.all(|(point, place)| {
            *place = (*place + 1) % point.indices.len();
            choices = choices.with_index(point.id, point.indices[*place]);
            *place == 0
        });
        if carried {
            return;
        }
    }
}
