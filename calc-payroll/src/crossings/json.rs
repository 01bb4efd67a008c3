//! The crossings of one person as JSON: `{"crossings": [{"date": "2025-01-06", "direction": "in"}, …]}`,
//! or stays: `{"arrival": …, "departure": …}`. A calendar of public holidays may stand beside them:
//! `"holidays": [{"date": "2025-10-01", "kind": "holiday"}, …]`, with `"rest_days_outside": "counted"`, without
//! which it changes nothing.

use calc_core::law::cell::{self, Cell};
use calc_core::law::fields::FactLocation;
use calc_core::law::params::{ChoiceId, Choices};
use calc_core::law::period::Date;
use calc_core::law::problem::{Detail, Problem};
use calc_core::law::reader::{Cells, Reader};
use calc_core::law::ruleset::RULESET;
use calc_core::law::text::Language;
use calc_core::person::month::code::Code;
use calc_core::person::month::crossing_fields::Field;
use calc_core::person::month::rest_days::{DayKind, RestDays};
use serde_json::{Map, Value};

use super::calendar::kind_named;
use super::counts::{Counting, Line};
use super::event;
use super::identities::Identities;
use super::known::{Asked, Known, PeriodProblem};
use super::lines::{keys, object};
use super::records::Records;
use crate::json::{self, Fact, Fault, JsonProblem, LANGUAGE, Members, Node, escaped};
use crate::json_items::{self, items};

const CROSSINGS: &str = "crossings";
const HOLIDAYS: &str = "holidays";

/// The members of a day of the calendar.
const DATE: &str = "date";
const KIND: &str = "kind";

/// The members that say what is counted.
const FROM: &str = "from";
const UNTIL: &str = "until";
const BY: &str = "by";
const PERIODS: [&str; 2] = ["year", "month"];

/// The member that switches the open point of the same name.
const REST_DAYS: &str = "rest_days_outside";

/// The words that it takes.
fn rest_days_choices() -> Vec<&'static str> {
    let choices = ChoiceId::RestDaysOutside.alternatives();
    choices.iter().filter(|choice| choice.computed).map(|choice| choice.key).collect()
}

/// A fact of a crossing, a day of the calendar, or one of the days that the record covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrossingPlace {
    /// Which crossing or day of the calendar, from 0; nothing where the fact stands beside them.
    pub item: Option<usize>,
    /// The fact.
    pub field: Field,
    /// The member that stands beside the crossings, or the list that is not that of crossings.
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
            (Some(item), None) => format!("/{CROSSINGS}/{item}/{}", self.field.about().member),
            (Some(item), Some(list)) => format!("/{list}/{item}/{}", self.field.about().member),
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
    holidays: Vec<(Option<Fact<'t>>, Option<DayKind>)>,
    rest_days_outside: Option<&'static str>,
    from: Option<Fact<'t>>,
    until: Option<Fact<'t>>,
    months: bool,
    /// Every mistake; without one, the rest can be used.
    pub problems: Vec<JsonProblem>,
}

/// Why there are no counts.
#[derive(Debug)]
pub enum Refused {
    /// What is wrong with the crossings, or with a day beside them.
    Facts(Vec<Problem<CrossingPlace>>),
    /// What is wrong with the period.
    Period(JsonProblem),
}

impl Refused {
    fn period(problem: PeriodProblem) -> Self {
        let member = match problem {
            PeriodProblem::OutOfReach(_, false) => FROM,
            PeriodProblem::OutOfReach(_, true)
            | PeriodProblem::Backwards(_)
            | PeriodProblem::WithoutCrossing(_) => UNTIL,
            PeriodProblem::YearOutside(..) | PeriodProblem::NoYear(_) => CROSSINGS,
        };
        let fault = Fault::Told(problem.code(), Box::new(problem.message()));
        Self::Period(JsonProblem { pointer: format!("/{member}"), fault })
    }
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
            let known = [CROSSINGS, FROM, UNTIL, BY, HOLIDAYS, REST_DAYS, LANGUAGE];
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
                (HOLIDAYS, Node::Array(nodes)) => self.calendar(nodes),
                (HOLIDAYS, Node::Null) => {}
                (CROSSINGS | HOLIDAYS, _) => self.fault(pointer, Fault::NotAnArray),
                (REST_DAYS, node) => {
                    let known = rest_days_choices();
                    let found = |word: &str| known.iter().copied().find(|choice| *choice == word);
                    match json::word(node, &known, found) {
                        Ok(choice) => self.rest_days_outside = choice,
                        Err(fault) => self.fault(pointer, fault),
                    }
                }
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

    fn calendar(&mut self, nodes: Vec<Node<'t>>) {
        for (item, node) in nodes.into_iter().enumerate() {
            let parent = format!("/{HOLIDAYS}/{item}");
            let Node::Object(members) = node else {
                self.fault(parent, Fault::NotAnObject);
                continue;
            };
            let (mut date, mut kind) = (None, None);
            for (name, node) in members {
                let pointer = format!("{parent}/{}", escaped(&name));
                match (&*name, node) {
                    (DATE, _) if date.is_some() => self.fault(pointer, Fault::Twice),
                    (KIND, _) if kind.is_some() => self.fault(pointer, Fault::Twice),
                    (DATE, Node::Text(text)) => date = Some(Fact::Text(text)),
                    (DATE, _) => self.fault(pointer, Fault::NotText),
                    (KIND, node) => {
                        match json::word(node, &DayKind::ALL.map(DayKind::word), kind_named) {
                            Ok(found) => kind = found,
                            Err(fault) => self.fault(pointer, fault),
                        }
                    }
                    _ => self.fault(pointer, Fault::UnknownMember(vec![DATE, KIND])),
                }
            }
            for (member, is_there) in [(DATE, date.is_some()), (KIND, kind.is_some())] {
                let pointer = format!("{parent}/{member}");
                if !is_there && !self.problems.iter().any(|known| known.pointer == pointer) {
                    self.fault(pointer, Fault::Missing);
                }
            }
            self.holidays.push((date, kind));
        }
    }

    /// The days of rest.
    fn rest_days(&self, problems: &mut Vec<Problem<CrossingPlace>>) -> RestDays {
        let mut rest_days = RestDays::default();
        for (item, (date, kind)) in self.holidays.iter().enumerate() {
            let place =
                CrossingPlace { item: Some(item), field: Field::Date, member: Some(HOLIDAYS) };
            let cell = date.as_ref().map_or(Cell::Blank, Fact::cell);
            match (cell::date(cell), kind) {
                (Some(day), Some(kind)) if rest_days.name(day, *kind) => {}
                _ => problems.push(Problem::of_cell(Code::OutOfRange, place, cell, Detail::None)),
            }
        }
        rest_days
    }

    /// The counts of the record.
    ///
    /// # Errors
    /// What is wrong with the crossings, or with the days that they are said to cover.
    pub fn counts(&self, choices: &Choices) -> Result<Value, Refused> {
        let mut problems: Vec<_> = self.stranger().into_iter().collect();
        let mut records = Records::default();
        for (item, facts) in self.crossings.iter().enumerate() {
            let cells = EventFacts(facts);
            let mut reader = Reader::new(&cells);
            let found = event(&mut reader);
            match found.filter(|_| reader.problems.is_empty()) {
                Some(event) => records.add_to_only(row_of(item), event),
                None => problems.extend(placed(reader.problems, item)),
            }
        }
        let from = day(FROM, self.from.as_ref(), &mut problems);
        let until = day(UNTIL, self.until.as_ref(), &mut problems);
        let rest_days = self.rest_days(&mut problems);
        let taken = self.rest_days_outside;
        let set = taken.and_then(|taken| choices.with(ChoiceId::RestDaysOutside, taken));
        let choices = set.as_ref().unwrap_or(choices);
        if !problems.is_empty() {
            return Err(Refused::Facts(problems));
        }
        let asked = Asked { from, until, year: None };
        let known = Known::of(&records, asked).map_err(Refused::period)?;
        let (rest_days, months) = (&rest_days, self.months);
        let counting = Counting { choices, rest_days, known, year: None, months };
        let Some(record) = records.all().next() else { return Ok(answer(&[], &counting)) };
        counting.lines(record).map(|lines| answer(&lines, &counting)).map_err(|(_, found)| {
            let located = found.into_iter().flat_map(|located| {
                let item = usize::try_from(located.row).unwrap_or(1).saturating_sub(1);
                placed(vec![located.problem], item)
            });
            Refused::Facts(located.collect())
        })
    }

    /// The first crossing that is of somebody else than the first that names its person.
    fn stranger(&self) -> Option<Problem<CrossingPlace>> {
        let mut people = Identities::default();
        let mut named = Vec::new();
        for (item, facts) in self.crossings.iter().enumerate() {
            let cells = EventFacts(facts);
            let text = |field: Field| cells.get(field).shown().into_owned();
            let (number, document) = (text(Field::EmployeeId), text(Field::IdNumber));
            if !number.is_empty() || !document.is_empty() {
                let place = people.place(row_of(item), &number, &document).place;
                named.push((item, place, if number.is_empty() { document } else { number }));
            }
        }
        let (first, only, _) = named.first()?;
        let is_other = |place: usize| people.of(place) != people.of(*only);
        let (item, _, found) = named.iter().find(|(_, place, _)| is_other(*place))?;
        let is_given = |field: &Field| !EventFacts(&self.crossings[*item]).get(*field).is_blank();
        let field = Some(Field::EmployeeId).filter(is_given).unwrap_or(Field::IdNumber);
        let place = CrossingPlace { item: Some(*item), field, member: None };
        let detail = Detail::Row(row_of(*first));
        Some(Problem::new(Code::DiffersFromRow, place, found, detail))
    }
}

/// Rows are numbered from 1, as items are from 0.
fn row_of(item: usize) -> u64 {
    u64::try_from(item).unwrap_or(u64::MAX).saturating_add(1)
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

/// The counts, how rest days outside were taken, of which years the calendar named a day, and the ruleset.
fn answer(lines: &[Line], counting: &Counting<'_>) -> Value {
    let counted = |line: &Line| {
        let mut object = object(keys(counting.months), line);
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
    let taken = counting.choices.taken(ChoiceId::RestDaysOutside);
    object.insert(REST_DAYS.to_owned(), taken.into());
    let years = counting.rest_days.years().into_iter().map(|year| year.to_string());
    object.insert("calendar_years".to_owned(), years.collect::<Vec<_>>().into());
    object.insert("days".to_owned(), lines.iter().map(counted).collect());
    Value::Object(object)
}
