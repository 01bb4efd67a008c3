//! Which years the law is known for, and what of it is in force in one.

use crate::law::params::{Citation, Evidence, InForce, Parameter, Rule};
use crate::law::period::{Date, Span};

/// Whether a relief is in force in a tax year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InForceOn {
    /// It is.
    Yes,
    /// It had not begun.
    NotYet,
    /// It has ended, and nothing is known to follow it.
    Unknown,
}

/// The first and last calendar year that a coverage rule names.
pub(crate) fn covered(coverage: &Parameter<Rule>) -> (u16, u16) {
    let year =
        |date: Option<Date>| date.and_then(|date| u16::try_from(date.year()).ok()).unwrap_or(0);
    (
        year(coverage.versions.first().map(|version| version.effective_from)),
        year(coverage.versions.last().and_then(|version| version.ends_on)),
    )
}

/// Whether the rule is in force throughout a span.
pub(crate) fn in_force(rule: &'static Parameter<Rule>, span: Span) -> InForceOn {
    match rule.throughout(span) {
        Ok(version) if version.applies => InForceOn::Yes,
        _ if rule.versions.first().is_some_and(|first| span.first < first.effective_from) => {
            InForceOn::NotYet
        }
        _ => InForceOn::Unknown,
    }
}

/// The version in force, or the nearest one: a condition is named even in a year in which its
/// relief does not exist.
pub(crate) fn cited<V>(parameter: &'static Parameter<V>, span: Span) -> Citation {
    let version = parameter
        .version_on(span.last)
        .or(parameter.versions.iter().rev().find(|version| version.effective_from <= span.last))
        .or(parameter.versions.first());
    version.map_or(
        Citation {
            number: None,
            parameter: parameter.about.id,
            effective_from: span.first,
            evidence: Evidence::NotFound,
            wording: None,
            references: &[],
        },
        |version| InForce { parameter, version }.citation(),
    )
}
