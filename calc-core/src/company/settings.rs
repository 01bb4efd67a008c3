//! What holds for every company of a run.

use std::sync::Arc;

use crate::company::catalogue::Catalogue;
use crate::law::params::Choices;

/// What holds for every company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The alternative taken at each open point.
    pub choices: Choices,
    /// The items of the Catalogue, where an administrator supplied them.
    pub catalogue: Option<Arc<Catalogue>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { choices: Choices::DEFAULT, catalogue: None }
    }
}
