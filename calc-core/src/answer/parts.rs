//! The members of an answer.

use serde::Serialize;

use crate::assess::{Outcome, Settings};
use crate::facts::Facts;
use crate::hongkong::salaries_tax::Basis;
use crate::mainland::annual_bonus::BonusTaxed;
use crate::money::{Cny, Hkd};
use crate::open_points::open_points;
use crate::params::{ChoiceId, Choices, Citation, Date, Evidence, InForce, Window};
use crate::rate::{ExchangeRate, Thousandths};
use crate::relief::eligibility::{
    ConditionId, Eligibility, exemption_citation, exemption_conditions, subsidy_citation,
    subsidy_conditions,
};
use crate::rulebook::{ReliefLaw, Rulebook};
use crate::trace::{Event, Route, Section};

use super::TraceLevel;

/// Mainland tax.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MainlandAnswer {
    /// Comprehensive income.
    pub comprehensive: ComprehensiveAnswer,
    /// The bonus, where there is one.
    pub bonus: Option<BonusAnswer>,
    /// Business income, where there is some.
    pub business: Option<BusinessAnswer>,
    /// Tax paid on talent subsidies.
    pub talent_subsidy_tax: Cny,
    /// All of it.
    pub tax: Cny,
}

/// Comprehensive income, with the bonus in it where it is merged.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComprehensiveAnswer {
    /// 收入额.
    pub income_amount: Cny,
    /// Income less every deduction but donations; it may be negative.
    pub base: Cny,
    /// The most that donations count.
    pub donation_limit: Cny,
    /// The donations that count.
    pub donations_counted: Cny,
    /// 应纳税所得额.
    pub taxable_income: Cny,
    /// The tax.
    pub tax: Cny,
}

/// The one-off annual bonus.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BonusAnswer {
    /// How it is taxed.
    pub taxed: BonusTaxed,
    /// The bonus.
    pub amount: Cny,
    /// Its own tax; nothing where it is merged.
    pub tax: Cny,
    /// Tax on comprehensive income and bonus if it is taxed by itself.
    pub separate_total: Cny,
    /// The same if it is merged.
    pub merged_total: Cny,
}

/// Business income.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BusinessAnswer {
    /// What is taxed.
    pub taxable_income: Cny,
    /// The tax before the reduction for individual households.
    pub tax_before_reduction: Cny,
    /// The reduction.
    pub reduction: Cny,
    /// The tax.
    pub tax: Cny,
}

impl From<&Outcome> for MainlandAnswer {
    fn from(outcome: &Outcome) -> Self {
        let mainland = &outcome.mainland;
        let comprehensive = mainland.comprehensive;
        Self {
            comprehensive: ComprehensiveAnswer {
                income_amount: comprehensive.income_amount,
                base: comprehensive.base,
                donation_limit: comprehensive.donation_limit,
                donations_counted: comprehensive.donations_counted,
                taxable_income: comprehensive.taxable_income,
                tax: comprehensive.tax,
            },
            bonus: mainland.bonus.map(|bonus| BonusAnswer {
                taxed: bonus.taxed,
                amount: bonus.amount,
                tax: bonus.tax,
                separate_total: bonus.separate_total,
                merged_total: bonus.merged_total,
            }),
            business: mainland.business.map(|business| BusinessAnswer {
                taxable_income: business.taxable_income,
                tax_before_reduction: business.tax_before_reduction,
                reduction: business.reduction,
                tax: business.tax,
            }),
            talent_subsidy_tax: mainland.talent_subsidy_tax,
            tax: mainland.tax,
        }
    }
}

/// Hong Kong tax on the same income.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HongKongAnswer {
    /// Salaries tax.
    pub salaries_tax: SalariesTaxAnswer,
    /// Profits tax, where there is a business.
    pub profits_tax: Option<ProfitsTaxAnswer>,
    /// All of it.
    pub tax: Hkd,
    /// All of it, in yuan.
    pub tax_cny: Cny,
}

/// Salaries tax; in a joint assessment the couple's, but for the first two and the last two.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SalariesTaxAnswer {
    /// The person's assessable income.
    pub assessable_income: Hkd,
    /// The person's net assessable income.
    pub net_assessable_income: Hkd,
    /// Concessionary deductions.
    pub deductions: Hkd,
    /// Net income.
    pub net_income: Hkd,
    /// Allowances.
    pub allowances: Hkd,
    /// Net chargeable income.
    pub net_chargeable_income: Hkd,
    /// The charge at progressive rates.
    pub progressive_charge: Hkd,
    /// The charge at the standard rate.
    pub standard_charge: Hkd,
    /// The lower of the two.
    pub basis: Basis,
    /// The tax before the one-off reduction.
    pub tax_before_reduction: Hkd,
    /// The reduction.
    pub tax_reduction: Hkd,
    /// The tax after it.
    pub tax_after_reduction: Hkd,
    /// The person's part.
    pub tax: Hkd,
    /// The same in yuan.
    pub tax_cny: Cny,
}

/// Profits tax of an unincorporated business.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfitsTaxAnswer {
    /// Assessable profits.
    pub assessable_profits: Hkd,
    /// The tax before the one-off reduction.
    pub tax_before_reduction: Hkd,
    /// The reduction.
    pub tax_reduction: Hkd,
    /// The tax.
    pub tax: Hkd,
    /// The same in yuan.
    pub tax_cny: Cny,
}

impl From<&Outcome> for HongKongAnswer {
    fn from(outcome: &Outcome) -> Self {
        let hong_kong = &outcome.hong_kong;
        let salaries = hong_kong.salaries;
        Self {
            salaries_tax: SalariesTaxAnswer {
                assessable_income: salaries.assessable_income,
                net_assessable_income: salaries.net_assessable_income,
                deductions: salaries.deductions,
                net_income: salaries.net_income,
                allowances: salaries.allowances,
                net_chargeable_income: salaries.net_chargeable_income,
                progressive_charge: salaries.progressive_charge,
                standard_charge: salaries.standard_charge,
                basis: salaries.basis,
                tax_before_reduction: salaries.tax_before_reduction,
                tax_reduction: salaries.tax_reduction,
                tax_after_reduction: salaries.tax_after_reduction,
                tax: salaries.tax,
                tax_cny: hong_kong.salaries_cny,
            },
            profits_tax: hong_kong.profits.map(|profits| ProfitsTaxAnswer {
                assessable_profits: profits.assessable_profits,
                tax_before_reduction: profits.tax_before_reduction,
                tax_reduction: profits.tax_reduction,
                tax: profits.tax,
                tax_cny: hong_kong.profits_cny,
            }),
            tax: hong_kong.tax,
            tax_cny: hong_kong.tax_cny,
        }
    }
}

/// The exchange rate and where it comes from.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExchangeAnswer {
    /// Yuan for one Hong Kong dollar.
    pub cny_per_hkd: ExchangeRate,
    /// The day of the quotation, where the rate is the engine's own.
    pub observed_on: Option<Date>,
    /// Where it comes from, where it is the engine's own.
    pub citation: Option<Citation>,
}

impl From<&Outcome> for ExchangeAnswer {
    fn from(outcome: &Outcome) -> Self {
        let exchange = &outcome.exchange;
        Self {
            cny_per_hkd: exchange.cny_per_hkd,
            observed_on: exchange.observed_on,
            citation: exchange.citation,
        }
    }
}

/// A condition, its answer, and whether it decided the whole.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Condition {
    /// What is asked.
    pub id: ConditionId,
    /// The answer.
    pub answer: Eligibility,
    /// The column that gave it.
    pub fact: &'static str,
    /// Whether the whole answer is what it is because of this one.
    pub decided: bool,
    /// Where it stands in the law.
    pub citation: Citation,
    /// The smallest change of a fact that would turn the answer, where it is worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flips: Option<Flip>,
}

/// The smallest change of one fact that turns an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Flip {
    /// The column.
    pub fact: &'static str,
    /// What it would have to say.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub value: FlipValue,
    /// The answer then.
    pub answer: Eligibility,
}

/// What a fact would have to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FlipValue {
    /// An amount.
    Amount(Cny),
    /// A number of persons, in thousandths.
    Persons(Thousandths),
    /// A word.
    Word(&'static str),
}

/// The exemption.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExemptionAnswer {
    /// Whether the person may have it.
    pub eligible: Eligibility,
    /// What it is worth as things stand.
    pub amount: Cny,
    /// Of the tax on comprehensive income and bonus, if every condition is met.
    pub comprehensive: Cny,
    /// Of the tax on business income.
    pub business: Cny,
    /// Of the tax on talent subsidies.
    pub talent_subsidy: Cny,
    /// The conditions.
    pub conditions: Vec<Condition>,
}

/// The 15% subsidy.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubsidyAnswer {
    /// Whether the person may have it.
    pub eligible: Eligibility,
    /// What it is worth as things stand.
    pub amount: Cny,
    /// For comprehensive income and bonus, if every condition is met.
    pub comprehensive: Cny,
    /// For business income.
    pub business: Cny,
    /// For talent subsidies.
    pub talent_subsidy: Cny,
    /// Whether the items together are above the yearly cap.
    pub capped: bool,
    /// The conditions.
    pub conditions: Vec<Condition>,
}

fn relief_law(outcome: &Outcome) -> Option<&'static ReliefLaw> {
    Rulebook::get().relief(outcome.tax_year)
}

fn conditions(
    answers: &[(ConditionId, Eligibility)],
    whole: Eligibility,
    cite: impl Fn(ConditionId) -> Citation,
) -> Vec<Condition> {
    answers
        .iter()
        .map(|(id, answer)| Condition {
            id: *id,
            answer: *answer,
            fact: id.fact(),
            decided: *answer == whole,
            citation: cite(*id),
            flips: None,
        })
        .collect()
}

fn exemption_answers(facts: &Facts, outcome: &Outcome) -> Vec<Condition> {
    relief_law(outcome).map_or_else(Vec::new, |law| {
        let answers = exemption_conditions(&facts.person, &law.exemption);
        conditions(&answers, outcome.exemption.eligible, |id| {
            exemption_citation(id, &law.exemption)
        })
    })
}

fn subsidy_answers(facts: &Facts, outcome: &Outcome) -> Vec<Condition> {
    relief_law(outcome).map_or_else(Vec::new, |law| {
        let answers = subsidy_conditions(&facts.person, &law.subsidy, &outcome.choices);
        conditions(&answers, outcome.subsidy.eligible, |id| subsidy_citation(id, &law.subsidy))
    })
}

pub(super) fn exemption(facts: &Facts, outcome: &Outcome) -> ExemptionAnswer {
    let relief = outcome.exemption.relief;
    ExemptionAnswer {
        eligible: outcome.exemption.eligible,
        amount: outcome.exemption.amount,
        comprehensive: relief.comprehensive,
        business: relief.business,
        talent_subsidy: relief.talent_subsidy,
        conditions: exemption_answers(facts, outcome),
    }
}

pub(super) fn subsidy(facts: &Facts, outcome: &Outcome) -> SubsidyAnswer {
    let relief = outcome.subsidy.relief;
    SubsidyAnswer {
        eligible: outcome.subsidy.eligible,
        amount: outcome.subsidy.amount,
        comprehensive: relief.comprehensive,
        business: relief.business,
        talent_subsidy: relief.talent_subsidy,
        capped: relief.capped,
        conditions: subsidy_answers(facts, outcome),
    }
}

/// An open point, as decided for this answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decision {
    /// The parameter's id.
    pub parameter: &'static str,
    /// The alternative taken.
    pub taken: &'static str,
    /// Whether it is the default, or somebody decided it.
    pub decided_by: DecidedBy,
    /// How well the default is founded.
    pub evidence: Evidence,
    /// The other alternatives.
    pub not_taken: Vec<&'static str>,
}

/// Who decided an open point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// The parameter's default.
    Default,
    /// The row or the settings.
    User,
}

pub(crate) fn decisions(facts: &Facts, settings: &Settings, outcome: &Outcome) -> Vec<Decision> {
    open_points(facts, outcome)
        .into_iter()
        .filter_map(|id| {
            let taken = outcome.choices.taken(id);
            let by_row = match id {
                ChoiceId::YearOfAssessment => facts.assumptions.year_of_assessment.is_some(),
                ChoiceId::TaxReduction => facts.assumptions.tax_reduction.is_some(),
                _ => false,
            };
            let by_settings = settings.choices.taken(id) != Choices::DEFAULT.taken(id);
            Some(Decision {
                parameter: id.parameter().about.id,
                taken,
                decided_by: if by_row || by_settings {
                    DecidedBy::User
                } else {
                    DecidedBy::Default
                },
                evidence: id.version()?.evidence,
                not_taken: others(id.alternatives(), taken),
            })
        })
        .collect()
}

fn others(alternatives: &'static [crate::params::Alternative], taken: &str) -> Vec<&'static str> {
    alternatives.iter().map(|choice| choice.key).filter(|key| *key != taken).collect()
}

/// When to claim a route.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClaimWindow {
    /// The route.
    pub route: Route,
    /// The income that it is claimed for.
    pub income: ClaimedIncome,
    /// The first day.
    pub opens: Date,
    /// The last day.
    pub closes: Date,
    /// Whether it is a later time for those who missed the first.
    pub late: bool,
    /// Where it stands.
    pub citation: Citation,
}

/// The income that a claim is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClaimedIncome {
    /// Comprehensive income, bonus and talent subsidies.
    Comprehensive,
    /// Business income.
    Business,
    /// All of it.
    All,
}

/// The windows of the routes that bring something, where their dates are known.
pub(super) fn claim_windows(outcome: &Outcome) -> Vec<ClaimWindow> {
    let Some(law) = relief_law(outcome) else { return Vec::new() };
    let exemption = outcome.exemption.amount > Cny::ZERO;
    let relief = outcome.exemption.relief;
    let comprehensive = relief.comprehensive + relief.talent_subsidy > Cny::ZERO;
    let business = relief.business > Cny::ZERO;
    let subsidy = outcome.subsidy.amount > Cny::ZERO;
    let window = |wanted: bool, route, income, late, window: Option<InForce<Window>>| {
        window.filter(|_| wanted).map(|window| {
            let span = window.of(outcome.tax_year.0);
            ClaimWindow {
                route,
                income,
                opens: span.first,
                closes: span.last,
                late,
                citation: window.citation(),
            }
        })
    };
    [
        window(
            exemption && comprehensive,
            Route::Exemption,
            ClaimedIncome::Comprehensive,
            false,
            law.exemption.claim_comprehensive,
        ),
        window(
            exemption && business,
            Route::Exemption,
            ClaimedIncome::Business,
            false,
            law.exemption.claim_business,
        ),
        window(subsidy, Route::Subsidy, ClaimedIncome::All, false, law.subsidy.claim_window),
        window(subsidy, Route::Subsidy, ClaimedIncome::All, true, law.subsidy.late_claim_window),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The recorded events, with the choices, conditions and notes after them.
pub(super) fn trace_events(
    recorded: Vec<Event>,
    facts: &Facts,
    outcome: &Outcome,
    level: TraceLevel,
) -> Vec<Event> {
    let full = level == TraceLevel::Full;
    let mut events = Vec::new();
    if full {
        events.push(Event::Section { section: Section::Facts });
        let inputs = facts.given().into_iter();
        events.extend(inputs.map(|(field, value)| Event::Input { field: field.name(), value }));
    }
    events.extend(recorded.into_iter().filter(|event| full || matches!(event, Event::Cap { .. })));
    events.extend(open_points(facts, outcome).into_iter().map(|id| {
        let taken = outcome.choices.taken(id);
        Event::Choice {
            parameter: id.parameter().about.id,
            taken,
            not_taken: others(id.alternatives(), taken),
        }
    }));
    let condition = |route| move |condition| Event::Condition { route, condition };
    events.extend(exemption_answers(facts, outcome).into_iter().map(condition(Route::Exemption)));
    events.extend(subsidy_answers(facts, outcome).into_iter().map(condition(Route::Subsidy)));
    events.extend(outcome.notes.iter().map(|code| Event::Note { code }));
    events
}
