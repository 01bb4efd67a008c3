//! The readings that explain one figure.

use std::collections::BTreeSet;

use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::person::readings::combinations::{Tried, count, for_each};
use crate::person::readings::worked_out::Person;

/// The readings that give a figure to the fen, over the points that matter for whether they do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Explaining {
    /// The points.
    pub(super) points: Vec<Tried>,
    /// The place of the alternative at each of them, reading by reading.
    exact: BTreeSet<Vec<u8>>,
    /// Whether there are too many readings to try them.
    pub(super) untried: bool,
}

/// The most readings of one person that are tried.
const MOST_READINGS: u64 = 50_000;

impl Explaining {
    /// Tries every reading. An alternative that cannot be worked out for a person is not among the readings:
    /// the figure says nothing of it.
    pub(super) fn of(person: &Person<'_>, points: &[Tried], official: Cny) -> Self {
        let mut exact = BTreeSet::new();
        if count(points.iter()) > MOST_READINGS {
            return Self { points: Vec::new(), exact, untried: true };
        }
        for_each(points, person.outcome.choices, |_, choices| {
            let claim = person.exemption(choices);
            if claim.is_some_and(|claim| claim.relief.amount == official) {
                exact.insert(points.iter().map(|point| choices.index(point.id)).collect());
            }
        });
        let mut all = Self { points: points.to_vec(), exact, untried: false };
        all.reduce();
        all
    }

    /// Leaves out the points whose every alternative explains as much as every other: what is decided there
    /// cannot be learned from this figure.
    fn reduce(&mut self) {
        let mut at = 0;
        while let Some(point) = self.points.get(at) {
            let is_free = |reading: &Vec<u8>| {
                let mut other = reading.clone();
                point.indices.iter().all(|index| {
                    other[at] = *index;
                    self.exact.contains(&other)
                })
            };
            if self.exact.iter().all(is_free) {
                let without = |mut reading: Vec<u8>| {
                    reading.remove(at);
                    reading
                };
                self.exact = std::mem::take(&mut self.exact).into_iter().map(without).collect();
                self.points.remove(at);
            } else {
                at += 1;
            }
        }
    }

    /// Whether no reading gives the figure.
    pub(super) fn is_nothing(&self) -> bool {
        self.exact.is_empty()
    }

    /// Whether a reading gives it.
    pub(super) fn explains(&self, choices: &Choices) -> bool {
        let places: Vec<u8> = self.points.iter().map(|point| choices.index(point.id)).collect();
        self.exact.contains(&places)
    }
}
