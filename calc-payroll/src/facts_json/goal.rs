//! What is solved for, beside the facts: `{"net": "600000", "relief": "best"}`, `{"package": "800000"}` or
//! `{"hong_kong": "900000"}`.

use calc_core::law::money::{Cny, Hkd};
use calc_core::person::solve::NetRelief;

use super::{Fault, Node, Request, escaped};
use crate::json::word_or_told;

/// What is solved for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The smallest wages that leave a net, in yuan.
    Net(Cny),
    /// The best split of a package into wages and bonus, in yuan.
    Package(Cny),
    /// The wages that leave what a gross in Hong Kong leaves, in whole Hong Kong dollars.
    HongKong(Hkd),
}

impl Goal {
    /// Its names, in order.
    pub const NAMES: [&str; 3] = ["net", "package", "hong_kong"];

    /// The goal with a name; of an amount of Hong Kong dollars the cents are cut.
    pub fn named(name: &str, amount: i64) -> Option<Self> {
        match name {
            "net" => Some(Self::Net(Cny::new(amount))),
            "package" => Some(Self::Package(Cny::new(amount))),
            "hong_kong" => Some(Self::HongKong(Hkd::new(amount - amount % 100))),
            _ => None,
        }
    }
}

const RELIEF: &str = "relief";

impl Request<'_> {
    pub(super) fn goal(&mut self, parent: &str, node: Node<'_>) {
        let Node::Object(members) = node else {
            return self.fault(parent.to_owned(), Fault::NotAnObject);
        };
        for (name, node) in members {
            let pointer = format!("{parent}/{}", escaped(&name));
            let known = || Goal::NAMES.into_iter().chain([RELIEF]);
            let Some(member) = known().find(|known| *known == name) else {
                self.unknown(|| pointer, known());
                continue;
            };
            if member == RELIEF {
                let names = NetRelief::ALL.map(NetRelief::name);
                let problems = &mut self.problems;
                self.relief = word_or_told(problems, (pointer, node), &names, NetRelief::named);
                continue;
            }
            let Some(amount) = self.amount(pointer.clone(), node) else { continue };
            let goal = Goal::named(member, amount.minor());
            if self.goal.is_some() {
                self.fault(pointer, Fault::Twice);
            }
            self.goal = goal;
        }
        if self.goal.is_none() && self.problems.is_empty() {
            self.fault(parent.to_owned(), Fault::Missing);
        }
    }
}
