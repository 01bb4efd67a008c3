//! The year of one person as JSON, with its months: `{"person": {…}, "months": [{"month": 1, …}, …]}`.
//! Members beside the groups and the months are facts of every month that does not say otherwise.

mod known;

use calc_core::law::cell::Cell;
use calc_core::law::params::Choices;
use calc_core::law::problem::Problem;
use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::{Answer, answer};
use calc_core::person::assess::Settings;
#[cfg(feature = "special_incomes")]
use calc_core::person::decode::EventsGiven;
use calc_core::person::decode::{PersonProblem, Raw, decode};
use calc_core::person::facts::Facts;
use calc_core::person::fields::{Field, Group};
use calc_core::person::month::code::Code;
use calc_core::person::month::fields::Field as MonthField;
use calc_core::person::month::person_year::MonthsOfYear;
use calc_core::person::month::withhold::{
    PersonRow, RowFault, YearFault, person_year, person_year_beside_traces,
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::columns::{ADDED_UP, added_up};
use super::completed::complete;
use super::year::problem;
use crate::facts_json::{self, JsonFacts, JsonProblem, RequestKind};
use crate::json::{self, TRACE};
use crate::months::json::{MonthPlace, OfYear, Request, context, has_months, read_but};
use crate::typed_rows::OwnedCell;

/// What of the year holds for its months, too.
const SHARED: [(MonthField, Field); 4] = [
    (MonthField::TaxYear, Field::TaxYear),
    (MonthField::IdNumber, Field::IdNumber),
    (MonthField::MainlandStatus, Field::MainlandStatus),
    (MonthField::ResidenceDays, Field::MainlandDays),
];

/// A body as it was understood.
#[derive(Debug)]
pub struct YearRequest<'t> {
    /// How much of the way is asked for.
    pub trace: Option<TraceLevel>,
    /// The language of what is said.
    pub language: Option<Language>,
    facts: JsonFacts<'t>,
    months: Request<'t>,
    /// Every mistake; without one, the rest can be used.
    pub problems: Vec<JsonProblem>,
}

/// Why there is no year.
#[derive(Debug)]
pub enum YearProblems {
    /// What is wrong with the months.
    Months(Vec<Problem<MonthPlace>>),
    /// What is wrong with the year.
    Year(Vec<PersonProblem>),
}

/// A year: its facts, and what its months come to, as JSON.
#[derive(Debug)]
pub struct YearOfMonths {
    /// The facts, with the months added up.
    pub facts: Facts,
    /// The months in the order in which they came.
    pub months: MonthObjects,
}

/// What each month comes to, as JSON.
pub type MonthObjects = Vec<Map<String, Value>>;

/// The answer for a year with its months.
#[derive(Debug, Serialize)]
pub struct AnswerOfMonths {
    /// The year.
    #[serde(flatten)]
    pub year: Answer,
    /// The months in the order in which they came.
    pub months: MonthObjects,
}

/// Whether a body has both months and facts of their year, however it may look otherwise.
pub fn is_year_of_months(bytes: &[u8]) -> bool {
    let has_group = |name: &str| Group::ALL.iter().any(|group| group.name() == name);
    has_months(bytes)
        && json::object(bytes).is_ok_and(|members| members.iter().any(|(name, _)| has_group(name)))
}

/// Reads a body.
pub fn read(bytes: &[u8]) -> YearRequest<'_> {
    let year = facts_json::read(bytes, RequestKind::BesideMonths);
    let of_year = |name: &str| name == TRACE || Group::ALL.iter().any(|group| group.name() == name);
    let mut months = read_but(bytes, of_year);
    let mut problems = year.problems;
    for found in std::mem::take(&mut months.problems) {
        // A text that is no JSON is so for both.
        if !problems.contains(&found) {
            problems.push(found);
        }
    }
    YearRequest { trace: year.trace, language: year.language, facts: year.facts, months, problems }
}

impl YearRequest<'_> {
    /// The facts that stand beside the months.
    pub fn facts(&self) -> &impl Raw {
        &self.facts
    }

    /// Adds the months up.
    ///
    /// # Errors
    /// What is wrong with the months, or with the facts of the year.
    pub fn year(&self, choices: &Choices, trace: TraceLevel) -> Result<YearOfMonths, YearProblems> {
        let given = SHARED.map(|(month, year)| (month, self.facts.get(year)));
        let of_year = OfYear(given.into_iter().filter(|(_, cell)| !cell.is_blank()).collect());
        let (rows, months) =
            self.worked_out((choices, trace), &of_year).map_err(YearProblems::Months)?;
        let added = added_up_of(&rows, choices);
        let row = self.row(&rows, added.as_ref().ok());
        let facts = decode(&row).and_then(|facts| match added {
            Ok(months) => Ok(facts.with_months(months)),
            Err(fault) => Err(vec![problem(fault)]),
        });
        Ok(YearOfMonths { facts: facts.map_err(YearProblems::Year)?, months })
    }

    /// The answer for the year, with its months.
    ///
    /// # Errors
    /// What is wrong with the months, or with the facts of the year.
    pub fn answer(
        &self,
        settings: &Settings,
        trace: TraceLevel,
    ) -> Result<AnswerOfMonths, YearProblems> {
        let YearOfMonths { facts, months } = self.year(&settings.choices, trace)?;
        let year = answer(&facts, settings, trace).map_err(YearProblems::Year)?;
        Ok(AnswerOfMonths { year, months })
    }

    fn worked_out(
        &self,
        asked: (&Choices, TraceLevel),
        of_year: &OfYear<'_>,
    ) -> Result<(Vec<PersonRow>, MonthObjects), Vec<Problem<MonthPlace>>> {
        let rows = self.months.rows(of_year)?;
        let year_of = |row: &PersonRow| row.facts.as_ref().map(|facts| facts.tax_year);
        let first = rows.first().and_then(year_of);
        let other = rows.iter().position(|row| year_of(row) != first);
        if let Some(item) = other {
            let (code, field) = (Code::DiffersFromRow, MonthField::TaxYear);
            let fault = RowFault { code, field, row: Some(1) };
            return Err(vec![self.months.fault_of(item, fault, of_year)]);
        }
        let months = self.months.worked_out(&rows, asked, of_year)?;
        Ok((rows, months))
    }

    /// The facts of the year, completed by what the months add up to.
    fn row(&self, rows: &[PersonRow], months: Option<&MonthsOfYear>) -> YearFactsRow<'_> {
        let mut cells: Vec<(Field, OwnedCell)> =
            ADDED_UP.into_iter().zip(added_up(months)).collect();
        let year = rows.first().and_then(|row| Some(row.facts.as_ref()?.tax_year.0));
        let year = year.map_or(OwnedCell::Blank, |year| OwnedCell::Integer(year.into()));
        cells.push((Field::TaxYear, year));
        for (field, own) in &mut cells {
            let value = OwnedCell::from(self.facts.get(*field));
            if !value.cell().is_blank() {
                complete(own, &value, || ["/months".to_owned(), field.pointer()]);
            }
        }
        YearFactsRow { facts: &self.facts, cells }
    }
}

fn added_up_of(rows: &[PersonRow], choices: &Choices) -> Result<MonthsOfYear, YearFault> {
    let none = YearFault::BadRow(1);
    let year = rows.first().and_then(|row| Some(row.facts.as_ref()?.tax_year)).ok_or(none)?;
    let context = context(year, rows, choices).ok_or(none)?;
    // As for the months: a page has the rules once.
    if cfg!(feature = "pipeline") {
        person_year(rows, None, &context)
    } else {
        person_year_beside_traces(rows, &context)
    }
}

/// The facts as they stand, and the cells that the months add up to.
struct YearFactsRow<'a> {
    facts: &'a JsonFacts<'a>,
    cells: Vec<(Field, OwnedCell)>,
}

impl Raw for YearFactsRow<'_> {
    fn get(&self, field: Field) -> Cell<'_> {
        let own = self.cells.iter().find(|(known, _)| *known == field);
        own.map_or_else(|| self.facts.get(field), |(_, cell)| cell.cell())
    }

    #[cfg(feature = "special_incomes")]
    fn events(&self) -> EventsGiven {
        self.facts.events()
    }

    fn has_months(&self) -> bool {
        true
    }
}
