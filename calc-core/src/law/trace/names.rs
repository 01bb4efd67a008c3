//! What a trace calls routes, sections, terms and conditions. Each subject has lists of its own; here
//! is only what they have in common.

use serde::Serialize;

/// A kind of name that a trace writes.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident,)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
            #[serde(transparent)]
            pub struct $kind(&'static str);

            impl $kind {
                pub(crate) const fn new(id: &'static str) -> Self {
                    Self(id)
                }

                /// The id, as a trace writes it.
                pub const fn id(self) -> &'static str {
                    self.0
                }
            }
        )*
    };
}

kinds! {
    /// A way to less tax.
    RouteName,
    /// A part of the computation.
    SectionName,
    /// A quantity of the computation.
    TermName,
    /// What a condition asks.
    ConditionName,
}

/// A closed list of names of one kind, which belongs to one subject. One with a feature behind it is
/// there only with that.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident: $kind:ident {
        $($(#[$note:meta])* $variant:ident = $text:literal $(if $feature:tt)?,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$note])* $(#[cfg(feature = $feature)])? $variant,)*
        }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$($(#[cfg(feature = $feature)])? Self::$variant,)*];

            /// The id.
            pub const fn id(self) -> &'static str {
                match self { $($(#[cfg(feature = $feature)])? Self::$variant => $text,)* }
            }
        }

        impl From<$name> for $kind {
            #[inline]
            fn from(name: $name) -> Self {
                Self::new(name.id())
            }
        }

        impl PartialEq<$name> for $kind {
            fn eq(&self, other: &$name) -> bool {
                self.id() == other.id()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    };
}
pub(crate) use names;
