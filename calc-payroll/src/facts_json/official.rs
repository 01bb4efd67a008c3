//! An official figure beside the facts: `{"exemption": "38211.40"}` or `{"refund": "-120.00"}`.

use calc_core::law::money::Cny;
use calc_core::law::problem::Message;
use calc_core::person::readings::gap::Official;

use super::{Fault, Node, Request, escaped};

const EXEMPTION: &str = "exemption";
const REFUND: &str = "refund";

impl Request<'_> {
    pub(super) fn official(&mut self, parent: &str, node: Node<'_>) {
        let Node::Object(members) = node else {
            return self.fault(parent.to_owned(), Fault::NotAnObject);
        };
        for (name, node) in members {
            let pointer = format!("{parent}/{}", escaped(&name));
            let Some(member) = [EXEMPTION, REFUND].into_iter().find(|known| *known == name) else {
                self.unknown(|| pointer, [EXEMPTION, REFUND].into_iter());
                continue;
            };
            let Some(amount) = self.signed(pointer.clone(), node, member == REFUND) else {
                continue;
            };
            let official = if member == REFUND {
                Official::Refund(amount)
            } else {
                Official::Exemption(amount)
            };
            if self.official.replace(official).is_some() {
                let message = Box::new(Message::new("official-twice", Vec::new()));
                self.fault(pointer, Fault::Told("official_twice", message));
            }
        }
        if self.official.is_none() && self.problems.is_empty() {
            self.fault(parent.to_owned(), Fault::Missing);
        }
    }

    /// An amount that may have a sign.
    fn signed(&mut self, pointer: String, node: Node<'_>, may_be_negative: bool) -> Option<Cny> {
        let negative = match &node {
            Node::Text(text) if may_be_negative => text.trim().strip_prefix('-').map(str::to_owned),
            _ => None,
        };
        match negative {
            Some(digits) => self.amount(pointer, Node::Text(digits.into())).map(|amount| -amount),
            None => self.amount(pointer, node),
        }
    }
}
