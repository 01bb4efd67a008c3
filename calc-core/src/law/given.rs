//! The facts as they were understood, as a trace tells them: places and what stands there.

use std::fmt::Display;

/// Places and what they say.
pub(crate) type Given<P> = Vec<(P, String)>;

/// Adds a fact that says something.
pub(crate) fn tell<P>(given: &mut Given<P>, place: impl Into<P>, value: Option<impl Display>) {
    given.extend(value.map(|value| (place.into(), value.to_string())));
}

/// The word of a fact that is so or not.
pub(crate) const fn yes_no(fact: bool) -> &'static str {
    if fact { "yes" } else { "no" }
}
