//! 应纳税所得额 of a company: the adjusted profit, less the super deduction, less earlier losses.

use crate::code::Codes;
use crate::enterprise::facts::Facts;
use crate::enterprise::fields::Field;
use crate::enterprise::loss_carry_forward::{LossUse, use_losses};
use crate::enterprise::super_deduction::super_deduction;
use crate::money::Cny;
use crate::rulebook::EnterpriseLaw;
use crate::trace::{Event, Notes, Part, Section, Term, TraceSink};

/// From profit to taxable income.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxableIncome {
    /// The adjusted profit.
    pub profit: Cny,
    /// The super deduction of R&D.
    pub super_deduction: Cny,
    /// What is left; below zero it is a loss to be carried forward.
    pub before_losses: Cny,
    /// Earlier losses, oldest first.
    pub losses: Vec<LossUse>,
    /// What of them is used.
    pub losses_used: Cny,
    /// What is taxed.
    pub taxable_income: Cny,
}

/// Works out what is taxed.
pub(super) fn taxable_income<S: TraceSink>(
    facts: &Facts,
    law: &EnterpriseLaw,
    notes: &mut Codes,
    sink: &mut S,
) -> TaxableIncome {
    sink.note(|| Event::Section { section: Section::CompanyIncome });
    let super_deduction = super_deduction(&facts.rd, law, notes, sink);
    let before_losses = facts.profit - super_deduction;
    sink.step(Term::IncomeBeforeLosses, before_losses, None, || {
        vec![
            Part::plus(Field::TaxableIncome.name(), facts.profit),
            Part::minus(Term::SuperDeduction.id(), super_deduction),
        ]
    });
    let losses = use_losses(facts, before_losses, &law.losses, notes);
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
        profit: facts.profit,
        super_deduction,
        before_losses,
        losses,
        losses_used,
        taxable_income,
    }
}
