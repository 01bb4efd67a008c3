//! What every list of columns that the build writes has in common.

/// The methods and traits of a generated `Field`, whose table is `generated::ABOUT` and whose results
/// are `RESULTS`. A row is an object of its own in JSON. Given are the codes of the subject, and which of
/// several messages says a mistake.
macro_rules! columns_of_rows {
    ($code:ty, $variant:path) => {
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
                &Self::ALL
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

            fn headers() -> &'static std::collections::HashMap<String, Self> {
                static HEADERS: std::sync::LazyLock<std::collections::HashMap<String, Field>> =
                    std::sync::LazyLock::new($crate::law::fields::by_header);
                &HEADERS
            }
        }

        impl $crate::law::fields::FactLocation for Field {
            type Column = Self;
            type Code = $code;

            fn column(self) -> Self {
                self
            }

            fn about(self) -> &'static $crate::law::fields::FieldAbout {
                Self::about(self)
            }

            fn pointer(self) -> String {
                format!("/{}", self.about().member)
            }

            fn message_variant(self, code: $code, usual: &'static str) -> &'static str {
                $variant(self, code, usual)
            }
        }

        #[cfg(test)]
        mod columns {
            use super::*;
            use $crate::law::fields::normalised;

            #[test]
            fn no_header_names_two_columns() {
                let mut owners = std::collections::HashMap::new();
                for field in Field::ALL {
                    let about = field.about();
                    let labels = [about.label.en, about.label.zh_hans, about.label.zh_hant_hk];
                    for name in std::iter::once(&about.name).chain(&labels).chain(about.aliases) {
                        let earlier = owners.insert(normalised(name), about.name);
                        let alone = earlier.is_none_or(|owner| owner == about.name);
                        assert!(alone, "{name} names two columns");
                    }
                }
            }
        }
    };
}

pub(crate) use columns_of_rows;
