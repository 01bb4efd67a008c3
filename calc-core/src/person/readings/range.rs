//! Between which amounts an answer lies under all combinations of the open points, and the one question
//! that narrows it most.
//!
//! Facts, and the conditions that rest on them, stay as they are, and so does what the user decided. What
//! bears on the exemption does not touch the subsidy, and the other way round, so the two are combined
//! apart; which of them is taken then depends on their ends only. What bears on the mainland tax of an
//! income that is in neither relief moves what is due and nothing else.

use serde::Serialize;

use super::alternatives::{AlternativeOf, departures, named};
use super::combinations::{Tried, count, for_each};
use super::ends::{Ends, Found};
use super::exemptions::{DecisiveQuestion, Exemptions};
use super::points::PointsOfPerson;
use super::worked_out::Person;
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::person::assess::{ExemptionRange, Outcome, Settings};
use crate::person::facts::Facts;
use crate::person::relief::election::{BestRoute, elect};

/// What an answer comes to under every reading of the open points that bear on the person.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ReadingRange))]
pub struct Range {
    /// How many readings there are: all combinations of the alternatives below.
    pub readings: u64,
    /// The open points that are decided one way and another. What was decided by the user is closed.
    pub points: Vec<PointOfRange>,
    /// Alternatives of open points that bear on the person and cannot be worked out: the true range may
    /// be wider.
    pub not_worked_out: Vec<AlternativeOf>,
    /// Open points that the months of the year rest on; they stay as they are.
    pub held: Vec<&'static str>,
    /// The exemption, in yuan.
    pub exemption: AmountRange,
    /// The subsidy, in yuan.
    pub subsidy: AmountRange,
    /// What the best route brings for certain, in yuan.
    pub benefit: AmountRange,
    /// Tax due, or (negative) what comes back; nothing where the tax withheld is not known.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub refund_or_due: Option<SignedRange>,
    /// Every route that is best under some reading.
    pub best_routes: Vec<BestRoute>,
    /// The question whose answer narrows the range of the exemption most; nothing where both ends are
    /// the same.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub question: Option<DecisiveQuestion>,
}

/// An open point, and the alternatives that were combined with those of the others.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointOfRange {
    /// The open point's id.
    pub point: &'static str,
    /// Its alternatives, the one that the answer takes first.
    pub alternatives: Vec<&'static str>,
}

/// The least and the most, in yuan.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AmountRange {
    /// The least.
    pub low: End,
    /// The most.
    pub high: End,
}

/// The least and the most of an amount that may be negative, in yuan.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedRange {
    /// The least: what comes back at most.
    pub low: SignedEnd,
    /// The most.
    pub high: SignedEnd,
}

/// An end of a range.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RangeEnd))]
pub struct End {
    /// The amount, in yuan.
    pub amount: Cny,
    /// The reading that gives it: where it departs from what the answer takes. Without a departure it is
    /// the answer's own.
    pub departures: Vec<AlternativeOf>,
}

/// An end of a range that may be negative.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SignedRangeEnd))]
pub struct SignedEnd {
    /// The amount, in yuan.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub amount: Cny,
    /// The reading that gives it: where it departs from what the answer takes.
    pub departures: Vec<AlternativeOf>,
}

/// The range of an answer.
pub(crate) fn range(facts: &Facts, settings: &Settings, outcome: &Outcome) -> Range {
    let points = PointsOfPerson::of(facts, settings, outcome);
    let person = Person { facts, settings, outcome };
    let exemptions = Exemptions::of(&person, &points);
    let mut total = Total::new(&person, &points, taxes(&person, &points));
    for_each(&points.shared, outcome.choices, |places, shared| {
        let mut subsidy = None;
        for_each(&points.subsidy, *shared, |of_subsidy, choices| {
            let (eligible, amount) = person.subsidy(choices).unwrap_or(NOTHING);
            let departures = departures(places) + departures(of_subsidy);
            let found = Found { amount, eligible, departures, choices: *choices };
            Ends::take(&mut subsidy, found);
        });
        if let (Some(exemption), Some(subsidy)) = (exemptions.under(places), subsidy) {
            total.take(exemption, subsidy);
        }
    });
    let Total { exemption, subsidy, benefit, refund_or_due, routes, .. } = total;
    let nothing =
        Found { amount: Cny::ZERO, eligible: NOTHING.0, departures: 0, choices: outcome.choices };
    let end = |found: Found| End {
        amount: found.amount,
        departures: points.departures(&found.choices, &outcome.choices),
    };
    let amounts = |ends: Option<Ends>| {
        let ends = ends.unwrap_or(Ends::of(nothing));
        AmountRange { low: end(ends.low), high: end(ends.high) }
    };
    let signed = |found: Found| {
        let End { amount, departures } = end(found);
        SignedEnd { amount, departures }
    };
    Range {
        readings: count(points.all()),
        points: points.all().map(point).collect(),
        not_worked_out: points.not_worked_out.iter().map(|(id, key)| named(*id, key)).collect(),
        held: points.held.iter().map(|id| id.parameter().about.id).collect(),
        exemption: amounts(exemption),
        subsidy: amounts(subsidy),
        benefit: amounts(benefit),
        refund_or_due: refund_or_due
            .map(|ends| SignedRange { low: signed(ends.low), high: signed(ends.high) }),
        best_routes: BestRoute::ALL.into_iter().filter(|route| routes.contains(route)).collect(),
        question: exemptions.question(),
    }
}

/// The ends of the mainland tax.
fn taxes(person: &Person<'_>, points: &PointsOfPerson) -> Ends {
    let outcome = person.outcome;
    let found = |amount, places: &[usize], choices: &Choices| {
        let (departures, choices) = (departures(places), *choices);
        Found { amount, eligible: Eligibility::Yes, departures, choices }
    };
    let taken = Ends::of(found(outcome.mainland.tax, &[], &outcome.choices));
    let mut ends = Some(taken);
    if !points.tax.is_empty() {
        for_each(&points.tax, outcome.choices, |places, choices| {
            if let Some(tax) = person.mainland_tax(choices) {
                Ends::take(&mut ends, found(tax, places, choices));
            }
        });
    }
    ends.unwrap_or(taken)
}

/// The range of the exemption alone.
pub(super) fn exemption_range(
    facts: &Facts,
    settings: &Settings,
    outcome: &Outcome,
) -> ExemptionRange {
    let points = PointsOfPerson::of(facts, settings, outcome);
    let exemptions = Exemptions::of(&Person { facts, settings, outcome }, &points);
    let (low, high) = exemptions.ends();
    ExemptionRange { low, high, question: exemptions.decisive().map(|(id, _)| id) }
}

/// A relief that cannot be had.
const NOTHING: (Eligibility, Cny) = (Eligibility::No, Cny::ZERO);

fn point(tried: &Tried) -> PointOfRange {
    let alternatives = tried.keys().collect();
    PointOfRange { point: tried.id.parameter().about.id, alternatives }
}

/// The ends of everything.
struct Total<'a> {
    person: &'a Person<'a>,
    points: &'a PointsOfPerson,
    tax: Ends,
    exemption: Option<Ends>,
    subsidy: Option<Ends>,
    benefit: Option<Ends>,
    refund_or_due: Option<Ends>,
    routes: Vec<BestRoute>,
}

impl<'a> Total<'a> {
    fn new(person: &'a Person<'a>, points: &'a PointsOfPerson, tax: Ends) -> Self {
        Self {
            person,
            points,
            tax,
            exemption: None,
            subsidy: None,
            benefit: None,
            refund_or_due: None,
            routes: Vec::new(),
        }
    }

    /// Takes the two reliefs under one decision of what bears on both. Which is best, what it brings and
    /// what comes back have their ends where the reliefs have theirs.
    fn take(&mut self, exemption: Ends, subsidy: Ends) {
        for found in [exemption.low, exemption.high] {
            Ends::take(&mut self.exemption, found);
        }
        for found in [subsidy.low, subsidy.high] {
            Ends::take(&mut self.subsidy, found);
        }
        for exempt in [exemption.low, exemption.high] {
            for subsidised in [subsidy.low, subsidy.high] {
                self.take_pair(exempt, subsidised);
            }
        }
    }

    fn take_pair(&mut self, exempt: Found, subsidised: Found) {
        let taken = self.person.outcome.choices;
        let points = self.points;
        let choices = with_places_of(&points.subsidy, exempt.choices, &subsidised.choices);
        let election =
            elect((exempt.eligible, exempt.amount), (subsidised.eligible, subsidised.amount));
        let found = |amount, choices: Choices| Found {
            amount,
            eligible: exempt.eligible,
            departures: points.departures(&choices, &taken).len(),
            choices,
        };
        if !self.routes.contains(&election.best) {
            self.routes.push(election.best);
        }
        Ends::take(&mut self.benefit, found(election.benefit, choices));
        let claimed = if election.best == BestRoute::Exemption { exempt.amount } else { Cny::ZERO };
        if let Some(withheld) = self.person.facts.mainland.tax_withheld {
            for tax in [self.tax.low, self.tax.high] {
                let choices = with_places_of(&points.tax, choices, &tax.choices);
                let due = found(tax.amount - claimed - withheld, choices);
                Ends::take(&mut self.refund_or_due, due);
            }
        }
    }
}

/// A reading with the alternatives of another at some points.
fn with_places_of(points: &[Tried], choices: Choices, other: &Choices) -> Choices {
    points
        .iter()
        .fold(choices, |choices, point| choices.with_index(point.id, other.index(point.id)))
}
