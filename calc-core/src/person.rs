//! A person's tax year: facts, mainland and Hong Kong burden, the two reliefs, the answer.

pub mod answer;
pub mod assess;
pub mod curve;
pub mod decode;
pub mod facts;
pub mod hongkong;
pub mod identity;
pub mod mainland;
pub mod month;
mod open_points;
pub mod relief;
pub mod rulebook;
pub mod sensitivity;
pub mod totals;

use crate::law::fields::{Field, FieldAbout};
use crate::law::vocabulary::Vocabulary;

/// The names that the answer of a person-year uses.
#[derive(Clone, Copy, Debug)]
pub struct PersonYear;

impl Vocabulary for PersonYear {
    fn fact(name: &str) -> Option<&'static FieldAbout> {
        Field::named(name).map(Field::about)
    }
}
