//! From raw values, by column, to [`Facts`]: every mistake is found, none is mended.

mod cross_checks;

use crate::law::cell::{self, Cell};
use crate::law::money::{AmountError, Cny, Hkd, Money};
use crate::law::period::TaxYear;
use crate::law::problem::{Detail, Problem, about_no_amount};
use crate::law::rate::{ExchangeRate, Share};
use crate::person::code::Code;
use crate::person::facts::{Assumptions, Facts, HongKongFacts, MainlandFacts, PersonFacts};
use crate::person::fields::{
    BonusMethod, BusinessKind, Field, HkAssessment, HkMaritalStatus, HkTaxReduction,
    HkYearOfAssessment, Identity, MainlandStatus, TalentCategory,
};
use crate::person::identity::shape_of;
use crate::person::rulebook::Rulebook;
use crate::person::totals::says_total;

/// A mistake in the facts of a person-year.
pub type PersonProblem = Problem<Field>;

/// The raw values of a person-year: the cell of each column, blank where there is none.
pub trait Raw {
    /// The cell of a column.
    fn get(&self, field: Field) -> Cell<'_>;

    /// Whether there may be a value; where it is known that none is, nobody looks.
    fn may_have(&self, _: Field) -> bool {
        true
    }
}

/// Reads the facts of a person-year.
///
/// # Errors
/// Every mistake found; there is at least one.
pub fn decode(raw: &impl Raw) -> Result<Facts, Vec<PersonProblem>> {
    let mut reader = Reader { raw, problems: Vec::new() };
    let facts = reader.facts();
    match (facts, reader.problems.is_empty()) {
        (Some(facts), true) => Ok(facts),
        _ => Err(reader.problems),
    }
}

struct Reader<'a, R> {
    raw: &'a R,
    problems: Vec<PersonProblem>,
}

impl<R: Raw> Reader<'_, R> {
    fn facts(&mut self) -> Option<Facts> {
        let employee = self.raw.get(Field::EmployeeId);
        if employee.is_blank() {
            self.fault(Code::MissingValue, Field::EmployeeId, Detail::None);
        } else if says_total(&employee.shown()) {
            self.fault(Code::MissingValue, Field::EmployeeId, Detail::Total);
        }
        let tax_year = self.tax_year();
        let person = self.person();
        let mainland = self.mainland();
        let hong_kong = self.hong_kong();
        let assumptions = self.assumptions();
        Some(Facts { tax_year: tax_year?, person, mainland, hong_kong, assumptions })
    }

    #[cold]
    fn fault(&mut self, code: Code, field: Field, detail: Detail<Field>) {
        self.problems.push(Problem::of_cell(code, field, self.raw.get(field), detail));
    }

    /// A value read in the way of its column; blank is `None`, a mistake too.
    #[inline]
    fn read<T>(
        &mut self,
        field: Field,
        code: Code,
        parse: impl FnOnce(Cell<'_>) -> Option<T>,
    ) -> Option<T> {
        if self.raw.may_have(field) { self.read_given(field, code, parse) } else { None }
    }

    fn read_given<T>(
        &mut self,
        field: Field,
        code: Code,
        parse: impl FnOnce(Cell<'_>) -> Option<T>,
    ) -> Option<T> {
        let cell = self.raw.get(field);
        if cell.is_blank() {
            return None;
        }
        let value = parse(cell);
        if value.is_none() {
            self.fault(code, field, Detail::None);
        }
        value
    }

    /// One of the column's words.
    #[inline]
    fn word<T>(&mut self, field: Field, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.read(field, Code::BadWord, |cell| cell.text().and_then(parse))
    }

    #[inline]
    fn amount<M: Money>(&mut self, field: Field) -> Option<M> {
        if self.raw.may_have(field) { self.amount_given(field) } else { None }
    }

    fn amount_given<M: Money>(&mut self, field: Field) -> Option<M> {
        let cell = self.raw.get(field);
        if cell.is_blank() {
            return None;
        }
        match cell.minor() {
            Ok(minor) => Some(M::from_minor(minor)),
            Err(error) => {
                self.bad_amount(field, error);
                None
            }
        }
    }

    #[cold]
    fn bad_amount(&mut self, field: Field, error: AmountError) {
        let detail = about_no_amount(field, &self.raw.get(field).shown(), error);
        self.fault(Code::BadAmount, field, detail);
    }

    #[inline]
    fn cny(&mut self, field: Field) -> Cny {
        self.amount(field).unwrap_or_default()
    }

    /// Cut to the dollar as it is read, as the Inland Revenue's own computation does.
    #[inline]
    fn hkd(&mut self, field: Field) -> Hkd {
        self.amount::<Hkd>(field).unwrap_or_default().cut_to_dollar()
    }

    #[inline]
    fn count(&mut self, field: Field) -> Option<u8> {
        self.read(field, Code::BadCount, |cell| {
            cell.whole().and_then(|count| u8::try_from(count).ok()).filter(|count| *count <= 99)
        })
    }

    #[inline]
    fn yes_no(&mut self, field: Field) -> Option<bool> {
        self.read(field, Code::BadWord, cell::yes_no)
    }

    fn tax_year(&mut self) -> Option<TaxYear> {
        let cell = self.raw.get(Field::TaxYear);
        if cell.is_blank() {
            self.fault(Code::MissingValue, Field::TaxYear, Detail::None);
            return None;
        }
        let (first, last) = Rulebook::get().tax_years();
        let stated = cell.year();
        let year = stated.filter(|year| (first..=last).contains(year)).map(TaxYear);
        if year.is_none() {
            let covered = if stated.is_some() {
                Detail::Covered(first.to_string(), last.to_string())
            } else {
                Detail::NotFourDigits
            };
            self.fault(Code::YearNotCovered, Field::TaxYear, covered);
        }
        year
    }

    fn person(&mut self) -> PersonFacts {
        let status = self.word(Field::MainlandStatus, MainlandStatus::parse);
        let residence = self.read(Field::MainlandDays, Code::OutOfRange, |cell| days(cell, 0));
        self.check_residence(status, residence);
        let number = self.raw.get(Field::IdNumber).shown();
        PersonFacts {
            assumed_resident: self.raw.get(Field::MainlandStatus).is_blank()
                && self.raw.get(Field::MainlandDays).is_blank(),
            bad_identity_number: !number.is_empty() && shape_of(&number).is_none(),
            identity: self.word(Field::Identity, Identity::parse),
            park_employment: self.yes_no(Field::ParkEmployment),
            clean_record: self.yes_no(Field::CleanRecord),
            white_listed: self.yes_no(Field::WhiteListed),
            talent_category: self.word(Field::TalentCategory, TalentCategory::parse),
            talent_conditions: self.yes_no(Field::TalentConditions),
            shenzhen_work_half_days: self
                .read(Field::ShenzhenWorkDays, Code::OutOfRange, |cell| days(cell, 1)),
        }
    }

    fn mainland(&mut self) -> MainlandFacts {
        let facts = MainlandFacts {
            wages: self.cny(Field::Wages),
            exempt_income: self.cny(Field::ExemptIncome),
            annual_bonus: self.cny(Field::AnnualBonus),
            labour_services: self.cny(Field::LabourServices),
            authors_remuneration: self.cny(Field::AuthorsRemuneration),
            royalties: self.cny(Field::Royalties),
            business_income: self.cny(Field::BusinessIncome),
            business_kind: self.word(Field::BusinessKind, BusinessKind::parse),
            talent_subsidy: self.cny(Field::TalentSubsidy),
            talent_subsidy_tax: self.cny(Field::TalentSubsidyTax),
            social_insurance: self.cny(Field::SocialInsurance),
            housing_fund: self.cny(Field::HousingFund),
            special_additional_deductions: self.cny(Field::SpecialAdditionalDeductions),
            other_deductions: self.cny(Field::OtherDeductions),
            donations: self.cny(Field::Donations),
            park_share: self.read(Field::ParkShare, Code::OutOfRange, |cell| {
                cell.fixed(6).and_then(Share::from_millionths).ok()
            }),
            tax_withheld: self.amount(Field::TaxWithheld),
            other_talent_awards: self.cny(Field::OtherTalentAwards),
        };
        self.check_mainland(&facts);
        facts
    }

    fn hong_kong(&mut self) -> HongKongFacts {
        let assessment = self.word(Field::HkAssessment, HkAssessment::parse);
        let facts = HongKongFacts {
            marital_status: self.word(Field::HkMaritalStatus, HkMaritalStatus::parse),
            spouse_income: self.amount(Field::HkSpouseIncome).map(Hkd::cut_to_dollar),
            spouse_deductions: self.hkd(Field::HkSpouseDeductions),
            joint: assessment == Some(HkAssessment::Joint),
            children: self.count(Field::HkChildren).unwrap_or(0),
            children_additional: self.count(Field::HkChildrenAdditional).unwrap_or(0),
            parents_60: self.count(Field::HkParents60).unwrap_or(0),
            parents_60_residing: self.count(Field::HkParents60Residing).unwrap_or(0),
            parents_55: self.count(Field::HkParents55).unwrap_or(0),
            parents_55_residing: self.count(Field::HkParents55Residing).unwrap_or(0),
            siblings: self.count(Field::HkSiblings).unwrap_or(0),
            disabled_dependants: self.count(Field::HkDisabledDependants).unwrap_or(0),
            personal_disability: self.yes_no(Field::HkPersonalDisability).unwrap_or(false),
            mpf: self.hkd(Field::HkMpf),
            self_education: self.hkd(Field::HkSelfEducation),
            home_loan_interest: self.hkd(Field::HkHomeLoanInterest),
            domestic_rent: self.hkd(Field::HkDomesticRent),
            annuity_tvc: self.hkd(Field::HkAnnuityTvc),
            assisted_reproduction: self.hkd(Field::HkAssistedReproduction),
            donations: self.hkd(Field::HkDonations),
            newborn_home: self.yes_no(Field::HkNewbornHome).unwrap_or(false),
            elderly_care: self.hkd(Field::HkElderlyCare),
            elderly_care_persons: self.count(Field::HkElderlyCarePersons).unwrap_or(1),
            vhis: self.hkd(Field::HkVhis),
            vhis_persons: self.count(Field::HkVhisPersons).unwrap_or(1),
        };
        self.check_hong_kong(&facts);
        facts
    }

    fn assumptions(&mut self) -> Assumptions {
        Assumptions {
            cny_per_hkd: self.read(Field::FxCnyPerHkd, Code::OutOfRange, |cell| {
                cell.fixed(6).and_then(ExchangeRate::from_millionths).ok()
            }),
            year_of_assessment: self.word(Field::HkYearOfAssessment, HkYearOfAssessment::parse),
            tax_reduction: self.word(Field::HkTaxReduction, HkTaxReduction::parse),
            bonus_method: self.word(Field::BonusMethod, BonusMethod::parse),
        }
    }

    /// Whether a column was read without a mistake.
    fn is_good(&self, field: Field) -> bool {
        self.problems.iter().all(|problem| problem.field != Some(field))
    }
}

/// Days from 0 to 366 in units of `1 / 2^halves`.
fn days(cell: Cell<'_>, halves: u32) -> Option<u16> {
    let hundredths = cell.fixed(2 * halves).ok()?;
    let in_a_unit = if halves == 0 { 1 } else { 50 };
    let units = u16::try_from(hundredths / in_a_unit).ok()?;
    (hundredths % in_a_unit == 0 && units <= 366 << halves).then_some(units)
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
            assert_eq!(days(Cell::Text(text), halves), units, "{text}");
        }
    }
}
