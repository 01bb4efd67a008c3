//! 河套深港科技创新合作区深圳园区企业所得税优惠目录: its areas are known, its items come from a file
//! that an administrator supplies. None is invented: without them a main business is undetermined
//! unless the facts say what it is.

use std::collections::HashMap;

use crate::company::code::{Code, Codes};
use crate::company::facts::ActivityFacts;
use crate::company::fields::{CatalogueItem, RESULTS};
use crate::company::rulebook::HetaoLaw;
use crate::law::eligibility::Eligibility;
use crate::law::fields::WordAbout;

/// The items of the Catalogue, by their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    items: HashMap<String, Item>,
}

/// An item of the Catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The key of its area.
    pub area: &'static str,
    /// What it is called.
    pub title: String,
}

/// The areas of the Catalogue.
pub fn areas() -> &'static [WordAbout] {
    RESULTS.iter().find(|result| result.name == "catalogue_area").map_or(&[], |result| result.words)
}

/// The area that a key or a name in one of the three languages means.
pub fn area_named(name: &str) -> Option<&'static str> {
    let names = |area: &WordAbout| {
        [area.key, area.label.en, area.label.zh_hans, area.label.zh_hant_hk].contains(&name)
    };
    areas().iter().find(|area| names(area)).map(|area| area.key)
}

impl Catalogue {
    /// Adds an item; false where its code stands already.
    pub fn insert(&mut self, code: String, item: Item) -> bool {
        match self.items.entry(code) {
            std::collections::hash_map::Entry::Occupied(_) => false,
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(item);
                true
            }
        }
    }

    /// The item with a code.
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items.get(code)
    }

    /// The items with their codes, in the order of the areas and then of the codes.
    pub fn items(&self) -> Vec<(&str, &Item)> {
        let place = |item: &Item| areas().iter().position(|area| area.key == item.area);
        let mut items: Vec<_> =
            self.items.iter().map(|(code, item)| (code.as_str(), item)).collect();
        items.sort_unstable_by_key(|(code, item)| (place(item), *code));
        items
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// Whether the main business is in the Catalogue. What nobody determined needs a determination and
/// is never a no; a catalogue that was given must bear out a code.
pub(super) fn listed(activity: &ActivityFacts, catalogue: Option<&Catalogue>) -> Eligibility {
    if activity.catalogue_item == Some(CatalogueItem::NotListed) {
        return Eligibility::No;
    }
    match (catalogue, &activity.catalogue_code) {
        (Some(catalogue), Some(code)) if catalogue.item(code).is_some() => Eligibility::Yes,
        (Some(_), Some(_)) => Eligibility::Needs,
        _ if activity.catalogue_item == Some(CatalogueItem::Listed) => Eligibility::Yes,
        _ => Eligibility::Needs,
    }
}

/// What to say of the catalogue.
pub(super) fn note(
    activity: &ActivityFacts,
    catalogue: Option<&Catalogue>,
    law: &HetaoLaw,
    notes: &mut Codes,
) {
    match catalogue {
        None if activity.catalogue_code.is_some() => notes.insert(Code::CatalogueNotLoaded),
        Some(catalogue) if u32::try_from(catalogue.len()) != Ok(*law.catalogue_items) => {
            notes.insert(Code::CatalogueIncomplete);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_known_by_its_key_and_by_its_names() {
        for area in areas() {
            for name in [area.key, area.label.en, area.label.zh_hans, area.label.zh_hant_hk] {
                assert_eq!(area_named(name), Some(area.key), "{name}");
            }
        }
        assert!(!areas().is_empty() && area_named("").is_none());
    }
}
