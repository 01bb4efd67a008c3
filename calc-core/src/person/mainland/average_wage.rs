//! The city's average annual wage of the year before, by which severance pay and annuity contributions are
//! limited.

use crate::law::money::Cny;
use crate::law::params::alternatives::SeveranceAverageNotPublished;
use crate::law::params::mainland::iit;
use crate::law::params::points::Relief;
use crate::law::params::{Choices, InForce};
use crate::law::period::TaxYear;
use crate::law::problem::{Detail, Problem};
use crate::law::trace::{Notes as _, Part, TraceSink};
use crate::person::code::Code;
use crate::person::facts::{Facts, MainlandFacts};
use crate::person::fields::Field;
use crate::person::vocabulary::Term;

/// An average annual wage, and its parameter where the facts do not give it.
#[derive(Clone, Copy, Debug)]
pub(super) struct AverageWage {
    pub(super) amount: Cny,
    known: Option<InForce<Cny>>,
}

impl AverageWage {
    /// That of the year before a tax year; nothing where none is given or published.
    pub(super) fn of(facts: &MainlandFacts, year: TaxYear, choices: &Choices) -> Option<Self> {
        if let Some(amount) = facts.average_wage_before {
            return Some(Self { amount, known: None });
        }
        let known =
            published(year).or_else(|| match choices.severance_average_not_published() {
                SeveranceAverageNotPublished::Ask => None,
                SeveranceAverageNotPublished::LatestPublished => latest_published(year),
            })?;
        Some(Self { amount: *known, known: Some(known) })
    }

    /// Tells it, with its source.
    pub(super) fn record<S: TraceSink>(&self, sink: &mut S) {
        sink.step(Term::AverageAnnualWage, self.amount, None, || {
            let part = Part::plus("average_wage_before", self.amount);
            vec![self.known.as_ref().map_or(part, |known| part.cited(known))]
        });
    }
}

/// Whether what goes by an average wage rests on an open point.
pub(in crate::person) fn rests_on(point: Relief, facts: &Facts) -> bool {
    let is_given = facts.mainland.average_wage_before.is_some();
    match point {
        Relief::SeveranceWageSeries => !is_given,
        Relief::SeveranceAverageNotPublished => !is_given && published(facts.tax_year).is_none(),
        _ => false,
    }
}

/// What is asked for where none is known.
pub(super) fn missing(year: TaxYear) -> Problem<Field> {
    let detail = Detail::Year(year.to_string());
    Problem::new(Code::AverageWageMissing, Field::AverageWageBefore, "", detail)
}

/// The average annual wage of the year before that is published for a tax year.
fn published(year: TaxYear) -> Option<InForce<Cny>> {
    iit::AVERAGE_ANNUAL_WAGE.throughout(year.span()).ok()
}

/// The latest that is published before.
fn latest_published(year: TaxYear) -> Option<InForce<Cny>> {
    let parameter = &iit::AVERAGE_ANNUAL_WAGE;
    let mut known = parameter.versions.iter().rev();
    let version = known.find(|version| version.effective_from <= year.span().first)?;
    Some(InForce { parameter, version })
}
