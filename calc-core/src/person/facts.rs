//! What is true of a person-year, decoded and consistent in itself.

mod given;

use crate::law::money::{Cny, Hkd};
use crate::law::period::TaxYear;
use crate::law::rate::{ExchangeRate, Share};
use crate::person::fields::{
    BonusMethod, BusinessKind, HkMaritalStatus, HkTaxReduction, HkYearOfAssessment, Identity,
    TalentCategory,
};

/// The facts of one resident's tax year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The tax year.
    pub tax_year: TaxYear,
    /// Who and where.
    pub person: PersonFacts,
    /// The mainland year.
    pub mainland: MainlandFacts,
    /// The Hong Kong side.
    pub hong_kong: HongKongFacts,
    /// What the row itself assumes.
    pub assumptions: Assumptions,
}

/// Who and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonFacts {
    /// Neither status nor days were given.
    pub assumed_resident: bool,
    /// The identity number has a wrong shape or check digit.
    pub bad_identity_number: bool,
    /// Hong Kong resident or other.
    pub identity: Option<Identity>,
    /// Employed by and working at an entity of the park, and taxed there.
    pub park_employment: Option<bool>,
    /// No disqualifying record.
    pub clean_record: Option<bool>,
    /// On the park's white list.
    pub white_listed: Option<bool>,
    /// Category for the 15% subsidy.
    pub talent_category: Option<TalentCategory>,
    /// The other conditions of the 15% subsidy.
    pub talent_conditions: Option<bool>,
    /// Days worked in Shenzhen, in half days.
    pub shenzhen_work_half_days: Option<u16>,
}

/// The mainland year, in yuan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MainlandFacts {
    /// Wages and salaries without the annual bonus.
    pub wages: Cny,
    /// The part of them that is exempt.
    pub exempt_income: Cny,
    /// The one-off annual bonus.
    pub annual_bonus: Cny,
    /// Gross receipts for labour services.
    pub labour_services: Cny,
    /// Gross author's remuneration.
    pub authors_remuneration: Cny,
    /// Gross royalties of the year, in yuan (Individual Income Tax Law, art. 6).
    pub royalties: Cny,
    /// Business profit before personal deductions.
    pub business_income: Cny,
    /// Whether its tax is halved.
    pub business_kind: Option<BusinessKind>,
    /// Recognised talent subsidies.
    pub talent_subsidy: Cny,
    /// The tax paid on them.
    pub talent_subsidy_tax: Cny,
    /// Employee social insurance.
    pub social_insurance: Cny,
    /// Employee housing fund.
    pub housing_fund: Cny,
    /// Special additional deductions.
    pub special_additional_deductions: Cny,
    /// Other deductions set by law.
    pub other_deductions: Cny,
    /// Donations of the kind that is limited to 30%.
    pub donations: Cny,
    /// The share of the comprehensive income from the park.
    pub park_share: Option<Share>,
    /// Tax already withheld or prepaid.
    pub tax_withheld: Option<Cny>,
    /// Other Shenzhen talent awards of the year.
    pub other_talent_awards: Cny,
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
        ]
        .iter()
        .any(|amount| *amount > Cny::ZERO)
    }

    /// What is deducted before donations, the basic deduction apart.
    pub fn personal_deductions(&self) -> Cny {
        self.social_insurance
            + self.housing_fund
            + self.special_additional_deductions
            + self.other_deductions
    }
}

/// The Hong Kong side, in whole Hong Kong dollars.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HongKongFacts {
    /// Marital status; single where not given.
    pub marital_status: Option<HkMaritalStatus>,
    /// The spouse's assessable income.
    pub spouse_income: Option<Hkd>,
    /// The spouse's deductions after their caps.
    pub spouse_deductions: Hkd,
    /// Whether the couple is assessed together.
    pub joint: bool,
    /// How many children the allowance is claimed for (Cap. 112, s.31).
    pub children: u8,
    /// Of them, those entitled to the additional allowance.
    pub children_additional: u8,
    /// Parents and grandparents of 60 or more.
    pub parents_60: u8,
    /// Of them, those residing all year.
    pub parents_60_residing: u8,
    /// Parents and grandparents of 55 to 59.
    pub parents_55: u8,
    /// Of them, those residing all year.
    pub parents_55_residing: u8,
    /// Dependent brothers and sisters.
    pub siblings: u8,
    /// How many disabled dependants the allowance is claimed for (Cap. 112, Part 5).
    pub disabled_dependants: u8,
    /// Whether the person is disabled.
    pub personal_disability: bool,
    /// Mandatory contributions to a provident fund.
    pub mpf: Hkd,
    /// Self-education expenses, in Hong Kong dollars (Cap. 112, s.12(1)(e)).
    pub self_education: Hkd,
    /// Home loan interest.
    pub home_loan_interest: Hkd,
    /// Domestic rent paid, in Hong Kong dollars (Cap. 112, s.26X).
    pub domestic_rent: Hkd,
    /// Qualifying annuities and voluntary contributions.
    pub annuity_tvc: Hkd,
    /// Assisted reproductive services.
    pub assisted_reproduction: Hkd,
    /// Approved charitable donations.
    pub donations: Hkd,
    /// A child born on or after 25 October 2023.
    pub newborn_home: bool,
    /// Elderly residential care.
    pub elderly_care: Hkd,
    /// For how many persons.
    pub elderly_care_persons: u8,
    /// Premiums of the Voluntary Health Insurance Scheme.
    pub vhis: Hkd,
    /// For how many persons.
    pub vhis_persons: u8,
}

impl HongKongFacts {
    /// Whether the person is married.
    pub fn is_married(&self) -> bool {
        self.marital_status == Some(HkMaritalStatus::Married)
    }
}

/// What a row assumes by itself; what it leaves blank the settings decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assumptions {
    /// Yuan for one Hong Kong dollar.
    pub cny_per_hkd: Option<ExchangeRate>,
    /// Which year of assessment belongs to the tax year.
    pub year_of_assessment: Option<HkYearOfAssessment>,
    /// Whether the one-off reduction counts.
    pub tax_reduction: Option<HkTaxReduction>,
    /// How the bonus is taxed.
    pub bonus_method: Option<BonusMethod>,
}
