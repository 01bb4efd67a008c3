//! Branches and imports: the largest on the first page, all of them in the appendix where there are
//! more than fit there.

use crate::trace_text::condition_name;
use calc_core::company::answer::{
    Answer, BranchesAnswer, Condition, GoodsAnswer, ImportsAnswer, SliceAnswer,
};
use calc_core::company::vocabulary::CompanyYear;
use calc_core::law::eligibility::Eligibility;
use calc_core::law::money::Cny;
use calc_text::Words;
use calc_text::company::branch_or_subsidiary;
use calc_text::outcome::{answer as eligibility, line, quantity};
use maud::{Markup, html};

use super::{amount, list};
use crate::enterprise::lines::filled;

/// The most branches that stand on the first page.
const BRANCHES: usize = 8;
/// The most imports.
const IMPORTS: usize = 5;

/// Those that stand on the first page, in their order, and the rest. Of branches those in the area come
/// before larger ones outside: the rate is theirs.
fn largest<T, S: Ord>(items: &[T], most: usize, size: impl Fn(&T) -> S) -> (Vec<&T>, Vec<&T>) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&index| (std::cmp::Reverse(size(&items[index])), index));
    let mut first: Vec<usize> = order.iter().copied().take(most).collect();
    first.sort_unstable();
    let rest = (0..items.len()).filter(|index| !first.contains(index));
    (first.iter().map(|&index| &items[index]).collect(), rest.map(|index| &items[index]).collect())
}

/// Which part of a list a table shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Largest,
    All,
}

/// Head office and branches.
pub(super) fn branches_of(words: &Words, branches: &BranchesAnswer) -> Markup {
    let without = without_share(words, branches);
    let totals = [("tax", amount(branches.tax)), ("paid", amount(branches.paid))];
    html! {
        section {
            h2 { (words.say("company-branches")) }
            (branch_table(words, branches, Shown::Largest))
            p { (filled(words, "company-branches-total", &totals)) }
            div.half {
                @if without.len() <= BRANCHES { (list(&without)) }
                (list(&branch_or_subsidiary(words, branches)))
            }
        }
    }
}

fn without_share(words: &Words, branches: &BranchesAnswer) -> Vec<String> {
    let line = |unit: &calc_core::company::answer::WithoutShare| {
        let reason = words.say(&format!("company-share-{}", unit.reason));
        words.fill("company-without-share", &[("name", &unit.name), ("reason", &reason)])
    };
    branches.without_share.iter().map(line).collect()
}

fn branch_table(words: &Words, branches: &BranchesAnswer, shown: Shown) -> Markup {
    let head_office = branches.slices.iter().filter(|slice| slice.name.is_none());
    let units: Vec<&SliceAnswer> =
        branches.slices.iter().filter(|slice| slice.name.is_some()).collect();
    let most = if shown == Shown::All { units.len() } else { BRANCHES };
    let (first, rest) = largest(&units, most, |slice| (slice.in_area, slice.income));
    let weights = branches.weights;
    let factors = [
        ("unit_revenue", weights.revenue),
        ("unit_wages", weights.wages),
        ("unit_assets", weights.assets),
    ];
    let parts: [fn(&SliceAnswer) -> Cny; 3] =
        [|slice| slice.income, |slice| slice.tax, |slice| slice.payable];
    html! {
        div.scroll { table.branches {
            thead { tr {
                th scope="col" { (words.say("memo-part")) }
                @for name in ["slice_income", "slice_tax", "slice_payable"] {
                    th.number scope="col" { (quantity::<CompanyYear>(words, name)) }
                }
                th.number scope="col" { (words.say("memo-ratio")) }
                @for (name, weight) in factors {
                    th.number scope="col" { (with(words, &quantity::<CompanyYear>(words, name), &weight.to_string())) }
                }
            } }
            tbody {
                @for slice in head_office.chain(first.into_iter().copied()) { (slice_row(words, slice)) }
                @if !rest.is_empty() {
                    tr.rest {
                        th scope="row" { (more(words, rest.len())) }
                        @for part in parts {
                            td.number { (amount(rest.iter().map(|slice| part(slice)).sum())) }
                        }
                        td colspan="4" {}
                    }
                }
            }
        } }
    }
}

fn slice_row(words: &Words, slice: &SliceAnswer) -> Markup {
    let name = slice.name.as_ref().map_or_else(|| words.say("company-head-office"), Clone::clone);
    let factors = slice.factors.map(|factors| [factors.revenue, factors.wages, factors.assets]);
    html! {
        tr {
            th scope="row" { (with(words, &name, &slice.rate.to_string())) }
            @for part in [slice.income, slice.tax, slice.payable] { td.number { (amount(part)) } }
            td.number { @if let Some(ratio) = &slice.ratio { (ratio) } }
            @for index in 0..3 {
                td.number { @if let Some(factors) = factors { (amount(factors[index])) } }
            }
        }
    }
}

fn with(words: &Words, name: &str, label: &str) -> String {
    words.fill("name-with-label", &[("name", name), ("label", label)])
}

fn more(words: &Words, count: usize) -> String {
    words.fill("memo-more", &[("count", &count.to_string())])
}

/// Imports.
pub(super) fn imports_of(words: &Words, imports: &ImportsAnswer) -> Markup {
    let totals = [
        ("cash", amount(imports.cash)),
        ("economic", amount(imports.economic)),
        ("possible", amount(imports.cash_if_confirmed)),
    ];
    let of_all = not_met_by_any(imports);
    html! {
        section {
            h2 { (words.say("company-imports")) }
            (import_table(words, imports, Shown::Largest))
            @if !of_all.is_empty() {
                p { (words.fill("memo-of-all-goods", &[("conditions", &not_met(words, of_all.iter().copied()))])) }
            }
            p { (filled(words, "company-imports-total", &totals)) }
            p { (words.say("company-imports-lock")) }
        }
    }
}

fn import_table(words: &Words, imports: &ImportsAnswer, shown: Shown) -> Markup {
    let most = if shown == Shown::All { imports.goods.len() } else { IMPORTS };
    let (first, rest) = largest(&imports.goods, most, |goods| goods.cash);
    let of_all = not_met_by_any(imports);
    let own = |condition: &&Condition| {
        condition.answer != Eligibility::Yes && of_all.iter().all(|same| same.id != condition.id)
    };
    let parts: [fn(&GoodsAnswer) -> Cny; 4] =
        [|goods| goods.duty, |goods| goods.consumption_tax, |goods| goods.vat, |goods| goods.cash];
    html! {
        div.scroll { table.imports {
            thead { tr {
                th scope="col" { (words.say("memo-goods")) }
                th scope="col" { (words.say("memo-answer")) }
                @for name in ["import_duty", "import_consumption_tax", "import_vat", "import_saving"] {
                    th.number scope="col" { (quantity::<CompanyYear>(words, name)) }
                }
                th scope="col" { (words.say("memo-not-met")) }
            } }
            tbody {
                @for goods in first {
                    tr {
                        th scope="row" { (goods.name) }
                        td { (eligibility(words, goods.eligible)) }
                        @for part in parts { td.number { (amount(part(goods))) } }
                        td { (not_met(words, goods.conditions.iter().filter(own))) }
                    }
                }
                @for (answer, rest) in by_answer(&rest) {
                    tr.rest {
                        th scope="row" { (more(words, rest.len())) }
                        td { (eligibility(words, answer)) }
                        @for part in parts {
                            td.number { (amount(rest.iter().map(|goods| part(goods)).sum())) }
                        }
                        td {}
                    }
                }
            }
        } }
    }
}

/// Goods of each answer: what is saved and what is not are never one sum.
fn by_answer<'a>(goods: &[&'a GoodsAnswer]) -> Vec<(Eligibility, Vec<&'a GoodsAnswer>)> {
    use Eligibility::{Needs, No, Unknown, Yes};
    let of = |answer| goods.iter().copied().filter(|each| each.eligible == answer).collect();
    let kinds = [Yes, Needs, Unknown, No].map(|answer| (answer, of(answer)));
    kinds.into_iter().filter(|(_, goods): &(_, Vec<_>)| !goods.is_empty()).collect()
}

/// What is not met or not sure of every import alike: it is said once.
fn not_met_by_any(imports: &ImportsAnswer) -> Vec<&Condition> {
    let Some(first) = imports.goods.first() else { return Vec::new() };
    let of_all = |condition: &&Condition| {
        let same = |other: &Condition| (other.id, other.answer) == (condition.id, condition.answer);
        imports.goods.iter().all(|goods| goods.conditions.iter().any(same))
    };
    let open = first.conditions.iter().filter(|each| each.answer != Eligibility::Yes);
    open.filter(of_all).collect()
}

/// Conditions that are not met or not sure.
fn not_met<'a>(words: &Words, conditions: impl Iterator<Item = &'a Condition>) -> String {
    let lines = conditions.map(|condition| {
        let name = condition_name(words, condition.id);
        line(words, &name, &eligibility(words, condition.answer))
    });
    lines.collect::<Vec<_>>().join(&words.say("clause-separator"))
}

/// All branches and imports, where the first page has the largest alone.
pub(super) fn appendix(words: &Words, answer: &Answer) -> Markup {
    let branches = answer.branches.as_ref();
    let units = |branches: &&BranchesAnswer| {
        branches.slices.len() > BRANCHES + 1 || branches.without_share.len() > BRANCHES
    };
    let branches = branches.filter(units);
    let imports = answer.imports.as_ref().filter(|imports| imports.goods.len() > IMPORTS);
    html! {
        @if branches.is_some() || imports.is_some() {
            div.appendix {
                h2 { (words.say("memo-appendix")) }
                @if let Some(branches) = branches {
                    section {
                        h3 { (words.say("memo-all-branches")) }
                        (branch_table(words, branches, Shown::All))
                        (list(&without_share(words, branches)))
                    }
                }
                @if let Some(imports) = imports {
                    section {
                        h3 { (words.say("memo-all-imports")) }
                        (import_table(words, imports, Shown::All))
                    }
                }
            }
        }
    }
}
