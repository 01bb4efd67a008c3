//! The sources of a memo: each is named once, at its end, and cited by its number.

use std::cell::RefCell;

use calc_core::law::params::Citation;
use calc_text::Words;
use calc_text::outcome::line;
use maud::{Markup, html};

use crate::enterprise::lines::said;
use crate::sources::{grade, place};

/// The sources that a memo has cited so far.
pub(super) struct Numbered<'a> {
    words: &'a Words,
    places: RefCell<Vec<String>>,
}

impl<'a> Numbered<'a> {
    /// None yet.
    pub(super) fn new(words: &'a Words) -> Self {
        Self { words, places: RefCell::default() }
    }

    /// The number of a source and how well it is known.
    pub(super) fn cite(&self, citation: &Citation) -> String {
        let grade = grade(self.words, citation.evidence, citation.wording);
        let Some(first) = citation.references.first() else { return format!("[{grade}]") };
        let place = place(self.words, first);
        let mut places = self.places.borrow_mut();
        let known = places.iter().position(|known| *known == place);
        let number = known.unwrap_or_else(|| {
            places.push(place);
            places.len() - 1
        });
        let number = (number + 1).to_string();
        self.words.fill("citation-graded", &[("place", &number), ("grade", &grade)])
    }

    /// What a parameter says, with the number of its source.
    pub(super) fn line(&self, citation: &Citation) -> String {
        format!("{} {}", said(self.words, citation), self.cite(citation))
    }

    /// The list of the sources.
    pub(super) fn list(&self) -> Markup {
        let places = self.places.borrow();
        let words = self.words;
        html! {
            @if !places.is_empty() {
                section.sources {
                    h2 { (words.say("memo-sources")) }
                    ul { @for (index, place) in places.iter().enumerate() {
                        li { (line(words, &(index + 1).to_string(), place)) }
                    } }
                }
            }
        }
    }
}
