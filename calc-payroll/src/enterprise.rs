//! Rows about companies.

use calc_core::code::Code;
use calc_core::enterprise::decode::{CompanyProblem, Raw, decode};
use calc_core::enterprise::facts::Facts;
use calc_core::enterprise::fields::{Field, Place};
use calc_core::enterprise::{self, Outcome, Settings};
use calc_core::problem::{Detail, Problem};
use calc_core::trace::Silent;

use crate::chunk::Row;
use crate::enterprise_results;
use crate::enterprise_summary::Summary;
use crate::file_problem::FileProblem;
use crate::header::Header;
use crate::subject::{Cells, Subject};

/// Between the items of a list in a cell.
pub const ITEM: char = ';';

/// Between the members of an item.
pub const MEMBER: char = '|';

/// Rows about companies.
#[derive(Clone, Copy, Debug, Default)]
pub struct Companies;

impl Raw for Row<'_, Field> {
    #[inline]
    fn get(&self, place: Place) -> &str {
        let cell = self.text(place.field.column());
        let Some(item) = place.item else { return cell };
        let item = cell.split(ITEM).nth(item).unwrap_or_default();
        if place.field.items().is_some() {
            return item.trim();
        }
        let group = place.field.about().group;
        let member = Field::of(group).position(|field| field == place.field);
        member.and_then(|member| item.split(MEMBER).nth(member)).unwrap_or_default().trim()
    }

    #[inline]
    fn items(&self, list: Field) -> usize {
        let cell = self.text(list).trim_end_matches([ITEM, ' ']);
        if cell.is_empty() { 0 } else { cell.split(ITEM).count() }
    }
}

/// Items with more members than there are.
fn check_items(row: &Row<'_, Field>) -> Vec<CompanyProblem> {
    let mut problems = Vec::new();
    for list in [Field::Losses, Field::Units, Field::Imports] {
        let Some(group) = list.items() else { continue };
        if row.text(list).is_empty() {
            continue;
        }
        let known = Field::of(group).count();
        for item in 0..row.items(list) {
            let place = Place::of_item(list, item);
            let found = row.get(place).split(MEMBER).count();
            if found > known {
                let detail = Detail::Cells(found, known);
                problems.push(Problem::new(Code::WrongCellCount, place, "", detail));
            }
        }
    }
    problems
}

impl Subject for Companies {
    type Column = Field;
    type Place = Place;
    type Settings = Settings;
    type Facts = Facts;
    type Outcome = (Outcome, Option<&'static str>);
    type Summary = Summary;

    const KEY: [Field; 2] = [Field::CompanyId, Field::TaxYear];

    fn check_header(header: &Header<Field>) -> Result<(), FileProblem> {
        header.require(&[Field::CompanyId, Field::TaxYear, Field::TaxableIncome])
    }

    fn decode(row: &Row<'_, Field>) -> Result<Facts, Vec<CompanyProblem>> {
        let mut problems = check_items(row);
        if row.text(Field::CompanyId).is_empty() {
            let place = Field::CompanyId.into();
            problems.push(Problem::new(Code::MissingValue, place, "", Detail::None));
        }
        match decode(row) {
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
        Ok((enterprise::assess(facts, settings, &mut Silent), item.map(|item| item.area)))
    }

    fn cells((outcome, area): &Self::Outcome, ruleset: &[u8], cells: &mut impl Cells) {
        enterprise_results::cells(outcome, *area, ruleset, cells);
    }
}
