//! Months of pay against exact fractions, and what holds for every month.

#![allow(clippy::unwrap_used, clippy::panic)]

use calc_core::law::money::Cny;
use calc_core::law::params::Choices;
use calc_core::law::period::TaxYear;
use calc_core::law::trace::Silent;
use calc_core::person::month::bonus_by_six::bonus_by_six;
use calc_core::person::month::cumulative_withholding::{
    Accumulation, BasicDeductionRule, WithholdingMonth,
};
use calc_core::person::month::income_amount::{PeriodPay, income_amount};
use calc_core::person::month::monthly_tax::monthly_tax;
use calc_core::person::month::services::{Service, payment_tax};
use calc_core::person::month::standing::{Claim, Formula, Tier};
use calc_core::person::month::work_days::WorkDays;
use calc_core::person::rulebook::{MonthLaw, Rulebook};
use calc_tests::oracle::months as fractions;
use calc_tests::oracle::months::{Q, fraction};

fn law() -> &'static MonthLaw {
    Rulebook::get().months(TaxYear(2025)).unwrap()
}

fn exact(amount: Cny) -> Q {
    fraction(amount.minor(), 100)
}

/// A splitmix64 generator: the same persons every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (bits ^ (bits >> 31)) % limit
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }

    /// Nothing, an edge of a table, everyday pay, or a large amount.
    fn amount(&mut self) -> Cny {
        let edges = [500_000, 800_000, 1_700_000, 3_000_000, 4_000_000, 6_000_000, 8_500_000];
        let fen = match self.below(5) {
            0 => 0,
            1 => self.pick(&edges) + i64::try_from(self.below(3)).unwrap() - 1,
            2 | 3 => i64::try_from(self.below(10_000_000)).unwrap(),
            _ => i64::try_from(self.below(10_000_000_000)).unwrap(),
        };
        Cny::new(fen)
    }
}

fn same(what: &str, engine: Cny, by_fractions: &Q) {
    assert_eq!(engine.to_string(), fractions::text(by_fractions), "{what}");
}

/// Who is paid: days at their edges, posts and claims of every kind.
fn person(random: &mut Random) -> fractions::Person {
    let days = [0, 1, 89, 90, 91, 156, 182, 183, 184, 365];
    fractions::Person {
        residence_days: random.pick(&days),
        domiciled: random.below(8) == 0,
        six_years: random.below(4) == 0,
        executive: random.below(3) == 0,
        claim: random.pick(&["none", "none", "short", "foreign", "board"]),
    }
}

fn formula(person: fractions::Person) -> (Tier, Formula) {
    let days = u32::try_from(person.residence_days).unwrap();
    let tier = Tier::of(days, person.domiciled, person.six_years, law());
    let claim = Claim::parse(person.claim).unwrap();
    (tier, Formula::of(tier, person.executive, claim, &Choices::DEFAULT))
}

/// The income amount of a random period, by the engine; the fractions agree.
fn amount(random: &mut Random, person: fractions::Person) -> Cny {
    let period_days = random.pick(&[28, 29, 30, 31, 92, 365]);
    let half_days = u32::try_from(random.below(u64::from(period_days) * 2 + 1)).unwrap();
    let pay = PeriodPay { paid_in_china: random.amount(), paid_abroad: random.amount() };
    let split = WorkDays::new(half_days, period_days);
    let (_, formula) = formula(person);
    let engine = income_amount(pay, formula, split, law(), &mut Silent);
    let oracle = fractions::Pay {
        inside: exact(pay.paid_in_china),
        abroad: exact(pay.paid_abroad),
        china_days: fraction(i64::from(half_days), 2),
        days: fraction(i64::from(period_days), 1),
    };
    same(&format!("{person:?} {pay:?}"), engine, &fractions::income_amount(person, &oracle));
    engine
}

fn months_of_a_non_resident(random: &mut Random, person: fractions::Person) {
    for _ in 0..=random.below(12) {
        let amount = amount(random, person);
        let donations = if random.below(4) == 0 { random.amount() } else { Cny::ZERO };
        let engine = monthly_tax(amount, donations, law(), &mut Silent);
        same("month", engine.tax.tax, &fractions::month_tax(&exact(amount), &exact(donations)));
    }
    let bonus = amount(random, person);
    same(
        "bonus",
        bonus_by_six(bonus, law(), &mut Silent).tax,
        &fractions::bonus_tax(&exact(bonus)),
    );
    let (kind, name) = random.pick(&[
        (Service::Labour, "labour"),
        (Service::Author, "author"),
        (Service::Royalty, "royalty"),
    ]);
    let gross = random.amount();
    let engine = payment_tax(kind, gross, law(), &mut Silent).tax;
    same(name, engine, &fractions::payment_tax(name, &exact(gross)));
}

fn months_of_a_resident(random: &mut Random, person: fractions::Person) {
    let start = u8::try_from(random.below(12) + 1).unwrap();
    let rule = random.pick(&[
        BasicDeductionRule::WorkedMonths,
        BasicDeductionRule::CalendarMonths,
        BasicDeductionRule::Annual,
    ]);
    let mut sums = Accumulation::default();
    let (mut engine, mut wages, mut basics) = (Vec::new(), Vec::new(), Vec::new());
    let reductions = random.below(8) == 0;
    for month in start..=12 {
        let income = amount(random, person);
        let deductions = Cny::new(random.amount().minor() / 10);
        let donations = if random.below(4) == 0 { random.amount() } else { Cny::ZERO };
        let tax_reduction =
            if reductions { Cny::new(random.amount().minor() / 100) } else { Cny::ZERO };
        let basic = rule.to_date(month, start, law()).unwrap();
        let month_of = WithholdingMonth { income, deductions, donations, tax_reduction };
        engine.push(sums.add(&month_of, basic, &law().mainland, &mut Silent));
        wages.push(fractions::Wage {
            income: exact(income),
            deductions: exact(deductions),
            donations: exact(donations),
            reduction: exact(tax_reduction),
        });
        basics.push(match rule {
            BasicDeductionRule::WorkedMonths => 5_000 * i64::from(month - start + 1),
            BasicDeductionRule::CalendarMonths => 5_000 * i64::from(month),
            BasicDeductionRule::Annual => 60_000,
        });
    }
    for (month, by_fractions) in engine.iter().zip(fractions::withheld(&wages, &basics)) {
        same("withheld", month.tax, &by_fractions);
    }
    if !reductions {
        let highest = engine.iter().map(|month| month.to_date.tax).max().unwrap();
        assert_eq!(sums.withheld(), highest, "withheld to date is the highest tax to date");
    }
}

fn compare(seed: u64, persons: u32) {
    let mut random = Random(seed);
    let mut residents = 0;
    for _ in 0..persons {
        let person = person(&mut random);
        if formula(person).0.is_resident() {
            residents += 1;
            months_of_a_resident(&mut random, person);
        } else {
            months_of_a_non_resident(&mut random, person);
        }
    }
    assert!(residents > persons / 5 && residents < persons * 4 / 5, "{residents} residents");
}

calc_tests::quarters!(compare of 25_000);

#[test]
fn the_formulas_ascend_and_end_at_all_pay() {
    let mut random = Random(5);
    for _ in 0..100_000 {
        let days = random.pick(&[28, 30, 31, 365]);
        let half_days = u32::try_from(random.below(u64::from(days) * 2 + 1)).unwrap();
        let pay = PeriodPay { paid_in_china: random.amount(), paid_abroad: random.amount() };
        let amounts = [Formula::F1, Formula::F2, Formula::F3, Formula::All].map(|formula| {
            income_amount(pay, formula, WorkDays::new(half_days, days), law(), &mut Silent)
        });
        assert!(amounts.is_sorted(), "{pay:?} {half_days}/{days}: {amounts:?}");
        assert_eq!(amounts[3], pay.paid_in_china + pay.paid_abroad);
    }
}

/// Twelve even months bear what the annual table takes of twelve times the amount, to the rounding of
/// each month: at most half a fen twelve times.
#[test]
fn even_months_of_a_non_resident_bear_the_tax_of_the_year() {
    let mut random = Random(6);
    for _ in 0..100_000 {
        let amount = random.amount();
        let month = monthly_tax(amount, Cny::ZERO, law(), &mut Silent).tax;
        let scale = &law().mainland.comprehensive_scale;
        let of_year = Cny::new(month.taxable_income.minor() * 12);
        let year = scale.exact_tax(of_year).round(scale.rounding());
        assert!((month.tax.minor() * 12 - year).abs() <= 6, "{amount}");
    }
}
