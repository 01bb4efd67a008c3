//! Calibration: which readings of the open points the figures of a tax bureau agree with, over many people,
//! year by year.
//!
//! Only what every reading that explains the most figures has in common is learned. Exchange rates are never
//! learned: with the rate free, chance alone explains a good part of all figures.

mod agreement;
mod explaining;

use serde::Serialize;

use super::alternatives::{AlternativeOf, named};
use super::combinations::Tried;
use super::gap::{NotReconciled, Official, exempt};
use super::points::PointsOfPerson;
use super::worked_out::Person;
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::{ChoiceId, Choices};
use crate::law::period::TaxYear;
use crate::law::trace::Silent;
use crate::person::assess::{Outcome, Settings, assess};
use crate::person::facts::Facts;
use crate::person::ruleset::RulesetOfPerson;
use agreement::{Agreement, Fares};
use explaining::Explaining;

/// The version of the shape.
pub const SCHEMA: &str = "taxdiff.calibration/1";

/// How many rows are named for each thing that is said.
pub const MOST_ROWS: usize = 100;

/// How many people are named whose figures would settle a point.
const MOST_SETTLING: usize = 12;

/// Somebody of a payroll, and what the bureau gave them.
#[derive(Clone, Copy, Debug)]
pub struct Observed<'a> {
    /// The row of the payroll.
    pub row: u64,
    /// The facts.
    pub facts: &'a Facts,
    /// The figure; nothing where none is known.
    pub official: Option<Official>,
}

/// What the figures of a bureau agree with. It is not the law.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Calibration {
    /// The version of this shape.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^taxdiff\.calibration/1$"))]
    pub schema: &'static str,
    /// What computed it.
    pub ruleset: RulesetOfPerson,
    /// The tax years of which there are figures, in order.
    pub years: Vec<CalibratedYear>,
}

/// What the figures of one tax year agree with.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalibratedYear {
    /// The calendar year of mainland tax.
    pub tax_year: TaxYear,
    /// How many people have a figure that was compared.
    pub figures: u64,
    /// How many of the figures every reading gives to the fen that explains the most of them.
    pub explained: u64,
    /// What all of these readings have in common, although another alternative would have been possible.
    pub learned: Vec<Learned>,
    /// The points that stay open.
    pub unsettled: Vec<Unsettled>,
    /// The figures that they do not give, at most a hundred of them.
    pub resisting: Vec<Resisting>,
    /// How many do not.
    pub resist: u64,
}

/// An alternative that was learned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Learned {
    /// The open point's id.
    pub point: &'static str,
    /// The alternative.
    pub alternative: &'static str,
    /// Whether it is what would be taken anyway.
    pub is_taken_anyway: bool,
    /// The rows whose figures bear on the point, at most a hundred of them.
    pub rows: Vec<u64>,
    /// How many there are.
    pub people: u64,
}

/// A point that the figures leave open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Unsettled {
    /// The open point's id.
    pub point: &'static str,
    /// The alternatives that are still possible.
    pub alternatives: Vec<&'static str>,
    /// The first rows without a figure whose figures would settle it.
    pub settled_by: Vec<u64>,
}

/// A figure that the readings which explain the most do not give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Resisting {
    /// The row.
    pub row: u64,
    /// Why it resists.
    pub why: Resistance,
    /// The exemption that the official figure says, in yuan.
    pub official: Cny,
    /// The exemption under what was learned, in yuan.
    pub ours: Cny,
    /// The official figure less ours, in yuan.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub difference: Cny,
}

/// Why a figure resists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Resistance {
    /// No reading gives it.
    Unexplained,
    /// Readings give it that contradict the figures of more people.
    Contradicted,
    /// Readings give it that contradict the figures of as many people.
    Undecided,
    /// There are too many readings to compare.
    NotCompared,
}

/// Why a row with a figure is not compared.
#[derive(Clone, Debug)]
pub enum NotCompared {
    /// The facts are not worked out, or the figure is none.
    Refused(NotReconciled),
    /// The facts rule the exemption out, so that no figure says how it is worked out.
    RuledOut,
}

/// What a payroll says, and the rows whose figures are not compared.
#[derive(Debug)]
pub struct Calibrated {
    /// What was found.
    pub calibration: Calibration,
    /// The rows.
    pub not_compared: Vec<(u64, NotCompared)>,
}

/// Compares the figures of many people with every reading. What the settings or a row decide is closed.
pub fn calibrate(people: &[Observed<'_>], settings: &Settings) -> Calibrated {
    let mut years: Vec<TaxYear> = Vec::new();
    for person in people.iter().filter(|person| person.official.is_some()) {
        if !years.contains(&person.facts.tax_year) {
            years.push(person.facts.tax_year);
        }
    }
    years.sort_unstable();
    let mut not_compared = Vec::new();
    let of_year = |year| {
        let people = people.iter().filter(|person| person.facts.tax_year == year);
        let people: Vec<Observed<'_>> = people.copied().collect();
        let settings = settings.of_year(year);
        calibrated_year(year, &people, &settings, &mut not_compared)
    };
    let years: Vec<CalibratedYear> = years.into_iter().map(of_year).collect();
    not_compared.sort_by_key(|(row, _)| *row);
    let ruleset = RulesetOfPerson::with(settings.digest_of_readings());
    Calibrated { calibration: Calibration { schema: SCHEMA, ruleset, years }, not_compared }
}

/// A figure of the year.
struct Figure<'a> {
    observed: Observed<'a>,
    outcome: Outcome,
    official: Cny,
    /// Every point that bears on the exemption, whether this figure says anything of it or not.
    points: Vec<Tried>,
}

fn calibrated_year(
    year: TaxYear,
    people: &[Observed<'_>],
    settings: &Settings,
    not_compared: &mut Vec<(u64, NotCompared)>,
) -> CalibratedYear {
    let mut figures = Vec::new();
    let mut explaining = Vec::new();
    for observed in people {
        let Some(official) = observed.official else { continue };
        match Figure::of(observed, official, settings) {
            Ok(figure) => {
                explaining.push(figure.explaining(settings));
                figures.push(figure);
            }
            Err(why) => not_compared.push((observed.row, why)),
        }
    }
    let agreement = Agreement::of(&explaining);
    let learned = learned(&agreement, &figures, &explaining);
    let mut choices = settings.choices;
    for point in agreement.points.iter().filter(|point| point.indices.len() == 1) {
        choices = choices.with_index(point.id, point.indices[0]);
    }
    let unsettled = unsettled(&agreement, &figures, (people, settings, &choices));
    let resisting = resisting(&agreement, &figures, settings, &choices);
    CalibratedYear {
        tax_year: year,
        figures: number(figures.len()),
        explained: number(figures.len() - resisting.len()),
        learned,
        unsettled,
        resist: number(resisting.len()),
        resisting: resisting.into_iter().take(MOST_ROWS).collect(),
    }
}

impl<'a> Figure<'a> {
    fn of(
        observed: &Observed<'a>,
        official: Official,
        settings: &Settings,
    ) -> Result<Self, NotCompared> {
        let facts = observed.facts;
        let refused = |problems| NotCompared::Refused(NotReconciled::Facts(problems));
        let outcome = assess(facts, settings, &mut Silent).map_err(refused)?;
        let official = exempt(&Person { facts, settings, outcome: &outcome }, official)
            .map_err(|error| NotCompared::Refused(NotReconciled::Official(error)))?;
        if outcome.exemption.eligible == Eligibility::No {
            return Err(NotCompared::RuledOut);
        }
        let points = PointsOfPerson::of_exemption(facts, settings, &outcome).exemption;
        Ok(Self { observed: *observed, outcome, official, points })
    }

    fn person<'p>(&'p self, settings: &'p Settings) -> Person<'p> {
        Person { facts: self.observed.facts, settings, outcome: &self.outcome }
    }

    fn explaining(&self, settings: &Settings) -> Explaining {
        Explaining::of(&self.person(settings), &self.points, self.official)
    }

    /// The exemption under what was learned; what the row decides stays.
    fn ours(&self, settings: &Settings, learned: &Choices) -> Cny {
        let mut choices = self.outcome.choices;
        for point in &self.points {
            let index = learned.index(point.id);
            if point.indices.contains(&index) {
                choices = choices.with_index(point.id, index);
            }
        }
        let claim = self.person(settings).exemption(&choices);
        claim.map_or(self.outcome.exemption.relief.amount, |claim| claim.relief.amount)
    }
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// What the readings that explain the most have in common.
fn learned(agreement: &Agreement, figures: &[Figure<'_>], all: &[Explaining]) -> Vec<Learned> {
    let settled = agreement.points.iter().filter(|point| point.indices.len() == 1);
    let learned = settled.map(|point| {
        let bears = |explaining: &Explaining| explaining.points.iter().any(|it| it.id == point.id);
        let of = figures.iter().zip(all).zip(&agreement.fares);
        // Of figures that contradict each other elsewhere, both may agree here.
        let agrees = |fares: &Fares| matches!(fares, Fares::Explained | Fares::Undecided);
        let of = of.filter(|((_, all), fares)| agrees(fares) && bears(all));
        let rows: Vec<u64> = of.map(|((figure, _), _)| figure.observed.row).collect();
        let AlternativeOf { point: id, alternative } = at(point.id, point.indices[0]);
        let tried = figures.iter().flat_map(|figure| &figure.points);
        let taken = tried.into_iter().find(|tried| tried.id == point.id);
        Learned {
            point: id,
            alternative,
            is_taken_anyway: taken.is_some_and(|tried| tried.indices[0] == point.indices[0]),
            people: number(rows.len()),
            rows: rows.into_iter().take(MOST_ROWS).collect(),
        }
    });
    learned.collect()
}

/// The alternative at a place.
fn at(id: ChoiceId, index: u8) -> AlternativeOf {
    named(id, id.alternatives().get(usize::from(index)).map_or("", |one| one.key))
}

/// The points that stay open, and whose figures would settle them.
fn unsettled(
    agreement: &Agreement,
    figures: &[Figure<'_>],
    (people, settings, learned): (&[Observed<'_>], &Settings, &Choices),
) -> Vec<Unsettled> {
    let mut open: Vec<Tried> = Vec::new();
    for point in agreement.points.iter().chain(figures.iter().flat_map(|figure| &figure.points)) {
        if !open.iter().any(|known| known.id == point.id) {
            open.push(point.clone());
        }
    }
    open.retain(|point| point.indices.len() > 1);
    open.sort_by_key(|point| point.id as usize);
    let mut settled_by: Vec<Vec<u64>> = vec![Vec::new(); open.len()];
    for person in people.iter().filter(|person| person.official.is_none()) {
        if settled_by.iter().all(|rows| rows.len() >= MOST_SETTLING) {
            break;
        }
        let decided = Settings { choices: *learned, ..settings.clone() };
        let Ok(outcome) = assess(person.facts, &decided, &mut Silent) else { continue };
        let of_person = PointsOfPerson::of_exemption(person.facts, &decided, &outcome).exemption;
        let worked = Person { facts: person.facts, settings: &decided, outcome: &outcome };
        for (point, rows) in open.iter().zip(&mut settled_by) {
            let has = of_person.iter().any(|tried| tried.id == point.id);
            if has && rows.len() < MOST_SETTLING && tells_apart(&worked, point) {
                rows.push(person.row);
            }
        }
    }
    let unsettled = open.iter().zip(settled_by).map(|(point, settled_by)| Unsettled {
        point: point.id.parameter().about.id,
        alternatives: point.keys().collect(),
        settled_by,
    });
    unsettled.collect()
}

/// Whether a person's exemption is another under each alternative of a point or two of them at least.
fn tells_apart(person: &Person<'_>, point: &Tried) -> bool {
    let under = |index: &u8| person.exemption(&person.outcome.choices.with_index(point.id, *index));
    let mut amounts = point.indices.iter().filter_map(under).map(|claim| claim.relief.amount);
    amounts.next().is_some_and(|first| amounts.any(|amount| amount != first))
}

/// The figures that are not explained.
fn resisting(
    agreement: &Agreement,
    figures: &[Figure<'_>],
    settings: &Settings,
    learned: &Choices,
) -> Vec<Resisting> {
    let resisting = figures.iter().zip(&agreement.fares).filter_map(|(figure, fares)| {
        let why = match fares {
            Fares::Explained => return None,
            Fares::Undecided => Resistance::Undecided,
            Fares::Contradicted => Resistance::Contradicted,
            Fares::Unexplained => Resistance::Unexplained,
            Fares::NotCompared => Resistance::NotCompared,
        };
        let (official, ours) = (figure.official, figure.ours(settings, learned));
        let row = figure.observed.row;
        Some(Resisting { row, why, official, ours, difference: official - ours })
    });
    resisting.collect()
}
