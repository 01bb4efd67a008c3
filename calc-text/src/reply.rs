//! JSON in, JSON out: the one way from a body to an answer or to a problem document. The command
//! line, the HTTP service and the page all take it, and so give the same bytes.

use calc_core::company;
use calc_core::law::cell::Cell;
use calc_core::law::fields::FactLocation;
use calc_core::law::params::Choices;
use calc_core::law::problem::Problem;
use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::{Answer, answer};
use calc_core::person::assess::Settings;
use calc_core::person::code::Code;
use calc_core::person::curve::{Curve, curve};
use calc_core::person::decode::{PersonField, PersonProblem, decode};
use calc_core::person::fields::Field;
#[cfg(feature = "months")]
use calc_payroll::crossings::{
    self,
    json::{CrossingPlace, Refused},
};
use calc_payroll::enterprise_json;
use calc_payroll::facts_json::{JsonFacts, JsonProblem, Request, RequestKind, WithOverride, read};
use calc_payroll::months;
use calc_payroll::months::json::MonthPlace;
#[cfg(feature = "months")]
use calc_payroll::person_years::{
    self,
    json::{AnswerOfMonths, YearProblems, YearRequest},
};
use serde::Serialize;
use serde_json::Value;

use crate::{ProblemDocument, Words, problem_document};

/// What is asked for outside the body. What stands here is stronger than what the body says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<S = Settings> {
    /// How much of the way is shown; nothing where neither this nor the body says.
    pub trace: Option<TraceLevel>,
    /// The language of problems.
    pub language: Option<Language>,
    /// The language where neither this nor the body says.
    pub usual_language: Language,
    /// What holds where the facts do not say.
    pub settings: S,
}

/// Why there is no answer.
#[derive(Clone, Debug)]
pub struct RequestErrors<P: FactLocation = PersonField> {
    /// Mistakes of the JSON.
    pub json: Vec<JsonProblem>,
    /// Mistakes of the facts in it.
    pub facts: Vec<Problem<P>>,
    /// The language in which it is to be said.
    pub language: Language,
}

impl<P: FactLocation> RequestErrors<P> {
    /// What is said of it.
    pub fn document(&self) -> ProblemDocument {
        problem_document(Words::of(self.language), &self.json, &self.facts)
    }
}

/// A body, and the status that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status: 200, 400, 413 or 422.
    pub status: u16,
    /// JSON and the end of a line.
    pub body: Vec<u8>,
}

impl Reply {
    /// The reply for an answer or for what kept it from being one.
    pub fn of<P: FactLocation>(result: Result<impl Serialize, RequestErrors<P>>) -> Self {
        Self::of_about(result, USUAL_BYTES)
    }

    /// The reply where mistakes may be of the months of a year, or of the year.
    #[cfg(feature = "months")]
    pub fn of_year(result: Result<impl Serialize, YearErrors>) -> Self {
        match result {
            Ok(answer) => Self::of::<PersonField>(Ok(answer)),
            Err(Ok(months)) => Self::of(Err::<Value, _>(months)),
            Err(Err(year)) => Self::of(Err::<Value, _>(year)),
        }
    }

    fn of_about<P: FactLocation>(
        result: Result<impl Serialize, RequestErrors<P>>,
        bytes: usize,
    ) -> Self {
        match result {
            Ok(answer) => Self { status: 200, body: json_of_about(&answer, bytes) },
            Err(refused) => {
                let document = refused.document();
                Self { status: document.status, body: json(&document) }
            }
        }
    }

    /// Whether it is an answer; otherwise it is a problem document.
    pub fn is_answer(&self) -> bool {
        self.status == 200
    }
}

/// About how long an answer is. Growing would copy what is there already, again and again.
const USUAL_BYTES: usize = 16 << 10;

/// About how much an event of a trace adds to it.
const EVENT_BYTES: usize = 320;

/// JSON and the end of a line, as every face writes it.
pub fn json(value: &impl Serialize) -> Vec<u8> {
    json_of_about(value, USUAL_BYTES)
}

fn json_of_about(value: &impl Serialize, bytes: usize) -> Vec<u8> {
    let mut body = Vec::with_capacity(bytes);
    // Texts, numbers and names of members can always be written to memory.
    let _ = serde_json::to_writer(&mut body, value);
    body.push(b'\n');
    body
}

/// The answer for the facts of one person-year.
///
/// # Errors
/// What is wrong with the body.
pub fn assessed(body: &[u8], asked: &Asked) -> Result<Answer, RequestErrors> {
    let (request, language) = understood(body, RequestKind::Answer, asked)?;
    let trace = asked.trace.or(request.trace).unwrap_or(TraceLevel::None);
    decode(&request.facts)
        .and_then(|facts| answer(&facts, &asked.settings, trace))
        .map_err(|facts| RequestErrors { json: Vec::new(), facts, language })
}

/// The answer for the facts of one company-year.
///
/// # Errors
/// What is wrong with the body.
pub fn company_assessed(
    body: &[u8],
    asked: &Asked<company::Settings>,
) -> Result<company::answer::Answer, RequestErrors<company::fields::ItemField>> {
    let (request, language) = company_understood(body, asked)?;
    let trace = asked.trace.or(request.trace).unwrap_or(TraceLevel::None);
    company::decode::decode(&request.facts)
        .map(|facts| company::answer::answer(&facts, &asked.settings, trace))
        .map_err(|facts| RequestErrors { json: Vec::new(), facts, language })
}

/// The table along one fact of one company-year.
///
/// # Errors
/// What is wrong with the body.
pub fn company_varied(
    body: &[u8],
    range: &company::vary::Range,
    asked: &Asked<company::Settings>,
) -> Result<company::vary::Table, RequestErrors<company::fields::ItemField>> {
    let (request, language) = company_understood(body, asked)?;
    company::vary::vary(&request.facts, range, &asked.settings).map_err(|facts| RequestErrors {
        json: Vec::new(),
        facts,
        language,
    })
}

fn company_understood<'t, P: FactLocation>(
    body: &'t [u8],
    asked: &Asked<company::Settings>,
) -> Result<(enterprise_json::Request<'t>, Language), RequestErrors<P>> {
    let request = enterprise_json::read(body);
    let language = asked.language.or(request.language).unwrap_or(asked.usual_language);
    if request.problems.is_empty() {
        Ok((request, language))
    } else {
        Err(RequestErrors { json: request.problems, facts: Vec::new(), language })
    }
}

/// The curve for the facts of one person-year and a range of one income column.
///
/// # Errors
/// What is wrong with the body.
pub fn drawn(body: &[u8], asked: &Asked) -> Result<Curve, RequestErrors> {
    let (request, language) = understood(body, RequestKind::Curve, asked)?;
    // A body without problems has its range.
    let none = || RequestErrors { json: Vec::new(), facts: Vec::new(), language };
    let range = request.range.ok_or_else(none)?;
    // The smallest amount is the one that contradicts the other facts, if any does.
    let column = range.column();
    let cell = Cell::Decimal { digits: range.from().minor().into(), scale: 2 };
    let first = WithOverride { facts: &request.facts, column, cell };
    let result = match decode(&first) {
        // The facts' own amount is not used, but nothing that is no amount is passed over.
        Ok(facts) => match own_mistakes(&request.facts, column) {
            own if own.is_empty() => curve(&facts, &range, &asked.settings),
            own => Err(own),
        },
        Err(others) => {
            Err(own_mistakes(&request.facts, column).into_iter().chain(others).collect())
        }
    };
    result.map_err(|facts| RequestErrors { json: Vec::new(), facts, language })
}

/// What is wrong with the amount that stands in a column.
fn own_mistakes(facts: &JsonFacts<'_>, column: Field) -> Vec<PersonProblem> {
    let found = decode(facts).err().unwrap_or_default().into_iter();
    let own = |problem: &PersonProblem| {
        problem.field == Some(column.into()) && problem.code == Code::BadAmount
    };
    found.filter(own).collect()
}

/// What is to be withheld in the months of one person.
///
/// # Errors
/// What is wrong with the body.
pub fn withheld(body: &[u8], asked: &Asked<Choices>) -> Result<Value, RequestErrors<MonthPlace>> {
    let request = months::json::read(body);
    let language = asked.language.or(request.language).unwrap_or(asked.usual_language);
    if !request.problems.is_empty() {
        return Err(RequestErrors { json: request.problems, facts: Vec::new(), language });
    }
    let refused = |facts| RequestErrors { json: Vec::new(), facts, language };
    let trace = asked.trace.or(request.trace).unwrap_or(TraceLevel::None);
    request.withhold(&asked.settings, trace).map_err(refused)
}

/// Why there is no answer for a year with its months: mistakes of the months, or of the year.
#[cfg(feature = "months")]
pub type YearErrors = Result<RequestErrors<MonthPlace>, RequestErrors>;

/// The answer for the facts of one person-year with its months.
///
/// # Errors
/// What is wrong with the body.
#[cfg(feature = "months")]
pub fn year_of_months(body: &[u8], asked: &Asked) -> Result<AnswerOfMonths, YearErrors> {
    let (request, language) = understood_year(body, asked).map_err(Err)?;
    let trace = asked.trace.or(request.trace).unwrap_or(TraceLevel::None);
    request.answer(&asked.settings, trace).map_err(|problems| match problems {
        YearProblems::Months(facts) => Ok(RequestErrors { json: Vec::new(), facts, language }),
        YearProblems::Year(facts) => Err(RequestErrors { json: Vec::new(), facts, language }),
    })
}

/// The facts of a year with its months, and the language in which something is said of them.
#[cfg(feature = "months")]
pub(crate) fn understood_year<'t>(
    body: &'t [u8],
    asked: &Asked,
) -> Result<(YearRequest<'t>, Language), RequestErrors> {
    let request = person_years::json::read(body);
    let language = asked.language.or(request.language).unwrap_or(asked.usual_language);
    if request.problems.is_empty() {
        return Ok((request, language));
    }
    Err(RequestErrors { json: request.problems, facts: Vec::new(), language })
}

/// [`year_of_months`] where a body has months, otherwise [`assessed`], as bytes.
#[cfg(feature = "months")]
pub fn assess_year(body: &[u8], asked: &Asked) -> Reply {
    if !person_years::json::is_year_of_months(body) {
        return assess(body, asked);
    }
    Reply::of_year(year_of_months(body, asked))
}

/// The counts of days of one person's record.
///
/// # Errors
/// What is wrong with the body.
#[cfg(feature = "months")]
pub fn days_counted(
    body: &[u8],
    asked: &Asked<Choices>,
) -> Result<Value, RequestErrors<CrossingPlace>> {
    let request = crossings::json::read(body);
    let language = asked.language.or(request.language).unwrap_or(asked.usual_language);
    if !request.problems.is_empty() {
        return Err(RequestErrors { json: request.problems, facts: Vec::new(), language });
    }
    request.counts(&asked.settings).map_err(|refused| match refused {
        Refused::Facts(facts) => RequestErrors { json: Vec::new(), facts, language },
        Refused::Period(problem) => {
            RequestErrors { json: vec![problem], facts: Vec::new(), language }
        }
    })
}

/// [`days_counted`], as bytes.
#[cfg(feature = "months")]
pub fn count_days(body: &[u8], asked: &Asked<Choices>) -> Reply {
    Reply::of(days_counted(body, asked))
}

/// [`withheld`], as bytes.
pub fn withhold(body: &[u8], asked: &Asked<Choices>) -> Reply {
    Reply::of(withheld(body, asked))
}

/// [`assessed`], as bytes.
pub fn assess(body: &[u8], asked: &Asked) -> Reply {
    let result = assessed(body, asked);
    let trace = result.as_ref().ok().and_then(|answer| answer.trace.as_ref());
    let events = trace.map_or(0, |trace| trace.events.len());
    Reply::of_about(result, USUAL_BYTES + events * EVENT_BYTES)
}

/// [`company_assessed`], as bytes.
pub fn assess_company(body: &[u8], asked: &Asked<company::Settings>) -> Reply {
    Reply::of(company_assessed(body, asked))
}

/// [`drawn`], as bytes.
pub fn draw(body: &[u8], asked: &Asked) -> Reply {
    Reply::of(drawn(body, asked))
}

/// A body as it was understood, and the language in which problems are said.
pub(crate) fn understood<'t>(
    body: &'t [u8],
    wanted: RequestKind,
    asked: &Asked,
) -> Result<(Request<'t>, Language), RequestErrors> {
    let request = read(body, wanted);
    let language = asked.language.or(request.language).unwrap_or(asked.usual_language);
    if request.problems.is_empty() {
        Ok((request, language))
    } else {
        Err(RequestErrors { json: request.problems, facts: Vec::new(), language })
    }
}
