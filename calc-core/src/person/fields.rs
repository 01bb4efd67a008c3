//! The columns of a payroll, the members of the JSON facts, and what comes back.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::law::fields::{ABSENT, Columns, FactLocation, FieldAbout, ResultAbout, by_header};
use crate::person::code::Code;

// Written at build time, for the compiler and not for a reader.
#[allow(clippy::match_same_arms, clippy::doc_markdown)]
mod generated {
    use crate::law::fields::{FieldAbout, FieldKind, ResultAbout, WordAbout};
    use crate::law::money::{Cny, Hkd};
    use crate::law::result_sink::ResultSink;
    use crate::law::text::Text;
    use crate::person::code::Codes;
    include!(concat!(env!("OUT_DIR"), "/fields.rs"));
}
pub use generated::{
    BLANKS, BonusMethod, BusinessKind, Field, Group, HkAssessment, HkMaritalStatus, HkTaxReduction,
    HkYearOfAssessment, Identity, MainlandStatus, PAGES, RESULTS, ResultRow, TalentCategory,
};

impl Field {
    /// How many columns there are.
    pub const COUNT: usize = Self::ALL.len();

    /// What is said of it.
    pub fn about(self) -> &'static FieldAbout {
        &generated::ABOUT[self as usize]
    }

    /// Its canonical name.
    pub fn name(self) -> &'static str {
        self.about().name
    }

    /// The column with a canonical name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// The JSON Pointer of its member in the facts.
    pub fn pointer(self) -> String {
        format!("/{}/{}", self.group().name(), self.name())
    }
}

impl Columns for Field {
    type Positions = [u16; Self::COUNT];

    const NOWHERE: Self::Positions = [ABSENT; Self::COUNT];

    fn all() -> &'static [Self] {
        &Self::ALL
    }

    #[inline]
    fn index(self) -> usize {
        self as usize
    }

    fn about(self) -> &'static FieldAbout {
        Self::about(self)
    }

    fn results() -> &'static [ResultAbout] {
        &RESULTS
    }

    fn headers() -> &'static HashMap<String, Self> {
        static HEADERS: LazyLock<HashMap<String, Field>> = LazyLock::new(by_header);
        &HEADERS
    }
}

impl FactLocation for Field {
    type Column = Self;
    type Code = Code;

    fn column(self) -> Self {
        self
    }

    fn about(self) -> &'static FieldAbout {
        Self::about(self)
    }

    fn message_variant(self, code: Code, usual: &'static str) -> &'static str {
        // A month says the same code of its own.
        if code == Code::SecondBonus { "-year" } else { usual }
    }

    fn pointer(self) -> String {
        Self::pointer(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::fields::normalised;

    #[test]
    fn no_header_names_two_columns() {
        let mut owners: HashMap<String, &str> = HashMap::new();
        for field in Field::ALL {
            let about = field.about();
            for name in [about.name, about.label.en, about.label.zh_hans, about.label.zh_hant_hk]
                .iter()
                .chain(about.aliases)
            {
                let earlier = owners.insert(normalised(name), about.name);
                assert!(
                    earlier.is_none_or(|owner| owner == about.name),
                    "{name} names two columns"
                );
            }
        }
        for result in &RESULTS {
            assert!(
                !owners.contains_key(&normalised(result.name)),
                "{} comes in and goes out",
                result.name
            );
        }
    }

    #[test]
    fn headers_are_read_whatever_their_dress() {
        for header in ["wages", " Wages ", "*WAGES", "工资薪金", "工資薪金"] {
            assert_eq!(Field::from_header(header), Some(Field::Wages), "{header}");
        }
        assert_eq!(Field::from_header("wagesx"), None);
    }
}
