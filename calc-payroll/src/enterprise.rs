//! Rows about companies.

use std::borrow::Cow;

use calc_core::company::code::{Code, Codes};
use calc_core::company::decode::{CompanyProblem, Raw, decode};
use calc_core::company::facts::Facts;
use calc_core::company::fields::{Field, ItemField};
use calc_core::company::{self, Outcome, Settings};
use calc_core::law::cell::Cell;
use calc_core::law::problem::{Detail, Problem};
use calc_core::law::trace::Silent;

use crate::enterprise_results;
use crate::enterprise_summary::Summary;
use crate::file_problem::FileProblem;
use crate::header::Header;
use crate::input_row::InputRow;
use crate::subject::Subject;
use calc_core::law::result_sink::ResultSink;

/// Between the items of a list in a cell; the second is what a Chinese keyboard types.
pub const ITEMS: [char; 2] = [';', '；'];

/// Between the members of an item, likewise.
pub const MEMBERS: [char; 2] = ['|', '｜'];

/// What people write between the members of an item instead.
const COLONS: [char; 2] = [':', '：'];

/// Rows about companies.
#[derive(Clone, Copy, Debug, Default)]
pub struct Companies;

/// The columns that hold lists.
const LISTS: [Field; 3] = [Field::Losses, Field::Units, Field::Imports];

/// A row whose lists are cut into items once.
struct Items<'a, R> {
    row: &'a R,
    items: [Vec<&'a str>; LISTS.len()],
}

impl<'a, R: InputRow<Field>> Items<'a, R> {
    /// The items of the row; `lists` is what stands in the columns that hold lists.
    fn of(row: &'a R, lists: &'a [Cow<'a, str>; LISTS.len()]) -> Self {
        let items = lists.each_ref().map(|cell| {
            let cell = cell.trim_end_matches([ITEMS[0], ITEMS[1], ' ']);
            if cell.is_empty() { Vec::new() } else { cell.split(ITEMS).map(str::trim).collect() }
        });
        Self { row, items }
    }

    fn list(&self, list: Field) -> &[&'a str] {
        let index = LISTS.iter().position(|known| *known == list);
        index.map_or(&[], |index| &self.items[index])
    }

    /// Items with more members than there are.
    fn check(&self) -> Vec<CompanyProblem> {
        let mut problems = Vec::new();
        for list in LISTS.into_iter().filter(|list| !self.list(*list).is_empty()) {
            let known = list.items().map_or(0, |group| Field::of(group).count());
            for (item, text) in self.list(list).iter().enumerate() {
                let found = text.split(MEMBERS).count();
                let detail = match found {
                    1 if text.contains(COLONS) => Detail::Reading(text.replace(COLONS, "|")),
                    _ if found > known => Detail::Cells(found, known),
                    _ => continue,
                };
                let place = ItemField::of_item(list, item);
                problems.push(Problem::new(Code::WrongCellCount, place, "", detail));
            }
        }
        problems
    }
}

impl<R: InputRow<Field>> Raw for Items<'_, R> {
    #[inline]
    fn get(&self, place: ItemField) -> Cell<'_> {
        let Some(item) = place.item else { return self.row.cell(place.field) };
        let text = self.list(place.field.column()).get(item).copied().unwrap_or_default();
        if place.field.items().is_some() {
            return Cell::of_text(text);
        }
        Cell::of_text(member(text, place.field.position_in_group()))
    }

    #[inline]
    fn items(&self, list: Field) -> usize {
        self.list(list).len()
    }
}

/// A member of an item.
fn member(item: &str, wanted: usize) -> &str {
    if !item.is_ascii() {
        return item.split(MEMBERS).nth(wanted).unwrap_or_default();
    }
    // Items are short: looking at each byte is faster than a searcher.
    let (mut start, mut index) = (0, 0);
    for (at, byte) in item.bytes().enumerate() {
        if byte == b'|' {
            if index == wanted {
                return item.get(start..at).unwrap_or_default();
            }
            (start, index) = (at + 1, index + 1);
        }
    }
    if index == wanted { item.get(start..).unwrap_or_default() } else { "" }
}

impl Subject for Companies {
    type Column = Field;
    type Location = ItemField;
    type Settings = Settings;
    type Facts = Facts;
    type Outcome = (Outcome, Option<&'static str>);
    type Summary = Summary;

    const KEY: &'static [Field] = &[Self::WHO, Self::PERIOD];
    const WHO: Field = Field::CompanyId;
    const PERIOD: Field = Field::TaxYear;

    fn check_header(header: &Header<Field>) -> Result<(), FileProblem> {
        header.require(&[Field::CompanyId, Field::TaxYear, Field::TaxableIncome])
    }

    fn decode(row: &impl InputRow<Field>) -> Result<Facts, Vec<CompanyProblem>> {
        let lists = LISTS.map(|list| row.cell(list).shown());
        let items = Items::of(row, &lists);
        let mut problems = items.check();
        // Without separators every member but the first is missing; once is enough.
        if problems.iter().any(|problem| matches!(problem.detail, Detail::Reading(_))) {
            return Err(problems);
        }
        if row.cell(Field::CompanyId).is_blank() {
            let place = Field::CompanyId.into();
            problems.push(Problem::new(Code::MissingValue, place, "", Detail::None));
        }
        match decode(&items) {
            Ok(facts) if problems.is_empty() => Ok(facts),
            Ok(_) => Err(problems),
            Err(more) => {
                problems.extend(more);
                Err(problems)
            }
        }
    }

    fn assess(facts: &Facts, settings: &Settings) -> Result<Self::Outcome, Vec<CompanyProblem>> {
        let code = facts.activity.catalogue_code.as_ref();
        let item = code.zip(settings.catalogue.as_ref()).and_then(|(code, all)| all.item(code));
        Ok((company::assess(facts, settings, &mut Silent), item.map(|item| item.area)))
    }

    fn write(
        (outcome, area): &Self::Outcome,
        has: impl Fn(Field) -> bool,
        ruleset: &str,
        sink: &mut impl ResultSink,
    ) {
        enterprise_results::good(outcome, *area, ruleset).write(has, sink);
    }

    fn write_errors(
        errors: Codes,
        has: impl Fn(Field) -> bool,
        ruleset: &str,
        sink: &mut impl ResultSink,
    ) {
        enterprise_results::bad(errors, ruleset).write(has, sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_by_place() {
        for (item, members) in [
            ("甲｜b|｜d", ["甲", "b", "", "d", ""]),
            ("a|b||d", ["a", "b", "", "d", ""]),
            ("", ["", "", "", "", ""]),
        ] {
            for (index, expected) in members.into_iter().enumerate() {
                assert_eq!(member(item, index), expected, "{item} {index}");
            }
        }
    }
}
