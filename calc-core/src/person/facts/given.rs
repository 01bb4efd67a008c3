//! The facts as they were understood, for the trace: column by column, nothing that is blank.

use std::fmt::Display;

use super::{Facts, HongKongFacts, MainlandFacts, PersonFacts};
use crate::law::money::{Cny, Hkd};
use crate::person::fields::{
    BonusMethod, BusinessKind, Field, HkMaritalStatus, HkTaxReduction, HkYearOfAssessment,
    Identity, TalentCategory,
};

/// Columns and what they say.
pub(crate) type Given = Vec<(Field, String)>;

impl Facts {
    /// Every column that says something the computation uses.
    pub(crate) fn given(&self) -> Given {
        let mut given = vec![(Field::TaxYear, self.tax_year.to_string())];
        person(&self.person, &mut given);
        mainland(&self.mainland, &mut given);
        hong_kong(&self.hong_kong, &mut given);
        let assumptions = &self.assumptions;
        some(&mut given, Field::FxCnyPerHkd, assumptions.cny_per_hkd);
        some(
            &mut given,
            Field::HkYearOfAssessment,
            assumptions.year_of_assessment.map(HkYearOfAssessment::key),
        );
        some(&mut given, Field::HkTaxReduction, assumptions.tax_reduction.map(HkTaxReduction::key));
        some(&mut given, Field::BonusMethod, assumptions.bonus_method.map(BonusMethod::key));
        given
    }
}

fn some(given: &mut Given, field: Field, value: Option<impl Display>) {
    given.extend(value.map(|value| (field, value.to_string())));
}

fn yes_no(fact: Option<bool>) -> Option<&'static str> {
    fact.map(|fact| if fact { "yes" } else { "no" })
}

fn person(facts: &PersonFacts, given: &mut Given) {
    some(given, Field::Identity, facts.identity.map(Identity::key));
    some(given, Field::ParkEmployment, yes_no(facts.park_employment));
    some(given, Field::CleanRecord, yes_no(facts.clean_record));
    some(given, Field::WhiteListed, yes_no(facts.white_listed));
    some(given, Field::TalentCategory, facts.talent_category.map(TalentCategory::key));
    some(given, Field::TalentConditions, yes_no(facts.talent_conditions));
    let days = facts.shenzhen_work_half_days.map(|half_days| {
        format!("{}{}", half_days / 2, if half_days % 2 == 1 { ".5" } else { "" })
    });
    some(given, Field::ShenzhenWorkDays, days);
}

fn mainland(facts: &MainlandFacts, given: &mut Given) {
    let mut amount = |field, amount: Cny| {
        some(given, field, (amount != Cny::ZERO).then_some(amount));
    };
    amount(Field::Wages, facts.wages);
    amount(Field::ExemptIncome, facts.exempt_income);
    amount(Field::AnnualBonus, facts.annual_bonus);
    amount(Field::LabourServices, facts.labour_services);
    amount(Field::AuthorsRemuneration, facts.authors_remuneration);
    amount(Field::Royalties, facts.royalties);
    amount(Field::BusinessIncome, facts.business_income);
    amount(Field::TalentSubsidy, facts.talent_subsidy);
    amount(Field::TalentSubsidyTax, facts.talent_subsidy_tax);
    amount(Field::SocialInsurance, facts.social_insurance);
    amount(Field::HousingFund, facts.housing_fund);
    amount(Field::SpecialAdditionalDeductions, facts.special_additional_deductions);
    amount(Field::OtherDeductions, facts.other_deductions);
    amount(Field::Donations, facts.donations);
    amount(Field::OtherTalentAwards, facts.other_talent_awards);
    some(given, Field::BusinessKind, facts.business_kind.map(BusinessKind::key));
    some(given, Field::ParkShare, facts.park_share);
    some(given, Field::TaxWithheld, facts.tax_withheld);
}

fn hong_kong(facts: &HongKongFacts, given: &mut Given) {
    some(given, Field::HkMaritalStatus, facts.marital_status.map(HkMaritalStatus::key));
    some(given, Field::HkSpouseIncome, facts.spouse_income);
    some(given, Field::HkAssessment, facts.joint.then_some("joint"));
    some(given, Field::HkPersonalDisability, facts.personal_disability.then_some("yes"));
    some(given, Field::HkNewbornHome, facts.newborn_home.then_some("yes"));
    for (field, count) in [
        (Field::HkChildren, facts.children),
        (Field::HkChildrenAdditional, facts.children_additional),
        (Field::HkParents60, facts.parents_60),
        (Field::HkParents60Residing, facts.parents_60_residing),
        (Field::HkParents55, facts.parents_55),
        (Field::HkParents55Residing, facts.parents_55_residing),
        (Field::HkSiblings, facts.siblings),
        (Field::HkDisabledDependants, facts.disabled_dependants),
    ] {
        some(given, field, (count > 0).then_some(count));
    }
    for (field, amount) in [
        (Field::HkSpouseDeductions, facts.spouse_deductions),
        (Field::HkMpf, facts.mpf),
        (Field::HkSelfEducation, facts.self_education),
        (Field::HkHomeLoanInterest, facts.home_loan_interest),
        (Field::HkDomesticRent, facts.domestic_rent),
        (Field::HkAnnuityTvc, facts.annuity_tvc),
        (Field::HkAssistedReproduction, facts.assisted_reproduction),
        (Field::HkDonations, facts.donations),
        (Field::HkElderlyCare, facts.elderly_care),
        (Field::HkVhis, facts.vhis),
    ] {
        some(given, field, (amount != Hkd::ZERO).then_some(amount));
    }
    for (field, persons, amount) in [
        (Field::HkElderlyCarePersons, facts.elderly_care_persons, facts.elderly_care),
        (Field::HkVhisPersons, facts.vhis_persons, facts.vhis),
    ] {
        some(given, field, (amount != Hkd::ZERO).then_some(persons));
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
                Field::ExemptIncome => "1",
                _ => match field.about().kind {
                    FieldKind::Text => "x",
                    FieldKind::Cny | FieldKind::Hkd => "2",
                    FieldKind::YesNo => "yes",
                    FieldKind::Word => field.about().words[0].key,
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
            let used = field.about().kind != FieldKind::Text && !settled;
            assert_eq!(given.contains(&field), used, "{}", field.name());
        }
    }
}
