//! The charts of the report: tables whose cells carry bars, so that every bar has its figure beside
//! it, prints, and is read aloud.

use calc_core::law::money::Cny;
use calc_core::person::relief::election::BestRoute;
use calc_payroll::summary::{BANDS, Distribution, Summary, Total};
use calc_text::{Words, grouped};
use maud::{Markup, html};

use calc_text::outcome::{count, route, total};

/// A bar as long as its share of the longest, in tenths of a percent.
pub(crate) fn bar(value: Total, longest: Total, class: &str) -> Markup {
    let share = if longest > 0 { value.max(0) * 1_000 / longest } else { 0 };
    let width = format!("inline-size:{}.{}%", share / 10, share % 10);
    html! { div class={ "bar " (class) } style=(width) aria-hidden="true" {} }
}

/// Who gains by which route: people, their tax, and what the route brings.
pub(super) fn routes(words: &Words, summary: &Summary) -> Markup {
    let longest = summary.routes.iter().map(|sum| sum.mainland_tax).max().unwrap_or(0);
    html! {
        section {
            h2 { (words.say("report-routes")) }
            div.scroll { table.chart {
                thead { tr {
                    th scope="col" { (words.say("report-route")) }
                    th.number scope="col" { (words.say("report-people")) }
                    th.number scope="col" { (words.say("report-tax")) }
                    th.number scope="col" { (words.say("report-amount")) }
                    td.bars {}
                } }
                tbody {
                    @for (best, sum) in BestRoute::ALL.into_iter().zip(&summary.routes) {
                        tr {
                            th scope="row" { (route(words, best)) }
                            td.number { (count(sum.people)) }
                            td.number { (total(sum.mainland_tax)) }
                            td.number { (total(sum.amount)) }
                            td.bars {
                                (bar(sum.mainland_tax, longest, "before"))
                                (bar(sum.amount, longest, kind(best)))
                            }
                        }
                    }
                }
            } }
            p.legend {
                span.key.before {} (words.say("report-tax")) " "
                span.key.relief {} (words.say("report-amount")) " "
                span.key.relief.open {} (words.say("report-amount-open"))
            }
        }
    }
}

/// How a route's bar looks: full where it is certain, hatched where it is not.
fn kind(best: BestRoute) -> &'static str {
    match best {
        BestRoute::ExemptionIfConfirmed | BestRoute::SubsidyIfConfirmed => "relief open",
        _ => "relief",
    }
}

/// How the relief is distributed.
pub(super) fn relief(words: &Words, summary: &Summary) -> Markup {
    let longest = longest(&[&summary.benefits]);
    html! {
        section {
            h2 { (words.say("report-relief")) }
            p { (words.say("report-relief-note")) }
            div.scroll { table.chart {
                thead { tr {
                    th scope="col" { (words.say("report-band")) }
                    th.number scope="col" { (words.say("report-people")) }
                    td.bars {}
                } }
                tbody {
                    @for (index, people) in summary.benefits.iter().enumerate() {
                        tr {
                            th scope="row" { (band(words, index)) }
                            td.number { (count(*people)) }
                            td.bars { (bar(Total::from(*people), longest, "relief")) }
                        }
                    }
                }
            } }
        }
    }
}

/// What people bear before and after.
pub(super) fn before_and_after(words: &Words, summary: &Summary) -> Markup {
    let longest = longest(&[&summary.before, &summary.after]);
    let pairs = summary.before.iter().zip(&summary.after);
    html! {
        section {
            h2 { (words.say("report-beforeafter")) }
            p { (words.say("report-beforeafter-note")) }
            div.scroll { table.chart {
                thead { tr {
                    th scope="col" { (words.say("report-band")) }
                    th.number scope="col" { (words.say("report-column-before")) }
                    th.number scope="col" { (words.say("report-column-after")) }
                    td.bars {}
                } }
                tbody {
                    @for (index, (before, after)) in pairs.enumerate() {
                        tr {
                            th scope="row" { (band(words, index)) }
                            td.number { (count(*before)) }
                            td.number { (count(*after)) }
                            td.bars {
                                (bar(Total::from(*before), longest, "before"))
                                (bar(Total::from(*after), longest, "after"))
                            }
                        }
                    }
                }
            } }
            p.legend {
                span.key.before {} (words.say("report-column-before")) " "
                span.key.after {} (words.say("report-column-after"))
            }
        }
    }
}

fn longest(distributions: &[&Distribution]) -> Total {
    distributions.iter().flat_map(|bands| bands.iter()).max().map_or(0, |most| Total::from(*most))
}

/// A band in words.
fn band(words: &Words, index: usize) -> String {
    let end = |index: usize| grouped(&(Cny::yuan(BANDS[index]).minor() / 100).to_string());
    match index {
        0 => words.say("report-band-zero"),
        index if index < BANDS.len() => {
            words.fill("report-band-between", &[("low", &end(index - 1)), ("high", &end(index))])
        }
        _ => words.fill("report-band-above", &[("low", &end(BANDS.len() - 1))]),
    }
}
