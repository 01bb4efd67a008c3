//! The report of a run: one page that loads nothing from outside and shows nobody's identity.

pub(crate) mod charts;

use calc_core::law::code::Code;
use calc_core::law::fields::Columns;
use calc_core::law::money::Cny;
use calc_core::law::ruleset::RULESET;
use calc_core::person::assess::Settings;
use calc_payroll::header::Header;
use calc_payroll::summary::{CodeCounts, Summary};
use calc_text::Words;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use calc_text::outcome::{self, count, evidence, examples, route, taken_at, total, unused_columns};
use calc_text::recognition::RunNotes;

const STYLE: &str = include_str!("report/style.css");

/// Nothing but what is in the page itself is ever loaded.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page.
pub(super) fn page(
    words: &Words,
    file: &str,
    summary: &Summary,
    (header, settings): (&Header, &Settings),
    told: &RunNotes,
) -> String {
    let (rows, bad) = (count(summary.rows), count(summary.errors));
    let good = count(summary.rows - summary.errors);
    let subtitle = [("file", file), ("rowstext", rows.as_str()), ("good", &good), ("bad", &bad)];
    let head = html! {
        p { (words.count("report-subtitle", "rows", summary.rows, &subtitle)) }
        @if let Some(withheld) = &told.withheld {
            p.warning role="status" { (withheld) }
        }
        @if let Some(left_out) = &told.left_out {
            p.warning { (left_out) }
        }
    };
    let main = html! {
        @if told.withheld.is_none() {
            (figures(words, summary))
            (charts::routes(words, summary))
            (charts::relief(words, summary))
            (charts::before_and_after(words, summary))
        }
        (errors(words, summary))
        (unused(words, header))
        (attention(words, summary))
        (assumptions(words, summary))
        (open_points(words, settings, summary))
        (reading(words, told.before.iter().chain(&told.after)))
    };
    let ruleset = settings.ruleset().to_string();
    let page = (&*words.say("report-title"), &*ruleset);
    shell_under(words, page, &head, &main, "answer-decision")
}

/// A page that loads nothing from outside; `decision` is the message that says who decides.
pub(crate) fn shell(
    words: &Words,
    title: &str,
    head: &Markup,
    main: &Markup,
    decision: &str,
) -> String {
    shell_under(words, (title, &RULESET.to_string()), head, main, decision)
}

/// The same under a ruleset with readings.
fn shell_under(
    words: &Words,
    (title, ruleset): (&str, &str),
    head: &Markup,
    main: &Markup,
    decision: &str,
) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(words.language().tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    (head)
                }
                main { (main) }
                footer {
                    p { (words.say(decision)) }
                    p { (words.fill("report-made", &[("ruleset", ruleset)])) }
                }
            }
        }
    };
    page.into_string()
}

fn figures(words: &Words, summary: &Summary) -> Markup {
    let list = [
        ("report-before", summary.mainland_tax),
        ("report-hongkong", summary.hong_kong_tax),
        ("report-benefit", summary.benefit),
        ("report-after", summary.burden_after),
        ("report-possible", summary.possible),
    ];
    html! {
        section {
            h2 { (words.say("report-figures")) }
            dl.figures {
                @for (id, amount) in list {
                    div {
                        dt { (words.say(id)) }
                        dd { (words.fill("amount-cny", &[("amount", &total(amount))])) }
                    }
                }
            }
        }
    }
}

/// The codes of a run: how often, and where first.
pub(crate) fn codes<C: Code>(words: &Words, counts: &CodeCounts<C>, errors: bool) -> Markup {
    html! {
        div.scroll { table {
            thead { tr {
                th scope="col" { (words.say("report-cause")) }
                th.number scope="col" { (words.say("report-rows")) }
                th scope="col" { (words.say("report-first-rows")) }
            } }
            tbody {
                @for code in C::ALL.iter().filter(|code| code.is_error() == errors) {
                    @if let Some(found) = counts.get(*code) {
                        tr {
                            th scope="row" {
                                @if errors { (outcome::code(words, *code)) }
                                @else { (words.say(&format!("note-{}", code.as_str()))) }
                                " " code { (code.as_str()) }
                            }
                            td.number { (count(found.rows)) }
                            td { (examples(words, &found.examples, found.rows)) }
                        }
                    }
                }
            }
        } }
    }
}

fn errors(words: &Words, summary: &Summary) -> Markup {
    html! {
        @if summary.errors > 0 {
            section {
                h2 { (words.say("report-errors")) }
                (codes(words, &summary.codes, true))
            }
        }
    }
}

pub(crate) fn unused<C: Columns>(words: &Words, header: &Header<C>) -> Markup {
    let columns = unused_columns(words, header);
    html! {
        @if !columns.is_empty() {
            section {
                h2 { (words.say("report-unused")) }
                p { (words.say("report-unused-note")) }
                div.scroll { table {
                    thead { tr {
                        th.number scope="col" { (words.say("report-column-number")) }
                        th scope="col" { (words.say("report-column-name")) }
                        th scope="col" { (words.say("report-column-near")) }
                    } }
                    tbody {
                        @for (at, name, near) in columns {
                            tr {
                                td.number { (at) }
                                td { (name) }
                                td { @if let Some(near) = near { (near) } }
                            }
                        }
                    }
                } }
            }
        }
    }
}

fn attention(words: &Words, summary: &Summary) -> Markup {
    let shown = u64::try_from(summary.attention.len()).unwrap_or(0);
    html! {
        section {
            h2 { (words.say("report-attention")) }
            @if summary.attention.is_empty() {
                p { (words.say("report-attention-none")) }
            } @else {
                @if shown < summary.attention_rows {
                    p { (words.fill("report-attention-more", &[("shown", &count(shown)), ("all", &count(summary.attention_rows))])) }
                }
                table.stacked {
                    thead { tr {
                        th.number scope="col" { (words.say("report-row")) }
                        th scope="col" { (words.say("report-employee")) }
                        th scope="col" { (words.say("report-route")) }
                        th.number scope="col" { (words.say("report-worth")) }
                        th scope="col" { (words.say("report-why")) }
                    } }
                    tbody {
                        @for row in &summary.attention {
                            tr {
                                td.number data-label=(words.say("report-row")) { (count(row.row)) }
                                td data-label=(words.say("report-employee")) { (row.employee) }
                                td data-label=(words.say("report-route")) { @if let Some(best) = row.route { (route(words, best)) } }
                                td.number data-label=(words.say("report-worth")) { @if row.if_confirmed > Cny::ZERO { (total(row.if_confirmed.minor().into())) } }
                                td data-label=(words.say("report-why")) { ul { @for reason in outcome::reasons(words, row) { li { (reason) } } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn assumptions(words: &Words, summary: &Summary) -> Markup {
    html! {
        section {
            h2 { (words.say("report-assumptions")) }
            h3 { (words.say("report-assumption-counts")) }
            (codes(words, &summary.codes, false))
        }
    }
}

/// The open points that the rows touched; nothing where they touched none.
fn open_points(words: &Words, settings: &Settings, summary: &Summary) -> Markup {
    let language = words.language();
    html! {
        @if summary.points.iter().next().is_some() { section {
            h3 { (words.say("report-open-points")) }
            div.scroll { table {
                thead { tr {
                    th scope="col" { (words.say("report-point")) }
                    th scope="col" { (words.say("report-taken")) }
                    th scope="col" { (words.say("report-others")) }
                    th scope="col" { (words.say("report-evidence")) }
                } }
                tbody {
                    @for id in summary.points.iter() {
                        @let at = taken_at(words, settings, id);
                        tr {
                            th scope="row" { (id.parameter().about.title.get(language)) }
                            td { @for taken in &at.taken { div { (taken) } } }
                            td { ul { @for other in &at.others { li { (other) } } } }
                            td { @if let Some(version) = id.version() { (evidence(words, version.evidence)) } }
                        }
                    }
                }
            } }
        } }
    }
}

/// How the files were read; nothing where they were read as they stand.
pub(crate) fn reading<'a>(words: &Words, lines: impl IntoIterator<Item = &'a String>) -> Markup {
    let lines: Vec<&String> = lines.into_iter().collect();
    html! {
        @if !lines.is_empty() {
            section {
                h2 { (words.say("sheet-name-reading")) }
                ul { @for line in lines { li { (line.trim()) } } }
            }
        }
    }
}
