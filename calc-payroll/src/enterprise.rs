//! Rows about companies.

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

/// A column that holds a list.
struct List<'a> {
    field: Field,
    /// How many members an item has.
    width: usize,
    /// The items as they stand.
    items: Vec<&'a str>,
    /// The members of the first item, then those of the second, and so on; `width` of each.
    members: Vec<Cell<'a>>,
}

impl<'a> List<'a> {
    /// Cuts a cell into items and members; items with more members than there are become problems.
    fn of(field: Field, cell: &'a str, problems: &mut Vec<CompanyProblem>) -> Self {
        let width = field.members();
        let mut list = Self { field, width, items: Vec::new(), members: Vec::new() };
        let cell = cell.trim_end_matches([ITEMS[0], ITEMS[1], ' ']);
        if !cell.is_empty() {
            for item in cell.split(ITEMS) {
                list.push(item.trim(), problems);
            }
        }
        list
    }

    fn push(&mut self, item: &'a str, problems: &mut Vec<CompanyProblem>) {
        let before = self.members.len();
        self.members.extend(item.split(MEMBERS).map(Cell::of_text));
        let found = self.members.len() - before;
        self.members.resize(before + self.width, Cell::Blank);
        let detail = match found {
            1 if item.contains(COLONS) => Some(Detail::Reading(item.replace(COLONS, "|"))),
            _ if found > self.width => Some(Detail::Cells(found, self.width)),
            _ => None,
        };
        if let Some(detail) = detail {
            let place = ItemField::of_item(self.field, self.items.len());
            problems.push(Problem::new(Code::WrongCellCount, place, "", detail));
        }
        self.items.push(item);
    }
}

/// The columns that hold lists.
const LISTS: [Field; 3] = [Field::Losses, Field::Units, Field::Imports];

/// A row whose lists are cut into items once.
struct Items<'a, R> {
    row: &'a R,
    lists: [List<'a>; LISTS.len()],
}

impl<'a, R> Items<'a, R> {
    fn list(&self, list: Field) -> Option<&List<'a>> {
        self.lists.iter().find(|known| known.field == list)
    }
}

impl<R: InputRow<Field>> Raw for Items<'_, R> {
    #[inline]
    fn get(&self, place: ItemField) -> Cell<'_> {
        let Some(item) = place.item else { return self.row.cell(place.field) };
        let Some(list) = self.list(place.field.column()) else { return Cell::Blank };
        if place.field.items().is_some() {
            return Cell::of_text(list.items.get(item).copied().unwrap_or_default());
        }
        let member = item * list.width + place.field.position_in_group();
        list.members.get(member).copied().unwrap_or_default()
    }

    #[inline]
    fn items(&self, list: Field) -> usize {
        self.list(list).map_or(0, |list| list.items.len())
    }
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
        let mut problems = Vec::new();
        let lists = std::array::from_fn(|at| List::of(LISTS[at], &lists[at], &mut problems));
        let items = Items { row, lists };
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
            ("甲｜b|｜d", ["甲", "b", "", "d", "", ""]),
            (" a|b || d ", ["a", "b", "", "d", "", ""]),
            ("x", ["x", "", "", "", "", ""]),
        ] {
            let mut problems = Vec::new();
            let list = List::of(Field::Units, item, &mut problems);
            assert_eq!(list.members, members.map(Cell::of_text), "{item}");
            assert!(problems.is_empty(), "{item}");
        }
        for item in ["a|b|c|d|e|f|g", "a:b"] {
            let mut problems = Vec::new();
            List::of(Field::Units, item, &mut problems);
            assert_eq!(problems.len(), 1, "{item}");
        }
    }
}
