//! The gap finder: which readings of the open points give an official figure to the fen.
//!
//! What the bureau gave is taken to be the exemption with every condition met. A figure is explained
//! where a reading gives it exactly, and nothing else explains it.

use serde::Serialize;

use super::alternatives::{AlternativeOf, departures, named};
use super::combinations::{Tried, for_each};
use super::points::PointsOfPerson;
use super::rates::{RateInterval, rates};
use super::worked_out::Person;
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::{ChoiceId, Choices};
use crate::law::period::TaxYear;
use crate::law::problem::{Argument, Message};
use crate::law::rate::Share;
use crate::law::trace::Silent;
use crate::person::assess::{Outcome, Settings, assess};
use crate::person::decode::PersonProblem;
use crate::person::facts::Facts;
use crate::person::fields::Field;
use crate::person::ruleset::RulesetOfPerson;

/// The version of the shape.
pub const SCHEMA: &str = "taxdiff.reconcile/1";

/// How many exact readings are named one by one.
const MOST_NAMED: usize = 12;

/// A figure of the tax bureau.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Official {
    /// The exemption, in yuan.
    Exemption(Cny),
    /// What came back with the settlement, in yuan; negative where tax was still due.
    Refund(Cny),
}

/// Why an official figure is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficialError {
    /// It says that more was exempt than the tax of the year, in yuan.
    AboveTax {
        /// The exemption that it means.
        exemption: Cny,
        /// The tax of the year.
        tax: Cny,
    },
    /// It says that less than nothing was exempt: more tax is due than the whole tax of the year.
    BelowZero {
        /// The exemption that it means.
        exemption: Cny,
    },
    /// A refund says nothing while the tax withheld is not known.
    WithheldMissing,
    /// A refund says nothing of the exemption while the tax of the year is open.
    TaxOpen {
        /// The open point that bears on it.
        point: ChoiceId,
    },
}

impl OfficialError {
    /// Its code, and the message that says it.
    pub fn told(&self) -> (&'static str, Message) {
        let text = |amount: Cny| Argument::Text(amount.to_string());
        match self {
            Self::AboveTax { exemption, tax } => {
                let filled = vec![("exemption", text(*exemption)), ("tax", text(*tax))];
                ("official_above_tax", Message::new("official-above-tax", filled))
            }
            Self::BelowZero { exemption } => {
                let filled = vec![("exemption", text(*exemption))];
                ("official_below_zero", Message::new("official-below-zero", filled))
            }
            Self::WithheldMissing => {
                let filled = vec![("column", Argument::Column(Field::TaxWithheld.about()))];
                ("official_without_withheld", Message::new("official-without-withheld", filled))
            }
            Self::TaxOpen { point } => {
                let filled = vec![("point", Argument::Text(point.name().to_owned()))];
                ("official_tax_open", Message::new("official-tax-open", filled))
            }
        }
    }
}

/// Why a figure is not reconciled.
#[derive(Clone, Debug)]
pub enum NotReconciled {
    /// The facts are not worked out.
    Facts(Vec<PersonProblem>),
    /// The figure is none.
    Official(OfficialError),
}

/// An official figure beside ours.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gap {
    /// The version of this shape.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^taxdiff\.reconcile/1$"))]
    pub schema: &'static str,
    /// The version of the engine and the digest of the parameters that computed it.
    pub ruleset: RulesetOfPerson,
    /// The calendar year of mainland tax.
    pub tax_year: TaxYear,
    /// Whether the person may have the exemption, as far as the facts say.
    pub eligible: Eligibility,
    /// Mainland tax of the year before any relief, in yuan.
    pub mainland_tax: Cny,
    /// The exemption that the official figure says, in yuan.
    pub official: Cny,
    /// The exemption under the reading taken, with every condition met, in yuan.
    pub ours: Cny,
    /// The official figure less ours, in yuan.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub difference: Cny,
    /// Hong Kong tax under the reading taken, in yuan.
    pub hong_kong_tax: Cny,
    /// The Hong Kong tax that would leave the official figure, in yuan; nothing where more than one
    /// tax stands on the Hong Kong side, or only a share of the income comes from the park.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub hong_kong_tax_implied: Option<Cny>,
    /// The least that any reading gives, in yuan.
    pub lowest: Cny,
    /// The most that any reading gives, in yuan.
    pub highest: Cny,
    /// How many readings were tried.
    pub readings: u64,
    /// How many of them give the official figure to the fen.
    pub exact: u64,
    /// Those with the fewest departures from what is taken, at most twelve.
    pub exact_readings: Vec<Reading>,
    /// What all exact readings have in common: every one takes this alternative, although another would
    /// have been possible.
    pub in_common: Vec<AlternativeOf>,
    /// The reading that comes nearest; nothing where one is exact.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub nearest: Option<Nearest>,
    /// Exchange rates that would give it, apart from the readings: with the rate free, chance alone often
    /// explains a figure.
    pub rates: Vec<RateInterval>,
}

/// A reading: where it departs from what is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reading {
    /// Without a departure it is the reading that is taken.
    pub departures: Vec<AlternativeOf>,
}

/// A reading that does not give a figure, and by how much.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Nearest {
    /// What it gives, in yuan.
    pub exemption: Cny,
    /// The official figure less that, in yuan.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub difference: Cny,
    /// Where it departs from what is taken.
    pub departures: Vec<AlternativeOf>,
}

/// Compares an official figure with every reading.
///
/// # Errors
/// The facts are not worked out, or the figure cannot be one.
pub fn reconcile(
    facts: &Facts,
    settings: &Settings,
    official: Official,
) -> Result<Gap, NotReconciled> {
    let settings = settings.of_year(facts.tax_year);
    let settings = &*settings;
    let outcome = assess(facts, settings, &mut Silent).map_err(NotReconciled::Facts)?;
    let person = Person { facts, settings, outcome: &outcome };
    let official = exempt(&person, official).map_err(NotReconciled::Official)?;
    let points = PointsOfPerson::of_exemption(facts, settings, &outcome);
    let search = Search::of(&person, &points.exemption, official);
    let ours = outcome.exemption.relief.amount;
    let named =
        |choices: &Choices| Reading { departures: points.departures(choices, &outcome.choices) };
    let mut exact = search.exact.clone();
    exact.sort_by_key(|(departures, _)| *departures);
    exact.truncate(MOST_NAMED);
    let nearest = search.nearest.filter(|_| search.exact.is_empty());
    let mut free = vec![outcome.choices];
    free.extend(nearest.map(|(_, choices)| choices).filter(|other| *other != outcome.choices));
    Ok(Gap {
        schema: SCHEMA,
        ruleset: settings.ruleset(),
        tax_year: outcome.tax_year,
        eligible: outcome.exemption.eligible,
        mainland_tax: outcome.mainland.tax,
        official,
        ours,
        difference: official - ours,
        hong_kong_tax: outcome.hong_kong.tax_cny,
        hong_kong_tax_implied: implied(facts, &outcome, official),
        lowest: search.lowest,
        highest: search.highest,
        readings: search.readings,
        exact: u64::try_from(search.exact.len()).unwrap_or(u64::MAX),
        exact_readings: exact.iter().map(|(_, choices)| named(choices)).collect(),
        in_common: search.in_common(&points.exemption),
        nearest: nearest.map(|(exemption, choices)| Nearest {
            exemption,
            difference: official - exemption,
            departures: named(&choices).departures,
        }),
        rates: if search.exact.is_empty() {
            let found = free
                .iter()
                .filter_map(|choices| rates(&person, choices, official, named(choices).departures));
            found.collect()
        } else {
            Vec::new()
        },
    })
}

/// The exemption that an official figure says.
pub(super) fn exempt(person: &Person<'_>, official: Official) -> Result<Cny, OfficialError> {
    let &Person { facts, settings, outcome } = person;
    let tax = outcome.mainland.tax;
    let exemption = match official {
        Official::Exemption(exemption) => exemption,
        Official::Refund(refund) => {
            let withheld = facts.mainland.tax_withheld.ok_or(OfficialError::WithheldMissing)?;
            if let Some(open) = PointsOfPerson::of(facts, settings, outcome).tax.first() {
                return Err(OfficialError::TaxOpen { point: open.id });
            }
            refund + tax - withheld
        }
    };
    if exemption > tax {
        return Err(OfficialError::AboveTax { exemption, tax });
    }
    if exemption < Cny::ZERO {
        return Err(OfficialError::BelowZero { exemption });
    }
    Ok(exemption)
}

/// The Hong Kong tax that would leave the official figure.
fn implied(facts: &Facts, outcome: &Outcome, official: Cny) -> Option<Cny> {
    let mainland = &outcome.mainland;
    let whole = facts.mainland.park_share.is_none_or(|share| share == Share::WHOLE);
    let one = mainland.business.is_none() && mainland.talent_subsidy_tax == Cny::ZERO;
    let compared = outcome.exemption.relief.comprehensive + outcome.hong_kong.tax_cny;
    (whole && one && official <= compared).then(|| compared - official)
}

/// What the readings give.
struct Search {
    readings: u64,
    lowest: Cny,
    highest: Cny,
    /// Those that give the figure, with how many departures they have.
    exact: Vec<(usize, Choices)>,
    /// The one that comes nearest, the first by departures of equal ones.
    nearest: Option<(Cny, Choices)>,
}

impl Search {
    fn of(person: &Person<'_>, points: &[Tried], official: Cny) -> Self {
        let taken = person.outcome.exemption.relief.amount;
        let mut found =
            Self { readings: 0, lowest: taken, highest: taken, exact: Vec::new(), nearest: None };
        let mut least = None;
        for_each(points, person.outcome.choices, |places, choices| {
            let Some(claim) = person.exemption(choices) else { return };
            let (amount, departures) = (claim.relief.amount, departures(places));
            found.readings += 1;
            found.lowest = found.lowest.min(amount);
            found.highest = found.highest.max(amount);
            if amount == official {
                found.exact.push((departures, *choices));
            }
            let distance = ((amount - official).minor().unsigned_abs(), departures);
            if least.is_none_or(|least| distance < least) {
                least = Some(distance);
                found.nearest = Some((amount, *choices));
            }
        });
        found
    }

    /// The alternatives that every exact reading takes.
    fn in_common(&self, points: &[Tried]) -> Vec<AlternativeOf> {
        let Some((_, first)) = self.exact.first() else { return Vec::new() };
        let is_common = |point: &&Tried| {
            self.exact.iter().all(|(_, other)| other.index(point.id) == first.index(point.id))
        };
        let common = points.iter().filter(is_common);
        common.map(|point| named(point.id, first.taken(point.id))).collect()
    }
}
