//! Lists of objects in JSON whose members are the columns of a row: months, crossings of the border.

use std::collections::HashMap;
use std::hash::Hash;

use calc_core::law::fields::Columns;

use crate::json::{Fact, Fault, JsonProblem, Members, Node, escaped, tell};

/// The facts of an object by column.
pub(crate) type Facts<'t, C> = HashMap<C, Fact<'t>>;

/// The facts of each object of the list `name`; what is none has no facts, and its mistake is told.
pub(crate) fn items<'t, C: Columns + Hash>(
    name: &str,
    nodes: Vec<Node<'t>>,
    problems: &mut Vec<JsonProblem>,
) -> Vec<Facts<'t, C>> {
    let facts_of = |(item, node)| {
        let pointer = format!("/{name}/{item}");
        if let Node::Object(members) = node {
            facts(&pointer, members, problems)
        } else {
            tell(problems, || JsonProblem { pointer, fault: Fault::NotAnObject });
            Facts::new()
        }
    };
    nodes.into_iter().enumerate().map(facts_of).collect()
}

/// The facts of an object, by the columns that its members name.
pub(crate) fn facts<'t, C: Columns + Hash>(
    parent: &str,
    members: Members<'t>,
    problems: &mut Vec<JsonProblem>,
) -> Facts<'t, C> {
    let mut facts = Facts::new();
    for (name, node) in members {
        let pointer = format!("{parent}/{}", escaped(&name));
        let found = C::all().iter().copied().find(|field| field.about().member == name);
        let Some(field) = found else {
            let known = C::all().iter().map(|field| field.about().member).collect();
            tell(problems, || JsonProblem { pointer, fault: Fault::UnknownMember(known) });
            continue;
        };
        let fact = match node {
            Node::Text(text) => Fact::Text(text),
            Node::Integer(number) if field.about().kind.takes_integers() => Fact::Integer(number),
            Node::Null => continue,
            _ => {
                tell(problems, || JsonProblem { pointer, fault: Fault::NotText });
                continue;
            }
        };
        if facts.insert(field, fact).is_some() {
            tell(problems, || JsonProblem { pointer, fault: Fault::Twice });
        }
    }
    facts
}
