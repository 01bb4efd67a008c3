//! What rows may be about, and what is told of all of them.

use calc_arrow::totals::Totals;
use calc_payroll::enterprise::Companies;
use calc_payroll::months::Months;
use calc_payroll::people::People;
use calc_payroll::subject::Subject;

/// What is told of all rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// Rows with errors.
    pub(crate) errors: u64,
    /// Of people, what they come to.
    pub(crate) totals: Option<Totals>,
}

/// A subject with what is told of it.
pub(crate) trait Telling: Subject {
    /// What is told of all rows.
    fn told(summary: &Self::Summary) -> Told;
}

impl Telling for People {
    fn told(summary: &Self::Summary) -> Told {
        Told { errors: summary.errors, totals: Some(Totals::from(summary)) }
    }
}

impl Telling for Companies {
    fn told(summary: &Self::Summary) -> Told {
        Told { errors: summary.errors, totals: None }
    }
}

impl Telling for Months {
    fn told(summary: &Self::Summary) -> Told {
        Told { errors: summary.errors, totals: None }
    }
}
