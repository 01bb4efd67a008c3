//! One income column against the burden: the same person-year, worked out point by point.
//!
//! It holds no rule. Each point is [`assess`] with another amount in one column, and a marginal
//! rate is the exact quotient of two differences.

use serde::Serialize;

use crate::law::eligibility::Eligibility;
use crate::law::money::{Cny, Hkd};
use crate::law::params::Decision;
use crate::law::period::{TaxYear, YearOfAssessment};
use crate::law::rounding::{Exact, Mode, Rounding};
use crate::law::trace::{Fraction, Silent};
use crate::person::answer::decisions;
use crate::person::assess::{Outcome, Settings, assess};
use crate::person::code::Codes;
use crate::person::decode::PersonProblem;
use crate::person::facts::Facts;
use crate::person::fields::Field;
use crate::person::hongkong::Exchange;
use crate::person::open_points::open_points;
use crate::person::relief::election::BestRoute;
use crate::person::ruleset::RulesetOfPerson;

/// The version of the curve's shape.
pub const SCHEMA: &str = "taxdiff.curve/1";

/// The most points that a curve may have.
pub const MOST_POINTS: i64 = 2_001;

/// Why a range is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeError {
    /// The column is not an income column.
    NotIncome,
    /// The end is not above the beginning.
    Empty,
    /// The step is nothing.
    NoStep,
    /// More points than [`MOST_POINTS`]; how many.
    TooManyPoints(i64),
}

/// The amounts that an income column takes: from the first, step by step, to the last, which is
/// always a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    column: Field,
    from: Cny,
    to: Cny,
    step: Cny,
}

impl Range {
    /// A range.
    ///
    /// # Errors
    /// See [`RangeError`].
    pub fn new(column: Field, from: Cny, to: Cny, step: Cny) -> Result<Self, RangeError> {
        if !column.about().income {
            return Err(RangeError::NotIncome);
        }
        if to <= from {
            return Err(RangeError::Empty);
        }
        if step <= Cny::ZERO {
            return Err(RangeError::NoStep);
        }
        let range = Self { column, from, to, step };
        let points = range.points();
        if points > MOST_POINTS { Err(RangeError::TooManyPoints(points)) } else { Ok(range) }
    }

    /// The income column that takes one amount after the other.
    pub fn column(&self) -> Field {
        self.column
    }

    /// The first amount of the income column, in yuan.
    pub fn from(&self) -> Cny {
        self.from
    }

    fn points(&self) -> i64 {
        let (width, step) = ((self.to - self.from).minor(), self.step.minor());
        width / step + i64::from(width % step != 0) + 1
    }

    fn amounts(&self) -> impl Iterator<Item = Cny> {
        let (from, step, to) = (self.from.minor(), self.step.minor(), self.to);
        (0..self.points()).map(move |index| Cny::new(from + index * step).min(to))
    }
}

/// Mainland tax, Hong Kong tax and reliefs along one income column.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Curve {
    /// The version of this shape.
    pub schema: &'static str,
    /// The version of the engine and the digest of the parameters that computed it.
    pub ruleset: RulesetOfPerson,
    /// The calendar year of mainland tax.
    pub tax_year: TaxYear,
    /// The year of assessment that it is compared with.
    pub year_of_assessment: YearOfAssessment,
    /// The income column that takes one amount after the other.
    pub column: &'static str,
    /// Notes of any point.
    pub messages: Codes,
    /// Yuan for one Hong Kong dollar, and where the rate comes from.
    pub exchange_rate: Exchange,
    /// The open points of the law that any point of the curve rests on.
    pub choices: Vec<Decision>,
    /// The points, in order of income.
    pub points: Vec<CurvePoint>,
}

/// One point of a curve.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CurvePoint {
    /// The amount in the column.
    pub income: Cny,
    /// Mainland individual income tax of the year, in yuan.
    pub mainland_tax: Cny,
    /// Hong Kong tax on the same income, in Hong Kong dollars.
    pub hong_kong_tax: Hkd,
    /// The same in yuan.
    pub hong_kong_tax_cny: Cny,
    /// Whether the exemption may be had.
    pub exemption_eligible: Eligibility,
    /// What it is worth as things stand.
    pub exemption: Cny,
    /// What it is worth if every condition is met.
    pub exemption_if_met: Cny,
    /// Whether the subsidy may be had.
    pub subsidy_eligible: Eligibility,
    /// What it is worth as things stand.
    pub subsidy: Cny,
    /// What it is worth if every condition is met.
    pub subsidy_if_met: Cny,
    /// The exemption or the subsidy, whichever brings more.
    pub best_route: BestRoute,
    /// What it brings for certain.
    pub benefit: Cny,
    /// What is left to bear.
    pub burden_after: Cny,
    /// How much of each further yuan since the point before goes where; nothing at the first.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub marginal: Option<Marginal>,
}

/// Differences from the point before, by the difference of the income.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Marginal {
    /// How much of a further yuan goes to mainland tax.
    pub mainland_tax: MarginalRate,
    /// Of Hong Kong tax, in yuan.
    pub hong_kong_tax_cny: MarginalRate,
    /// Of what is left to bear.
    pub burden_after: MarginalRate,
}

/// A marginal rate, exactly and rounded.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarginalRate {
    /// Exactly, in lowest terms.
    pub exact: Fraction,
    /// In hundredths of a percent, half up to two decimals: 45% is `4500.00`.
    pub basis_points: String,
}

impl MarginalRate {
    /// `income` is above zero.
    fn of(difference: Cny, income: Cny) -> Self {
        let (difference, income) = (difference.minor(), income.minor());
        // Hundredths of a basis point, written as amounts are: with two decimals.
        let hundredths = Exact::product(difference, 1_000_000, income)
            .round(Rounding { mode: Mode::HalfUp, unit: 1 });
        Self {
            exact: Fraction::ratio(difference.into(), income.into()),
            basis_points: Cny::new(hundredths).to_string(),
        }
    }
}

/// Works a curve out. The facts' own amount in the column is not used.
///
/// # Errors
/// As [`assess`].
pub fn curve(
    facts: &Facts,
    range: &Range,
    settings: &Settings,
) -> Result<Curve, Vec<PersonProblem>> {
    let mut facts = facts.clone();
    let mut points: Vec<CurvePoint> = Vec::new();
    let mut choices: Vec<Decision> = Vec::new();
    let mut messages = Codes::default();
    let mut first = None;
    for income in range.amounts() {
        if let Some(amount) = facts.mainland.income_mut(range.column) {
            *amount = income;
        }
        let outcome = assess(&facts, settings, &mut Silent)?;
        messages = messages.union(outcome.notes);
        let open = open_points(&facts, &outcome);
        for decision in decisions(&facts, settings, &outcome, &open) {
            let place = choices.binary_search_by_key(&decision.parameter, |known| known.parameter);
            if let Err(place) = place {
                choices.insert(place, decision);
            }
        }
        let point = point(income, &outcome, points.last());
        points.push(point);
        first.get_or_insert(outcome);
    }
    // A range has at least two points.
    let Some(first) = first else { return Err(Vec::new()) };
    Ok(Curve {
        schema: SCHEMA,
        ruleset: settings.ruleset(),
        tax_year: first.tax_year,
        year_of_assessment: first.year_of_assessment,
        column: range.column.name(),
        messages,
        exchange_rate: first.exchange,
        choices,
        points,
    })
}

fn point(income: Cny, outcome: &Outcome, before: Option<&CurvePoint>) -> CurvePoint {
    let mut point = CurvePoint {
        income,
        mainland_tax: outcome.mainland.tax,
        hong_kong_tax: outcome.hong_kong.tax,
        hong_kong_tax_cny: outcome.hong_kong.tax_cny,
        exemption_eligible: outcome.exemption.eligible,
        exemption: outcome.exemption.amount,
        exemption_if_met: outcome.exemption.relief.amount,
        subsidy_eligible: outcome.subsidy.eligible,
        subsidy: outcome.subsidy.amount,
        subsidy_if_met: outcome.subsidy.relief.amount,
        best_route: outcome.election.best,
        benefit: outcome.election.benefit,
        burden_after: outcome.burden_after,
        marginal: None,
    };
    point.marginal = before.map(|before| {
        let rate = |now: Cny, then: Cny| MarginalRate::of(now - then, income - before.income);
        Marginal {
            mainland_tax: rate(point.mainland_tax, before.mainland_tax),
            hong_kong_tax_cny: rate(point.hong_kong_tax_cny, before.hong_kong_tax_cny),
            burden_after: rate(point.burden_after, before.burden_after),
        }
    });
    point
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::cell::Cell;
    use crate::person::decode::{Raw, decode};
    use crate::person::facts::MainlandFacts;

    struct Person;

    impl Raw for Person {
        fn get(&self, field: Field) -> Cell<'_> {
            Cell::of_text(match field {
                Field::EmployeeId => "1",
                Field::TaxYear => "2025",
                Field::Wages => "5",
                Field::FxCnyPerHkd => "0.92",
                Field::Identity => "hk_permanent",
                Field::ParkEmployment | Field::CleanRecord | Field::WhiteListed => "yes",
                _ => "",
            })
        }
    }

    fn yuan(amount: i64) -> Cny {
        Cny::yuan(amount)
    }

    #[test]
    fn every_income_column_has_its_place() {
        for field in Field::ALL.into_iter().filter(|field| field.about().income) {
            assert!(MainlandFacts::default().income_mut(field).is_some(), "{}", field.name());
        }
    }

    #[test]
    fn ranges_are_bounded_and_end_where_they_say() {
        let range = |from, to, step| Range::new(Field::Wages, yuan(from), yuan(to), yuan(step));
        let amounts: Vec<Cny> = range(0, 25, 10).unwrap().amounts().collect();
        assert_eq!(amounts, [0, 10, 20, 25].map(yuan));
        assert_eq!(range(0, 20, 10).unwrap().amounts().count(), 3);
        assert_eq!(range(0, 2_000, 1).unwrap().amounts().count(), 2_001);
        assert_eq!(range(0, 2_001, 1), Err(RangeError::TooManyPoints(2_002)));
        assert_eq!(range(5, 5, 1), Err(RangeError::Empty));
        assert_eq!(range(0, 5, 0), Err(RangeError::NoStep));
        let donations = Range::new(Field::Donations, yuan(0), yuan(1), yuan(1));
        assert_eq!(donations, Err(RangeError::NotIncome));
    }

    #[test]
    fn points_and_marginal_rates_by_hand() {
        // Wages less 60,000: 36,000 at 3%, up to 144,000 at 10%, up to 300,000 at 20%
        // (Individual Income Tax Law, annual table). At 96,000 the tax is 1,080.00; at 204,000
        // 1,080 + 10,800 = 11,880.00; at 205,000 another 20% of 1,000, 200.00.
        let facts = decode(&Person).unwrap();
        let range = Range::new(Field::Wages, yuan(96_000), yuan(204_000), yuan(108_000)).unwrap();
        let curve = curve(&facts, &range, &Settings::default()).unwrap();
        let taxes: Vec<String> =
            curve.points.iter().map(|point| point.mainland_tax.to_string()).collect();
        assert_eq!(taxes, ["1080.00", "11880.00"]);
        assert!(curve.points[0].marginal.is_none());
        let marginal = curve.points[1].marginal.as_ref().unwrap();
        assert_eq!(marginal.mainland_tax.exact, Fraction { numerator: 1, denominator: 10 });
        assert_eq!(marginal.mainland_tax.basis_points, "1000.00");
    }

    #[test]
    fn a_point_says_what_assess_says() {
        let facts = decode(&Person).unwrap();
        let range = Range::new(Field::Wages, yuan(0), yuan(3_000_000), yuan(7_919)).unwrap();
        let curve = curve(&facts, &range, &Settings::default()).unwrap();
        for point in &curve.points {
            let mut facts = facts.clone();
            facts.mainland.wages = point.income;
            let outcome = assess(&facts, &Settings::default(), &mut Silent).unwrap();
            assert_eq!(point.burden_after, outcome.burden_after, "{}", point.income);
            assert_eq!(point.exemption, outcome.exemption.amount, "{}", point.income);
        }
    }

    #[test]
    fn rates_are_exact_and_rounded_once() {
        for (difference, income, numerator, denominator, basis_points) in [
            (1, 3, 1, 3, "3333.33"),
            (2, 3, 2, 3, "6666.67"),
            (-1, 3, -1, 3, "-3333.33"),
            (0, 7, 0, 1, "0.00"),
            (9_000, 20_000, 9, 20, "4500.00"),
        ] {
            let rate = MarginalRate::of(Cny::new(difference), Cny::new(income));
            assert_eq!(rate.exact, Fraction { numerator, denominator });
            assert_eq!(rate.basis_points, basis_points);
        }
    }
}
