//! What the figures of a payroll agree with, as a person reads it.

use calc_core::person::readings::calibrate::{CalibratedYear, Learned, Resistance, Resisting};
use serde::Serialize;

use super::CalibrationAnswer;
use crate::open_points::{alternative, point};
use crate::outcome::count;
use crate::{Words, amount_cny};

/// How many rows are named in a line.
const NAMED: usize = 12;

/// All that is said of it.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// Year by year.
    pub years: Vec<ToldYear>,
    /// How many people have no figure, where anybody has none.
    pub without_figure: Option<String>,
}

/// What is said of a tax year.
#[derive(Clone, Debug, Serialize)]
pub struct ToldYear {
    /// How many of the figures the same readings give.
    pub title: String,
    /// What was learned, what stays open, and what resists.
    pub parts: Vec<Part>,
}

/// Lines under a title. The blanks before a line say what it belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// The title.
    pub title: String,
    /// The lines.
    pub lines: Vec<String>,
}

impl Told {
    /// An answer in words.
    pub fn of(words: &Words, answer: &CalibrationAnswer) -> Self {
        let saying = Saying { words };
        let without = answer.without_figure;
        let without_figure = (without > 0).then(|| {
            let shown = count(without);
            words.count("calibration-without-figure", "count", without, &[("shown", &shown)])
        });
        let years = answer.calibration.years.iter().map(|year| saying.year(year)).collect();
        Self { years, without_figure }
    }
}

/// Says it in a language.
#[derive(Clone, Copy)]
struct Saying<'a> {
    words: &'a Words,
}

impl Saying<'_> {
    fn year(self, year: &CalibratedYear) -> ToldYear {
        let filled = [
            ("year", &*year.tax_year.to_string()),
            ("explained", &*count(year.explained)),
            ("figures", &*count(year.figures)),
        ];
        let parts = [
            Some(self.learned(year)),
            (!year.unsettled.is_empty()).then(|| self.unsettled(year)),
            (year.resist > 0).then(|| self.resisting(year)),
        ];
        ToldYear {
            title: self.words.fill("calibration-title", &filled),
            parts: parts.into_iter().flatten().collect(),
        }
    }

    fn part(self, title: &str, lines: Vec<String>) -> Part {
        Part { title: self.words.say(title), lines }
    }

    fn learned(self, year: &CalibratedYear) -> Part {
        let nothing = year.learned.is_empty();
        let nothing = nothing.then(|| self.line(1, "calibration-nothing-learned", &[]));
        let lines = year.learned.iter().flat_map(|learned| self.learned_at(learned));
        self.part("calibration-learned", nothing.into_iter().chain(lines).collect())
    }

    fn learned_at(self, learned: &Learned) -> [String; 2] {
        let words = self.words;
        let filled = [
            ("point", &*point(words, learned.point)),
            ("alternative", &*alternative(words, learned.point, learned.alternative)),
        ];
        let id = if learned.is_taken_anyway {
            "calibration-learned-from-anyway"
        } else {
            "calibration-learned-from"
        };
        [
            self.line(1, "answer-sensitivity-line", &filled),
            self.line(2, id, &[("rows", &self.rows(&learned.rows, learned.people))]),
        ]
    }

    fn unsettled(self, year: &CalibratedYear) -> Part {
        let words = self.words;
        let mut lines = Vec::new();
        for open in &year.unsettled {
            lines.push(indented(1, &point(words, open.point)));
            let still = open.alternatives.iter();
            lines.extend(still.map(|key| indented(2, &alternative(words, open.point, key))));
            let id = if open.settled_by.is_empty() {
                "calibration-settled-by-nobody"
            } else {
                "calibration-settled-by"
            };
            let rows = self.rows(&open.settled_by, length(&open.settled_by));
            lines.push(self.line(2, id, &[("rows", &rows)]));
        }
        self.part("calibration-unsettled", lines)
    }

    fn resisting(self, year: &CalibratedYear) -> Part {
        let shown = length(&year.resisting);
        let more = (shown < year.resist).then(|| {
            let count = count(year.resist - shown);
            self.line(1, "calibration-resisting-more", &[("count", &count)])
        });
        let lines = year.resisting.iter().flat_map(|one| self.resists(one));
        self.part("calibration-resisting", lines.chain(more).collect())
    }

    fn resists(self, resisting: &Resisting) -> [String; 2] {
        let words = self.words;
        let less = resisting.official < resisting.ours;
        let distance = if less { -resisting.difference } else { resisting.difference };
        let id = if less { "calibration-less" } else { "calibration-more" };
        let filled = [
            ("row", &*count(resisting.row)),
            ("official", &*amount_cny(words, resisting.official)),
            ("ours", &*amount_cny(words, resisting.ours)),
            ("distance", &*amount_cny(words, distance)),
        ];
        let why = match resisting.why {
            Resistance::Unexplained => "calibration-unexplained",
            Resistance::Contradicted => "calibration-contradicted",
            Resistance::Undecided => "calibration-undecided",
            Resistance::NotCompared => "calibration-not-compared",
        };
        [self.line(1, id, &filled), self.line(2, why, &[])]
    }

    /// A message as a line that belongs to others.
    fn line(self, depth: usize, id: &str, filled: &[(&str, &str)]) -> String {
        indented(depth, &self.words.fill(id, filled))
    }

    /// The first rows, and how many more there are.
    fn rows(self, rows: &[u64], all: u64) -> String {
        let words = self.words;
        let named: Vec<String> = rows.iter().take(NAMED).map(|row| count(*row)).collect();
        let named_rows = named.join(&words.say("list-separator"));
        match all.saturating_sub(length(&named)) {
            0 => named_rows,
            more => {
                let filled = [("rows", &*named_rows), ("count", &*count(more))];
                words.fill("calibration-rows-more", &filled)
            }
        }
    }
}

fn indented(depth: usize, text: &str) -> String {
    format!("{}{text}", "  ".repeat(depth))
}

fn length<T>(all: &[T]) -> u64 {
    u64::try_from(all.len()).unwrap_or(u64::MAX)
}
