//! A year with its months as it was understood, written in one way, without what names anybody.

use calc_core::law::fields::Columns as _;
use calc_core::person::decode::Raw as _;
use calc_core::person::fields::Field;
use calc_core::person::month::fields::Field as MonthField;
use serde_json::{Map, Value};

use super::YearRequest;
use crate::known::Known;
use crate::months::json::MONTHS;

impl YearRequest<'_> {
    /// The facts as JSON: those of the year group by group, and its months.
    pub fn known(&self) -> Map<String, Value> {
        let mut facts = Known::of_json(&self.facts).facts();
        let months = self.months.known();
        facts.insert(MONTHS.to_owned(), months.into_iter().map(Value::Object).collect());
        facts
    }

    /// What a column says that may stand beside the year or its months.
    pub fn named(&self, field: Field) -> String {
        let of_year = self.facts.get(field).shown();
        if !of_year.is_empty() {
            return of_year.into_owned();
        }
        let of_month = MonthField::all().iter().copied().find(|month| month.name() == field.name());
        of_month.map_or_else(String::new, |month| self.months.first(month))
    }
}
