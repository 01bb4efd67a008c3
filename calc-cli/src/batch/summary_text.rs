//! What a run came to, on standard error.

use std::time::Duration;

use calc_core::law::code::Code;
use calc_core::law::fields::Columns;
use calc_payroll::header::Header;
use calc_payroll::summary::{CodeCounts, Summary};
use calc_text::{Words, run_summary};

use crate::table::plain;
use calc_text::outcome::{count, unused_columns};

/// How many columns that are not used are listed.
const UNUSED: usize = 20;

/// What is said besides the figures.
pub(super) struct Run<'a> {
    /// The names of the inputs.
    pub(super) file: &'a str,
    /// The columns.
    pub(super) header: &'a Header,
    /// The files that were written.
    pub(super) written: &'a [String],
    /// Whether errors are listed one by one somewhere.
    pub(super) errors_listed: bool,
    /// Why no totals are shown, where none are.
    pub(super) withheld: Option<&'a str>,
    /// How long it took.
    pub(super) took: Duration,
}

/// The whole text.
pub(super) fn text(words: &Words, summary: &Summary, run: &Run<'_>) -> String {
    let mut out = String::new();
    let good = count(summary.rows - summary.errors);
    let (bad, rows) = (count(summary.errors), count(summary.rows));
    let title = [("file", run.file), ("rowstext", rows.as_str()), ("good", &good), ("bad", &bad)];
    push_line(&mut out, &words.count("summary-title", "rows", summary.rows, &title));
    out.push('\n');
    if let Some(withheld) = run.withheld {
        push_line(&mut out, withheld);
    } else {
        out.push_str(&routes(words, summary));
        out.push('\n');
        out.push_str(&totals(words, summary));
    }
    for (title, errors) in [("summary-errors", true), ("summary-notes", false)] {
        let list = codes(words, &summary.codes, errors);
        if !list.is_empty() {
            out.push('\n');
            push_line(&mut out, &words.say(title));
            out.push_str(&list);
            if errors && !run.errors_listed {
                push_line(&mut out, &words.say("summary-see-errors"));
            }
        }
    }
    out.push_str(&unused(words, run.header));
    out.push('\n');
    if !run.written.is_empty() {
        let files = run.written.join(&words.say("list-separator"));
        push_line(&mut out, &words.fill("summary-written", &[("files", &files)]));
    }
    push_line(&mut out, &words.say("answer-decision"));
    let seconds = format!("{}.{:02}", run.took.as_secs(), run.took.subsec_millis() / 10);
    let speed = [("rowstext", rows.as_str()), ("seconds", &seconds)];
    push_line(&mut out, &words.count("summary-speed", "rows", summary.rows, &speed));
    out
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

fn routes(words: &Words, summary: &Summary) -> String {
    let heads = ["summary-route", "summary-people", "summary-amount"];
    let head = heads.map(|id| words.say(id)).to_vec();
    let rows = run_summary::routes(words, summary).into_iter().map(Vec::from);
    plain(std::iter::once(head).chain(rows).collect(), &[1, 2])
}

fn totals(words: &Words, summary: &Summary) -> String {
    let head = vec![words.say("summary-totals"), String::new(), String::new()];
    let rows = run_summary::totals(words, summary).into_iter().map(Vec::from);
    plain(std::iter::once(head).chain(rows).collect(), &[1])
}

/// The codes of a run: how often, and where first.
pub(crate) fn codes(words: &Words, counts: &CodeCounts<impl Code>, errors: bool) -> String {
    let rows: Vec<_> =
        run_summary::codes(words, counts, errors).into_iter().map(Vec::from).collect();
    if rows.is_empty() { String::new() } else { plain(rows, &[2]) }
}

/// The columns that nothing is read from, at most [`UNUSED`] of them.
pub(crate) fn unused<C: Columns>(words: &Words, header: &Header<C>) -> String {
    let columns = unused_columns(words, header);
    let all = columns.len();
    if all == 0 {
        return String::new();
    }
    let rows = columns.into_iter().take(UNUSED).map(|(at, name, near)| {
        let near = near.map(|near| words.fill("unused-near", &[("column", &near)]));
        vec![at.to_string(), name, near.unwrap_or_default()]
    });
    let table = plain(rows.collect(), &[0]);
    let more = match all.saturating_sub(UNUSED) {
        0 => String::new(),
        more => words.fill("unused-more", &[("count", &more.to_string())]) + "\n",
    };
    format!("\n{}\n{table}{more}", words.say("summary-unused"))
}
