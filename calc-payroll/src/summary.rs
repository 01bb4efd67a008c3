//! What a whole run came to: counts, totals and distributions that take no more memory for more
//! rows.

use std::marker::PhantomData;

use calc_core::law::code;
use calc_core::law::eligibility::Eligibility;
use calc_core::law::money::Cny;
use calc_core::person::assess::Outcome;
use calc_core::person::code::{Code, Codes};
use calc_core::person::decode::PersonProblem;
use calc_core::person::month::points::Points;
use calc_core::person::relief::election::BestRoute;
use calc_core::person::relief::eligibility::OpenConditions;

use crate::row_codes::codes_of;
use crate::row_ranges::RowRanges;

/// Upper ends of the bands of a distribution, in yuan; the last band is open.
pub const BANDS: [i64; 7] = [0, 10_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];

/// How many people fall into each band of [`BANDS`], and one band above.
pub type Distribution = [u64; BANDS.len() + 1];

/// How many rows are kept as examples of a code.
pub const EXAMPLES: usize = 8;

/// How many rows that need attention are kept for the report.
pub const ATTENTION: usize = 500;

/// An amount over many people, in fen.
pub type Total = i128;

/// What the people of one route come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RouteTotal {
    /// How many.
    pub people: u64,
    /// Their mainland tax.
    pub mainland_tax: Total,
    /// The route's amount, confirmed or not.
    pub amount: Total,
}

/// A code, how often, and where first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeCount {
    /// How many rows have it.
    pub rows: u64,
    /// The first of them.
    pub examples: Vec<u64>,
}

/// Counts of one subject's codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeCounts<C>(Vec<CodeCount>, PhantomData<C>);

impl<C> Default for CodeCounts<C> {
    fn default() -> Self {
        Self(Vec::new(), PhantomData)
    }
}

impl<C: code::Code> CodeCounts<C> {
    /// The count of a code.
    pub fn get(&self, code: C) -> Option<&CodeCount> {
        self.0.get(code.index()).filter(|count| count.rows > 0)
    }

    /// Counts the codes of a row.
    pub(crate) fn count(&mut self, row: u64, codes: code::Codes<C>) {
        if codes.is_empty() {
            return;
        }
        self.0.resize(C::ALL.len(), CodeCount::default());
        for code in codes.iter() {
            let count = &mut self.0[code.index()];
            count.rows += 1;
            if count.examples.len() < EXAMPLES {
                count.examples.push(row);
            }
        }
    }

    /// Adds the counts of later rows.
    pub(crate) fn merge(&mut self, later: &Self) {
        if !later.0.is_empty() {
            self.0.resize(C::ALL.len(), CodeCount::default());
        }
        for (count, more) in self.0.iter_mut().zip(&later.0) {
            count.rows += more.rows;
            let room = EXAMPLES.saturating_sub(count.examples.len());
            count.examples.extend(more.examples.iter().take(room));
        }
    }
}

/// A row that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// The row.
    pub row: u64,
    /// The employer's number, masked.
    pub employee: String,
    /// What is to be known of it.
    pub codes: Codes,
    /// The conditions of the reliefs that nobody has answered.
    pub open: OpenConditions,
    /// The first of its mistakes, where it could not be worked out.
    pub problems: Vec<PersonProblem>,
    /// What is best, where it could be worked out.
    pub route: Option<BestRoute>,
    /// What an unconfirmed route would bring beyond the confirmed one.
    pub if_confirmed: Cny,
}

/// What a run came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows read.
    pub rows: u64,
    /// Rows with errors.
    pub errors: u64,
    /// Which they are, as far as somebody would copy them.
    pub error_rows: RowRanges,
    /// Counts by code.
    pub codes: CodeCounts<Code>,
    /// The open points that rows touched.
    pub points: Points,
    /// By route, in the order of [`BestRoute::ALL`].
    pub routes: [RouteTotal; BestRoute::ALL.len()],
    /// Mainland tax.
    pub mainland_tax: Total,
    /// Hong Kong tax in yuan.
    pub hong_kong_tax: Total,
    /// What the confirmed routes bring.
    pub benefit: Total,
    /// What unconfirmed routes would bring beyond the confirmed ones.
    pub possible: Total,
    /// What is left to bear.
    pub burden_after: Total,
    /// What comes back on the mainland return (positive), over the rows that know it.
    pub refund: Total,
    /// What is still due, over the rows that know it.
    pub due: Total,
    /// Rows that know it.
    pub rows_with_withholding: u64,
    /// People by confirmed benefit.
    pub benefits: Distribution,
    /// People by mainland tax before relief.
    pub before: Distribution,
    /// People by what is left after it.
    pub after: Distribution,
    /// Rows to look at, the first of them.
    pub attention: Vec<Attention>,
    /// How many there are in all.
    pub attention_rows: u64,
}

impl Summary {
    /// The count of a code.
    pub fn code(&self, code: Code) -> Option<&CodeCount> {
        self.codes.get(code)
    }

    /// Counts a row with errors.
    pub fn add_error(&mut self, row: u64, employee: &str, problems: &[PersonProblem]) {
        self.rows += 1;
        self.errors += 1;
        self.error_rows.push(row);
        let codes = codes_of(problems);
        self.codes.count(row, codes);
        self.add_attention(|| Attention {
            row,
            employee: masked_employee(employee),
            codes,
            open: OpenConditions::default(),
            problems: problems.iter().take(EXAMPLES).cloned().collect(),
            route: None,
            if_confirmed: Cny::ZERO,
        });
    }

    /// Counts a row that was worked out.
    pub fn add(&mut self, row: u64, employee: &str, outcome: &Outcome) {
        self.rows += 1;
        self.codes.count(row, outcome.notes);
        self.points = self.points.union(outcome.points);
        let tax = i128::from(outcome.mainland.tax.minor());
        self.mainland_tax += tax;
        self.hong_kong_tax += i128::from(outcome.hong_kong.tax_cny.minor());
        self.benefit += i128::from(outcome.election.benefit.minor());
        self.burden_after += i128::from(outcome.burden_after.minor());
        if let Some(result) = outcome.refund_or_due {
            self.rows_with_withholding += 1;
            let result = i128::from(result.minor());
            self.refund += (-result).max(0);
            self.due += result.max(0);
        }
        let amount = route_amount(outcome);
        let route = &mut self.routes[outcome.election.best as usize];
        route.people += 1;
        route.mainland_tax += tax;
        route.amount += i128::from(amount.minor());
        self.benefits[band(outcome.election.benefit)] += 1;
        self.before[band(outcome.mainland.tax)] += 1;
        self.after[band(outcome.burden_after)] += 1;
        let possible = gain_if_confirmed(outcome);
        self.possible += i128::from(possible.minor());
        let worth = possible > Cny::ZERO
            || outcome.notes.contains(Code::BonusTrapZone)
            || outcome.notes.contains(Code::BadIdentityNumber);
        if worth {
            self.add_attention(|| Attention {
                row,
                employee: masked_employee(employee),
                codes: outcome.notes,
                open: open_conditions(outcome),
                problems: Vec::new(),
                route: Some(outcome.election.best),
                if_confirmed: possible,
            });
        }
    }

    fn add_attention(&mut self, attention: impl FnOnce() -> Attention) {
        self.attention_rows += 1;
        if self.attention.len() < ATTENTION {
            self.attention.push(attention());
        }
    }

    /// Adds what later rows came to.
    pub fn merge(&mut self, later: &Self) {
        self.rows += later.rows;
        self.errors += later.errors;
        self.error_rows.merge(&later.error_rows);
        self.codes.merge(&later.codes);
        self.points = self.points.union(later.points);
        for (route, more) in self.routes.iter_mut().zip(&later.routes) {
            route.people += more.people;
            route.mainland_tax += more.mainland_tax;
            route.amount += more.amount;
        }
        self.mainland_tax += later.mainland_tax;
        self.hong_kong_tax += later.hong_kong_tax;
        self.benefit += later.benefit;
        self.possible += later.possible;
        self.burden_after += later.burden_after;
        self.refund += later.refund;
        self.due += later.due;
        self.rows_with_withholding += later.rows_with_withholding;
        for (mine, theirs) in [
            (&mut self.benefits, &later.benefits),
            (&mut self.before, &later.before),
            (&mut self.after, &later.after),
        ] {
            for (count, more) in mine.iter_mut().zip(theirs) {
                *count += more;
            }
        }
        self.attention_rows += later.attention_rows;
        let room = ATTENTION.saturating_sub(self.attention.len());
        self.attention.extend(later.attention.iter().take(room).cloned());
    }
}

/// The amount of the route that is best, confirmed or not.
fn route_amount(outcome: &Outcome) -> Cny {
    match outcome.election.best {
        BestRoute::Exemption | BestRoute::ExemptionIfConfirmed => outcome.exemption.amount,
        BestRoute::Subsidy | BestRoute::SubsidyIfConfirmed => outcome.subsidy.amount,
        BestRoute::None => Cny::ZERO,
    }
}

/// What an unconfirmed route would bring beyond the confirmed one: only one of them can be had.
fn gain_if_confirmed(outcome: &Outcome) -> Cny {
    let open = |eligible| matches!(eligible, Eligibility::Needs | Eligibility::Unknown);
    let routes = [
        (outcome.exemption.eligible, outcome.exemption.amount),
        (outcome.subsidy.eligible, outcome.subsidy.amount),
    ];
    let most = routes.into_iter().filter(|(eligible, _)| open(*eligible)).map(|(_, amount)| amount);
    most.max().map_or(Cny::ZERO, |most| (most - outcome.election.benefit).max(Cny::ZERO))
}

/// What is not answered of the routes that would bring more than what is confirmed.
fn open_conditions(outcome: &Outcome) -> OpenConditions {
    let (exemption, subsidy) = (&outcome.exemption, &outcome.subsidy);
    [
        (exemption.eligible, exemption.amount, exemption.open),
        (subsidy.eligible, subsidy.amount, subsidy.open),
    ]
    .into_iter()
    .filter(|(eligible, ..)| matches!(eligible, Eligibility::Needs | Eligibility::Unknown))
    .filter(|(_, amount, _)| *amount > outcome.election.benefit)
    .fold(OpenConditions::default(), |all, (.., open)| all.union(open))
}

/// The band of an amount.
fn band(amount: Cny) -> usize {
    BANDS.iter().position(|end| amount <= Cny::yuan(*end)).unwrap_or(BANDS.len())
}

/// The first and last characters of an employee's number.
pub(crate) fn masked_employee(employee: &str) -> String {
    let letters: Vec<char> = employee.chars().collect();
    match letters.as_slice() {
        [] => String::new(),
        [first] => format!("{first}*"),
        [first, .., last] if letters.len() > 3 => format!("{first}***{last}"),
        [first, ..] => format!("{first}**"),
    }
}
