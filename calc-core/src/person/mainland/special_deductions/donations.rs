//! Public-benefit donations that several incomes of a year take, one after the other, in the order that the
//! taxpayer sets: 财政部 税务总局公告2019年第99号. Those that are deductible whole go first; for the others each
//! income has its own limit. Nothing is carried forward.

use serde::Serialize;

use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::alternatives::DonationOrder as OrderTaken;
use crate::law::params::mainland::special_incomes::{DONATIONS_BY_CATEGORY, DONATIONS_WHOLE};
use crate::law::params::{Rate, Scale};
use crate::law::period::MONTHS_OF_YEAR;
use crate::law::rounding::{Exact, Mode, Rounding};
use crate::law::trace::{Event, Multiplier, Notes as _, Of, Part, TraceSink, share_of};
use crate::person::facts::MainlandFacts;
use crate::person::fields::DonationOrder as Category;
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::{Section, Term};

/// The incomes that may take donations.
const CATEGORIES: [Category; 4] =
    [Category::Comprehensive, Category::Bonus, Category::Equity, Category::Business];

/// Donations, and the order in which the incomes take them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Donations {
    /// Those that are deductible whole.
    whole: Cny,
    /// Those under the limit.
    limited: Cny,
    /// The incomes that take them, in order.
    order: [Option<Category>; 4],
}

/// What an income takes of the donations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DonationsOfIncome {
    /// The income before any donation, in yuan, not below zero.
    pub base: Cny,
    /// The most that it takes of donations under the limit, in yuan: 30% of the base, to the fen.
    pub limit: Cny,
    /// What it takes of those that are deductible whole, in yuan.
    pub whole: Cny,
    /// What it takes of those under the limit, in yuan.
    pub limited: Cny,
}

impl DonationsOfIncome {
    /// What it takes of all donations.
    pub fn counted(&self) -> Cny {
        self.whole + self.limited
    }
}

impl DonationsOfIncome {
    /// Smaller bonuses, taxed by themselves, of which one may leave more: those of which donations leave
    /// the upper edge of a row.
    pub(in crate::person) fn smaller_bonuses(
        &self,
        bonus: Cny,
        scale: &Scale<Cny>,
        limit: &Rate,
    ) -> impl Iterator<Item = Cny> + use<> {
        let (taken, whole, limit) = (self.counted(), self.whole.minor(), *limit);
        let rows = scale.brackets;
        let edges = rows.iter().skip(1).map(|row| row.over.minor() * i64::from(MONTHS_OF_YEAR));
        let at_limit = move |edge: i64| {
            let left = limit.denominator - limit.numerator;
            let exact = Exact::product(edge + whole, limit.denominator, left);
            let least = exact.round(Rounding { mode: Mode::Down, unit: 1 });
            (-1..=1).map(move |fen| least + fen)
        };
        edges
            .flat_map(move |edge| [edge, edge + taken.minor()].into_iter().chain(at_limit(edge)))
            .map(Cny::new)
            .filter(move |amount| *amount < bonus)
    }
}

/// What the incomes of a year take of the donations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = DonationsAnswer))]
pub struct DonationsTaken {
    /// Comprehensive income.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comprehensive: Option<DonationsOfIncome>,
    /// A bonus that is taxed by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonus: Option<DonationsOfIncome>,
    /// Equity income.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equity: Option<DonationsOfIncome>,
    /// Business income.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business: Option<DonationsOfIncome>,
    /// What no income takes, in yuan; nothing is carried forward.
    pub lost: Cny,
}

impl DonationsTaken {
    fn place(&mut self, category: Category) -> &mut Option<DonationsOfIncome> {
        match category {
            Category::Comprehensive => &mut self.comprehensive,
            Category::Bonus => &mut self.bonus,
            Category::Equity => &mut self.equity,
            Category::Business => &mut self.business,
        }
    }

    /// What a bonus that is taxed by itself takes.
    pub(in crate::person) fn of_bonus(&self) -> Cny {
        self.bonus.map_or(Cny::ZERO, |taken| taken.counted())
    }

    fn get(&self, category: Category) -> Option<DonationsOfIncome> {
        match category {
            Category::Comprehensive => self.comprehensive,
            Category::Bonus => self.bonus,
            Category::Equity => self.equity,
            Category::Business => self.business,
        }
    }

    /// What each income takes that takes any, by the name of the amount.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, DonationsOfIncome)> {
        [
            (Term::DonationsCounted, self.comprehensive),
            (Term::BonusDonationsCounted, self.bonus),
            (Term::EquityDonationsCounted, self.equity),
            (Term::BusinessDonationsCounted, self.business),
        ]
        .into_iter()
        .filter_map(|(term, taken)| Some((term.id(), taken?)))
    }

    /// Where the taxes on the incomes turn as the comprehensive income grows and takes more.
    pub fn turns(&self, facts: &MainlandFacts, law: &MainlandLaw) -> Vec<Turn> {
        let mut all = Vec::new();
        for category in CATEGORIES {
            let Some(taken) = self.get(category) else { continue };
            // A twelfth of a bonus finds its row.
            let (scale, parts) = match category {
                Category::Comprehensive | Category::Equity => (&law.comprehensive_scale, 1),
                Category::Bonus => (&law.monthly_scale, i64::from(MONTHS_OF_YEAR)),
                Category::Business => (&law.business_scale, 1),
            };
            let rows = scale.brackets.iter().map(|row| Cny::new(row.over.minor() * parts));
            all.extend(rows.map(|row| Turn::TaxedAbove(category, row)));
            if category == Category::Comprehensive {
                all.push(Turn::TakesWhole(facts.donations_full));
                all.push(Turn::TakesLimited(facts.donations));
            } else {
                all.extend([taken.base, LEAST].map(|most| Turn::WholeBelow(category, most)));
                all.extend([taken.limit, LEAST].map(|most| Turn::LimitedBelow(category, most)));
            }
        }
        all
    }

    /// Tells what no income takes.
    pub(in crate::person::mainland) fn record_lost<S: TraceSink>(
        &self,
        facts: &MainlandFacts,
        law: &MainlandLaw,
        sink: &mut S,
    ) {
        if !S::RECORDING {
            return;
        }
        let Ok(rule) = DONATIONS_BY_CATEGORY.throughout(law.year.span()) else { return };
        sink.record(Event::Section { section: Section::Donations.into() });
        sink.step(Term::DonationsLost, self.lost, Some(rule.citation()), || {
            let minus = |term: Term, taken: Option<DonationsOfIncome>| {
                Part::minus(term.id(), taken.map_or(Cny::ZERO, |taken| taken.counted()))
            };
            vec![
                Part::plus("donations_full", facts.donations_full),
                Part::plus("donations", facts.donations),
                minus(Term::DonationsCounted, self.comprehensive),
                minus(Term::BonusDonationsCounted, self.bonus),
                minus(Term::EquityDonationsCounted, self.equity),
                minus(Term::BusinessDonationsCounted, self.business),
            ]
        });
        let all = [self.comprehensive, self.bonus, self.equity, self.business];
        let all = all.into_iter().flatten();
        let whole: Cny = all.clone().map(|taken| taken.whole).sum();
        let limited: Cny = all.map(|taken| taken.limited).sum();
        for (field, given, counted) in [
            ("donations_full", facts.donations_full, whole),
            ("donations", facts.donations, limited),
        ] {
            if given > counted {
                sink.record(Event::Cap {
                    field,
                    claimed: given.into(),
                    cap: counted.into(),
                    counted: counted.into(),
                    citation: rule.citation(),
                });
            }
        }
    }
}

/// The least amount there is.
const LEAST: Cny = Cny::new(1);

/// Where the tax on an income turns as the comprehensive income grows and takes more of the donations.
#[derive(Clone, Copy, Debug)]
pub enum Turn {
    /// What donations leave of an income reaches a row of its scale.
    TaxedAbove(Category, Cny),
    /// The comprehensive income takes all donations that are deductible whole.
    TakesWhole(Cny),
    /// It takes all donations under the limit.
    TakesLimited(Cny),
    /// Another income takes less of those that are deductible whole.
    WholeBelow(Category, Cny),
    /// Another income takes less of those under the limit.
    LimitedBelow(Category, Cny),
}

impl Turn {
    /// Whether it is behind.
    pub fn is_passed(self, taken: &DonationsTaken) -> bool {
        let of = |category| taken.get(category).unwrap_or_default();
        let comprehensive = of(Category::Comprehensive);
        match self {
            Self::TaxedAbove(category, row) => of(category).base - of(category).counted() > row,
            Self::TakesWhole(all) => comprehensive.whole >= all,
            Self::TakesLimited(all) => comprehensive.limited >= all,
            Self::WholeBelow(category, most) => of(category).whole < most,
            Self::LimitedBelow(category, most) => of(category).limited < most,
        }
    }
}

/// The names of an income's limit and of what it takes.
#[derive(Clone, Copy)]
pub(in crate::person::mainland) struct Terms {
    pub(in crate::person::mainland) limit: Term,
    pub(in crate::person::mainland) counted: Term,
}

/// Tells what an income takes of the donations, and how its limit came about.
pub(in crate::person::mainland) fn record<S: TraceSink>(
    taken: &DonationsOfIncome,
    base: &'static str,
    terms: Terms,
    law: &MainlandLaw,
    sink: &mut S,
) {
    if !S::RECORDING {
        return;
    }
    let of: Of<Cny> = (base, taken.base);
    let rate = Multiplier::Rate(*law.donation_limit);
    let citation = Some(law.donation_limit.citation());
    share_of(sink, terms.limit, of, rate, &law.rounding, citation);
    let span = law.year.span();
    let rule = DONATIONS_BY_CATEGORY.throughout(span).ok().map(|rule| rule.citation());
    sink.step(terms.counted, taken.counted(), rule, || {
        let whole = Part::plus("donations_full", taken.whole);
        let is_any = taken.whole > Cny::ZERO;
        let rule = DONATIONS_WHOLE.throughout(span).ok().filter(|_| is_any);
        let whole = rule.map_or(whole, |rule| whole.cited(&rule));
        vec![whole, Part::plus("donations", taken.limited)]
    });
}

impl Donations {
    /// Those of a year, where more than the usual rule is needed.
    pub(super) fn of(facts: &MainlandFacts, choices: &Choices) -> Option<Self> {
        let (whole, limited) = (facts.donations_full, facts.donations);
        let is_as_given = choices.donation_order() == OrderTaken::AsGiven;
        let is_usual = whole == Cny::ZERO && facts.donation_order.is_none() && is_as_given;
        if is_usual || whole + limited == Cny::ZERO {
            return None;
        }
        Some(Self { whole, limited, order: order_of(facts) })
    }

    /// Every order that may be taken: the one of the facts, then all others where the least tax decides.
    pub(super) fn orders(&self, choices: &Choices) -> Vec<Self> {
        let mut all = vec![*self];
        if choices.donation_order() == OrderTaken::Cheapest {
            let orders = permutations(CATEGORIES);
            all.extend(orders.into_iter().map(|order| Self { order, ..*self }));
        }
        all
    }

    /// What each income takes; the bases are those of comprehensive income, bonus and business.
    pub(super) fn taken(
        &self,
        facts: &MainlandFacts,
        law: &MainlandLaw,
        [comprehensive, bonus, business]: [Cny; 3],
    ) -> DonationsTaken {
        let rate = *law.donation_limit;
        let mut taken = DonationsTaken::default();
        let (mut whole_left, mut limited_left) = (self.whole, self.limited);
        for category in self.order.into_iter().flatten() {
            let base = match category {
                Category::Comprehensive => comprehensive,
                Category::Bonus => bonus,
                Category::Equity => facts.equity_income,
                Category::Business => business,
            };
            let base = base.or_zero();
            let limit = Exact::product(base.minor(), rate.numerator, rate.denominator);
            let limit = Cny::new(limit.round(law.rounding.rounding()));
            let whole = whole_left.min(base);
            let limited = limited_left.min(limit).min(base - whole);
            whole_left = whole_left - whole;
            limited_left = limited_left - limited;
            *taken.place(category) = Some(DonationsOfIncome { base, limit, whole, limited });
        }
        taken.lost = whole_left + limited_left;
        taken
    }
}

/// The order that the facts give. Where they give none, the income takes them from which the personal
/// deductions are taken.
fn order_of(facts: &MainlandFacts) -> [Option<Category>; 4] {
    let mut order = [None; 4];
    match &facts.donation_order {
        Some(given) => {
            for (place, category) in order.iter_mut().zip(given) {
                *place = Some(*category);
            }
        }
        None if facts.has_comprehensive_income() || facts.business_income == Cny::ZERO => {
            order[0] = Some(Category::Comprehensive);
        }
        None => order[0] = Some(Category::Business),
    }
    order
}

/// Every order of the incomes.
fn permutations(categories: [Category; 4]) -> Vec<[Option<Category>; 4]> {
    let mut all = Vec::new();
    let places = 0..categories.len();
    for first in places.clone() {
        for second in places.clone().filter(|place| *place != first) {
            for third in places.clone().filter(|place| ![first, second].contains(place)) {
                let last = places.clone().find(|place| ![first, second, third].contains(place));
                let order = [Some(first), Some(second), Some(third), last];
                all.push(order.map(|place| place.map(|place| categories[place])));
            }
        }
    }
    all
}
