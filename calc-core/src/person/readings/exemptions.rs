//! The exemption of a person under every reading.

use serde::Serialize;

use super::alternatives::departures;
use super::combinations::{Tried, for_each};
use super::ends::{Ends, Found, Width};
use super::points::PointsOfPerson;
use super::worked_out::Person;
use crate::law::money::Cny;
use crate::law::params::ChoiceId;

/// The open point to ask about first.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisiveQuestion {
    /// The open point's id.
    pub point: &'static str,
    /// By how much its answer narrows the range of the exemption at least, in yuan.
    pub narrows_by: Cny,
    /// From one end to the other before, in yuan.
    pub width: Cny,
}

/// The exemption under every reading.
#[derive(Debug)]
pub(super) struct Exemptions {
    /// The points that it depends on.
    points: Vec<ChoiceId>,
    width: Option<Width>,
    /// The ends under each alternative of what bears on both reliefs; one where nothing does.
    by_shared: Vec<Option<Ends>>,
    /// The ends under each alternative of each point.
    by_alternative: Vec<Vec<Option<Width>>>,
}

impl Exemptions {
    /// Works out all combinations.
    pub(super) fn of(person: &Person<'_>, points: &PointsOfPerson) -> Self {
        let tried: Vec<Tried> = points.shared.iter().chain(&points.exemption).cloned().collect();
        let mut all = Self {
            points: tried.iter().map(|point| point.id).collect(),
            width: None,
            by_shared: vec![None; points.shared.first().map_or(1, |point| point.indices.len())],
            by_alternative: tried.iter().map(|point| vec![None; point.indices.len()]).collect(),
        };
        let shared = points.shared.len();
        for_each(&tried, person.outcome.choices, |places, choices| {
            let Some(claim) = person.exemption(choices) else { return };
            all.take(
                (&places[..shared], places),
                Found {
                    amount: claim.amount,
                    eligible: claim.eligible,
                    departures: departures(places),
                    choices: *choices,
                },
            );
        });
        all
    }

    fn take(&mut self, (shared, places): (&[usize], &[usize]), found: Found) {
        if let Some(ends) = self.by_shared.get_mut(shared.first().copied().unwrap_or_default()) {
            Ends::take(ends, found);
        }
        Width::take(&mut self.width, found.amount);
        for (widths, place) in self.by_alternative.iter_mut().zip(places) {
            if let Some(width) = widths.get_mut(*place) {
                Width::take(width, found.amount);
            }
        }
    }

    /// The ends under a decision of what bears on both reliefs.
    pub(super) fn under(&self, shared: &[usize]) -> Option<Ends> {
        self.by_shared.get(shared.first().copied().unwrap_or_default()).copied().flatten()
    }

    /// The least and the most.
    pub(super) fn ends(&self) -> (Cny, Cny) {
        self.width.map_or((Cny::ZERO, Cny::ZERO), |width| (width.low, width.high))
    }

    /// The point whose worst answer leaves the smallest width, and that width. Of equal ones the first by
    /// id; nothing where both ends are the same.
    pub(super) fn decisive(&self) -> Option<(ChoiceId, Cny)> {
        let whole = self.width?.amount();
        if whole == Cny::ZERO {
            return None;
        }
        let worst = |widths: &Vec<Option<Width>>| {
            widths.iter().flatten().map(|width| width.amount()).max().unwrap_or(whole)
        };
        let left = self.by_alternative.iter().map(worst);
        let all = self.points.iter().copied().zip(left);
        all.min_by_key(|(id, left)| (*left, id.parameter().about.id))
    }

    /// The same as a question.
    pub(super) fn question(&self) -> Option<DecisiveQuestion> {
        let (id, left) = self.decisive()?;
        let width = self.width?.amount();
        let point = id.parameter().about.id;
        Some(DecisiveQuestion { point, narrows_by: width - left, width })
    }
}
