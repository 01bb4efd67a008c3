//! The answer as every face gives it: the same facts under the same ruleset, the same bytes.

mod branches;
mod calendar;
mod condition;
mod conditions;
mod imports;
mod parts;
mod subsidiary;

use crate::company::vocabulary::CompanyYear;
use serde::Serialize;

pub use branches::{BranchFactors, BranchesAnswer, FactorWeights, SliceAnswer, WithoutShare};
pub use calendar::{Deadline, Document, Ending};
pub use condition::{ChangedValue, Condition, Remark, SmallestChange};
pub use imports::{GoodsAnswer, ImportsAnswer};
pub use parts::{CatalogueAnswer, CatalogueSize, RegimeAnswer, Variation};
pub use subsidiary::{Assumption, BranchOrSubsidiary, Member, NoComparison};

use crate::company::assess::assess;
use crate::company::code::Codes;
use crate::company::facts::Facts;
use crate::company::income_cliff::{IncomeCliff, income_cliff};
use crate::company::outcome::Outcome;
use crate::company::regimes::{IfConfirmed, Regime};
use crate::company::rulebook::Rulebook;
use crate::company::settings::Settings;
use crate::company::taxable_income::TaxableIncome;
use crate::law::money::Cny;
use crate::law::params::{Citation, Decision};
use crate::law::period::TaxYear;
use crate::law::ruleset::{RULESET, Ruleset};
use crate::law::trace::{self, OPTIMISED_FOR_SIZE, Recorder, Trace, TraceLevel, Unverified};

/// The version of the answer's shape.
pub const SCHEMA: &str = "taxdiff.enterprise-answer/1";

/// Everything that is said of one company-year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = CompanyAnswer))]
pub struct Answer {
    /// The version of this shape.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^taxdiff\.enterprise-answer/1$"))]
    pub schema: &'static str,
    /// The version of the engine and the digest of the parameters that computed it.
    pub ruleset: Ruleset,
    /// The calendar year that is taxed (Enterprise Income Tax Law, art. 53).
    pub tax_year: TaxYear,
    /// Whether the law of the year is known; where it is not, there are no figures.
    pub known: bool,
    /// The years that are known, and on whose word.
    pub coverage: Citation,
    /// Notes on the figures, in the order of their codes.
    pub messages: Codes,
    /// From profit to taxable income.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub income: Option<TaxableIncome>,
    /// The share of the main business in percent, for people to read: half up, but cut rather than
    /// shown as a whole percent that is not reached.
    #[cfg_attr(feature = "openapi", schema(required, pattern = r"^[0-9]+\.[0-9]{2}%$"))]
    pub main_business_ratio: Option<String>,
    /// The item of the Catalogue, where one was found.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub catalogue: Option<CatalogueAnswer>,
    /// How large the official Catalogue is, and what was loaded of it.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub catalogue_size: Option<CatalogueSize>,
    /// Each regime with its conditions.
    pub regimes: Vec<RegimeAnswer>,
    /// The best of those that are met.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub best: Option<BestAnswer>,
    /// A regime that would be better if what is missing were confirmed.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub if_confirmed: Option<IfConfirmed>,
    /// What crossing the income limit of the 5% costs.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub income_cliff: Option<IncomeCliff>,
    /// Head office and branches.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub branches: Option<BranchesAnswer>,
    /// Taxes on imports and what of them is exempt, in yuan (Cai Guan Shui [2026] No. 1); nothing
    /// without imports.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub imports: Option<ImportsAnswer>,
    /// The numbers and rules of the computation that nobody verified: from memory, derived, or
    /// without a text. Conditions, choices and endings bear their grades themselves.
    pub unverified: Vec<Citation>,
    /// The open points that this rests on.
    pub choices: Vec<Decision>,
    /// What each would do if it were decided otherwise.
    pub sensitivity: Vec<Variation>,
    /// The rules and reliefs that the company uses, each with its last day.
    pub endings: Vec<Ending>,
    /// When something has to be filed.
    pub deadlines: Vec<Deadline>,
    /// What to keep on file.
    pub documents: Vec<Document>,
    /// Where it is entered in the annual return, and what of that is not known: the titles and notes
    /// of these parameters.
    pub return_entries: Vec<Citation>,
    /// What an auditor looks for: the titles of these parameters.
    pub red_flags: Vec<Citation>,
    /// What else the law says of such a company: the titles and notes of these parameters.
    pub caveats: Vec<Citation>,
    /// The way to the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::law::openapi::TraceShape>))]
    pub trace: Option<Trace<CompanyYear>>,
}

/// The regime with the lowest tax among those that are confirmed, and what it saves.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = CompanyBestAnswer))]
pub struct BestAnswer {
    /// The regime with the lowest tax among those whose conditions are all met.
    pub regime: Regime,
    /// The enterprise income tax of the year under it, in yuan, to the fen.
    pub tax: Cny,
    /// What it saves against the statutory rate.
    pub saving: Cny,
    /// The tax as a share of the taxable income, in percent, half up.
    #[cfg_attr(feature = "openapi", schema(required, pattern = r"^[0-9]+\.[0-9]{2}%$"))]
    pub effective_rate: Option<String>,
}

/// Works out a company-year and says everything about it.
pub fn answer(facts: &Facts, settings: &Settings, level: TraceLevel) -> Answer {
    let (outcome, used, recorded) = if level == TraceLevel::None && !OPTIMISED_FOR_SIZE {
        let mut used = Unverified::default();
        (assess(facts, settings, &mut used), used, Vec::new())
    } else {
        let mut recorder = Recorder::default();
        let outcome = assess(facts, settings, &mut recorder);
        (outcome, trace::unverified(&recorder.events), recorder.events)
    };
    let trace = (level != TraceLevel::None).then(|| {
        let events = parts::trace_events(recorded, facts, settings, &outcome, level);
        Trace::new(events)
    });
    build(facts, settings, &outcome, used.without(|_| false), trace)
}

fn build(
    facts: &Facts,
    settings: &Settings,
    outcome: &Outcome,
    unverified: Vec<Citation>,
    trace: Option<Trace<CompanyYear>>,
) -> Answer {
    let law = Rulebook::get().enterprise(outcome.tax_year);
    let known = law.zip(outcome.worked.as_ref());
    Answer {
        schema: SCHEMA,
        ruleset: RULESET,
        tax_year: outcome.tax_year,
        known: known.is_some(),
        coverage: parts::coverage(),
        messages: outcome.notes,
        income: known.map(|(_, worked)| worked.income.clone()),
        main_business_ratio: known.and_then(|_| outcome.main_business_ratio()),
        catalogue: parts::catalogue(facts, settings),
        catalogue_size: law.map(|law| parts::catalogue_size(settings, law)),
        regimes: parts::regimes(facts, settings, known),
        best: known.map(|(_, worked)| BestAnswer {
            regime: worked.best.regime,
            tax: worked.best.tax,
            saving: worked.best.saving,
            effective_rate: worked.effective_rate(),
        }),
        if_confirmed: known.and_then(|(_, worked)| worked.best.if_confirmed),
        income_cliff: known.and_then(|(law, worked)| income_cliff(facts, worked, law)),
        branches: known.and_then(|(law, worked)| branches::branches(facts, worked, law)),
        imports: known.and_then(|(law, worked)| imports::imports(facts, worked, law)),
        unverified,
        choices: known.map_or_else(Vec::new, |(law, _)| parts::decisions(facts, settings, law)),
        sensitivity: known.map_or_else(Vec::new, |(law, worked)| {
            parts::sensitivity(facts, settings, worked, law)
        }),
        endings: known.map_or_else(Vec::new, |(law, worked)| calendar::endings(facts, worked, law)),
        deadlines: known.map_or_else(Vec::new, |(law, _)| calendar::deadlines(law)),
        documents: known
            .map_or_else(Vec::new, |(law, worked)| calendar::documents(facts, worked, law)),
        return_entries: known
            .map_or_else(Vec::new, |(law, worked)| calendar::return_entries(worked, law)),
        red_flags: known.map_or_else(Vec::new, |(law, worked)| calendar::red_flags(worked, law)),
        caveats: known.map_or_else(Vec::new, |(law, worked)| calendar::caveats(facts, worked, law)),
        trace,
    }
}
