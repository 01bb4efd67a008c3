//! From raw cells to values, by kind: a blank is no mistake, and no mistake is mended.

use crate::law::cell::{self, Cell};
use crate::law::code::Fault;
use crate::law::fields::FactLocation;
use crate::law::money::{AmountError, Cny, Hkd, Money};
use crate::law::problem::{Detail, Problem, about_no_amount};
use crate::law::rate::{ExchangeRate, HalfDays, Share};

/// Cells by where they stand; blank where there is none.
pub(crate) trait RawFacts<P> {
    /// The cell of a fact.
    fn get(&self, place: P) -> Cell<'_>;

    /// Whether there may be a value; where it is known that none is, nobody looks.
    #[inline]
    fn may_have(&self, _: P) -> bool {
        true
    }
}

/// Reads cells, and keeps what is wrong with them.
pub(crate) struct Reader<'a, R, P: FactLocation> {
    pub(crate) raw: &'a R,
    pub(crate) problems: Vec<Problem<P>>,
}

impl<'a, R: RawFacts<P>, P: FactLocation> Reader<'a, R, P> {
    /// A reader that has found nothing wrong yet.
    pub(crate) const fn new(raw: &'a R) -> Self {
        Self { raw, problems: Vec::new() }
    }

    /// Keeps a mistake.
    #[cold]
    pub(crate) fn fault(
        &mut self,
        code: impl Into<P::Code>,
        place: impl Into<P>,
        detail: Detail<P>,
    ) {
        let place = place.into();
        self.problems.push(Problem::of_cell(code, place, self.raw.get(place), detail));
    }

    /// A value read in the way of its column; blank is `None`, a mistake too.
    #[inline]
    pub(crate) fn read<T>(
        &mut self,
        place: impl Into<P>,
        fault: Fault,
        parse: impl FnOnce(Cell<'_>) -> Option<T>,
    ) -> Option<T> {
        let place = place.into();
        if self.raw.may_have(place) { self.read_given(place, fault, parse) } else { None }
    }

    fn read_given<T>(
        &mut self,
        place: P,
        fault: Fault,
        parse: impl FnOnce(Cell<'_>) -> Option<T>,
    ) -> Option<T> {
        let cell = self.raw.get(place);
        if cell.is_blank() {
            return None;
        }
        let value = parse(cell);
        if value.is_none() {
            self.fault(fault, place, Detail::None);
        }
        value
    }

    /// One of the column's words.
    #[inline]
    pub(crate) fn word<T>(
        &mut self,
        place: impl Into<P>,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.read(place, Fault::BadWord, |cell| cell.text().and_then(parse))
    }

    /// Yes or no.
    #[inline]
    pub(crate) fn yes_no(&mut self, place: impl Into<P>) -> Option<bool> {
        self.read(place, Fault::BadWord, cell::yes_no)
    }

    /// A whole number from 0 to 99.
    #[inline]
    pub(crate) fn count(&mut self, place: impl Into<P>) -> Option<u8> {
        self.read(place, Fault::BadCount, |cell| {
            cell.whole().and_then(|count| u8::try_from(count).ok()).filter(|count| *count <= 99)
        })
    }

    /// A month, or a number of months of a year.
    pub(crate) fn month(&mut self, place: impl Into<P>) -> Option<u8> {
        self.read(place, Fault::OutOfRange, |cell| {
            cell.whole()
                .and_then(|month| u8::try_from(month).ok())
                .filter(|it| (1..=12).contains(it))
        })
    }

    /// Whole days of a year.
    pub(crate) fn days(&mut self, place: impl Into<P>) -> Option<u16> {
        self.read(place, Fault::OutOfRange, |cell| days(cell, 0))
    }

    /// Days of a year in halves.
    pub(crate) fn half_days(&mut self, place: impl Into<P>) -> Option<HalfDays> {
        self.read(place, Fault::OutOfRange, |cell| days(cell, 1)).map(HalfDays::new)
    }

    /// A share from 0 to 1.
    pub(crate) fn share(&mut self, place: impl Into<P>) -> Option<Share> {
        self.read(place, Fault::OutOfRange, |cell| {
            cell.fixed(6).and_then(Share::from_millionths).ok()
        })
    }

    /// Yuan for one Hong Kong dollar.
    pub(crate) fn exchange_rate(&mut self, place: impl Into<P>) -> Option<ExchangeRate> {
        self.read(place, Fault::OutOfRange, |cell| {
            cell.fixed(6).and_then(ExchangeRate::from_millionths).ok()
        })
    }

    /// An amount in yuan.
    #[inline]
    pub(crate) fn cny(&mut self, place: impl Into<P>) -> Option<Cny> {
        self.amount(place.into())
    }

    /// An amount in Hong Kong dollars, cut to the dollar as it is read, as the Inland Revenue's own
    /// computation does.
    #[inline]
    pub(crate) fn hkd(&mut self, place: impl Into<P>) -> Option<Hkd> {
        self.amount(place.into()).map(Hkd::cut_to_dollar)
    }

    #[inline]
    fn amount<M: Money>(&mut self, place: P) -> Option<M> {
        if self.raw.may_have(place) { self.amount_given(place) } else { None }
    }

    fn amount_given<M: Money>(&mut self, place: P) -> Option<M> {
        let cell = self.raw.get(place);
        if cell.is_blank() {
            return None;
        }
        match cell.minor() {
            Ok(minor) => Some(M::from_minor(minor)),
            Err(error) => {
                self.bad_amount(place, error);
                None
            }
        }
    }

    #[cold]
    fn bad_amount(&mut self, place: P, error: AmountError) {
        let detail = about_no_amount(place, &self.raw.get(place).shown(), error);
        self.fault(Fault::BadAmount, place, detail);
    }

    /// Whether a fact was read without a mistake.
    pub(crate) fn is_good(&self, place: impl Into<P>) -> bool {
        let place = place.into();
        self.problems.iter().all(|problem| problem.field != Some(place))
    }
}

/// Days from 0 to 366 in units of `1 / 2^halves`.
fn days(cell: Cell<'_>, halves: u32) -> Option<u16> {
    let hundredths = cell.fixed(2 * halves).ok()?;
    let in_a_unit = if halves == 0 { 1 } else { 50 };
    let units = u16::try_from(hundredths / in_a_unit).ok()?;
    (hundredths % in_a_unit == 0 && units <= 366 << halves).then_some(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_whole_or_in_halves() {
        for (text, halves, units) in [
            ("183", 0, Some(183)),
            ("366", 0, Some(366)),
            ("367", 0, None),
            ("90.5", 0, None),
            ("90.5", 1, Some(181)),
            ("90.0", 1, Some(180)),
            ("90.50", 1, Some(181)),
            ("90.25", 1, None),
            ("90.3", 1, None),
            ("366.5", 1, None),
        ] {
            assert_eq!(days(Cell::Text(text), halves), units, "{text}");
        }
    }
}
