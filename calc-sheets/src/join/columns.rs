//! The columns of a joined row besides our own, and what is written into them and into ours.

use calc_core::person::fields::Field;

use super::{Amounts, CellLocation};
use crate::layout::Quantity;

/// Columns that a joined row has besides our own: where it came from, and which months.
pub const EXTRA: [&str; 7] = [
    "source_rows",
    "source_months",
    "missing_months",
    "projected",
    "ir56b_years_of_assessment",
    "ir56b_total_income_hkd",
    "sheet_differences",
];

/// Where the months stand among them.
pub(super) const MONTHS: usize = 1;
/// Where the missing months stand.
pub(super) const MISSING: usize = 2;
/// Where it says that a row is a projection.
pub(super) const PROJECTED: usize = 3;
/// Where the figures stand that a sheet's own columns do not give.
pub(super) const DIFFERENCES: usize = 6;

/// An amount of a column, in fen, and where it stands.
pub(super) type Sum = (Field, (i64, CellLocation));

/// The amounts of a year by the columns that take them, in fen.
pub(super) fn fields_of(amounts: &Amounts) -> Vec<(Field, i64)> {
    let all = [
        Quantity::Income,
        Quantity::ExemptIncome,
        Quantity::SocialInsurance,
        Quantity::HousingFund,
        Quantity::AdditionalDeductions,
        Quantity::OtherDeductions,
        Quantity::Donations,
        Quantity::LabourServices,
    ];
    let of = |quantity: Quantity| amounts[quantity as usize];
    let mut fields: Vec<(Field, i64)> =
        all.into_iter().filter_map(|quantity| Some((quantity.field()?, of(quantity)?))).collect();
    if let Some(tax) = of(Quantity::TaxToDate) {
        fields.push((Field::TaxWithheld, tax));
    }
    fields
}

/// Months as `2025-01..2025-03 2025-05`.
pub fn months_text(year: u16, months: &[u8]) -> String {
    let mut runs: Vec<(u8, u8)> = Vec::new();
    for &month in months {
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == month => *end = month,
            _ => runs.push((month, month)),
        }
    }
    let of = |(first, last): &(u8, u8)| {
        if first == last {
            format!("{year}-{first:02}")
        } else {
            format!("{year}-{first:02}..{year}-{last:02}")
        }
    };
    runs.iter().map(of).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_written_as_runs() {
        assert_eq!(months_text(2025, &[1, 2, 3, 5]), "2025-01..2025-03 2025-05");
    }
}
