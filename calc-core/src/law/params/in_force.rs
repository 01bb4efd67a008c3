//! Versions of parameters that are in force throughout a period.

use std::fmt;
use std::ops::Deref;

use super::{Citation, Date, Mode, Parameter, Rounding, Span, Version};

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
            number: Some(self.version.number),
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
