//! The answer as every face gives it: the same facts under the same ruleset, the same bytes.

mod claims;
mod decisions;
mod recorded;
mod reliefs;

use serde::Serialize;

pub use claims::{ClaimWindow, ClaimedIncome};
pub use decisions::{DecidedBy, Decision};
pub use reliefs::{Condition, ExemptionAnswer, Flip, FlipValue, Remark, SubsidyAnswer};

pub(crate) use decisions::decisions;

use crate::law::code::Codes;
use crate::law::money::Cny;
use crate::law::params::{self, Citation};
use crate::law::period::{TaxYear, YearOfAssessment};
use crate::law::problem::Problem;
use crate::law::trace::{self, Event, Section, Unverified};
use crate::person::assess::{Outcome, Settings, assess};
use crate::person::facts::Facts;
use crate::person::hongkong::{Exchange, HongKongBurden};
use crate::person::mainland::MainlandBurden;
use crate::person::open_points::open_points;
use crate::person::relief::election::BestRoute;
use crate::person::relief::eligibility::Eligibility;
use crate::person::sensitivity::{Variation, sensitivity};

/// Whether the program is made to be small: then the rules are not there once more for a sink that
/// keeps less.
pub(crate) const SMALL: bool = cfg!(feature = "bare");

/// The version of the answer's shape.
pub const SCHEMA: &str = "taxdiff.answer/1";

/// How much of the way is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TraceLevel {
    /// Nothing.
    None,
    /// Choices, conditions, caps and notes.
    #[default]
    Summary,
    /// Everything.
    Full,
}

impl TraceLevel {
    /// Every level.
    pub const ALL: [Self; 3] = [Self::None, Self::Summary, Self::Full];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Summary => "summary",
            Self::Full => "full",
        }
    }

    /// The level with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// What computed an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ruleset {
    /// The engine's version.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^[0-9]+\.[0-9]+\.[0-9]+$"))]
    pub engine: &'static str,
    /// The digest of its parameters and columns.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{12}$"))]
    pub digest: &'static str,
}

/// The ruleset of this build.
pub const RULESET: Ruleset = Ruleset { engine: env!("CARGO_PKG_VERSION"), digest: params::DIGEST };

/// Everything that is said of one person-year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Answer {
    /// The version of this shape.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^taxdiff\.answer/1$"))]
    pub schema: &'static str,
    /// What computed it.
    pub ruleset: Ruleset,
    /// The tax year.
    pub tax_year: TaxYear,
    /// The year of assessment that it is compared with.
    pub year_of_assessment: YearOfAssessment,
    /// Notes.
    pub messages: Codes,
    /// Mainland tax.
    pub mainland: MainlandBurden,
    /// Hong Kong tax on the same income.
    pub hong_kong: HongKongBurden,
    /// The exchange rate.
    pub exchange_rate: Exchange,
    /// The exemption.
    pub exemption: ExemptionAnswer,
    /// The subsidy.
    pub subsidy: SubsidyAnswer,
    /// Which of them.
    pub best_route: BestRoute,
    /// What it brings for certain.
    pub benefit: Cny,
    /// What is left to bear.
    pub burden_after: Cny,
    /// Tax due, or (negative) what comes back; nothing where the tax withheld is not known.
    #[cfg_attr(feature = "openapi", schema(required, value_type = Option<crate::openapi::SignedCny>))]
    pub refund_or_due: Option<Cny>,
    /// The numbers and rules of the computation that nobody verified: from memory, derived, or
    /// without a text. Conditions, choices and times to claim bear their grades themselves.
    pub unverified: Vec<Citation>,
    /// The open points that this rests on.
    pub choices: Vec<Decision>,
    /// What each would do if it were decided otherwise.
    pub sensitivity: Vec<Variation>,
    /// When to claim.
    pub claim: Vec<ClaimWindow>,
    /// The way to the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace>,
}

/// The way to an answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Trace {
    /// The version of its shape.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^taxdiff\.trace/1$"))]
    pub schema: &'static str,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// Works out a person-year and says everything about it.
///
/// # Errors
/// As [`assess`].
pub fn answer(
    facts: &Facts,
    settings: &Settings,
    level: TraceLevel,
) -> Result<Answer, Vec<Problem>> {
    let (outcome, used, recorded) = if level == TraceLevel::None && !SMALL {
        let mut used = Unverified::default();
        (assess(facts, settings, &mut used)?, used, Vec::new())
    } else {
        let mut recorder = recorded::of_facts(facts);
        let outcome = assess(facts, settings, &mut recorder)?;
        (outcome, trace::unverified(&recorder.events), recorder.events)
    };
    let unverified = used.without(|section| match section {
        Section::Exemption => outcome.exemption.eligible == Eligibility::No,
        Section::Subsidy => outcome.subsidy.eligible == Eligibility::No,
        _ => false,
    });
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
        ruleset: RULESET,
        tax_year: outcome.tax_year,
        year_of_assessment: outcome.year_of_assessment,
        messages: outcome.notes,
        mainland: outcome.mainland,
        hong_kong: outcome.hong_kong,
        exchange_rate: outcome.exchange,
        exemption: reliefs::exemption(facts, outcome),
        subsidy: reliefs::subsidy(facts, outcome),
        best_route: outcome.election.best,
        benefit: outcome.election.benefit,
        burden_after: outcome.burden_after,
        refund_or_due: outcome.refund_or_due,
        unverified,
        choices: decisions(facts, settings, outcome, &open),
        sensitivity: sensitivity(facts, settings, outcome, &open),
        claim: claims::claim_windows(outcome),
        trace: None,
    }
}
