//! The report of a run of months: one page that loads nothing from outside.

use calc_text::withholding::WithholdingText;
use maud::{Markup, html};

use crate::batch::report::{codes, reading, shell, unused};

/// The page.
pub(super) fn page(told: &WithholdingText<'_>) -> String {
    let (words, summary) = (told.words, told.summary);
    let title = told.title();
    let filled: Vec<(&str, &str)> =
        title.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let withheld = told.withheld();
    let head = html! {
        p { (words.fill("months-title", &filled)) }
        @if let Some(withheld) = &withheld { p.warning role="status" { (withheld) } }
        @if let Some(left_out) = told.left_out { p.warning { (left_out) } }
    };
    let main = html! {
        @if withheld.is_none() { (table(&words.say("months-all"), &told.totals(), 1)) }
        (table(&words.say("months-differences"), &told.differences(), 2))
        @if summary.errors > 0 {
            section { h2 { (words.say("report-errors")) } (codes(words, &summary.codes, true)) }
        }
        (unused(words, &told.payroll.header))
        section {
            h2 { (words.say("report-assumptions")) }
            (codes(words, &summary.codes, false))
        }
        (table(&words.say("months-points"), &told.points(), usize::MAX))
        (table(&words.say("months-unverified"), &told.unverified(), usize::MAX))
        (reading(words, told.reading))
    };
    shell(words, &words.say("months-report"), &head, &main, "months-decision")
}

/// A table under a title; nothing where it has no row. The first cell of a row names it.
fn table(title: &str, rows: &[Vec<String>], amount: usize) -> Markup {
    html! {
        @if !rows.is_empty() {
            section {
                h2 { (title) }
                div.scroll { table { tbody {
                    @for row in rows { tr {
                        @for (at, cell) in row.iter().enumerate() {
                            @if at == 0 { th scope="row" { (cell) } }
                            @else if at == amount { td.number { (cell) } }
                            @else { td { (cell) } }
                        }
                    } }
                } } }
            }
        }
    }
}
