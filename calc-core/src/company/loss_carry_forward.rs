//! Earlier losses (Enterprise Income Tax Law, art. 18; 财税〔2018〕76号): oldest first, five years, or
//! ten with the status of a high-tech enterprise or technology SME.

use serde::Serialize;

use crate::company::code::{Code, Codes};
use crate::company::facts::Facts;
use crate::company::rulebook::LossLaw;
use crate::law::money::Cny;
use crate::law::params::Citation;
use crate::law::period::TaxYear;

/// What became of an earlier loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = LossAnswer))]
pub struct LossUse {
    /// The tax year in which the loss was made.
    pub year: TaxYear,
    /// What was left of it, in yuan.
    pub amount: Cny,
    /// What is used this year, in yuan.
    pub used: Cny,
    /// What is left for later years, in yuan; nothing where it has expired.
    pub left: Cny,
    /// The last year in which it can be used; of an open one, the last if the status is confirmed.
    pub last_year: TaxYear,
    /// Whether that year is past.
    pub expired: bool,
    /// Whether it can be used only if a status, or since when it is held, is confirmed.
    pub open: bool,
    /// The rule that gives the last year.
    pub citation: Citation,
}

/// For how long a loss is carried.
struct Term {
    years: u16,
    open: bool,
    citation: Citation,
}

/// The losses, oldest first, as they are used against an income; `ten_years` takes as confirmed
/// what the longer term needs and the facts leave open.
pub(super) fn use_losses(
    facts: &Facts,
    income: Cny,
    ten_years: bool,
    law: &LossLaw,
    notes: &mut Codes,
) -> Vec<LossUse> {
    let mut left = income.or_zero();
    facts
        .company
        .losses
        .iter()
        .map(|loss| {
            let term = term(facts, loss.year, law);
            let open = term.open && !ten_years;
            let last_year = TaxYear(loss.year.0 + term.years);
            let expired = last_year < facts.company.tax_year;
            if loss.amount > Cny::ZERO {
                note(facts, expired, open, notes);
            }
            let used = if expired || open { Cny::ZERO } else { loss.amount.min(left) };
            left = left - used;
            let rest = if expired { Cny::ZERO } else { loss.amount - used };
            LossUse {
                year: loss.year,
                amount: loss.amount,
                used,
                left: rest,
                last_year,
                expired,
                open,
                citation: term.citation,
            }
        })
        .collect()
}

fn note(facts: &Facts, expired: bool, open: bool, notes: &mut Codes) {
    if expired {
        notes.insert(Code::LossesExpired);
    }
    if open {
        let held = holds_status(facts);
        notes.insert(if held { Code::LossesNeedHistory } else { Code::LossesOpen });
    }
}

fn holds_status(facts: &Facts) -> bool {
    facts.company.high_tech_certificate == Some(true) || facts.company.technology_sme == Some(true)
}

/// For how many years a loss is carried, and the rule that says so. The longer term is for losses
/// of the years just before a year with the status; whether an older loss gained it earlier depends
/// on since when the status is held.
fn term(facts: &Facts, year: TaxYear, law: &LossLaw) -> Term {
    let short = u16::try_from(*law.years).unwrap_or(0);
    let long = u16::try_from(*law.years_extended).unwrap_or(0);
    let reach = u16::try_from(*law.extended_prior_years).unwrap_or(0);
    let reached_from = |since: TaxYear| year.0 + reach >= since.0;
    let extended = |open| Term { years: long, open, citation: law.years_extended.citation() };
    let since = facts.company.status_since;
    if holds_status(facts) && reached_from(since.unwrap_or(facts.company.tax_year)) {
        return extended(false);
    }
    let may_hold = facts.company.high_tech_certificate != Some(false)
        || facts.company.technology_sme != Some(false);
    let only_longer =
        year.0 + short < facts.company.tax_year.0 && year.0 + long >= facts.company.tax_year.0;
    if may_hold && only_longer && since.is_none_or(reached_from) {
        return extended(true);
    }
    Term { years: short, open: false, citation: law.years.citation() }
}
