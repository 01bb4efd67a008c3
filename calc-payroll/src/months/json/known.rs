//! Months as they were understood, written in one way, without what names anybody.

use std::collections::HashMap;

use calc_core::law::fields::Columns as _;
use calc_core::law::reader::Cells as _;
use calc_core::person::month::fields::Field;
use serde_json::{Map, Value};

use super::{Month, OfYear, Request};
use crate::known::canonical;

impl Request<'_> {
    /// The members of each month. What all of them share stands in each; payers are numbered as they come.
    pub(crate) fn known(&self) -> Vec<Map<String, Value>> {
        let of_year = OfYear::default();
        let mut payers = HashMap::new();
        let months =
            self.months.iter().map(|own| Month { own, shared: &self.shared, of_year: &of_year });
        months.map(|month| members(&month, &mut payers)).collect()
    }

    /// What a column says in the first month.
    pub(crate) fn first(&self, field: Field) -> String {
        let of_year = OfYear::default();
        let month = self.months.first();
        let month = month.map(|own| Month { own, shared: &self.shared, of_year: &of_year });
        // Who is not named is nobody, whatever stands for the number of a row.
        let is_given = |month: &Month<'_, '_>| {
            month.own.contains_key(&field) || month.shared.contains_key(&field)
        };
        month
            .filter(is_given)
            .map_or_else(String::new, |month| month.get(field).shown().into_owned())
    }
}

fn members(month: &Month<'_, '_>, payers: &mut HashMap<String, usize>) -> Map<String, Value> {
    let mut members = Map::new();
    for field in Field::all().iter().copied().filter(|field| !names_person(*field)) {
        let (about, cell) = (field.about(), month.get(field));
        let value = match field {
            _ if cell.is_blank() => continue,
            Field::Payer => numbered(payers, cell.shown().into_owned()),
            _ => canonical(about, cell),
        };
        members.insert(about.member.to_owned(), value.into());
    }
    members
}

fn names_person(field: Field) -> bool {
    matches!(field, Field::EmployeeId | Field::IdType) || field.about().personal
}

fn numbered(payers: &mut HashMap<String, usize>, name: String) -> String {
    let next = payers.len() + 1;
    payers.entry(name).or_insert(next).to_string()
}
