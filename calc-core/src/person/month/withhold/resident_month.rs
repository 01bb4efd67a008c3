//! What is withheld from a resident in a month: by accumulation at one payer (STA Announcement 2018
//! No. 61, art. 6).

use super::outcome::{LastOfMonth, Refused, RowFault, Treatment};
use super::period::{Period, other_amounts};
use super::rows::{Context, Group};
use super::services;
use crate::law::money::Cny;
use crate::law::params::ChoiceId;
use crate::law::params::alternatives::NondomiciledBonus;
use crate::law::trace::{Event, Notes as _, Silent, TraceSink};
use crate::person::mainland::annual_bonus::separate_tax;
use crate::person::month::code::{Code, Codes};
use crate::person::month::cumulative_withholding::{Accumulation, WithholdingMonth};
use crate::person::month::facts::MonthFacts;
use crate::person::month::fields::{BonusMethod, Field};
use crate::person::month::labour_accumulation::LabourAccumulation;
use crate::person::month::points::Points;
use crate::person::month::vocabulary::Term;

/// What a payer has accumulated for a resident.
#[derive(Default)]
pub(super) struct ResidentMonths {
    as_given: Accumulation,
    other: Accumulation,
    other_way: Option<Treatment>,
    labour: LabourAccumulation,
    special_additional: Option<Cny>,
    pension: Option<Cny>,
    bonus_used: bool,
}

impl ResidentMonths {
    /// The figures of a month of an employment that began in the month `start`.
    pub(super) fn month<S: TraceSink>(
        &mut self,
        (group, periods): (&Group<'_>, &[Period]),
        start: u8,
        context: &Context<'_>,
        (notes, points): (&mut Codes, &mut Points),
        sink: &mut S,
    ) -> Result<LastOfMonth, Refused> {
        let (merged, bonus_tax) = self.bonus(group, context, points, sink)?;
        let deductions = self.deductions(group, context, notes, sink)?;
        let basic = basic_to_date(group, start, context)?;
        let month = |wages: Cny| WithholdingMonth {
            income: wages + merged,
            deductions,
            donations: group.sum(|facts| facts.deductions.donations),
            tax_reduction: group.sum(|facts| facts.deductions.tax_reduction),
        };
        let wages: Cny = periods.iter().map(|period| period.wages).sum();
        let held = self.as_given.add(&month(wages), basic, &context.law.mainland, sink);
        sink.note(|| Event::Rule {
            term: Term::TaxOfMonth.into(),
            citation: context.law.cumulative.citation(),
        });
        let (way, other) = other_amounts(periods)
            .next()
            .map_or((None, wages), |(way, amount)| (Some(way), amount));
        self.other_way = way.or(self.other_way);
        let other = self.other.add(&month(other), basic, &context.law.mainland, &mut Silent);
        let services_tax = services::resident(group, start, &mut self.labour, context, notes);
        if services_tax > Cny::ZERO {
            sink.step(Term::ServicesTax, services_tax, None, Vec::new);
        }
        Ok(LastOfMonth {
            taxable_income: held.taxable_income_to_date,
            bracket: held.to_date.bracket,
            tax: held.tax,
            bonus_tax,
            services_tax,
            other_way: self.other_way.map(|way| (other.tax, way)),
            withheld_before: held.withheld_before,
            tax_withheld: group.withheld(),
        })
    }

    /// What of the one-off bonuses joins the wages, and the tax on the one that does not.
    fn bonus<S: TraceSink>(
        &mut self,
        group: &Group<'_>,
        context: &Context<'_>,
        points: &mut Points,
        sink: &mut S,
    ) -> Result<(Cny, Cny), Refused> {
        let (mut merged, mut tax) = (Cny::ZERO, Cny::ZERO);
        for (place, facts) in group.facts() {
            for (split, field) in
                [(&facts.bonus, Field::BonusPaidInChina), (&facts.equity, Field::EquityPaidInChina)]
            {
                if split.is_some() {
                    return Err((place, RowFault::alone(Code::BonusAgainstStatus, field)));
                }
            }
            let bonus = facts.annual_bonus.annual_bonus;
            if bonus == Cny::ZERO {
                continue;
            }
            if merges(facts, context, points) {
                merged = merged + bonus;
            } else if self.bonus_used {
                return Err((place, RowFault::alone(Code::SecondBonus, Field::AnnualBonus)));
            } else {
                self.bonus_used = true;
                let scale = &context.law.mainland.monthly_scale;
                tax = tax + separate_tax(bonus, scale, sink);
            }
        }
        Ok((merged, tax))
    }

    /// What the month adds to the deductions.
    fn deductions<S: TraceSink>(
        &mut self,
        group: &Group<'_>,
        context: &Context<'_>,
        notes: &mut Codes,
        sink: &mut S,
    ) -> Result<Cny, Refused> {
        let of_month = group.sum(|facts| {
            let deductions = &facts.deductions;
            deductions.social_insurance + deductions.housing_fund + deductions.other_deductions
        });
        let special = to_date(
            group,
            (self.special_additional, Field::SpecialAdditionalDeductionsToDate),
            |facts| facts.deductions.special_additional_deductions_to_date,
        )?;
        let pension = to_date(group, (self.pension, Field::PersonalPensionToDate), |facts| {
            facts.deductions.personal_pension_to_date
        })?;
        let falls = |now: Option<Cny>, before: Option<Cny>| {
            now.unwrap_or_default() < before.unwrap_or_default()
        };
        if falls(special, self.special_additional) || falls(pension, self.pension) {
            notes.insert(Code::ToDateFalls);
        }
        let most = *context.law.personal_pension;
        if let Some(claimed) = pension.filter(|pension| *pension > most) {
            notes.insert(Code::CapApplied);
            sink.note(|| Event::Cap {
                field: Field::PersonalPensionToDate.about().name,
                claimed: claimed.into(),
                cap: most.into(),
                counted: most.into(),
                citation: context.law.personal_pension.citation(),
            });
        }
        let step = |now: Option<Cny>, before: Option<Cny>| {
            now.unwrap_or_default() - before.unwrap_or_default()
        };
        let capped = |pension: Option<Cny>| pension.map(|pension| pension.min(most));
        let added = of_month
            + step(special, self.special_additional)
            + step(capped(pension), capped(self.pension));
        (self.special_additional, self.pension) = (special, pension);
        Ok(added)
    }
}

/// An amount to date, which several rows of a month give alike, and later months do not leave out.
fn to_date(
    group: &Group<'_>,
    (before, field): (Option<Cny>, Field),
    of: impl Fn(&MonthFacts) -> Option<Cny>,
) -> Result<Option<Cny>, Refused> {
    let mut found: Option<(Cny, u64)> = None;
    for (place, facts) in group.facts() {
        let Some(amount) = of(facts) else { continue };
        let (known, row) = *found.get_or_insert((amount, group.all[place].row));
        if known != amount {
            return Err((place, RowFault::differs(field, row)));
        }
    }
    if found.is_none() && before.is_some_and(|before| before > Cny::ZERO) {
        return Err((group.last_place(), RowFault::alone(Code::MissingValue, field)));
    }
    Ok(found.map(|(amount, _)| amount))
}

/// The basic deduction to date; the rows of a month follow one rule.
fn basic_to_date(group: &Group<'_>, start: u8, context: &Context<'_>) -> Result<Cny, Refused> {
    let mut rule: Option<(_, u64)> = None;
    let mut last = 0;
    for (place, facts) in group.facts() {
        let (known, row) =
            *rule.get_or_insert((facts.deductions.basic_deduction_rule, group.all[place].row));
        if known != facts.deductions.basic_deduction_rule {
            return Err((place, RowFault::differs(Field::BasicDeductionRule, row)));
        }
        last = place;
    }
    let basic = rule.and_then(|(rule, _)| rule.to_date(group.month, start, context.law));
    basic.ok_or((last, RowFault::alone(Code::RuleNotInForce, Field::BasicDeductionRule)))
}

/// Whether a one-off bonus joins the wages.
fn merges(facts: &MonthFacts, context: &Context<'_>, points: &mut Points) -> bool {
    if facts.annual_bonus.bonus_method == Some(BonusMethod::Merged) {
        return true;
    }
    if facts.standing.is_domiciled() {
        return false;
    }
    points.insert(ChoiceId::NondomiciledBonus);
    context.choices.nondomiciled_bonus() == NondomiciledBonus::MergedOnly
}
