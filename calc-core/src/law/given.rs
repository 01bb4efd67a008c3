//! The facts as they were understood, in the form that a trace shows.

use std::fmt::Display;

/// Each fact with its value as text.
pub(crate) type Given<P> = Vec<(P, String)>;

/// Adds a fact that has a value.
pub(crate) fn tell<P>(given: &mut Given<P>, place: impl Into<P>, value: Option<impl Display>) {
    given.extend(value.map(|value| (place.into(), value.to_string())));
}

/// Several words, as a cell says them.
#[cfg(feature = "special_incomes")]
pub(crate) fn joined<T: Copy>(words: &[T], key: impl Fn(T) -> &'static str) -> String {
    words.iter().map(|word| key(*word)).collect::<Vec<_>>().join("+")
}

/// The word for a yes-or-no fact.
pub(crate) const fn yes_no(fact: bool) -> &'static str {
    if fact { "yes" } else { "no" }
}
