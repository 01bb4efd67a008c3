//! From raw cells to values, by kind: a blank is no mistake, and no mistake is mended.

use crate::law::assumed::Assumed;
use crate::law::cell::{self, Cell};
use crate::law::code::Fault;
use crate::law::fields::{FactLocation, MOST_ITEMS, WORD_JOINTS};
use crate::law::money::{AmountError, Cny, Hkd, Money};
use crate::law::period::{Date, TaxYear};
use crate::law::problem::{Detail, Problem, about_no_amount};
use crate::law::rate::{ExchangeRate, HalfDays, Percent, Quantity, Share, Thousandths};
use crate::law::text::printable;

/// The most days of a year.
const DAYS_OF_YEAR: u16 = 366;

/// The most days of a period in which a bonus or equity was earned: ten years.
const DAYS_OF_PERIOD: u16 = 3_660;

/// Cells by where they stand; blank where there is none.
pub trait Cells<P> {
    /// The cell of a fact.
    fn get(&self, place: P) -> Cell<'_>;

    /// Whether there may be a value; where it is known that none is, nobody looks.
    #[inline]
    fn may_have(&self, _: P) -> bool {
        true
    }

    /// How many items a list has.
    fn items(&self, _: P) -> usize {
        0
    }
}

/// Reads cells, and keeps what is wrong with them.
pub struct Reader<'a, R, P: FactLocation> {
    raw: &'a R,
    /// The mistakes so far.
    pub problems: Vec<Problem<P>>,
}

impl<'a, R: Cells<P>, P: FactLocation> Reader<'a, R, P> {
    /// A reader that has found nothing wrong yet.
    pub const fn new(raw: &'a R) -> Self {
        Self { raw, problems: Vec::new() }
    }

    /// The cells that are read.
    pub fn cells(&self) -> &'a R {
        self.raw
    }

    /// The cell of a fact.
    #[inline]
    pub fn get(&self, place: impl Into<P>) -> Cell<'a> {
        self.raw.get(place.into())
    }

    /// Whether the cell has a value.
    #[inline]
    pub fn is_given(&self, place: impl Into<P>) -> bool {
        let place = place.into();
        self.raw.may_have(place) && !self.raw.get(place).is_blank()
    }

    /// Records a mistake of a cell, with what was found there.
    #[cold]
    pub fn fault(&mut self, code: impl Into<P::Code>, place: impl Into<P>, detail: Detail<P>) {
        let place = place.into();
        self.problems.push(Problem::of_cell(code, place, self.raw.get(place), detail));
    }

    /// A value read in the way of its column; blank is `None`, a mistake too.
    #[inline]
    pub fn read<T>(
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

    /// Records a missing value if the cell is blank.
    #[inline]
    pub fn need(&mut self, place: impl Into<P>) -> &mut Self {
        let place = place.into();
        if !self.is_given(place) {
            self.fault(Fault::MissingValue, place, Detail::None);
        }
        self
    }

    /// How many items of a list are read.
    pub fn count_items(&mut self, list: impl Into<P>) -> usize {
        let list = list.into();
        let count = self.raw.items(list);
        if count <= MOST_ITEMS {
            return count;
        }
        self.problems.push(Problem {
            code: Fault::OutOfRange.into(),
            field: Some(list),
            found: count.to_string(),
            detail: Detail::None,
        });
        0
    }

    /// A text; control characters are replaced.
    pub fn text(&mut self, place: impl Into<P>) -> Option<String> {
        let cell = self.get(place);
        (!cell.is_blank()).then(|| printable(&cell.shown()))
    }

    /// One of the column's words.
    #[inline]
    pub fn word<T>(
        &mut self,
        place: impl Into<P>,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.read(place, Fault::BadWord, |cell| cell.text().and_then(parse))
    }

    /// Several of the column's words, joined by `+`, each once.
    pub fn words<T: PartialEq>(
        &mut self,
        place: impl Into<P>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.read(place, Fault::BadWord, |cell| {
            let mut words = Vec::new();
            for word in cell.text()?.split(WORD_JOINTS) {
                let word = parse(word.trim())?;
                if words.contains(&word) {
                    return None;
                }
                words.push(word);
            }
            Some(words)
        })
    }

    /// Yes or no, in any of the three languages.
    #[inline]
    pub fn yes_no(&mut self, place: impl Into<P>) -> Option<bool> {
        self.read(place, Fault::BadWord, cell::yes_no)
    }

    /// Yes, no or unknown; a blank is unknown too.
    #[inline]
    pub fn known(&mut self, place: impl Into<P>) -> Option<bool> {
        match self.assumed(place)? {
            Assumed::Yes => Some(true),
            Assumed::No => Some(false),
            Assumed::Blank | Assumed::Unknown => None,
        }
    }

    /// Yes, no or unknown.
    #[inline]
    pub fn assumed(&mut self, place: impl Into<P>) -> Option<Assumed> {
        self.read(place, Fault::BadWord, |cell| match cell::yes_no(cell) {
            Some(true) => Some(Assumed::Yes),
            Some(false) => Some(Assumed::No),
            None => cell.text().is_some_and(is_unknown).then_some(Assumed::Unknown),
        })
    }

    /// A whole number from 0 to 99.
    #[inline]
    pub fn count(&mut self, place: impl Into<P>) -> Option<u8> {
        self.read(place, Fault::BadCount, |cell| {
            cell.whole().and_then(|count| u8::try_from(count).ok()).filter(|count| *count <= 99)
        })
    }

    /// A month, or a number of months of a year, from 1 to 12.
    pub fn month(&mut self, place: impl Into<P>) -> Option<u8> {
        self.read(place, Fault::OutOfRange, |cell| {
            cell.whole().and_then(|month| u8::try_from(month).ok()).filter(|m| (1..=12).contains(m))
        })
    }

    /// Whole days of a year.
    pub fn days(&mut self, place: impl Into<P>, least: u16) -> Option<u16> {
        self.whole_days(place, least, DAYS_OF_YEAR)
    }

    /// Whole days of a period that may be longer than a year.
    pub fn period_days(&mut self, place: impl Into<P>, least: u16) -> Option<u16> {
        self.whole_days(place, least, DAYS_OF_PERIOD)
    }

    fn whole_days(&mut self, place: impl Into<P>, least: u16, most: u16) -> Option<u16> {
        self.read(place, Fault::OutOfRange, |cell| {
            days(cell, 0, most).filter(|days| *days >= least)
        })
    }

    /// Days of a year in halves.
    pub fn half_days(&mut self, place: impl Into<P>) -> Option<HalfDays> {
        self.read(place, Fault::OutOfRange, |cell| days(cell, 1, DAYS_OF_YEAR)).map(HalfDays::new)
    }

    /// Days in halves of a period that may be longer than a year.
    pub fn period_half_days(&mut self, place: impl Into<P>) -> Option<HalfDays> {
        self.read(place, Fault::OutOfRange, |cell| days(cell, 1, DAYS_OF_PERIOD)).map(HalfDays::new)
    }

    /// A day of the calendar.
    #[inline]
    pub fn date(&mut self, place: impl Into<P>) -> Option<Date> {
        self.read(place, Fault::OutOfRange, cell::date)
    }

    /// Any calendar year from 2000 to 2099.
    pub fn year(&mut self, place: impl Into<P>) -> Option<TaxYear> {
        self.read(place, Fault::OutOfRange, |cell| {
            cell.year().filter(|year| (2000..=2099).contains(year)).map(TaxYear)
        })
    }

    /// A tax year among those that are covered; it must be given.
    pub fn tax_year(&mut self, place: impl Into<P>, (first, last): (u16, u16)) -> Option<TaxYear> {
        let place = place.into();
        let cell = self.raw.get(place);
        if cell.is_blank() {
            self.fault(Fault::MissingValue, place, Detail::None);
            return None;
        }
        let stated = cell.year();
        let year = stated.filter(|year| (first..=last).contains(year)).map(TaxYear);
        if year.is_none() {
            let covered = if stated.is_some() {
                Detail::Covered(first.to_string(), last.to_string())
            } else {
                Detail::NotFourDigits
            };
            self.fault(Fault::YearNotCovered, place, covered);
        }
        year
    }

    /// A whole number of persons.
    pub fn staff(&mut self, place: impl Into<P>) -> Option<Thousandths> {
        self.read(place, Fault::OutOfRange, |cell| {
            thousandths(cell).filter(|staff| staff.thousandths() % 1_000 == 0)
        })
    }

    /// An average number of persons.
    pub fn average(&mut self, place: impl Into<P>) -> Option<Thousandths> {
        self.read(place, Fault::OutOfRange, thousandths)
    }

    /// A percentage, up to so many percent where there is a limit below what the type takes.
    pub fn percent(&mut self, place: impl Into<P>, most: Option<u16>) -> Option<Percent> {
        let most = most.map_or(i64::MAX, |most| Percent::UNIT / 100 * i64::from(most));
        self.read(place, Fault::OutOfRange, |cell| {
            cell.text().and_then(Percent::parse).filter(|rate| rate.millionths() <= most)
        })
    }

    /// A quantity, a price or a rate of exchange.
    pub fn quantity(&mut self, place: impl Into<P>) -> Option<Quantity> {
        self.read(place, Fault::OutOfRange, |cell| {
            cell.fixed(6).and_then(Quantity::from_millionths).ok()
        })
    }

    /// A share from 0 to 1.
    pub fn share(&mut self, place: impl Into<P>) -> Option<Share> {
        self.read(place, Fault::OutOfRange, |cell| {
            cell.fixed(6).and_then(Share::from_millionths).ok()
        })
    }

    /// Yuan for one Hong Kong dollar.
    pub fn exchange_rate(&mut self, place: impl Into<P>) -> Option<ExchangeRate> {
        self.read(place, Fault::OutOfRange, |cell| {
            cell.fixed(6).and_then(ExchangeRate::from_millionths).ok()
        })
    }

    /// An amount in yuan.
    #[inline]
    pub fn cny(&mut self, place: impl Into<P>) -> Option<Cny> {
        self.amount(place.into())
    }

    /// An amount in Hong Kong dollars, cut to the dollar as it is read, as the Inland Revenue's own
    /// computation does.
    #[inline]
    pub fn hkd(&mut self, place: impl Into<P>) -> Option<Hkd> {
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
    pub fn is_good(&self, place: impl Into<P>) -> bool {
        let place = place.into();
        self.problems.iter().all(|problem| problem.field != Some(place))
    }
}

/// Days from 0 to so many, in units of `1 / 2^halves`.
fn days(cell: Cell<'_>, halves: u32, most: u16) -> Option<u16> {
    let hundredths = cell.fixed(2 * halves).ok()?;
    let in_a_unit = if halves == 0 { 1 } else { 50 };
    let units = u16::try_from(hundredths / in_a_unit).ok()?;
    (hundredths % in_a_unit == 0 && units <= most << halves).then_some(units)
}

/// A number of persons.
fn thousandths(cell: Cell<'_>) -> Option<Thousandths> {
    cell.fixed(3).ok().and_then(Thousandths::from_thousandths)
}

/// "Not known", as the files' languages write it.
fn is_unknown(text: &str) -> bool {
    matches!(text, "unknown" | "Unknown" | "UNKNOWN" | "未知" | "不详" | "不詳")
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
            assert_eq!(days(Cell::Text(text), halves, DAYS_OF_YEAR), units, "{text}");
        }
    }
}
