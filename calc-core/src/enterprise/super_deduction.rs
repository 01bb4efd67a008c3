//! R&D expenses are deducted once more (MOF/STA Announcement 2023 No. 7), and 1.2 times more by
//! makers of integrated circuits and machine tools (Announcement 2023 No. 44).

use crate::code::{Code, Codes};
use crate::enterprise::facts::Rd;
use crate::enterprise::fields::{Field, RdKind};
use crate::money::Cny;
use crate::params::{InForce, Rate};
use crate::rulebook::{EnterpriseLaw, SuperDeductionLaw};
use crate::trace::{Term, TraceSink, share_of};

/// The rate of the super deduction.
pub(super) fn rate(rd: &Rd, law: &SuperDeductionLaw) -> InForce<Rate> {
    match rd.kind {
        Some(RdKind::IntegratedCircuit | RdKind::MachineTool) => law.special,
        Some(RdKind::General) | None => law.general,
    }
}

/// What is deducted once more.
pub(super) fn super_deduction<S: TraceSink>(
    rd: &Rd,
    law: &EnterpriseLaw,
    notes: &mut Codes,
    sink: &mut S,
) -> Cny {
    if rd.expense == Cny::ZERO || rd.excluded_industry == Some(true) {
        return Cny::ZERO;
    }
    if rd.excluded_industry.is_none() {
        notes.insert(Code::AssumedRdIndustry);
    }
    let rate = rate(rd, &law.super_deduction);
    let of = (Field::RdExpense.name(), rd.expense);
    let share = (rate.numerator, rate.denominator);
    let shown = || (rate.to_string(), Some(rate.citation()));
    share_of(sink, Term::SuperDeduction, of, share, &law.rounding, shown)
}
