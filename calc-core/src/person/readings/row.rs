//! A row of a payroll.

use super::range::exemption_range;
use crate::law::trace::Silent;
use crate::person::assess::{Outcome, Settings, assess};
use crate::person::decode::PersonProblem;
use crate::person::facts::Facts;

/// Works out a row, with the range of its exemption where the settings ask for it.
///
/// # Errors
/// As [`assess`].
pub fn assess_row(facts: &Facts, settings: &Settings) -> Result<Outcome, Vec<PersonProblem>> {
    let mut outcome = assess(facts, settings, &mut Silent)?;
    if settings.with_range {
        let settings = settings.of_year(facts.tax_year);
        outcome.range = Some(exemption_range(facts, &settings, &outcome));
    }
    Ok(outcome)
}
