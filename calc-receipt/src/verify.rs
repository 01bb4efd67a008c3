//! Working a receipt out again.

use std::collections::BTreeMap;

use calc_core::law::params::Date;
use calc_core::law::problem::Problem;
use calc_core::person::assess::Settings;
use calc_core::person::decode::PersonProblem;
use calc_payroll::facts_json::{JsonProblem, RequestKind, read};
use calc_payroll::months::json::MonthPlace;
use calc_payroll::person_years;
use serde::Serialize;
use serde_json::Value;

use crate::canonical::sha256;
use crate::make::{MONTHS, NotMade, record};
use crate::receipt::{ComputedBy, LARGEST, Parameter, Receipt, Record, SCHEMA};
use crate::strict::Strict;

/// The shape of what is found.
pub const VERIFICATION: &str = "taxdiff.verification/1";

/// The most members that are named; the rest are counted.
const MOST_TOLD: usize = 50;

/// What working a receipt out again shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The hash fits, and the same facts give the same answer.
    Equal,
    /// The hash fits; another version of the program or of the law's numbers gives the same answer.
    EqualUnderOtherRuleset,
    /// The hash fits; another version of the program or of the law's numbers gives another answer.
    ChangedByRuleset,
    /// The hash fits, and the same version gives another answer or has other numbers of the law: the record was
    /// not made by this program as it stands there.
    NotReproduced,
    /// The hash does not fit: something in the record, or the hash, is not as it was made.
    Altered,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verification {
    /// `taxdiff.verification/1`.
    pub schema: &'static str,
    /// What it comes to.
    pub verdict: Verdict,
    /// When the receipt says that it was made.
    pub made_at: String,
    /// The hash that the receipt names.
    pub sha256: String,
    /// The hash of its record.
    pub sha256_of_record: String,
    /// Who computed then and now.
    pub ruleset: RulesetPair,
    /// The law's numbers that are others now.
    pub parameters: Vec<ParameterChange>,
    /// The members of the answer that are others now; the first fifty.
    pub differences: Vec<Difference>,
    /// How many members are others.
    pub different_members: usize,
}

/// Who computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RulesetPair {
    /// What the receipt names.
    pub recorded: ComputedBy,
    /// This program.
    pub recomputed: ComputedBy,
}

/// A parameter that is another now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParameterChange {
    /// Its id.
    pub id: String,
    /// What the receipt has; `null` where it was not used.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub recorded: Option<Parameter>,
    /// What this program uses; `null` where it uses none.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub recomputed: Option<Parameter>,
}

/// A member of the record that is another when it is worked out again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Difference {
    /// Its JSON Pointer in the record.
    pub pointer: String,
    /// What the receipt has; `null` where it has nothing.
    #[cfg_attr(feature = "openapi", schema(required, value_type = Value))]
    pub recorded: Option<Value>,
    /// What comes out; `null` where nothing does.
    #[cfg_attr(feature = "openapi", schema(required, value_type = Value))]
    pub recomputed: Option<Value>,
}

/// Why a text cannot be worked out again.
#[derive(Debug)]
pub enum NoReceipt {
    /// It is no receipt, or not whole.
    NotOne,
    /// Longer than [`LARGEST`].
    TooLarge,
    /// Its facts are not understood by this program.
    Json(Vec<JsonProblem>),
    /// Its facts give no answer in this program.
    Facts(Vec<PersonProblem>),
    /// Its months give none.
    Months(Vec<Problem<MonthPlace>>),
    /// A setting of it is none that this program knows.
    Setting {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
}

/// Works a receipt out again.
///
/// # Errors
/// It is none, or this program does not understand what is in it.
pub fn verify(bytes: &[u8]) -> Result<Verification, NoReceipt> {
    let receipt = parsed(bytes)?;
    let recorded = receipt.record;
    let not_one = |_| NoReceipt::NotOne;
    let found = sha256(&recorded).map_err(not_one)?;
    let facts = serde_json::to_vec(&recorded.facts).map_err(not_one)?;
    let problems = if recorded.facts.contains_key(MONTHS) {
        person_years::json::read(&facts).problems
    } else {
        read(&facts, RequestKind::Row).problems
    };
    if !problems.is_empty() {
        return Err(NoReceipt::Json(problems));
    }
    let settings = settings(&recorded.settings)?;
    let now = record(recorded.facts.clone(), &settings).map_err(|why| match why {
        NotMade::Facts(problems) => NoReceipt::Facts(problems),
        NotMade::Months(problems) => NoReceipt::Months(problems),
        NotMade::TooLarge => NoReceipt::TooLarge,
        NotMade::Json(_) => NoReceipt::NotOne,
    })?;
    let differences = differences(&recorded, &now);
    let is_same_ruleset = recorded.ruleset == now.ruleset;
    let parameters = changed_parameters(&recorded.parameters, &now.parameters);
    // One ruleset has one value of each parameter.
    let is_same = differences.is_empty() && (!is_same_ruleset || parameters.is_empty());
    let verdict = match (found == receipt.sha256, is_same_ruleset, is_same) {
        (false, _, _) => Verdict::Altered,
        (true, true, true) => Verdict::Equal,
        (true, true, false) => Verdict::NotReproduced,
        (true, false, true) => Verdict::EqualUnderOtherRuleset,
        (true, false, false) => Verdict::ChangedByRuleset,
    };
    Ok(Verification {
        schema: VERIFICATION,
        verdict,
        made_at: receipt.made_at,
        sha256: receipt.sha256,
        sha256_of_record: found,
        parameters,
        ruleset: RulesetPair { recorded: recorded.ruleset, recomputed: now.ruleset },
        different_members: differences.len(),
        differences: differences.into_iter().take(MOST_TOLD).collect(),
    })
}

fn parsed(bytes: &[u8]) -> Result<Receipt, NoReceipt> {
    if bytes.len() > LARGEST {
        return Err(NoReceipt::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Strict(value) = serde_json::from_slice(bytes).map_err(|_| NoReceipt::NotOne)?;
    let receipt: Receipt = serde_json::from_value(value).map_err(|_| NoReceipt::NotOne)?;
    let is_hash = |text: &str| {
        text.len() == 64 && text.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
    };
    let is_value = |value: &Value| value.is_string() || value.is_array() || value.is_object();
    let is_one = receipt.schema == SCHEMA
        && is_hash(&receipt.sha256)
        && is_time(&receipt.made_at)
        && receipt.record.parameters.iter().all(|it| is_value(&it.value));
    if is_one { Ok(receipt) } else { Err(NoReceipt::NotOne) }
}

/// `2026-11-30T05:43:17Z`.
fn is_time(text: &str) -> bool {
    let Some((day, time)) = text.strip_suffix('Z').and_then(|text| text.split_once('T')) else {
        return false;
    };
    let parts: Vec<&str> = time.split(':').collect();
    let below = |part: &&str, limit| {
        part.len() == 2
            && part.bytes().all(|it| it.is_ascii_digit())
            && part.parse::<u8>().is_ok_and(|number| number < limit)
    };
    let [hours, minutes, seconds] = parts.as_slice() else { return false };
    Date::parse(day).is_some() && below(hours, 24) && below(minutes, 60) && below(seconds, 61)
}

fn settings(written: &BTreeMap<String, String>) -> Result<Settings, NoReceipt> {
    let mut settings = Settings::default();
    for (name, value) in written {
        settings
            .set(name, value)
            .map_err(|_| NoReceipt::Setting { name: name.clone(), value: value.clone() })?;
    }
    Ok(settings)
}

/// What of the answer and of the readings behind it is another.
fn differences(recorded: &Record, now: &Record) -> Vec<Difference> {
    let mut found = Vec::new();
    for (name, then, now) in [
        (
            "/readings",
            serde_json::to_value(&recorded.readings),
            serde_json::to_value(&now.readings),
        ),
        ("/answer", Ok(recorded.answer.clone().into()), Ok(now.answer.clone().into())),
    ] {
        compare(name, then.ok().as_ref(), now.ok().as_ref(), &mut found);
    }
    found
}

fn compare(pointer: &str, then: Option<&Value>, now: Option<&Value>, found: &mut Vec<Difference>) {
    match (then, now) {
        (Some(Value::Object(then)), Some(Value::Object(now))) => {
            let added = now.keys().filter(|name| !then.contains_key(*name));
            for name in then.keys().chain(added) {
                let inner = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                compare(&inner, then.get(name), now.get(name), found);
            }
        }
        (Some(Value::Array(then)), Some(Value::Array(now))) => {
            for at in 0..then.len().max(now.len()) {
                compare(&format!("{pointer}/{at}"), then.get(at), now.get(at), found);
            }
        }
        (then, now) if then != now => found.push(Difference {
            pointer: pointer.to_owned(),
            recorded: then.cloned(),
            recomputed: now.cloned(),
        }),
        _ => {}
    }
}

/// Parameters of which another version, value or grade is used.
fn changed_parameters(then: &[Parameter], now: &[Parameter]) -> Vec<ParameterChange> {
    let mut both: BTreeMap<&str, (Vec<&Parameter>, Vec<&Parameter>)> = BTreeMap::new();
    for parameter in then {
        both.entry(&parameter.id).or_default().0.push(parameter);
    }
    for parameter in now {
        both.entry(&parameter.id).or_default().1.push(parameter);
    }
    let mut changed = Vec::new();
    for (id, (then, now)) in both {
        let gone = then.iter().filter(|it| !now.contains(it));
        let new = now.iter().filter(|it| !then.contains(it));
        let (mut gone, mut new) = (gone.copied().cloned(), new.copied().cloned());
        loop {
            let (recorded, recomputed) = (gone.next(), new.next());
            if recorded.is_none() && recomputed.is_none() {
                break;
            }
            changed.push(ParameterChange { id: id.to_owned(), recorded, recomputed });
        }
    }
    changed
}
