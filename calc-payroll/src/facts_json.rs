//! The facts of one person-year as JSON: the payroll's columns, nested by group, and beside them
//! what is asked for.

#[cfg(feature = "special_incomes")]
mod events;
#[cfg(feature = "readings")]
mod goal;
#[cfg(feature = "readings")]
mod official;
#[cfg(feature = "readings")]
mod people;
mod range;
#[cfg(feature = "readings")]
pub mod scenarios;

use calc_core::law::cell::Cell;
use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use calc_core::person::curve::Range;
#[cfg(feature = "special_incomes")]
use calc_core::person::decode::EventsGiven;
use calc_core::person::decode::Raw;
#[cfg(feature = "special_incomes")]
use calc_core::person::equity::cells::EventCells;
use calc_core::person::fields::{Field, Group};

use crate::json::{self, Fact, LANGUAGE, Members, Node, TRACE, escaped, word_or_told};

#[cfg(feature = "readings")]
pub use goal::Goal;
#[cfg(feature = "readings")]
pub use people::{PeopleRequest, read_people};
#[cfg(feature = "readings")]
use scenarios::Scenario;

pub use crate::json::{Fault, Flaw, JsonProblem, LARGEST, MOST_TOLD};

/// What a body may hold beside the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestKind {
    /// An answer.
    Answer,
    /// A curve: the member `range` is required.
    Curve,
    /// A figure of the tax bureau beside ours: the member `official`, where nothing else gives it.
    #[cfg(feature = "readings")]
    Official,
    /// The other way round: the member `solve`, where nothing else gives it.
    #[cfg(feature = "readings")]
    Solve,
    /// Two sets of settings side by side: the member `compare` is required.
    #[cfg(feature = "readings")]
    Compare,
    /// A row of many: the facts alone.
    Row,
    /// A year that is added up from months: what is no fact of the year is one of theirs.
    BesideMonths,
}

/// A body as it was understood.
#[derive(Debug, Default)]
pub struct Request<'t> {
    /// How much of the way is asked for.
    pub trace: Option<TraceLevel>,
    /// The language of what is said.
    pub language: Option<Language>,
    /// The range of a curve.
    pub range: Option<Range>,
    /// A figure of the tax bureau.
    #[cfg(feature = "readings")]
    pub official: Option<calc_core::person::readings::gap::Official>,
    /// What is solved for.
    #[cfg(feature = "readings")]
    pub goal: Option<Goal>,
    /// Which relief is counted in what is solved for.
    #[cfg(feature = "readings")]
    pub relief: Option<calc_core::person::solve::NetRelief>,
    /// Two sets of settings.
    #[cfg(feature = "readings")]
    pub scenarios: Option<[Scenario; 2]>,
    /// The facts.
    pub facts: JsonFacts<'t>,
    /// Every mistake; without one, the rest can be used.
    pub problems: Vec<JsonProblem>,
}

/// The facts by column.
#[derive(Debug)]
pub struct JsonFacts<'t> {
    columns: [Option<Fact<'t>>; Field::COUNT],
    #[cfg(feature = "special_incomes")]
    events: Vec<EventCells>,
}

impl Default for JsonFacts<'_> {
    fn default() -> Self {
        Self {
            columns: [const { None }; Field::COUNT],
            #[cfg(feature = "special_incomes")]
            events: Vec::new(),
        }
    }
}

impl Raw for JsonFacts<'_> {
    fn get(&self, field: Field) -> Cell<'_> {
        self.columns[field as usize].as_ref().map_or(Cell::Blank, Fact::cell)
    }

    #[cfg(feature = "special_incomes")]
    fn events(&self) -> EventsGiven {
        Ok(self.events.clone())
    }
}

/// Facts of which one column says something else.
#[derive(Debug)]
pub struct WithOverride<'a> {
    /// The facts.
    pub facts: &'a JsonFacts<'a>,
    /// The column.
    pub column: Field,
    /// What it says.
    pub cell: Cell<'a>,
}

impl Raw for WithOverride<'_> {
    fn get(&self, field: Field) -> Cell<'_> {
        if field == self.column { self.cell } else { self.facts.get(field) }
    }

    #[cfg(feature = "special_incomes")]
    fn events(&self) -> EventsGiven {
        self.facts.events()
    }
}

/// Reads a body.
pub fn read(bytes: &[u8], wanted: RequestKind) -> Request<'_> {
    let mut request = Request::default();
    match json::object(bytes) {
        Ok(members) => request.members(members, wanted),
        Err(problem) => request.problems.push(problem),
    }
    request
}

const RANGE: &str = "range";

#[cfg(feature = "readings")]
const OFFICIAL: &str = "official";

#[cfg(feature = "readings")]
const SOLVE: &str = "solve";

#[cfg(feature = "readings")]
const COMPARE: &str = "compare";

/// No body has more members than groups, and what stands beside them.
const MEMBERS: usize = Group::ALL.len() + 2;

impl<'t> Request<'t> {
    fn fault(&mut self, pointer: String, fault: Fault) {
        json::tell(&mut self.problems, || JsonProblem { pointer, fault });
    }

    fn unknown(
        &mut self,
        pointer: impl FnOnce() -> String,
        known: impl Iterator<Item = &'static str>,
    ) {
        json::tell(&mut self.problems, || JsonProblem {
            pointer: pointer(),
            fault: Fault::UnknownMember(known.collect()),
        });
    }

    /// A member that is not known where it stands, and perhaps elsewhere.
    fn out_of_place(
        &mut self,
        name: &str,
        pointer: impl FnOnce() -> String,
        known: impl Iterator<Item = &'static str>,
    ) {
        match Field::named(name) {
            Some(field) => self.fault(pointer(), Fault::MisplacedMember(field.pointer())),
            None => self.unknown(pointer, known),
        }
    }

    fn members(&mut self, members: Members<'t>, wanted: RequestKind) {
        let mut seen: Vec<&'static str> = Vec::with_capacity(members.len().min(MEMBERS));
        for (name, node) in members {
            // Made only where something is wrong, which is rare.
            let pointer = || format!("/{}", escaped(&name));
            let Some(member) = known(wanted).find(|member| *member == name) else {
                if wanted != RequestKind::BesideMonths {
                    self.out_of_place(&name, pointer, known(wanted));
                }
                continue;
            };
            if seen.contains(&member) {
                self.fault(pointer(), Fault::Twice);
                continue;
            }
            seen.push(member);
            match member {
                TRACE => {
                    let known = TraceLevel::ALL.map(TraceLevel::name);
                    self.trace = word_or_told(
                        &mut self.problems,
                        (pointer(), node),
                        &known,
                        TraceLevel::named,
                    );
                }
                LANGUAGE => {
                    let known = Language::ALL.map(Language::tag);
                    self.language = word_or_told(
                        &mut self.problems,
                        (pointer(), node),
                        &known,
                        Language::tagged,
                    );
                }
                RANGE => self.range(&pointer(), node),
                #[cfg(feature = "readings")]
                OFFICIAL => self.official(&pointer(), node),
                #[cfg(feature = "readings")]
                SOLVE => self.goal(&pointer(), node),
                #[cfg(feature = "readings")]
                COMPARE => self.scenarios(&pointer(), node),
                _ => self.group(member, node),
            }
        }
        if wanted == RequestKind::Curve && !seen.contains(&RANGE) {
            self.fault(format!("/{RANGE}"), Fault::Missing);
        }
        #[cfg(feature = "readings")]
        if wanted == RequestKind::Compare && !seen.contains(&COMPARE) {
            self.fault(format!("/{COMPARE}"), Fault::Missing);
        }
    }

    fn group(&mut self, name: &str, node: Node<'t>) {
        let Some(group) = Group::ALL.into_iter().find(|group| group.name() == name) else { return };
        match node {
            Node::Object(members) => self.columns(group, members),
            _ => self.fault(format!("/{name}"), Fault::NotAnObject),
        }
    }

    fn columns(&mut self, group: Group, members: Members<'t>) {
        for (name, node) in members {
            let pointer = || format!("/{}/{}", group.name(), escaped(&name));
            let field = Field::named(&name).filter(|field| field.group() == group);
            let Some(field) = field else {
                let known = Field::ALL.iter().filter(|field| field.group() == group);
                self.out_of_place(&name, pointer, known.map(|field| field.name()));
                continue;
            };
            #[cfg(feature = "special_incomes")]
            if field == Field::Equity {
                self.events(&pointer(), node);
                continue;
            }
            let fact = match Fact::read(node, field.about().kind) {
                Ok(Some(fact)) => fact,
                Ok(None) => continue,
                Err(fault) => {
                    self.fault(pointer(), fault);
                    continue;
                }
            };
            if self.facts.columns[field as usize].replace(fact).is_some() {
                self.fault(pointer(), Fault::Twice);
            }
        }
    }
}

/// The members that a body may have.
fn known(wanted: RequestKind) -> impl Iterator<Item = &'static str> {
    let beside: &[&str] = match wanted {
        RequestKind::Answer | RequestKind::BesideMonths => &[TRACE, LANGUAGE],
        RequestKind::Curve => &[LANGUAGE, RANGE],
        #[cfg(feature = "readings")]
        RequestKind::Official => &[LANGUAGE, OFFICIAL],
        #[cfg(feature = "readings")]
        RequestKind::Solve => &[LANGUAGE, SOLVE],
        #[cfg(feature = "readings")]
        RequestKind::Compare => &[LANGUAGE, COMPARE],
        RequestKind::Row => &[],
    };
    let groups = Group::ALL.iter().map(|group| group.name());
    groups.chain(beside.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_by_group() {
        let request = read(br#"{"lang": "zh-Hans", "trace": "full", "person": {"tax_year": 2025, "employee_id": "007"}, "mainland": {"wages": "5.00", "royalties": null}}"#, RequestKind::Answer);
        assert_eq!(request.problems, []);
        assert_eq!(request.language, Some(Language::SimplifiedChinese));
        assert_eq!(request.trace, Some(TraceLevel::Full));
        let facts = request.facts;
        assert_eq!(facts.get(Field::TaxYear), Cell::Decimal { digits: 2025, scale: 0 });
        assert_eq!(facts.get(Field::EmployeeId), Cell::Text("007"));
        assert_eq!(facts.get(Field::Wages), Cell::Text("5.00"));
        assert_eq!(facts.get(Field::Royalties), Cell::Blank);
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        let body = "\u{feff}{\"mainland\": {\"wages\": \"5\"}}".as_bytes();
        let facts = read(body, RequestKind::Answer).facts;
        assert_eq!(facts.get(Field::Wages), Cell::Text("5"));
    }

    #[test]
    fn mistakes_have_pointers() {
        let problems = |text: &str| read(text.as_bytes(), RequestKind::Answer).problems;
        let one = |text: &str| {
            let found = problems(text);
            assert_eq!(found.len(), 1, "{text}");
            (found[0].pointer.clone(), found[0].fault.clone())
        };
        assert_eq!(
            one(r#"{"mainland": {"wages": 5}}"#),
            ("/mainland/wages".into(), Fault::NotText)
        );
        assert_eq!(
            one(r#"{"mainland": {"wages": 1.10}}"#),
            ("/mainland/wages".into(), Fault::NotText)
        );
        assert_eq!(
            one(r#"{"mainland": {"wages": "1", "wages": "2"}}"#),
            ("/mainland/wages".into(), Fault::Twice)
        );
        assert_eq!(one(r#"{"mainland": {}, "mainland": {}}"#), ("/mainland".into(), Fault::Twice));
        assert_eq!(one(r#"{"mainland": []}"#), ("/mainland".into(), Fault::NotAnObject));
        assert_eq!(one("[]"), (String::new(), Fault::NotAnObject));
        let misplaced = |place: &str| Fault::MisplacedMember(place.to_owned());
        assert_eq!(
            one(r#"{"mainland": {"hk_mpf": "1"}}"#),
            ("/mainland/hk_mpf".into(), misplaced("/hong_kong/hk_mpf"))
        );
        assert_eq!(one(r#"{"wages": "1"}"#), ("/wages".into(), misplaced("/mainland/wages")));
        assert!(
            matches!(one(r#"{"a/b~c": {}}"#), (pointer, Fault::UnknownMember(_)) if pointer == "/a~1b~0c")
        );
        assert_eq!(one(r#"{"\u001b[2J": {}}"#).0, "/\u{fffd}[2J");
        assert!(matches!(one("{"), (_, Fault::Syntax { line: 1, flaw: Flaw::EndsEarly, .. })));
        assert!(matches!(one("\n{,"), (_, Fault::Syntax { line: 2, flaw: Flaw::Other, .. })));
        assert!(matches!(one(r#"{"trace": "all"}"#), (_, Fault::UnknownWord(_))));
        assert!(
            matches!(one(r#"{"range": {}}"#), (pointer, Fault::UnknownMember(_)) if pointer == "/range")
        );
        let deep = one(&"[".repeat(10_000));
        assert!(matches!(deep, (_, Fault::Syntax { flaw: Flaw::TooDeep, .. })));
        assert_eq!(problems(r#"{"x": 1, "y": 2}"#).len(), 2);
    }
}
