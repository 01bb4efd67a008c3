//! Figures of the calculation of taxes that its own columns do not give, in words.

use calc_sheets::join::{Joined, SheetDifference};

use super::{LISTED, amount, period};
use crate::Words;

/// What was compared, and the first differences.
pub(super) fn lines(words: &Words, joined: &Joined, lines: &mut Vec<String>) {
    if joined.sheet_rows == 0 {
        return;
    }
    let different = joined.sheet_differences.len();
    let (rows, count) = (joined.sheet_rows.to_string(), different.to_string());
    let filled = [("rows", rows.as_str()), ("different", count.as_str())];
    lines.push(words.fill("joined-check-compared", &filled));
    for found in joined.sheet_differences.iter().take(LISTED) {
        lines.push(format!("  {}", line(words, found)));
    }
    if different > LISTED {
        let more = (different - LISTED).to_string();
        lines.push(format!("  {}", words.fill("joined-check-more", &[("count", &more)])));
    }
}

fn line(words: &Words, found: &SheetDifference) -> String {
    let filled = [
        ("place", found.place.clone()),
        ("employee", found.employee.clone()),
        ("period", period(found.period)),
        ("figure", found.figure.column().to_owned()),
        ("stated", amount(found.stated)),
        ("computed", amount(found.computed)),
        ("difference", amount(found.stated - found.computed)),
    ];
    let filled: Vec<(&str, &str)> =
        filled.iter().map(|(name, text)| (*name, text.as_str())).collect();
    words.fill("joined-check-line", &filled)
}
