//! A bureau's readings that a payroll is worked out under: which they are, and what they change.

use std::collections::BTreeMap;

use calc_core::law::params::ChoiceId;
use calc_core::law::ruleset::RULESET;
use calc_payroll::bureau::effect::Effect;
use calc_payroll::bureau::file::{Loaded, ReadingOfFile, YearOfFile};
use calc_text::Words;
use calc_text::calibration::{changes, readings_taken};
use calc_text::open_points::{alternative, point};
use calc_text::outcome::count;

/// What is taken at an open point: its id, the name of its setting, and the alternative.
pub(super) type Taken = [String; 3];

/// A file of readings.
pub(super) struct Readings {
    /// What it is called.
    pub(super) name: String,
    pub(super) loaded: Loaded,
}

impl Readings {
    /// What is said of it before the run.
    pub(super) fn taken(&self, words: &Words) -> String {
        readings_taken(words, &self.name, &self.loaded.file)
    }

    /// What it decides, by tax year.
    pub(super) fn settings(&self) -> BTreeMap<u16, Vec<Taken>> {
        let taken = |reading: &ReadingOfFile| {
            let id = ChoiceId::named(&reading.point)?;
            Some([parameter_of(id), id.name(), &reading.alternative].map(str::to_owned))
        };
        let years = self.loaded.file.years.iter();
        let of =
            |year: &YearOfFile| (year.tax_year, year.readings.iter().filter_map(taken).collect());
        years.map(of).collect()
    }

    /// What is said of it beside the result.
    pub(super) fn in_use(&self, words: &Words, effect: &Effect) -> Vec<String> {
        let file = &self.loaded.file;
        let digest = self.loaded.readings.digest().to_string();
        let mut lines = vec![
            words.fill("answer-readings", &[("digest", &digest)]),
            changes(words, (effect.people, effect.changed), effect.burden),
        ];
        lines.extend(file.years.iter().flat_map(|year| of_year(words, year)));
        let says = |year: u16| file.years.iter().any(|of| of.tax_year == year);
        let others = effect.years.iter().filter(|year| !says(year.0)).map(ToString::to_string);
        let others: Vec<String> = others.collect();
        if !others.is_empty() {
            let years = others.join(&words.say("list-separator"));
            lines.push(words.fill("payroll-other-years", &[("years", &years)]));
        }
        if file.is_of_another_ruleset() {
            let filled = [
                ("file", &*self.name),
                ("learned", &*file.ruleset),
                ("found", &*RULESET.to_string()),
            ];
            lines.push(words.fill("readings-of-another-ruleset", &filled));
        }
        lines
    }
}

fn parameter_of(id: ChoiceId) -> &'static str {
    id.parameter().about.id
}

/// A year with what is taken at each point, each in a line that belongs to it.
fn of_year(words: &Words, year: &YearOfFile) -> Vec<String> {
    let filled = [
        ("year", &*year.tax_year.to_string()),
        ("figures", &*count(year.figures)),
        ("explained", &*count(year.explained)),
    ];
    let reading = |reading: &ReadingOfFile| {
        let id = match ChoiceId::named(&reading.point) {
            Some(known) => parameter_of(known),
            None => reading.point.as_str(),
        };
        let filled = [
            ("point", &*point(words, id)),
            ("alternative", &*alternative(words, id, &reading.alternative)),
        ];
        format!("  {}", words.fill("answer-sensitivity-line", &filled))
    };
    let title = words.fill("learned-sheet-figures", &filled);
    std::iter::once(title).chain(year.readings.iter().map(reading)).collect()
}
