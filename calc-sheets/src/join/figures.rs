//! Whether figures of the year to date go on from an earlier row, or began again: another employer
//! counts from its own first month (STA Announcement 2018 No. 61: 5,000 for each month at this
//! employer).

use calc_core::law::period::TaxYear;
use calc_core::person::rulebook::Rulebook;

use super::Month;
use super::withheld_to_date::withheld_to_date;
use crate::layout::Quantity;

/// What a later row says of an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figures {
    /// Its figures hold the earlier ones; certainly so where a sum is met to the fen.
    Continue {
        /// Whether nothing else can be meant.
        certain: bool,
    },
    /// They began after it, or beside it.
    Restart,
    /// Neither is certain.
    Unclear,
    /// They do not hold the earlier ones: another employer's beside them, or a correction.
    Apart,
}

/// The amount to date of a row.
fn to_date(row: &Month, quantity: Quantity) -> Option<i64> {
    row.to_date[quantity as usize]
}

/// The month in which the figures of a row began, by its basic deduction. The whole year's 60,000 may be
/// given at once.
pub(super) fn begins(row: &Month, year: u16) -> Option<u8> {
    let law = Rulebook::get().mainland(TaxYear(year))?;
    let of_month = law.basic_deduction_month.minor();
    let given = to_date(row, Quantity::BasicDeduction)?;
    if of_month == 0 || given <= 0 || given % of_month != 0 {
        return None;
    }
    let months = u8::try_from(given / of_month).ok().filter(|months| *months <= 12)?;
    Some(row.number.saturating_sub(months) + 1)
}

/// What a row to date says of an earlier one.
pub(super) fn compare(earlier: &Month, later: &Month, year: u16) -> Figures {
    let income = |row: &Month| to_date(row, Quantity::Income).unwrap_or(0);
    let this = |quantity: Quantity| later.this[quantity as usize].unwrap_or(0);
    let before = income(later) - this(Quantity::Income);
    let exempt = this(Quantity::ExemptIncome);
    let paid = to_date(later, Quantity::TaxPaid);
    let withheld = withheld_to_date(earlier);
    let next = later.number == earlier.number + 1;
    let same_tax = next && paid.is_some_and(|paid| paid > 0) && paid == withheld;
    let exact = income(earlier) != 0 && [before, before + exempt].contains(&income(earlier));
    let fits = before + exempt >= income(earlier)
        && paid.zip(withheld).is_none_or(|(paid, withheld)| paid >= withheld);
    let (starts, earlier_starts) = (begins(later, year), begins(earlier, year));
    let Some((starts, earlier_starts)) = starts.zip(earlier_starts) else {
        return match (exact || same_tax, fits) {
            (true, _) if next => Figures::Continue { certain: true },
            (_, true) if next => Figures::Continue { certain: false },
            (_, false) if before == 0 => Figures::Restart,
            (_, false) => Figures::Apart,
            (_, true) => Figures::Unclear,
        };
    };
    let regular = starts == earlier_starts;
    match (exact || same_tax, regular) {
        (true, true) => Figures::Continue { certain: true },
        (false, true) if fits => Figures::Continue { certain: false },
        (false, true) => Figures::Apart,
        (false, false) if starts > earlier.number || !fits => Figures::Restart,
        (_, false) => Figures::Unclear,
    }
}
