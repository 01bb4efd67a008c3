//! The Greater Bay Area subsidy: the tax above 15% of the taxable income comes back, comprehensive
//! income pooled, other items by themselves, summed: 粤财税〔2023〕21号, art. 1 to 3.

use crate::law::money::Cny;
use crate::law::params::{Choices, InForce, Rate};
use crate::law::trace::{Event, Multiplier, Notes, Of, Part, TraceSink, share_of};
use crate::person::facts::MainlandFacts;
use crate::person::mainland::MainlandBurden;
use crate::person::mainland::own_tax::InSubsidy;
use crate::person::month::person_year::MonthlyTax;
use crate::person::rulebook::{MainlandLaw, MonthLaw, SubsidyLaw};
use crate::person::vocabulary::{Section, Term};

/// The subsidy, item by item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subsidy {
    /// For comprehensive income and bonus.
    pub comprehensive: Cny,
    /// For business income, in yuan.
    pub business: Cny,
    /// For talent subsidies, in yuan.
    pub talent_subsidy: Cny,
    /// Whether the items together are above the yearly cap.
    pub capped: bool,
    /// Together, within the cap and less other awards.
    pub amount: Cny,
}

/// The amount that is subsidised if every condition is met. All the tax is taken to have been
/// paid in Shenzhen.
pub fn subsidy<S: TraceSink>(
    facts: &MainlandFacts,
    (mainland, monthly): (&MainlandBurden, Option<(&MonthlyTax, &MonthLaw)>),
    laws: (&SubsidyLaw, &MainlandLaw),
    choices: &Choices,
    sink: &mut S,
) -> Subsidy {
    let (law, mainland_law) = laws;
    let (Some(rate), Some(cap)) = (law.rate, law.cap) else {
        return Subsidy::default();
    };
    sink.note(|| Event::Section { section: Section::Subsidy.into() });
    let mut items = Items { rate, law, mainland_law, sink };
    let comprehensive = match monthly.filter(|_| cfg!(feature = "months")) {
        Some((monthly, law)) => items.months(monthly, law, choices),
        None => items.comprehensive(mainland, choices),
    };
    let business = mainland.business.map_or(Cny::ZERO, |business| {
        let terms = (Term::FifteenPercentBusiness, Term::SubsidisedBusiness);
        let base = (Term::BusinessTaxableIncome.id(), business.taxable_income);
        items.excess(terms, (Term::BusinessTax.id(), business.tax), base)
    });
    let paid = mainland.talent_subsidy_tax;
    let talent_subsidy = if paid == Cny::ZERO {
        Cny::ZERO
    } else {
        let terms = (Term::FifteenPercentTalentSubsidy, Term::SubsidisedTalentSubsidy);
        items.excess(terms, ("talent_subsidy_tax", paid), ("talent_subsidy", facts.talent_subsidy))
    };
    let sum = comprehensive + business + talent_subsidy;
    let within = sum.min(*cap);
    sink.step(Term::SubsidyBeforeAwards, within, Some(cap.citation()), || {
        vec![
            Part::plus(Term::SubsidisedComprehensive.id(), comprehensive),
            Part::plus(Term::SubsidisedBusiness.id(), business),
            Part::plus(Term::SubsidisedTalentSubsidy.id(), talent_subsidy),
        ]
    });
    let amount = (within - facts.other_talent_awards).or_zero();
    sink.step(Term::Subsidy, amount, None, || {
        let awards = Part::minus("other_talent_awards", facts.other_talent_awards);
        vec![
            Part::plus(Term::SubsidyBeforeAwards.id(), within),
            Part { citation: Some(law.other_awards), ..awards },
        ]
    });
    Subsidy { comprehensive, business, talent_subsidy, capped: sum > *cap, amount }
}

struct Items<'a, S> {
    rate: InForce<Rate>,
    law: &'a SubsidyLaw,
    mainland_law: &'a MainlandLaw,
    sink: &'a mut S,
}

impl<S: TraceSink> Items<'_, S> {
    /// Comprehensive income, with incomes taxed by themselves as the open points are decided.
    fn comprehensive(&mut self, mainland: &MainlandBurden, choices: &Choices) -> Cny {
        let income = (Term::TaxableIncome.id(), mainland.comprehensive.taxable_income);
        let income_tax = (Term::ComprehensiveTax.id(), mainland.comprehensive.tax);
        let terms = (Term::FifteenPercentComprehensive, Term::SubsidisedComprehensive);
        let of_place =
            |place| mainland.own_taxes().filter(move |own| own.is_in_subsidy(place, choices));
        let pooled = || of_place(InSubsidy::Pooled);
        let together = if pooled().next().is_none() {
            self.excess(terms, income_tax, income)
        } else {
            let base = income.1 + pooled().map(|own| own.base.1).sum();
            self.sink.step(Term::SubsidyBase, base, None, || {
                let mut parts = vec![Part::plus(income.0, income.1)];
                parts.extend(pooled().map(|own| Part::plus(own.base.0, own.base.1)));
                parts
            });
            let tax = income_tax.1 + pooled().map(|own| own.tax.1).sum();
            let taxes = (Term::ComprehensiveAndBonusTax.id(), tax);
            self.excess(terms, taxes, (Term::SubsidyBase.id(), base))
        };
        let apart = of_place(InSubsidy::Apart);
        together + apart.map(|own| self.excess(terms, own.tax, own.base)).sum()
    }

    /// The months of a non-resident, as the open point is decided.
    fn months(&mut self, monthly: &MonthlyTax, law: &MonthLaw, choices: &Choices) -> Cny {
        let excess = monthly.subsidy(*self.rate, law, choices.nonresident_subsidy());
        let citation = Some(self.law.computation);
        self.sink.step(Term::SubsidisedComprehensive, excess, citation, Vec::new);
        excess
    }

    /// The tax above the rate of its base, not below zero. The terms are those of the two results.
    fn excess(&mut self, terms: (Term, Term), tax: Of<Cny>, base: Of<Cny>) -> Cny {
        let (citation, rate) = (Some(self.rate.citation()), Multiplier::Rate(*self.rate));
        let rounding = &self.mainland_law.rounding;
        let borne = share_of(self.sink, terms.0, base, rate, rounding, citation);
        let excess = (tax.1 - borne).or_zero();
        self.sink.step(terms.1, excess, Some(self.law.computation), || {
            vec![Part::plus(tax.0, tax.1), Part::minus(terms.0.id(), borne)]
        });
        excess
    }
}
