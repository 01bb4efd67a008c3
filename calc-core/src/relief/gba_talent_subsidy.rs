//! The Greater Bay Area subsidy: the tax above 15% of the taxable income comes back, comprehensive
//! income pooled, other items by themselves, summed: 粤财税〔2023〕21号, art. 1 to 3.

use crate::facts::MainlandFacts;
use crate::mainland::MainlandBurden;
use crate::mainland::annual_bonus::BonusTaxed;
use crate::money::Cny;
use crate::params::alternatives::BonusInSubsidy;
use crate::params::{Choices, InForce, Rate};
use crate::rounding::Exact;
use crate::rulebook::{MainlandLaw, SubsidyLaw};
use crate::trace::{Event, Notes, Part, Section, Term, TraceSink, rounded};

/// The subsidy, item by item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subsidy {
    /// For comprehensive income and bonus.
    pub comprehensive: Cny,
    /// For business income.
    pub business: Cny,
    /// For talent subsidies.
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
    mainland: &MainlandBurden,
    laws: (&SubsidyLaw, &MainlandLaw),
    choices: &Choices,
    sink: &mut S,
) -> Subsidy {
    let (law, mainland_law) = laws;
    let (Some(rate), Some(cap)) = (law.rate, law.cap) else {
        return Subsidy::default();
    };
    sink.note(|| Event::Section { section: Section::Subsidy });
    let mut items = Items { rate, law, mainland_law, sink };
    let comprehensive = items.comprehensive(mainland, choices);
    let business = mainland.business.map_or(Cny::ZERO, |business| {
        items.excess(
            Term::FifteenPercentBusiness,
            Term::SubsidisedBusiness,
            Part::plus(Term::BusinessTax.id(), business.tax),
            business.tax,
            business.taxable_income,
        )
    });
    let talent_subsidy = items.excess(
        Term::FifteenPercentTalentSubsidy,
        Term::SubsidisedTalentSubsidy,
        Part::plus("talent_subsidy_tax", mainland.talent_subsidy_tax),
        mainland.talent_subsidy_tax,
        facts.talent_subsidy,
    );
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
    sink.step(Term::Subsidy, amount, Some(law.other_awards), || {
        vec![
            Part::plus(Term::SubsidyBeforeAwards.id(), within),
            Part::minus("other_talent_awards", facts.other_talent_awards),
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
    /// Comprehensive income, with a bonus taxed by itself as the open point is decided.
    fn comprehensive(&mut self, mainland: &MainlandBurden, choices: &Choices) -> Cny {
        let taxable = mainland.comprehensive.taxable_income;
        let tax = mainland.comprehensive.tax;
        let bonus = mainland.bonus.filter(|bonus| bonus.taxed == BonusTaxed::Separate);
        let (bonus_tax, bonus_amount) =
            bonus.map_or((Cny::ZERO, Cny::ZERO), |bonus| (bonus.tax, bonus.amount));
        match choices.bonus_in_subsidy() {
            BonusInSubsidy::Pooled => {
                self.comprehensive_excess(tax + bonus_tax, taxable + bonus_amount)
            }
            BonusInSubsidy::Apart => {
                self.comprehensive_excess(tax, taxable)
                    + self.comprehensive_excess(bonus_tax, bonus_amount)
            }
            BonusInSubsidy::LeftOut => self.comprehensive_excess(tax, taxable),
        }
    }

    fn comprehensive_excess(&mut self, tax: Cny, base: Cny) -> Cny {
        self.excess(
            Term::FifteenPercentComprehensive,
            Term::SubsidisedComprehensive,
            Part::plus(Term::ComprehensiveTax.id(), tax),
            tax,
            base,
        )
    }

    /// The tax above the rate of its base, not below zero.
    fn excess(&mut self, rate_term: Term, term: Term, taxed: Part, tax: Cny, base: Cny) -> Cny {
        let rate = *self.rate;
        let exact = Exact::product(base.minor(), rate.numerator, rate.denominator);
        let borne: Cny = rounded(self.sink, rate_term, exact, &self.mainland_law.rounding);
        let citation = self.rate.citation();
        self.sink.note(|| Event::Share {
            term: rate_term,
            of: Term::TaxableIncome.id(),
            amount: base.into(),
            rate: rate.to_string(),
            result: borne.into(),
            citation: Some(citation),
        });
        let excess = (tax - borne).or_zero();
        self.sink.step(term, excess, Some(self.law.computation), || {
            vec![taxed, Part::minus(rate_term.id(), borne)]
        });
        excess
    }
}
