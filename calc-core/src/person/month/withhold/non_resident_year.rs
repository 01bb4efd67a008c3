//! The months of a year taxed as a non-resident's, as it turned out.

use super::rows::{Context, Group};
use super::year::Year;
use crate::law::money::Cny;
use crate::law::params::Rate;
use crate::law::params::alternatives::{NonresidentRelief, NonresidentSubsidy, TwoPayers};
use crate::law::period::TaxYear;
use crate::law::trace::Silent;
use crate::person::month::bonus_by_six::{bonus_by_six, equity_by_six};
use crate::person::month::facts::ServicesFacts;
use crate::person::month::monthly_tax::monthly_tax;
use crate::person::month::person_year::MonthlyTax;
use crate::person::month::relief::{TaxedIncome, subsidy};
use crate::person::month::services::{Service, payment_tax, treaty_royalty_tax};
use crate::person::rulebook::Rulebook;

/// The months of a non-resident: taxable income and tax of wages with bonus and equity, of labour, of
/// author's remuneration and of royalties.
#[derive(Default)]
pub(super) struct NonResidentYear {
    items: [Vec<TaxedIncome>; 4],
    /// What of the first was taxed by sixths.
    by_six: TaxedIncome,
    /// Tax on royalties at the rate of the Arrangement, which belongs to none of them.
    treaty_tax: Cny,
    bonus_used: bool,
    equity: Cny,
    equity_tax: Cny,
}

impl NonResidentYear {
    /// The tax of all months; `two_payers` is a month in which two payers in China paid.
    pub(super) fn of(year: &Year<'_>, two_payers: Option<u8>) -> Self {
        let choices = year.context.choices;
        let one = two_payers.is_some() && choices.two_payers() == TwoPayers::OneDeduction;
        let mut order: Vec<&Group<'_>> = year.groups.iter().collect();
        order.sort_by_key(|group| group.month);
        let mut months = Self::default();
        for of_month in order.chunk_by(|before, next| one && before.month == next.month) {
            months.add_month(of_month, year);
        }
        months
    }

    fn add_month(&mut self, of_month: &[&Group<'_>], year: &Year<'_>) {
        let law = year.context.law;
        let (mut wages, mut bonus, mut equity) = (Cny::ZERO, Cny::ZERO, Cny::ZERO);
        let (mut donated, mut reduced) = (Cny::ZERO, Cny::ZERO);
        for (_, facts) in of_month.iter().flat_map(|group| group.facts()) {
            let period = year.period(facts);
            wages = wages + period.wages;
            bonus = bonus + period.bonus + facts.annual_bonus.annual_bonus;
            equity = equity + period.equity;
            donated = donated + facts.deductions.donations;
            reduced = reduced + facts.deductions.tax_reduction;
            self.add_services(&facts.services, year.context);
        }
        let mut taxed = TaxedIncome { taxable_income: equity, tax: Cny::ZERO };
        if equity > Cny::ZERO {
            self.equity = self.equity + equity;
            taxed.tax = equity_by_six(self.equity, self.equity_tax, law, &mut Silent).tax;
            self.equity_tax = self.equity_tax + taxed.tax;
        }
        if bonus > Cny::ZERO && !self.bonus_used {
            self.bonus_used = true;
            taxed.taxable_income = taxed.taxable_income + bonus;
            taxed.tax = taxed.tax + bonus_by_six(bonus, law, &mut Silent).tax;
        } else {
            wages = wages + bonus;
        }
        self.by_six = self.by_six.plus(taxed);
        let month = monthly_tax(wages, donated, law, &mut Silent).tax;
        taxed.taxable_income = taxed.taxable_income + month.taxable_income;
        taxed.tax = taxed.tax + (month.tax - reduced).or_zero();
        self.items[0].push(taxed);
    }

    fn add_services(&mut self, services: &ServicesFacts, context: &Context<'_>) {
        let law = context.law;
        let mut add = |item: usize, kind: Service, gross: Cny| {
            if gross > Cny::ZERO {
                let taxed = payment_tax(kind, gross, law, &mut Silent);
                let (taxable_income, tax) = (taxed.taxable_income, taxed.tax);
                self.items[item].push(TaxedIncome { taxable_income, tax });
            }
        };
        if !services.treaty {
            add(1, Service::Labour, services.labour_services);
            add(2, Service::Author, services.authors_remuneration);
        }
        if services.royalties_treaty {
            let tax = treaty_royalty_tax(services.royalties, law, &mut Silent);
            self.treaty_tax = self.treaty_tax + tax;
        } else {
            add(3, Service::Royalty, services.royalties);
        }
    }

    /// The tax on all of them.
    pub(super) fn tax(&self) -> Cny {
        self.items.iter().flatten().map(|month| month.tax).sum::<Cny>() + self.treaty_tax
    }

    /// The months added up. `rate` is that of the subsidy.
    pub(super) fn added_up(&self, rate: Option<Rate>, context: &Context<'_>) -> MonthlyTax {
        let sum = |months: &Vec<TaxedIncome>| {
            months.iter().fold(TaxedIncome::default(), |sum, month| sum.plus(*month))
        };
        let above_by_month = rate.map_or(Cny::ZERO, |rate| {
            let items = self.items.each_ref().map(Vec::as_slice);
            let rounding = context.law.mainland.rounding.rounding();
            subsidy(&items, rate, rounding, NonresidentSubsidy::PerMonth)
        });
        MonthlyTax {
            items: self.items.each_ref().map(sum),
            by_six: self.by_six,
            treaty_tax: self.treaty_tax,
            above_by_month,
        }
    }

    /// The subsidy, where a text knows one for the year and the open point does not rule it out.
    pub(super) fn subsidy(&self, year: TaxYear, context: &Context<'_>) -> Option<Cny> {
        let rate = *Rulebook::get().relief(year)?.subsidy.rate?;
        if context.choices.nonresident_relief() == NonresidentRelief::No {
            return None;
        }
        let months = self.added_up(Some(rate), context);
        Some(months.subsidy(rate, context.law, context.choices.nonresident_subsidy()))
    }
}

/// The income amounts of a non-resident's months: of wages, and of bonus and equity.
pub(super) fn income_amounts(year: &Year<'_>) -> (Cny, Cny) {
    year.facts().fold((Cny::ZERO, Cny::ZERO), |(wages, bonuses), facts| {
        let period = year.period(facts);
        let bonus = period.bonus + period.equity + facts.annual_bonus.annual_bonus;
        (wages + period.wages, bonuses + bonus)
    })
}
