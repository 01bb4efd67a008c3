//! Exchange rates that would give a figure. A rate proves nothing from one person: with it free, one
//! reading after the other passes through a good part of all amounts.

use serde::Serialize;

use super::alternatives::AlternativeOf;
use super::worked_out::Person;
use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::rate::ExchangeRate;

/// How far from the rate that is taken others are tried, in percent.
const WINDOW: i64 = 5;

/// The exchange rates under which a reading gives a figure.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RateInterval {
    /// Where the reading departs from what is taken.
    pub departures: Vec<AlternativeOf>,
    /// The lowest of them.
    pub lowest: ExchangeRate,
    /// The highest of them.
    pub highest: ExchangeRate,
    /// How many rates of six decimals there are; not all between the lowest and the highest give it.
    pub count: u64,
    /// One in so many amounts is met by some rate: how easily chance alone gives the figure.
    pub coincidence_one_in: u64,
}

/// The rates within 5% of the one that is taken under which a reading gives a figure.
pub(super) fn rates(
    person: &Person<'_>,
    choices: &Choices,
    official: Cny,
    departures: Vec<AlternativeOf>,
) -> Option<RateInterval> {
    let taken = person.outcome.exchange.cny_per_hkd.millionths();
    let width = taken / 100 * WINDOW;
    let mut amounts = Vec::new();
    let mut hits = Vec::new();
    for millionths in taken - width..=taken + width {
        let Ok(rate) = ExchangeRate::from_millionths(millionths) else { continue };
        let Some(claim) = person.exemption_at(choices, rate) else { continue };
        amounts.push(claim.relief.amount);
        if claim.relief.amount == official {
            hits.push(rate);
        }
    }
    amounts.sort_unstable();
    amounts.dedup();
    let (lowest, highest) = (*hits.first()?, *hits.last()?);
    let span = (*amounts.last()? - *amounts.first()?).minor().unsigned_abs() + 1;
    let met = u64::try_from(amounts.len()).unwrap_or(u64::MAX);
    Some(RateInterval {
        departures,
        lowest,
        highest,
        count: u64::try_from(hits.len()).unwrap_or(u64::MAX),
        coincidence_one_in: (span / met).max(1),
    })
}
