//! Conditions of a company: what each says, what would turn it, what to know beside it.

use calc_core::company::answer::{ChangedValue, Condition, SmallestChange};
use calc_core::company::vocabulary::CompanyYear;
use calc_core::law::eligibility::Eligibility;
use calc_core::law::vocabulary::Vocabulary as _;
use calc_text::outcome::{answer, quantity};
use calc_text::{Words, amount_cny, grouped, word};

use crate::trace_text;

/// A condition, its source, and what would change it.
pub(super) fn lines(words: &Words, condition: &Condition) -> Vec<String> {
    let Condition { id, decided, .. } = *condition;
    let first = trace_text::condition(words, id, condition.answer, decided, &condition.citation);
    let mut lines = vec![first];
    if let Some(flip) = &condition.flips {
        lines.push(format!("  {}", turning(words, flip)));
    } else if condition.answer != Eligibility::Yes {
        lines.push(format!("  {}", trace_text::change(words, id)));
    }
    lines.extend(remark(words, condition).map(|text| format!("  {text}")));
    lines
}

/// What has to be said beside a condition.
pub(super) fn remark(words: &Words, condition: &Condition) -> Option<String> {
    condition.remark.map(|remark| words.say(&format!("remark-{}", remark.word())))
}

/// The smallest change of a fact that would turn a condition.
pub(super) fn turning(words: &Words, flip: &SmallestChange) -> String {
    let value = match flip.value {
        ChangedValue::Amount(value) => amount_cny(words, value),
        ChangedValue::Persons(persons) => grouped(&persons.to_string()),
        ChangedValue::Word(key) => CompanyYear::fact(flip.fact)
            .map_or_else(|| key.to_owned(), |about| word(words, about, key)),
    };
    let fact = quantity::<CompanyYear>(words, flip.fact);
    let fact = words.fill("name-with-label", &[("name", &fact), ("label", flip.fact)]);
    let turned = answer(words, flip.answer);
    words.fill("condition-turns", &[("fact", &fact), ("value", &value), ("answer", &turned)])
}
