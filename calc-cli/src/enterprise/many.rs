//! A file of companies: what is said of the run.

use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use calc_core::company::Settings;
use calc_core::company::fields::Field;
use calc_core::company::regimes::Regime;
use calc_payroll::batch::RowSource;
use calc_payroll::enterprise::Companies;
use calc_payroll::enterprise_summary::Summary;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::header::Header;
use calc_payroll::pipeline::{self, Job};
use calc_payroll::{Format, Payroll};
use calc_text::{Explained, Words};
use maud::{Markup, html};

use crate::Done;
use crate::args::{Arguments, EnterpriseArguments, TextFormatArgument};
use calc_text::error_list::Mistakes;

use crate::batch::outputs::{Outputs, Places, Rendered, located, threads};
use crate::batch::progress;
use crate::batch::report::charts::bar;
use crate::batch::report::{codes as code_table, shell, unused as unused_section};
use crate::batch::summary_text::{codes, unused};
use crate::failure::{BAD_ROWS, Failure, GOOD, name_of};
use crate::input::Input;
use crate::opened::frame_failure;
use crate::page::Page;
use crate::said::say;
use calc_text::outcome::{count, regime, total};

/// Works out a file of companies.
pub(super) fn run(
    arguments: &EnterpriseArguments,
    (input, stop): (Input, &AtomicBool),
    settings: Settings,
    all: &Arguments,
    words: &Words,
) -> Done {
    let (format, rendered) = rendering(arguments);
    let size = input.size;
    let opened = pipeline::open::<_, Companies>(input.reader, format);
    let opened = opened.map_err(|error| frame_failure(&arguments.facts, error));
    let (header, frames) = opened.map_err(|failure| only_utf8(words, failure))?;
    let payroll = Payroll::<Companies> { header, settings, format };
    let run = Run { arguments, payroll: &payroll, rendered, size, stop };
    run.worked_out(frames, all, words)
}

/// Works out a table of companies.
#[cfg(feature = "parquet")]
pub(super) fn run_table(
    arguments: &EnterpriseArguments,
    (table, stop): (&crate::parquet_file::ParquetTable, &AtomicBool),
    settings: Settings,
    all: &Arguments,
    words: &Words,
) -> Done {
    let (format, rendered) = rendering(arguments);
    let (header, rows) = table.open::<Companies>()?;
    let payroll = Payroll::<Companies> { header, settings, format };
    let run = Run { arguments, payroll: &payroll, rendered, size: table.size(), stop };
    run.worked_out(rows, all, words)
}

/// How rows are rendered: as the command line says, or as the output's name does.
pub(super) fn rendering(arguments: &EnterpriseArguments) -> (Format, Rendered) {
    let text = Rendered::Text { bom: arguments.bom };
    match (arguments.format, arguments.output.as_deref()) {
        (Some(TextFormatArgument::Csv), _) => (Format::Csv, text),
        #[cfg(feature = "parquet")]
        (None, Some(path)) if crate::batch::has_extension(path, "parquet") => {
            (Format::Columns, Rendered::Parquet)
        }
        _ => (Format::JsonLines, text),
    }
}

/// A run over many companies.
struct Run<'a> {
    arguments: &'a EnterpriseArguments,
    payroll: &'a Payroll<Companies>,
    rendered: Rendered,
    /// How many bytes there are, where that is known.
    size: Option<u64>,
    stop: &'a AtomicBool,
}

impl Run<'_> {
    fn worked_out(self, rows: impl RowSource + Send, all: &Arguments, words: &Words) -> Done {
        let Run { arguments, payroll, rendered, size, stop } = self;
        let path = arguments.facts.as_path();
        let places = Places {
            like: path,
            rows: arguments.output.as_deref(),
            errors: arguments.errors.as_deref(),
            report: arguments.report.as_deref(),
        };
        let begun = Instant::now();
        let mut outputs = Outputs::open(&places, rendered, words)?;
        outputs.begin(payroll, words)?;
        let bar = progress::bar(size, all, words);
        let job = Job { payroll, rows, threads: threads(arguments.threads), stop };
        let mistakes = Mistakes { words, payroll, origin: None };
        let summary = outputs.take(job, &mistakes, bar.as_ref());
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
        let summary =
            summary.map_err(|stopped| only_utf8(words, located(stopped, path, &outputs)))?;
        let file = name_of(words, path);
        outputs.report(|| page(words, &file, &payroll.header, &summary))?;
        outputs.finish(stop)?;
        if !all.quiet {
            let listed = arguments.errors.is_some();
            let text = text(words, &file, &payroll.header, &summary, listed, begun.elapsed());
            say(&text);
        }
        Ok(ExitCode::from(if summary.errors > 0 { BAD_ROWS } else { GOOD }))
    }
}

/// Companies are read in UTF-8 alone: no option for another encoding is offered.
fn only_utf8(words: &Words, failure: Failure) -> Failure {
    match failure {
        Failure::File { file, problem: FileProblem::NotUtf8 { row } } => Failure::Located {
            file,
            row,
            column: None,
            explained: Explained::of(words, "file-not-utf8-plain", &[]),
        },
        other => other,
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
    header: &Header<Field>,
    summary: &Summary,
    errors_listed: bool,
    took: Duration,
) -> String {
    let mut page = Page::new(words);
    page.fill(0, "companies-title", &title_arguments(file, summary));
    page.out.push('\n');
    match withheld(words, summary) {
        Some(withheld) => page.line(&withheld),
        None => totals(&mut page, words, summary),
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
    page.out.push_str(&unused(words, header));
    page.out.push('\n');
    page.line(&words.say("company-decision"));
    let seconds = format!("{}.{:02}", took.as_secs(), took.subsec_millis() / 10);
    let rows = count(summary.rows);
    let speed = [("rowstext", rows.as_str()), ("seconds", &seconds)];
    page.line(&words.count("summary-speed", "rows", summary.rows, &speed));
    page.out
}

/// Why no totals are shown, where none are: a total that lacks companies misleads.
fn withheld(words: &Words, summary: &Summary) -> Option<String> {
    let (bad, rows) = (count(summary.errors), count(summary.rows));
    let filled = [("bad", bad.as_str()), ("rows", &rows)];
    (summary.errors > 0).then(|| words.fill("totals-withheld-companies", &filled))
}

fn totals(page: &mut Page<'_>, words: &Words, summary: &Summary) {
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

fn filled(words: &Words, id: &str, arguments: &[(&'static str, String)]) -> String {
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.fill(id, &arguments)
}

fn page(words: &Words, file: &str, header: &Header<Field>, summary: &Summary) -> String {
    let head = html! {
        p { (filled(words, "companies-title", &title_arguments(file, summary))) }
        @if let Some(withheld) = withheld(words, summary) { p.warning role="status" { (withheld) } }
    };
    let main = html! {
        @if summary.errors == 0 { (regimes(words, summary)) }
        @if summary.errors > 0 {
            section { h2 { (words.say("report-errors")) } (code_table(words, &summary.codes, true)) }
        }
        (unused_section(words, header))
        section { h2 { (words.say("report-assumptions")) } (code_table(words, &summary.codes, false)) }
    };
    shell(words, &words.say("companies-report"), &head, &main, "company-decision")
}

/// How many companies pay by each regime, and what, as a chart.
fn regimes(words: &Words, summary: &Summary) -> Markup {
    let longest = summary.regimes.iter().map(|sum| sum.tax + sum.saving).max().unwrap_or(0);
    html! {
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
            ul { @for (id, arguments) in lines(summary) { li { (filled(words, id, &arguments)) } } }
        }
    }
}
