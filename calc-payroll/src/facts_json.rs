//! The facts of one person-year as JSON: the payroll's columns, nested by group.

use std::collections::HashMap;

use calc_core::decode::Raw;
use calc_core::fields::{Field, Group};

use crate::json::{self, Node, escaped};

pub use crate::json::{Fault, JsonProblem, LARGEST};

/// The facts by column.
#[derive(Debug, Default)]
pub struct JsonFacts(HashMap<Field, String>);

impl Raw for JsonFacts {
    fn get(&self, field: Field) -> &str {
        self.0.get(&field).map_or("", |text| text.trim())
    }
}

/// Reads the facts.
///
/// # Errors
/// Every mistake found.
pub fn read(bytes: &[u8]) -> Result<JsonFacts, Vec<JsonProblem>> {
    let groups = json::object(bytes)?;
    let mut reader = Reader::default();
    reader.groups(groups);
    if reader.problems.is_empty() { Ok(reader.facts) } else { Err(reader.problems) }
}

#[derive(Default)]
struct Reader {
    facts: JsonFacts,
    problems: Vec<JsonProblem>,
}

impl Reader {
    fn fault(&mut self, pointer: String, fault: Fault) {
        self.problems.push(JsonProblem { pointer, fault });
    }

    fn groups(&mut self, groups: Vec<(String, Node)>) {
        let mut seen = Vec::new();
        for (name, node) in groups {
            let pointer = format!("/{}", escaped(&name));
            let Some(group) = Group::ALL.into_iter().find(|group| group.name() == name) else {
                let known = Group::ALL.iter().map(|group| group.name()).collect();
                self.fault(pointer, Fault::UnknownMember(known));
                continue;
            };
            if seen.contains(&group) {
                self.fault(pointer, Fault::Twice);
                continue;
            }
            seen.push(group);
            match node {
                Node::Object(members) => self.members(group, &pointer, members),
                _ => self.fault(pointer, Fault::NotAnObject),
            }
        }
    }

    fn members(&mut self, group: Group, parent: &str, members: Vec<(String, Node)>) {
        for (name, node) in members {
            let pointer = format!("{parent}/{}", escaped(&name));
            let field = Field::named(&name).filter(|field| field.about().group == group);
            let Some(field) = field else {
                let known = Field::ALL.iter().filter(|field| field.about().group == group);
                let known = known.map(|field| field.name()).collect();
                self.fault(pointer, Fault::UnknownMember(known));
                continue;
            };
            let text = match node {
                Node::Text(text) => text,
                Node::Integer(number) if field.about().kind.takes_integers() => number.to_string(),
                Node::Null => continue,
                _ => {
                    self.fault(pointer, Fault::NotText);
                    continue;
                }
            };
            if self.facts.0.insert(field, text).is_some() {
                self.fault(pointer, Fault::Twice);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_by_group() {
        let facts = read(br#"{"person": {"tax_year": 2025, "employee_id": "007"}, "mainland": {"wages": "5.00", "royalties": null}}"#).unwrap();
        assert_eq!(facts.get(Field::TaxYear), "2025");
        assert_eq!(facts.get(Field::EmployeeId), "007");
        assert_eq!(facts.get(Field::Wages), "5.00");
        assert_eq!(facts.get(Field::Royalties), "");
    }

    #[test]
    fn mistakes_have_pointers() {
        let problems = |text: &str| read(text.as_bytes()).unwrap_err();
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
        assert!(
            matches!(one(r#"{"mainland": {"hk_mpf": "1"}}"#), (pointer, Fault::UnknownMember(_)) if pointer == "/mainland/hk_mpf")
        );
        assert!(
            matches!(one(r#"{"a/b~c": {}}"#), (pointer, Fault::UnknownMember(_)) if pointer == "/a~1b~0c")
        );
        assert!(matches!(one("{"), (_, Fault::Syntax { line: 1, .. })));
        assert!(matches!(one(&"[".repeat(10_000)), (_, Fault::Syntax { .. })));
        assert_eq!(problems(r#"{"x": 1, "y": 2}"#).len(), 2);
    }
}
