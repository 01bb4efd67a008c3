//! R&D expenses are deducted once more (MOF/STA Announcement 2023 No. 7), and 1.2 times more by
//! makers of integrated circuits and machine tools (Announcement 2023 No. 44).

use crate::company::code::{Code, Codes};
use crate::company::facts::CompanyFacts;
use crate::company::fields::{Field, RdKind};
use crate::company::rulebook::{EnterpriseLaw, SuperDeductionLaw};
use crate::company::vocabulary::Term;
use crate::law::assumed::Assumed;
use crate::law::money::Cny;
use crate::law::params::{InForce, Rate};
use crate::law::trace::{Multiplier, TraceSink, share_of};

/// The rate of the super deduction.
pub(super) fn rate(company: &CompanyFacts, law: &SuperDeductionLaw) -> InForce<Rate> {
    match company.rd_kind {
        Some(RdKind::IntegratedCircuit | RdKind::MachineTool) => law.special,
        Some(RdKind::General) | None => law.general,
    }
}

/// Whether there is a super deduction if the industry is confirmed, and not otherwise.
pub(super) fn is_open(company: &CompanyFacts) -> bool {
    company.rd_expense > Cny::ZERO && company.rd_excluded_industry == Assumed::Unknown
}

/// What is deducted once more; `confirmed` takes an industry said to be unknown as one with the
/// deduction.
pub(super) fn super_deduction<S: TraceSink>(
    company: &CompanyFacts,
    confirmed: bool,
    law: &EnterpriseLaw,
    notes: &mut Codes,
    sink: &mut S,
) -> Cny {
    if company.rd_expense == Cny::ZERO {
        return Cny::ZERO;
    }
    match company.rd_excluded_industry {
        Assumed::No => {}
        Assumed::Blank => notes.insert(Code::AssumedRdIndustry),
        Assumed::Unknown if confirmed => {}
        Assumed::Unknown => {
            notes.insert(Code::RdIndustryOpen);
            return Cny::ZERO;
        }
        Assumed::Yes => return Cny::ZERO,
    }
    let rate = rate(company, &law.super_deduction);
    let of = (Field::RdExpense.name(), company.rd_expense);
    let citation = Some(rate.citation());
    share_of(sink, Term::SuperDeduction, of, Multiplier::Rate(*rate), &law.rounding, citation)
}
