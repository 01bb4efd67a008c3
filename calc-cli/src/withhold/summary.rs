//! What a run of months came to, on standard error.

use std::time::Duration;

use calc_core::law::params::ChoiceId;
use calc_payroll::Payroll;
use calc_payroll::months::Months;
use calc_payroll::months::summary::Summary;
use calc_text::Words;
use calc_text::outcome::{count, evidence, total};

use crate::batch::summary_text::{codes, unused};
use crate::page::Page;

/// What every way of telling needs.
pub(super) struct WithholdingText<'a> {
    pub(super) words: &'a Words,
    /// The names of the inputs.
    pub(super) file: &'a str,
    pub(super) payroll: &'a Payroll<Months>,
    pub(super) summary: &'a Summary,
    /// What the user left out.
    pub(super) left_out: Option<&'a str>,
    /// What is said of how the files were read.
    pub(super) reading: &'a [String],
}

/// What is said besides the figures.
pub(super) struct Run<'a> {
    /// The files that were written.
    pub(super) written: &'a [String],
    /// Whether errors are listed one by one somewhere.
    pub(super) errors_listed: bool,
    /// How long it took.
    pub(super) took: Duration,
}

/// The whole text.
pub(super) fn text(told: &WithholdingText<'_>, run: &Run<'_>) -> String {
    let (words, summary) = (told.words, told.summary);
    let mut page = Page::new(words);
    page.fill(0, "months-title", &told.title());
    page.out.push('\n');
    match told.withheld() {
        Some(withheld) => page.line(&withheld),
        None => page.rows(told.totals(), &[1]),
    }
    if summary.needs > 0 {
        page.fill(0, "months-needs", &[("rows", count(summary.needs))]);
    }
    let differences = told.differences();
    if !differences.is_empty() {
        page.title("months-differences");
        page.rows(differences, &[0, 2]);
    }
    for (title, errors) in [("summary-errors", true), ("summary-notes", false)] {
        let list = codes(words, &summary.codes, errors);
        if !list.is_empty() {
            page.title(title);
            page.out.push_str(&list);
            if errors && !run.errors_listed {
                page.line(&words.say("summary-see-errors"));
            }
        }
    }
    for (title, rows) in
        [("months-points", told.points()), ("months-unverified", told.unverified())]
    {
        if !rows.is_empty() {
            page.title(title);
            page.rows(rows, &[]);
        }
    }
    page.out.push_str(&unused(words, &told.payroll.header));
    page.out.push('\n');
    if !run.written.is_empty() {
        let files = run.written.join(&words.say("list-separator"));
        page.fill(0, "summary-written", &[("files", files)]);
    }
    page.line(&words.say("months-decision"));
    let seconds = format!("{}.{:02}", run.took.as_secs(), run.took.subsec_millis() / 10);
    let rows = count(summary.rows);
    let speed = [("rowstext", rows.as_str()), ("seconds", &seconds)];
    page.line(&words.count("summary-speed", "rows", summary.rows, &speed));
    page.out
}

impl WithholdingText<'_> {
    /// Counts of rows, as the titles fill them in.
    pub(super) fn title(&self) -> [(&'static str, String); 4] {
        let summary = self.summary;
        [
            ("file", self.file.to_owned()),
            ("rows", count(summary.rows)),
            ("good", count(summary.rows - summary.errors)),
            ("bad", count(summary.errors)),
        ]
    }

    /// Why no totals are shown, where none are.
    pub(super) fn withheld(&self) -> Option<String> {
        let (bad, rows) = (count(self.summary.errors), count(self.summary.rows));
        let filled = [("bad", bad.as_str()), ("rows", &rows)];
        (self.summary.errors > 0).then(|| self.words.fill("months-withheld", &filled))
    }

    /// The totals, each with its name.
    pub(super) fn totals(&self) -> Vec<Vec<String>> {
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
            let name = self.words.fill("months-was-withheld", &[("months", &months)]);
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
        rows.into_iter().map(|(name, amount)| vec![name, total(amount)]).collect()
    }

    /// The largest differences: row, employee, amount.
    pub(super) fn differences(&self) -> Vec<Vec<String>> {
        let all = &self.summary.differences;
        all.iter()
            .map(|one| {
                let amount = total(one.amount.minor().into());
                vec![count(one.row), one.employee.clone(), amount]
            })
            .collect()
    }

    /// The open points that rows touched: name, what was taken, what it means.
    pub(super) fn points(&self) -> Vec<Vec<String>> {
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
    pub(super) fn unverified(&self) -> Vec<Vec<String>> {
        let language = self.words.language();
        let cited = self.summary.unverified.iter();
        cited
            .map(|(about, grade)| {
                vec![about.title.get(language).to_owned(), evidence(self.words, grade)]
            })
            .collect()
    }
}
