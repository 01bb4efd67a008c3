//! The columns of a year that was added up from months.

use calc_core::law::money::Cny;
use calc_core::person::fields::Field;
use calc_core::person::month::fields::Field as MonthField;
use calc_core::person::month::person_year::MonthsOfYear;
use calc_core::person::rulebook::Rulebook;

use crate::header::Header;
use crate::typed_rows::OwnedCell;

/// Whose year it is, and the columns of months that say it.
const WHO: [(Field, MonthField); 5] = [
    (Field::EmployeeId, MonthField::EmployeeId),
    (Field::Name, MonthField::Name),
    (Field::IdType, MonthField::IdType),
    (Field::IdNumber, MonthField::IdNumber),
    (Field::TaxYear, MonthField::TaxYear),
];

/// The columns that months add up to. From the third they are the amounts of the year in their order,
/// then what was withheld.
pub const ADDED_UP: [Field; 13] = [
    Field::MainlandStatus,
    Field::MainlandDays,
    Field::Wages,
    Field::AnnualBonus,
    Field::LabourServices,
    Field::AuthorsRemuneration,
    Field::Royalties,
    Field::SocialInsurance,
    Field::HousingFund,
    Field::SpecialAdditionalDeductions,
    Field::OtherDeductions,
    Field::Donations,
    Field::TaxWithheld,
];

/// Whose columns a file of months has.
pub(super) fn who(header: &Header<MonthField>) -> Vec<(Field, MonthField)> {
    WHO.into_iter().filter(|(_, month)| header.position(*month).is_some()).collect()
}

/// The names of the columns of whose year it is, and of those that months add up to.
pub fn names(header: &Header<MonthField>) -> Vec<String> {
    let who = who(header).into_iter().map(|(field, _)| field);
    who.chain(ADDED_UP).map(|field| field.name().to_owned()).collect()
}

/// Whether a column is one of [`names`], whatever the months have of it.
pub fn is_of_months(field: Field) -> bool {
    ADDED_UP.contains(&field) || WHO.iter().any(|(known, _)| *known == field)
}

/// The cells of [`ADDED_UP`]. Nothing is a blank for a resident, whose year another file may complete;
/// a non-resident's is complete.
pub(super) fn added_up(months: Option<&MonthsOfYear>) -> Vec<OwnedCell> {
    let Some(months) = months else { return vec![OwnedCell::Blank; ADDED_UP.len()] };
    let is_resident = months.monthly.is_none();
    let amount = |amount: Cny| {
        if is_resident && amount == Cny::ZERO {
            OwnedCell::Blank
        } else {
            OwnedCell::minor(amount.minor())
        }
    };
    let status = if is_resident { "resident" } else { "non_resident" };
    // Somebody with domicile is a resident whatever the days.
    let agrees = |days: &u16| (u32::from(*days) >= Rulebook::get().residence_days()) == is_resident;
    let days = months.residence_days.filter(agrees);
    let mut cells = vec![
        OwnedCell::Text(status.to_owned()),
        days.map_or(OwnedCell::Blank, |days| OwnedCell::Integer(days.into())),
    ];
    cells.extend(months.amounts.to_array().map(amount));
    let withheld = months.tax_withheld;
    cells.push(withheld.map_or(OwnedCell::Blank, |paid| OwnedCell::minor(paid.minor())));
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_cell_for_each_column() {
        assert_eq!(added_up(None).len(), ADDED_UP.len());
        assert_eq!(added_up(Some(&MonthsOfYear::default())).len(), ADDED_UP.len());
    }
}
