//! The crossings of one person as JSON: `{"crossings": [{"date": "2025-01-06", "direction": "in"}, …]}`,
//! or stays: `{"arrival": …, "departure": …}`.

use calc_core::law::cell::{self, Cell};
use calc_core::law::fields::FactLocation;
use calc_core::law::params::Choices;
use calc_core::law::period::Date;
use calc_core::law::problem::{Detail, Problem};
use calc_core::law::reader::{Cells, Reader};
use calc_core::law::ruleset::RULESET;
use calc_core::law::text::Language;
use calc_core::person::month::code::Code;
use calc_core::person::month::crossing_fields::Field;
use serde_json::{Map, Value};

use super::counts::{Counting, Known, Line};
use super::lines::{keys, object};
use super::{Records, event};
use crate::json::{self, Fact, Fault, JsonProblem, LANGUAGE, Members, Node, escaped};
use crate::json_items::{self, items};

const CROSSINGS: &str = "crossings";

/// The members that say what is counted.
const FROM: &str = "from";
const UNTIL: &str = "until";
const BY: &str = "by";
const PERIODS: [&str; 2] = ["year", "month"];

/// A fact of a crossing, or one of the days that the record covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrossingPlace {
    /// Which crossing, from 0; nothing where the fact stands beside them.
    pub item: Option<usize>,
    /// The fact.
    pub field: Field,
    /// The member that stands beside the crossings.
    pub member: Option<&'static str>,
}

impl FactLocation for CrossingPlace {
    type Column = Field;
    type Code = Code;

    fn column(self) -> Field {
        self.field
    }

    fn message_variant(self, code: Self::Code, usual: &'static str) -> &'static str {
        self.field.message_variant(code, usual)
    }

    fn pointer(self) -> String {
        match (self.item, self.member) {
            (Some(item), _) => format!("/{CROSSINGS}/{item}/{}", self.field.about().member),
            (None, Some(member)) => format!("/{member}"),
            (None, None) => format!("/{CROSSINGS}"),
        }
    }
}

type Facts<'t> = json_items::Facts<'t, Field>;

struct EventFacts<'a, 't>(&'a Facts<'t>);

impl Cells<Field> for EventFacts<'_, '_> {
    fn get(&self, field: Field) -> Cell<'_> {
        self.0.get(&field).map_or(Cell::Blank, Fact::cell)
    }
}

/// A body as it was understood.
#[derive(Debug, Default)]
pub struct Request<'t> {
    /// The language of what is said.
    pub language: Option<Language>,
    crossings: Vec<Facts<'t>>,
    from: Option<Fact<'t>>,
    until: Option<Fact<'t>>,
    months: bool,
    /// Every mistake; without one, the rest can be used.
    pub problems: Vec<JsonProblem>,
}

/// Reads a body.
pub fn read(bytes: &[u8]) -> Request<'_> {
    let mut request = Request::default();
    match json::object(bytes) {
        Ok(members) => request.members(members),
        Err(problem) => request.problems.push(problem),
    }
    request
}

impl<'t> Request<'t> {
    fn fault(&mut self, pointer: String, fault: Fault) {
        json::tell(&mut self.problems, || JsonProblem { pointer, fault });
    }

    fn members(&mut self, members: Members<'t>) {
        let mut seen: Vec<&'static str> = Vec::new();
        for (name, node) in members {
            let known = [CROSSINGS, FROM, UNTIL, BY, LANGUAGE];
            let pointer = format!("/{}", escaped(&name));
            let Some(member) = known.into_iter().find(|member| *member == name) else {
                self.fault(pointer, Fault::UnknownMember(known.to_vec()));
                continue;
            };
            if seen.contains(&member) {
                self.fault(pointer, Fault::Twice);
                continue;
            }
            seen.push(member);
            match (member, node) {
                (CROSSINGS, Node::Array(nodes)) => {
                    self.crossings = items(CROSSINGS, nodes, &mut self.problems);
                }
                (CROSSINGS, _) => self.fault(pointer, Fault::NotAnArray),
                (BY, node) => {
                    match json::word(node, &PERIODS, |word| {
                        PERIODS.contains(&word).then(|| word == PERIODS[1])
                    }) {
                        Ok(months) => self.months = months.unwrap_or(false),
                        Err(fault) => self.fault(pointer, fault),
                    }
                }
                (LANGUAGE, node) => {
                    match json::word(node, &Language::ALL.map(Language::tag), Language::tagged) {
                        Ok(language) => self.language = language,
                        Err(fault) => self.fault(pointer, fault),
                    }
                }
                (_, Node::Null) => {}
                (FROM, Node::Text(text)) => self.from = Some(Fact::Text(text)),
                (_, Node::Text(text)) => self.until = Some(Fact::Text(text)),
                _ => self.fault(pointer, Fault::NotText),
            }
        }
        if !seen.contains(&CROSSINGS) {
            self.fault(format!("/{CROSSINGS}"), Fault::Missing);
        }
    }

    /// The counts of the record.
    ///
    /// # Errors
    /// What is wrong with the crossings, or with the days that they are said to cover.
    pub fn counts(&self, choices: &Choices) -> Result<Value, Vec<Problem<CrossingPlace>>> {
        let mut problems = Vec::new();
        let mut records = Records::default();
        for (item, facts) in self.crossings.iter().enumerate() {
            let cells = EventFacts(facts);
            let mut reader = Reader::new(&cells);
            let found = event(&mut reader);
            match found.filter(|_| reader.problems.is_empty()) {
                // Rows are numbered from 1, as items are from 0.
                Some(event) => records.add_to_only(item + 1, event),
                None => problems.extend(placed(reader.problems, item)),
            }
        }
        let from = day(FROM, self.from.as_ref(), &mut problems);
        let until = day(UNTIL, self.until.as_ref(), &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        let known = Known::of(&records, from, until);
        let counting = Counting { choices, known, year: None, months: self.months };
        let Some(record) = records.all.first() else { return Ok(answer(&[], self.months)) };
        match counting.lines(record) {
            Ok(lines) => Ok(answer(&lines, self.months)),
            Err((_, found)) => Err(found
                .into_iter()
                .flat_map(|located| {
                    let item = usize::try_from(located.row).unwrap_or(1).saturating_sub(1);
                    placed(vec![located.problem], item)
                })
                .collect()),
        }
    }
}

fn placed(
    problems: Vec<Problem<Field>>,
    item: usize,
) -> impl Iterator<Item = Problem<CrossingPlace>> {
    problems.into_iter().map(move |problem| {
        problem.placed(|field| CrossingPlace { item: Some(item), field, member: None })
    })
}

/// A day that stands beside the crossings.
fn day(
    member: &'static str,
    fact: Option<&Fact<'_>>,
    problems: &mut Vec<Problem<CrossingPlace>>,
) -> Option<Date> {
    let cell = fact.map_or(Cell::Blank, Fact::cell);
    let found = cell::date(cell);
    if found.is_none() && !cell.is_blank() {
        let place = CrossingPlace { item: None, field: Field::Date, member: Some(member) };
        problems.push(Problem::of_cell(Code::OutOfRange, place, cell, Detail::None));
    }
    found
}

/// The counts, and the ruleset.
fn answer(lines: &[Line], months: bool) -> Value {
    let counted = |line: &Line| {
        let mut object = object(keys(months), line);
        // One person needs no name, and codes are a list.
        object.remove("employee_id");
        object.remove("id_number");
        let codes = line.messages.iter().map(Code::as_str);
        object.insert("messages".to_owned(), codes.collect::<Vec<_>>().into());
        Value::Object(object)
    };
    let mut object = Map::new();
    let ruleset = format!("{}+{}", RULESET.engine, RULESET.digest);
    object.insert("ruleset".to_owned(), ruleset.into());
    object.insert("days".to_owned(), lines.iter().map(counted).collect());
    Value::Object(object)
}
