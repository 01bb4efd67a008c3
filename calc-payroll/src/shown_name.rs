//! Names of columns and sheets as a message shows them. They are words; but where a row of people was
//! taken for a header, they are somebody's numbers.

use calc_core::law::text::printable;

/// The fewest digits of a telephone number in Hong Kong. A day has as many.
const NUMBER: usize = 8;

/// A name without the digits of an identity or telephone number, fit for a terminal and a page.
pub fn shown_name(name: &str) -> String {
    let name = printable(name.trim());
    let mut shown = String::with_capacity(name.len());
    let mut rest = name.as_str();
    while let Some(start) = rest.find(is_digit) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|letter| !is_digit(letter)).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        shown.push_str(before);
        let count = digits.chars().count();
        if count > NUMBER || (count == NUMBER && !is_day(digits)) {
            shown.extend(digits.chars().next());
            shown.push_str("***");
        } else {
            shown.push_str(digits);
        }
        rest = after;
    }
    shown + rest
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

/// Whether eight digits are a day of these years, as 20250131.
fn is_day(digits: &str) -> bool {
    let part = |range| digits.get(range).and_then(|part: &str| part.parse::<u32>().ok());
    let (year, month, day) = (part(0..4), part(4..6), part(6..8));
    year.is_some_and(|year| (2000..2100).contains(&year))
        && month.is_some_and(|month| (1..=12).contains(&month))
        && day.is_some_and(|day| (1..=31).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_are_cut_and_days_are_not() {
        for (name, shown) in [
            ("110101199001011237", "1***"),
            ("tel 13800138000!", "tel 1***!"),
            ("91234567", "9***"),
            ("１３８００１３８０００", "１***"),
            ("20250131", "20250131"),
            ("20251331", "2***"),
            ("累计收入额2025", "累计收入额2025"),
            (" 202501 ", "202501"),
            ("a\u{1b}b", "a\u{fffd}b"),
            ("", ""),
        ] {
            assert_eq!(shown_name(name), shown);
        }
    }
}
