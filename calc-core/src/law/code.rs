//! Codes of notes and errors. Each subject has a list of its own; here is what they have in common.

use std::fmt::Debug;
use std::marker::PhantomData;

use serde::{Serialize, Serializer};

/// A code as rows, JSON and messages write it, whatever subject it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct CodeName(&'static str);

impl CodeName {
    /// The code as rows, JSON and messages write it.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl<C: Code> From<C> for CodeName {
    #[inline]
    fn from(code: C) -> Self {
        Self(code.as_str())
    }
}

/// What can be wrong with the cells of any subject's rows, before a rule of the subject is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A required value is blank.
    MissingValue,
    /// Not an amount from 0 to 10^12 with at most two decimals.
    BadAmount,
    /// Not a count from 0 to 99, or a part above its group.
    BadCount,
    /// Not one of the words that the column takes.
    BadWord,
    /// A number outside what the column takes.
    OutOfRange,
    /// A year that the parameters do not cover.
    YearNotCovered,
    /// A row with the same key came before.
    DuplicatePersonYear,
    /// The row has more or fewer cells than the header.
    WrongCellCount,
    /// A line break inside a cell that is read: a quotation mark may have swallowed rows.
    LineBreak,
}

/// The notes and errors of one subject.
pub trait Code: Copy + Ord + Debug + From<Fault> + Send + Sync + 'static {
    /// Every code, in the order in which a row lists them.
    const ALL: &'static [Self];

    /// Its place in [`Self::ALL`].
    fn index(self) -> usize;

    /// The code as rows, JSON and messages write it.
    fn as_str(self) -> &'static str;

    /// Whether a row with this code has no result.
    fn is_error(self) -> bool;

    /// The fault of a cell that it is.
    fn fault(self) -> Option<Fault>;
}

/// The list of a subject's codes, with every [`Fault`] among them. One with a feature behind it is there
/// only with that.
macro_rules! codes {
    ($(#[$about:meta])* $name:ident $($(#[$doc:meta])* $kind:ident $variant:ident = $text:literal $(if $feature:tt)?,)*) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $(#[cfg(feature = $feature)])? $variant,)*
        }

        impl $name {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$($(#[cfg(feature = $feature)])? Self::$variant,)*];

            /// The code as rows, JSON and messages write it.
            pub const fn as_str(self) -> &'static str {
                match self { $($(#[cfg(feature = $feature)])? Self::$variant => $text,)* }
            }

            /// Whether a row with this code has no result.
            pub const fn is_error(self) -> bool {
                match self { $($(#[cfg(feature = $feature)])? Self::$variant => $crate::law::code::codes!(@is_error $kind),)* }
            }
        }

        impl $crate::law::code::Code for $name {
            const ALL: &'static [Self] = Self::ALL;

            #[inline]
            fn index(self) -> usize {
                self as usize
            }

            #[inline]
            fn as_str(self) -> &'static str {
                Self::as_str(self)
            }

            fn is_error(self) -> bool {
                Self::is_error(self)
            }

            fn fault(self) -> Option<$crate::law::code::Fault> {
                $crate::law::code::codes!(@faults self: MissingValue BadAmount BadCount BadWord
                    OutOfRange YearNotCovered DuplicatePersonYear WrongCellCount LineBreak)
            }
        }

        impl From<$crate::law::code::Fault> for $name {
            fn from(fault: $crate::law::code::Fault) -> Self {
                $crate::law::code::codes!(@codes fault: MissingValue BadAmount BadCount BadWord
                    OutOfRange YearNotCovered DuplicatePersonYear WrongCellCount LineBreak)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
    (@is_error note) => { false };
    (@is_error error) => { true };
    (@faults $code:ident: $($variant:ident)*) => {
        match $code {
            $(Self::$variant => Some($crate::law::code::Fault::$variant),)*
            _ => None,
        }
    };
    (@codes $fault:ident: $($variant:ident)*) => {
        match $fault { $($crate::law::code::Fault::$variant => Self::$variant,)* }
    };
}
pub(crate) use codes;

/// A set of one subject's codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Codes<C>(u128, PhantomData<C>);

impl<C> Default for Codes<C> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}

impl<C: Code> Codes<C> {
    /// Adds a code.
    #[inline]
    pub fn insert(&mut self, code: C) {
        self.0 |= 1 << code.index();
    }

    /// Whether a code is in the set.
    #[inline]
    pub fn contains(self, code: C) -> bool {
        self.0 & (1 << code.index()) != 0
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The codes of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0, PhantomData)
    }

    /// The set without a code.
    #[must_use]
    pub fn without(self, code: C) -> Self {
        Self(self.0 & !(1 << code.index()), PhantomData)
    }

    /// The set as a number that [`Self::from_bits`] reads.
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// The reverse of [`Self::bits`].
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits, PhantomData)
    }

    /// The codes, in order.
    pub fn iter(self) -> impl Iterator<Item = C> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let index = usize::try_from(rest.trailing_zeros()).ok()?;
            let code = C::ALL.get(index)?;
            rest &= rest - 1;
            Some(*code)
        })
    }
}

impl<C: Code> Extend<C> for Codes<C> {
    fn extend<T: IntoIterator<Item = C>>(&mut self, codes: T) {
        for code in codes {
            self.insert(code);
        }
    }
}

impl<C: Code> Serialize for Codes<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Code::as_str))
    }
}
