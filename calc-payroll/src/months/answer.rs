//! What a month comes to as JSON.

use calc_core::law::code;
use calc_core::law::fields::ResultAbout;
use calc_core::law::money::Cny;
use calc_core::law::result_sink::ResultSink;
use calc_core::law::ruleset::RULESET;
use calc_core::law::trace::Trace;
use calc_core::person::month::code::Code;
use calc_core::person::month::facts::MonthFacts;
use calc_core::person::month::fields::RESULTS;
use calc_core::person::month::vocabulary::PersonMonth;
use calc_core::person::month::withhold::{MonthOutcome, steps};
use serde_json::{Map, Value};

use super::Months;
use crate::subject::Subject as _;

/// The results of a row as texts, in the order of the columns.
#[derive(Default)]
struct Texts(Vec<String>);

impl ResultSink for Texts {
    fn blank(&mut self) {
        self.0.push(String::new());
    }

    fn text(&mut self, text: &str) {
        self.0.push(text.to_owned());
    }

    fn amount(&mut self, minor: i64, _: bool) {
        self.0.push(Cny::new(minor).to_string());
    }

    fn codes<C: code::Code>(&mut self, codes: code::Codes<C>) {
        let codes: Vec<&str> = codes.iter().map(code::Code::as_str).collect();
        self.0.push(codes.join(";"));
    }
}

/// The results that a row has, without its messages and its ruleset.
pub fn results(outcome: &MonthOutcome) -> Vec<(&'static ResultAbout, String)> {
    let mut texts = Texts::default();
    Months::write(outcome, |_| false, "", &mut texts);
    let given = RESULTS.iter().zip(texts.0);
    given.filter(|(about, text)| !text.is_empty() && about.name != "messages").collect()
}

/// A month: the row's number, year and month, the results, the messages, the open points that it
/// touched, the arithmetic, and the way to it where it is asked for.
pub fn month(
    row: u64,
    facts: &MonthFacts,
    outcome: &MonthOutcome,
    trace: Option<&Trace<PersonMonth>>,
) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("row".to_owned(), row.into());
    object.insert("tax_year".to_owned(), facts.tax_year.0.into());
    object.insert("month".to_owned(), facts.payment.month.into());
    for (about, text) in results(outcome) {
        object.insert(about.name.to_owned(), text.into());
    }
    let list = |names: Vec<&'static str>| Value::from(names);
    let codes = outcome.notes.iter().map(Code::as_str).collect();
    object.insert("messages".to_owned(), list(codes));
    let points = outcome.points.iter().map(calc_core::law::params::ChoiceId::name).collect();
    object.insert("open_points".to_owned(), list(points));
    let unverified = outcome.unverified.iter().map(|(about, _)| about.id).collect();
    object.insert("unverified".to_owned(), list(unverified));
    object.insert("steps".to_owned(), steps(facts, outcome).into());
    if let Some(trace) = trace.and_then(|trace| serde_json::to_value(trace).ok()) {
        object.insert("trace".to_owned(), trace);
    }
    object
}

/// The whole answer: the months in the order in which they came, and the ruleset.
pub fn months(months: Vec<Map<String, Value>>) -> Value {
    let mut object = Map::new();
    let ruleset = format!("{}+{}", RULESET.engine, RULESET.digest);
    object.insert("ruleset".to_owned(), ruleset.into());
    object.insert("months".to_owned(), months.into_iter().map(Value::Object).collect());
    Value::Object(object)
}
