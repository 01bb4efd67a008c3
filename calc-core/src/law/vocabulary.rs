//! The names that the answers of one subject use.

use crate::law::fields::FieldAbout;

/// The names of one subject: its facts and the quantities of its computation. Whoever shows an answer
/// looks a name up here, because another subject may call something else by the same name.
pub trait Vocabulary {
    /// What is said of the fact with a name.
    fn fact(name: &str) -> Option<&'static FieldAbout>;
}
