//! The events of equity pay of an answer: what each came to, how it is taxed, what is due and until when.

use calc_core::person::answer::Answer;
use calc_core::person::equity::fields::Field;
use calc_core::person::mainland::special_incomes::equity_events::EquityEvent;
use calc_text::{Words, amount_cny, word};

use crate::page::Page;

impl Page<'_> {
    pub(crate) fn equity_events(&mut self, answer: &Answer) {
        if answer.equity_events.is_empty() {
            return;
        }
        self.title("answer-equity_events");
        for event in &answer.equity_events {
            let line = line(self.words, event);
            self.line(&format!("  {line}"));
        }
    }
}

fn line(words: &Words, event: &EquityEvent) -> String {
    let way = words.say(&format!("way-{}", event.treated_as.word()));
    let (day, kind) = (event.event_date.to_string(), word(words, Field::Kind.about(), event.kind));
    let income = amount_cny(words, event.income);
    let mut parts = vec![words.fill(
        "answer-equity_event",
        &[
            ("day", &day),
            ("kind", &kind),
            ("computation", &event.computation),
            ("income", &income),
            ("way", &way),
        ],
    )];
    let filled = |id: &str, name: &str, value: String| words.fill(id, &[(name, &value)]);
    let amount = |amount| amount_cny(words, amount);
    parts.extend(event.tax.map(|tax| filled("answer-equity_event_tax", "tax", amount(tax))));
    let due = event.still_due;
    parts.extend(due.map(|due| filled("answer-equity_event_due", "due", amount(due))));
    let until = if event.paid_by_instalments {
        "answer-equity_event_until"
    } else {
        "answer-equity_event_may"
    };
    let last = event.instalments_until;
    parts.extend(last.map(|day| filled(until, "day", day.to_string())));
    parts.join(&words.say("list-separator"))
}
