//! The facts of one company-year as JSON, and beside them what is asked for.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use calc_core::company::decode::Raw;
use calc_core::company::fields::{Field, Group, ItemField};
use calc_core::law::cell::Cell;
use calc_core::law::fields::{FactLocation as _, FieldKind};
use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;

use crate::json::{
    self, Fact, Fault, JsonProblem, LANGUAGE, Members, Node, TRACE, escaped, word_or_told,
};

/// The groups that are members of the facts, besides the lists.
const GROUPS: [Group; 5] =
    [Group::Site, Group::Activity, Group::Substance, Group::Structure, Group::Beneficiary];

/// The facts by place.
#[derive(Debug, Default)]
pub struct JsonFacts<'t> {
    facts: HashMap<ItemField, Fact<'t>>,
    items: HashMap<Field, usize>,
}

impl Raw for JsonFacts<'_> {
    fn get(&self, place: ItemField) -> Cell<'_> {
        self.facts.get(&place).map_or(Cell::Blank, Fact::cell)
    }

    fn items(&self, list: Field) -> usize {
        self.items.get(&list).copied().unwrap_or(0)
    }
}

/// A body as it was understood.
#[derive(Debug, Default)]
pub struct Request<'t> {
    /// How much of the way is asked for.
    pub trace: Option<TraceLevel>,
    /// The language of what is said.
    pub language: Option<Language>,
    /// The facts.
    pub facts: JsonFacts<'t>,
    /// Every mistake; without one, the rest can be used.
    pub problems: Vec<JsonProblem>,
}

/// Reads a body: the facts, and beside them what is asked for.
pub fn read(bytes: &[u8]) -> Request<'_> {
    let mut request = Request::default();
    match json::object(bytes) {
        Ok(members) => request.members(Group::Company, None, "", members),
        Err(problem) => request.problems.push(problem),
    }
    request
}

impl<'t> Request<'t> {
    fn fault(&mut self, pointer: String, fault: Fault) {
        json::tell(&mut self.problems, || JsonProblem { pointer, fault });
    }

    /// The members of a group, or of an item of a list.
    fn members(&mut self, group: Group, item: Option<usize>, parent: &str, members: Members<'t>) {
        let mut seen: HashSet<Cow<'t, str>> = HashSet::new();
        for (name, node) in members {
            let pointer = format!("{parent}/{}", escaped(&name));
            if seen.contains(&name) {
                self.fault(pointer, Fault::Twice);
                continue;
            }
            self.member(group, item, &name, node, pointer);
            seen.insert(name);
        }
    }

    fn member(
        &mut self,
        group: Group,
        item: Option<usize>,
        name: &str,
        node: Node<'t>,
        pointer: String,
    ) {
        if let Some(field) = Field::of(group).find(|field| field.about().member == name) {
            match field.items() {
                Some(items) => self.list(field, items, node, &pointer),
                None => self.fact(ItemField { field, item }, node, pointer),
            }
            return;
        }
        if group == Group::Company {
            match name {
                TRACE => {
                    let known = TraceLevel::ALL.map(TraceLevel::name);
                    self.trace = word_or_told(
                        &mut self.problems,
                        (pointer, node),
                        &known,
                        TraceLevel::named,
                    );
                    return;
                }
                LANGUAGE => {
                    let known = Language::ALL.map(Language::tag);
                    self.language =
                        word_or_told(&mut self.problems, (pointer, node), &known, Language::tagged);
                    return;
                }
                _ => {}
            }
        }
        let inner = GROUPS.into_iter().find(|inner| inner.name() == name);
        match (inner.filter(|_| group == Group::Company), node) {
            (Some(inner), Node::Object(members)) => self.members(inner, None, &pointer, members),
            (Some(_), Node::Null) => {}
            (Some(_), _) => self.fault(pointer, Fault::NotAnObject),
            (None, _) => json::tell(&mut self.problems, || JsonProblem {
                pointer,
                fault: Fault::UnknownMember(known(group)),
            }),
        }
    }

    fn list(&mut self, list: Field, items: Group, node: Node<'t>, pointer: &str) {
        match node {
            Node::Array(nodes) => {
                self.facts.items.insert(list, nodes.len());
                for (item, node) in nodes.into_iter().enumerate() {
                    let pointer = ItemField::of_item(list, item).pointer();
                    match node {
                        Node::Object(members) => {
                            self.members(items, Some(item), &pointer, members);
                        }
                        _ => self.fault(pointer, Fault::NotAnObject),
                    }
                }
            }
            Node::Null => {}
            _ => self.fault(pointer.to_owned(), Fault::NotAnArray),
        }
    }

    fn fact(&mut self, place: ItemField, node: Node<'t>, pointer: String) {
        let kind = place.field.about().kind;
        let fact = match node {
            Node::Text(text) => Fact::Text(text),
            Node::Integer(number) if kind.takes_integers() => Fact::Integer(number),
            Node::Boolean(fact) if matches!(kind, FieldKind::YesNo | FieldKind::YesNoUnknown) => {
                Fact::YesNo(fact)
            }
            Node::Null => return,
            _ => return self.fault(pointer, Fault::NotText),
        };
        self.facts.facts.insert(place, fact);
    }
}

/// The names that are known in a group.
fn known(group: Group) -> Vec<&'static str> {
    let facts = Field::of(group).map(|field| field.about().member);
    let at_root = group == Group::Company;
    let groups = GROUPS.into_iter().map(Group::name).chain([TRACE, LANGUAGE]);
    facts.chain(groups.filter(|_| at_root)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_groups_and_lists() {
        let request = read(
            br#"{"tax_year": 2025, "taxable_income": "5.00", "staff_average": 150, "site": {"in_special_area": "yes"},
                "structure": {"kind": "single", "units": [{"name": "a", "in_area": true}, {"in_area": false}]},
                "losses": [], "imports": null, "trace": "full", "lang": "zh-Hans"}"#,
        );
        assert_eq!(request.problems, []);
        assert_eq!(request.trace, Some(TraceLevel::Full));
        assert_eq!(request.language, Some(Language::SimplifiedChinese));
        let facts = request.facts;
        let get = |place: ItemField| facts.get(place).shown();
        assert_eq!(get(Field::TaxYear.into()), "2025");
        assert_eq!(get(Field::StaffAverage.into()), "150");
        assert_eq!(get(Field::InSpecialArea.into()), "yes");
        assert_eq!(facts.items(Field::Units), 2);
        assert_eq!(facts.items(Field::Losses), 0);
        assert_eq!(get(ItemField::of_item(Field::UnitInArea, 0)), "yes");
        assert_eq!(get(ItemField::of_item(Field::UnitInArea, 1)), "no");
    }

    #[test]
    fn mistakes_have_pointers() {
        for (text, pointer, fault) in [
            ("[]", "", Fault::NotAnObject),
            (r#"{"taxable_income": 5}"#, "/taxable_income", Fault::NotText),
            (r#"{"site": []}"#, "/site", Fault::NotAnObject),
            (r#"{"losses": {}}"#, "/losses", Fault::NotAnArray),
            (r#"{"losses": [5]}"#, "/losses/0", Fault::NotAnObject),
            (r#"{"losses": [{"year": "2021", "year": "2"}]}"#, "/losses/0/year", Fault::Twice),
            (
                r#"{"structure": {"units": [{}, {"in_area": 1}]}}"#,
                "/structure/units/1/in_area",
                Fault::NotText,
            ),
            (r#"{"tax_year": true}"#, "/tax_year", Fault::NotText),
            (r#"{"trace": true}"#, "/trace", Fault::NotText),
            (r#"{"lang": "en", "lang": "en"}"#, "/lang", Fault::Twice),
        ] {
            let problems = read(text.as_bytes()).problems;
            assert_eq!(problems, [JsonProblem { pointer: pointer.into(), fault }], "{text}");
        }
        for (text, pointer) in [
            (r#"{"x/y": 1}"#, "/x~1y"),
            (r#"{"site": {"site": {}}}"#, "/site/site"),
            (r#"{"imports": [{"loss_year": 1}]}"#, "/imports/0/loss_year"),
        ] {
            let problems = read(text.as_bytes()).problems;
            assert_eq!(problems[0].pointer, pointer);
            assert!(matches!(&problems[0].fault, Fault::UnknownMember(known) if !known.is_empty()));
        }
    }
}
