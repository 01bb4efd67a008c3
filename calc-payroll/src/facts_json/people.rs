//! Several people in one body: `{"people": [FACTS, …]}`, each as for one person.

use calc_core::law::text::Language;

use super::{Fault, JsonProblem, LANGUAGE, Node, Request, RequestKind};
use crate::json::{self, escaped, word_or_told};

const PEOPLE: &str = "people";

/// A body as it was understood.
#[derive(Debug, Default)]
pub struct PeopleRequest<'t> {
    /// The language of what is said.
    pub language: Option<Language>,
    /// The people, in order.
    pub people: Vec<Request<'t>>,
    /// Every mistake; without one, the rest can be used.
    pub problems: Vec<JsonProblem>,
}

/// Reads a body of which every person may have what `wanted` says.
pub fn read_people(bytes: &[u8], wanted: RequestKind) -> PeopleRequest<'_> {
    let mut found = PeopleRequest::default();
    let members = match json::object(bytes) {
        Ok(members) => members,
        Err(problem) => {
            found.problems.push(problem);
            return found;
        }
    };
    let mut seen: Vec<&str> = Vec::new();
    for (name, node) in members {
        let pointer = format!("/{}", escaped(&name));
        let Some(member) = [LANGUAGE, PEOPLE].into_iter().find(|known| *known == name) else {
            found.fault(pointer, Fault::UnknownMember(vec![LANGUAGE, PEOPLE]));
            continue;
        };
        if seen.contains(&member) {
            found.fault(pointer, Fault::Twice);
            continue;
        }
        seen.push(member);
        match (member, node) {
            (LANGUAGE, node) => {
                let known = Language::ALL.map(Language::tag);
                let problems = &mut found.problems;
                found.language = word_or_told(problems, (pointer, node), &known, Language::tagged);
            }
            (_, Node::Array(people)) => {
                for (place, person) in people.into_iter().enumerate() {
                    found.person(place, person, wanted);
                }
            }
            _ => found.fault(pointer, Fault::NotAnArray),
        }
    }
    if !seen.contains(&PEOPLE) {
        found.fault(format!("/{PEOPLE}"), Fault::Missing);
    }
    found
}

impl<'t> PeopleRequest<'t> {
    fn fault(&mut self, pointer: String, fault: Fault) {
        json::tell(&mut self.problems, || JsonProblem { pointer, fault });
    }

    fn person(&mut self, place: usize, node: Node<'t>, wanted: RequestKind) {
        let parent = format!("/{PEOPLE}/{place}");
        let Node::Object(members) = node else { return self.fault(parent, Fault::NotAnObject) };
        let mut request = Request::default();
        request.members(members, wanted);
        for JsonProblem { pointer, fault } in std::mem::take(&mut request.problems) {
            self.fault(format!("{parent}{pointer}"), fault);
        }
        self.people.push(request);
    }
}
