//! The calculation of taxes, worked out again from its own columns: 累计应纳税所得额, 累计应纳税额 and
//! 已缴税额 of every row.

use calc_core::law::money::Cny;
use calc_core::law::period::TaxYear;
use calc_core::person::rulebook::{MainlandLaw, Rulebook};

use super::employments::Employment;
use super::withheld_to_date::withheld_to_date;
use super::{Figure, Joined, Month, SheetDifference};
use crate::layout::Quantity;
use crate::reading::YearMonth;

/// Compares the rows of a person's year.
pub(super) fn check_sheet(joined: &mut Joined, employee: &str, year: u16, rows: &[Month]) {
    let Some(law) = Rulebook::get().mainland(TaxYear(year)) else { return };
    for row in rows.iter().filter(|row| row.is_to_date()) {
        let of = |quantity: Quantity| row.to_date[quantity as usize];
        let worked_out = figures(row, law);
        let compared = [
            (Figure::TaxableIncome, of(Quantity::TaxableIncome), worked_out.map(|(it, _)| it)),
            (Figure::Tax, of(Quantity::TaxBeforeReduction), worked_out.map(|(_, tax)| tax)),
            (Figure::Paid, of(Quantity::TaxPaid), paid_before(row)),
        ];
        let mut any = false;
        for (figure, stated, computed) in compared {
            let Some((stated, computed)) = stated.zip(computed) else { continue };
            any = true;
            differ(joined, (employee, year), row, (figure, stated, computed));
        }
        joined.sheet_rows += u64::from(any);
    }
}

/// Compares 已缴税额 with what the row of the month before says was due to date, where the row itself
/// does not give it.
pub(super) fn check_paid(
    joined: &mut Joined,
    employee: &str,
    year: u16,
    employment: &Employment<'_>,
) {
    let rows: Vec<&Month> =
        employment.rows.iter().copied().filter(|row| row.is_to_date()).collect();
    for pair in rows.windows(2) {
        let [before, row] = [pair[0], pair[1]];
        let stated = row.to_date[Quantity::TaxPaid as usize];
        let Some((stated, computed)) = stated.zip(withheld_to_date(before)) else { continue };
        // What the row itself contradicts was said.
        let said = paid_before(row).is_some_and(|own| own != stated);
        if row.number == before.number + 1 && !said {
            differ(joined, (employee, year), row, (Figure::Paid, stated, computed));
        }
    }
}

/// Notes a figure that is not what it should be; a loss is no taxable income, however the sheet writes
/// it.
fn differ(
    joined: &mut Joined,
    (employee, year): (&str, u16),
    row: &Month,
    (figure, stated, computed): (Figure, i64, i64),
) {
    if stated.max(0) != computed {
        joined.sheet_differences.push(SheetDifference {
            employee: employee.to_owned(),
            period: YearMonth { year, month: Some(row.number) },
            figure,
            stated,
            computed,
            place: joined.origins.text(row.place),
        });
    }
}

/// What was paid before, by what is due to date and in this month; none where one of them is not said,
/// or nothing is due now: then more may have been paid.
fn paid_before(row: &Month) -> Option<i64> {
    let due = row.to_date[Quantity::TaxToDate as usize]?;
    let paid = row.to_date[Quantity::TaxPaid as usize]?;
    let now = row.this[Quantity::TaxNow as usize]?;
    Some(if now == 0 { due.max(paid) } else { due.checked_sub(now)? })
}

/// The taxable income to date, not below zero, and the tax on it, in fen; none where the basic
/// deduction is not said.
fn figures(row: &Month, law: &MainlandLaw) -> Option<(i64, i64)> {
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
    let tax = Cny::new(scale.exact_tax(taxable).round(scale.rounding()));
    Some((taxable.minor(), tax.minor()))
}
