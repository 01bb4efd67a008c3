//! Earlier losses (Enterprise Income Tax Law, art. 18; 财税〔2018〕76号): oldest first, five years, or
//! ten with the status of a high-tech enterprise or technology SME.

use crate::code::{Code, Codes};
use crate::enterprise::facts::Facts;
use crate::money::Cny;
use crate::params::Citation;
use crate::period::TaxYear;
use crate::rulebook::LossLaw;

/// What became of an earlier loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LossUse {
    /// Its year.
    pub year: TaxYear,
    /// What was left of it.
    pub amount: Cny,
    /// What is used this year.
    pub used: Cny,
    /// The last year in which it can be used.
    pub last_year: TaxYear,
    /// Whether that year is past.
    pub expired: bool,
    /// The rule that gives the last year.
    pub citation: Citation,
}

/// The losses, oldest first, as they are used against an income.
pub(super) fn use_losses(
    facts: &Facts,
    income: Cny,
    law: &LossLaw,
    notes: &mut Codes,
) -> Vec<LossUse> {
    let mut left = income.or_zero();
    facts
        .losses
        .iter()
        .map(|loss| {
            let (years, citation) = years(facts, loss.year, law, notes);
            let last_year = TaxYear(loss.year.0 + years);
            let expired = last_year < facts.tax_year;
            if expired && loss.amount > Cny::ZERO {
                notes.insert(Code::LossesExpired);
            }
            let used = if expired { Cny::ZERO } else { loss.amount.min(left) };
            left = left - used;
            LossUse { year: loss.year, amount: loss.amount, used, last_year, expired, citation }
        })
        .collect()
}

/// For how many years a loss is carried, and the rule that says so. The longer term is for losses
/// of the years just before a year with the status; whether an older loss gained it earlier depends
/// on since when the status is held.
fn years(facts: &Facts, year: TaxYear, law: &LossLaw, notes: &mut Codes) -> (u16, Citation) {
    let short = u16::try_from(*law.years).unwrap_or(0);
    let long = u16::try_from(*law.years_extended).unwrap_or(0);
    let has_status = facts.high_tech == Some(true) || facts.technology_sme == Some(true);
    let since = facts.status_since.unwrap_or(facts.tax_year);
    let reach = u16::try_from(*law.extended_prior_years).unwrap_or(0);
    if has_status && year.0 + reach >= since.0 {
        return (long, law.years_extended.citation());
    }
    let would_count = year.0 + short < facts.tax_year.0 && year.0 + long >= facts.tax_year.0;
    if has_status && would_count && facts.status_since.is_none() {
        notes.insert(Code::LossesNeedHistory);
    }
    (short, law.years.citation())
}
