//! Making a receipt.

use std::collections::BTreeMap;

use calc_core::law::fields::Columns as _;
use calc_core::law::params::ChoiceId;
use calc_core::law::period::TaxYear;
use calc_core::law::problem::Problem;
use calc_core::law::ruleset::RULESET;
use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::{Answer, answer};
use calc_core::person::assess::Settings;
use calc_core::person::decode::{PersonProblem, decode};
use calc_core::person::fields::{BonusMethod, Field};
use calc_core::person::month::points::Points;
use calc_payroll::facts_json::{JsonFacts, RequestKind, read};
use calc_payroll::known::{Known, names_person};
use calc_payroll::months::json::MonthPlace;
use calc_payroll::person_years;
use calc_payroll::person_years::json::{AnswerOfMonths, MonthObjects, YearProblems, YearRequest};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::canonical::sha256;
use crate::parameters::used;
use crate::receipt::{ComputedBy, Identity, LARGEST, Receipt, Record, SCHEMA};

/// Stands for the number of whoever a record is about.
const NOBODY: &str = "0";

/// The member of the facts that holds months.
pub(crate) const MONTHS: &str = "months";

/// Why there is no receipt.
#[derive(Debug)]
pub enum NotMade {
    /// Mistakes of the facts.
    Facts(Vec<PersonProblem>),
    /// Mistakes of the months of a year.
    Months(Vec<Problem<MonthPlace>>),
    /// It would be larger than what is worked out again.
    TooLarge,
    /// What should be written cannot be written as JSON.
    Json(serde_json::Error),
}

impl From<serde_json::Error> for NotMade {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<YearProblems> for NotMade {
    fn from(problems: YearProblems) -> Self {
        match problems {
            YearProblems::Months(problems) => Self::Months(problems),
            YearProblems::Year(problems) => Self::Facts(problems),
        }
    }
}

/// The receipt of an answer. `made_at` is the time in UTC, as `2026-11-30T05:43:17Z`. What names the person is
/// in it only with `with_identity`, and never in what is hashed.
///
/// # Errors
/// The facts give no answer.
pub fn make(
    facts: &JsonFacts<'_>,
    settings: &Settings,
    made_at: &str,
    with_identity: bool,
) -> Result<Receipt, NotMade> {
    let known = Known::of_json(facts);
    let identity = with_identity.then(|| identity(|field| known.get(field).to_owned()));
    receipt(record(known.facts(), settings)?, made_at, identity)
}

/// The receipt of the answer for a year with its months, likewise. Payers are numbered in it, not named.
///
/// # Errors
/// The facts give no answer.
pub fn make_of_months(
    request: &YearRequest<'_>,
    settings: &Settings,
    made_at: &str,
    with_identity: bool,
) -> Result<Receipt, NotMade> {
    let identity = with_identity.then(|| identity(|field| request.named(field)));
    receipt(record(request.known(), settings)?, made_at, identity)
}

fn receipt(record: Record, made_at: &str, identity: Option<Identity>) -> Result<Receipt, NotMade> {
    let (schema, made_at) = (SCHEMA.to_owned(), made_at.to_owned());
    let identity = identity.filter(|Identity(named)| !named.is_empty());
    let receipt = Receipt { schema, sha256: sha256(&record)?, record, made_at, identity };
    // As it is written, with the end of its last line.
    if serde_json::to_vec_pretty(&receipt)?.len() >= LARGEST {
        return Err(NotMade::TooLarge);
    }
    Ok(receipt)
}

/// What names a person, of what is known.
fn identity(known: impl Fn(Field) -> String) -> Identity {
    let named = Field::all().iter().copied().filter(|field| names_person(*field));
    let named = named.map(|field| (field.name().to_owned(), known(field)));
    Identity(named.filter(|(_, value)| !value.is_empty()).collect())
}

/// What these facts give under these settings.
pub(crate) fn record(facts: Map<String, Value>, settings: &Settings) -> Result<Record, NotMade> {
    // They are worked out as they are written, without what names the person: so they can be worked out again.
    let text = serde_json::to_vec(&of_nobody(&facts))?;
    if text.len() > LARGEST {
        return Err(NotMade::TooLarge);
    }
    let (settings, answer) = if facts.contains_key(MONTHS) {
        answer_of_months(&text, settings)?
    } else {
        answer_of_year(&text, settings)?
    };
    let readings = answer.year.choices.iter();
    let readings = readings.map(|it| (it.parameter.to_owned(), it.taken.to_owned())).collect();
    let mut answer = serde_json::to_value(answer)?;
    let parameters = used(&answer);
    in_codes(&mut answer);
    let mut answer: Map<String, Value> = serde_json::from_value(answer)?;
    for other in ["schema", "ruleset"] {
        answer.shift_remove(other);
    }
    let ruleset =
        ComputedBy { engine: RULESET.engine.to_owned(), digest: RULESET.digest.to_owned() };
    Ok(Record { facts, settings: written(&settings), readings, ruleset, parameters, answer })
}

/// The answer, and the months behind it where there are any.
#[derive(Serialize)]
struct Found {
    #[serde(flatten)]
    year: Answer,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    months: MonthObjects,
}

fn answer_of_year(text: &[u8], settings: &Settings) -> Result<(Settings, Found), NotMade> {
    let request = read(text, RequestKind::Row);
    let facts = decode(&request.facts).map_err(NotMade::Facts)?;
    let settings = decided(settings, facts.tax_year);
    let year = answer(&facts, &settings, TraceLevel::Full).map_err(NotMade::Facts)?;
    Ok((settings, Found { year, months: Vec::new() }))
}

fn answer_of_months(text: &[u8], settings: &Settings) -> Result<(Settings, Found), NotMade> {
    let request = person_years::json::read(text);
    let tax_year = request.year(&settings.choices, TraceLevel::None)?.facts.tax_year;
    let settings = decided(settings, tax_year);
    let AnswerOfMonths { year, months } = request.answer(&settings, TraceLevel::Full)?;
    Ok((settings, Found { year, months }))
}

/// What a bureau's readings say of the year becomes a setting, so that the record needs no other file.
fn decided(settings: &Settings, year: TaxYear) -> Settings {
    Settings { readings: None, learned: Points::default(), ..settings.of_year(year).into_owned() }
}

/// The facts with a number for the person: a row of a payroll must say whose it is, and a record does not.
fn of_nobody(facts: &Map<String, Value>) -> Map<String, Value> {
    let (group, member) = (Field::EmployeeId.group().name(), Field::EmployeeId.name());
    let mut facts = facts.clone();
    let person = facts.entry(group).or_insert_with(|| Map::new().into());
    if let Value::Object(person) = person {
        person.insert(member.to_owned(), NOBODY.into());
    }
    facts
}

/// Leaves the texts of sources out, for which their parameter stands, and the way to the figures.
fn in_codes(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for other in ["references", "trace"] {
                members.shift_remove(other);
            }
            members.values_mut().for_each(in_codes);
        }
        Value::Array(items) => items.iter_mut().for_each(in_codes),
        _ => {}
    }
}

/// What was decided beside the facts, by the names that `--set` takes.
fn written(settings: &Settings) -> BTreeMap<String, String> {
    let mut written = BTreeMap::new();
    if let Some(rate) = settings.cny_per_hkd {
        written.insert(Field::FxCnyPerHkd.name().to_owned(), rate.to_string());
    }
    if settings.bonus_method != BonusMethod::Best {
        let method = settings.bonus_method.key();
        written.insert(Field::BonusMethod.name().to_owned(), method.to_owned());
    }
    for point in ChoiceId::ALL {
        if settings.decided.contains(point) {
            let taken = settings.choices.taken(point);
            written.insert(point.name().to_owned(), taken.to_owned());
        }
    }
    written
}
