//! Values in a fixed number of bytes: what waits in a file can be found by its place.

use calc_core::law::code::{Code, Codes};
use calc_core::law::money::Cny;
use calc_core::law::period::Date;
use calc_core::person::month::correction::Correction;

/// Puts values one behind the other.
pub(crate) struct Writer<const SIZE: usize> {
    bytes: [u8; SIZE],
    used: usize,
}

impl<const SIZE: usize> Writer<SIZE> {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self { bytes: [0; SIZE], used: 0 }
    }

    /// All of it.
    pub(crate) fn finish(self) -> [u8; SIZE] {
        debug_assert!(self.used <= SIZE, "a record has {} bytes", self.used);
        self.bytes
    }

    pub(crate) fn raw<const N: usize>(&mut self, value: [u8; N]) {
        if let Some(room) = self.bytes.get_mut(self.used..self.used + N) {
            room.copy_from_slice(&value);
        }
        self.used += N;
    }

    pub(crate) fn byte(&mut self, value: usize) {
        self.raw([u8::try_from(value).unwrap_or(u8::MAX)]);
    }

    pub(crate) fn flag(&mut self, value: bool) {
        self.byte(usize::from(value));
    }

    pub(crate) fn cny(&mut self, value: Cny) {
        self.raw(value.minor().to_le_bytes());
    }

    pub(crate) fn some_cny(&mut self, value: Option<Cny>) {
        self.flag(value.is_some());
        self.cny(value.unwrap_or_default());
    }

    pub(crate) fn correction(&mut self, correction: Option<Correction>) {
        self.some_cny(correction.map(|correction| correction.due));
        let by = correction.and_then(|correction| correction.by);
        self.flag(by.is_some());
        self.raw(by.map_or(0, Date::day_number).to_le_bytes());
    }

    /// A value by its place in a list; nothing is the place behind it.
    pub(crate) fn among<T: PartialEq>(&mut self, value: Option<T>, all: &[T]) {
        let found = value.and_then(|value| all.iter().position(|one| *one == value));
        self.byte(found.unwrap_or(all.len()));
    }
}

/// Takes them again, in the same order.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    used: usize,
}

impl<'a> Reader<'a> {
    /// From the first value.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, used: 0 }
    }

    pub(crate) fn raw<const N: usize>(&mut self) -> [u8; N] {
        let found = self.bytes.get(self.used..).and_then(|rest| rest.first_chunk::<N>());
        self.used += N;
        found.copied().unwrap_or([0; N])
    }

    pub(crate) fn byte(&mut self) -> usize {
        usize::from(self.raw::<1>()[0])
    }

    pub(crate) fn flag(&mut self) -> bool {
        self.byte() != 0
    }

    pub(crate) fn codes<C: Code>(&mut self) -> Codes<C> {
        Codes::from_bits(u128::from_le_bytes(self.raw()))
    }

    pub(crate) fn number(&mut self) -> u64 {
        u64::from_le_bytes(self.raw())
    }

    pub(crate) fn cny(&mut self) -> Cny {
        Cny::new(i64::from_le_bytes(self.raw()))
    }

    pub(crate) fn some_cny(&mut self) -> Option<Cny> {
        let (is_some, value) = (self.flag(), self.cny());
        is_some.then_some(value)
    }

    pub(crate) fn among<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.byte()).copied()
    }

    pub(crate) fn correction(&mut self) -> Option<Correction> {
        let due = self.some_cny();
        let (has_day, day) = (self.flag(), i32::from_le_bytes(self.raw()));
        let by = has_day.then(|| Date::from_day_number(day));
        due.map(|due| Correction { due, by })
    }
}
