//! The columns of a file of months, and what comes back.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::law::fields::{
    ABSENT, Columns, FieldAbout, Place as FactPlace, ResultAbout, by_header,
};

// Written at build time, for the compiler and not for a reader.
#[allow(clippy::match_same_arms, clippy::doc_markdown)]
mod generated {
    use crate::law::code::Codes;
    use crate::law::fields::{FieldAbout, FieldKind, Group, ResultAbout, WordAbout};
    use crate::law::money::Cny;
    use crate::law::result_sink::ResultSink;
    use crate::law::text::Text;
    include!(concat!(env!("OUT_DIR"), "/month_fields.rs"));
}
pub use generated::{
    BasicDeductionRule as BasicDeductionWord, BonusMethod, Field, MainlandStatus, Post as PostWord,
    RESULTS, ResultRow, ServicesKind, Treaty,
};

impl Field {
    /// How many there are.
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

impl FactPlace for Field {
    type Column = Self;

    fn column(self) -> Self {
        self
    }

    fn about(self) -> &'static FieldAbout {
        Self::about(self)
    }

    fn pointer(self) -> String {
        format!("/{}", self.about().member)
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
            let owner = owners.get(&normalised(result.name));
            assert!(owner.is_none(), "{} comes in and goes out", result.name);
        }
    }
}
