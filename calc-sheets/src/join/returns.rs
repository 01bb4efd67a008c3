//! Returns of Hong Kong employers: each speaks for its own year of assessment, and a later form
//! stands before an earlier one of the same year.

use calc_core::law::fields::WordAbout;
use calc_core::person::fields::Field;

use calc_payroll::typed_rows::OwnedCell;

use super::given::Given;
use super::people::{Person, Return};
use super::{Finding, Joined};

/// The forms in the order in which they are filed: original, revised, additional, supplementary.
const FORMS: [&str; 4] = ["O", "R", "A", "S"];

/// Where a form stands among those of a year.
fn rank(filed: &Return) -> usize {
    FORMS.iter().position(|form| filed.form.starts_with(form)).unwrap_or(0)
}

/// The calendar year in which the year of assessment begins: 2025 of `2025/26`. Four digits alone may
/// be the year in which it begins, or ends.
fn begins(filed: &Return) -> Option<u16> {
    let (first, second) = filed.year.split_once(['/', '-'])?;
    let first: u16 = first.trim().parse().ok()?;
    let second: u16 = second.trim().parse().ok()?;
    let next = first + 1;
    (second == next || second == next % 100).then_some(first)
}

/// Whether four digits alone may be the year of assessment that begins in a tax year.
fn may_begin(filed: &Return, year: u16) -> bool {
    filed.year.parse::<u16>().is_ok_and(|said| said == year || said == year + 1)
}

/// Whether a return's total is shown: an original that was revised is not.
pub(super) fn counts(filed: &Return, all: &[Return]) -> bool {
    rank(filed) != 0 || !all.iter().any(|other| other.year == filed.year && rank(other) == 1)
}

/// The marital status that the returns say for the year of assessment that begins in a tax year; what is
/// not certain is no word of the column, unless a sheet says the status itself (`given`); then only
/// another status comes back.
pub(super) fn marital_status(
    joined: &mut Joined,
    person: &Person,
    year: u16,
    given: Option<&str>,
) -> Option<Given> {
    let said: Vec<&Return> =
        person.returns.iter().filter(|filed| filed.married.is_some()).collect();
    for filed in &said {
        if may_begin(filed, year) && given.is_none() {
            let arguments = vec![
                ("place", joined.origins.text(filed.place)),
                ("assessment", filed.year.clone()),
            ];
            joined.tell(Finding::new("finding-return-year-unclear", arguments));
            let unclear = format!("{} ({})", filed.married.unwrap_or_default(), filed.year);
            return Some(Given::one(OwnedCell::Text(unclear), filed.place));
        }
        if begins(filed) != Some(year) {
            let arguments = vec![
                ("place", joined.origins.text(filed.place)),
                ("assessment", filed.year.clone()),
                ("year", year.to_string()),
            ];
            joined.tell(Finding::new("finding-return-of-another-year", arguments));
        }
    }
    let of_year = || said.iter().filter(|filed| begins(filed) == Some(year));
    let last = of_year().max_by_key(|filed| rank(filed))?;
    for earlier in of_year().filter(|filed| rank(filed) < rank(last)) {
        let arguments = vec![
            ("place", joined.origins.text(last.place)),
            ("form", last.form.clone()),
            ("other", joined.origins.text(earlier.place)),
            ("earlier", earlier.form.clone()),
        ];
        joined.tell(Finding::new("finding-return-forms", arguments));
    }
    let word = last.married?;
    let alike = |filed: &&&Return| rank(filed) == rank(last);
    let cell = |word: &str| OwnedCell::Text(word.to_owned());
    if let Some(other) = of_year().filter(alike).find(|filed| filed.married != last.married) {
        // Returns of one kind that contradict each other: the row is refused for it.
        let mut both = Given::one(cell(other.married.unwrap_or_default()), other.place);
        both.add(cell(word), last.place);
        return Some(both);
    }
    let same = given.is_some_and(|text| meaning(text).is_none_or(|said| said == word));
    (!same).then(|| Given::one(cell(word), last.place))
}

/// The status that a text means, in any language.
fn meaning(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let said = |word: &&WordAbout| {
        let label = word.label;
        [word.key, label.en, label.zh_hans, label.zh_hant_hk].contains(&text)
    };
    Field::HkMaritalStatus.about().words.iter().find(said).map(|word| word.key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::join::CellLocation;

    #[test]
    fn a_year_of_assessment_is_taken_where_it_can_mean_one_thing() {
        for (text, year) in [
            ("2025/26", Some(2025)),
            ("2025-2026", Some(2025)),
            ("2025/27", None),
            ("2025", None),
            ("2019", None),
        ] {
            let filed = Return {
                year: text.to_owned(),
                form: String::new(),
                total: String::new(),
                married: None,
                place: CellLocation { table: 0, row: 2, column: None },
            };
            assert_eq!(begins(&filed), year, "{text}");
        }
    }
}
