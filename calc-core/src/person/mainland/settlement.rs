//! The annual settlement: who need not file it (公告2019年第94号, 2021年第42号, 2023年第32号).

use crate::law::money::Cny;
use crate::person::rulebook::MainlandLaw;

/// Whether a resident to whom tax is due must file: not if the year's comprehensive income or the
/// tax due is within its limit. Where tax was not withheld as it should have been, filing is due
/// all the same.
pub fn must_file(comprehensive_income: Cny, due: Cny, law: &MainlandLaw) -> bool {
    comprehensive_income > *law.settlement_exempt_income && due > *law.settlement_exempt_due
}
