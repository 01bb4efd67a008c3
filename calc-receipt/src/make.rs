//! Making a receipt.

use std::collections::BTreeMap;

use calc_core::law::cell::Cell;
use calc_core::law::fields::Columns as _;
use calc_core::law::params::ChoiceId;
use calc_core::law::ruleset::RULESET;
use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::answer;
use calc_core::person::assess::Settings;
use calc_core::person::decode::{PersonProblem, Raw, decode};
use calc_core::person::fields::{BonusMethod, Field};
use calc_core::person::month::points::Points;
use calc_payroll::facts_json::{JsonFacts, RequestKind, WithOverride, read};
use calc_payroll::handoff::{Known, is_handed};
use serde_json::{Map, Value};

use crate::canonical::sha256;
use crate::parameters::used;
use crate::receipt::{ComputedBy, Identity, Receipt, Record, SCHEMA};

/// Stands for the number of whoever a record is about.
const NOBODY: &str = "0";

/// Why there is no receipt.
#[derive(Debug)]
pub enum NotMade {
    /// Mistakes of the facts.
    Facts(Vec<PersonProblem>),
    /// What should be written cannot be written as JSON.
    Json(serde_json::Error),
}

impl From<serde_json::Error> for NotMade {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
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
    let known = Known::of(|field| facts.get(field));
    let record = record(known.facts(), settings)?;
    let named = |field: &Field| !is_handed(*field) && !known.get(*field).is_empty();
    let identity: BTreeMap<String, String> = Field::all()
        .iter()
        .copied()
        .filter(named)
        .map(|field| (field.name().to_owned(), known.get(field).to_owned()))
        .collect();
    let identity = (with_identity && !identity.is_empty()).then_some(Identity(identity));
    let (schema, made_at) = (SCHEMA.to_owned(), made_at.to_owned());
    Ok(Receipt { schema, sha256: sha256(&record)?, record, made_at, identity })
}

/// What these facts give under these settings.
pub(crate) fn record(facts: Map<String, Value>, settings: &Settings) -> Result<Record, NotMade> {
    // They are worked out as they are written, without what names the person: so they can be worked out again.
    let text = serde_json::to_vec(&facts)?;
    let request = read(&text, RequestKind::Row);
    // A row of a payroll must say whose it is, and a record does not.
    let cell = Cell::of_text(NOBODY);
    let facts_of_nobody = WithOverride { facts: &request.facts, column: Field::EmployeeId, cell };
    let decoded = decode(&facts_of_nobody).map_err(NotMade::Facts)?;
    // What a bureau's readings say of the year becomes a setting, so that the record needs no other file.
    let settings = Settings {
        readings: None,
        learned: Points::default(),
        ..settings.of_year(decoded.tax_year).into_owned()
    };
    let answer = answer(&decoded, &settings, TraceLevel::Full).map_err(NotMade::Facts)?;
    let readings = answer.choices.iter().map(|it| (it.parameter.to_owned(), it.taken.to_owned()));
    let readings = readings.collect();
    let mut answer = serde_json::to_value(answer)?;
    let parameters = used(&answer);
    in_codes(&mut answer);
    let mut answer: Map<String, Value> = serde_json::from_value(answer)?;
    for other in ["schema", "ruleset", "trace"] {
        answer.shift_remove(other);
    }
    let ruleset =
        ComputedBy { engine: RULESET.engine.to_owned(), digest: RULESET.digest.to_owned() };
    Ok(Record { facts, settings: written(&settings), readings, ruleset, parameters, answer })
}

/// Leaves the texts of sources out: their parameter stands for them.
fn in_codes(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.shift_remove("references");
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
