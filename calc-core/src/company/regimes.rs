//! The regimes that compete for one tax year: one of them is taken, rates are not multiplied
//! (财税〔2009〕69号, art. 2; 财税〔2014〕26号 by analogy).

use serde::Serialize;

use crate::company::apportionment::{Apportionment, Factors, Split, apportion};
use crate::company::code::Codes;
use crate::company::facts::{Facts, StructureFacts, UnitFacts};
use crate::company::fields::StructureKind;
use crate::company::rulebook::EnterpriseLaw;
use crate::company::taxable_income::{self, Presumed, TaxableIncome};
use crate::company::vocabulary::{Section, Term};
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::{InForce, Rate};
use crate::law::trace::{ComparedOption, Event, Multiplier, Notes, Silent, TraceSink, share_of};

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
    /// Every regime, in the order of the result columns.
    pub const ALL: [Self; 4] = [Self::Standard, Self::SmallLowProfit, Self::HighTech, Self::Hetao];

    /// The order in which they are taken where their taxes are the same: the statutory rate first,
    /// because nothing is claimed that saves nothing; the whole-company rates before the one that may
    /// be for a part; the certificate before the area because it brings longer losses too.
    const PREFERENCE: [Self; 4] =
        [Self::Standard, Self::SmallLowProfit, Self::HighTech, Self::Hetao];

    /// The word of the result column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::SmallLowProfit => "small_low_profit",
            Self::HighTech => "high_tech",
            Self::Hetao => "hetao",
        }
    }

    /// Its name among the ways of a comparison, as a trace writes it.
    pub const fn way(self) -> &'static str {
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

    /// Its rate in a year: 25%, 5%, 15% with a certificate, 15% in the area.
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
    /// The taxable income of which it is.
    pub taxable_income: Cny,
    /// What that income takes as confirmed: an open regime comes with what it presupposes.
    pub presumed: Presumed,
    /// The slices, where the regime is for a part of the company.
    pub apportionment: Option<Apportionment>,
}

/// The regime with the lowest tax among those that are confirmed, and what it saves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Best {
    /// The lowest tax among the regimes that are met.
    pub regime: Regime,
    /// The tax of the year under it, in yuan, to the fen.
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
    /// The regime that is taken.
    pub regime: Regime,
    /// The tax of the year under it, in yuan, to the fen.
    pub tax: Cny,
    /// How much lower that is than the best confirmed one.
    pub saves_more: Cny,
    /// The taxable income of which it is.
    pub taxable_income: Cny,
    /// Whether it counts older losses that need a certificate or status to be confirmed.
    pub ten_year_losses: bool,
    /// Whether it counts a super deduction that needs the industry to be confirmed.
    pub super_deduction: bool,
}

/// The taxable incomes of a year: the confirmed one, and those that confirming something would bring.
#[derive(Clone, Copy, Debug)]
pub(super) struct Incomes<'a> {
    pub(super) confirmed: &'a TaxableIncome,
    pub(super) open: &'a [(Presumed, TaxableIncome)],
}

impl<'a> Incomes<'a> {
    /// The lowest of them.
    pub(super) fn lowest(self) -> Cny {
        let open = self.open.iter().map(|(_, income)| income.taxable_income);
        open.min().unwrap_or(self.confirmed.taxable_income)
    }

    /// What a regime presupposes and the income that goes with it: the certificate brings its losses,
    /// and a small enterprise has no more than its limit.
    fn of(
        self,
        regime: Regime,
        facts: &Facts,
        law: &EnterpriseLaw,
    ) -> (Presumed, &'a TaxableIncome) {
        let confirmed = (Presumed::default(), self.confirmed);
        let limit = *law.small_low_profit.income_limit;
        let wanted = |(presumed, income): &(Presumed, TaxableIncome)| match regime {
            Regime::HighTech => {
                facts.company.high_tech_certificate.is_none() && presumed.ten_year_losses
            }
            Regime::SmallLowProfit => {
                self.confirmed.taxable_income > limit && income.taxable_income <= limit
            }
            Regime::Standard | Regime::Hetao => false,
        };
        let open = self.open.iter().find(|open| wanted(open));
        open.map_or(confirmed, |(presumed, income)| (*presumed, income))
    }
}

/// The tax of every regime, whether it is met or not.
pub(super) fn regimes<S: TraceSink>(
    facts: &Facts,
    incomes: Incomes<'_>,
    eligible: [Eligibility; 4],
    law: &EnterpriseLaw,
    sink: &mut S,
) -> [RegimeOutcome; 4] {
    sink.note(|| Event::Section { section: Section::Regimes.into() });
    Regime::ALL.map(|regime| {
        let eligible = eligible[regime as usize];
        let (presumed, income) = match eligible {
            // Nothing that could be confirmed would bring it.
            Eligibility::No => (Presumed::default(), incomes.confirmed),
            _ => incomes.of(regime, facts, law),
        };
        let taxable_income = income.taxable_income;
        if S::RECORDING && presumed != Presumed::default() {
            // The way to this income is another than the one shown so far.
            taxable_income::taxable_income(facts, presumed, law, &mut Codes::default(), sink);
        }
        let (tax, apportionment) = regime_tax(facts, regime, taxable_income, law, sink);
        RegimeOutcome { eligible, tax, taxable_income, presumed, apportionment }
    })
}

/// The tax of a regime on a taxable income, and its slices, where it is for a part of the company.
pub(super) fn regime_tax<S: TraceSink>(
    facts: &Facts,
    regime: Regime,
    income: Cny,
    law: &EnterpriseLaw,
    sink: &mut S,
) -> (Cny, Option<Apportionment>) {
    if regime == Regime::Hetao && facts.structure.is_split() {
        let apportionment = hetao_slices(&facts.structure, income, law, sink);
        return (apportionment.tax, Some(apportionment));
    }
    let rate = regime.rate(law);
    let of = (Term::FinalTaxableIncome.id(), income);
    let (citation, rate) = (Some(rate.citation()), Multiplier::Rate(*rate));
    (share_of(sink, regime.term(), of, rate, &law.rounding, citation), None)
}

/// Whether a branch could have a slice at 15% but has no share.
pub(super) fn is_in_area_without_share(unit: &UnitFacts) -> bool {
    unit.in_area && !unit.shares()
}

/// The branches that have a share, those in the area first: where slices of one rate lie side by
/// side, rounding between them changes no tax, and the tax grows with the income fen by fen.
pub fn sharing(structure: &StructureFacts) -> impl Iterator<Item = &UnitFacts> {
    let shares = |in_area: bool| {
        let wanted = move |unit: &&UnitFacts| unit.shares() && unit.in_area == in_area;
        structure.units.iter().filter(wanted)
    };
    shares(true).chain(shares(false))
}

/// The factors of the branches that have a share.
pub fn factors(structure: &StructureFacts) -> Vec<Factors> {
    sharing(structure).map(UnitFacts::factors).collect()
}

/// The rates of head office and sharing branches: the park's inside, the statutory one outside.
pub fn slice_rates(structure: &StructureFacts, law: &EnterpriseLaw) -> Vec<InForce<Rate>> {
    let rate = |inside: bool| if inside { law.hetao.rate } else { law.rate };
    let head_office = structure.kind == Some(StructureKind::HeadOfficeInArea);
    let branches = sharing(structure).map(|unit| rate(unit.in_area));
    std::iter::once(rate(head_office)).chain(branches).collect()
}

/// The tax with the park's rate, where head office and branches are not all inside.
pub(super) fn hetao_slices<S: TraceSink>(
    structure: &StructureFacts,
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
        let ratios = std::iter::once(None)
            .chain(split.ratios().into_iter().zip(factors.iter().copied()).map(Some));
        let slices = apportionment.slices.iter().zip(&in_force).zip(names).zip(ratios);
        for (((slice, rate), name), ratio) in slices {
            sink.record(Event::Item { name: name.to_owned() });
            if let Some((ratio, factors)) = ratio {
                sink.record(Event::Ratio {
                    ratio: ratio.to_string(),
                    factors: factors.map(Into::into),
                    weights: split.weights,
                    citations: Box::new(law.apportionment.weights.map(|weight| weight.citation())),
                });
            }
            let shares = law.apportionment.head_office_share.citation();
            sink.step(Term::SliceIncome, slice.income, Some(shares), Vec::new);
            sink.record(Event::Share {
                term: Term::SliceTax.into(),
                of: Term::SliceIncome.id(),
                amount: slice.income.into(),
                rate: Multiplier::Rate(**rate),
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
    facts: &Facts,
    regimes: &[RegimeOutcome; 4],
    incomes: Incomes<'_>,
    law: &EnterpriseLaw,
    sink: &mut S,
) -> Best {
    let met = Regime::PREFERENCE
        .into_iter()
        .filter(|regime| regimes[*regime as usize].eligible == Eligibility::Yes);
    let regime = met.min_by_key(|regime| regimes[*regime as usize].tax).unwrap_or(Regime::Standard);
    let tax = regimes[regime as usize].tax;
    sink.note(|| {
        let ways = Regime::ALL.into_iter().map(|way| ComparedOption {
            way: way.way(),
            amount: regimes[way as usize].tax.into(),
            taken: way == regime,
        });
        Event::Compared {
            term: Term::BestRegime.into(),
            ways: ways.collect(),
            citation: Some(law.overlap),
        }
    });
    let saving = regimes[Regime::Standard as usize].tax - tax;
    let if_confirmed = if_confirmed(facts, regimes, tax, incomes, law);
    Best { regime, tax, saving, if_confirmed }
}

/// The lowest tax that confirming something would bring; of equal ones, the one that needs least.
fn if_confirmed(
    facts: &Facts,
    regimes: &[RegimeOutcome; 4],
    best: Cny,
    incomes: Incomes<'_>,
    law: &EnterpriseLaw,
) -> Option<IfConfirmed> {
    let of = |regime, tax, taxable_income, presumed: Presumed| IfConfirmed {
        regime,
        tax,
        saves_more: best - tax,
        taxable_income,
        ten_year_losses: presumed.ten_year_losses,
        super_deduction: presumed.super_deduction,
    };
    let is_open = |eligible| matches!(eligible, Eligibility::Needs | Eligibility::Unknown);
    let open = Regime::PREFERENCE.into_iter().filter_map(|regime| {
        let outcome = &regimes[regime as usize];
        is_open(outcome.eligible)
            .then(|| of(regime, outcome.tax, outcome.taxable_income, outcome.presumed))
    });
    let limit = *law.small_low_profit.income_limit;
    let with_income = incomes.open.iter().flat_map(|(presumed, income)| {
        let income = income.taxable_income;
        let may = move |regime: &Regime| {
            let within = *regime != Regime::SmallLowProfit || income <= limit;
            within && regimes[*regime as usize].eligible != Eligibility::No
        };
        Regime::PREFERENCE.into_iter().filter(may).map(move |regime| {
            let (tax, _) = regime_tax(facts, regime, income, law, &mut Silent);
            of(regime, tax, income, *presumed)
        })
    });
    open.chain(with_income).min_by_key(|better| better.tax).filter(|better| better.tax < best)
}
