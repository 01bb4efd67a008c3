//! The sheets beside the rows: summary, assumptions, what needs attention, how the file was read.

use std::io;

use calc_core::law::code::Code;
use calc_core::person::assess::Settings;
use calc_core::person::relief::election::BestRoute;
use calc_payroll::summary::{CodeCounts, Summary};
use calc_sheets::write::{Cell, RowsWorkbook};

use crate::Words;
use crate::outcome::{self, TakenAt, count, evidence, examples, route, taken_at};
use crate::recognition::{RunNotes, period};
use crate::workbook_headings::heads;

/// Adds all of them. `file` is the name of what was read.
///
/// # Errors
/// The workbook cannot take them.
pub fn write(
    book: &mut RowsWorkbook,
    words: &Words,
    file: &str,
    summary: &Summary,
    settings: &Settings,
    told: &RunNotes,
) -> io::Result<()> {
    let ruleset = settings.ruleset().to_string();
    book.summary(&summary_rows(words, (file, &ruleset), summary, told))?;
    book.add(&words.say("sheet-name-assumptions"), &assumptions(words, summary, settings))?;
    book.add(&words.say("sheet-name-attention"), &attention(words, summary))?;
    if !told.differences.is_empty() {
        book.add(&words.say("sheet-name-withholding"), &withholding(words, told))?;
    }
    if !told.sheet_differences.is_empty() {
        book.add(&words.say("sheet-name-check"), &sheet_check(words, told))?;
    }
    #[cfg(feature = "calibration")]
    if let Some(readings) = &told.readings {
        let rows = crate::calibration::sheet(words, readings);
        book.add(&words.say("sheet-name-readings"), &rows)?;
    }
    let lines: Vec<Vec<Cell>> =
        told.before.iter().chain(&told.after).map(|line| vec![text(line)]).collect();
    if !lines.is_empty() {
        book.add(&words.say("sheet-name-reading"), &lines)?;
    }
    Ok(())
}

fn text(line: &str) -> Cell {
    Cell::Text(line.to_owned())
}

fn summary_rows(
    words: &Words,
    (file, ruleset): (&str, &str),
    summary: &Summary,
    told: &RunNotes,
) -> Vec<Vec<Cell>> {
    let good = summary.rows - summary.errors;
    let mut rows = vec![
        vec![Cell::Head(words.say("report-title"))],
        vec![text(file)],
        vec![text(&words.say("workbook-rows")), Cell::Count(summary.rows)],
        vec![text(&words.say("workbook-good")), Cell::Count(good)],
        vec![text(&words.say("workbook-bad")), Cell::Count(summary.errors)],
        Vec::new(),
    ];
    if let Some(left_out) = &told.left_out {
        rows.push(vec![Cell::Warning(left_out.clone())]);
        rows.push(Vec::new());
    }
    if let Some(withheld) = &told.withheld {
        rows.push(vec![Cell::Warning(withheld.clone())]);
        rows.push(Vec::new());
        rows.push(heads(words, &["report-cause", "report-rows", "report-first-rows"]));
        rows.extend(code_rows(words, &summary.codes, true));
    } else {
        rows.push(heads(words, &["report-route", "report-people", "report-amount"]));
        for (best, sum) in BestRoute::ALL.into_iter().zip(&summary.routes) {
            let name = text(&route(words, best));
            rows.push(vec![name, Cell::Count(sum.people), Cell::Amount(sum.amount)]);
        }
        rows.push(Vec::new());
        for (id, amount) in [
            ("summary-mainland", summary.mainland_tax),
            ("summary-hongkong", summary.hong_kong_tax),
            ("summary-benefit", summary.benefit),
            ("summary-after", summary.burden_after),
        ] {
            rows.push(vec![text(&words.say(id)), Cell::Amount(amount)]);
        }
        if summary.rows_with_withholding > 0 {
            for (id, amount) in [("summary-refund", summary.refund), ("summary-due", summary.due)] {
                rows.push(vec![text(&words.say(id)), Cell::Amount(amount)]);
            }
        }
    }
    rows.push(Vec::new());
    rows.push(vec![text(&words.say("answer-decision"))]);
    rows.push(vec![text(&words.fill("answer-ruleset", &[("ruleset", ruleset)]))]);
    rows
}

/// The codes of a run: what each says, how often, and where first.
pub(crate) fn code_rows<C: Code>(
    words: &Words,
    counts: &CodeCounts<C>,
    errors: bool,
) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for code in C::ALL.iter().filter(|code| code.is_error() == errors) {
        if let Some(found) = counts.get(*code) {
            let said = if errors {
                format!("{} ({})", outcome::code(words, *code), code.as_str())
            } else {
                words.say(&format!("note-{}", code.as_str()))
            };
            rows.push(vec![
                Cell::Text(said),
                Cell::Count(found.rows),
                Cell::Text(examples(words, &found.examples, found.rows)),
            ]);
        }
    }
    rows
}

fn assumptions(words: &Words, summary: &Summary, settings: &Settings) -> Vec<Vec<Cell>> {
    let language = words.language();
    let mut rows =
        vec![heads(words, &["report-assumption-counts", "report-rows", "report-first-rows"])];
    rows.extend(code_rows(words, &summary.codes, false));
    rows.push(Vec::new());
    rows.push(heads(words, &["report-point", "report-taken", "report-others", "report-evidence"]));
    for id in summary.points.iter() {
        let TakenAt { taken, others } = taken_at(words, settings, id);
        let grade = id.version().map_or(String::new(), |version| evidence(words, version.evidence));
        rows.push(vec![
            text(id.parameter().about.title.get(language)),
            Cell::Text(taken.join("; ")),
            Cell::Text(others.join("; ")),
            Cell::Text(grade),
        ]);
    }
    rows
}

fn attention(words: &Words, summary: &Summary) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let shown = u64::try_from(summary.attention.len()).unwrap_or(0);
    if summary.attention.is_empty() {
        return vec![vec![text(&words.say("report-attention-none"))]];
    }
    if shown < summary.attention_rows {
        let filled = [("shown", count(shown)), ("all", count(summary.attention_rows))];
        let filled: Vec<(&str, &str)> =
            filled.iter().map(|(name, text)| (*name, text.as_str())).collect();
        rows.push(vec![Cell::Warning(words.fill("report-attention-more", &filled))]);
    }
    let ids = ["report-row", "report-employee", "report-route", "report-worth", "report-why"];
    rows.push(heads(words, &ids));
    for row in &summary.attention {
        let worth = row.route.map(|_| Cell::Amount(row.if_confirmed.minor().into()));
        rows.push(vec![
            Cell::Count(row.row),
            text(&row.employee),
            text(&row.route.map_or_else(String::new, |best| route(words, best))),
            worth.unwrap_or(Cell::Text(String::new())),
            Cell::Text(outcome::reasons(words, row).join("; ")),
        ]);
    }
    rows
}

fn withholding(words: &Words, told: &RunNotes) -> Vec<Vec<Cell>> {
    let ids = [
        "withholding-place",
        "report-employee",
        "withholding-month",
        "withholding-withheld",
        "withholding-computed",
        "withholding-difference",
    ];
    let mut rows = vec![heads(words, &ids)];
    for found in &told.differences {
        rows.push(vec![
            text(&found.place),
            text(&found.employee),
            Cell::Text(period(found.period)),
            Cell::Amount(found.withheld.into()),
            Cell::Amount(found.computed.into()),
            Cell::Amount(i128::from(found.withheld) - i128::from(found.computed)),
        ]);
    }
    rows
}

fn sheet_check(words: &Words, told: &RunNotes) -> Vec<Vec<Cell>> {
    let ids = [
        "withholding-place",
        "report-employee",
        "withholding-month",
        "joined-check-figure",
        "joined-check-stated",
        "joined-check-computed",
        "withholding-difference",
    ];
    let mut rows = vec![heads(words, &ids)];
    for found in &told.sheet_differences {
        rows.push(vec![
            text(&found.place),
            text(&found.employee),
            Cell::Text(period(found.period)),
            text(found.figure.column()),
            Cell::Amount(found.stated.into()),
            Cell::Amount(found.computed.into()),
            Cell::Amount(i128::from(found.stated) - i128::from(found.computed)),
        ]);
    }
    rows
}
