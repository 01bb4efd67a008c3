//! The one-off annual bonus, by itself or merged: 财政部 税务总局公告2023年第30号 and its
//! predecessors. A taxpayer may choose, once a year.

use serde::Serialize;

use super::comprehensive_income::{ComprehensiveTax, comprehensive_tax};
use super::own_tax::{InSubsidy, OwnTax, Treatment};
#[cfg(feature = "special_incomes")]
use super::special_deductions::donations::{Terms, record as record_donations};
use super::special_deductions::{DonationsTaken, SpecialDeductions};
use crate::law::money::Cny;
use crate::law::params::alternatives::BonusInSubsidy;
use crate::law::params::points::Relief;
use crate::law::params::{Bracket, InForce, Scale};
use crate::law::rounding::{Exact, Mode, Rounding};
#[cfg(feature = "special_incomes")]
use crate::law::trace::Part;
use crate::law::trace::{ComparedOption, Event, Notes as _, Of, Silent, TraceSink};
use crate::person::facts::MainlandFacts;
use crate::person::fields::BonusMethod;
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::{Section, Term};

/// How a bonus is taxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BonusTaxed {
    /// By itself, on the monthly table.
    Separate,
    /// With the year's comprehensive income.
    Merged,
    /// By sixths, on the monthly table: a non-resident's (MOF and STA Announcement 2019 No. 35, art.
    /// 3(2)).
    BySix,
}

impl BonusTaxed {
    /// The word of the result column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Separate => "separate",
            Self::Merged => "merged",
            Self::BySix => "by_six",
        }
    }
}

/// What became of a bonus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = BonusAnswer))]
pub struct BonusTreatment {
    /// How it is taxed.
    pub taxed: BonusTaxed,
    /// The bonus, in yuan.
    pub amount: Cny,
    /// Its own tax; nothing where it is merged.
    pub tax: Cny,
    /// Tax on comprehensive income and bonus if the bonus is taxed by itself; with that on equity and
    /// business income where these take donations.
    pub separate_total: Cny,
    /// The same if it is merged; nothing where that cannot be had.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub merged_total: Option<Cny>,
    /// Whether a smaller bonus, taxed by itself, would have left more.
    #[serde(skip)]
    pub in_trap_zone: bool,
    /// The donations that it takes where it is taxed by itself.
    #[serde(skip)]
    pub donations: Cny,
}

impl BonusTreatment {
    /// What totals, reliefs and Hong Kong have to know of it.
    pub(super) fn own_tax(&self) -> OwnTax {
        OwnTax {
            income: ("annual_bonus", self.amount),
            way: self.taxed.word(),
            separate: self.taxed == BonusTaxed::Separate,
            base: self.base(),
            tax: (Term::BonusTax.id(), self.tax),
            treatment: |_, choices| Treatment {
                in_exemption: true,
                in_subsidy: match choices.bonus_in_subsidy() {
                    BonusInSubsidy::Pooled => InSubsidy::Pooled,
                    BonusInSubsidy::Apart => InSubsidy::Apart,
                    BonusInSubsidy::LeftOut => InSubsidy::LeftOut,
                },
                beside_pay_for_hong_kong: Cny::ZERO,
            },
            rests_on: |point, standing| point == Relief::BonusInSubsidy && standing.subsidy,
        }
    }

    /// What is taxed where it is taxed by itself: the column, or what donations leave of it.
    fn base(&self) -> Of<Cny> {
        #[cfg(feature = "special_incomes")]
        if self.donations > Cny::ZERO {
            return (Term::BonusTaxableIncome.id(), self.amount - self.donations);
        }
        ("annual_bonus", self.amount)
    }
}

/// Comprehensive income with the bonus treated as asked; `best` takes the lower tax, merged where
/// both are equal. `beside` is the tax on other incomes that take donations.
pub(super) fn with_bonus<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    (special, beside): (&SpecialDeductions, impl Fn(&DonationsTaken) -> Cny),
    method: BonusMethod,
    sink: &mut S,
) -> (ComprehensiveTax, Option<BonusTreatment>) {
    let amount = facts.annual_bonus;
    if amount == Cny::ZERO {
        return (comprehensive_tax(facts, law, special, Cny::ZERO, sink), None);
    }
    let apart = comprehensive_tax(facts, law, special, Cny::ZERO, &mut Silent);
    let merged = comprehensive_tax(facts, law, special, amount, &mut Silent);
    let taken = special.donations_taken(facts, law, apart.base, amount);
    let taken_merged = special.donations_taken(facts, law, merged.base, Cny::ZERO);
    let beside = |taken: &Option<DonationsTaken>| taken.as_ref().map_or(Cny::ZERO, &beside);
    let donations = taken.as_ref().map_or(Cny::ZERO, DonationsTaken::of_bonus);
    let bonus_tax = separate_tax(amount - donations, &law.monthly_scale, &mut Silent);
    let separate_total = apart.tax + bonus_tax + beside(&taken);
    let merged_total = merged.tax + beside(&taken_merged);
    let taxed = match method {
        BonusMethod::Separate => BonusTaxed::Separate,
        BonusMethod::Best if separate_total < merged_total => BonusTaxed::Separate,
        BonusMethod::Best | BonusMethod::Merged => BonusTaxed::Merged,
    };
    let separate = taxed == BonusTaxed::Separate;
    let treatment = BonusTreatment {
        taxed,
        amount,
        tax: if separate { bonus_tax } else { Cny::ZERO },
        separate_total,
        merged_total: Some(merged_total),
        in_trap_zone: in_trap_zone(amount, &law.monthly_scale),
        donations: if separate { donations } else { Cny::ZERO },
    };
    if S::RECORDING {
        let merged_in = if separate { Cny::ZERO } else { amount };
        comprehensive_tax(facts, law, special, merged_in, sink);
        record_treatment(&treatment, taken.as_ref(), law, sink);
    }
    (if separate { apart } else { merged }, Some(treatment))
}

fn record_treatment<S: TraceSink>(
    bonus: &BonusTreatment,
    taken: Option<&DonationsTaken>,
    law: &MainlandLaw,
    sink: &mut S,
) {
    sink.record(Event::Section { section: Section::Bonus.into() });
    let separate = bonus.taxed == BonusTaxed::Separate;
    let citation = Some(law.annual_bonus_separate.citation());
    sink.note_citing(citation, || Event::Compared {
        term: Term::BonusMethod.into(),
        ways: vec![
            ComparedOption {
                way: "separate",
                amount: bonus.separate_total.into(),
                taken: separate,
            },
            ComparedOption {
                way: "merged",
                amount: bonus.merged_total.unwrap_or_default().into(),
                taken: !separate,
            },
        ],
        citation,
    });
    if separate {
        record_donations_of_bonus(bonus, taken, law, sink);
        separate_tax(bonus.amount - bonus.donations, &law.monthly_scale, sink);
    }
}

/// Tells what a bonus that is taxed by itself takes of the donations.
#[cfg(feature = "special_incomes")]
fn record_donations_of_bonus<S: TraceSink>(
    bonus: &BonusTreatment,
    taken: Option<&DonationsTaken>,
    law: &MainlandLaw,
    sink: &mut S,
) {
    let Some(taken) = taken.and_then(|taken| taken.bonus) else { return };
    let terms = Terms { limit: Term::BonusDonationLimit, counted: Term::BonusDonationsCounted };
    record_donations(&taken, "annual_bonus", terms, law, sink);
    sink.step(Term::BonusTaxableIncome, bonus.base().1, None, || {
        vec![
            Part::plus("annual_bonus", bonus.amount),
            Part::minus(Term::BonusDonationsCounted.id(), bonus.donations),
        ]
    });
}

/// Nothing, where it takes none.
#[cfg(not(feature = "special_incomes"))]
fn record_donations_of_bonus<S: TraceSink>(
    _: &BonusTreatment,
    _: Option<&DonationsTaken>,
    _: &MainlandLaw,
    _: &mut S,
) {
}

/// The tax on a bonus by itself: a twelfth of it chooses the row; the quick deduction is taken
/// off once.
pub fn separate_tax<S: TraceSink>(bonus: Cny, scale: &InForce<Scale<Cny>>, sink: &mut S) -> Cny {
    if bonus == Cny::ZERO {
        return Cny::ZERO;
    }
    let (row, bracket) = row_of(bonus, scale);
    let exact = bracket.exact_tax(bonus);
    let tax = Cny::new(exact.round(scale.rounding()));
    sink.step(Term::BonusTax, tax, Some(scale.citation()), Vec::new);
    sink.note_citing(None, || Event::FlatRow {
        term: Term::BonusTax.into(),
        row: row + 1,
        chosen_by: Exact { numerator: i128::from(bonus.minor()), denominator: 12 }.into(),
        rate: bracket.rate,
        amount: bonus.into(),
        quick_deduction: bracket.quick_deduction.into(),
        tax: exact.into(),
    });
    sink.note_rounding(Term::BonusTax, exact, tax, scale.rounding(), scale);
    tax
}

/// The first row whose upper bound is at least a twelfth of the bonus, exactly.
fn row_of(bonus: Cny, scale: &Scale<Cny>) -> (usize, &'static Bracket<Cny>) {
    let row = scale
        .brackets
        .iter()
        .rposition(|bracket| bracket.over.minor() * 12 < bonus.minor())
        .unwrap_or(0);
    (row, &scale.brackets[row])
}

/// Whether a smaller bonus would have left more of itself.
pub fn in_trap_zone(bonus: Cny, scale: &InForce<Scale<Cny>>) -> bool {
    smaller_that_leave_more(bonus, scale).next().is_some()
}

/// The smaller bonuses that leave more of themselves. Within a row what is left grows with the
/// bonus, so only the upper edges of the rows below need a look.
pub fn smaller_that_leave_more(
    bonus: Cny,
    scale: &InForce<Scale<Cny>>,
) -> impl Iterator<Item = Cny> {
    let left = |amount: Cny| amount - separate_tax(amount, scale, &mut Silent);
    let here = left(bonus);
    edges(scale).take_while(move |edge| *edge < bonus).filter(move |edge| left(*edge) > here)
}

/// Twelve times each threshold of the monthly table.
fn edges(scale: &Scale<Cny>) -> impl Iterator<Item = Cny> {
    scale.brackets.iter().skip(1).map(|bracket| Cny::new(bracket.over.minor() * 12))
}

/// The smallest bonus above an edge that leaves at least what the edge leaves.
pub fn trap_zone_exit(edge: Cny, scale: &InForce<Scale<Cny>>) -> Cny {
    let wanted = edge - separate_tax(edge, scale, &mut Silent);
    let (_, bracket) = row_of(edge + Cny::new(1), scale);
    // b - (b x rate - quick deduction) >= wanted, for the exact tax.
    let denominator = i128::from(bracket.rate.denominator);
    let kept = denominator - i128::from(bracket.rate.numerator);
    let needed =
        (i128::from(wanted.minor()) - i128::from(bracket.quick_deduction.minor())) * denominator;
    let exact = Exact { numerator: needed, denominator: kept };
    Cny::new(exact.round(Rounding { mode: Mode::Up, unit: 1 }))
}
