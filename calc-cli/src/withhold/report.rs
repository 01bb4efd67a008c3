//! The report of a run of months: one page that loads nothing from outside.

use calc_text::Words;
use calc_text::outcome::{count, total};
use calc_text::withholding::WithholdingText;
use maud::{Markup, html};

use crate::batch::report::{codes, reading, shell, unused};

/// The page.
pub(super) fn page(told: &WithholdingText<'_>) -> String {
    let (words, summary) = (told.words, told.summary);
    let withheld = told.withheld();
    let head = html! {
        p { (told.title()) }
        @if let Some(withheld) = &withheld { p.warning role="status" { (withheld) } }
        @if let Some(left_out) = told.left_out { p.warning { (left_out) } }
    };
    let main = html! {
        @if withheld.is_none() { (totals(told)) }
        @for line in told.next() { p { (line) } }
        (differences(told))
        @if summary.errors > 0 {
            section { h2 { (words.say("report-errors")) } (codes(words, &summary.codes, true)) }
        }
        (unused(words, &told.payroll.header))
        section {
            h2 { (words.say("report-assumptions")) }
            (codes(words, &summary.codes, false))
        }
        (table(words, "months-points", ["report-point", "report-taken"], &told.points()))
        (table(words, "months-unverified", ["months-value", "report-evidence"], &told.unverified()))
        (reading(words, told.reading))
    };
    shell(words, &words.say("months-report"), &head, &main, "months-decision")
}

fn totals(told: &WithholdingText<'_>) -> Markup {
    let words = told.words;
    html! {
        section {
            h2 { (words.say("months-all")) }
            div.scroll { table {
                thead { tr {
                    th scope="col" { (words.say("months-total")) }
                    th.number scope="col" { (words.say("months-amount")) }
                } }
                tbody {
                    @for (name, amount) in told.totals() {
                        tr { th scope="row" { (name) } td.number { (total(amount)) } }
                    }
                }
            } }
        }
    }
}

/// The largest differences; nothing where there is none.
fn differences(told: &WithholdingText<'_>) -> Markup {
    let [row, employee, amount] = told.difference_heads();
    html! {
        @if !told.summary.differences.is_empty() {
            section {
                h2 { (told.words.say("months-differences")) }
                div.scroll { table {
                    thead { tr {
                        th.number scope="col" { (row) }
                        th scope="col" { (employee) }
                        th.number scope="col" { (amount) }
                    } }
                    tbody {
                        @for one in &told.summary.differences {
                            tr {
                                td.number { (count(one.row)) }
                                td { (one.employee) }
                                td.number { (total(one.amount.minor().into())) }
                            }
                        }
                    }
                } }
            }
        }
    }
}

/// A table of texts under a title; nothing where it has no row. The first cell of a row names it.
fn table(words: &Words, title: &str, heads: [&str; 2], rows: &[Vec<String>]) -> Markup {
    html! {
        @if !rows.is_empty() {
            section {
                h2 { (words.say(title)) }
                div.scroll { table {
                    thead { tr { @for head in heads { th scope="col" { (words.say(head)) } } } }
                    tbody {
                        @for row in rows { tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" { (cell) } }
                                @else { td { (cell) } }
                            }
                        } }
                    }
                } }
            }
        }
    }
}
