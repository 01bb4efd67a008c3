//! The law in force for each tax year and each year of assessment, looked up once.

mod additional_deductions;
mod hong_kong_law;
mod mainland_law;
mod month_law;
mod relief_law;

use std::sync::LazyLock;

pub use additional_deductions::AdditionalDeductionLaw;
pub use hong_kong_law::{AllowanceLaw, DeductionLaw, HongKongLaw};
pub use mainland_law::MainlandLaw;
pub use month_law::MonthLaw;
pub use relief_law::{ExemptionLaw, ReliefLaw, SubsidyLaw};

use crate::law::params::{self, ExchangeRate, InForce, NotCovered};
use crate::law::period::{TaxYear, YearOfAssessment};
use crate::law::years::covered;

/// What is in force in every year that the engine covers.
#[derive(Debug)]
pub struct Rulebook {
    first_tax_year: u16,
    last_tax_year: u16,
    mainland: Vec<Result<MainlandLaw, NotCovered>>,
    months: Vec<Result<MonthLaw, NotCovered>>,
    relief: Vec<ReliefLaw>,
    exchange_rates: Vec<Option<InForce<ExchangeRate>>>,
    first_assessment: u16,
    hong_kong: Vec<Result<HongKongLaw, NotCovered>>,
    residence_days: u32,
}

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(Rulebook::new);

impl Rulebook {
    /// The rulebook of this build.
    pub fn get() -> &'static Self {
        &RULEBOOK
    }

    fn new() -> Self {
        let (first_tax_year, last_tax_year) = covered(&params::mainland::COVERAGE);
        let tax_years = || (first_tax_year..=last_tax_year).map(TaxYear);
        // The last year of assessment ends in the last calendar year covered.
        let (first_assessment, last_end) = covered(&params::hongkong::COVERAGE);
        Self {
            first_tax_year,
            last_tax_year,
            mainland: tax_years().map(MainlandLaw::of).collect(),
            // Where no months are worked out nobody asks for their law.
            months: if cfg!(feature = "months") {
                tax_years().map(MonthLaw::of).collect()
            } else {
                Vec::new()
            },
            relief: tax_years().map(ReliefLaw::of).collect(),
            exchange_rates: tax_years()
                .map(|year| params::fx::CNY_PER_HKD_YEAR_END.throughout(year.span()).ok())
                .collect(),
            first_assessment,
            hong_kong: (first_assessment..last_end)
                .map(|year| HongKongLaw::of(YearOfAssessment(year)))
                .collect(),
            residence_days: params::mainland::iit::RESIDENCE_DAYS
                .throughout(TaxYear(last_tax_year).span())
                .map_or(u32::MAX, |days| *days),
        }
    }

    /// The first and last tax year covered.
    pub fn tax_years(&self) -> (u16, u16) {
        (self.first_tax_year, self.last_tax_year)
    }

    /// The first and last year of assessment covered.
    pub fn years_of_assessment(&self) -> (YearOfAssessment, YearOfAssessment) {
        let count = u16::try_from(self.hong_kong.len()).unwrap_or(0);
        let first = self.first_assessment;
        (YearOfAssessment(first), YearOfAssessment(first + count.saturating_sub(1)))
    }

    /// Days of residence that make a resident (Individual Income Tax Law, art. 1).
    pub fn residence_days(&self) -> u32 {
        self.residence_days
    }

    fn index(&self, year: TaxYear) -> Option<usize> {
        year.0.checked_sub(self.first_tax_year).map(usize::from)
    }

    /// Mainland law of a tax year.
    pub fn mainland(&self, year: TaxYear) -> Option<&MainlandLaw> {
        self.mainland.get(self.index(year)?)?.as_ref().ok()
    }

    /// Mainland law of the months of a tax year.
    pub fn months(&self, year: TaxYear) -> Option<&MonthLaw> {
        self.months.get(self.index(year)?)?.as_ref().ok()
    }

    /// The amounts of single deductions in a tax year. They are looked up when somebody asks, which only
    /// readers of monthly sheets do.
    pub fn additional_deductions(&self, year: TaxYear) -> Option<AdditionalDeductionLaw> {
        let covered = (self.first_tax_year..=self.last_tax_year).contains(&year.0);
        AdditionalDeductionLaw::of(year).ok().filter(|_| covered)
    }

    /// The reliefs of a tax year.
    pub fn relief(&self, year: TaxYear) -> Option<&ReliefLaw> {
        self.relief.get(self.index(year)?)
    }

    /// The engine's own exchange rate of a tax year, where one is known.
    pub fn exchange_rate(&self, year: TaxYear) -> Option<InForce<ExchangeRate>> {
        *self.exchange_rates.get(self.index(year)?)?
    }

    /// Hong Kong law of a year of assessment.
    pub fn hong_kong(&self, year: YearOfAssessment) -> Option<&HongKongLaw> {
        let index = year.0.checked_sub(self.first_assessment).map(usize::from)?;
        self.hong_kong.get(index)?.as_ref().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_covered_year_has_its_law() {
        let book = Rulebook::get();
        assert_eq!(book.tax_years(), (2019, 2027));
        assert_eq!(book.years_of_assessment(), (YearOfAssessment(2018), YearOfAssessment(2026)));
        for law in &book.mainland {
            assert!(law.is_ok(), "{law:?}");
        }
        for law in &book.months {
            assert!(law.is_ok(), "{law:?}");
        }
        for year in 2018..=2028 {
            let law = book.additional_deductions(TaxYear(year));
            assert_eq!(law.is_some(), (2019..=2027).contains(&year), "{year}");
        }
        for law in &book.hong_kong {
            assert!(law.is_ok(), "{law:?}");
        }
        assert_eq!(book.residence_days(), 183);
        assert!(book.exchange_rate(TaxYear(2025)).is_some());
        assert!(book.exchange_rate(TaxYear(2026)).is_none());
        assert!(book.mainland(TaxYear(2018)).is_none());
        assert!(book.hong_kong(YearOfAssessment(2027)).is_none());
    }
}
