//! The readings that explain the most figures of a year.

use std::collections::BTreeMap;

use super::explaining::Explaining;
use crate::law::params::{ChoiceId, Choices};
use crate::person::readings::combinations::{Tried, count, for_each};

/// The most comparisons of a reading with a figure that are made for points that hang together.
const MOST_COMPARED: u64 = 50_000_000;

/// What the figures of a year agree on.
#[derive(Debug, Default)]
pub(super) struct Agreement {
    /// The points that figures bear on, with the alternatives that readings take which explain the most.
    pub(super) points: Vec<Tried>,
    /// For each figure how it fares under those readings.
    pub(super) fares: Vec<Fares>,
}

/// How a figure fares under the readings that explain the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fares {
    /// Every one of them explains it.
    Explained,
    /// Some do, and others that explain as many do not.
    Undecided,
    /// None does, though other readings would.
    Contradicted,
    /// No reading at all explains it.
    Unexplained,
    /// There are too many readings to compare.
    NotCompared,
}

impl Agreement {
    /// Compares the figures of a year. Points that no figure ties together are compared apart.
    pub(super) fn of(figures: &[Explaining]) -> Self {
        let fares = figures.iter().map(|figure| {
            if figure.untried {
                Fares::NotCompared
            } else if figure.is_nothing() {
                Fares::Unexplained
            } else {
                Fares::Explained
            }
        });
        let mut all = Self { points: Vec::new(), fares: fares.collect() };
        for part in parts(figures) {
            all.compare(&part, figures);
        }
        all.points.sort_by_key(|point| point.id as usize);
        all
    }

    /// Compares the figures of one part with every reading of its points.
    fn compare(&mut self, part: &[usize], figures: &[Explaining]) {
        let points = points_of(part, figures);
        // Figures that the same readings explain count together.
        let mut groups: BTreeMap<&Explaining, Vec<usize>> = BTreeMap::new();
        for figure in part {
            groups.entry(&figures[*figure]).or_default().push(*figure);
        }
        let groups: Vec<(&Explaining, Vec<usize>)> = groups.into_iter().collect();
        let compared = u64::try_from(groups.len()).unwrap_or(u64::MAX);
        if count(points.iter()).saturating_mul(compared) > MOST_COMPARED {
            self.points.extend(points);
            for figure in part {
                self.fares[*figure] = Fares::NotCompared;
            }
            return;
        }
        let mut best = Best::of(points, groups.len());
        for_each(&best.points.clone(), Choices::DEFAULT, |_, choices| {
            let explained: Vec<bool> =
                groups.iter().map(|(group, _)| group.explains(choices)).collect();
            let people = groups.iter().zip(&explained).filter(|(_, explained)| **explained);
            best.take(people.map(|((_, figures), _)| figures.len()).sum(), &explained, choices);
        });
        for ((_, figures), (by_all, by_some)) in groups.iter().zip(&best.explained) {
            let fares = match (by_all, by_some) {
                (true, _) => Fares::Explained,
                (false, true) => Fares::Undecided,
                (false, false) => Fares::Contradicted,
            };
            for figure in figures {
                self.fares[*figure] = fares;
            }
        }
        let taken = best.points.into_iter().zip(best.taken);
        self.points.extend(taken.map(|(point, indices)| Tried { id: point.id, indices }));
    }
}

/// The readings that explain the most figures so far.
struct Best {
    points: Vec<Tried>,
    most: usize,
    /// The alternatives that they take at each point.
    taken: Vec<Vec<u8>>,
    /// For each group of figures whether all of them explain it, and whether some do.
    explained: Vec<(bool, bool)>,
}

impl Best {
    fn of(points: Vec<Tried>, groups: usize) -> Self {
        let taken = vec![Vec::new(); points.len()];
        Self { points, most: 0, taken, explained: vec![(true, false); groups] }
    }

    fn take(&mut self, people: usize, explained: &[bool], choices: &Choices) {
        if people < self.most {
            return;
        }
        if people > self.most {
            self.most = people;
            self.taken.iter_mut().for_each(Vec::clear);
            self.explained.fill((true, false));
        }
        for (point, taken) in self.points.iter().zip(&mut self.taken) {
            let index = choices.index(point.id);
            if !taken.contains(&index) {
                taken.push(index);
            }
        }
        for ((by_all, by_some), explained) in self.explained.iter_mut().zip(explained) {
            *by_all &= *explained;
            *by_some |= *explained;
        }
    }
}

/// Figures that hang together by their points, each part for itself.
fn parts(figures: &[Explaining]) -> Vec<Vec<usize>> {
    let mut parts: Vec<(Vec<ChoiceId>, Vec<usize>)> = Vec::new();
    for (place, figure) in figures.iter().enumerate() {
        let own: Vec<ChoiceId> = figure.points.iter().map(|point| point.id).collect();
        if own.is_empty() {
            continue;
        }
        let (touched, mut apart): (Vec<_>, Vec<_>) = std::mem::take(&mut parts)
            .into_iter()
            .partition(|(points, _)| points.iter().any(|id| own.contains(id)));
        let mut joined = (own, vec![place]);
        for (points, members) in touched {
            joined.0.extend(points);
            joined.1.extend(members);
        }
        apart.push(joined);
        parts = apart;
    }
    parts.into_iter().map(|(_, members)| members).collect()
}

/// The points of some figures, with every alternative that one of them may take.
fn points_of(part: &[usize], figures: &[Explaining]) -> Vec<Tried> {
    let mut points: Vec<Tried> = Vec::new();
    for point in part.iter().flat_map(|figure| &figures[*figure].points) {
        match points.iter_mut().find(|known| known.id == point.id) {
            Some(known) => {
                let more = point.indices.iter().filter(|index| !known.indices.contains(index));
                let more: Vec<u8> = more.copied().collect();
                known.indices.extend(more);
            }
            None => points.push(point.clone()),
        }
    }
    points
}
