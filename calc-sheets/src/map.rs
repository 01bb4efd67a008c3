//! An employer's own mapping: which of their columns is which of ours.

mod headers;
mod propose;
mod sample;
mod values;

use calc_core::person::fields::Field;

use crate::layout::{Layout, Quantity, Recognised, Recogniser, Shape, Take, key, recognise};
use crate::problem::SheetProblem;

pub use propose::{About, By, Column, Proposal, Proposed, Why};
pub use sample::{Looked, look, look_for_months};
pub use values::Kind;

/// Amounts that a mapping may name by month or to date.
const QUANTITIES: [(&str, Quantity); 9] = [
    ("wages", Quantity::Income),
    ("exempt_income", Quantity::ExemptIncome),
    ("social_insurance", Quantity::SocialInsurance),
    ("housing_fund", Quantity::HousingFund),
    ("special_additional_deductions", Quantity::AdditionalDeductions),
    ("other_deductions", Quantity::OtherDeductions),
    ("donations", Quantity::Donations),
    ("tax_withheld", Quantity::TaxNow),
    ("labour_services", Quantity::LabourServices),
];

static MAPPED_MONTHS: Layout =
    Layout { id: "mapped_months", shape: Shape::MonthsAdded, markers: &[], columns: &[] };
static MAPPED_YEAR: Layout =
    Layout { id: "mapped_year", shape: Shape::Own, markers: &[], columns: &[] };

/// A mapping.
#[derive(Clone, Debug)]
pub struct Map {
    columns: Vec<(String, Take)>,
}

impl Map {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// It is not TOML, or names a column that there is not.
    pub fn read(text: &str) -> Result<Self, SheetProblem> {
        Ok(Self { columns: columns_of(text, target_of)? })
    }

    /// What is known by the mapping, and whatever is known without one.
    pub fn recogniser(self) -> Recogniser {
        Recogniser::new(move |names| self.recognise(names).or_else(|| recognise(names)))
    }

    /// What a header row is by the mapping: every column of the mapping that is not left out has to
    /// be there.
    pub fn recognise(&self, names: &[String]) -> Option<Recognised> {
        let keys: Vec<String> = names.iter().map(|name| key(name)).collect();
        let needed = self.columns.iter().filter(|(_, take)| *take != Take::Passed);
        if self.columns.is_empty() || !needed.clone().all(|(name, _)| keys.contains(name)) {
            return None;
        }
        let of = |found: &String| {
            self.columns.iter().find(|(name, _)| name == found).map(|(_, take)| *take)
        };
        let takes: Vec<Option<Take>> = keys.iter().map(of).collect();
        let monthly =
            takes.iter().flatten().any(|take| matches!(take, Take::ThisMonth(_) | Take::ToDate(_)));
        let layout = if monthly { &MAPPED_MONTHS } else { &MAPPED_YEAR };
        let known = takes.iter().flatten().count();
        Some(Recognised { layout, takes, names: names.to_vec(), known })
    }
}

/// The key of a mapping that says what rows are.
pub const ROWS: &str = "rows";

/// What a mapping says that rows are.
pub const MONTHS: &str = "months";
const YEARS: &str = "years";

fn table_of(text: &str) -> Result<toml::Table, SheetProblem> {
    text.parse().map_err(|error: toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start);
        let before = text.get(..at).unwrap_or(text);
        SheetProblem::MapNotToml(before.matches('\n').count() + 1)
    })
}

/// What a mapping file says that rows are, if it says it.
pub(crate) fn rows_of(text: &str) -> Result<Option<&'static str>, SheetProblem> {
    let table = table_of(text)?;
    let Some(said) = table.get(ROWS) else { return Ok(None) };
    let known = [MONTHS, YEARS].into_iter().find(|known| said.as_str() == Some(known));
    let wrong = || SheetProblem::BadMap { found: ROWS.to_owned(), target: said.to_string() };
    known.map(Some).ok_or_else(wrong)
}

/// The columns of a mapping file, as they are compared, and what `target_of` makes of each.
pub(crate) fn columns_of<T>(
    text: &str,
    target_of: impl Fn(&str) -> Option<T>,
) -> Result<Vec<(String, T)>, SheetProblem> {
    let table = table_of(text)?;
    let columns = table.get("columns").and_then(toml::Value::as_table);
    let columns = columns.ok_or(SheetProblem::MapWithoutColumns)?;
    let read = columns.iter().map(|(theirs, ours)| {
        let target = target_of(ours.as_str().unwrap_or_default());
        let wrong = || SheetProblem::BadMap { found: theirs.clone(), target: ours.to_string() };
        Ok((key(theirs), target.ok_or_else(wrong)?))
    });
    read.collect()
}

/// What a mapping says of a column: a column of ours, `month:` or `to_date:` before an amount,
/// `period`, or `ignore`.
fn target_of(target: &str) -> Option<Take> {
    let quantity =
        |name: &str| QUANTITIES.iter().find(|(known, _)| *known == name).map(|(_, found)| *found);
    match target.split_once(':') {
        Some(("month", name)) => quantity(name).map(Take::ThisMonth),
        Some(("to_date", name)) => quantity(name).map(Take::ToDate),
        Some(_) => None,
        None => match target {
            "period" => Some(Take::Period),
            "ignore" => Some(Take::Passed),
            name => Field::named(name).map(Take::Own),
        },
    }
}

/// What a mapping calls an amount.
fn target_name(quantity: Quantity) -> Option<&'static str> {
    QUANTITIES.iter().find(|(_, known)| *known == quantity).map(|(name, _)| *name)
}

/// What a mapping says of a column whose sheet is known.
fn written(take: Take) -> Option<String> {
    match take {
        Take::Own(field) => Some(field.name().to_owned()),
        Take::OfMonths(_, about) => Some(about.name.to_owned()),
        Take::ThisMonth(quantity) => target_name(quantity).map(|name| format!("month:{name}")),
        Take::ToDate(quantity) => target_name(quantity).map(|name| format!("to_date:{name}")),
        Take::Period => Some("period".to_owned()),
        _ => None,
    }
}

/// What a column of a sheet of labour services resembles: its columns are known by their names
/// alone, and ours of wages mean something else.
fn labour_column(name: &str) -> Option<&'static str> {
    match key(name).as_str() {
        "收入" | "本期收入" | "收入额" => Some("month:labour_services"),
        "已扣缴税额" | "应扣缴税额" | "已扣税额" => Some("month:tax_withheld"),
        _ => None,
    }
}

/// The one of our columns whose name stands within a header, or the other way round.
fn resembling(name: &str) -> Option<Field> {
    let found = key(name);
    if found.chars().count() < 2 {
        return None;
    }
    // 合计 or 金额 stands within many names and says nothing.
    let is_long = found.chars().count() >= 4;
    Field::ALL.into_iter().find(|field| {
        let about = field.about();
        [about.label.en, about.label.zh_hans, about.label.zh_hant_hk]
            .iter()
            .chain(about.aliases)
            .map(|alias| key(alias))
            .filter(|alias| alias.chars().count() >= 2)
            .any(|alias| found.contains(&alias) || (is_long && alias.contains(&found)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(header: &str) -> Vec<String> {
        header.split('|').map(str::to_owned).collect()
    }

    #[test]
    fn a_mapping_decides_and_its_mistakes_are_named() {
        let text = "[columns]\n\"编号\" = \"employee_id\"\n\"应发工资\" = \"month:wages\"\n\"部门\" = \"ignore\"\n";
        let map = Map::read(text).unwrap();
        let found = map.recognise(&names("编号|部门|应发工资")).unwrap();
        assert_eq!(found.layout.id, "mapped_months");
        assert_eq!(found.takes[2], Some(Take::ThisMonth(Quantity::Income)));
        assert!(map.recognise(&names("编号|部门")).is_none());
        for text in ["[columns]\na = \"nothing\"", "[columns]\na = \"month:name\""] {
            assert!(matches!(Map::read(text), Err(SheetProblem::BadMap { .. })), "{text}");
        }
        assert!(matches!(Map::read("columns"), Err(SheetProblem::MapNotToml(_))));
        assert_eq!(Map::read("x=1").err(), Some(SheetProblem::MapWithoutColumns));
    }
}
