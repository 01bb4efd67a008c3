//! The memo of one company: a page to print, that loads nothing from outside.

use calc_core::enterprise::answer::{Answer, BranchesAnswer, ImportsAnswer};
use calc_core::enterprise::fields::Field;
use calc_core::money::Cny;
use calc_core::relief::eligibility::Eligibility;
use calc_text::company::{branch_or_subsidiary, branch_ratio};
use calc_text::{Words, grouped};
use maud::{Markup, html};

use super::answer_text::{lead, title};
use crate::answer_text::{alternative, point};
use crate::batch::report::charts::bar;
use crate::batch::report::shell;
use crate::outcome_words::{answer as eligibility, evidence, line, quantity, regime};
use crate::sources::source;
use crate::trace_text::turning;

/// The page; `company` is the company's reference, if it has one.
pub(super) fn page(words: &Words, company: &str, answer: &Answer) -> String {
    let year = answer.tax_year.to_string();
    let heading = words.fill("company-title", &[("year", &year)]);
    let head = html! {
        @if !company.is_empty() {
            p { (line(words, Field::CompanyId.about().label.get(words.language()), company)) }
        }
        @for line in lead(words, answer) { p { (line) } }
        @if answer.messages.iter().any(|code| code.as_str() == "substance_proxy") {
            p.warning { (words.say("company-proxy")) }
        }
    };
    let main = html! {
        div.memo {
            @if answer.known { (comparison(words, answer)) (conditions(words, answer)) }
            @if let Some(branches) = &answer.branches { (branches_of(words, branches)) }
            @if let Some(imports) = &answer.imports { (imports_of(words, imports)) }
            div.columns {
                @if answer.known { (dates(words, answer)) }
                (notes(words, answer))
            }
        }
    };
    shell(words, &heading, &head, &main, "company-decision")
}

fn amount(amount: Cny) -> String {
    grouped(&amount.to_string())
}

/// The tax of each regime as a chart: certain ones full, unconfirmed ones hatched.
fn comparison(words: &Words, answer: &Answer) -> Markup {
    let minor = |tax: Option<Cny>| tax.map_or(0, |tax| i128::from(tax.minor()));
    let longest = answer.regimes.iter().map(|each| minor(each.tax)).max().unwrap_or(0);
    let class = |eligible| match eligible {
        Eligibility::Yes => "relief",
        Eligibility::No => "before",
        Eligibility::Needs | Eligibility::Unknown => "relief open",
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
                    td.bars {}
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
                            td.bars { (bar(minor(each.tax), longest, class(each.eligible))) }
                        }
                    }
                }
            } }
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

fn conditions(words: &Words, answer: &Answer) -> Markup {
    html! {
        section {
            div.scroll { table {
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
                                th scope="row" { (words.say(&format!("condition-{}", condition.id.id()))) }
                                td { (eligibility(words, condition.answer)) }
                                td { (source(words, &condition.citation)) }
                                td { @if let Some(flip) = &condition.flips { (turning(words, flip)) } }
                            }
                        }
                    }
                }
            } }
        }
    }
}

fn branches_of(words: &Words, branches: &BranchesAnswer) -> Markup {
    html! {
        section {
            h2 { (words.say("company-branches")) }
            div.scroll { table {
                thead { tr {
                    th scope="col" {}
                    @for name in ["slice_income", "slice_tax", "slice_payable"] {
                        th.number scope="col" { (quantity(words, name)) }
                    }
                } }
                tbody {
                    @for slice in &branches.slices {
                        tr {
                            th scope="row" {
                                @if let Some(name) = &slice.name { (name) } @else { (words.say("company-head-office")) }
                                " (" (slice.rate.to_string()) ")"
                            }
                            td.number { (amount(slice.income)) }
                            td.number { (amount(slice.tax)) }
                            td.number { (amount(slice.payable)) }
                        }
                    }
                }
            } }
            p { (words.fill("company-branches-total", &[("tax", &amount(branches.tax)), ("paid", &amount(branches.paid))])) }
            ul {
                @for slice in &branches.slices {
                    @if let Some(ratio) = branch_ratio(words, slice, branches) { li { (ratio) } }
                }
                @for line in branch_or_subsidiary(words, branches) { li { (line) } }
            }
        }
    }
}

fn imports_of(words: &Words, imports: &ImportsAnswer) -> Markup {
    html! {
        section {
            h2 { (words.say("company-imports")) }
            div.scroll { table {
                thead { tr {
                    th scope="col" {}
                    th scope="col" { (words.say("memo-answer")) }
                    @for name in ["import_duty", "import_consumption_tax", "import_vat", "import_saving"] {
                        th.number scope="col" { (quantity(words, name)) }
                    }
                } }
                tbody {
                    @for goods in &imports.goods {
                        tr {
                            th scope="row" { (goods.name) }
                            td { (eligibility(words, goods.eligible)) }
                            @for tax in [goods.duty, goods.consumption_tax, goods.vat, goods.cash] {
                                td.number { (amount(tax)) }
                            }
                        }
                    }
                }
            } }
            p { (words.fill("company-imports-total", &[
                ("cash", &amount(imports.cash)),
                ("economic", &amount(imports.economic)),
                ("possible", &amount(imports.cash_if_confirmed)),
            ])) }
            p { (words.say("company-imports-lock")) }
        }
    }
}

fn dates(words: &Words, answer: &Answer) -> Markup {
    html! {
        section {
            h2 { (words.say("company-documents")) }
            ul { @for document in &answer.documents {
                li { (words.fill("company-document", &[
                    ("what", &title(words, &document.citation)),
                    ("year", &document.keep_until.to_string()),
                    ("evidence", &evidence(words, document.citation.evidence)),
                ])) }
            } }
        }
        section {
            h2 { (words.say("company-endings")) }
            ul {
                @for ending in &answer.endings {
                    li { (words.fill("company-ending", &[
                        ("what", &title(words, &ending.citation)),
                        ("date", &ending.ends_on.to_string()),
                    ])) }
                }
                @for deadline in &answer.deadlines {
                    li { (words.fill("company-deadline", &[
                        ("what", &title(words, &deadline.citation)),
                        ("opens", &deadline.opens.to_string()),
                        ("closes", &deadline.closes.to_string()),
                        ("evidence", &evidence(words, deadline.citation.evidence)),
                    ])) }
                }
            }
        }
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
