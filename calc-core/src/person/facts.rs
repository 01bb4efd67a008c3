//! What is true of a person-year, decoded and consistent in itself.

use crate::law::given::Given;
use crate::law::money::Cny;
use crate::law::period::TaxYear;
#[cfg(feature = "special_incomes")]
use crate::person::equity::event::EventFacts;
use crate::person::fields::{Field, HkAssessment, HkMaritalStatus, Identity, MainlandStatus};
use crate::person::month::person_year::{MonthsOfYear, YearAmounts};
use crate::person::rulebook::Rulebook;

// Written at build time, for the compiler and not for a reader: a member for each `[[field]]`.
#[allow(clippy::wildcard_imports)]
mod generated {
    #[cfg(feature = "special_incomes")]
    use crate::law::given::joined;
    use crate::law::given::{Given, tell, yes_no};
    use crate::law::money::{Cny, Hkd};
    #[cfg(feature = "bill")]
    use crate::law::params::Date;
    use crate::law::rate::{ExchangeRate, HalfDays, Share};
    use crate::law::reader::{Cells, Reader};
    use crate::person::fields::{Field as Location, *};
    include!(concat!(env!("OUT_DIR"), "/facts.rs"));
}
#[cfg(feature = "bill")]
pub use generated::HongKongActualFacts;
pub use generated::{AssumptionsFacts, HongKongFacts, MainlandFacts, PersonFacts};

/// The facts of one resident's tax year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The calendar year of mainland tax.
    pub tax_year: TaxYear,
    /// The identity number has a wrong shape or check digit.
    pub bad_identity_number: bool,
    /// Who and where.
    pub person: PersonFacts,
    /// The mainland year.
    pub mainland: MainlandFacts,
    /// The events of equity pay of the year, in the order in which they are given.
    #[cfg(feature = "special_incomes")]
    pub equity: Vec<EventFacts>,
    /// The Hong Kong side, in whole Hong Kong dollars.
    pub hong_kong: HongKongFacts,
    /// What the actual Hong Kong bill hangs on, where anything of it is given.
    #[cfg(feature = "bill")]
    pub actual: Option<Box<HongKongActualFacts>>,
    /// What the row itself assumes; what it leaves blank the settings decide.
    pub assumptions: AssumptionsFacts,
    /// The months that the mainland year was added up from, where it was.
    #[cfg(feature = "months")]
    pub months: Option<Box<MonthsOfYear>>,
}

impl PersonFacts {
    /// Whether status or days make a non-resident (Individual Income Tax Law, art. 1).
    pub fn is_non_resident(&self) -> bool {
        let by_days =
            self.mainland_days.map(|days| u32::from(days) < Rulebook::get().residence_days());
        by_days.unwrap_or(self.mainland_status == Some(MainlandStatus::NonResident))
    }

    /// Whether the person is a Hong Kong resident of any kind; nothing where that is not given.
    pub fn is_hong_kong_resident(&self) -> Option<bool> {
        self.identity.map(|identity| {
            matches!(
                identity,
                Identity::HkPermanent
                    | Identity::HkAdmissionScheme
                    | Identity::HkDependant
                    | Identity::HkOther
            )
        })
    }

    /// Whether neither status nor days were given, so that residence is taken for granted.
    pub fn is_assumed_resident(&self) -> bool {
        self.mainland_status.is_none() && self.mainland_days.is_none()
    }
}

impl MainlandFacts {
    /// Whether there is comprehensive income or a bonus.
    pub fn has_comprehensive_income(&self) -> bool {
        [
            self.wages,
            self.annual_bonus,
            self.labour_services,
            self.authors_remuneration,
            self.royalties,
            self.reward_beside_wages(),
        ]
        .iter()
        .any(|amount| *amount > Cny::ZERO)
    }

    /// Incomes with a computation of their own that few persons have: nothing, where they are not worked out.
    #[cfg(not(feature = "special_incomes"))]
    #[allow(clippy::unused_self)]
    pub fn special_incomes(&self) -> Cny {
        Cny::ZERO
    }

    /// A technology reward, which joins the wages: nothing, where it is not worked out.
    #[cfg(not(feature = "special_incomes"))]
    #[allow(clippy::unused_self)]
    fn reward_beside_wages(&self) -> Cny {
        Cny::ZERO
    }

    /// Deductions with limits of their own: nothing, where they are not worked out.
    #[cfg(not(feature = "special_incomes"))]
    #[allow(clippy::unused_self)]
    pub(in crate::person) fn limited_deductions(&self) -> Cny {
        Cny::ZERO
    }

    /// The wages that are given as exempt.
    #[cfg(all(not(feature = "special_incomes"), feature = "readings"))]
    pub(in crate::person) fn wages_given_as_exempt(&self) -> Cny {
        self.exempt_income
    }

    /// What is deducted before donations, the basic deduction and those with limits of their own apart.
    pub fn personal_deductions(&self) -> Cny {
        self.social_insurance
            + self.housing_fund
            + self.special_additional_deductions
            + self.other_deductions
    }
}

impl From<&YearAmounts> for MainlandFacts {
    fn from(amounts: &YearAmounts) -> Self {
        Self {
            wages: amounts.wages,
            annual_bonus: amounts.annual_bonus,
            labour_services: amounts.labour_services,
            authors_remuneration: amounts.authors_remuneration,
            royalties: amounts.royalties,
            social_insurance: amounts.social_insurance,
            housing_fund: amounts.housing_fund,
            special_additional_deductions: amounts.special_additional_deductions,
            other_deductions: amounts.other_deductions,
            donations: amounts.donations,
            ..Self::default()
        }
    }
}

impl HongKongFacts {
    /// Whether the person is married.
    pub fn is_married(&self) -> bool {
        self.marital_status == Some(HkMaritalStatus::Married)
    }

    /// Whether the couple is assessed together.
    pub fn is_joint(&self) -> bool {
        self.assessment == HkAssessment::Joint
    }
}

impl Facts {
    /// The months that the mainland year was added up from; none where they are not worked out.
    pub fn months(&self) -> Option<&MonthsOfYear> {
        #[cfg(feature = "months")]
        return self.months.as_deref();
        #[cfg(not(feature = "months"))]
        None
    }

    /// Whether the year is taxed month by month, as a non-resident's.
    pub fn is_of_non_resident(&self) -> bool {
        self.months()
            .map_or_else(|| self.person.is_non_resident(), |months| months.monthly.is_some())
    }

    /// The facts of a year that was added up from months.
    #[cfg(feature = "months")]
    #[must_use]
    pub fn with_months(mut self, months: MonthsOfYear) -> Self {
        self.assumptions.bonus_method = self.assumptions.bonus_method.or(months.bonus_method);
        self.months = Some(Box::new(months));
        self
    }
}

impl Facts {
    /// Every column that says something the computation uses, group by group.
    pub(crate) fn given(&self) -> Given<Field> {
        let mut given = vec![(Field::TaxYear, self.tax_year.to_string())];
        self.person.tell(&mut given);
        self.mainland.tell(&mut given);
        #[cfg(feature = "special_incomes")]
        if !self.equity.is_empty() {
            let told = |event: &EventFacts| format!("{} {}", event.event_date, event.kind.key());
            let events: Vec<String> = self.equity.iter().map(told).collect();
            given.push((Field::Equity, events.join("; ")));
        }
        self.hong_kong.tell(&mut given);
        #[cfg(feature = "bill")]
        if let Some(actual) = &self.actual {
            actual.tell(&mut given);
        }
        self.assumptions.tell(&mut given);
        given
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::cell::Cell;
    use crate::law::fields::FieldKind;
    use crate::person::decode::{Raw, decode};

    /// A value for every column.
    struct Full;

    impl Raw for Full {
        fn get(&self, field: Field) -> Cell<'_> {
            Cell::of_text(match field {
                Field::TaxYear => "2025",
                Field::MainlandStatus => "resident",
                Field::MainlandDays => "200",
                Field::HkMaritalStatus => "married",
                Field::HkAssessment => "joint",
                // What is exempt of them is told apart from them.
                Field::Wages => "9",
                Field::ExemptIncome => "1",
                #[cfg(feature = "special_incomes")]
                Field::Equity => "2025-03-10|award|no|1|2",
                // The events stand for it.
                #[cfg(feature = "special_incomes")]
                Field::EquityIncome => "0",
                #[cfg(feature = "bill")]
                Field::HkPeriodDays => "365",
                #[cfg(feature = "bill")]
                Field::ChildrenClaimedBy => "self",
                _ => match field.about().kind {
                    FieldKind::Text => "x",
                    FieldKind::Cny | FieldKind::Hkd => "2",
                    FieldKind::YesNo => "yes",
                    FieldKind::Date => "2026-08-31",
                    FieldKind::Word | FieldKind::Words => field.about().words[0].key,
                    _ => "1",
                },
            })
        }
    }

    #[test]
    fn nothing_that_is_used_is_left_out() {
        let given: Vec<Field> =
            decode(&Full).unwrap().given().into_iter().map(|(field, _)| field).collect();
        for field in Field::ALL {
            // Residence is settled before, and texts are not used.
            let settled = matches!(field, Field::MainlandStatus | Field::MainlandDays);
            #[cfg(feature = "special_incomes")]
            let settled = settled || field == Field::EquityIncome;
            let used = field.about().kind != FieldKind::Text && !settled;
            assert_eq!(given.contains(&field), used, "{}", field.name());
        }
    }
}
