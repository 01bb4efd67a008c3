//! The facts of the actual Hong Kong bill, and mistakes that show only where two of them are read together.

use super::{Raw, Reader};
use crate::law::money::Hkd;
use crate::law::period::{TaxYear, YearOfAssessment};
use crate::law::problem::Detail;
use crate::person::code::Code;
use crate::person::facts::HongKongActualFacts;
use crate::person::fields::{Field, Group};
use crate::person::hongkong_bill::days_of;

/// What only a spouse has.
const OF_SPOUSE: [Field; 10] = [
    Field::SpouseRentReceived,
    Field::SpouseRatesPaid,
    Field::SpouseLetInterest,
    Field::SpouseProfits,
    Field::SpouseBusinessLoss,
    Field::SpousePaLossBroughtForward,
    Field::SpousePaEligible,
    Field::SpouseResidentPerson,
    Field::SpouseMainlandIncomeHkd,
    Field::SpouseIitPaidHkd,
];

impl<R: Raw> Reader<'_, R> {
    /// The facts of the bill; nothing where none of them says anything.
    pub(super) fn actual(
        &mut self,
        tax_year: Option<TaxYear>,
        is_married: bool,
    ) -> Option<Box<HongKongActualFacts>> {
        let may_have = |field: &Field| {
            field.group() == Group::HongKongActual && self.cells().0.may_have(*field)
        };
        if !Field::ALL.iter().any(may_have) {
            return None;
        }
        let facts = HongKongActualFacts::read(self);
        self.check_actual(&facts, tax_year);
        self.check_options(&facts);
        self.check_quarters(&facts);
        if !is_married {
            self.check_alone();
        }
        (facts != HongKongActualFacts::default()).then(|| Box::new(facts))
    }

    /// A gain on options goes with the days of its vesting period, those in Hong Kong among them.
    fn check_options(&mut self, facts: &HongKongActualFacts) {
        let (within, all) = (Field::HkOptionDays, Field::HkOptionVestingDays);
        if facts.option_gain > Hkd::ZERO {
            self.need(within).need(all);
        }
        let halves = facts.option_days.zip(facts.option_vesting_days);
        if halves.is_some_and(|(days, vesting)| u32::from(days.halves()) > u32::from(vesting) * 2) {
            self.fault(Code::OutOfRange, within, Detail::Against(all));
        }
    }

    /// Income and rent of a home need its kind; its income is a part of all income.
    fn check_quarters(&mut self, facts: &HongKongActualFacts) {
        if facts.quarters_income.is_some() || facts.quarters_rent > Hkd::ZERO {
            self.need(Field::HkQuarters);
        }
        let whole = Field::HkIncomeTotal;
        for (part, amount) in [
            (Field::HkQuartersIncome, facts.quarters_income.unwrap_or_default()),
            (Field::HkOutgoings, facts.outgoings),
        ] {
            let above = facts.income_total.is_some_and(|total| amount > total);
            if above && self.is_good(part) && self.is_good(whole) {
                self.fault(Code::OutOfRange, part, Detail::Against(whole));
            }
        }
    }

    /// Facts of a spouse are those of somebody who is married.
    fn check_alone(&mut self) {
        if !self.is_good(Field::HkMaritalStatus) {
            return;
        }
        for field in OF_SPOUSE {
            if self.is_given(field) && self.is_good(field) {
                let against = Detail::Against(Field::HkMaritalStatus);
                self.fault(Code::JointNeedsMarried, field, against);
            }
        }
    }

    /// Days within their period, rates within the rent, a relief within the tax.
    fn check_actual(&mut self, facts: &HongKongActualFacts, tax_year: Option<TaxYear>) {
        let halves = |days: Option<crate::law::rate::HalfDays>| {
            days.map_or(0, |days| u32::from(days.halves()))
        };
        let in_hong_kong = halves(facts.days) + halves(facts.leave_days);
        // A blank period is the year of assessment.
        let of_year = tax_year.map_or(366, |year| days_of(YearOfAssessment(year.0)));
        let of_period = facts.period_days.map_or(of_year, u32::from) * 2;
        let above = |part: Hkd, whole: Option<Hkd>| whole.is_some_and(|whole| part > whole);
        for (is_wrong, part, whole) in [
            (in_hong_kong > of_period, Field::HkDays, Field::HkPeriodDays),
            (facts.rates_paid > facts.rent_received, Field::RatesPaid, Field::RentReceived),
            (
                facts.spouse_rates_paid > facts.spouse_rent_received,
                Field::SpouseRatesPaid,
                Field::SpouseRentReceived,
            ),
            (
                above(facts.iit_relief_hkd.unwrap_or_default(), facts.iit_paid_hkd),
                Field::IitReliefHkd,
                Field::IitPaidHkd,
            ),
        ] {
            if is_wrong && self.is_good(part) && self.is_good(whole) {
                self.fault(Code::OutOfRange, part, Detail::Against(whole));
            }
        }
    }
}
