//! The tax that Hong Kong would take of the same income: Inland Revenue Ordinance (Cap. 112).

pub mod allowances;
pub mod deductions;
pub mod profits_tax;
pub mod salaries_tax;
pub mod tax_reduction;

use crate::code::Codes;
use crate::facts::Facts;
use crate::money::{Cny, Hkd};
use crate::params::{Choices, Citation, Date};
use crate::rate::ExchangeRate;
use crate::rounding::{Exact, Mode, Rounding};
use crate::rulebook::HongKongLaw;
use crate::trace::{Event, Notes, Part, Section, Term, TraceSink};

use profits_tax::ProfitsTax;
use salaries_tax::SalariesTax;

/// The exchange rate of a computation and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Yuan for one Hong Kong dollar.
    pub cny_per_hkd: ExchangeRate,
    /// The parameter, where it is the engine's own.
    pub citation: Option<Citation>,
    /// The day of its quotation.
    pub observed_on: Option<Date>,
}

impl Exchange {
    /// A share of an amount of yuan, in Hong Kong dollars, cut to the dollar.
    fn to_hkd(self, amount: Cny, share: i64) -> Hkd {
        let exact = Exact::product(amount.minor(), share, self.cny_per_hkd.millionths());
        Hkd::new(exact.round(Rounding { mode: Mode::Down, unit: 100 }))
    }

    /// An amount of Hong Kong dollars in yuan, to the fen.
    fn to_cny(self, amount: Hkd) -> Cny {
        let exact =
            Exact::product(amount.minor(), self.cny_per_hkd.millionths(), ExchangeRate::UNIT);
        Cny::new(exact.round(Rounding { mode: Mode::HalfUp, unit: 1 }))
    }

    fn record<S: TraceSink>(
        self,
        sink: &mut S,
        term: Term,
        from: impl Into<crate::trace::Amount>,
        share: Option<String>,
        to: impl Into<crate::trace::Amount>,
    ) {
        sink.note(|| Event::Conversion {
            term,
            from: from.into(),
            share,
            cny_per_hkd: self.cny_per_hkd.to_string(),
            observed_on: self.observed_on,
            to: to.into(),
            citation: self.citation,
        });
    }
}

/// The Hong Kong tax of a year, head by head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HongKongBurden {
    /// Salaries tax.
    pub salaries: SalariesTax,
    /// Salaries tax in yuan.
    pub salaries_cny: Cny,
    /// Profits tax of an unincorporated business, where there is one.
    pub profits: Option<ProfitsTax>,
    /// Profits tax in yuan.
    pub profits_cny: Cny,
    /// All of it.
    pub tax: Hkd,
    /// All of it, in yuan: each head converted by itself.
    pub tax_cny: Cny,
}

/// Works out the Hong Kong tax of a year.
pub fn hong_kong_burden<S: TraceSink>(
    facts: &Facts,
    law: &HongKongLaw,
    exchange: Exchange,
    choices: &Choices,
    notes: &mut Codes,
    sink: &mut S,
) -> HongKongBurden {
    let salaries = salaries_tax::salaries_tax(facts, law, exchange, choices, notes, sink);
    let profits = profits_tax::profits_tax(&facts.mainland, law, exchange, choices, sink);
    sink.note(|| Event::Section { section: Section::HongKongTotal });
    let profits_hkd = profits.map_or(Hkd::ZERO, |profits| profits.tax);
    let salaries_cny = exchange.to_cny(salaries.tax);
    let profits_cny = exchange.to_cny(profits_hkd);
    exchange.record(sink, Term::SalariesTaxCny, salaries.tax, None, salaries_cny);
    if profits.is_some() {
        exchange.record(sink, Term::ProfitsTaxCny, profits_hkd, None, profits_cny);
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
    HongKongBurden { salaries, salaries_cny, profits, profits_cny, tax, tax_cny }
}
