//! What this engine answers for: years, taxes, reliefs, and what the law leaves open.

use serde::Serialize;

use crate::law::params::listing::ParameterView;
use crate::law::params::{self, AnyParameter, ChoiceId, Parameter, Rule};
use crate::law::period::{TaxYear, YearOfAssessment};
use crate::law::ruleset::{RULESET, Ruleset};
use crate::law::trace::RouteName;
use crate::person::rulebook::Rulebook;
use crate::{company, person};

/// The years and rules that this build knows.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Coverage {
    /// The version of the engine and the digest of the parameters.
    pub ruleset: Ruleset,
    /// Mainland tax years.
    pub tax_years: TaxYears,
    /// Hong Kong years of assessment.
    pub years_of_assessment: YearsOfAssessment,
    /// The tax years for which the engine has an exchange rate of its own.
    pub exchange_rates: Vec<TaxYear>,
    /// The taxes that are worked out.
    pub taxes: Vec<Tax>,
    /// The reliefs, and when each is in force.
    pub regimes: Vec<Regime>,
    /// The tax years of companies that are known, and on whose word.
    pub enterprise_years: ParameterView,
    /// What the law leaves open, and what is taken.
    pub open_questions: Vec<ParameterView>,
}

/// The first and the last tax year.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaxYears {
    /// The first tax year that is covered.
    pub first: TaxYear,
    /// The last tax year that is covered.
    pub last: TaxYear,
}

/// The first and the last year of assessment.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YearsOfAssessment {
    /// The first year of assessment that is covered.
    pub first: YearOfAssessment,
    /// The last year of assessment that is covered.
    pub last: YearOfAssessment,
}

/// A tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tax {
    /// Mainland individual income tax of residents.
    MainlandIndividualIncomeTax,
    /// Hong Kong salaries tax.
    HongKongSalariesTax,
    /// Hong Kong profits tax of an unincorporated business.
    HongKongProfitsTaxUnincorporated,
    /// Mainland enterprise income tax.
    MainlandEnterpriseIncomeTax,
    /// Duty, consumption tax and VAT on imports.
    MainlandImportTaxes,
}

/// A relief.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Regime {
    /// Its name in answers.
    pub route: RouteName,
    /// When it is in force, and where that stands.
    pub in_force: ParameterView,
}

/// What is covered.
pub fn coverage() -> Coverage {
    let book = Rulebook::get();
    let (first, last) = book.tax_years();
    let (first_assessment, last_assessment) = book.years_of_assessment();
    let regime = |route: RouteName, rule: &'static Parameter<Rule>| Regime {
        route,
        in_force: AnyParameter::Rule(rule).view(None),
    };
    Coverage {
        ruleset: RULESET,
        tax_years: TaxYears { first: TaxYear(first), last: TaxYear(last) },
        years_of_assessment: YearsOfAssessment { first: first_assessment, last: last_assessment },
        exchange_rates: (first..=last)
            .map(TaxYear)
            .filter(|year| book.exchange_rate(*year).is_some())
            .collect(),
        taxes: vec![
            Tax::MainlandIndividualIncomeTax,
            Tax::HongKongSalariesTax,
            Tax::HongKongProfitsTaxUnincorporated,
            Tax::MainlandEnterpriseIncomeTax,
            Tax::MainlandImportTaxes,
        ],
        regimes: vec![
            regime(
                person::vocabulary::Route::Exemption.into(),
                &params::relief::hk_resident_exemption::IN_FORCE,
            ),
            regime(
                person::vocabulary::Route::Subsidy.into(),
                &params::relief::gba_talent_subsidy::IN_FORCE,
            ),
            Regime {
                route: company::vocabulary::Route::SmallLowProfit.into(),
                in_force: AnyParameter::Rate(&params::enterprise::small_low_profit::RATE)
                    .view(None),
            },
            regime(
                company::vocabulary::Route::HighTech.into(),
                &params::enterprise::high_tech::CERTIFICATE,
            ),
            regime(company::vocabulary::Route::Hetao.into(), &params::enterprise::hetao::IN_FORCE),
            regime(
                company::vocabulary::Route::ImportRelief.into(),
                &params::enterprise::imports::RELIEF,
            ),
        ],
        enterprise_years: AnyParameter::Rule(&params::enterprise::COVERAGE).view(None),
        open_questions: ChoiceId::ALL
            .into_iter()
            .map(|id| AnyParameter::Choice(id.parameter()).view(None))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_are_those_that_are_answered() {
        let coverage = coverage();
        let book = Rulebook::get();
        for year in coverage.tax_years.first.0..=coverage.tax_years.last.0 {
            assert!(book.mainland(TaxYear(year)).is_some(), "{year}");
        }
        assert!(book.mainland(TaxYear(coverage.tax_years.last.0 + 1)).is_none());
        assert!(book.hong_kong(coverage.years_of_assessment.last).is_some());
        assert_eq!(coverage.exchange_rates.last(), Some(&TaxYear(2025)));
        assert!(coverage.regimes.iter().all(|regime| !regime.in_force.versions.is_empty()));
        assert_eq!(coverage.open_questions.len(), ChoiceId::ALL.len());
    }
}
