//! The calculation of taxes, worked out again from its own columns: 累计应纳税所得额 and 累计应纳税额
//! of every row.

use calc_core::law::money::Cny;
use calc_core::law::period::TaxYear;
use calc_core::person::rulebook::{MainlandLaw, Rulebook};

use super::{Figure, Joined, Month, SheetDifference};
use crate::layout::Quantity;
use crate::reading::YearMonth;

/// Compares the rows of a person's year.
pub(super) fn check_sheet(joined: &mut Joined, employee: &str, year: u16, rows: &[Month]) {
    let Some(law) = Rulebook::get().mainland(TaxYear(year)) else { return };
    for row in rows.iter().filter(|row| row.is_to_date()) {
        let stated = [
            (Figure::TaxableIncome, row.to_date[Quantity::TaxableIncome as usize]),
            (Figure::Tax, row.to_date[Quantity::TaxBeforeReduction as usize]),
        ];
        let Some((taxable, tax)) = figures(row, law) else { continue };
        let computed = [taxable, tax].map(Cny::minor);
        let mut compared = false;
        for ((figure, stated), computed) in stated.into_iter().zip(computed) {
            let Some(stated) = stated else { continue };
            compared = true;
            if stated.max(0) == computed {
                continue;
            }
            joined.sheet_differences.push(SheetDifference {
                employee: employee.to_owned(),
                period: YearMonth { year, month: Some(row.number) },
                figure,
                stated,
                computed,
                place: joined.origins.text(row.place),
            });
        }
        joined.sheet_rows += u64::from(compared);
    }
}

/// The taxable income to date, not below zero, and the tax on it; none where the basic deduction is
/// not said.
fn figures(row: &Month, law: &MainlandLaw) -> Option<(Cny, Cny)> {
    let of = |quantity: Quantity| row.to_date[quantity as usize];
    let deducted = [
        Quantity::ExemptIncome,
        Quantity::SocialInsurance,
        Quantity::HousingFund,
        Quantity::AdditionalDeductions,
        Quantity::OtherDeductions,
        Quantity::Donations,
    ];
    let first = of(Quantity::Income)?.checked_sub(of(Quantity::BasicDeduction)?)?;
    let taxable = deducted
        .into_iter()
        .filter_map(of)
        .try_fold(first, i64::checked_sub)
        .map(|amount| Cny::new(amount).or_zero())?;
    let scale = &law.comprehensive_scale;
    Some((taxable, Cny::new(scale.exact_tax(taxable).round(scale.rounding()))))
}
