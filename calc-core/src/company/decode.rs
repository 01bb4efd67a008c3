//! From raw values to [`Facts`]: every mistake is found, none is mended.

mod cross_checks;

use crate::company::facts::{
    ActivityFacts, BeneficiaryFacts, CompanyFacts, Facts, SiteFacts, StructureFacts, SubstanceFacts,
};
use crate::company::fields::{Field, ItemField};
use crate::law::cell::Cell;
use crate::law::problem::Problem;
use crate::law::reader::{self, Cells};

/// A mistake in the facts of a company-year.
pub type CompanyProblem = Problem<ItemField>;

/// The raw values of a company-year: the cell of each fact, blank where there is none.
pub trait Raw {
    /// The cell of a fact.
    fn get(&self, place: ItemField) -> Cell<'_>;

    /// How many items a list has.
    fn items(&self, list: Field) -> usize;
}

/// A company-year's cells, as the reader of every subject takes them.
struct ByPlace<'a, R>(&'a R);

impl<R: Raw> Cells<ItemField> for ByPlace<'_, R> {
    #[inline]
    fn get(&self, place: ItemField) -> Cell<'_> {
        self.0.get(place)
    }

    #[inline]
    fn items(&self, list: ItemField) -> usize {
        self.0.items(list.field)
    }
}

type Reader<'a, R> = reader::Reader<'a, ByPlace<'a, R>, ItemField>;

/// Reads the facts of a company-year. Mistakes come group by group, contradictions behind them.
///
/// # Errors
/// Every mistake found; there is at least one.
pub fn decode(raw: &impl Raw) -> Result<Facts, Vec<CompanyProblem>> {
    let raw = ByPlace(raw);
    let mut reader = Reader::new(&raw);
    let mut facts = Facts {
        company: CompanyFacts::read(&mut reader),
        site: SiteFacts::read(&mut reader),
        activity: ActivityFacts::read(&mut reader),
        substance: SubstanceFacts::read(&mut reader),
        structure: StructureFacts::read(&mut reader),
        beneficiary: BeneficiaryFacts::read(&mut reader),
    };
    reader.check(&facts);
    if reader.problems.is_empty() {
        // Problems count items as they stand in the facts.
        facts.company.losses.sort_by_key(|loss| loss.year);
        return Ok(facts);
    }
    Err(reader.problems)
}
