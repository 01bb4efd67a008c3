//! Between which amounts an answer lies, in words.

use calc_core::law::money::Cny;
use calc_core::person::readings::{AlternativeOf, Range};
use calc_text::amount_cny;
use calc_text::open_points::{alternative, point};
use calc_text::outcome::route;

use crate::page::Page;

impl Page<'_> {
    /// The range, the readings at its ends, and the question to ask first.
    pub(crate) fn range(&mut self, range: &Range) {
        let words = self.words;
        self.title("answer-range");
        self.line(&format!(
            "  {}",
            words.count("answer-range-readings", "count", range.readings, &[])
        ));
        let (low, high) = (&range.exemption.low, &range.exemption.high);
        let ends = (low.amount, high.amount);
        self.ends("way-exemption", ends, (&low.departures, &high.departures));
        let (low, high) = (&range.subsidy.low, &range.subsidy.high);
        if high.amount > Cny::ZERO {
            let ends = (low.amount, high.amount);
            self.ends("way-subsidy", ends, (&low.departures, &high.departures));
        }
        if let Some(refund) = &range.refund_or_due {
            let (low, high) = (&refund.low, &refund.high);
            self.ends(
                "answer-range-refund",
                (low.amount, high.amount),
                (&low.departures, &high.departures),
            );
        }
        let routes: Vec<String> = range.best_routes.iter().map(|it| route(words, *it)).collect();
        let routes = routes.join(&words.say("list-separator"));
        self.fill(2, "answer-range-routes", &[("routes", routes)]);
        self.question(range);
        if !range.not_worked_out.is_empty() {
            self.fill(2, "answer-range-missing", &[]);
            self.alternatives(4, &range.not_worked_out);
        }
        if !range.held.is_empty() {
            self.fill(2, "answer-range-held", &[]);
            for id in &range.held {
                let title = point(words, id);
                self.line(&format!("    {title}"));
            }
        }
    }

    fn ends(
        &mut self,
        what: &str,
        (low, high): (Cny, Cny),
        (at_low, at_high): (&[AlternativeOf], &[AlternativeOf]),
    ) {
        let words = self.words;
        let what = words.say(what);
        if low == high {
            let filled = [("what", what), ("amount", amount_cny(words, low))];
            self.fill(2, "answer-range-same", &filled);
            return;
        }
        let filled =
            [("what", what), ("low", amount_cny(words, low)), ("high", amount_cny(words, high))];
        self.fill(2, "answer-range-line", &filled);
        for (id, own, reading) in [
            ("answer-range-low", "answer-range-low-own", at_low),
            ("answer-range-high", "answer-range-high-own", at_high),
        ] {
            match reading {
                [] => self.fill(4, own, &[]),
                [only] => {
                    let filled = [("end", words.say(id)), ("reading", self.named(only))];
                    self.fill(4, "answer-range-end", &filled);
                }
                several => {
                    self.fill(4, id, &[]);
                    self.alternatives(6, several);
                }
            }
        }
    }

    /// Alternatives of open points, a line each.
    pub(crate) fn alternatives(&mut self, indent: usize, alternatives: &[AlternativeOf]) {
        for other in alternatives {
            self.line(&format!("{:indent$}{}", "", self.named(other)));
        }
    }

    /// An alternative with its point.
    fn named(&self, other: &AlternativeOf) -> String {
        let words = self.words;
        let (point, way) =
            (point(words, other.point), alternative(words, other.point, other.alternative));
        words.fill("answer-sensitivity-line", &[("point", &point), ("alternative", &way)])
    }

    fn question(&mut self, range: &Range) {
        let Some(question) = &range.question else { return };
        let words = self.words;
        let filled = [
            ("point", point(words, question.point)),
            ("narrows", amount_cny(words, question.narrows_by)),
            ("width", amount_cny(words, question.width)),
        ];
        let id = if question.narrows_by == Cny::ZERO {
            "answer-range-question-unsure"
        } else {
            "answer-range-question"
        };
        self.fill(2, id, &filled);
    }
}
