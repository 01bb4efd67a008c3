//! Open points of the law, and the ways to decide them, in words.

use calc_core::law::params::{AnyParameter, ChoiceId};
use calc_core::person::fields::Field;

use crate::{Words, outcome};

/// An open point, or the person's own choice about the bonus.
pub fn point(words: &Words, id: &str) -> String {
    if id == Field::BonusMethod.name() {
        return words.say("answer-bonus-method");
    }
    AnyParameter::find(id)
        .map_or(id, |parameter| parameter.about().title.get(words.language()))
        .to_owned()
}

/// One way to decide it.
pub fn alternative(words: &Words, id: &str, key: &str) -> String {
    if id == Field::BonusMethod.name() {
        return words.say(&format!("way-{key}"));
    }
    ChoiceId::named(id).map_or_else(|| key.to_owned(), |id| outcome::alternative(words, id, key))
}
