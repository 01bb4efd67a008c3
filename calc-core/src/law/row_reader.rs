//! Reads the cells of a row in the ways of their columns: every mistake is found, none is mended.

use crate::law::cell::{self, Cell};
use crate::law::code::Fault;
use crate::law::fields::FactLocation;
use crate::law::money::{AmountError, Cny, Money};
use crate::law::period::{Date, TaxYear};
use crate::law::problem::{Detail, Problem, about_no_amount};

/// The cells of a row, by column.
pub trait Cells<P: FactLocation> {
    /// The cell of a column; blank where there is none.
    fn get(&self, column: P) -> Cell<'_>;

    /// Whether there may be a value; where it is known that none is, nobody looks.
    fn may_have(&self, _: P) -> bool {
        true
    }
}

/// A row that is read, and the mistakes that were found.
pub struct RowReader<'a, P: FactLocation, R> {
    raw: &'a R,
    /// The mistakes so far.
    pub problems: Vec<Problem<P>>,
}

impl<'a, P: FactLocation, R: Cells<P>> RowReader<'a, P, R> {
    /// A row of which nothing was read yet.
    pub fn new(raw: &'a R) -> Self {
        Self { raw, problems: Vec::new() }
    }

    /// The cell of a column.
    #[inline]
    pub fn get(&self, column: P) -> Cell<'_> {
        self.raw.get(column)
    }

    /// Whether something stands in a column.
    #[inline]
    pub fn is_given(&self, column: P) -> bool {
        self.raw.may_have(column) && !self.raw.get(column).is_blank()
    }

    /// Whether a column was read without a mistake.
    pub fn is_good(&self, column: P) -> bool {
        self.problems.iter().all(|problem| problem.field != Some(column))
    }

    /// Notes a mistake in a column.
    #[cold]
    pub fn fault(&mut self, code: impl Into<P::Code>, column: P, detail: Detail<P>) {
        self.problems.push(Problem::of_cell(code, column, self.raw.get(column), detail));
    }

    /// A value read in the way of its column; blank is `None`, a mistake too.
    #[inline]
    pub fn read<T>(
        &mut self,
        column: P,
        code: impl Into<P::Code>,
        parse: impl FnOnce(Cell<'_>) -> Option<T>,
    ) -> Option<T> {
        if !self.is_given(column) {
            return None;
        }
        let value = parse(self.raw.get(column));
        if value.is_none() {
            self.fault(code, column, Detail::None);
        }
        value
    }

    /// One of the column's words.
    #[inline]
    pub fn word<T>(&mut self, column: P, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.read(column, Fault::BadWord, |cell| cell.text().and_then(parse))
    }

    /// Yes or no.
    #[inline]
    pub fn yes_no(&mut self, column: P) -> Option<bool> {
        self.read(column, Fault::BadWord, cell::yes_no)
    }

    /// A day of the calendar.
    #[inline]
    pub fn date(&mut self, column: P) -> Option<Date> {
        self.read(column, Fault::OutOfRange, cell::date)
    }

    /// A whole number within bounds.
    #[inline]
    pub fn whole(&mut self, column: P, low: u16, high: u16) -> Option<u16> {
        self.read(column, Fault::OutOfRange, |cell| {
            let number = cell.whole().and_then(|number| u16::try_from(number).ok())?;
            (low..=high).contains(&number).then_some(number)
        })
    }

    /// Days in units of a half, up to a number of days.
    #[inline]
    pub fn half_days(&mut self, column: P, most: u16) -> Option<u32> {
        self.read(column, Fault::OutOfRange, |cell| {
            let hundredths = cell.fixed(2).ok()?;
            let halves = u32::try_from(hundredths / 50).ok()?;
            (hundredths % 50 == 0 && halves <= u32::from(most) * 2).then_some(halves)
        })
    }

    /// An amount.
    #[inline]
    pub fn amount<M: Money>(&mut self, column: P) -> Option<M> {
        if !self.is_given(column) {
            return None;
        }
        match self.raw.get(column).minor() {
            Ok(minor) => Some(M::from_minor(minor)),
            Err(error) => {
                self.bad_amount(column, error);
                None
            }
        }
    }

    /// An amount in yuan; blank is nothing.
    #[inline]
    pub fn cny(&mut self, column: P) -> Cny {
        self.amount(column).unwrap_or_default()
    }

    #[cold]
    fn bad_amount(&mut self, column: P, error: AmountError) {
        let detail = about_no_amount(column, &self.raw.get(column).shown(), error);
        self.fault(Fault::BadAmount, column, detail);
    }

    /// A tax year among those that are covered; it must be given.
    pub fn tax_year(&mut self, column: P, (first, last): (u16, u16)) -> Option<TaxYear> {
        if !self.is_given(column) {
            self.fault(Fault::MissingValue, column, Detail::None);
            return None;
        }
        let stated = self.raw.get(column).year();
        let year = stated.filter(|year| (first..=last).contains(year)).map(TaxYear);
        if year.is_none() {
            let covered = if stated.is_some() {
                Detail::Covered(first.to_string(), last.to_string())
            } else {
                Detail::NotFourDigits
            };
            self.fault(Fault::YearNotCovered, column, covered);
        }
        year
    }
}
