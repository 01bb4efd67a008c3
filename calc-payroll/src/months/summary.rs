//! What a run of months came to.

use calc_core::law::money::Cny;
use calc_core::law::problem::Problem;
use calc_core::person::month::code::Code;
use calc_core::person::month::fields::Field;
use calc_core::person::month::points::Points;
use calc_core::person::month::withhold::{MonthOutcome, Unverified};

use crate::row_codes::codes_of;
use crate::subject::Tally;
use crate::summary::{CodeCounts, Total, masked_employee};

/// How many differences are kept.
pub const DIFFERENCES: usize = 50;

/// A month in which not what is right was withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The row.
    pub row: u64,
    /// The employer's number, masked.
    pub employee: String,
    /// What was withheld less what is right.
    pub amount: Cny,
}

/// What a run came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows read, those of next month among them.
    pub rows: u64,
    /// Rows of next month.
    pub next_rows: u64,
    /// What is to be withheld in next month; no other total has it.
    pub next_tax: Total,
    /// Rows with errors.
    pub errors: u64,
    /// Rows for which a fact that decides is not known.
    pub needs: u64,
    /// Counts by code.
    pub codes: CodeCounts<Code>,
    /// Open points that rows touched.
    pub points: Points,
    /// Values behind the figures that nobody verified.
    pub unverified: Unverified,
    /// Months of a person and payer.
    pub months: u64,
    /// Tax on wages.
    pub tax: Total,
    /// Tax on bonus and equity.
    pub bonus_tax: Total,
    /// Tax on services.
    pub services_tax: Total,
    /// What was withheld, over the months that say so.
    pub withheld: Total,
    /// How many do.
    pub months_withheld: u64,
    /// Too much withheld, over the months that know it.
    pub too_much: Total,
    /// Too little withheld.
    pub too_little: Total,
    /// Corrections that are due.
    pub corrections_due: Total,
    /// Corrections that come back.
    pub corrections_back: Total,
    /// The largest differences, in the order of the rows.
    pub differences: Vec<Difference>,
}

impl Summary {
    /// Keeps the largest differences alone.
    fn keep_largest(&mut self) {
        if self.differences.len() <= DIFFERENCES {
            return;
        }
        let size = |difference: &Difference| difference.amount.minor().unsigned_abs();
        self.differences
            .sort_by_key(|difference| (std::cmp::Reverse(size(difference)), difference.row));
        self.differences.truncate(DIFFERENCES);
        self.differences.sort_by_key(|difference| difference.row);
    }

    fn add_month(&mut self, row: u64, who: &str, outcome: &MonthOutcome) {
        let Some(month) = outcome.month else { return };
        let total = |amount: Cny| Total::from(amount.minor());
        if outcome.notes.contains(Code::NextMonth) {
            self.next_tax += total(month.tax + month.bonus_tax + month.services_tax);
            return;
        }
        self.months += 1;
        self.tax += total(month.tax);
        self.bonus_tax += total(month.bonus_tax);
        self.services_tax += total(month.services_tax);
        if let Some(withheld) = month.tax_withheld {
            self.months_withheld += 1;
            self.withheld += total(withheld);
        }
        let amount = month.difference().unwrap_or_default();
        if amount != Cny::ZERO {
            self.too_much += total(amount.or_zero());
            self.too_little += total((Cny::ZERO - amount).or_zero());
            self.differences.push(Difference { row, employee: masked_employee(who), amount });
            if self.differences.len() >= 2 * DIFFERENCES {
                self.keep_largest();
            }
        }
    }
}

impl Tally<MonthOutcome, Field> for Summary {
    fn add(&mut self, row: u64, who: &str, outcome: &MonthOutcome) {
        self.rows += 1;
        self.next_rows += u64::from(outcome.notes.contains(Code::NextMonth));
        self.needs += u64::from(outcome.needs);
        self.codes.count(row, outcome.notes);
        self.points = self.points.union(outcome.points);
        self.unverified = self.unverified.union(outcome.unverified);
        self.add_month(row, who, outcome);
        if let Some(correction) = outcome.correction {
            self.corrections_due += Total::from(correction.due.or_zero().minor());
            self.corrections_back += Total::from((Cny::ZERO - correction.due).or_zero().minor());
        }
    }

    fn add_error(&mut self, row: u64, _: &str, problems: &[Problem<Field>]) {
        self.rows += 1;
        self.errors += 1;
        self.codes.count(row, codes_of(problems));
    }

    fn rows(&self) -> u64 {
        self.rows
    }

    fn merge(&mut self, later: &Self) {
        self.rows += later.rows;
        self.next_rows += later.next_rows;
        self.next_tax += later.next_tax;
        self.errors += later.errors;
        self.needs += later.needs;
        self.codes.merge(&later.codes);
        self.points = self.points.union(later.points);
        self.unverified = self.unverified.union(later.unverified);
        self.months += later.months;
        self.tax += later.tax;
        self.bonus_tax += later.bonus_tax;
        self.services_tax += later.services_tax;
        self.withheld += later.withheld;
        self.months_withheld += later.months_withheld;
        self.too_much += later.too_much;
        self.too_little += later.too_little;
        self.corrections_due += later.corrections_due;
        self.corrections_back += later.corrections_back;
        self.differences.extend_from_slice(&later.differences);
        self.keep_largest();
    }
}
