//! What is withheld from a non-resident in a month: by the monthly rates (MOF and STA Announcement 2019
//! No. 35, art. 3(2)), a bonus and equity income by six.

use super::outcome::{LastOfMonth, Refused, RowFault};
use super::period::{Period, other_amounts};
use super::rows::{Context, Group};
use super::services;
use crate::law::money::Cny;
use crate::law::params::ChoiceId;
use crate::law::params::alternatives::SecondBonus;
use crate::law::trace::{Notes as _, Part, Silent, TraceSink};
use crate::person::month::bonus_by_six::{bonus_by_six, equity_by_six};
use crate::person::month::code::{Code, Codes};
use crate::person::month::facts::MonthFacts;
use crate::person::month::fields::Field;
use crate::person::month::monthly_tax::monthly_tax;
use crate::person::month::points::Points;
use crate::person::month::vocabulary::Term;

/// What a payer knows of earlier months of a non-resident.
#[derive(Default)]
pub(super) struct NonResidentMonths {
    bonus_used: bool,
    equity: Cny,
    equity_tax: Cny,
}

/// What a bonus comes to.
struct BonusOfMonth {
    /// The tax on it.
    tax: Cny,
    /// What of it is taxed with the wages.
    joined: Cny,
}

impl NonResidentMonths {
    /// The figures of a month. After a change of status a resident's bonus is read as one for several
    /// months. `withheld` is what was withheld before.
    pub(super) fn month<S: TraceSink>(
        &mut self,
        (group, periods): (&Group<'_>, &[Period]),
        (changed, withheld): (bool, Cny),
        context: &Context<'_>,
        (notes, points): (&mut Codes, &mut Points),
        sink: &mut S,
    ) -> Result<LastOfMonth, Refused> {
        for (place, facts) in group.facts() {
            if facts.annual_bonus.annual_bonus > Cny::ZERO && !changed {
                let fault = RowFault::alone(Code::BonusAgainstStatus, Field::AnnualBonus);
                return Err((place, fault));
            }
            if facts.deductions.has_residents_only() {
                notes.insert(Code::DeductionsIgnored);
            }
        }
        let bonus = self.bonus((group, periods), context, (&mut *notes, points), sink)?;
        let bonus_tax = bonus.tax + self.equity_tax(periods, context, sink);
        let donations = group.sum(|facts| facts.deductions.donations);
        let reduction = group.sum(|facts| facts.deductions.tax_reduction);
        let wages = periods.iter().map(|period| period.wages).sum::<Cny>() + bonus.joined;
        let month = monthly_tax(wages, donations, context.law, sink).tax;
        let tax = (month.tax - reduction).or_zero();
        sink.step(Term::TaxOfMonth, tax, None, || {
            vec![
                Part::plus(Term::MonthTax.id(), month.tax),
                Part::minus("tax_reduction", reduction),
            ]
        });
        let other = |amount: Cny| {
            let tax = monthly_tax(amount + bonus.joined, donations, context.law, &mut Silent).tax;
            (tax.tax - reduction).or_zero()
        };
        let other_way = other_amounts(periods)
            .map(|(way, amount)| (other(amount), way))
            .min_by_key(|(tax, _)| *tax);
        let services = group
            .facts()
            .map(|(_, facts)| services::non_resident(&facts.services, context, notes, sink));
        let services_tax = services.sum();
        Ok(LastOfMonth {
            taxable_income: month.taxable_income,
            bracket: month.bracket,
            tax,
            bonus_tax,
            services_tax,
            other_way,
            withheld_before: withheld,
            tax_withheld: group.withheld(),
        })
    }

    /// The first bonus of a year is taxed by six.
    fn bonus<S: TraceSink>(
        &mut self,
        (group, periods): (&Group<'_>, &[Period]),
        context: &Context<'_>,
        (notes, points): (&mut Codes, &mut Points),
        sink: &mut S,
    ) -> Result<BonusOfMonth, Refused> {
        let of_periods: Cny = periods.iter().map(|period| period.bonus).sum();
        let bonus = of_periods + group.sum(|facts| facts.annual_bonus.annual_bonus);
        let pays = |facts: &MonthFacts| {
            facts.bonus.is_some() || facts.annual_bonus.annual_bonus > Cny::ZERO
        };
        let Some((place, _)) = group.facts().rfind(|(_, facts)| pays(facts)) else {
            return Ok(BonusOfMonth { tax: Cny::ZERO, joined: Cny::ZERO });
        };
        if !self.bonus_used {
            self.bonus_used = true;
            let tax = bonus_by_six(bonus, context.law, sink).tax;
            return Ok(BonusOfMonth { tax, joined: Cny::ZERO });
        }
        if context.choices.second_bonus() == SecondBonus::Refused {
            return Err((place, RowFault::alone(Code::SecondBonus, Field::BonusPaidInChina)));
        }
        notes.insert(Code::SecondBonusJoins);
        points.insert(ChoiceId::SecondBonus);
        Ok(BonusOfMonth { tax: Cny::ZERO, joined: bonus })
    }

    /// The tax on equity income of the year so far, less what was withheld from it before.
    fn equity_tax<S: TraceSink>(
        &mut self,
        periods: &[Period],
        context: &Context<'_>,
        sink: &mut S,
    ) -> Cny {
        let equity: Cny = periods.iter().map(|period| period.equity).sum();
        if equity == Cny::ZERO {
            return Cny::ZERO;
        }
        self.equity = self.equity + equity;
        let tax = equity_by_six(self.equity, self.equity_tax, context.law, sink).tax;
        self.equity_tax = self.equity_tax + tax;
        tax
    }
}
