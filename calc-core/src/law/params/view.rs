//! Parameters of any kind, ready to be shown.

use serde::{Serialize, Serializer};

use super::{
    Cny, Date, Evidence, ExchangeRate, Hkd, Question, Rate, Reference, Rounding, Rule, Scale, Text,
    Version, Window, Wording,
};

/// A version of any parameter, ready to be shown.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionView {
    /// First day in force.
    pub effective_from: Date,
    /// Last day in force.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub ends_on: Option<Date>,
    /// The last day on which somebody compared the value with its source.
    pub checked_on: Date,
    /// The day of a quotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed_on: Option<Date>,
    /// How well it is known.
    pub evidence: Evidence,
    /// What the wording was taken from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
    /// How a result is rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Rounding>,
    /// The value.
    pub value: ValueView,
    /// Where it stands in the law.
    pub references: &'static [Reference],
}

/// A value of any parameter.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum ValueView {
    /// An amount, a rate, a count or an exchange rate.
    Scalar(String),
    /// The rows of a scale.
    Scale(Vec<BracketView>),
    /// Whether a rule applies.
    Rule {
        /// Whether it applies.
        applies: bool,
    },
    /// When something can be claimed.
    Window {
        /// First month and day.
        opens: String,
        /// Last month and day.
        closes: String,
        /// How many years after the tax year.
        year_offset: u16,
    },
    /// An open point.
    Choice {
        /// What is open.
        question: Text,
        /// The alternative taken unless somebody says otherwise.
        default: &'static str,
        /// The known answers.
        alternatives: Vec<AlternativeView>,
    },
}

/// A row of a scale.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BracketView {
    /// The amount above which the row applies.
    pub over: String,
    /// Its rate.
    pub rate: Rate,
    /// What is taken off when the rate is applied to the whole amount.
    pub quick_deduction: String,
}

/// One answer to an open question.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AlternativeView {
    /// Its name.
    pub key: &'static str,
    /// What it means.
    pub title: Text,
    /// Whether this engine can compute it.
    pub computed: bool,
}

pub(super) fn view<V: Show>(version: &Version<V>) -> VersionView {
    VersionView {
        effective_from: version.effective_from,
        ends_on: version.ends_on,
        checked_on: version.checked_on,
        observed_on: version.observed_on,
        evidence: version.evidence,
        wording: version.wording,
        rounding: version.rounding,
        value: version.value.show(),
        references: version.references,
    }
}

pub(super) trait Show {
    fn show(&self) -> ValueView;
}

macro_rules! show_as_scalar {
    ($($kind:ty),*) => {
        $(impl Show for $kind {
            fn show(&self) -> ValueView {
                ValueView::Scalar(self.to_string())
            }
        })*
    };
}

show_as_scalar!(Cny, Hkd, Rate, u32, ExchangeRate);

impl<M: crate::law::money::Money> Show for Scale<M> {
    fn show(&self) -> ValueView {
        ValueView::Scale(
            self.brackets
                .iter()
                .map(|bracket| BracketView {
                    over: bracket.over.to_string(),
                    rate: bracket.rate,
                    quick_deduction: bracket.quick_deduction.to_string(),
                })
                .collect(),
        )
    }
}

impl Show for Rule {
    fn show(&self) -> ValueView {
        ValueView::Rule { applies: self.applies }
    }
}

impl Show for Window {
    fn show(&self) -> ValueView {
        let month_day = |(month, day): (u8, u8)| format!("{month:02}-{day:02}");
        ValueView::Window {
            opens: month_day(self.opens),
            closes: month_day(self.closes),
            year_offset: self.year_offset,
        }
    }
}

impl Show for Question {
    fn show(&self) -> ValueView {
        ValueView::Choice {
            question: self.text,
            default: self.alternatives.get(self.default).map_or("", |choice| choice.key),
            alternatives: self
                .alternatives
                .iter()
                .map(|choice| AlternativeView {
                    key: choice.key,
                    title: choice.title,
                    computed: choice.computed,
                })
                .collect(),
        }
    }
}

impl Serialize for Rounding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut rounding = serializer.serialize_struct("Rounding", 2)?;
        rounding.serialize_field("mode", &self.mode)?;
        rounding.serialize_field("unit", if self.unit == 1 { "0.01" } else { "1" })?;
        rounding.end()
    }
}
