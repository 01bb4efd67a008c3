//! What a run came to, for the page.

use std::collections::BTreeMap;

use calc_payroll::bureau::effect::Effect;
use calc_payroll::bureau::figures::{FigureColumns, NoColumn};
use calc_payroll::header::Header;
use calc_payroll::summary::Summary;
use calc_text::outcome::{count, unused_columns};
use calc_text::{Words, run_summary};
use serde::Serialize;

use super::readings::{Readings, Taken};
use super::{Said, said};

/// How many columns that are not used are listed.
const UNUSED: usize = 20;

#[derive(Serialize)]
pub(super) struct Result {
    rows: u64,
    errors: u64,
    /// The rows to leave out so that the totals are whole, where that can be said.
    exclude: Option<String>,
    /// Whether a column has official figures, which can be compared with every reading.
    figures: bool,
    /// What readings decide, by tax year: the open point's id, the name of its setting, and what is taken.
    settings: BTreeMap<u16, Vec<Taken>>,
    said: Said<View>,
}

#[derive(Serialize)]
struct View {
    title: String,
    withheld: Option<String>,
    routes: Vec<[String; 3]>,
    totals: Vec<[String; 3]>,
    errors: Vec<[String; 4]>,
    notes: Vec<[String; 4]>,
    unused: Vec<String>,
    after: Vec<String>,
    /// A bureau's readings that were taken, what they are and what they change.
    readings: Vec<String>,
}

pub(super) fn result(
    header: &Header,
    summary: &Summary,
    exclude: &str,
    title: impl Fn(&Words) -> String,
    after: impl Fn(&Words) -> Vec<String>,
    in_use: Option<(&Readings, &Effect)>,
) -> Result {
    let whole = summary.errors > 0 && summary.error_rows.is_whole();
    let comma = if exclude.is_empty() { "" } else { "," };
    let left_out = whole.then(|| format!("{exclude}{comma}{}", summary.error_rows));
    let view = |words: &'static Words| {
        let withheld = withheld(words, summary);
        let (mut routes, mut totals) = (Vec::new(), Vec::new());
        if withheld.is_none() {
            routes = run_summary::routes(words, summary);
            totals = run_summary::totals(words, summary);
        }
        View {
            title: self::title(words, summary, &title(words)),
            withheld,
            routes,
            totals,
            errors: run_summary::codes(words, &summary.codes, true),
            notes: run_summary::codes(words, &summary.codes, false),
            unused: unused(words, header),
            after: after(words),
            readings: in_use.map_or_else(Vec::new, |(taken, effect)| taken.in_use(words, effect)),
        }
    };
    let (rows, errors) = (summary.rows, summary.errors);
    let figures = !matches!(FigureColumns::find(header, None), Err(NoColumn::Missing(_)));
    let settings = in_use.map_or_else(BTreeMap::new, |(taken, _)| taken.settings());
    Result { rows, errors, exclude: left_out, figures, settings, said: said(view) }
}

fn title(words: &Words, summary: &Summary, file: &str) -> String {
    let good = count(summary.rows - summary.errors);
    let (bad, rows) = (count(summary.errors), count(summary.rows));
    let filled = [("file", file), ("rowstext", rows.as_str()), ("good", &good), ("bad", &bad)];
    words.count("summary-title", "rows", summary.rows, &filled)
}

/// Why a run shows no totals, where it shows none: a total that lacks people misleads.
pub(super) fn withheld(words: &Words, summary: &Summary) -> Option<String> {
    let (bad, rows) = (count(summary.errors), count(summary.rows));
    let filled = [("bad", bad.as_str()), ("rows", rows.as_str())];
    (summary.errors > 0).then(|| words.fill("payroll-withheld", &filled))
}

/// The columns that nothing is read from, at most [`UNUSED`] of them.
fn unused(words: &Words, header: &Header) -> Vec<String> {
    let columns = unused_columns(words, header);
    let more = columns.len().saturating_sub(UNUSED);
    let line = |(at, name, near): (usize, String, Option<String>)| {
        let near = near.map(|near| words.fill("unused-near", &[("column", &near)]));
        let line = format!("{at} {name} {}", near.unwrap_or_default());
        line.trim_end().to_owned()
    };
    let mut lines: Vec<String> = columns.into_iter().take(UNUSED).map(line).collect();
    if more > 0 {
        lines.push(words.fill("unused-more", &[("count", &more.to_string())]));
    }
    lines
}
