//! The names that the answers of one subject use.

use crate::law::code::Code;
use crate::law::fields::FieldAbout;

/// The names of one subject: its facts, the quantities of its computation, its notes and errors.
/// Whoever shows an answer looks a name up here, because another subject may call something else by
/// the same name.
pub trait Vocabulary {
    /// Its notes and errors.
    type Code: Code;

    /// What is said of the fact with a name.
    fn fact(name: &str) -> Option<&'static FieldAbout>;
}
