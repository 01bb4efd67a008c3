//! Open points of the law, and the ways to decide them, in words.

use calc_core::law::params::{AnyParameter, ChoiceId, DecidedBy, Decision};
use calc_core::person::fields::Field;
use calc_text::Words;
use calc_text::outcome::evidence;

/// An open point, or the person's own choice about the bonus.
pub(crate) fn point(words: &Words, id: &str) -> String {
    if id == Field::BonusMethod.name() {
        return words.say("answer-bonus-method");
    }
    AnyParameter::find(id)
        .map_or(id, |parameter| parameter.about().title.get(words.language()))
        .to_owned()
}

/// One way to decide it.
pub(crate) fn alternative(words: &Words, id: &str, key: &str) -> String {
    if id == Field::BonusMethod.name() {
        return words.say(&format!("way-{key}"));
    }
    let alternatives = ChoiceId::named(id).map_or(&[][..], ChoiceId::alternatives);
    alternatives
        .iter()
        .find(|choice| choice.key == key)
        .map_or(key, |choice| choice.title.get(words.language()))
        .to_owned()
}

/// An open point with the alternative that was taken, and who decided.
pub(crate) fn decided(words: &Words, decision: &Decision) -> String {
    let id = match decision.decided_by {
        DecidedBy::Default => "answer-taken-default",
        DecidedBy::User => "answer-taken-user",
        DecidedBy::Readings => "answer-taken-readings",
    };
    let point = point(words, decision.parameter);
    let evidence = evidence(words, decision.evidence);
    let taken = alternative(words, decision.parameter, decision.taken);
    let taken = words.fill(id, &[("taken", &taken)]);
    let filled = [("point", &*point), ("evidence", &*evidence), ("taken", &*taken)];
    words.fill("answer-open-point", &filled)
}
