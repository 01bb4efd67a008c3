//! The members of an answer.

use serde::Serialize;

use super::condition::Condition;
use super::conditions;
use crate::company::assess::assess;
use crate::company::facts::Facts;
use crate::company::open_points::open_points;
use crate::company::outcome::{Outcome, Worked};
use crate::company::regimes::Regime;
use crate::company::rulebook::EnterpriseLaw;
use crate::company::settings::Settings;
use crate::company::vocabulary::{Route, Section};
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::enterprise::COVERAGE;
use crate::law::params::{ChoiceId, Choices, Citation, DecidedBy, Decision, InForce, Rate};
use crate::law::text::printable;
use crate::law::trace::{Event, Silent, TraceLevel};

/// The item of the Catalogue that the facts name.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CatalogueAnswer {
    /// The code of the item, as the facts give it.
    pub code: String,
    /// The area of the Catalogue that it belongs to.
    pub area: &'static str,
    /// What it is called.
    pub title: String,
}

pub(super) fn catalogue(facts: &Facts, settings: &Settings) -> Option<CatalogueAnswer> {
    let code = facts.activity.catalogue_code.as_ref()?;
    let item = settings.catalogue.as_ref()?.item(code)?;
    Some(CatalogueAnswer { code: code.clone(), area: item.area, title: printable(&item.title) })
}

/// How large the official Catalogue is.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CatalogueSize {
    /// How many areas it has (Cai Shui [2024] No. 2, annex).
    pub areas: u32,
    /// How many core technologies it has (Cai Shui [2024] No. 2, annex).
    pub technologies: u32,
    /// How many items it has (Cai Shui [2024] No. 2, annex).
    pub items: u32,
    /// The items that were loaded from a file.
    pub loaded: usize,
}

pub(super) fn catalogue_size(settings: &Settings, law: &EnterpriseLaw) -> CatalogueSize {
    CatalogueSize {
        areas: *law.hetao.catalogue_areas,
        technologies: *law.hetao.catalogue_technologies,
        items: *law.hetao.catalogue_items,
        loaded: settings.catalogue.as_ref().map_or(0, |catalogue| catalogue.len()),
    }
}

/// The years whose law is known.
pub(super) fn coverage() -> Citation {
    InForce { parameter: &COVERAGE, version: &COVERAGE.versions[0] }.citation()
}

/// One of the four rates, with its conditions and its tax.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegimeAnswer {
    /// Which of the four rates: 25%, small low-profit, high-tech, or the park's.
    pub regime: Regime,
    /// Whether the company may have it.
    pub eligible: Eligibility,
    /// Its rate; nothing where the law of the year is not known.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub rate: Option<Rate>,
    /// The tax if it may have it.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub tax: Option<Cny>,
    /// The taxable income of which that is: of an open regime, with what it presupposes.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub taxable_income: Option<Cny>,
    /// The tax as a share of the taxable income.
    #[cfg_attr(feature = "openapi", schema(required, pattern = r"^[0-9]+\.[0-9]{2}%$"))]
    pub effective_rate: Option<String>,
    /// What it would save against the statutory rate.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub saving: Option<Cny>,
    /// Where the rate stands.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub citation: Option<Citation>,
    /// Its conditions, with the answers of this company.
    pub conditions: Vec<Condition>,
}

type Known<'a> = Option<(&'static EnterpriseLaw, &'a Worked)>;

pub(super) fn regimes(facts: &Facts, settings: &Settings, known: Known<'_>) -> Vec<RegimeAnswer> {
    let regime = |regime: Regime| {
        let Some((law, worked)) = known else { return unknown(regime) };
        let outcome = worked.regime(regime);
        let rate = regime.rate(law);
        RegimeAnswer {
            regime,
            eligible: outcome.eligible,
            rate: Some(*rate),
            tax: Some(outcome.tax),
            taxable_income: Some(outcome.taxable_income),
            effective_rate: outcome.effective_rate(),
            saving: Some(worked.regime(Regime::Standard).tax - outcome.tax),
            citation: Some(rate.citation()),
            conditions: conditions::of_regime(regime, facts, settings, worked, law),
        }
    };
    Regime::ALL.into_iter().map(regime).collect()
}

fn unknown(regime: Regime) -> RegimeAnswer {
    RegimeAnswer {
        regime,
        eligible: Eligibility::Unknown,
        rate: None,
        tax: None,
        taxable_income: None,
        effective_rate: None,
        saving: None,
        citation: None,
        conditions: Vec::new(),
    }
}

pub(super) fn decisions(facts: &Facts, settings: &Settings, law: &EnterpriseLaw) -> Vec<Decision> {
    let decision = |id: ChoiceId| {
        let by_user = settings.choices.taken(id) != Choices::DEFAULT.taken(id);
        Decision::of(id, &settings.choices, DecidedBy::user_if(by_user))
    };
    open_points(facts, settings, law).into_iter().filter_map(decision).collect()
}

/// What another reading of an open point would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = CompanyVariation))]
pub struct Variation {
    /// The name of the open point, as `--set` takes it.
    pub point: &'static str,
    /// The name of the other reading, as `--set` takes it.
    pub alternative: &'static str,
    /// The best regime then.
    pub best_regime: Regime,
    /// The tax under the best regime then, in yuan.
    pub tax: Cny,
    /// The difference in tax.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub change: Cny,
    /// The difference in what imports save in cash.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub import_change: Cny,
}

pub(super) fn sensitivity(
    facts: &Facts,
    settings: &Settings,
    worked: &Worked,
    law: &EnterpriseLaw,
) -> Vec<Variation> {
    let mut variations = Vec::new();
    for id in open_points(facts, settings, law) {
        for other in id.alternatives().iter().filter(|other| other.computed) {
            let Some(choices) = settings.choices.with(id, other.key) else { continue };
            if other.key == settings.choices.taken(id) {
                continue;
            }
            let settings = Settings { choices, ..settings.clone() };
            let Some(other_worked) = assess(facts, &settings, &mut Silent).worked else { continue };
            variations.push(Variation {
                point: id.parameter().about.id,
                alternative: other.key,
                best_regime: other_worked.best.regime,
                tax: other_worked.best.tax,
                change: other_worked.best.tax - worked.best.tax,
                import_change: other_worked.imports.cash - worked.imports.cash,
            });
        }
    }
    variations
}

/// The recorded events, with the choices, conditions and notes after them.
pub(super) fn trace_events(
    recorded: Vec<Event>,
    facts: &Facts,
    settings: &Settings,
    outcome: &Outcome,
    level: TraceLevel,
) -> Vec<Event> {
    let full = level == TraceLevel::Full;
    let mut events = Vec::new();
    if full {
        events.push(Event::Section { section: Section::Facts.into() });
        events.extend(
            facts
                .given()
                .into_iter()
                .map(|(place, value)| Event::Input { field: place.field.name(), value }),
        );
        events.extend(recorded);
    }
    let law = crate::company::rulebook::Rulebook::get().enterprise(outcome.tax_year);
    if let Some((law, worked)) = law.zip(outcome.worked.as_ref()) {
        events.extend(decisions(facts, settings, law).into_iter().map(|decision| Event::Choice {
            parameter: decision.parameter,
            taken: decision.taken,
            not_taken: decision.not_taken,
        }));
        for (regime, route) in [
            (Regime::SmallLowProfit, Route::SmallLowProfit),
            (Regime::HighTech, Route::HighTech),
            (Regime::Hetao, Route::Hetao),
        ] {
            let found = conditions::of_regime(regime, facts, settings, worked, law);
            events.extend(found.iter().map(|condition| condition.event(route)));
        }
        for item in 0..facts.company.imports.len() {
            let route = Route::ImportRelief;
            let found = conditions::of_goods(facts, item, law);
            events.extend(found.iter().map(|condition| condition.event(route)));
        }
    }
    events.extend(outcome.notes.iter().map(|code| Event::Note { code: code.into() }));
    events
}
