//! The months of one person as JSON: `{"months": [{"month": 1, …}, …]}`. A member beside `months` is
//! a fact of every month that does not say otherwise.

#[cfg(feature = "months")]
mod known;

use calc_core::law::cell::Cell;
use calc_core::law::fields::FactLocation;
use calc_core::law::params::Choices;
use calc_core::law::period::TaxYear;
use calc_core::law::problem::{Message, Problem};
use calc_core::law::reader::Cells;
use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use calc_core::person::month::code::Code;
use calc_core::person::month::decode::decode;
use calc_core::person::month::fields::Field;
use calc_core::person::month::withhold::{
    Context, PersonRow, RowAnswer, RowFault, withhold, withhold_with_traces,
};
use serde_json::{Map, Value};

use super::{MOST_ROWS, answer, problem, row_keys};
use crate::json::{self, Fact, Fault, JsonProblem, LANGUAGE, Members, Node, TRACE};
use crate::json_items::{self, items};

/// The member that holds the months.
pub(crate) const MONTHS: &str = "months";

/// A fact of one of the months, or of all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthPlace {
    /// Which month, from 0; nothing where the fact stands beside the months.
    pub item: Option<usize>,
    /// The fact.
    pub field: Field,
}

impl FactLocation for MonthPlace {
    type Column = Field;
    type Code = Code;

    fn column(self) -> Field {
        self.field
    }

    fn message_variant(self, code: Self::Code, usual: &'static str) -> &'static str {
        self.field.message_variant(code, usual)
    }

    fn pointer(self) -> String {
        let member = self.field.about().member;
        match self.item {
            Some(item) => format!("/{MONTHS}/{item}/{member}"),
            None => format!("/{member}"),
        }
    }
}

type Facts<'t> = json_items::Facts<'t, Field>;

/// A body as it was understood.
#[derive(Debug, Default)]
pub struct Request<'t> {
    /// How much of the way is asked for.
    pub trace: Option<TraceLevel>,
    /// The language of what is said.
    pub language: Option<Language>,
    shared: Facts<'t>,
    months: Vec<Facts<'t>>,
    /// Every mistake; without one, the rest can be used.
    pub problems: Vec<JsonProblem>,
}

/// A month with what all of them share.
struct Month<'a, 't> {
    own: &'a Facts<'t>,
    shared: &'a Facts<'t>,
    of_year: &'a OfYear<'a>,
}

/// Facts of the person's year that hold for each month which does not say otherwise.
#[derive(Debug, Default)]
pub(crate) struct OfYear<'a>(pub(crate) Vec<(Field, Cell<'a>)>);

impl Cells<Field> for Month<'_, '_> {
    fn get(&self, field: Field) -> Cell<'_> {
        let found = self.own.get(&field).or_else(|| self.shared.get(&field));
        match found.map_or(Cell::Blank, Fact::cell) {
            Cell::Blank => {
                let of_year = self.of_year.0.iter().find(|(known, _)| *known == field);
                match of_year {
                    Some((_, cell)) => *cell,
                    // One person needs no number.
                    None if field == Field::EmployeeId => Cell::Text("1"),
                    None => Cell::Blank,
                }
            }
            cell => cell,
        }
    }
}

/// Whether a body has months, however it may look otherwise.
pub fn has_months(bytes: &[u8]) -> bool {
    json::object(bytes).is_ok_and(|members| members.iter().any(|(name, _)| name == MONTHS))
}

/// Reads a body.
pub fn read(bytes: &[u8]) -> Request<'_> {
    read_but(bytes, |_| false)
}

/// Reads a body, passing over the members that somebody else reads.
pub(crate) fn read_but(bytes: &[u8], is_read_elsewhere: impl Fn(&str) -> bool) -> Request<'_> {
    let mut request = Request::default();
    match json::object(bytes) {
        Ok(mut members) => {
            members.retain(|(name, _)| !is_read_elsewhere(name));
            request.members(members);
        }
        Err(problem) => request.problems.push(problem),
    }
    request
}

impl<'t> Request<'t> {
    fn fault(&mut self, pointer: String, fault: Fault) {
        json::tell(&mut self.problems, || JsonProblem { pointer, fault });
    }

    fn members(&mut self, members: Members<'t>) {
        let mut seen = false;
        let mut facts = Vec::new();
        for (name, node) in members {
            match (&*name, node) {
                (MONTHS, _) if seen => self.fault(format!("/{MONTHS}"), Fault::Twice),
                (MONTHS, Node::Array(nodes)) if nodes.len() > MOST_ROWS => {
                    seen = true;
                    let told = Box::new(Message::new("json-too-many-months", Vec::new()));
                    self.fault(format!("/{MONTHS}"), Fault::Told("too_many_months", told));
                }
                (MONTHS, Node::Array(nodes)) if !nodes.is_empty() => {
                    seen = true;
                    self.months = items(MONTHS, nodes, &mut self.problems);
                }
                (MONTHS, Node::Array(_)) => {}
                (MONTHS, _) => {
                    seen = true;
                    self.fault(format!("/{MONTHS}"), Fault::NotAnArray);
                }
                (LANGUAGE, node) => {
                    let known = Language::ALL.map(Language::tag);
                    match json::word(node, &known, Language::tagged) {
                        Ok(language) => self.language = language,
                        Err(fault) => self.fault(format!("/{LANGUAGE}"), fault),
                    }
                }
                (TRACE, node) => {
                    let known = TraceLevel::ALL.map(TraceLevel::name);
                    match json::word(node, &known, TraceLevel::named) {
                        Ok(trace) => self.trace = trace,
                        Err(fault) => self.fault(format!("/{TRACE}"), fault),
                    }
                }
                (_, node) => facts.push((name, node)),
            }
        }
        if !seen {
            self.fault(format!("/{MONTHS}"), Fault::Missing);
        }
        self.shared = json_items::facts("", facts, &mut self.problems);
    }

    /// Works the months out, in the order in which they stand. They are of one person; years are
    /// worked out each by itself.
    ///
    /// # Errors
    /// What is wrong with the facts.
    pub fn withhold(
        &self,
        choices: &Choices,
        trace: TraceLevel,
    ) -> Result<Value, Vec<Problem<MonthPlace>>> {
        let of_year = OfYear::default();
        let rows = self.rows(&of_year)?;
        Ok(answer::months(self.worked_out(&rows, (choices, trace), &of_year)?))
    }

    /// The months as rows of one person, numbered from 1.
    pub(crate) fn rows(
        &self,
        of_year: &OfYear<'_>,
    ) -> Result<Vec<PersonRow>, Vec<Problem<MonthPlace>>> {
        let mut rows = Vec::new();
        let mut problems = Vec::new();
        // What is wrong beside the months is found again in each of them, and a body may have very many.
        let mut beside = self.unreadable_shared(of_year);
        let mut person: Option<String> = None;
        for (item, own) in self.months.iter().enumerate() {
            let month = Month { own, shared: &self.shared, of_year };
            match decode(&month) {
                Ok(facts) => {
                    let payer = row_keys::payer(month.get(Field::Payer));
                    let document = row_keys::document(month.get(Field::IdNumber));
                    let who = month.get(Field::EmployeeId).shown().into_owned();
                    if *person.get_or_insert_with(|| who.clone()) != who {
                        let fault = RowFault {
                            code: Code::DiffersFromRow,
                            field: Field::EmployeeId,
                            row: Some(1),
                        };
                        problems.push(self.fault_of(item, fault, of_year));
                    }
                    let row = u64::try_from(item).unwrap_or(u64::MAX).saturating_add(1);
                    let month = Some(facts.payment.month);
                    rows.push(PersonRow { row, payer, document, month, facts: Some(facts) });
                }
                Err(found) => {
                    for problem in found.into_iter().map(|problem| self.placed(problem, item)) {
                        let is_own = problem.field.is_some_and(|place| place.item.is_some());
                        if is_own {
                            problems.push(problem);
                        } else if !beside.contains(&problem) {
                            beside.push(problem);
                        }
                    }
                }
            }
        }
        beside.extend(problems);
        if beside.is_empty() { Ok(rows) } else { Err(beside) }
    }

    /// What each row comes to, as JSON.
    pub(crate) fn worked_out(
        &self,
        rows: &[PersonRow],
        (choices, trace): (&Choices, TraceLevel),
        of_year: &OfYear<'_>,
    ) -> Result<Vec<Map<String, Value>>, Vec<Problem<MonthPlace>>> {
        let mut problems = Vec::new();
        let mut months: Vec<_> = rows.iter().map(|_| None).collect();
        let mut years: Vec<TaxYear> = Vec::new();
        for year in rows.iter().filter_map(|row| Some(row.facts.as_ref()?.tax_year)) {
            if !years.contains(&year) {
                years.push(year);
            }
        }
        for year in years {
            let of_this =
                |row: &&PersonRow| row.facts.as_ref().is_some_and(|facts| facts.tax_year == year);
            let rows: Vec<PersonRow> = rows.iter().filter(of_this).cloned().collect();
            let Some(context) = context(year, &rows, choices) else { continue };
            // A page works one person out, and has the rules once; a program has many, and a faster way.
            let found = if cfg!(feature = "pipeline") && trace == TraceLevel::None {
                let found = withhold(&rows, None, &context);
                found.into_iter().map(|answer| (answer, None)).collect()
            } else {
                withhold_with_traces(&rows, None, trace, &context)
            };
            for (row, (found, trace)) in rows.iter().zip(found) {
                let item = usize::try_from(row.row).unwrap_or(1) - 1;
                match (found, &row.facts) {
                    (RowAnswer::Good(outcome), Some(facts)) => {
                        months[item] =
                            Some(answer::month(row.row, facts, &outcome, trace.as_ref()));
                    }
                    (RowAnswer::Bad(fault), _) => {
                        problems.push(self.fault_of(item, fault, of_year));
                    }
                    _ => {}
                }
            }
        }
        if problems.is_empty() { Ok(months.into_iter().flatten().collect()) } else { Err(problems) }
    }

    /// A fault of a month, where the fact stands.
    pub(crate) fn fault_of(
        &self,
        item: usize,
        fault: RowFault,
        of_year: &OfYear<'_>,
    ) -> Problem<MonthPlace> {
        let month = Month { own: &self.months[item], shared: &self.shared, of_year };
        self.placed(problem(fault, month.get(fault.field)), item)
    }

    /// What cannot be read of the facts beside the months, also where each month says otherwise.
    fn unreadable_shared(&self, of_year: &OfYear<'_>) -> Vec<Problem<MonthPlace>> {
        let is_of_form = |code| {
            matches!(code, Code::BadAmount | Code::BadCount | Code::BadWord | Code::OutOfRange)
        };
        let month = Month { own: &Facts::new(), shared: &self.shared, of_year };
        let found = decode(&month).err().unwrap_or_default().into_iter();
        let is_shared = |problem: &Problem<Field>| {
            let is_given = problem.field.is_some_and(|field| self.shared.contains_key(&field));
            is_given && is_of_form(problem.code)
        };
        let beside = |field| MonthPlace { item: None, field };
        found.filter(is_shared).map(|problem| problem.placed(beside)).collect()
    }

    /// A mistake of a month, where the fact stands.
    fn placed(&self, problem: Problem<Field>, item: usize) -> Problem<MonthPlace> {
        problem.placed(|field| {
            let is_own = self.months[item].contains_key(&field);
            let is_shared = !is_own && self.shared.contains_key(&field);
            MonthPlace { item: (!is_shared).then_some(item), field }
        })
    }
}

/// The law of a year, with the first month that its rows have.
pub(crate) fn context<'a>(
    year: TaxYear,
    rows: &[PersonRow],
    choices: &'a Choices,
) -> Option<Context<'a>> {
    let first = rows.iter().filter_map(|row| row.month).min().unwrap_or(1);
    Context::of(year, choices, first)
}
