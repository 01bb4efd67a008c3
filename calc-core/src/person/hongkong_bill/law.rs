//! The law of the actual bill in one year of assessment.

use crate::law::params::hongkong::{bill, salaries_tax};
use crate::law::params::{Hkd, InForce, NotCovered, Rate, Rule};
use crate::law::period::YearOfAssessment;
use crate::law::rounding::Exact;
use crate::person::fields::HkQuarters;

/// What the actual bill needs beside the law of the notional tax.
#[derive(Clone, Copy, Debug)]
pub struct BillLaw {
    /// What is charged of the pay (s.8).
    pub charge: InForce<Rule>,
    /// Days of visits that are ignored (s.8(1B)).
    pub visit_days: InForce<u32>,
    /// That a director's fee is charged whole (DIPN 10, para. 34).
    pub director_fee: InForce<Rule>,
    /// How income is divided by days, and cut (DIPN 10, para. 29).
    pub apportionment: InForce<Rule>,
    /// What is charged of a gain on share options, and how a share of it is cut (DIPN 38, para. 36–47).
    pub share_options: InForce<Rule>,
    /// That a payment on leaving is charged above its statutory part.
    pub leaving_pay: InForce<Rule>,
    /// The rental value of a flat or house from the employer (s.9(2)).
    pub quarters_flat: InForce<Rate>,
    /// The same of two rooms of a hotel.
    pub quarters_two_rooms: InForce<Rate>,
    /// The same of one room.
    pub quarters_one_room: InForce<Rate>,
    /// The credit and how its limit is cut (s.50; DIPN 44, Ex. 6).
    pub credit: InForce<Rule>,
    /// How the effective rate of the credit is rounded (DIPN 44, Ex. 6).
    pub credit_rate: InForce<Rule>,
    /// Months to tell the Inland Revenue that foreign tax fell.
    pub credit_notice: InForce<u32>,
    /// That all reasonable steps were taken to minimise foreign tax (s.50AA).
    pub credit_reasonable_steps: InForce<Rule>,
    /// The rate of property tax.
    pub property_tax_rate: InForce<Rate>,
    /// The part of rent less rates that is assessed.
    pub net_assessable_value: InForce<Rate>,
    /// Personal assessment (s.41, 42, 42A).
    pub personal_assessment: InForce<Rule>,
    /// Provisional tax.
    pub provisional_tax: InForce<Rule>,
}

impl BillLaw {
    /// The law of a year of assessment.
    ///
    /// # Errors
    /// Where a parameter does not cover the whole year.
    pub fn of(year: YearOfAssessment) -> Result<Self, NotCovered> {
        let span = year.span();
        Ok(Self {
            charge: bill::CHARGE.throughout(span)?,
            visit_days: salaries_tax::VISIT_DAYS.throughout(span)?,
            director_fee: bill::DIRECTOR_FEE.throughout(span)?,
            apportionment: bill::APPORTIONMENT.throughout(span)?,
            share_options: bill::SHARE_OPTIONS.throughout(span)?,
            leaving_pay: bill::LEAVING_PAY.throughout(span)?,
            quarters_flat: bill::QUARTERS_FLAT.throughout(span)?,
            quarters_two_rooms: bill::QUARTERS_TWO_ROOMS.throughout(span)?,
            quarters_one_room: bill::QUARTERS_ONE_ROOM.throughout(span)?,
            credit: bill::CREDIT.throughout(span)?,
            credit_rate: bill::CREDIT_RATE.throughout(span)?,
            credit_notice: bill::CREDIT_NOTICE.throughout(span)?,
            credit_reasonable_steps: bill::CREDIT_REASONABLE_STEPS.throughout(span)?,
            property_tax_rate: bill::PROPERTY_TAX_RATE.throughout(span)?,
            net_assessable_value: bill::NET_ASSESSABLE_VALUE.throughout(span)?,
            personal_assessment: bill::PERSONAL_ASSESSMENT.throughout(span)?,
            provisional_tax: bill::PROVISIONAL_TAX.throughout(span)?,
        })
    }

    /// The part of the income that is the rental value of a home.
    pub fn rental_rate(&self, kind: HkQuarters) -> InForce<Rate> {
        match kind {
            HkQuarters::Flat => self.quarters_flat,
            HkQuarters::TwoRooms => self.quarters_two_rooms,
            HkQuarters::OneRoom => self.quarters_one_room,
        }
    }

    /// The net assessable value of a let property (80% of rent less rates).
    pub(super) fn value_of_let(&self, rent: Hkd, rates: Hkd) -> Hkd {
        part(&self.net_assessable_value, (rent - rates).or_zero())
    }

    /// Property tax on a net assessable value.
    pub(super) fn property_tax(&self, value: Hkd) -> Hkd {
        part(&self.property_tax_rate, value)
    }
}

/// A part of an amount, cut as the parameter says.
pub(super) fn part(rate: &InForce<Rate>, amount: Hkd) -> Hkd {
    let exact = Exact::product(amount.minor(), rate.numerator, rate.denominator);
    Hkd::new(exact.round(rate.rounding()))
}
