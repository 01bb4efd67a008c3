//! The sheets beside the rows of months.

use std::io;

use calc_core::law::ruleset::RULESET;
use calc_sheets::write::{Cell, RowsWorkbook};

use crate::withholding::WithholdingText;
use crate::workbook_headings::heads;
use crate::workbook_sheets::code_rows;

/// Adds the summary, the assumptions, and how the files were read.
///
/// # Errors
/// The workbook cannot take them.
pub fn write(book: &mut RowsWorkbook, told: &WithholdingText<'_>) -> io::Result<()> {
    let words = told.words;
    let text = |text: &str| vec![Cell::Text(text.to_owned())];
    let table = |rows: Vec<Vec<String>>| {
        rows.into_iter().map(|row| row.into_iter().map(Cell::Text).collect::<Vec<_>>())
    };
    let mut rows = vec![vec![Cell::Head(words.say("months-report"))], text(told.file), Vec::new()];
    if let Some(left_out) = told.left_out {
        rows.extend([vec![Cell::Warning(left_out.to_owned())], Vec::new()]);
    }
    if let Some(withheld) = told.withheld() {
        rows.push(vec![Cell::Warning(withheld)]);
    } else {
        rows.push(heads(words, &["months-total", "months-amount"]));
        let totals = told.totals().into_iter();
        rows.extend(totals.map(|(name, amount)| vec![Cell::Text(name), Cell::Amount(amount)]));
    }
    rows.extend(told.next().into_iter().map(|line| vec![Cell::Text(line)]));
    let differences = &told.summary.differences;
    if !differences.is_empty() {
        rows.extend([Vec::new(), vec![Cell::Head(words.say("months-differences"))]]);
        rows.push(told.difference_heads().map(Cell::Head).into());
        rows.extend(differences.iter().map(|one| {
            let amount = Cell::Amount(one.amount.minor().into());
            vec![Cell::Count(one.row), Cell::Text(one.employee.clone()), amount]
        }));
    }
    let ruleset = format!("{}+{}", RULESET.engine, RULESET.digest);
    rows.push(Vec::new());
    rows.push(text(&words.say("months-decision")));
    rows.push(text(&words.fill("answer-ruleset", &[("ruleset", &ruleset)])));
    book.summary(&rows)?;
    let mut assumed = Vec::new();
    for (title, errors) in [("summary-errors", true), ("summary-notes", false)] {
        let list = code_rows(words, &told.summary.codes, errors);
        if !list.is_empty() {
            assumed.push(heads(words, &[title, "report-rows", "report-first-rows"]));
            assumed.extend(list);
            assumed.push(Vec::new());
        }
    }
    for (title, rows) in
        [("months-points", told.points()), ("months-unverified", told.unverified())]
    {
        if !rows.is_empty() {
            assumed.push(vec![Cell::Head(words.say(title))]);
            assumed.extend(table(rows));
            assumed.push(Vec::new());
        }
    }
    book.add(&words.say("sheet-name-assumptions"), &assumed)?;
    let lines: Vec<Vec<Cell>> = told.reading.iter().map(|line| text(line)).collect();
    if lines.is_empty() { Ok(()) } else { book.add(&words.say("sheet-name-reading"), &lines) }
}
