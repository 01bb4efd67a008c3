//! Allowances: Cap. 112, Part 5. They are whole-year amounts, never divided by time.

use crate::law::money::Hkd;
use crate::law::params::alternatives::PolicyAddress2026;
use crate::law::params::{Choices, InForce};
use crate::law::trace::{Event, Notes, Part, TraceSink};
use crate::person::code::{Code, Codes};
use crate::person::facts::HongKongFacts;
use crate::person::fields::HkMaritalStatus;
use crate::person::rulebook::HongKongLaw;
use crate::person::vocabulary::Term;

/// The allowances of the person or the couple.
pub(in crate::person) fn allowances<S: TraceSink>(
    facts: &HongKongFacts,
    law: &HongKongLaw,
    choices: &Choices,
    notes: &mut Codes,
    sink: &mut S,
) -> Hkd {
    let table = &law.allowances;
    let mut sum = Sum { total: Hkd::ZERO, parts: Vec::new(), recording: S::RECORDING };
    if takes_married_allowance(facts) {
        sum.add("married_allowance", 1, &table.married);
    } else {
        sum.add("basic_allowance", 1, &table.basic);
    }
    let single_parent = facts.marital_status == Some(HkMaritalStatus::SingleParent);
    sum.add("single_parent_allowance", u8::from(single_parent), &table.single_parent);
    let announced = announced_children(facts, choices, notes);
    let children = counted_children(facts.children, "hk_children", law, notes, sink);
    let additional =
        counted_children(facts.children_additional, "hk_children_additional", law, notes, sink);
    for (what, count, each) in [
        ("hk_children", children, &table.child),
        ("hk_children_additional", additional, &table.child_additional),
    ] {
        let higher = announced.min(count);
        sum.add(what, count - higher, each);
        sum.add("hk_children_160", higher, &table.child_policy_address_2026);
    }
    sum.add("hk_parents_60", facts.parents_60, &table.parent_60);
    sum.add("hk_parents_60_residing", facts.parents_60_residing, &table.parent_60_residing);
    sum.add("hk_parents_55", facts.parents_55, &table.parent_55);
    sum.add("hk_parents_55_residing", facts.parents_55_residing, &table.parent_55_residing);
    sum.add("hk_siblings", facts.siblings, &table.sibling);
    sum.add("hk_disabled_dependants", facts.disabled_dependants, &table.disabled_dependant);
    let disability = u8::from(facts.personal_disability);
    sum.add("hk_personal_disability", disability, &table.personal_disability);
    let Sum { total, parts, .. } = sum;
    sink.step(Term::Allowances, total, None, || parts);
    total
}

/// The married person's allowance belongs to a marriage in which the spouse has no assessable
/// income, or which is assessed jointly; it takes the place of the basic allowance (s.29).
pub(crate) fn takes_married_allowance(facts: &HongKongFacts) -> bool {
    facts.is_married() && (facts.is_joint() || facts.spouse_income.unwrap_or_default() == Hkd::ZERO)
}

/// The children who count with the allowance announced in the 2026 Policy Address.
fn announced_children(facts: &HongKongFacts, choices: &Choices, notes: &mut Codes) -> u8 {
    if facts.children_160 == 0 {
        return 0;
    }
    notes.insert(Code::PolicyAddress2026);
    match choices.policy_address_2026() {
        PolicyAddress2026::NotEnacted => 0,
        PolicyAddress2026::Enacted => facts.children_160,
    }
}

fn counted_children<S: TraceSink>(
    children: u8,
    field: &'static str,
    law: &HongKongLaw,
    notes: &mut Codes,
    sink: &mut S,
) -> u8 {
    let most = &law.allowances.child_maximum_count;
    let counted = u8::try_from(**most).map_or(children, |most| children.min(most));
    if counted < children {
        notes.insert(Code::CapApplied);
        let amount = |count: u8| Hkd::new(law.allowances.child.minor() * i64::from(count));
        sink.note(|| Event::Cap {
            field,
            claimed: amount(children).into(),
            cap: amount(counted).into(),
            counted: amount(counted).into(),
            citation: most.citation(),
        });
    }
    counted
}

struct Sum {
    total: Hkd,
    parts: Vec<Part>,
    recording: bool,
}

impl Sum {
    fn add(&mut self, what: &'static str, count: u8, each: &InForce<Hkd>) {
        if count == 0 {
            return;
        }
        let amount = Hkd::new(each.minor() * i64::from(count));
        self.total = self.total + amount;
        if self.recording {
            let part = Part { count: Some(u32::from(count)), ..Part::plus(what, amount) };
            self.parts.push(part.cited(each));
        }
    }
}
