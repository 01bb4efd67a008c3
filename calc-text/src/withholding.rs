//! What a run of months came to: totals, differences, open points, and how the files were read.

use calc_core::law::params::ChoiceId;
use calc_payroll::Payroll;
use calc_payroll::months::Months;
use calc_payroll::months::next::NextRows;
use calc_payroll::months::summary::Summary;
use calc_payroll::person_years::joined::YearFacts;
use calc_sheets::months::MonthRows;

use crate::Words;
use crate::outcome::{count, evidence, total};

/// What every way of telling needs.
pub struct WithholdingText<'a> {
    /// The reader's language.
    pub words: &'a Words,
    /// The names of the inputs.
    pub file: &'a str,
    /// What the rows have in common.
    pub payroll: &'a Payroll<Months>,
    /// What they came to.
    pub summary: &'a Summary,
    /// What the user left out.
    pub left_out: Option<&'a str>,
    /// What is said of how the files were read.
    pub reading: &'a [String],
    /// The rows of next month, where they are wanted.
    pub next: Option<&'a NextRows>,
}

impl WithholdingText<'_> {
    /// The title with its counts of rows; those of next month are counted apart.
    pub fn title(&self) -> String {
        let Summary { rows, next_rows, errors, .. } = *self.summary;
        let rows = rows - next_rows;
        let filled =
            [("rowstext", count(rows)), ("good", count(rows - errors)), ("bad", count(errors))];
        let [rowstext, good, bad] = filled.each_ref().map(|(name, text)| (*name, text.as_str()));
        self.words.count("months-title", "rows", rows, &[("file", self.file), rowstext, good, bad])
    }

    /// What is said of next month: its rows, and the employments that have none.
    pub fn next(&self) -> Vec<String> {
        let Some(next) = self.next else { return Vec::new() };
        if next.after_december {
            return vec![self.words.say("months-next-december")];
        }
        let rows = self.summary.next_rows;
        let filled = [("rowstext", count(rows)), ("tax", total(self.summary.next_tax))];
        let filled = filled.each_ref().map(|(name, text)| (*name, text.as_str()));
        let id = if self.summary.errors > 0 { "months-next-rows" } else { "months-next" };
        let mut lines = vec![self.words.count(id, "rows", rows, &filled)];
        if next.ended > 0 {
            let mut names = next.ended_names.join(&self.words.say("list-separator"));
            if next.ended > u64::try_from(next.ended_names.len()).unwrap_or(u64::MAX) {
                names.push('…');
            }
            let filled = [("shown", &*count(next.ended)), ("names", &names)];
            lines.push(self.words.count("months-next-ended", "count", next.ended, &filled));
        }
        lines
    }

    /// Why no totals are shown, where none are.
    pub fn withheld(&self) -> Option<String> {
        let (bad, rows) = (count(self.summary.errors), count(self.summary.rows));
        let filled = [("bad", bad.as_str()), ("rows", &rows)];
        (self.summary.errors > 0).then(|| self.words.fill("months-withheld", &filled))
    }

    /// The totals in fen, each with its name.
    pub fn totals(&self) -> Vec<(String, i128)> {
        let summary = self.summary;
        let all = summary.tax + summary.bonus_tax + summary.services_tax;
        let mut rows: Vec<(String, i128)> = [
            ("months-tax", summary.tax),
            ("months-bonus", summary.bonus_tax),
            ("months-services", summary.services_tax),
            ("months-all", all),
        ]
        .map(|(id, amount)| (self.words.say(id), amount))
        .into();
        if summary.months_withheld > 0 {
            let months = count(summary.months_withheld);
            let name = self.words.count(
                "months-was-withheld",
                "count",
                summary.months_withheld,
                &[("months", &months)],
            );
            rows.push((name, summary.withheld));
        }
        for (id, amount) in [
            ("months-too-much", summary.too_much),
            ("months-too-little", summary.too_little),
            ("months-corrections-due", summary.corrections_due),
            ("months-corrections-back", summary.corrections_back),
        ] {
            if amount != 0 {
                rows.push((self.words.say(id), amount));
            }
        }
        rows
    }

    /// The names of the columns of differences: row, employee (masked), amount.
    pub fn difference_heads(&self) -> [String; 3] {
        ["report-row", "report-employee", "withholding-difference"].map(|id| self.words.say(id))
    }

    /// The open points that rows touched: name, what was taken, what it means.
    pub fn points(&self) -> Vec<Vec<String>> {
        let (language, choices) = (self.words.language(), &self.payroll.settings.choices);
        let row = |point: ChoiceId| {
            let taken = choices.taken(point);
            let known = point.alternatives().iter().find(|choice| choice.key == taken);
            let title = known.map_or("", |choice| choice.title.get(language));
            vec![format!("{}={taken}", point.name()), title.to_owned()]
        };
        self.summary.points.iter().map(row).collect()
    }

    /// The values behind the figures that nobody verified: name and grade.
    pub fn unverified(&self) -> Vec<Vec<String>> {
        let language = self.words.language();
        let cited = self.summary.unverified.iter();
        cited
            .map(|(about, grade)| {
                vec![about.title.get(language).to_owned(), evidence(self.words, grade)]
            })
            .collect()
    }
}

/// What was not taken of facts beside months, and what of them belongs to nobody.
pub fn of_facts(words: &Words, rows: &MonthRows) -> Vec<String> {
    let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let mut lines: Vec<String> = rows
        .joined
        .iter()
        .map(|(file, all, met)| {
            let id = if met < all { "months-facts-some" } else { "months-facts" };
            let (all, met) = (number(*all), number(*met));
            let filled = [("file", &**file), ("rowstext", &count(all)), ("met", &count(met))];
            words.count(id, "rows", all, &filled)
        })
        .collect();
    if !rows.not_taken.is_empty() {
        let columns = rows.not_taken.join(&words.say("list-separator"));
        lines.push(words.fill("months-not-taken", &[("columns", &columns)]));
    }
    lines
}

/// How many rows or `years` the user left out, where any were.
pub fn left_out(words: &Words, rows: &MonthRows, years: bool) -> Option<String> {
    let all = count(rows.excluded);
    let id = if years { "months-years-excluded" } else { "months-rows-excluded" };
    (rows.excluded > 0).then(|| words.fill(id, &[("count", &all)]))
}

/// What of the facts of the year belongs to somebody with months.
pub fn of_year_facts(words: &Words, facts: &YearFacts) -> Vec<String> {
    let line = |(name, rows, met): (&str, usize, u64)| {
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        let id = if met < rows { "years-facts-some" } else { "years-facts" };
        let filled = [("file", name), ("rowstext", &*count(rows)), ("met", &count(met))];
        words.count(id, "rows", rows, &filled)
    };
    facts.met().map(line).collect()
}
