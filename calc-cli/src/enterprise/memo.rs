//! The memo of one company: a page to print, that loads nothing from outside.

mod lists;
mod numbered;

use calc_core::company::TaxableIncome;
use calc_core::company::answer::{Answer, Document};
use calc_core::company::fields::Field;
use calc_core::company::vocabulary::CompanyYear;
use calc_core::law::eligibility::Eligibility;
use calc_core::law::money::Cny;
use calc_core::law::params::Citation;
use calc_core::law::text::printable;
use calc_text::company::{day, not_looked_at};
use calc_text::{Words, grouped};
use maud::{Markup, html};

use lists::{appendix, branches_of, imports_of};
use numbered::Numbered;

use super::answer_text::lead;
use super::conditions::{remark, turning};
use super::lines::{due_lines, ending_line, income_rows, loss_lines, title};
use crate::batch::report::charts::bar;
use crate::batch::report::shell;
use crate::trace_text::condition_name;
use calc_text::open_points::{alternative, point};
use calc_text::outcome::{answer as eligibility, evidence, line, quantity, regime};

/// The page; `company` is the company's reference, if it has one.
pub(super) fn page(words: &Words, company: &str, answer: &Answer) -> String {
    let year = answer.tax_year.to_string();
    let heading = words.fill("company-title", &[("year", &year)]);
    let head = html! {
        @if !company.is_empty() {
            p { (line(words, Field::CompanyId.about().label.get(words.language()), &printable(company))) }
        }
        @for line in lead(words, answer) { p { (line) } }
        @if answer.messages.iter().any(|code| code.as_str() == "substance_proxy") {
            p.warning { (words.say("company-proxy")) }
        }
    };
    let sources = Numbered::new(words);
    let main = html! {
        div.memo {
            @if let Some(income) = &answer.income { (income_of(words, income)) }
            @if answer.known { (comparison(words, answer)) (conditions(words, answer, &sources)) }
            @if let Some(branches) = &answer.branches { (branches_of(words, branches)) }
            @if let Some(imports) = &answer.imports { (imports_of(words, imports)) }
            @if answer.known {
                div.columns { (dates(words, answer, &sources)) (notes(words, answer)) (unseen(words, answer)) (sources.list()) }
                (appendix(words, answer))
            } @else {
                (notes(words, answer))
            }
        }
    };
    shell(words, &heading, &head, &main, "company-decision")
}

fn amount(amount: Cny) -> String {
    grouped(&amount.to_string())
}

/// From profit to taxable income.
fn income_of(words: &Words, income: &TaxableIncome) -> Markup {
    html! {
        section {
            h2 { (words.say("company-income")) }
            div.scroll { table {
                thead { tr {
                    @for (name, _) in income_rows(income) {
                        th.number scope="col" { (quantity::<CompanyYear>(words, name)) }
                    }
                } }
                tbody { tr {
                    @for (_, each) in income_rows(income) { td.number { (amount(each)) } }
                } }
            } }
            div.half[income.losses.len() > 1] { (list(&loss_lines(words, income))) }
        }
    }
}

/// A list, where there is something to list.
fn list(lines: &[String]) -> Markup {
    html! {
        @if !lines.is_empty() { ul { @for line in lines { li { (line) } } } }
    }
}

/// The tax of each regime as a chart: certain ones full, unconfirmed ones hatched, and none for one
/// that the company cannot have.
fn comparison(words: &Words, answer: &Answer) -> Markup {
    let minor = |tax: Option<Cny>| tax.map_or(0, |tax| i128::from(tax.minor()));
    let longest = answer.regimes.iter().map(|each| minor(each.tax)).max().unwrap_or(0);
    let class = |eligible| match eligible {
        Eligibility::Yes => Some("relief"),
        Eligibility::No => None,
        Eligibility::Needs | Eligibility::Unknown => Some("relief open"),
    };
    let best = answer.best.as_ref().map(|best| best.regime);
    html! {
        section {
            h2 { (words.say("company-regimes")) }
            div.scroll { table.chart {
                thead { tr {
                    th scope="col" { (words.say("memo-regime")) }
                    th scope="col" { (words.say("memo-answer")) }
                    th.number scope="col" { (words.say("memo-tax")) }
                    th.number scope="col" { (words.say("memo-rate")) }
                    th.bars scope="col" { (words.say("memo-tax")) }
                } }
                tbody {
                    @for each in &answer.regimes {
                        tr {
                            th scope="row" {
                                (regime(words, each.regime))
                                @if best == Some(each.regime) { " ✓" }
                            }
                            td { (eligibility(words, each.eligible)) }
                            td.number { @if let Some(tax) = each.tax { (amount(tax)) } }
                            td.number { @if let Some(rate) = &each.effective_rate { (rate) } }
                            td.bars {
                                @if let Some(class) = class(each.eligible) {
                                    (bar(minor(each.tax), longest, class))
                                }
                            }
                        }
                    }
                }
            } }
            p.legend {
                span.key.relief {} (words.say("memo-certain")) " "
                span.key.relief.open {} (words.say("memo-open"))
            }
            @if let Some(cliff) = &answer.income_cliff {
                p { (words.fill("company-cliff", &[
                    ("limit", &amount(cliff.limit)),
                    ("before", &amount(cliff.tax_at_limit)),
                    ("after", &amount(cliff.tax_above)),
                    ("jump", &amount(cliff.jump)),
                    ("recovers", &amount(cliff.recovers_at)),
                ])) }
            }
        }
    }
}

fn conditions(words: &Words, answer: &Answer, sources: &Numbered<'_>) -> Markup {
    html! {
        section {
            h2 { (words.say("memo-conditions")) }
            div.scroll { table.conditions {
                thead { tr {
                    th scope="col" { (words.say("memo-condition")) }
                    th scope="col" { (words.say("memo-answer")) }
                    th scope="col" { (words.say("memo-source")) }
                    th scope="col" { (words.say("memo-turns")) }
                } }
                @for each in answer.regimes.iter().filter(|each| !each.conditions.is_empty()) {
                    tbody {
                        tr { th.group scope="rowgroup" colspan="4" {
                            (line(words, &regime(words, each.regime), &eligibility(words, each.eligible)))
                        } }
                        @for condition in &each.conditions {
                            tr {
                                th scope="row" { (condition_name(words, condition.id)) }
                                td { (eligibility(words, condition.answer)) }
                                td { (sources.cite(&condition.citation)) }
                                td {
                                    @if let Some(flip) = &condition.flips { (turning(words, flip)) }
                                    @if let Some(text) = remark(words, condition) { br; (text) }
                                }
                            }
                        }
                    }
                }
            } }
        }
    }
}

/// What to keep, in a list for each day until when.
fn kept(words: &Words, documents: &[Document]) -> Vec<(String, Vec<String>)> {
    let same_day = documents.chunk_by(|one, next| one.keep_until_day == next.keep_until_day);
    let title_of_day = |documents: &[Document]| {
        let until = documents.first().map_or_else(String::new, |it| day(words, it.keep_until_day));
        words.fill("memo-documents", &[("date", &until)])
    };
    let line = |each: &Document| {
        let (what, grade) = (title(words, &each.citation), evidence(words, each.citation.evidence));
        words.fill("name-with-label", &[("name", &what), ("label", &grade)])
    };
    same_day.map(|list| (title_of_day(list), list.iter().map(line).collect())).collect()
}

fn dates(words: &Words, answer: &Answer, sources: &Numbered<'_>) -> Markup {
    let endings = answer.endings.iter().map(|each| ending_line(words, each)).collect();
    let deadlines = due_lines(words, &answer.deadlines);
    let cited = |citations: &[Citation]| -> Vec<String> {
        citations.iter().map(|each| sources.line(each)).collect()
    };
    let mut parts = kept(words, &answer.documents);
    parts.extend([
        (words.say("company-return-entries"), cited(&answer.return_entries)),
        (words.say("company-red-flags"), cited(&answer.red_flags)),
        (words.say("company-endings"), endings),
        (words.say("company-deadlines"), deadlines),
    ]);
    html! {
        @for (title, lines) in parts.iter().filter(|(_, lines)| !lines.is_empty()) {
            section { h2 { (title) } (list(lines)) }
        }
    }
}

/// What the answer does not look at.
fn unseen(words: &Words, answer: &Answer) -> Markup {
    html! {
        section { h2 { (words.say("company-unseen")) } (list(&not_looked_at(words, answer))) }
    }
}

fn notes(words: &Words, answer: &Answer) -> Markup {
    html! {
        section {
            h2 { (words.say("report-assumptions")) }
            ul {
                @for code in answer.messages.iter() {
                    li { (words.say(&format!("note-{}", code.as_str()))) }
                }
                @for decision in &answer.choices {
                    li {
                        (line(
                            words,
                            &point(words, decision.parameter),
                            &alternative(words, decision.parameter, decision.taken),
                        ))
                        " [" (evidence(words, decision.evidence)) "]"
                    }
                }
            }
        }
    }
}
