//! The rows of a sheet of a computation.

use super::formula::Formula;

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A title above rows.
    Title,
    /// A result.
    #[default]
    Result,
    /// What a result is made of.
    Part,
    /// A sentence.
    Said,
    /// A sentence that nobody may miss.
    Warning,
}

/// A number and its currency.
#[derive(Clone, Debug)]
pub struct Figure {
    /// How it comes about.
    pub formula: Formula,
    /// Whether it is in Hong Kong dollars.
    pub is_hkd: bool,
}

/// A row of the sheet.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// What it is.
    pub shape: Shape,
    /// What it is called.
    pub label: String,
    /// What it comes to.
    pub result: Option<Figure>,
    /// The amount that this is made of.
    pub base: Option<Figure>,
    /// What that is multiplied or divided by.
    pub factor: Option<Formula>,
    /// The rule in words, or what a fact says where it is no number.
    pub said: String,
    /// Where it stands in the law.
    pub source: String,
}

impl Row {
    /// A row with a label.
    pub fn new(shape: Shape, label: impl Into<String>) -> Self {
        Self { shape, label: label.into(), ..Self::default() }
    }
}
