//! What a run came to, as lines of cells: the program writes them to a terminal, the page into
//! tables.

use calc_core::law::code::Code;
use calc_core::person::relief::election::BestRoute;
use calc_payroll::summary::{CodeCounts, Summary};

use crate::Words;
use crate::outcome::{code, count, examples, route, total};

/// For each route that somebody has: its name, how many people, and the amount.
pub fn routes(words: &Words, summary: &Summary) -> Vec<[String; 3]> {
    let routes = BestRoute::ALL.into_iter().zip(&summary.routes);
    routes
        .filter(|(_, sum)| sum.people > 0)
        .map(|(best, sum)| [route(words, best), count(sum.people), total(sum.amount)])
        .collect()
}

/// For each total: its name, the amount, and what it is of where that is not everybody.
pub fn totals(words: &Words, summary: &Summary) -> Vec<[String; 3]> {
    let all = [
        ("summary-mainland", summary.mainland_tax),
        ("summary-hongkong", summary.hong_kong_tax),
        ("summary-benefit", summary.benefit),
        ("summary-after", summary.burden_after),
    ];
    let mut rows: Vec<[String; 3]> =
        all.map(|(id, amount)| [words.say(id), total(amount), String::new()]).into();
    if summary.rows_with_withholding > 0 {
        let known = count(summary.rows_with_withholding);
        let remark = words.count(
            "summary-withheld-known",
            "rows",
            summary.rows_with_withholding,
            &[("rowstext", &known)],
        );
        for (id, amount) in [("summary-refund", summary.refund), ("summary-due", summary.due)] {
            rows.push([words.say(id), total(amount), remark.clone()]);
        }
    }
    rows
}

/// For each code of a run: what it says, the code, how often, and where first.
pub fn codes<C: Code>(words: &Words, counts: &CodeCounts<C>, errors: bool) -> Vec<[String; 4]> {
    let found = C::ALL.iter().filter(|code| code.is_error() == errors);
    found
        .filter_map(|one| Some((*one, counts.get(*one)?)))
        .map(|(one, found)| {
            let rows = examples(words, &found.examples, found.rows);
            [code(words, one), one.as_str().to_owned(), count(found.rows), rows]
        })
        .collect()
}
