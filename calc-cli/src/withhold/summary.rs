//! What a run of months came to, on standard error.

use std::time::Duration;

use calc_text::outcome::{count, total};
use calc_text::withholding::WithholdingText;

use crate::batch::summary_text::{codes, unused};
use crate::page::Page;

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
    page.line(&told.title());
    page.out.push('\n');
    if let Some(withheld) = told.withheld() {
        page.line(&withheld);
    } else {
        let totals = told.totals().into_iter();
        page.rows(totals.map(|(name, amount)| vec![name, total(amount)]).collect(), &[1]);
    }
    told.next().iter().for_each(|line| page.line(line));
    if summary.needs > 0 {
        page.fill(0, "months-needs", &[("rows", count(summary.needs))]);
    }
    let differences = &summary.differences;
    if !differences.is_empty() {
        page.title("months-differences");
        let cells = differences.iter().map(|one| {
            vec![count(one.row), one.employee.clone(), total(one.amount.minor().into())]
        });
        page.rows(std::iter::once(told.difference_heads().into()).chain(cells).collect(), &[0, 2]);
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
