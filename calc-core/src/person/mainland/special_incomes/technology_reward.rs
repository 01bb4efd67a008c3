//! Cash rewards from the income of a job-related invention (职务科技成果转化现金奖励): 财税〔2018〕58号. Of one
//! that a university or a non-profit research institute pays, half joins the wages; that of a company is
//! plain wages.

use serde::Serialize;

use crate::law::money::Cny;
use crate::law::params::alternatives::GrossBase;
use crate::law::params::mainland::special_incomes::TECHNOLOGY_REWARD_SHARE;
use crate::law::trace::{Multiplier, Of, TraceSink, share_of};
use crate::person::facts::MainlandFacts;
use crate::person::fields::TechnologyRewardPayer;
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::Term;

/// The column of the whole reward.
const COLUMN: &str = "technology_reward";

/// A technology reward, which joins the wages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = TechnologyRewardAnswer))]
pub struct TechnologyReward {
    /// The whole reward, in yuan.
    pub amount: Cny,
    /// The part that joins the wages, in yuan, to the fen.
    pub taxed: Cny,
    /// Whether that part is a share of it, and not plain wages.
    #[serde(skip)]
    pub is_reduced: bool,
}

impl TechnologyReward {
    /// What joins the wages: the whole column, or the share of it.
    pub(in crate::person::mainland) fn joins_wages(&self) -> Of<Cny> {
        let name = if self.is_reduced { Term::TaxedTechnologyReward.id() } else { COLUMN };
        (name, self.taxed)
    }

    /// What Hong Kong would assess of it.
    pub(in crate::person::mainland) fn for_hong_kong(&self, base: GrossBase) -> Of<Cny> {
        match base {
            GrossBase::AfterExemptIncome => self.joins_wages(),
            GrossBase::FullSalary => (COLUMN, self.amount),
        }
    }
}

impl MainlandFacts {
    /// A technology reward, which joins the wages.
    pub(in crate::person) fn reward_beside_wages(&self) -> Cny {
        self.technology_reward
    }
}

/// The reward of the year, where there is one.
pub(in crate::person::mainland) fn technology_reward<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    sink: &mut S,
) -> Option<TechnologyReward> {
    let amount = facts.technology_reward;
    if amount == Cny::ZERO {
        return None;
    }
    let is_reduced = matches!(
        facts.technology_reward_payer,
        Some(TechnologyRewardPayer::University | TechnologyRewardPayer::NonprofitInstitute)
    );
    if !is_reduced {
        return Some(TechnologyReward { amount, taxed: amount, is_reduced });
    }
    let share = TECHNOLOGY_REWARD_SHARE.throughout(law.year.span()).ok()?;
    let (of, rate) = ((COLUMN, amount), Multiplier::Rate(*share));
    let citation = Some(share.citation());
    let taxed = share_of(sink, Term::TaxedTechnologyReward, of, rate, &law.rounding, citation);
    Some(TechnologyReward { amount, taxed, is_reduced })
}
