//! The answer as every face gives it: the same facts under the same ruleset, the same bytes.

#[cfg(feature = "bill")]
mod bill;
mod claims;
mod decisions;
mod recorded;
mod reliefs;

use crate::law::params::Decision;
use crate::law::trace::{OPTIMISED_FOR_SIZE, SectionName, Trace, TraceLevel};
use crate::person::vocabulary::PersonYear;
use serde::Serialize;

#[cfg(feature = "bill")]
pub use bill::{BillAnswer, BothWays, FormAnswer, RouteAnswer};
pub use claims::{ClaimWindow, ClaimedIncome};
pub use reliefs::{Condition, ExemptionAnswer, SubsidyAnswer};

pub(crate) use decisions::decisions;

use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::Citation;
use crate::law::period::{TaxYear, YearOfAssessment};
use crate::law::trace::{self, Unverified};
use crate::person::assess::{Outcome, Settings, assess};
use crate::person::code::Codes;
use crate::person::decode::PersonProblem;
use crate::person::facts::Facts;
use crate::person::hongkong::{Exchange, HongKongBurden};
use crate::person::mainland::MainlandBurden;
#[cfg(feature = "special_incomes")]
use crate::person::mainland::special_incomes::equity_events::{self, EquityEvent};
use crate::person::month::correction::Correction;
use crate::person::month::person_year::MainlandBasis;
use crate::person::open_points::open_points;
use crate::person::relief::election::BestRoute;
#[cfg(feature = "special_incomes")]
use crate::person::rulebook::Rulebook;
use crate::person::ruleset::RulesetOfPerson;
use crate::person::sensitivity::{Variation, sensitivity};
use crate::person::vocabulary::Section;

/// The version of the answer's shape.
pub const SCHEMA: &str = "taxdiff.answer/1";

/// Everything that is said of one person-year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Answer {
    /// The version of this shape.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^taxdiff\.answer/1$"))]
    pub schema: &'static str,
    /// The version of the engine and the digest of the parameters that computed it.
    pub ruleset: RulesetOfPerson,
    /// The calendar year of mainland tax (Individual Income Tax Law, art. 1).
    pub tax_year: TaxYear,
    /// The year of assessment that it is compared with.
    pub year_of_assessment: YearOfAssessment,
    /// How the mainland taxes the year: by an annual settlement, or month by month.
    pub mainland_basis: MainlandBasis,
    /// Notes on the figures, in the order of their codes.
    pub messages: Codes,
    /// Mainland individual income tax of the year, in yuan.
    pub mainland: MainlandBurden,
    /// The events of equity pay, in the order of their days; left out where none is given.
    #[cfg(feature = "special_incomes")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub equity_events: Vec<EquityEvent>,
    /// Hong Kong tax on the same income.
    pub hong_kong: HongKongBurden,
    /// Yuan for one Hong Kong dollar, and where the rate comes from.
    pub exchange_rate: Exchange,
    /// The exemption of the tax above the Hong Kong burden (Cai Shui [2024] No. 5).
    pub exemption: ExemptionAnswer,
    /// The subsidy of the tax above 15% (Cai Shui [2023] No. 34).
    pub subsidy: SubsidyAnswer,
    /// The exemption or the subsidy, whichever brings more; never both.
    pub best_route: BestRoute,
    /// What that route brings for certain, in yuan.
    pub benefit: Cny,
    /// Mainland tax less that benefit, in yuan.
    pub burden_after: Cny,
    /// Tax due, or (negative) what comes back; nothing where the tax withheld is not known.
    #[cfg_attr(feature = "openapi", schema(required, value_type = Option<crate::law::openapi::SignedCny>))]
    pub refund_or_due: Option<Cny>,
    /// What is to be corrected after a change of status or days; nothing where nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
    /// The numbers and rules of the computation that nobody verified: from memory, derived, or
    /// without a text. Conditions, choices and times to claim bear their grades themselves.
    pub unverified: Vec<Citation>,
    /// The open points that this rests on.
    pub choices: Vec<Decision>,
    /// What each would do if it were decided otherwise.
    pub sensitivity: Vec<Variation>,
    /// Between which amounts all this lies when every open point is decided one way or another.
    #[cfg(feature = "readings")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<crate::person::readings::Range>,
    /// What Hong Kong really charges; left out where no fact of it is given.
    #[cfg(feature = "bill")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hong_kong_actual: Option<BillAnswer>,
    /// The days between which each route is claimed.
    pub claim: Vec<ClaimWindow>,
    /// The way to the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::law::openapi::TraceShape>))]
    pub trace: Option<Trace<PersonYear>>,
}

/// Works out a person-year and says everything about it.
///
/// # Errors
/// As [`assess`].
pub fn answer(
    facts: &Facts,
    settings: &Settings,
    level: TraceLevel,
) -> Result<Answer, Vec<PersonProblem>> {
    let settings = settings.of_year(facts.tax_year);
    let settings = &*settings;
    let (outcome, used, recorded) = if level == TraceLevel::None && !OPTIMISED_FOR_SIZE {
        let mut used = Unverified::default();
        (assess(facts, settings, &mut used)?, used, Vec::new())
    } else {
        let mut recorder = recorded::of_facts(facts);
        let outcome = assess(facts, settings, &mut recorder)?;
        (outcome, trace::unverified(&recorder.events), recorder.events)
    };
    let ruled_out = [
        (Section::Exemption, outcome.exemption.eligible),
        (Section::Subsidy, outcome.subsidy.eligible),
    ]
    .map(|(section, eligible)| (SectionName::from(section), eligible == Eligibility::No));
    let unverified = used.without(|section| ruled_out.contains(&(section, true)));
    let mut answer = build(facts, settings, &outcome, unverified);
    if level != TraceLevel::None {
        answer.trace = Some(recorded::trace(recorded, &answer, level));
    }
    Ok(answer)
}

fn build(
    facts: &Facts,
    settings: &Settings,
    outcome: &Outcome,
    unverified: Vec<Citation>,
) -> Answer {
    let open = open_points(facts, outcome);
    Answer {
        schema: SCHEMA,
        ruleset: settings.ruleset(),
        tax_year: outcome.tax_year,
        year_of_assessment: outcome.year_of_assessment,
        mainland_basis: outcome.basis,
        messages: outcome.notes,
        mainland: outcome.mainland,
        #[cfg(feature = "special_incomes")]
        equity_events: Rulebook::get()
            .mainland(facts.tax_year)
            .map_or_else(Vec::new, |law| equity_events::worked_out(facts, &outcome.choices, law)),
        hong_kong: outcome.hong_kong,
        exchange_rate: outcome.exchange,
        exemption: reliefs::exemption(facts, outcome),
        subsidy: reliefs::subsidy(facts, outcome),
        best_route: outcome.election.best,
        benefit: outcome.election.benefit,
        burden_after: outcome.burden_after,
        refund_or_due: outcome.refund_or_due,
        correction: outcome.correction,
        unverified,
        choices: decisions(facts, settings, outcome, &open),
        sensitivity: sensitivity(facts, settings, outcome, &open),
        #[cfg(feature = "readings")]
        range: Some(crate::person::readings::range(facts, settings, outcome)),
        #[cfg(feature = "bill")]
        hong_kong_actual: bill::bill(outcome),
        claim: claims::claim_windows(outcome),
        trace: None,
    }
}
