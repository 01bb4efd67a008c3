//! A file of companies: what is said of the run.

use std::time::Duration;

use calc_core::enterprise::Settings;
use calc_core::enterprise::regimes::Regime;
use calc_payroll::enterprise::Companies;
use calc_payroll::enterprise_summary::Summary;
use calc_text::Words;
use maud::html;

use crate::batch::Told;
use crate::batch::report::charts::bar;
use crate::batch::report::{codes as code_table, shell};
use crate::batch::summary_text::codes;
use crate::outcome_words::{count, regime, total};
use crate::page::Page;

impl Told for Companies {
    fn summary(
        words: &Words,
        file: &str,
        summary: &Summary,
        errors_listed: bool,
        took: Duration,
    ) -> String {
        text(words, file, summary, errors_listed, took)
    }

    fn report(words: &Words, file: &str, summary: &Summary, _: &Settings) -> String {
        page(words, file, summary)
    }

    fn errors(summary: &Summary) -> u64 {
        summary.errors
    }
}

/// Counts of rows, as the titles fill them in.
fn title_arguments(file: &str, summary: &Summary) -> [(&'static str, String); 5] {
    let good = summary.rows - summary.errors - summary.unknown;
    [
        ("file", file.to_owned()),
        ("rows", count(summary.rows)),
        ("good", count(good)),
        ("unknown", count(summary.unknown)),
        ("bad", count(summary.errors)),
    ]
}

fn text(
    words: &Words,
    file: &str,
    summary: &Summary,
    errors_listed: bool,
    took: Duration,
) -> String {
    let mut page = Page::new(words);
    page.fill(0, "companies-title", &title_arguments(file, summary));
    page.out.push('\n');
    let heads = ["term-best_regime", "companies-companies", "companies-tax", "companies-saving"];
    let mut rows = vec![heads.iter().map(|id| words.say(id)).collect::<Vec<_>>()];
    for (each, sum) in Regime::ALL.into_iter().zip(&summary.regimes) {
        if sum.companies > 0 {
            let saving = total(sum.saving);
            rows.push(vec![regime(words, each), count(sum.companies), total(sum.tax), saving]);
        }
    }
    page.rows(rows, &[1, 2, 3]);
    page.out.push('\n');
    for (id, arguments) in lines(summary) {
        page.fill(2, id, &arguments);
    }
    for (title, errors) in [("summary-errors", true), ("summary-notes", false)] {
        let list = codes(words, &summary.codes, errors);
        if !list.is_empty() {
            page.title(title);
            page.out.push_str(&list);
            if errors && !errors_listed {
                page.line(&words.say("summary-see-errors"));
            }
        }
    }
    page.out.push('\n');
    page.line(&words.say("company-decision"));
    let seconds = format!("{}.{:02}", took.as_secs(), took.subsec_millis() / 10);
    let rows = count(summary.rows);
    let speed = [("rowstext", rows.as_str()), ("seconds", &seconds)];
    page.line(&words.count("summary-speed", "rows", summary.rows, &speed));
    page.out
}

/// What stands beside the regimes.
fn lines(summary: &Summary) -> Vec<(&'static str, [(&'static str, String); 2])> {
    vec![
        (
            "companies-open",
            [("companies", count(summary.open)), ("saving", total(summary.open_saving))],
        ),
        (
            "companies-imports",
            [("saving", total(summary.imports)), ("possible", total(summary.imports_if_confirmed))],
        ),
    ]
}

fn page(words: &Words, file: &str, summary: &Summary) -> String {
    let fill = |id: &str, arguments: &[(&'static str, String)]| {
        let arguments: Vec<(&str, &str)> =
            arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
        words.fill(id, &arguments)
    };
    let head = html! {
        p { (fill("companies-title", &title_arguments(file, summary))) }
        @if summary.errors > 0 {
            p.warning role="status" { (words.fill("report-incomplete", &[("bad", &count(summary.errors))])) }
        }
    };
    let longest = summary.regimes.iter().map(|sum| sum.tax + sum.saving).max().unwrap_or(0);
    let main = html! {
        section {
            h2 { (words.say("term-best_regime")) }
            div.scroll { table.chart {
                thead { tr {
                    th scope="col" { (words.say("term-best_regime")) }
                    th.number scope="col" { (words.say("companies-companies")) }
                    th.number scope="col" { (words.say("companies-tax")) }
                    th.number scope="col" { (words.say("companies-saving")) }
                    td.bars {}
                } }
                tbody {
                    @for (each, sum) in Regime::ALL.into_iter().zip(&summary.regimes) {
                        tr {
                            th scope="row" { (regime(words, each)) }
                            td.number { (count(sum.companies)) }
                            td.number { (total(sum.tax)) }
                            td.number { (total(sum.saving)) }
                            td.bars {
                                (bar(sum.tax, longest, "before"))
                                (bar(sum.saving, longest, "relief"))
                            }
                        }
                    }
                }
            } }
            ul { @for (id, arguments) in lines(summary) { li { (fill(id, &arguments)) } } }
        }
        @if summary.errors > 0 {
            section { h2 { (words.say("report-errors")) } (code_table(words, &summary.codes, true)) }
        }
        section { h2 { (words.say("report-assumptions")) } (code_table(words, &summary.codes, false)) }
    };
    shell(words, &words.say("companies-report"), &head, &main, "company-decision")
}
