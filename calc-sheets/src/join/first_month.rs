//! What can be somebody's first month at an employer: more than the law gives for a month is nobody's.

use calc_core::law::period::TaxYear;
use calc_core::person::rulebook::{AdditionalDeductionLaw, Rulebook};

use super::Item;

/// The children that a first month may be for.
const CHILDREN: i64 = 4;

/// The limits of a tax year; none where it is not covered, and its rows are errors anyway.
#[derive(Clone, Copy, Debug)]
pub(super) struct FirstMonth(Option<AdditionalDeductionLaw>);

impl FirstMonth {
    /// Those of a tax year.
    pub(super) fn of(year: u16) -> Self {
        Self(Rulebook::get().additional_deductions(TaxYear(year)))
    }

    /// The most that is deducted for one month in a column, in fen.
    pub(super) fn most(self, item: &Item) -> i64 {
        let Some(law) = self.0 else { return i64::MAX };
        let children = law.child.minor() * CHILDREN;
        let pension = law.personal_pension.minor();
        match item.name.as_str() {
            "赡养老人" => law.elderly_only_child.minor(),
            "住房租金" => law.rent.minor(),
            "住房贷款利息" => law.loan_interest.minor(),
            "继续教育" => law.degree.minor() + law.certificate.minor(),
            "子女教育" => children,
            "婴幼儿照护" => law.infant.map_or(0, |infant| infant.minor() * CHILDREN),
            PENSION => pension,
            // No single amount is known of other columns.
            _ => children.max(pension),
        }
    }

    /// Whether a year may hold two employers' figures of a column.
    pub(super) fn allows_both(self, item: &Item, one: i64, other: i64) -> bool {
        item.name != PENSION
            || self.0.is_none_or(|law| one.saturating_add(other) <= law.personal_pension.minor())
    }
}

/// The column whose limit is one of the year.
const PENSION: &str = "个人养老金";
