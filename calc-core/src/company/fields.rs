//! The columns of a companies file, the members of the JSON facts, and what comes back.

use crate::company::code::Code;
use crate::law::columns::columns;
use crate::law::fields::{FactLocation as FactPlace, FieldAbout};

// Written at build time, for the compiler and not for a reader.
#[allow(clippy::match_same_arms, clippy::doc_markdown)]
mod generated {
    use crate::company::code::Codes;
    use crate::law::fields::{FieldAbout, FieldKind, ResultAbout, WordAbout};
    use crate::law::money::Cny;
    use crate::law::result_sink::ResultSink;
    use crate::law::text::Text;
    include!(concat!(env!("OUT_DIR"), "/enterprise_fields.rs"));
}
pub use crate::law::fields::MOST_ITEMS;
pub use generated::{
    BLANKS, CatalogueItem, Field, Group, PAGES, RESULTS, RdKind, ResultRow, StructureKind,
    UnitShare,
};

columns!(&COLUMNS);

impl Field {
    /// The list that its group is; the fact itself where it is no item's.
    #[must_use]
    pub fn column(self) -> Self {
        match self.group() {
            Group::Losses => Self::Losses,
            Group::Units => Self::Units,
            Group::Imports => Self::Imports,
            _ => self,
        }
    }

    /// The group whose items a list holds.
    pub const fn items(self) -> Option<Group> {
        match self {
            Self::Losses => Some(Group::Losses),
            Self::Units => Some(Group::Units),
            Self::Imports => Some(Group::Imports),
            _ => None,
        }
    }

    /// Its place among the facts of its group, from 0.
    #[inline]
    pub fn position_in_group(self) -> usize {
        POSITIONS[self as usize]
    }

    /// The facts of a group, in the order in which a row's items write them.
    pub fn of(group: Group) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |field| field.group() == group)
    }
}

/// The place of each fact in its group.
static POSITIONS: [usize; Field::COUNT] = positions();

const fn positions() -> [usize; Field::COUNT] {
    let mut positions = [0; Field::COUNT];
    let mut index = 0;
    while index < Field::COUNT {
        let mut earlier = 0;
        while earlier < index {
            let same = Field::ALL[earlier].group() as u8 == Field::ALL[index].group() as u8;
            positions[index] += same as usize;
            earlier += 1;
        }
        index += 1;
    }
    positions
}

/// Every column that a row may have: members of items have none of their own.
static COLUMNS: [Field; column_count()] = columns();

const fn is_item_member(field: Field) -> bool {
    field.group().is_list()
}

const fn column_count() -> usize {
    let (mut index, mut count) = (0, 0);
    while index < Field::COUNT {
        if !is_item_member(Field::ALL[index]) {
            count += 1;
        }
        index += 1;
    }
    count
}

const fn columns() -> [Field; column_count()] {
    let mut columns = [Field::CompanyId; column_count()];
    let (mut index, mut count) = (0, 0);
    while index < Field::COUNT {
        if !is_item_member(Field::ALL[index]) {
            columns[count] = Field::ALL[index];
            count += 1;
        }
        index += 1;
    }
    columns
}

/// A fact, and of which item it is, where it is an item's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ItemField {
    /// The column of the fact, or of the list itself.
    pub field: Field,
    /// The item, from 0.
    pub item: Option<usize>,
}

impl From<Field> for ItemField {
    fn from(field: Field) -> Self {
        Self { field, item: None }
    }
}

impl ItemField {
    /// A fact of an item, or (with a list) the item itself.
    pub const fn of_item(field: Field, item: usize) -> Self {
        Self { field, item: Some(item) }
    }
}

impl FactPlace for ItemField {
    type Column = Field;
    type Code = Code;

    fn column(self) -> Field {
        self.field.column()
    }

    fn about(self) -> &'static FieldAbout {
        self.field.about()
    }

    fn pointer(self) -> String {
        let about = self.field.about();
        let list = match self.field.group() {
            Group::Company => String::new(),
            Group::Units => "/structure/units".to_owned(),
            group => format!("/{}", group.name()),
        };
        match (self.item, self.field.items()) {
            (Some(item), Some(_)) => format!("{list}/{}/{item}", about.member),
            (Some(item), None) => format!("{list}/{item}/{}", about.member),
            (None, _) => format!("{list}/{}", about.member),
        }
    }

    /// The item, counted from 1, and its member: `#2 revenue`.
    fn in_cell(self) -> Option<String> {
        let item = self.item? + 1;
        Some(match self.field.items() {
            Some(_) => format!("#{item}"),
            None => format!("#{item} {}", self.field.about().member),
        })
    }

    fn message_variant(self, code: Code, usual: &'static str) -> &'static str {
        match (code, self.field) {
            // The profit of a company below zero is a loss.
            (Code::BadAmount, Field::TaxableIncome) if usual == "-negative" => "-loss",
            (Code::DuplicatePersonYear, field) if field.group() == Group::Company => "-company",
            (Code::BadWord, Field::UnitInArea) => "-required",
            _ => usual,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_has_its_pointer() {
        for (place, pointer) in [
            (Field::TaxYear.into(), "/tax_year"),
            (Field::InSpecialArea.into(), "/site/in_special_area"),
            (Field::StructureKind.into(), "/structure/kind"),
            (Field::Units.into(), "/structure/units"),
            (ItemField::of_item(Field::Units, 1), "/structure/units/1"),
            (ItemField::of_item(Field::UnitWages, 0), "/structure/units/0/wages"),
            (ItemField::of_item(Field::LossYear, 2), "/losses/2/year"),
            (ItemField::of_item(Field::Imports, 3), "/imports/3"),
            (ItemField::of_item(Field::DutyRate, 3), "/imports/3/duty_rate"),
            (Field::LegalPerson.into(), "/import_beneficiary/legal_person"),
        ] {
            assert_eq!(place.pointer(), pointer);
        }
    }

    #[test]
    fn an_item_is_counted_from_one() {
        for (place, said) in [
            (Field::TaxYear.into(), None),
            (ItemField::of_item(Field::Units, 1), Some("#2")),
            (ItemField::of_item(Field::UnitWages, 0), Some("#1 wages")),
        ] {
            assert_eq!(place.in_cell().as_deref(), said);
        }
    }
}
