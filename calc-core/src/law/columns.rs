//! What every list of columns that the build writes has in common.

/// The methods and traits of a generated `Field`, whose table is `generated::ABOUT` and whose results
/// are `RESULTS`. Given are the columns that a row may have.
macro_rules! columns {
    ($all:expr) => {
        impl Field {
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();

            /// What is said of it.
            pub fn about(self) -> &'static $crate::law::fields::FieldAbout {
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

        impl $crate::law::fields::Columns for Field {
            type Positions = [u16; Self::COUNT];

            const NOWHERE: Self::Positions = [$crate::law::fields::ABSENT; Self::COUNT];

            fn all() -> &'static [Self] {
                $all
            }

            #[inline]
            fn index(self) -> usize {
                self as usize
            }

            fn about(self) -> &'static $crate::law::fields::FieldAbout {
                Self::about(self)
            }

            fn results() -> &'static [$crate::law::fields::ResultAbout] {
                &RESULTS
            }

            fn results_beside() -> &'static [$crate::law::fields::Beside<Self>] {
                &generated::RESULTS_BESIDE
            }

            fn results_on_request() -> &'static [$crate::law::fields::ResultAbout] {
                &generated::RESULTS_ON_REQUEST
            }

            fn headers() -> &'static std::collections::HashMap<String, Self> {
                static HEADERS: std::sync::LazyLock<std::collections::HashMap<String, Field>> =
                    std::sync::LazyLock::new($crate::law::fields::by_header);
                &HEADERS
            }
        }

        #[cfg(test)]
        mod columns {
            use super::*;
            use $crate::law::fields::{Columns, normalised};

            #[test]
            fn no_header_names_two_columns() {
                let mut owners = std::collections::HashMap::new();
                for field in <Field as Columns>::all() {
                    let about = field.about();
                    let labels = [about.label.en, about.label.zh_hans, about.label.zh_hant_hk];
                    for name in std::iter::once(&about.name).chain(&labels).chain(about.aliases) {
                        let earlier = owners.insert(normalised(name), about.name);
                        let alone = earlier.is_none_or(|owner| owner == about.name);
                        assert!(alone, "{name} names two columns");
                    }
                }
                for result in <Field as Columns>::every_result() {
                    let goes_out_only = !owners.contains_key(&normalised(result.name));
                    assert!(goes_out_only, "{} comes in and goes out", result.name);
                }
            }
        }
    };
}

/// The same with a row that is an object of its own in JSON. Given are the codes of the subject, and
/// which of several messages says a mistake.
macro_rules! columns_of_rows {
    ($code:ty, $variant:path) => {
        $crate::law::columns::columns!(&Self::ALL);

        impl $crate::law::fields::FactLocation for Field {
            type Column = Self;
            type Code = $code;

            fn column(self) -> Self {
                self
            }

            fn pointer(self) -> String {
                format!("/{}", self.about().member)
            }

            fn message_variant(self, code: $code, usual: &'static str) -> &'static str {
                $variant(self, code, usual)
            }
        }
    };
}

pub(crate) use {columns, columns_of_rows};
