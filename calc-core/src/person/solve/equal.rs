//! Tax equalisation: which wages in Shenzhen leave what a gross in Hong Kong leaves.

use serde::Serialize;

use super::net::{NetRelief, Person};
use super::{NotSolved, Solution, solve};
use crate::law::money::{Cny, Hkd};
use crate::law::rate::ExchangeRate;
use crate::law::rounding::{Exact, Mode, Rounding};
use crate::person::assess::Settings;
use crate::person::facts::Facts;

/// A gross in Hong Kong, and the wages in Shenzhen that leave the same.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Equalisation {
    /// The gross of the year in Hong Kong, in whole Hong Kong dollars.
    pub hong_kong_gross: Hkd,
    /// The same in yuan.
    pub hong_kong_gross_cny: Cny,
    /// The Hong Kong tax on it: the hypothetical tax that the person goes on bearing, in yuan.
    pub hypothetical_tax: Cny,
    /// The person's own MPF contributions, as the facts give them, in yuan.
    pub mpf: Cny,
    /// What Hong Kong leaves: the gross less both, in yuan.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub target: Cny,
    /// The wages that leave it with the relief.
    pub with_relief: Solution,
    /// The wages that leave it before any relief.
    pub before_relief: Solution,
    /// What the employer pays above the gross in Hong Kong if the relief stays with the person, in yuan.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub employer_bears: Cny,
    /// What the employer pays above it until the relief comes back, in yuan.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub employer_bears_before_relief: Cny,
    /// What comes back on the wages that were paid before the relief: to the employer, whose it is if the
    /// person was kept whole; in yuan.
    pub comes_back: Cny,
}

/// The wages in Shenzhen that leave what a gross in Hong Kong leaves.
///
/// # Errors
/// The facts are not worked out, or no wages leave so much.
pub fn equalise(
    facts: &Facts,
    settings: &Settings,
    relief: NetRelief,
    gross: Hkd,
) -> Result<Equalisation, NotSolved> {
    let mut at_home =
        Person::new(&only_wages(facts), settings, relief).map_err(NotSolved::Facts)?;
    let rate = at_home.millionths_per_hkd();
    let yuan = |amount: Hkd, mode: Mode| {
        let exact = Exact::product(amount.minor(), rate, ExchangeRate::UNIT);
        Cny::new(exact.round(Rounding { mode, unit: 1 }))
    };
    // Up, so that it is the gross again when it is cut to the dollar.
    let gross_cny = yuan(gross, Mode::Up);
    let hypothetical_tax = at_home.outcome(gross_cny).hong_kong.tax_cny;
    let mpf = yuan(facts.hong_kong.mpf, Mode::HalfUp);
    let target = gross_cny - hypothetical_tax - mpf;
    let with_relief = solve(facts, settings, relief, target)?;
    let before_relief = solve(facts, settings, NetRelief::None, target)?;
    let mut person = Person::new(facts, settings, relief).map_err(NotSolved::Facts)?;
    let comes_back = person.statement(before_relief.wages).relief;
    let paid = |solution: &Solution| solution.statement.wages + solution.statement.other_income;
    Ok(Equalisation {
        hong_kong_gross: gross,
        hong_kong_gross_cny: gross_cny,
        hypothetical_tax,
        mpf,
        target,
        employer_bears: paid(&with_relief) - gross_cny,
        employer_bears_before_relief: paid(&before_relief) - gross_cny,
        comes_back,
        with_relief,
        before_relief,
    })
}

/// The same person with wages alone, all of them from the same place.
fn only_wages(facts: &Facts) -> Facts {
    let mut only = facts.clone();
    let mainland = &mut only.mainland;
    for amount in [
        &mut mainland.exempt_income,
        &mut mainland.annual_bonus,
        &mut mainland.labour_services,
        &mut mainland.authors_remuneration,
        &mut mainland.royalties,
        &mut mainland.business_income,
        &mut mainland.talent_subsidy,
        &mut mainland.talent_subsidy_tax,
        &mut mainland.severance,
        #[cfg(feature = "special_incomes")]
        &mut mainland.benefits_mainland,
        #[cfg(feature = "special_incomes")]
        &mut mainland.benefits_hong_kong,
        #[cfg(feature = "special_incomes")]
        &mut mainland.equity_income,
        #[cfg(feature = "special_incomes")]
        &mut mainland.technology_reward,
        #[cfg(feature = "special_incomes")]
        &mut mainland.early_retirement_pay,
        #[cfg(feature = "special_incomes")]
        &mut mainland.internal_retirement_pay,
        #[cfg(feature = "special_incomes")]
        &mut mainland.annuity_withdrawn,
        #[cfg(feature = "special_incomes")]
        &mut mainland.personal_pension_withdrawn,
        &mut mainland.social_insurance,
    ] {
        *amount = Cny::ZERO;
    }
    mainland.park_share = None;
    #[cfg(feature = "special_incomes")]
    only.equity.clear();
    only
}
