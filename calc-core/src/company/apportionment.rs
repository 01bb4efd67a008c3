//! Head office and branches (STA Announcement 2012 No. 57, art. 13 to 15 and 18): half to the head
//! office, half to the branches by revenue, wages and assets; each slice is taxed at its own rate;
//! the sum is paid by the same split.
//!
//! Amounts are split exactly and rounded one after the other, so that the parts add up to the whole
//! to the fen.

use std::cmp::Ordering;

use crate::company::rulebook::ApportionmentLaw;
use crate::law::money::Cny;
use crate::law::params::{Rate, Rounding};
use crate::law::rounding::{Exact, Mode};

/// The three factors of a branch: revenue, wages, assets.
pub type Factors = [Cny; 3];

/// The part of one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// The unit's part of the taxable income, in yuan (STA Announcement 2012 No. 57, art. 13 to
    /// 15).
    pub income: Cny,
    /// The tax on it at the unit's own rate, in yuan (art. 18).
    pub tax: Cny,
}

/// A taxable income split among head office and branches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apportionment {
    /// The head office first, then the branches in their order.
    pub slices: Vec<Slice>,
    /// The tax of the whole.
    pub tax: Cny,
}

/// How an amount is split.
#[derive(Clone, Copy, Debug)]
pub struct Split<'a> {
    /// The head office's share.
    pub head_office: Rate,
    /// The weights of the factors.
    pub weights: [Rate; 3],
    /// The factors of the branches; of each factor some of several branches has something.
    pub factors: &'a [Factors],
}

/// The ratio of a branch, in units of 10^-12.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio(i64);

impl Ratio {
    const UNIT: i64 = 1_000_000_000_000;
}

impl std::fmt::Display for Ratio {
    /// At least two decimals, at most twelve.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = format!("{:012}", self.0 % Self::UNIT);
        let decimals = digits.trim_end_matches('0').len().max(2);
        write!(formatter, "{}.{}", self.0 / Self::UNIT, &digits[..decimals])
    }
}

impl<'a> Split<'a> {
    /// The split of the law.
    pub fn of(law: &ApportionmentLaw, factors: &'a [Factors]) -> Self {
        Self {
            head_office: *law.head_office_share,
            weights: law.weights.map(|rate| *rate),
            factors,
        }
    }

    /// An amount split, head office first; the parts add up to it. Without a branch that shares, the
    /// head office keeps all; a single one has all of the branches' part, whatever its factors.
    pub fn parts(&self, amount: Cny) -> Vec<Cny> {
        if self.factors.is_empty() {
            return vec![amount];
        }
        let sums: [i128; 3] = std::array::from_fn(|factor| self.sum(self.factors.len(), factor));
        let mut ends = Vec::with_capacity(self.factors.len() + 1);
        let head = Exact::product(
            amount.minor(),
            self.head_office.numerator,
            self.head_office.denominator,
        );
        ends.push(Cny::new(head.round(Rounding { mode: Mode::HalfUp, unit: 1 })));
        for count in 1..self.factors.len() {
            ends.push(self.end(amount, count, &sums));
        }
        ends.push(amount);
        let starts = std::iter::once(Cny::ZERO).chain(ends.iter().copied());
        starts.zip(&ends).map(|(start, end)| *end - start).collect()
    }

    /// The ratio of each branch among the branches. They add up to 1.
    pub fn ratios(&self) -> Vec<Ratio> {
        let rest = Rate { numerator: 0, ..self.head_office };
        let among_branches = Split { head_office: rest, ..*self };
        let parts = among_branches.parts(Cny::new(Ratio::UNIT));
        // The first is the head office's, which here has nothing.
        parts.into_iter().skip(1).map(|part| Ratio(part.minor())).collect()
    }

    /// A factor's sum over the first branches.
    fn sum(&self, count: usize, factor: usize) -> i128 {
        self.factors[..count].iter().map(|unit| i128::from(unit[factor].minor())).sum()
    }

    /// Where the part of a branch ends, counted from the head office's start, rounded half up.
    fn end(&self, amount: Cny, count: usize, sums: &[i128; 3]) -> Cny {
        let head = self.head_office;
        let rest = Rate { numerator: head.denominator - head.numerator, ..head };
        let minor = i128::from(amount.minor());
        let mut terms = vec![fraction(minor * i128::from(head.numerator), head.denominator.into())];
        for (factor, weight) in self.weights.iter().enumerate() {
            let (numerator, denominator) = fraction(
                i128::from(weight.numerator) * i128::from(rest.numerator),
                i128::from(weight.denominator) * i128::from(rest.denominator),
            );
            let numerator = minor * numerator * self.sum(count, factor);
            terms.push(fraction(numerator, denominator * sums[factor]));
        }
        Cny::new(rounded_sum([terms[0], terms[1], terms[2], terms[3]]))
    }
}

/// A fraction in lowest terms; its denominator is above zero.
fn fraction(numerator: i128, denominator: i128) -> (i128, i128) {
    let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
    // No divisor is larger than the denominator, which is an `i128`.
    let divisor = i128::try_from(divisor).unwrap_or(1);
    (numerator / divisor, denominator / divisor)
}

/// The largest number that divides both; of zero and a number, the number.
fn greatest_common_divisor(first: u128, second: u128) -> u128 {
    let (mut larger, mut smaller) = (first, second);
    while larger != 0 {
        // One machine division a step, as soon as both are of everyday size.
        if let (Ok(mut large), Ok(mut small)) = (u64::try_from(larger), u64::try_from(smaller)) {
            while large != 0 {
                (large, small) = (small % large, large);
            }
            return small.into();
        }
        (larger, smaller) = (smaller % larger, larger);
    }
    smaller
}

/// The sum of four fractions, rounded half up. Each is at least zero.
///
/// Adding the parts below one pair by pair keeps the integers within their range; the last two are
/// compared instead of added.
fn rounded_sum(terms: [(i128, i128); 4]) -> i64 {
    let mut whole: i128 =
        terms.iter().map(|(numerator, denominator)| numerator / denominator).sum();
    let rests = terms.map(|(numerator, denominator)| (numerator % denominator, denominator));
    let half = add(rests[0], (1, 2));
    let first = add(half, rests[1]);
    let second = add(rests[2], rests[3]);
    whole += first.0 / first.1 + second.0 / second.1;
    let first = (first.0 % first.1, first.1);
    let second = (second.0 % second.1, second.1);
    let missing = (second.1 - second.0, second.1);
    if compare(first, missing).is_ge() {
        whole += 1;
    }
    i64::try_from(whole).unwrap_or(i64::MAX)
}

/// Two fractions added.
fn add(first: (i128, i128), second: (i128, i128)) -> (i128, i128) {
    fraction(first.0 * second.1 + second.0 * first.1, first.1 * second.1)
}

/// Two fractions compared by their continued fractions, which never grow.
fn compare(first: (i128, i128), second: (i128, i128)) -> Ordering {
    let (mut first, mut second) = (first, second);
    let mut turned = false;
    loop {
        let (first_whole, second_whole) = (first.0 / first.1, second.0 / second.1);
        let (first_rest, second_rest) = (first.0 % first.1, second.0 % second.1);
        let order = if first_whole != second_whole {
            first_whole.cmp(&second_whole)
        } else if first_rest == 0 || second_rest == 0 {
            first_rest.cmp(&second_rest)
        } else {
            // The larger rest has the smaller reciprocal.
            first = (first.1, first_rest);
            second = (second.1, second_rest);
            turned = !turned;
            continue;
        };
        return if turned { order.reverse() } else { order };
    }
}

/// Splits a taxable income and taxes each slice at its own rate: head office first.
pub fn apportion(
    income: Cny,
    split: &Split<'_>,
    rates: &[Rate],
    rounding: Rounding,
) -> Apportionment {
    let incomes = split.parts(income);
    let mut sum = Exact::whole(0);
    let mut before = 0;
    let mut slices = Vec::with_capacity(incomes.len());
    for (income, rate) in incomes.into_iter().zip(rates) {
        let tax = Exact::product(income.minor(), rate.numerator, rate.denominator);
        let (numerator, denominator) =
            add((sum.numerator, sum.denominator), (tax.numerator, tax.denominator));
        sum = Exact { numerator, denominator };
        let end = sum.round(rounding);
        slices.push(Slice { income, tax: Cny::new(end - before) });
        before = end;
    }
    Apportionment { slices, tax: Cny::new(before) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERCENT: fn(i64) -> Rate = |numerator| Rate { numerator, denominator: 100 };

    #[test]
    fn continued_fractions_compare() {
        for (first, second, order) in [
            ((1, 2), (1, 2), Ordering::Equal),
            ((2, 4), (1, 2), Ordering::Equal),
            ((1, 3), (1, 2), Ordering::Less),
            ((0, 7), (0, 3), Ordering::Equal),
            ((0, 7), (1, 3), Ordering::Less),
            ((355, 113), (22, 7), Ordering::Less),
            ((i128::MAX - 1, i128::MAX), (i128::MAX - 2, i128::MAX - 1), Ordering::Greater),
        ] {
            assert_eq!(compare(first, second), order, "{first:?} {second:?}");
            assert_eq!(compare(second, first), order.reverse(), "{first:?} {second:?}");
        }
    }

    #[test]
    fn parts_add_up_even_where_the_numbers_are_the_largest() {
        let largest = Cny::yuan(crate::law::money::LARGEST_AMOUNT);
        let factors: Vec<Factors> = (0..200)
            .map(|unit| [largest - Cny::new(unit * 7 + 1), largest - Cny::new(unit), largest])
            .collect();
        let split = Split {
            head_office: PERCENT(50),
            weights: [PERCENT(35), PERCENT(35), PERCENT(30)],
            factors: &factors,
        };
        for amount in [largest, largest - Cny::new(1), Cny::new(1), Cny::ZERO] {
            let parts = split.parts(amount);
            assert_eq!(parts.iter().copied().sum::<Cny>(), amount);
            assert!(parts.iter().all(|part| *part >= Cny::ZERO));
        }
    }
}
