//! The law of companies in force for each tax year, looked up once.

mod enterprise_law;

use std::sync::LazyLock;

pub use enterprise_law::{
    ApportionmentLaw, EnterpriseLaw, HetaoLaw, HighTechLaw, ImportLaw, LossLaw, ProxyLaw,
    SmallLowProfitLaw, SuperDeductionLaw,
};

use crate::law::params::{NotCovered, enterprise};
use crate::law::period::TaxYear;
use crate::law::years::covered;

/// What is in force for companies in every year that the engine covers.
#[derive(Debug)]
pub struct Rulebook {
    first_year: u16,
    laws: Vec<Result<EnterpriseLaw, NotCovered>>,
}

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(Rulebook::new);

impl Rulebook {
    /// The rulebook of this build.
    pub fn get() -> &'static Self {
        &RULEBOOK
    }

    fn new() -> Self {
        let (first_year, last_year) = covered(&enterprise::COVERAGE);
        let laws = (first_year..=last_year).map(|year| EnterpriseLaw::of(TaxYear(year))).collect();
        Self { first_year, laws }
    }

    /// The first and last tax year for which the law of companies is known.
    pub fn tax_years(&self) -> (u16, u16) {
        let count = u16::try_from(self.laws.len()).unwrap_or(0);
        (self.first_year, self.first_year + count.saturating_sub(1))
    }

    /// The law of companies in a tax year.
    pub fn enterprise(&self, year: TaxYear) -> Option<&EnterpriseLaw> {
        let index = year.0.checked_sub(self.first_year).map(usize::from)?;
        self.laws.get(index)?.as_ref().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_covered_year_has_its_law() {
        let book = Rulebook::get();
        assert_eq!(book.tax_years(), (2023, 2027));
        for law in &book.laws {
            assert!(law.is_ok(), "{law:?}");
        }
    }
}
