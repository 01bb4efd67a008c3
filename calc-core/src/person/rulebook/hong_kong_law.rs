//! Hong Kong law of one year of assessment.

use crate::law::params::hongkong::{self, allowances, deductions, profits_tax, salaries_tax};
use crate::law::params::{Hkd, InForce, NotCovered, Rate, Rule, Scale, Span};
use crate::law::period::YearOfAssessment;

/// What Hong Kong taxes by in a year of assessment.
#[derive(Clone, Copy, Debug)]
pub struct HongKongLaw {
    /// The year of assessment.
    pub year: YearOfAssessment,
    /// How computed tax is cut.
    pub rounding: InForce<Rule>,
    /// How amounts converted from yuan are cut.
    pub rounding_of_amounts: InForce<Rule>,
    /// How the limit of donations is cut.
    pub rounding_of_donation_limit: InForce<Rule>,
    /// How the spouses' shares of a joint tax are cut.
    pub rounding_of_joint_share: InForce<Rule>,
    /// Rates of profits tax on an unincorporated business (s.14; Sch. 8A).
    pub profits_tax_scale: InForce<Scale<Hkd>>,
    /// The allowances, in Hong Kong dollars (Cap. 112, Part 5).
    pub allowances: AllowanceLaw,
    /// The ceilings of concessionary deductions, in Hong Kong dollars (Cap. 112, Part 4A).
    pub deductions: DeductionLaw,
    /// Progressive rates (s.13; Sch. 2).
    pub progressive_scale: InForce<Scale<Hkd>>,
    /// Standard rate, in two tiers from 2024/25 (s.13; Sch. 1).
    pub standard_rate_scale: InForce<Scale<Hkd>>,
    /// One threshold for a jointly assessed couple.
    pub standard_rate_threshold: InForce<Rule>,
    /// The lower of the two charges (s.13(2)).
    pub lower_of_two_charges: InForce<Rule>,
    /// What is assessed (s.12).
    pub assessable_income: InForce<Rule>,
    /// That a couple may be assessed together (s.10).
    pub joint_assessment: InForce<Rule>,
    /// The part of the tax that the one-off reduction of the year takes off.
    pub reduction_percentage: InForce<Rate>,
    /// The most that it takes off in each case, in Hong Kong dollars.
    pub reduction_ceiling: InForce<Hkd>,
}

impl HongKongLaw {
    /// The law of a year of assessment.
    ///
    /// # Errors
    /// Where a parameter does not cover the whole year.
    pub fn of(year: YearOfAssessment) -> Result<Self, NotCovered> {
        let span = year.span();
        hongkong::COVERAGE.throughout(span)?;
        Ok(Self {
            year,
            rounding: hongkong::ROUNDING.throughout(span)?,
            rounding_of_amounts: hongkong::ROUNDING_OF_AMOUNTS.throughout(span)?,
            rounding_of_donation_limit: hongkong::ROUNDING_OF_DONATION_LIMIT.throughout(span)?,
            rounding_of_joint_share: hongkong::ROUNDING_OF_JOINT_SHARE.throughout(span)?,
            profits_tax_scale: profits_tax::UNINCORPORATED_SCALE.throughout(span)?,
            allowances: AllowanceLaw::of(span)?,
            deductions: DeductionLaw::of(span)?,
            progressive_scale: salaries_tax::PROGRESSIVE_SCALE.throughout(span)?,
            standard_rate_scale: salaries_tax::STANDARD_RATE_SCALE.throughout(span)?,
            standard_rate_threshold: salaries_tax::STANDARD_RATE_THRESHOLD_PER_ASSESSMENT
                .throughout(span)?,
            lower_of_two_charges: salaries_tax::LOWER_OF_TWO_CHARGES.throughout(span)?,
            assessable_income: salaries_tax::ASSESSABLE_INCOME.throughout(span)?,
            joint_assessment: salaries_tax::JOINT_ASSESSMENT.throughout(span)?,
            reduction_percentage: salaries_tax::TAX_REDUCTION_PERCENTAGE.throughout(span)?,
            reduction_ceiling: salaries_tax::TAX_REDUCTION_CEILING.throughout(span)?,
        })
    }
}

/// Allowances of a year of assessment.
#[derive(Clone, Copy, Debug)]
pub struct AllowanceLaw {
    /// Basic allowance of a person, in Hong Kong dollars (s.28).
    pub basic: InForce<Hkd>,
    /// Married person's allowance (s.29).
    pub married: InForce<Hkd>,
    /// Single parent allowance (s.32).
    pub single_parent: InForce<Hkd>,
    /// Child allowance, each (s.31).
    pub child: InForce<Hkd>,
    /// Additional child allowance, each (s.31).
    pub child_additional: InForce<Hkd>,
    /// What the 2026 Policy Address announced for a second or later child born from 16 September 2026, each:
    /// zero where it does not reach.
    pub child_policy_address_2026: InForce<Hkd>,
    /// The most children that count.
    pub child_maximum_count: InForce<u32>,
    /// Dependent parent or grandparent of 60 or more, each.
    pub parent_60: InForce<Hkd>,
    /// The same, residing all year, in addition.
    pub parent_60_residing: InForce<Hkd>,
    /// Dependent parent or grandparent of 55 to 59, each.
    pub parent_55: InForce<Hkd>,
    /// The same, residing all year, in addition.
    pub parent_55_residing: InForce<Hkd>,
    /// Dependent brother or sister, each.
    pub sibling: InForce<Hkd>,
    /// Personal disability allowance (s.28A).
    pub personal_disability: InForce<Hkd>,
    /// Disabled dependant allowance, each, in Hong Kong dollars.
    pub disabled_dependant: InForce<Hkd>,
}

impl AllowanceLaw {
    fn of(span: Span) -> Result<Self, NotCovered> {
        Ok(Self {
            basic: allowances::BASIC.throughout(span)?,
            married: allowances::MARRIED.throughout(span)?,
            single_parent: allowances::SINGLE_PARENT.throughout(span)?,
            child: allowances::CHILD.throughout(span)?,
            child_additional: allowances::CHILD_ADDITIONAL.throughout(span)?,
            child_policy_address_2026: allowances::CHILD_POLICY_ADDRESS_2026.throughout(span)?,
            child_maximum_count: allowances::CHILD_MAXIMUM_COUNT.throughout(span)?,
            parent_60: allowances::PARENT_60.throughout(span)?,
            parent_60_residing: allowances::PARENT_60_RESIDING.throughout(span)?,
            parent_55: allowances::PARENT_55.throughout(span)?,
            parent_55_residing: allowances::PARENT_55_RESIDING.throughout(span)?,
            sibling: allowances::SIBLING.throughout(span)?,
            personal_disability: allowances::PERSONAL_DISABILITY.throughout(span)?,
            disabled_dependant: allowances::DISABLED_DEPENDANT.throughout(span)?,
        })
    }
}

/// Caps of deductions in a year of assessment.
#[derive(Clone, Copy, Debug)]
pub struct DeductionLaw {
    /// The most of self-education expenses, in Hong Kong dollars (s.12(1)(e)).
    pub self_education: InForce<Hkd>,
    /// The most of mandatory contributions to a retirement scheme, in Hong Kong dollars (s.26G).
    pub mpf: InForce<Hkd>,
    /// Elderly residential care, per person (s.26D).
    pub elderly_care: InForce<Hkd>,
    /// Home loan interest (s.26E).
    pub home_loan_interest: InForce<Hkd>,
    /// The same with a newborn, in addition.
    pub home_loan_interest_newborn: InForce<Hkd>,
    /// The most of domestic rent, in Hong Kong dollars (s.26X).
    pub domestic_rent: InForce<Hkd>,
    /// The same with a newborn, in addition (s.26Y(9)).
    pub domestic_rent_newborn: InForce<Hkd>,
    /// Voluntary Health Insurance Scheme, per person (s.26H).
    pub vhis: InForce<Hkd>,
    /// Qualifying annuities and voluntary contributions.
    pub annuity_tvc: InForce<Hkd>,
    /// The most of expenses on assisted reproductive services, in Hong Kong dollars.
    pub assisted_reproduction: InForce<Hkd>,
    /// The most that donations count (s.26C).
    pub donation_limit: InForce<Rate>,
    /// The least that donations count (s.26C).
    pub donation_minimum: InForce<Hkd>,
}

impl DeductionLaw {
    fn of(span: Span) -> Result<Self, NotCovered> {
        Ok(Self {
            self_education: deductions::SELF_EDUCATION.throughout(span)?,
            mpf: deductions::MPF.throughout(span)?,
            elderly_care: deductions::ELDERLY_CARE.throughout(span)?,
            home_loan_interest: deductions::HOME_LOAN_INTEREST.throughout(span)?,
            home_loan_interest_newborn: deductions::HOME_LOAN_INTEREST_NEWBORN.throughout(span)?,
            domestic_rent: deductions::DOMESTIC_RENT.throughout(span)?,
            domestic_rent_newborn: deductions::DOMESTIC_RENT_NEWBORN.throughout(span)?,
            vhis: deductions::VHIS.throughout(span)?,
            annuity_tvc: deductions::ANNUITY_TVC.throughout(span)?,
            assisted_reproduction: deductions::ASSISTED_REPRODUCTION.throughout(span)?,
            donation_limit: deductions::DONATION_LIMIT.throughout(span)?,
            donation_minimum: deductions::DONATION_MINIMUM.throughout(span)?,
        })
    }
}
