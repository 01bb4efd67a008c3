//! The law's numbers: what each is, since when, on whose word.
//!
//! The tables are written at build time from `params/`; see `DESIGN.md` for the files' shape.

use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

pub use crate::money::{Cny, Hkd};
pub use crate::period::{Date, Span};
pub use crate::rate::{ExchangeRate, Rate};
pub use crate::rounding::{Mode, Rounding};
pub use crate::scale::{Bracket, Scale};
pub use crate::text::Text;

macro_rules! for_each {
    ($any:expr, $parameter:ident => $result:expr) => {
        match $any {
            AnyParameter::Cny($parameter) => $result,
            AnyParameter::Hkd($parameter) => $result,
            AnyParameter::Rate($parameter) => $result,
            AnyParameter::Count($parameter) => $result,
            AnyParameter::ExchangeRate($parameter) => $result,
            AnyParameter::CnyScale($parameter) => $result,
            AnyParameter::HkdScale($parameter) => $result,
            AnyParameter::Rule($parameter) => $result,
            AnyParameter::Window($parameter) => $result,
            AnyParameter::Choice($parameter) => $result,
        }
    };
}
use for_each;

pub mod catalogue;
mod choices;
mod citations;
mod cited;

pub use choices::ChoiceError;

// Written at build time, for the compiler and not for a reader.
#[allow(
    clippy::unreadable_literal,
    clippy::wildcard_imports,
    clippy::trivially_copy_pass_by_ref,
    clippy::doc_markdown
)]
mod generated {
    use super::{AnyParameter, Parameter, Question};
    include!(concat!(env!("OUT_DIR"), "/parameters.rs"));
}
pub use generated::*;

/// How well a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The operative text of the instrument.
    Statute,
    /// A competent authority's explanation, table or news page.
    Official,
    /// A firm, the press, a database or another third party.
    Secondary,
    /// General knowledge without a text behind it.
    Memory,
    /// Worked out or inferred from other values.
    Derived,
    /// No text is known that settles it.
    NotFound,
}

impl Evidence {
    /// The name as the parameter files write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statute => "statute",
            Self::Official => "official",
            Self::Secondary => "secondary",
            Self::Memory => "memory",
            Self::Derived => "derived",
            Self::NotFound => "not-found",
        }
    }

    /// Whether a user must be told that nobody verified the value.
    pub const fn is_unverified(self) -> bool {
        matches!(self, Self::Memory | Self::Derived | Self::NotFound)
    }
}

/// What the wording of an instrument was taken from, where that was not the instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// A reprint.
    Reprint,
    /// A translation.
    Translation,
}

/// Where a value stands in the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reference {
    /// The law, notice, ordinance or page.
    pub instrument: &'static str,
    /// The article, section, annex or row.
    pub article: &'static str,
    /// A public address, where one is known.
    pub href: Option<&'static str>,
}

/// What is said of a parameter once, for all its versions.
#[derive(Debug)]
pub struct About {
    /// The id; it follows the folder and file name.
    pub id: &'static str,
    /// `scalar`, `scale`, `rule`, `window` or `choice`.
    pub kind: &'static str,
    /// The unit of its value.
    pub unit: Option<&'static str>,
    /// The period or person that the value is for.
    pub per: Option<&'static str>,
    /// A short name.
    pub title: Text,
    /// A caveat that a user must see.
    pub note: Option<Text>,
}

/// A value, when it is in force, and on whose word.
#[derive(Debug)]
pub struct Version<V> {
    /// First day in force.
    pub effective_from: Date,
    /// Last day in force; without one, until the next version.
    pub ends_on: Option<Date>,
    /// The last day on which somebody compared the value with its source.
    pub checked_on: Date,
    /// The day of a quotation.
    pub observed_on: Option<Date>,
    /// How well it is known.
    pub evidence: Evidence,
    /// What the wording was taken from.
    pub wording: Option<Wording>,
    /// How a result is rounded.
    pub rounding: Option<Rounding>,
    /// Where it stands in the law.
    pub references: &'static [Reference],
    /// The value.
    pub value: V,
}

/// A dated, cited value of the law.
#[derive(Debug)]
pub struct Parameter<V: 'static> {
    /// What it is.
    pub about: About,
    /// Its versions, oldest first.
    pub versions: &'static [Version<V>],
}

/// A rule that applies or does not, without a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Whether it applies.
    pub applies: bool,
}

/// The days of a later year between which something can be claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Month and day of the first day.
    pub opens: (u8, u8),
    /// Month and day of the last day.
    pub closes: (u8, u8),
    /// How many years after the tax year.
    pub year_offset: u16,
}

impl Window {
    /// The window of a tax year.
    pub const fn of(&self, tax_year: u16) -> Span {
        let year = tax_year + self.year_offset;
        Span {
            first: Date::new(year, self.opens.0, self.opens.1),
            last: Date::new(year, self.closes.0, self.closes.1),
        }
    }
}

/// What the law leaves open, and the answers known.
#[derive(Debug)]
pub struct Question {
    /// What is open.
    pub text: Text,
    /// Which alternative is taken unless somebody says otherwise.
    pub default: usize,
    /// The known answers.
    pub alternatives: &'static [Alternative],
}

/// One answer to an open question.
#[derive(Debug)]
pub struct Alternative {
    /// Its name.
    pub key: &'static str,
    /// What it means.
    pub title: Text,
    /// Whether this engine can compute it.
    pub computed: bool,
}

/// A parameter of any type, for those who list or look up.
#[derive(Clone, Copy, Debug)]
pub enum AnyParameter {
    /// An amount in yuan.
    Cny(&'static Parameter<Cny>),
    /// An amount in Hong Kong dollars.
    Hkd(&'static Parameter<Hkd>),
    /// A rate.
    Rate(&'static Parameter<Rate>),
    /// A whole number.
    Count(&'static Parameter<u32>),
    /// An exchange rate.
    ExchangeRate(&'static Parameter<ExchangeRate>),
    /// A scale in yuan.
    CnyScale(&'static Parameter<Scale<Cny>>),
    /// A scale in Hong Kong dollars.
    HkdScale(&'static Parameter<Scale<Hkd>>),
    /// A rule.
    Rule(&'static Parameter<Rule>),
    /// A window in which to claim.
    Window(&'static Parameter<Window>),
    /// An open point.
    Choice(&'static Parameter<Question>),
}

/// A parameter does not cover the whole of a period. The nearest value is never taken instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCovered {
    /// The id of the parameter.
    pub parameter: &'static str,
    /// The first day that it covers.
    pub from: Option<Date>,
    /// The last day that it covers, where there is one.
    pub until: Option<Date>,
    /// The period asked for.
    pub asked: Span,
}

impl fmt::Display for NotCovered {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} does not cover {} to {}",
            self.parameter, self.asked.first, self.asked.last
        )
    }
}

impl std::error::Error for NotCovered {}

/// A version of a parameter in force throughout a period; it reads as its value.
#[derive(Debug)]
pub struct InForce<V: 'static> {
    /// The parameter.
    pub parameter: &'static Parameter<V>,
    /// The version.
    pub version: &'static Version<V>,
}

impl<V> Clone for InForce<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for InForce<V> {}

impl<V> Deref for InForce<V> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.version.value
    }
}

impl<V> InForce<V> {
    /// The parameter and the version, as a trace names them.
    pub fn citation(&self) -> Citation {
        Citation {
            parameter: self.parameter.about.id,
            effective_from: self.version.effective_from,
            evidence: self.version.evidence,
            wording: self.version.wording,
            references: self.version.references,
        }
    }

    /// How a result under it is rounded: to the fen or cent, half up, unless it says otherwise.
    pub fn rounding(&self) -> Rounding {
        self.version.rounding.unwrap_or(Rounding { mode: Mode::HalfUp, unit: 1 })
    }
}

/// Names a version of a parameter and says where it stands in the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Citation {
    /// The parameter's id.
    pub parameter: &'static str,
    /// Since when the version is in force.
    pub effective_from: Date,
    /// How well it is known.
    pub evidence: Evidence,
    /// What the wording was taken from, where that was not the instrument.
    pub wording: Option<Wording>,
    /// Where it stands in the law.
    pub references: &'static [Reference],
}

impl<V> Parameter<V> {
    /// The version in force on a day.
    pub fn version_on(&self, day: Date) -> Option<&'static Version<V>> {
        self.versions
            .iter()
            .rev()
            .find(|version| version.effective_from <= day)
            .filter(|version| version.ends_on.is_none_or(|end| day <= end))
    }

    /// The one version in force throughout a period.
    ///
    /// # Errors
    /// [`NotCovered`] where there is none, or where the value changes within the period.
    pub fn throughout(&'static self, span: Span) -> Result<InForce<V>, NotCovered> {
        self.version_on(span.last)
            .filter(|version| version.effective_from <= span.first)
            .map(|version| InForce { parameter: self, version })
            .ok_or(NotCovered {
                parameter: self.about.id,
                from: self.versions.first().map(|version| version.effective_from),
                until: self.versions.last().and_then(|version| version.ends_on),
                asked: span,
            })
    }
}

impl AnyParameter {
    /// The parameter with an id.
    pub fn find(id: &str) -> Option<Self> {
        ALL.iter().copied().find(|parameter| parameter.about().id == id)
    }

    /// What it is.
    pub fn about(&self) -> &'static About {
        for_each!(self, parameter => &parameter.about)
    }

    /// Its versions, oldest first, with their values ready to be shown.
    pub fn versions(&self) -> Vec<VersionView> {
        for_each!(self, parameter => parameter.versions.iter().map(view).collect())
    }
}

/// A version of any parameter, ready to be shown.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionView {
    /// First day in force.
    pub effective_from: Date,
    /// Last day in force.
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

fn view<V: Show>(version: &Version<V>) -> VersionView {
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

trait Show {
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

impl<M: crate::money::Money> Show for Scale<M> {
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
