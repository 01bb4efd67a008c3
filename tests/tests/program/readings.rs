//! The range of an answer equals brute force: every alternative of every open point, each combination
//! fixed through the public settings and worked out by the plain computation.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use calc_core::law::money::Cny;
use calc_core::law::params::{ChoiceId, Choices};
use calc_core::law::trace::{Silent, TraceLevel};
use calc_core::person::answer::answer;
use calc_core::person::assess::{Outcome, Settings, assess};
use calc_core::person::decode::decode;
use calc_core::person::facts::Facts;
use calc_core::person::readings::{AlternativeOf, Range};
use calc_core::person::relief::election::BestRoute;
use calc_tests::facts::ByColumn;
use calc_tests::oracle::generate::random_row;
use calc_tests::payroll::csv_of;
use calc_tests::program::run_with;
use calc_tests::random::splitmix64;

/// A person who is worked out without an error.
struct Person {
    row: BTreeMap<String, String>,
    facts: Facts,
}

/// People; with special incomes only where they are asked for.
fn people(seed: u64, special: bool) -> impl Iterator<Item = Person> {
    let mut bits = splitmix64(seed);
    std::iter::repeat_with(move || random_row(&mut bits)).filter_map(move |row| {
        let has = |column: &str| row.get(column).is_some_and(|text| !text.is_empty());
        let of_special = [
            "severance",
            "equity",
            "equity_income",
            "internal_retirement_pay",
            "annuity_withdrawn",
        ];
        if of_special.into_iter().any(has) != special {
            return None;
        }
        let row: BTreeMap<String, String> =
            row.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
        let facts = decode(&ByColumn(&row)).ok()?;
        assess(&facts, &Settings::default(), &mut Silent).ok()?;
        Some(Person { row, facts })
    })
}

/// The open points that a person of these columns could be touched by, and no cleverer than that.
fn coarse(Person { row, facts }: &Person) -> Vec<ChoiceId> {
    let text = |column: &str| row.get(column).map(String::as_str).unwrap_or_default();
    let some = |column: &str| {
        !text(column).chars().all(|letter| "0.".contains(letter) || letter.is_whitespace())
    };
    let non_resident = !text("months_in_china").is_empty();
    ChoiceId::ALL
        .into_iter()
        .filter(|id| id.is_of_answers() && id.is_open_in(facts.tax_year))
        .filter(|id| match id {
            // A share of nothing is a share.
            ChoiceId::ParkShare | ChoiceId::AllowancesBesideParkShare => {
                !text("park_share").trim().is_empty()
            }
            ChoiceId::GrossBase => {
                let exempt = ["exempt_income", "benefits_mainland", "benefits_hong_kong"];
                some("technology_reward") || exempt.into_iter().any(some)
            }
            ChoiceId::MainlandContributions => some("social_insurance"),
            ChoiceId::JointAssessment | ChoiceId::JointTaxAttribution => {
                text("hk_assessment").trim() != "separate" && some("hk_assessment")
            }
            ChoiceId::CategoryByCategory => some("business_income") || some("talent_subsidy_tax"),
            ChoiceId::NegativeDifference => some("business_income"),
            ChoiceId::BonusInSubsidy => some("annual_bonus"),
            // A row that says it closes the point.
            ChoiceId::YearOfAssessment => !some("hk_year_of_assessment"),
            ChoiceId::TaxReduction => !some("hk_tax_reduction"),
            ChoiceId::NonresidentRelief
            | ChoiceId::NonresidentPooling
            | ChoiceId::NonresidentSubsidy => non_resident,
            ChoiceId::SeveranceInExemption | ChoiceId::SeveranceInSubsidy => some("severance"),
            ChoiceId::EquityInExemption | ChoiceId::EquityInSubsidy => {
                some("equity_income") || some("equity")
            }
            ChoiceId::InternalRetirementPart => some("internal_retirement_pay"),
            ChoiceId::AnnuityHkLeaver => {
                some("annuity_withdrawn") && text("annuity_mode").trim() == "lump_emigration"
            }
            // The taxpayer's own, one whose other alternative refuses the row, and those that are decided before
            // there is an answer or belong to years that are added up from months.
            ChoiceId::DonationOrder
            | ChoiceId::BenefitsMainlandHkResident
            | ChoiceId::EquityHkAmount
            | ChoiceId::EquityInstalmentYear
            | ChoiceId::EquityNegativeEvent
            | ChoiceId::EquityParkShare
            | ChoiceId::EquityRsuFormula
            | ChoiceId::EquityUnlistedNotDeferred
            | ChoiceId::SeveranceOnExpiry
            | ChoiceId::SeveranceAverageNotPublished
            | ChoiceId::HkBaseOfSplitPay => false,
            _ => true,
        })
        .collect()
}

/// Calls `visit` with the outcome of every combination.
fn for_each_reading(
    facts: &Facts,
    points: &[ChoiceId],
    choices: Choices,
    visit: &mut impl FnMut(&Choices, &Outcome),
) {
    let Some((first, rest)) = points.split_first() else {
        let settings = Settings { choices, ..Settings::default() };
        if let Ok(outcome) = assess(facts, &settings, &mut Silent) {
            visit(&choices, &outcome);
        }
        return;
    };
    for alternative in first.alternatives().iter().filter(|one| one.computed) {
        let choices = choices.with(*first, alternative.key).unwrap();
        for_each_reading(facts, rest, choices, visit);
    }
}

/// The least and the most of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Ends(Option<(Cny, Cny)>);

impl Ends {
    fn take(&mut self, amount: Cny) {
        let (low, high) = self.0.unwrap_or((amount, amount));
        self.0 = Some((low.min(amount), high.max(amount)));
    }

    fn width(self) -> Cny {
        self.0.map_or(Cny::ZERO, |(low, high)| high - low)
    }
}

/// What brute force finds.
#[derive(Default)]
struct Brute {
    exemption: Ends,
    subsidy: Ends,
    benefit: Ends,
    refund: Ends,
    routes: Vec<BestRoute>,
    by_alternative: BTreeMap<&'static str, BTreeMap<&'static str, Ends>>,
}

impl Brute {
    fn of(facts: &Facts, points: &[ChoiceId]) -> Self {
        let mut found = Self::default();
        for_each_reading(facts, points, Choices::DEFAULT, &mut |choices, outcome| {
            found.exemption.take(outcome.exemption.amount);
            found.subsidy.take(outcome.subsidy.amount);
            found.benefit.take(outcome.election.benefit);
            if let Some(refund) = outcome.refund_or_due {
                found.refund.take(refund);
            }
            if !found.routes.contains(&outcome.election.best) {
                found.routes.push(outcome.election.best);
            }
            for id in points {
                let alternatives = found.by_alternative.entry(id.parameter().about.id).or_default();
                let ends = alternatives.entry(choices.taken(*id)).or_default();
                ends.take(outcome.exemption.amount);
            }
        });
        found
    }

    /// The width that the worst answer to each question leaves.
    fn left(&self) -> BTreeMap<&'static str, Cny> {
        let worst = |all: &BTreeMap<&str, Ends>| all.values().map(|ends| ends.width()).max();
        self.by_alternative.iter().map(|(id, all)| (*id, worst(all).unwrap())).collect()
    }
}

/// What the engine says must be what brute force finds.
fn check(person: &Person, points: &[ChoiceId]) -> Range {
    let settings = Settings::default();
    let answered = answer(&person.facts, &settings, TraceLevel::None).unwrap();
    let range = answered.range.clone().unwrap();
    let brute = Brute::of(&person.facts, points);
    let row = &person.row;
    let ends = |low: Cny, high: Cny| Ends(Some((low, high)));
    let found = &range.exemption;
    assert_eq!(ends(found.low.amount, found.high.amount), brute.exemption, "{row:#?}");
    let found = &range.subsidy;
    assert_eq!(ends(found.low.amount, found.high.amount), brute.subsidy, "{row:#?}");
    let found = &range.benefit;
    assert_eq!(ends(found.low.amount, found.high.amount), brute.benefit, "{row:#?}");
    let found = range.refund_or_due.as_ref();
    let refund = found.map(|found| (found.low.amount, found.high.amount));
    assert_eq!(Ends(refund), brute.refund, "{row:#?}");
    let mut routes = range.best_routes.clone();
    let mut expected = brute.routes.clone();
    routes.sort_by_key(|route| route.word());
    expected.sort_by_key(|route| route.word());
    assert_eq!(routes, expected, "{row:#?}");
    check_question(person, &range, &brute);
    check_ends(person, &range);
    range
}

/// The question is the one whose worst answer leaves least, the first by id of equal ones.
fn check_question(person: &Person, range: &Range, brute: &Brute) {
    let width = brute.exemption.width();
    let Some(question) = &range.question else {
        assert_eq!(width, Cny::ZERO, "{:#?}", person.row);
        return;
    };
    let left = brute.left();
    let least = *left.values().min().unwrap();
    assert_eq!(question.width, width, "{:#?}", person.row);
    assert_eq!(question.narrows_by, width - least, "{:#?}", person.row);
    // What bears on the subsidy or the tax alone is no question about the exemption.
    let others = ["subsidy", "annuity", "internal_retirement"];
    let is_tried = |id: &str| {
        !others.iter().any(|other| id.contains(other))
            && range.points.iter().any(|point| point.point == id)
    };
    let first = left.iter().find(|(id, left)| **left == least && is_tried(id)).unwrap();
    assert_eq!(question.point, *first.0, "{:#?}", person.row);
    if least < width {
        let first = left.iter().find(|(_, left)| **left == least).unwrap();
        assert_eq!(question.point, *first.0, "{:#?}", person.row);
    }
}

/// The reading that an end names gives its amount.
fn check_ends(person: &Person, range: &Range) {
    let under = |departures: &[AlternativeOf]| {
        let mut settings = Settings::default();
        for other in departures {
            settings.set(other.point.rsplit('.').next().unwrap(), other.alternative).unwrap();
        }
        assess(&person.facts, &settings, &mut Silent).unwrap()
    };
    for end in [&range.exemption.low, &range.exemption.high] {
        let outcome = under(&end.departures);
        assert_eq!(outcome.exemption.amount, end.amount, "{:#?}", person.row);
    }
    for end in range.refund_or_due.iter().flat_map(|range| [&range.low, &range.high]) {
        let outcome = under(&end.departures);
        assert_eq!(outcome.refund_or_due, Some(end.amount), "{:#?}", person.row);
    }
}

fn compare(seed: u64, count: usize) {
    let mut moved = 0;
    for person in people(seed, false).take(count) {
        let range = check(&person, &coarse(&person));
        moved += usize::from(range.question.is_some());
    }
    assert!(moved * 5 > count, "only {moved} of {count} people have a range");
}

calc_tests::quarters!(compare of 2_500);

/// With every point tried, those that the facts rule out too.
#[test]
fn leaving_points_aside_changes_nothing() {
    let all: Vec<ChoiceId> = ChoiceId::ALL
        .into_iter()
        .filter(|id| id.is_of_person_years())
        .filter(|id| {
            let special = ["severance", "equity", "internal_retirement", "annuity"];
            // Those are in no range, either: see `coarse`.
            let aside = ["donation_order", "benefits_mainland_hk_resident"];
            let is_left_out = |start: &&str| id.name().starts_with(start);
            !special.iter().chain(&aside).any(is_left_out) && !id.is_of_months()
        })
        .collect();
    for person in people(5, false).take(100) {
        let closed = coarse(&person);
        let is_open = |id: &ChoiceId| match id {
            ChoiceId::YearOfAssessment | ChoiceId::TaxReduction => closed.contains(id),
            id => id.is_open_in(person.facts.tax_year),
        };
        let mut points: Vec<ChoiceId> = all.iter().copied().filter(is_open).collect();
        points.extend(closed.iter().filter(|id| id.is_of_months()));
        check(&person, &points);
    }
}

#[test]
fn special_incomes_lie_within_their_range() {
    for person in people(6, true).take(100) {
        check(&person, &coarse(&person));
    }
}

#[test]
fn a_setting_closes_its_point_even_where_it_is_the_default() {
    for person in people(7, false).take(50) {
        for id in [ChoiceId::YearOfAssessment, ChoiceId::TaxReduction] {
            let mut settings = Settings::default();
            settings.set(id.name(), Choices::DEFAULT.taken(id)).unwrap();
            let range = answer(&person.facts, &settings, TraceLevel::None).unwrap().range.unwrap();
            let point = id.parameter().about.id;
            assert!(range.points.iter().all(|tried| tried.point != point), "{point}");
        }
    }
}

/// Rows of a payroll say what an answer says.
#[test]
fn a_payroll_has_the_range_of_each_row() {
    let people: Vec<Person> = people(8, false).take(300).collect();
    let rows: Vec<BTreeMap<&str, String>> = people
        .iter()
        .enumerate()
        .map(|(number, person)| {
            let cells = person.row.iter().map(|(name, text)| (name.as_str(), text.clone()));
            let mut row: BTreeMap<&str, String> = cells.collect();
            row.insert("employee_id", format!("P{number}"));
            row
        })
        .collect();
    let mut csv = csv_of(rows.iter());
    let columns = csv.lines().next().unwrap().split(',').count();
    // A row with an error has blanks there.
    csv.push_str(&vec!["x"; columns].join(","));
    csv.push('\n');
    let ran = run_with(["batch", "-", "--range", "--quiet", "--format", "csv"], csv.as_bytes());
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    let mut read = csv::Reader::from_reader(ran.out.as_bytes());
    let header = read.headers().unwrap().clone();
    let place = |name: &str| header.iter().position(|column| column == name).unwrap();
    let places = ["exemption_low", "exemption_high", "decisive_question"].map(place);
    assert_eq!(places[2], header.len() - 1);
    let records: Vec<csv::StringRecord> = read.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), people.len() + 1);
    for (person, record) in people.iter().zip(&records) {
        let answered = answer(&person.facts, &Settings::default(), TraceLevel::None).unwrap();
        let range = answered.range.unwrap();
        let question = range.question.map_or("", |question| question.point);
        let expected = [
            range.exemption.low.amount.to_string(),
            range.exemption.high.amount.to_string(),
            question.rsplit('.').next().unwrap().to_owned(),
        ];
        assert_eq!(places.map(|at| record[at].to_owned()), expected, "{:#?}", person.row);
    }
    let last = records.last().unwrap();
    assert_eq!(places.map(|at| &last[at]), ["", "", ""]);
}
