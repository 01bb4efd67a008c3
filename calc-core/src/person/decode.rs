//! From raw values, by column, to [`Facts`]: every mistake is found, none is mended.

#[cfg(feature = "bill")]
mod actual;
mod cross_checks;
#[cfg(feature = "special_incomes")]
mod events;

use crate::law::cell::Cell;
use crate::law::problem::{Detail, Problem};
use crate::law::reader::{self, Cells};
use crate::person::code::Code;
#[cfg(feature = "special_incomes")]
use crate::person::equity::cells::{self, EventCells};
use crate::person::facts::{AssumptionsFacts, Facts, HongKongFacts, MainlandFacts, PersonFacts};
use crate::person::fields::Field;
use crate::person::identity::shape_of;
use crate::person::rulebook::Rulebook;
use crate::person::totals::says_total;

/// Where a fact of a person-year stands.
#[cfg(feature = "special_incomes")]
pub use crate::person::equity::place::PersonField;

/// Where a fact of a person-year stands.
#[cfg(not(feature = "special_incomes"))]
pub use crate::person::fields::Field as PersonField;

/// A mistake in the facts of a person-year.
pub type PersonProblem = Problem<PersonField>;

/// The events of equity pay as they are given; or which of them, from 0, is none, and why.
#[cfg(feature = "special_incomes")]
pub type EventsGiven = Result<Vec<EventCells>, (usize, Detail<PersonField>)>;

/// The raw values of a person-year: the cell of each column, blank where there is none.
pub trait Raw {
    /// The cell of a column.
    fn get(&self, field: Field) -> Cell<'_>;

    /// Whether there may be a value; where it is known that none is, nobody looks.
    fn may_have(&self, _: Field) -> bool {
        true
    }

    /// The events of equity pay; where nothing else gives them, those that the cell of their column lists.
    ///
    /// # Errors
    /// An event, from 0, that is not one.
    #[cfg(feature = "special_incomes")]
    fn events(&self) -> EventsGiven {
        cells::read(&self.get(Field::Equity).shown())
    }

    /// Whether the months of the year are told beside it.
    fn has_months(&self) -> bool {
        false
    }
}

/// A person-year's cells, as the reader of every subject takes them.
struct ByField<'a, R>(&'a R);

impl<R: Raw> Cells<Field> for ByField<'_, R> {
    // A row is read cell by cell: a call for each costs a tenth of the whole computation.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn get(&self, field: Field) -> Cell<'_> {
        self.0.get(field)
    }

    #[inline]
    fn may_have(&self, field: Field) -> bool {
        self.0.may_have(field)
    }
}

/// Reads the facts of a person-year.
///
/// # Errors
/// Every mistake found; there is at least one.
pub fn decode(raw: &impl Raw) -> Result<Facts, Vec<PersonProblem>> {
    let raw = ByField(raw);
    let mut reader = Reader::new(&raw);
    #[cfg_attr(not(feature = "special_incomes"), allow(unused_mut))]
    let mut facts = reader.facts();
    #[cfg_attr(not(feature = "special_incomes"), allow(unused_mut))]
    let mut problems = placed(reader.problems);
    #[cfg(feature = "special_incomes")]
    if raw.0.may_have(Field::Equity) {
        problems.extend(events::events(raw.0, facts.as_mut()));
    }
    match (facts, problems.is_empty()) {
        (Some(facts), true) => Ok(facts),
        _ => Err(problems),
    }
}

/// Mistakes of columns as mistakes of a person-year.
#[cfg(feature = "special_incomes")]
pub(crate) fn placed(problems: Vec<Problem<Field>>) -> Vec<PersonProblem> {
    problems.into_iter().map(|problem| problem.placed(PersonField::from)).collect()
}

/// The same where they are no others.
#[cfg(not(feature = "special_incomes"))]
pub(crate) const fn placed(problems: Vec<PersonProblem>) -> Vec<PersonProblem> {
    problems
}

type Reader<'a, R> = reader::Reader<'a, ByField<'a, R>, Field>;

impl<R: Raw> Reader<'_, R> {
    /// Every field in its group, and after a group what its fields say together.
    fn facts(&mut self) -> Option<Facts> {
        let employee = self.get(Field::EmployeeId);
        if employee.is_blank() {
            self.fault(Code::MissingValue, Field::EmployeeId, Detail::None);
        } else if says_total(&employee.shown()) {
            self.fault(Code::MissingValue, Field::EmployeeId, Detail::Total);
        }
        let tax_year = self.tax_year(Field::TaxYear, Rulebook::get().tax_years());
        let person = PersonFacts::read(self);
        self.check_residence(&person);
        // A conflict of residence is told with its column, before what is wrong with later ones.
        self.problems.sort_by_key(|problem| problem.field);
        let mainland = MainlandFacts::read(self);
        self.check_mainland(&mainland);
        self.check_even_months(&person, &mainland);
        self.check_beside_months(&person, &mainland);
        let hong_kong = HongKongFacts::read(self);
        self.check_hong_kong(&hong_kong);
        #[cfg(feature = "bill")]
        let actual = self.actual(tax_year, hong_kong.is_married());
        let assumptions = AssumptionsFacts::read(self);
        let number = self.get(Field::IdNumber);
        if !number.readings().is_empty() {
            // Two identity numbers are two people, or a mistake in one of them.
            self.fault(Code::DiffersFromRow, Field::IdNumber, Detail::None);
        }
        let number = number.shown();
        Some(Facts {
            tax_year: tax_year?,
            bad_identity_number: !number.is_empty() && shape_of(&number).is_none(),
            person,
            mainland,
            #[cfg(feature = "special_incomes")]
            equity: Vec::new(),
            hong_kong,
            #[cfg(feature = "bill")]
            actual,
            assumptions,
            #[cfg(feature = "months")]
            months: None,
        })
    }
}
