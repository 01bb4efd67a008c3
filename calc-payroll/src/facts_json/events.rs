//! The events of equity pay in the facts: a list of objects, whose members are the columns of their file
//! but for those that say whose they are and of which year.

use calc_core::law::fields::Columns as _;
use calc_core::person::equity::cells::EventCells;
use calc_core::person::equity::fields::Field as EventField;

use super::Request;
use crate::json::{self, Fact, Fault, Members, Node, escaped};

impl<'t> Request<'t> {
    /// Reads the list.
    pub(super) fn events(&mut self, pointer: &str, node: Node<'t>) {
        let nodes = match node {
            Node::Array(nodes) => nodes,
            Node::Null => return,
            _ => return self.fault(pointer.to_owned(), Fault::NotAnArray),
        };
        if !self.facts.events.is_empty() {
            self.fault(pointer.to_owned(), Fault::Twice);
        }
        for (item, node) in nodes.into_iter().enumerate() {
            let pointer = format!("{pointer}/{item}");
            let mut event = EventCells::default();
            match node {
                Node::Object(members) => self.event(&pointer, members, &mut event),
                _ => self.fault(pointer, Fault::NotAnObject),
            }
            self.facts.events.push(event);
        }
    }

    fn event(&mut self, parent: &str, members: Members<'t>, event: &mut EventCells) {
        let mut seen = Vec::new();
        for (name, node) in members {
            let pointer = format!("{parent}/{}", escaped(&name));
            let field = EventField::of_event().find(|field| field.name() == name);
            let Some(field) = field else {
                let known = EventField::of_event().map(EventField::name);
                json::tell(&mut self.problems, || json::JsonProblem {
                    pointer,
                    fault: Fault::UnknownMember(known.collect()),
                });
                continue;
            };
            let fact = match Fact::read(node, field.about().kind) {
                Ok(Some(fact)) => fact,
                Ok(None) => continue,
                Err(fault) => {
                    self.fault(pointer, fault);
                    continue;
                }
            };
            if seen.contains(&field.index()) {
                self.fault(pointer, Fault::Twice);
            }
            seen.push(field.index());
            event.set(field, fact.cell().shown().into_owned());
        }
    }
}
