//! What is recorded.

use serde::Serialize;

use super::{Amount, ConditionName, Fraction, Multiplier, RouteName, SectionName, TermName};
use crate::law::code::CodeName;
use crate::law::eligibility::Eligibility;
use crate::law::money::Money;
use crate::law::params::{Citation, InForce};
use crate::law::period::Date;
use crate::law::rate::{ExchangeRate, Rate, Share};
use crate::law::rounding::Rounding;

/// One part of a sum.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Part {
    /// A column's name or a term.
    pub what: &'static str,
    /// Added, or taken away.
    pub sign: Sign,
    /// How much, in its currency.
    pub amount: Amount,
    /// How many of it, where it is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub count: Option<u32>,
    /// Where the amount stands in the law, if it comes from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

/// Added, or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Added.
    Plus,
    /// Taken away.
    Minus,
}

impl Part {
    /// A part that is added.
    pub fn plus<M: Money>(what: &'static str, amount: M) -> Self {
        Self { what, sign: Sign::Plus, amount: amount.into(), count: None, citation: None }
    }

    /// A part that is taken away.
    pub fn minus<M: Money>(what: &'static str, amount: M) -> Self {
        Self { sign: Sign::Minus, ..Self::plus(what, amount) }
    }

    /// The same part, from the law.
    #[must_use]
    pub fn cited<V>(self, law: &InForce<V>) -> Self {
        Self { citation: Some(law.citation()), ..self }
    }
}

/// A step of the computation.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A part of the computation begins.
    Section {
        /// Which.
        section: SectionName,
    },
    /// A fact that was used.
    Input {
        /// The column.
        field: &'static str,
        /// What it says.
        #[cfg_attr(feature = "openapi", schema(min_length = 1))]
        value: String,
    },
    /// A result and what it was made of.
    Step {
        /// What it is.
        term: TermName,
        /// How much.
        result: Amount,
        /// What was added and taken away, where it is not nothing; the result is their sum, not
        /// below zero where the rule says so.
        parts: Vec<Part>,
        /// The rule.
        #[serde(skip_serializing_if = "Option::is_none")]
        citation: Option<Citation>,
    },
    /// An amount multiplied by a rate.
    Share {
        /// What it gives.
        term: TermName,
        /// Of what: a column's name or a term.
        of: &'static str,
        /// How much that is.
        amount: Amount,
        /// The rate.
        rate: Multiplier,
        /// The result after rounding.
        result: Amount,
        /// The rule.
        #[serde(skip_serializing_if = "Option::is_none")]
        citation: Option<Citation>,
    },
    /// A row of a scale that an amount goes through.
    Bracket {
        /// The tax that it belongs to.
        term: TermName,
        /// Which row, from 1.
        #[cfg_attr(feature = "openapi", schema(minimum = 1))]
        row: usize,
        /// The amount above which it applies.
        over: Amount,
        /// Where it ends.
        #[serde(skip_serializing_if = "Option::is_none")]
        up_to: Option<Amount>,
        /// Its rate.
        rate: Rate,
        /// The part of the amount in it.
        amount: Amount,
        /// Its tax before rounding.
        tax: Fraction,
        /// The scale, with the first row, where the step before names something else.
        #[serde(skip_serializing_if = "Option::is_none")]
        citation: Option<Citation>,
    },
    /// A rate on a whole amount less a quick deduction, where the rows do not add up by design. The
    /// step before names the scale.
    FlatRow {
        /// The tax that it belongs to.
        term: TermName,
        /// Which row, from 1.
        #[cfg_attr(feature = "openapi", schema(minimum = 1))]
        row: usize,
        /// What chose the row.
        chosen_by: Fraction,
        /// Its rate.
        rate: Rate,
        /// What the rate is applied to.
        amount: Amount,
        /// What is taken off.
        quick_deduction: Amount,
        /// The result before rounding.
        tax: Fraction,
    },
    /// A claim above what the law counts.
    Cap {
        /// The column.
        field: &'static str,
        /// What was claimed.
        claimed: Amount,
        /// The most that counts.
        cap: Amount,
        /// What was counted.
        counted: Amount,
        /// The rule.
        citation: Citation,
    },
    /// A result that was no whole unit.
    Rounding {
        /// What was rounded.
        term: TermName,
        /// Before, exactly, in yuan or dollars.
        before: Fraction,
        /// After.
        after: Amount,
        /// How.
        rounding: Rounding,
        /// The rule.
        citation: Citation,
    },
    /// Money of one currency shown in the other.
    Conversion {
        /// What it gives.
        term: TermName,
        /// The amount converted.
        from: Amount,
        /// The share of it that counts.
        #[serde(skip_serializing_if = "Option::is_none")]
        share: Option<Share>,
        /// Yuan for one Hong Kong dollar.
        cny_per_hkd: ExchangeRate,
        /// The day of the rate, where it is the engine's own.
        #[serde(skip_serializing_if = "Option::is_none")]
        observed_on: Option<Date>,
        /// The result.
        to: Amount,
        /// Where the rate comes from, where it is the engine's own.
        #[serde(skip_serializing_if = "Option::is_none")]
        citation: Option<Citation>,
    },
    /// Two ways were open to the person.
    Compared {
        /// What is decided.
        term: TermName,
        /// The ways and what each gives.
        ways: Vec<ComparedOption>,
        /// The rule.
        #[serde(skip_serializing_if = "Option::is_none")]
        citation: Option<Citation>,
    },
    /// A rule without a number that decided a result.
    Rule {
        /// The result.
        term: TermName,
        /// The rule.
        citation: Citation,
    },
    /// An open point of the law that the result rests on.
    Choice {
        /// The parameter's id.
        parameter: &'static str,
        /// The alternative taken.
        taken: &'static str,
        /// The others.
        not_taken: Vec<&'static str>,
    },
    /// A condition of a route; the answer says more of it.
    Condition {
        /// Which route.
        route: RouteName,
        /// The condition.
        condition: ConditionName,
        /// The answer to it.
        answer: Eligibility,
        /// Whether the whole answer is what it is because of this one.
        decided: bool,
    },
    /// An item of a list, which the following steps are about.
    Item {
        /// Its name.
        name: String,
    },
    /// The ratio of a branch among the branches.
    Ratio {
        /// The ratio, with up to twelve decimals.
        #[cfg_attr(feature = "openapi", schema(pattern = r"^[01]\.[0-9]{2,12}$"))]
        ratio: String,
        /// Revenue, wages and assets of the branch.
        factors: [Amount; 3],
        /// How each counts.
        weights: [Rate; 3],
        /// Where that stands.
        citations: Box<[Citation; 3]>,
    },
    /// A note of the answer.
    Note {
        /// Which.
        code: CodeName,
    },
}

/// One of several ways.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComparedOption {
    /// Its name, such as `separate` or `merged`.
    pub way: &'static str,
    /// What it gives.
    pub amount: Amount,
    /// Whether it was taken.
    pub taken: bool,
}
