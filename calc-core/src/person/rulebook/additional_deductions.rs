//! What the law gives for one month, or one year, of a special additional deduction or a personal
//! pension.

use crate::law::params::mainland::iit;
use crate::law::params::{Cny, InForce, NotCovered};
use crate::law::period::TaxYear;

/// The amounts of single deductions in a tax year.
#[derive(Clone, Copy, Debug)]
pub struct AdditionalDeductionLaw {
    /// Support of the elderly by an only child, a month: the most of anybody.
    pub elderly_only_child: InForce<Cny>,
    /// Education of a child, a month.
    pub child: InForce<Cny>,
    /// Care of an infant, a month; none before 2022.
    pub infant: Option<InForce<Cny>>,
    /// Continuing education for a degree, a month.
    pub degree: InForce<Cny>,
    /// Continuing education for a certificate, in the year of the certificate.
    pub certificate: InForce<Cny>,
    /// Interest on the loan for a first home, a month.
    pub loan_interest: InForce<Cny>,
    /// Rent of a home, the most a month.
    pub rent: InForce<Cny>,
    /// Personal pension, the most a year. It may be paid at once.
    pub personal_pension: InForce<Cny>,
}

impl AdditionalDeductionLaw {
    /// The amounts of a tax year.
    ///
    /// # Errors
    /// Where a parameter does not cover the whole year.
    pub fn of(year: TaxYear) -> Result<Self, NotCovered> {
        let span = year.span();
        Ok(Self {
            elderly_only_child: iit::SPECIAL_ADDITIONAL_ELDERLY_ONLY_CHILD.throughout(span)?,
            child: iit::SPECIAL_ADDITIONAL_CHILD.throughout(span)?,
            infant: iit::SPECIAL_ADDITIONAL_INFANT.throughout(span).ok(),
            degree: iit::SPECIAL_ADDITIONAL_DEGREE.throughout(span)?,
            certificate: iit::SPECIAL_ADDITIONAL_CERTIFICATE.throughout(span)?,
            loan_interest: iit::SPECIAL_ADDITIONAL_LOAN_INTEREST.throughout(span)?,
            rent: iit::SPECIAL_ADDITIONAL_RENT.throughout(span)?,
            personal_pension: iit::PERSONAL_PENSION.throughout(span)?,
        })
    }
}
