//! What is left of a year.

use serde::Serialize;

use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::trace::Silent;
use crate::person::assess::{Outcome, Settings, assess};
use crate::person::decode::PersonProblem;
use crate::person::facts::Facts;
use crate::person::mainland::special_deductions::SpecialDeductions;
#[cfg(feature = "special_incomes")]
use crate::person::mainland::special_incomes::equity_events;

/// Which relief is counted in what is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NetRelief {
    /// None: what is left before any relief.
    None,
    /// The exemption, unless it is ruled out.
    Exemption,
    /// The subsidy, unless it is ruled out.
    Subsidy,
    /// What the best route brings for certain.
    #[default]
    Best,
}

impl NetRelief {
    /// Every way, in order.
    pub const ALL: [Self; 4] = [Self::None, Self::Exemption, Self::Subsidy, Self::Best];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Exemption => "exemption",
            Self::Subsidy => "subsidy",
            Self::Best => "best",
        }
    }

    /// The way with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}

/// How what is left comes about, in yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Statement {
    /// Wages of the year.
    pub wages: Cny,
    /// All other income of the year.
    pub other_income: Cny,
    /// The person's own social insurance and housing fund.
    pub contributions: Cny,
    /// Mainland tax before any relief.
    pub mainland_tax: Cny,
    /// The relief that is counted.
    pub relief: Cny,
    /// Income less contributions and tax, and the relief.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub net: Cny,
    /// Hong Kong tax on the same income.
    pub hong_kong_tax: Cny,
}

/// A person with other wages.
pub(super) struct Person<'a> {
    pub(super) facts: Facts,
    pub(super) settings: &'a Settings,
    relief: NetRelief,
    /// What the facts come to as they are; wages alone refuse nothing.
    asked: Outcome,
    /// What the events of equity pay come to in the year.
    equity: Cny,
}

impl<'a> Person<'a> {
    pub(super) fn new(
        facts: &Facts,
        settings: &'a Settings,
        relief: NetRelief,
    ) -> Result<Self, Vec<PersonProblem>> {
        let asked = assess(facts, settings, &mut Silent)?;
        #[cfg(feature = "special_incomes")]
        let equity = equity_events::of_year(facts, &asked.choices);
        #[cfg(not(feature = "special_incomes"))]
        let equity = Cny::ZERO;
        Ok(Self { facts: facts.clone(), settings, relief, asked, equity })
    }

    /// The year with other wages.
    pub(super) fn outcome(&mut self, wages: Cny) -> Outcome {
        self.facts.mainland.wages = wages;
        assess(&self.facts, self.settings, &mut Silent).unwrap_or(self.asked)
    }

    /// What is left of wages.
    pub(super) fn net(&mut self, wages: Cny) -> Cny {
        self.statement(wages).net
    }

    /// How it comes about.
    pub(super) fn statement(&mut self, wages: Cny) -> Statement {
        let outcome = self.outcome(wages);
        let facts = &self.facts.mainland;
        let other_income = facts.annual_bonus
            + facts.labour_services
            + facts.authors_remuneration
            + facts.royalties
            + facts.business_income
            + facts.talent_subsidy
            + facts.severance
            + facts.special_incomes()
            + self.equity;
        let contributions = facts.social_insurance + facts.housing_fund;
        let mainland_tax = outcome.mainland.tax;
        let relief = match self.relief {
            NetRelief::None => Cny::ZERO,
            NetRelief::Exemption => outcome.exemption.amount,
            NetRelief::Subsidy => outcome.subsidy.amount,
            NetRelief::Best => outcome.election.benefit,
        };
        Statement {
            wages,
            other_income,
            contributions,
            mainland_tax,
            relief,
            net: wages + other_income - contributions - mainland_tax + relief,
            hong_kong_tax: outcome.hong_kong.tax_cny,
        }
    }

    /// Whether the relief may be had.
    pub(super) fn eligible(&mut self, wages: Cny) -> Option<Eligibility> {
        let outcome = self.outcome(wages);
        match self.relief {
            NetRelief::None => None,
            NetRelief::Exemption => Some(outcome.exemption.eligible),
            NetRelief::Subsidy => Some(outcome.subsidy.eligible),
            NetRelief::Best if outcome.election.benefit > Cny::ZERO => Some(Eligibility::Yes),
            NetRelief::Best => Some(Eligibility::Needs),
        }
    }

    /// Yuan for one Hong Kong dollar.
    pub(super) fn millionths_per_hkd(&self) -> i64 {
        self.asked.exchange.cny_per_hkd.millionths()
    }

    /// Deductions that few persons have, with donations in every order that may be taken.
    pub(super) fn special_deductions(&self) -> impl IntoIterator<Item = SpecialDeductions> + use<> {
        let choices = &self.asked.choices;
        SpecialDeductions::of(&self.facts, choices).orders(choices)
    }

    /// Whether the bonus is taxed as the smaller tax says, which may change with the wages.
    pub(super) fn bonus_may_turn(&self) -> bool {
        self.asked.mainland.bonus.is_some_and(|bonus| bonus.merged_total.is_some())
            && self.asked.bonus_method == crate::person::fields::BonusMethod::Best
    }
}
