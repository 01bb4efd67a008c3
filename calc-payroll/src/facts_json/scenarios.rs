//! Two sets of settings beside the facts: `{"old": {"tax_reduction": "not_counted"}, "new": {}}`.

use calc_core::law::params::ChoiceId;
use calc_core::law::problem::{Argument, Message};
use calc_core::person::assess::{SettingError, Settings};
use calc_core::person::fields::Field;

use super::{Fault, Node, Request, escaped};
use crate::json::Members;

const SIDES: [&str; 2] = ["old", "new"];

/// Names of settings and what they say.
pub type Scenario = Vec<(String, String)>;

impl Request<'_> {
    pub(super) fn scenarios(&mut self, parent: &str, node: Node<'_>) {
        let Node::Object(members) = node else {
            return self.fault(parent.to_owned(), Fault::NotAnObject);
        };
        let mut found: [Option<Scenario>; 2] = [None, None];
        for (name, node) in members {
            let pointer = format!("{parent}/{}", escaped(&name));
            let Some(side) = SIDES.into_iter().position(|known| known == name) else {
                self.unknown(|| pointer, SIDES.into_iter());
                continue;
            };
            if found[side].is_some() {
                self.fault(pointer, Fault::Twice);
                continue;
            }
            found[side] = Some(if let Node::Object(members) = node {
                self.scenario(&pointer, members)
            } else {
                self.fault(pointer, Fault::NotAnObject);
                Scenario::new()
            });
        }
        for (side, name) in found.iter().zip(SIDES) {
            if side.is_none() {
                self.fault(format!("{parent}/{name}"), Fault::Missing);
            }
        }
        if let [Some(old), Some(new)] = found {
            self.scenarios = Some([old, new]);
        }
    }

    fn scenario(&mut self, parent: &str, members: Members<'_>) -> Scenario {
        let mut tried = Settings::default();
        let mut scenario: Scenario = Vec::new();
        for (name, node) in members {
            let pointer = format!("{parent}/{}", escaped(&name));
            let known = names().any(|known| known == name);
            if !known {
                self.unknown(|| pointer, names());
                continue;
            }
            let Node::Text(value) = node else {
                self.fault(pointer, Fault::NotText);
                continue;
            };
            if scenario.iter().any(|(known, _)| *known == name) {
                self.fault(pointer, Fault::Twice);
                continue;
            }
            match tried.set(&name, value.trim()) {
                Ok(()) => scenario.push((name.into_owned(), value.trim().to_owned())),
                Err(error) => self.fault(pointer, fault(error)),
            }
        }
        scenario
    }
}

/// The names of all settings of a person's year.
pub fn names() -> impl Iterator<Item = &'static str> {
    let columns = [Field::FxCnyPerHkd, Field::BonusMethod].map(Field::name);
    let points = ChoiceId::ALL.into_iter().filter(|id| id.is_of_person_years());
    columns.into_iter().chain(points.map(ChoiceId::name))
}

/// What is wrong with the value of a setting.
fn fault(error: SettingError) -> Fault {
    let computed = |id: ChoiceId| {
        let alternatives = id.alternatives().iter().filter(|choice| choice.computed);
        Fault::UnknownWord(alternatives.map(|choice| choice.key).collect())
    };
    match error {
        SettingError::Unknown => Fault::UnknownMember(names().collect()),
        SettingError::BadRate => {
            let column = Argument::Range(Field::FxCnyPerHkd.about());
            let message = Message::new("compare-bad-rate", vec![("range", column)]);
            Fault::Told("bad_rate", Box::new(message))
        }
        SettingError::BadBonusMethod => {
            let words = Field::BonusMethod.about().words.iter();
            Fault::UnknownWord(words.map(|word| word.key).collect())
        }
        SettingError::BadAlternative(id) | SettingError::NotComputed(id) => computed(id),
    }
}
