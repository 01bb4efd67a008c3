//! A condition as a member of an answer: its article, what would turn it, what to know beside it.

use serde::Serialize;

use crate::company::eligibility::ConditionId;
use crate::company::vocabulary::Route;
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::Citation;
use crate::law::rate::Thousandths;
use crate::law::trace::Event;

/// A condition, its answer, and whether it decided the whole.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = CompanyCondition))]
pub struct Condition {
    /// Which condition of the regime or relief is answered.
    pub id: ConditionId,
    /// Whether it is met: yes, no, needs evidence, or not settled.
    pub answer: Eligibility,
    /// The column that gave it.
    pub fact: &'static str,
    /// Whether the whole answer is what it is because of this one.
    pub decided: bool,
    /// Where it stands in the law.
    pub citation: Citation,
    /// The smallest change of a fact that would turn the answer, where it is worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flips: Option<SmallestChange>,
    /// What a reader of this condition has to know beside its answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<Remark>,
}

impl Condition {
    /// As a trace tells it; the answer says more of it.
    pub(super) fn event(&self, route: Route) -> Event {
        Event::Condition {
            route: route.into(),
            condition: self.id.into(),
            answer: self.answer,
            decided: self.decided,
        }
    }
}

/// What stands beside the answer to a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Remark {
    /// A code of the catalogue cannot be checked, because no catalogue file was loaded.
    CatalogueNotLoaded,
    /// The catalogue file that was loaded has no item with the code.
    CodeNotInCatalogue,
    /// Whether Hong Kong staff without a mainland pension count is not known.
    HongKongStaff,
}

impl Remark {
    /// Every remark, in the order of declaration.
    pub const ALL: [Self; 3] =
        [Self::CatalogueNotLoaded, Self::CodeNotInCatalogue, Self::HongKongStaff];

    /// Its word in answers.
    pub const fn word(self) -> &'static str {
        match self {
            Self::CatalogueNotLoaded => "catalogue_not_loaded",
            Self::CodeNotInCatalogue => "code_not_in_catalogue",
            Self::HongKongStaff => "hong_kong_staff",
        }
    }
}

/// The smallest change of one fact that turns an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SmallestChange {
    /// The column whose value would change.
    pub fact: &'static str,
    /// What it would have to say.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub value: ChangedValue,
    /// The answer to the condition after that change.
    pub answer: Eligibility,
}

/// What a fact would have to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ChangedValue {
    /// An amount.
    Amount(Cny),
    /// A number of persons, in thousandths.
    Persons(Thousandths),
    /// A word.
    Word(&'static str),
}
