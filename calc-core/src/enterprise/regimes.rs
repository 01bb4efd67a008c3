//! The regimes that compete for one tax year: one of them is taken, rates are not multiplied
//! (财税〔2009〕69号, art. 2; 财税〔2014〕26号 by analogy).

use serde::Serialize;

use crate::enterprise::apportionment::{Apportionment, Factors, Split, apportion};
use crate::enterprise::facts::{Facts, Structure, Unit};
use crate::enterprise::fields::{StructureKind, UnitShare};
use crate::money::Cny;
use crate::params::{InForce, Rate};
use crate::relief::eligibility::Eligibility;
use crate::rulebook::EnterpriseLaw;
use crate::trace::{Event, Notes, Section, Term, TraceSink, Way, share_of};

/// A way to be taxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = CompanyRegime))]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// The statutory rate.
    Standard,
    /// A small low-profit enterprise.
    SmallLowProfit,
    /// A high-tech enterprise.
    HighTech,
    /// The 15% rate of the special area.
    Hetao,
}

impl Regime {
    /// Every regime.
    pub const ALL: [Self; 4] = [Self::Standard, Self::SmallLowProfit, Self::HighTech, Self::Hetao];

    /// The order in which they are taken where their taxes are the same: the whole-company rates
    /// before the one that may be for a part, the certificate before the area because it brings
    /// longer losses too, and the statutory rate last.
    const PREFERENCE: [Self; 4] =
        [Self::SmallLowProfit, Self::HighTech, Self::Hetao, Self::Standard];

    /// The word of the result column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::SmallLowProfit => "small_low_profit",
            Self::HighTech => "high_tech",
            Self::Hetao => "hetao",
        }
    }

    /// Its name among the ways of a comparison.
    const fn way(self) -> &'static str {
        match self {
            Self::Standard => "statutory",
            other => other.word(),
        }
    }

    const fn term(self) -> Term {
        match self {
            Self::Standard => Term::StandardTax,
            Self::SmallLowProfit => Term::SmallLowProfitTax,
            Self::HighTech => Term::HighTechTax,
            Self::Hetao => Term::HetaoTax,
        }
    }

    /// Its rate.
    pub fn rate(self, law: &EnterpriseLaw) -> InForce<Rate> {
        match self {
            Self::Standard => law.rate,
            Self::SmallLowProfit => law.small_low_profit.rate,
            Self::HighTech => law.high_tech.rate,
            Self::Hetao => law.hetao.rate,
        }
    }
}

/// What a regime comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegimeOutcome {
    /// Whether the company may have it.
    pub eligible: Eligibility,
    /// The tax if it may.
    pub tax: Cny,
    /// The slices, where the regime is for a part of the company.
    pub apportionment: Option<Apportionment>,
}

/// The best regime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Best {
    /// The lowest tax among the regimes that are met.
    pub regime: Regime,
    /// Its tax.
    pub tax: Cny,
    /// What it saves against the statutory rate.
    pub saving: Cny,
    /// A regime that is not confirmed and would be lower.
    pub if_confirmed: Option<IfConfirmed>,
}

/// A regime that would be better if what is missing were confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IfConfirmed {
    /// Which.
    pub regime: Regime,
    /// Its tax.
    pub tax: Cny,
    /// How much lower that is than the best confirmed one.
    pub saves_more: Cny,
}

/// The tax of every regime, whether it is met or not.
pub(super) fn regimes<S: TraceSink>(
    facts: &Facts,
    income: Cny,
    eligible: [Eligibility; 4],
    law: &EnterpriseLaw,
    sink: &mut S,
) -> [RegimeOutcome; 4] {
    sink.note(|| Event::Section { section: Section::Regimes });
    Regime::ALL.map(|regime| {
        let eligible = eligible[regime as usize];
        if regime == Regime::Hetao && facts.structure.is_split() {
            let apportionment = hetao_slices(&facts.structure, income, law, sink);
            let tax = apportionment.tax;
            return RegimeOutcome { eligible, tax, apportionment: Some(apportionment) };
        }
        let rate = regime.rate(law);
        let of = (Term::FinalTaxableIncome.id(), income);
        let shown = || (rate.to_string(), Some(rate.citation()));
        let share = (rate.numerator, rate.denominator);
        let tax = share_of(sink, regime.term(), of, share, &law.rounding, shown);
        RegimeOutcome { eligible, tax, apportionment: None }
    })
}

/// Whether a branch could have a slice at 15% but has no share.
pub(super) fn is_in_area_without_share(unit: &Unit) -> bool {
    unit.in_area && unit.share != UnitShare::Shares
}

/// The branches that have a share, those in the area first: where slices of one rate lie side by
/// side, rounding between them changes no tax, and the tax grows with the income fen by fen.
pub fn sharing(structure: &Structure) -> impl Iterator<Item = &Unit> {
    let shares = |in_area: bool| {
        let wanted = move |unit: &&Unit| unit.share == UnitShare::Shares && unit.in_area == in_area;
        structure.units.iter().filter(wanted)
    };
    shares(true).chain(shares(false))
}

/// The factors of the branches that have a share.
pub fn factors(structure: &Structure) -> Vec<Factors> {
    sharing(structure).map(|unit| unit.factors).collect()
}

/// The rates of head office and sharing branches: the park's inside, the statutory one outside.
pub fn slice_rates(structure: &Structure, law: &EnterpriseLaw) -> Vec<InForce<Rate>> {
    let rate = |inside: bool| if inside { law.hetao.rate } else { law.rate };
    let head_office = structure.kind == Some(StructureKind::HeadOfficeInArea);
    let branches = sharing(structure).map(|unit| rate(unit.in_area));
    std::iter::once(rate(head_office)).chain(branches).collect()
}

/// The tax with the park's rate, where head office and branches are not all inside.
pub(super) fn hetao_slices<S: TraceSink>(
    structure: &Structure,
    income: Cny,
    law: &EnterpriseLaw,
    sink: &mut S,
) -> Apportionment {
    let factors = factors(structure);
    let in_force = slice_rates(structure, law);
    let rates: Vec<Rate> = in_force.iter().map(|rate| **rate).collect();
    let split = Split::of(&law.apportionment, &factors);
    let rounding = law.apportionment.different_rates.rounding();
    let apportionment = apportion(income, &split, &rates, rounding);
    if S::RECORDING {
        let names = std::iter::once("").chain(sharing(structure).map(|unit| unit.name.as_str()));
        for ((slice, rate), name) in apportionment.slices.iter().zip(&in_force).zip(names) {
            sink.record(Event::Item { name: name.to_owned() });
            let shares = law.apportionment.head_office_share.citation();
            sink.step(Term::SliceIncome, slice.income, Some(shares), Vec::new);
            sink.record(Event::Share {
                term: Term::SliceTax,
                of: Term::SliceIncome.id(),
                amount: slice.income.into(),
                rate: rate.to_string(),
                result: slice.tax.into(),
                citation: Some(rate.citation()),
            });
        }
        let rule = law.apportionment.different_rates.citation();
        sink.step(Term::HetaoTax, apportionment.tax, Some(rule), Vec::new);
    }
    apportionment
}

/// The lowest tax among the regimes that are met, and one that would be lower if it were confirmed.
pub(super) fn best<S: TraceSink>(
    regimes: &[RegimeOutcome; 4],
    law: &EnterpriseLaw,
    sink: &mut S,
) -> Best {
    let lowest = |wanted: &dyn Fn(Eligibility) -> bool| {
        Regime::PREFERENCE
            .into_iter()
            .filter(|regime| wanted(regimes[*regime as usize].eligible))
            .min_by_key(|regime| regimes[*regime as usize].tax)
    };
    let regime = lowest(&|eligible| eligible == Eligibility::Yes).unwrap_or(Regime::Standard);
    let tax = regimes[regime as usize].tax;
    let open = |eligible| matches!(eligible, Eligibility::Needs | Eligibility::Unknown);
    let if_confirmed = lowest(&open)
        .map(|regime| (regime, regimes[regime as usize].tax))
        .filter(|(_, lower)| *lower < tax)
        .map(|(regime, lower)| IfConfirmed { regime, tax: lower, saves_more: tax - lower });
    sink.note(|| {
        let ways = Regime::ALL.into_iter().map(|way| Way {
            way: way.way(),
            amount: regimes[way as usize].tax.into(),
            taken: way == regime,
        });
        Event::Compared {
            term: Term::BestRegime,
            ways: ways.collect(),
            citation: Some(law.overlap),
        }
    });
    let saving = regimes[Regime::Standard as usize].tax - tax;
    Best { regime, tax, saving, if_confirmed }
}
