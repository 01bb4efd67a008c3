//! The steps of an answer, so that a person can check each by hand.

use std::marker::PhantomData;

use calc_core::law::eligibility::Eligibility;
use calc_core::law::money::{Cny, Currency, Hkd};
use calc_core::law::params::Citation;
use calc_core::law::rounding::{Mode, Rounding};
use calc_core::law::trace::{
    Amount, ComparedOption, ConditionName, Event, Fraction, Part, Sign, TermName, Trace,
};
use calc_core::law::vocabulary::Vocabulary;
use calc_text::{Words, amount_cny, amount_hkd, grouped, word};

use crate::sources::source;
use calc_text::open_points::{alternative, point};
use calc_text::outcome::{answer, line, quantity};

/// All steps of a subject's answer.
pub(crate) fn text<V: Vocabulary>(words: &Words, trace: &Trace<V>) -> String {
    let mut steps: Steps<'_, V> =
        Steps { words, out: String::new(), listed: None, subject: PhantomData };
    for event in &trace.events {
        steps.event(event);
    }
    steps.out
}

/// The name of a condition.
pub(crate) fn condition_name(words: &Words, id: impl Into<ConditionName>) -> String {
    words.say(&message_of(id))
}

fn message_of(id: impl Into<ConditionName>) -> String {
    format!("condition-{}", id.into().id())
}

/// A condition and its source.
pub(crate) fn condition(
    words: &Words,
    id: impl Into<ConditionName>,
    found: Eligibility,
    decided: bool,
    citation: &Citation,
) -> String {
    let mut shown = answer(words, found);
    if decided && found != Eligibility::Yes {
        let decides = words.say("answer-decides");
        shown = words.fill("name-with-label", &[("name", &shown), ("label", &decides)]);
    }
    let shown = line(words, &condition_name(words, id), &shown);
    format!("{shown} {}", source(words, citation))
}

/// What would have to change for a condition that is not met.
pub(crate) fn change(words: &Words, id: impl Into<ConditionName>) -> String {
    let change = words.attribute(&message_of(id), "change", &[]);
    words.fill("answer-change", &[("change", &change)])
}

/// An amount with its currency.
fn amount(words: &Words, amount: Amount) -> String {
    match amount.currency {
        Currency::Cny => amount_cny(words, Cny::new(amount.amount)),
        Currency::Hkd => amount_hkd(words, Hkd::new(amount.amount)),
    }
}

/// An exact number with at most six decimals; an ellipsis where there are more.
fn exact(fraction: Fraction) -> String {
    let sign = if fraction.numerator < 0 { "-" } else { "" };
    let numerator = fraction.numerator.unsigned_abs();
    let denominator = fraction.denominator.unsigned_abs();
    let whole = numerator / denominator;
    let mut rest = numerator % denominator;
    let mut decimals = String::new();
    while decimals.len() < 6 && (rest != 0 || decimals.len() < 2) {
        rest *= 10;
        decimals.push_str(&(rest / denominator).to_string());
        rest %= denominator;
    }
    let more = if rest == 0 { "" } else { "…" };
    format!("{}.{decimals}{more}", grouped(&format!("{sign}{whole}")))
}

/// The message of a row that was chosen by a part of an amount: a twelfth, a sixth, the part of another
/// number of periods, or all of it.
fn flat_row(chosen_by: Fraction, base: Amount) -> &'static str {
    let times = |times: i128| {
        chosen_by.numerator * times * 100 == i128::from(base.amount) * chosen_by.denominator
    };
    match (times(1), times(6), times(12)) {
        (true, ..) => "step-flat-whole",
        (_, true, _) => "step-flat-sixth",
        (_, _, true) => "step-flat",
        _ => "step-flat-part",
    }
}

struct Steps<'a, V> {
    words: &'a Words,
    out: String,
    /// The list that the last event belongs to, whose title stands already.
    listed: Option<&'static str>,
    subject: PhantomData<V>,
}

impl<V: Vocabulary> Steps<'_, V> {
    fn line(&mut self, indent: usize, text: &str) {
        self.out.push_str(&" ".repeat(indent));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn fill(&mut self, indent: usize, id: &str, arguments: &[(&str, String)]) {
        let arguments: Vec<(&str, &str)> =
            arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let text = self.words.fill(id, &arguments);
        self.line(indent, &text);
    }

    /// The title of a list, before its first line.
    fn list(&mut self, id: &'static str) {
        if self.listed != Some(id) {
            self.listed = Some(id);
            self.out.push('\n');
            let title = self.words.say(id);
            self.line(2, &title);
        }
    }

    fn result(&mut self, term: TermName, result: Amount, citation: Option<&Citation>) {
        let words = self.words;
        let mut text = format!("{} = {}", quantity::<V>(words, term.id()), amount(words, result));
        if let Some(citation) = citation {
            text.push_str(&format!("  {}", source(words, citation)));
        }
        self.line(4, &text);
    }

    fn event(&mut self, event: &Event) {
        let words = self.words;
        match event {
            Event::Section { section } => {
                self.out.push('\n');
                let title = words.say(&format!("section-{}", section.id()));
                self.line(2, &title);
            }
            Event::Input { field, value } => {
                let shown = V::fact(field)
                    .filter(|about| about.kind.takes_words())
                    .map_or_else(|| value.clone(), |about| word(words, about, value));
                self.line(4, &line(words, &quantity::<V>(words, field), &shown));
            }
            Event::Step { term, result, parts, citation } => {
                self.result(*term, *result, citation.as_ref());
                for part in parts {
                    self.part(part);
                }
            }
            Event::Share { term, of, amount: base, rate, result, citation } => {
                self.result(*term, *result, citation.as_ref());
                let arguments = [
                    ("rate", rate.to_string()),
                    ("what", quantity::<V>(words, of)),
                    ("amount", amount(words, *base)),
                ];
                self.fill(6, "step-of", &arguments);
            }
            Event::Compared { term, ways, citation } => {
                let mut text = quantity::<V>(words, term.id());
                if let Some(citation) = citation {
                    text.push_str(&format!("  {}", source(words, citation)));
                }
                self.line(4, &text);
                for way in ways {
                    self.way(way);
                }
            }
            Event::Rule { citation, .. } => {
                let title = point(words, citation.parameter);
                self.line(6, &format!("{title}  {}", source(words, citation)));
            }
            Event::Choice { parameter, taken, not_taken } => {
                self.list("answer-choices");
                self.choice(parameter, taken, not_taken);
            }
            Event::Item { name } => {
                let head_office = || words.say("company-head-office");
                let name = if name.is_empty() { head_office() } else { name.clone() };
                self.line(4, &format!("[{name}]"));
            }
            // They stand in the answer itself.
            Event::Condition { .. } | Event::Note { .. } => {}
            detail => self.detail(detail),
        }
    }

    /// The lines under a result.
    fn detail(&mut self, event: &Event) {
        let words = self.words;
        match event {
            Event::Ratio { ratio, factors, weights, citations } => {
                let text = words.fill("step-ratio", &[("ratio", ratio)]);
                self.line(4, &text);
                let names = ["unit_revenue", "unit_wages", "unit_assets"];
                let counted = names.into_iter().zip(factors).zip(weights).zip(citations.iter());
                for (((name, factor), weight), citation) in counted {
                    let arguments = [
                        ("rate", weight.to_string()),
                        ("what", quantity::<V>(words, name)),
                        (
                            "amount",
                            format!("{}  {}", amount(words, *factor), source(words, citation)),
                        ),
                    ];
                    self.fill(6, "step-of", &arguments);
                }
            }
            Event::Bracket { row, over, rate, amount: part, tax, .. } => {
                let arguments = [
                    ("row", row.to_string()),
                    ("over", amount(words, *over)),
                    ("rate", rate.to_string()),
                    ("amount", amount(words, *part)),
                    ("tax", exact(*tax)),
                ];
                self.fill(6, "step-bracket", &arguments);
            }
            Event::FlatRow { row, chosen_by, rate, amount: base, quick_deduction, tax, .. } => {
                let arguments = [
                    ("row", row.to_string()),
                    ("twelfth", exact(*chosen_by)),
                    ("rate", rate.to_string()),
                    ("amount", amount(words, *base)),
                    ("quick", amount(words, *quick_deduction)),
                    ("tax", exact(*tax)),
                ];
                self.fill(6, flat_row(*chosen_by, *base), &arguments);
            }
            Event::Cap { field, claimed, cap, counted, citation } => {
                let text = format!("{}  {}", quantity::<V>(words, field), source(words, citation));
                self.line(4, &text);
                let arguments = [
                    ("claimed", amount(words, *claimed)),
                    ("cap", amount(words, *cap)),
                    ("counted", amount(words, *counted)),
                ];
                // Nobody claims what is not a column, such as the one-off reduction.
                let computed = V::fact(field).is_none();
                self.fill(6, if computed { "step-cap-computed" } else { "step-cap" }, &arguments);
            }
            Event::Rounding { before, after, rounding, citation, .. } => {
                let arguments = [
                    ("before", exact(*before)),
                    ("after", amount(words, *after)),
                    ("mode", format!("{} {}", self.mode(*rounding), source(words, citation))),
                ];
                self.fill(6, "step-rounding", &arguments);
            }
            Event::Conversion { term, from, share, cny_per_hkd, to, citation, .. } => {
                self.result(*term, *to, citation.as_ref());
                let id = if share.is_some() { "step-conversion-share" } else { "step-conversion" };
                let arguments = [
                    ("from", amount(words, *from)),
                    ("rate", cny_per_hkd.to_string()),
                    ("to", amount(words, *to)),
                    ("share", share.map(|share| share.to_string()).unwrap_or_default()),
                ];
                self.fill(6, id, &arguments);
            }
            _ => {}
        }
    }

    fn mode(&self, rounding: Rounding) -> String {
        let mode = match rounding.mode {
            Mode::HalfUp => "half_up",
            Mode::Down => "down",
            Mode::Up => "up",
        };
        let unit = if rounding.unit == 1 { "fen" } else { "dollar" };
        self.words.say(&format!("rounding-{mode}-{unit}"))
    }

    fn part(&mut self, part: &Part) {
        let words = self.words;
        let sign = match part.sign {
            Sign::Plus => '+',
            Sign::Minus => '-',
        };
        let mut what = quantity::<V>(words, part.what);
        if let Some(count) = part.count.filter(|count| *count > 1) {
            let arguments = [("what", what.as_str()), ("count", &count.to_string())];
            what = words.fill("step-count", &arguments);
        }
        if part.amount.amount == 0 {
            return;
        }
        let mut text = format!("{sign} {what} {}", amount(words, part.amount));
        if let Some(citation) = &part.citation {
            text.push_str(&format!("  {}", source(words, citation)));
        }
        self.line(6, &text);
    }

    fn way(&mut self, way: &ComparedOption) {
        let words = self.words;
        let id = if way.taken { "step-way-taken" } else { "step-way" };
        let arguments = [
            ("way", words.say(&format!("way-{}", way.way))),
            ("amount", amount(words, way.amount)),
        ];
        self.fill(6, id, &arguments);
    }

    fn choice(&mut self, parameter: &str, taken: &str, not_taken: &[&str]) {
        let words = self.words;
        self.line(4, &point(words, parameter));
        let taken = alternative(words, parameter, taken);
        self.fill(6, "answer-taken-default", &[("taken", taken)]);
        for other in not_taken {
            let other = alternative(words, parameter, other);
            self.line(8, &format!("({other})"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_numbers_end_or_say_that_they_go_on() {
        for (numerator, denominator, shown) in [
            (1, 1, "1.00"),
            (12_345, 10, "1,234.50"),
            (1, 3, "0.333333…"),
            (-5, 2, "-2.50"),
            (1_234_567, 1_000_000, "1.234567"),
        ] {
            assert_eq!(exact(Fraction { numerator, denominator }), shown);
        }
    }
}
