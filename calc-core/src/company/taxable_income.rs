//! 应纳税所得额 of a company: the adjusted profit, less the super deduction, less earlier losses.

use serde::Serialize;

use crate::company::code::Codes;
use crate::company::facts::Facts;
use crate::company::fields::Field;
use crate::company::loss_carry_forward::{LossUse, use_losses};
use crate::company::rulebook::EnterpriseLaw;
use crate::company::super_deduction::{self, super_deduction};
use crate::company::vocabulary::Term;
use crate::law::money::Cny;
use crate::law::trace::{Event, Notes, Part, Silent, TraceSink};

/// What is taken as confirmed although the facts leave it open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Presumed {
    /// The status that lets losses be carried for ten years, held early enough.
    pub ten_year_losses: bool,
    /// An industry with the super deduction of R&D.
    pub super_deduction: bool,
}

/// From profit to taxable income.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = IncomeAnswer))]
pub struct TaxableIncome {
    /// The adjusted profit of the year, in yuan.
    pub profit: Cny,
    /// The super deduction of R&D, in yuan (MOF and STA Announcement [2023] No. 7).
    pub super_deduction: Cny,
    /// What is left before losses, in yuan; negative where it is a loss to be carried forward.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub before_losses: Cny,
    /// Earlier losses, oldest first.
    pub losses: Vec<LossUse>,
    /// What of them is used, in yuan (Enterprise Income Tax Law, art. 18).
    pub losses_used: Cny,
    /// Taxable income (应纳税所得额), in yuan (Enterprise Income Tax Law, art. 5).
    pub taxable_income: Cny,
}

/// The lower taxable incomes that confirming something would bring, what takes least for granted
/// first.
pub(super) fn if_confirmed(
    facts: &Facts,
    confirmed: &TaxableIncome,
    law: &EnterpriseLaw,
) -> Vec<(Presumed, TaxableIncome)> {
    let losses = confirmed.losses.iter().any(|loss| loss.open && loss.amount > Cny::ZERO);
    let rd = super_deduction::is_open(&facts.company);
    [(true, false), (false, true), (true, true)]
        .into_iter()
        .filter(|wanted| (losses || !wanted.0) && (rd || !wanted.1))
        .map(|(ten_year_losses, super_deduction)| {
            let presumed = Presumed { ten_year_losses, super_deduction };
            (presumed, taxable_income(facts, presumed, law, &mut Codes::default(), &mut Silent))
        })
        .filter(|(_, lower)| lower.taxable_income < confirmed.taxable_income)
        .collect()
}

/// Works out what is taxed.
pub(super) fn taxable_income<S: TraceSink>(
    facts: &Facts,
    presumed: Presumed,
    law: &EnterpriseLaw,
    notes: &mut Codes,
    sink: &mut S,
) -> TaxableIncome {
    let super_deduction =
        super_deduction(&facts.company, presumed.super_deduction, law, notes, sink);
    let before_losses = facts.company.profit - super_deduction;
    sink.step(Term::IncomeBeforeLosses, before_losses, None, || {
        vec![
            Part::plus(Field::TaxableIncome.name(), facts.company.profit),
            Part::minus(Term::SuperDeduction.id(), super_deduction),
        ]
    });
    let losses = use_losses(facts, before_losses, presumed.ten_year_losses, &law.losses, notes);
    let losses_used = losses.iter().map(|loss| loss.used).sum();
    let taxable_income = before_losses.or_zero() - losses_used;
    if S::RECORDING {
        for loss in losses.iter().filter(|loss| loss.used > Cny::ZERO) {
            sink.record(Event::Item { name: loss.year.to_string() });
            sink.step(Term::LossUsed, loss.used, Some(loss.citation), Vec::new);
        }
    }
    sink.step(Term::FinalTaxableIncome, taxable_income, None, || {
        vec![
            Part::plus(Term::IncomeBeforeLosses.id(), before_losses.or_zero()),
            Part::minus(Term::LossUsed.id(), losses_used),
        ]
    });
    TaxableIncome {
        profit: facts.company.profit,
        super_deduction,
        before_losses,
        losses,
        losses_used,
        taxable_income,
    }
}
