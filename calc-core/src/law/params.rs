//! The law's numbers: what each is, since when, on whose word.
//!
//! The tables are written at build time from `params/`; see `DESIGN.md` for the files' shape.

pub use crate::law::money::{Cny, Hkd};
pub use crate::law::period::{Date, Span};
pub use crate::law::rate::{ExchangeRate, Rate};
pub use crate::law::rounding::{Mode, Rounding};
pub use crate::law::scale::{Bracket, Scale};
pub use crate::law::text::Text;

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

mod choices;
mod citations;
pub mod cited;
mod decision;
mod evidence;
mod in_force;
pub mod listing;
mod view;

pub use choices::ChoiceError;
pub use decision::{DecidedBy, Decision};
pub use evidence::{Citation, Evidence, Reference, Wording};
pub use in_force::{InForce, NotCovered};
use view::view;
pub use view::{AlternativeView, BracketView, ValueView, VersionView};

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
    /// Its place among all versions of all parameters.
    pub number: u16,
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
    /// The value in the unit of the parameter.
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
