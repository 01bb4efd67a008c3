//! The tax that Hong Kong would take of the same income: Inland Revenue Ordinance (Cap. 112).

pub mod allowances;
mod assessable_income;
pub mod charge;
pub mod deductions;
mod form_of_assessment;
mod joint_assessment;
pub mod profits_tax;
pub mod salaries_tax;
pub mod tax_reduction;

use serde::Serialize;

use crate::law::money::{Cny, Hkd, Money};
use crate::law::params::{Choices, Citation, Date, InForce, Rule};
use crate::law::rate::{ExchangeRate, Share};
use crate::law::rounding::Exact;
use crate::law::trace::{Event, Notes, Part, TraceSink};
use crate::person::code::Codes;
use crate::person::facts::Facts;
use crate::person::mainland::MainlandBurden;
use crate::person::rulebook::{HongKongLaw, MainlandLaw};
use crate::person::vocabulary::{Section, Term};

use profits_tax::ProfitsTax;
use salaries_tax::SalariesTax;

/// The exchange rate of a computation and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ExchangeAnswer))]
pub struct Exchange {
    /// Yuan for one Hong Kong dollar.
    pub cny_per_hkd: ExchangeRate,
    /// The day of its quotation, where it is the engine's own.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub observed_on: Option<Date>,
    /// Where it comes from, where it is the engine's own.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub citation: Option<Citation>,
}

impl Exchange {
    /// A share of an amount of yuan, in Hong Kong dollars, cut to the dollar.
    fn to_hkd<S: TraceSink>(
        self,
        sink: &mut S,
        term: Term,
        amount: Cny,
        share: Share,
        law: &HongKongLaw,
    ) -> Hkd {
        let rate = self.cny_per_hkd.millionths();
        let exact = Exact::product(amount.minor(), share.millionths(), rate);
        let shown = (share != Share::WHOLE).then_some(share);
        self.converted(sink, term, (amount, shown), exact, &law.rounding_of_amounts)
    }

    /// An amount of Hong Kong dollars in yuan, to the fen.
    fn to_cny<S: TraceSink>(self, sink: &mut S, term: Term, amount: Hkd, law: &MainlandLaw) -> Cny {
        let rate = self.cny_per_hkd.millionths();
        let exact = Exact::product(amount.minor(), rate, ExchangeRate::UNIT);
        self.converted(sink, term, (amount, None), exact, &law.rounding)
    }

    fn converted<From: Money, To: Money, S: TraceSink>(
        self,
        sink: &mut S,
        term: Term,
        from: (From, Option<Share>),
        exact: Exact,
        law: &InForce<Rule>,
    ) -> To {
        let rounding = law.rounding();
        let to = To::from_minor(exact.round(rounding));
        sink.note_citing(self.citation, || Event::Conversion {
            term: term.into(),
            from: from.0.into(),
            share: from.1,
            cny_per_hkd: self.cny_per_hkd,
            observed_on: self.observed_on,
            to: to.into(),
            citation: self.citation,
        });
        sink.note_rounding(term, exact, to, rounding, law);
        to
    }
}

/// The Hong Kong tax of a year, head by head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = HongKongAnswer))]
pub struct HongKongBurden {
    /// Salaries tax, in Hong Kong dollars (Cap. 112, Part 3).
    #[serde(rename = "salaries_tax")]
    pub salaries: SalariesTax,
    /// Profits tax of an unincorporated business, where there is one.
    #[serde(rename = "profits_tax")]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub profits: Option<ProfitsTax>,
    /// The tax of all heads, in whole Hong Kong dollars.
    pub tax: Hkd,
    /// The same in yuan: each head converted by itself.
    pub tax_cny: Cny,
}

impl HongKongBurden {
    /// Profits tax in yuan; zero without a business.
    pub fn profits_cny(&self) -> Cny {
        self.profits.map_or(Cny::ZERO, |profits| profits.tax_cny)
    }
}

/// Works out the Hong Kong tax of a year.
pub fn hong_kong_burden<S: TraceSink>(
    (facts, mainland): (&Facts, &MainlandBurden),
    laws: (&HongKongLaw, &MainlandLaw),
    exchange: Exchange,
    choices: &Choices,
    notes: &mut Codes,
    sink: &mut S,
) -> HongKongBurden {
    let (law, mainland_law) = laws;
    let mut salaries =
        salaries_tax::salaries_tax((facts, mainland), law, exchange, choices, notes, sink);
    let mut profits = profits_tax::profits_tax(&facts.mainland, law, exchange, choices, sink);
    sink.note(|| Event::Section { section: Section::HongKongTotal.into() });
    let profits_hkd = profits.map_or(Hkd::ZERO, |profits| profits.tax);
    let salaries_cny = exchange.to_cny(sink, Term::SalariesTaxCny, salaries.tax, mainland_law);
    salaries.tax_cny = salaries_cny;
    let mut profits_cny = Cny::ZERO;
    if let Some(profits) = &mut profits {
        profits_cny = exchange.to_cny(sink, Term::ProfitsTaxCny, profits_hkd, mainland_law);
        profits.tax_cny = profits_cny;
    }
    let tax = salaries.tax + profits_hkd;
    let tax_cny = salaries_cny + profits_cny;
    sink.step(Term::HongKongTax, tax, None, || {
        vec![
            Part::plus(Term::SalariesTax.id(), salaries.tax),
            Part::plus(Term::ProfitsTax.id(), profits_hkd),
        ]
    });
    sink.step(Term::HongKongTaxCny, tax_cny, None, || {
        vec![
            Part::plus(Term::SalariesTaxCny.id(), salaries_cny),
            Part::plus(Term::ProfitsTaxCny.id(), profits_cny),
        ]
    });
    HongKongBurden { salaries, profits, tax, tax_cny }
}
