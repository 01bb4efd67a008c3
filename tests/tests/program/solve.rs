//! The other way round, tried fen by fen around each answer.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use calc_core::law::eligibility::Eligibility;
use calc_core::law::money::{Cny, Hkd, LARGEST_AMOUNT};
use calc_core::law::trace::Silent;
use calc_core::person::assess::{Settings, assess};
use calc_core::person::decode::decode;
use calc_core::person::facts::Facts;
use calc_core::person::solve::{NetRelief, equalise, solve, split};
use calc_tests::facts::ByColumn;
use calc_tests::http::{CHEAP, JSON, problem};
use calc_tests::oracle::generate::random_row;
use calc_tests::program::run_with;
use calc_tests::random::splitmix64;
use calc_tests::server::Server;
use calc_text::ProblemKind;
use serde_json::{Value, json};

const SOLVE: &str = "/v1/individuals/solve";

/// What is left, written out again.
fn net(facts: &mut Facts, relief: NetRelief, wages: i64) -> i64 {
    facts.mainland.wages = Cny::new(wages);
    let outcome = assess(facts, &Settings::default(), &mut Silent).unwrap();
    let amounts = &facts.mainland;
    let income = amounts.wages
        + amounts.annual_bonus
        + amounts.labour_services
        + amounts.authors_remuneration
        + amounts.royalties
        + amounts.business_income
        + amounts.talent_subsidy
        + amounts.severance
        + amounts.equity_income
        + amounts.technology_reward
        + amounts.early_retirement_pay
        + amounts.internal_retirement_pay
        + amounts.annuity_withdrawn
        + amounts.personal_pension_withdrawn;
    let unless_no = |eligible, amount| if eligible == Eligibility::No { Cny::ZERO } else { amount };
    let back = match relief {
        NetRelief::None => Cny::ZERO,
        NetRelief::Exemption => unless_no(outcome.exemption.eligible, outcome.exemption.amount),
        NetRelief::Subsidy => unless_no(outcome.subsidy.eligible, outcome.subsidy.amount),
        NetRelief::Best => outcome.election.benefit,
    };
    let left =
        income - amounts.social_insurance - amounts.housing_fund - outcome.mainland.tax + back;
    left.minor()
}

fn person(row: &BTreeMap<String, String>) -> Option<Facts> {
    let mut facts = decode(&ByColumn(row)).ok()?;
    // Their income is no column of the year.
    facts.equity.clear();
    assess(&facts, &Settings::default(), &mut Silent).ok()?;
    Some(facts)
}

/// How many fen around an answer are tried one by one.
const AROUND: i64 = 250;

fn check(facts: &Facts, relief: NetRelief, target: i64, bits: &mut impl FnMut() -> u64) {
    let settings = Settings::default();
    let solution = solve(facts, &settings, relief, Cny::new(target)).unwrap();
    let mut other = facts.clone();
    let mainland = &facts.mainland;
    let exempt = mainland.exempt_income + mainland.benefits_mainland + mainland.benefits_hong_kong;
    let least = exempt.minor();
    let wages = solution.wages.minor();
    let mut left = |wages: i64| net(&mut other, relief, wages);
    assert_eq!(left(wages), solution.statement.net.minor(), "{facts:#?}");
    assert!(left(wages) >= target, "{facts:#?}");
    assert_eq!(solution.exact, left(wages) == target, "{facts:#?}");
    for smaller in (wages - AROUND).max(least)..wages {
        assert!(left(smaller) < target, "{smaller} leaves as much as {wages}: {facts:#?}");
    }
    for _ in 0..40 {
        // At all distances.
        let distance = i64::try_from(bits() >> (1 + bits() % 60)).unwrap();
        let smaller = wages - 1 - distance;
        if smaller >= least {
            assert!(left(smaller) < target, "{smaller} leaves as much as {wages}: {facts:#?}");
        }
    }
    if let Some(below) = solution.below {
        assert!(!solution.exact && below.wages.minor() == wages - 1);
        assert_eq!(left(wages - 1), below.net.minor());
    }
    let last = solution.falls_below_until.map_or(wages, |edge| edge.wages.minor());
    if let Some(edge) = solution.falls_below_until {
        assert!(edge.net.minor() < target && left(last) == edge.net.minor(), "{facts:#?}");
    }
    for larger in (last + 1)..=(last + AROUND).min(LARGEST_AMOUNT) {
        assert!(left(larger) >= target, "{larger} leaves less: {facts:#?}");
    }
    for _ in 0..40 {
        let larger = last + 1 + i64::try_from(bits() >> (1 + bits() % 60)).unwrap();
        if larger <= LARGEST_AMOUNT {
            assert!(left(larger) >= target, "{larger} leaves less: {facts:#?}");
        }
    }
}

fn compare(seed: u64, count: usize) {
    let mut bits = splitmix64(seed);
    let mut tried = 0;
    while tried < count {
        let row = random_row(&mut bits).into_iter().map(|(name, text)| (name.to_owned(), text));
        let Some(facts) = person(&row.collect()) else { continue };
        tried += 1;
        let relief = NetRelief::ALL[usize::try_from(bits() % 4).unwrap()];
        let wages =
            facts.mainland.exempt_income.minor() + i64::try_from(bits() % 300_000_000).unwrap();
        let target = net(&mut facts.clone(), relief, wages);
        let off = i64::try_from(bits() % 200).unwrap() - 100;
        check(&facts, relief, target + off, &mut bits);
    }
}

calc_tests::quarters!(compare of 2_500);

fn eligible(year: &str, columns: &[(&str, &str)]) -> Facts {
    let mut row: BTreeMap<String, String> = [
        ("tax_year", year),
        ("fx_cny_per_hkd", "0.92"),
        ("identity", "hk_permanent"),
        ("park_employment", "yes"),
        ("clean_record", "yes"),
        ("white_listed", "yes"),
    ]
    .map(|(name, text)| (name.to_owned(), text.to_owned()))
    .into();
    row.extend(columns.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    person(&row).unwrap_or_else(|| panic!("{row:?}"))
}

/// By hand: 160,000 less 60,000 is taxed 100,000 x 10% - 2,520 = 7,480, which leaves 152,520. A fen less
/// is taxed 7,479.999, rounded 7,480.00.
#[test]
fn wages_before_relief_are_those_of_the_scale() {
    let facts = eligible("2025", &[]);
    let found = solve(&facts, &Settings::default(), NetRelief::None, Cny::yuan(152_520)).unwrap();
    assert_eq!(found.wages.to_string(), "160000.00");
    assert!(found.exact && found.falls_below_until.is_none());
}

/// A net that other income leaves without any wages, and that the first fen of wages takes away: the
/// personal deductions no longer belong to the business.
#[test]
fn a_net_inside_a_jump_has_both_edges() {
    let facts = eligible("2025", &[("business_income", "200000"), ("business_kind", "other")]);
    let at = |wages| net(&mut facts.clone(), NetRelief::None, wages);
    assert!(at(1) < at(0), "the first fen costs tax");
    let target = at(0) - 1;
    let found = solve(&facts, &Settings::default(), NetRelief::None, Cny::new(target)).unwrap();
    assert_eq!((found.wages, found.exact, found.below), (Cny::ZERO, false, None));
    assert!(found.falls_below_until.is_some());
    assert!(found.jumps.iter().any(|jump| jump.wages == Cny::new(1)));
}

/// Donations of which the bonus and equity income take what the wages leave, whole ones, and benefits: what
/// is left falls where a bonus that takes fewer donations reaches a row.
#[test]
fn donations_in_an_order_and_benefits_are_taken_into_account() {
    let mut bits = splitmix64(23);
    let order = ("donation_order", "comprehensive+bonus+equity");
    let bonus = ("annual_bonus", "150000");
    let all: [&[(&str, &str)]; 4] = [
        &[("donations", "90000"), order, bonus, ("bonus_method", "separate")],
        &[("donations", "90000"), ("donations_full", "60000"), order, bonus],
        &[("donations", "120000"), order, bonus, ("equity_income", "200000")],
        &[
            ("wages", "120000"),
            ("benefits_mainland", "120000"),
            ("health_insurance", "2400"),
            bonus,
        ],
    ];
    for columns in all {
        let facts = eligible("2025", columns);
        for relief in [NetRelief::None, NetRelief::Best] {
            for wages in (130_000..700_000).step_by(57_013) {
                let target = net(&mut facts.clone(), relief, wages * 100);
                check(&facts, relief, target + 50, &mut bits);
            }
        }
    }
}

/// By hand: HKD 1,086,956 are CNY 999,999.52; Hong Kong takes 130,034.64 of it (see R-two-questions in
/// `fixtures/cases/hand/range.toml`) and leaves 869,964.88. With the exemption Shenzhen takes the same of
/// the same wages, so the employer bears nothing.
#[test]
fn equalisation_with_the_exemption_costs_the_employer_nothing() {
    let facts = eligible("2023", &[]);
    let gross = Hkd::dollars(1_086_956);
    let found = equalise(&facts, &Settings::default(), NetRelief::Exemption, gross).unwrap();
    let texts = [
        found.hong_kong_gross_cny,
        found.hypothetical_tax,
        found.target,
        found.with_relief.wages,
        found.employer_bears,
    ]
    .map(|amount| amount.to_string());
    assert_eq!(texts, ["999999.52", "130034.64", "869964.88", "999999.52", "0.00"]);
    assert!(found.employer_bears_before_relief > Cny::yuan(100_000));
    assert!(found.comes_back > Cny::ZERO);
}

/// No split in steps of 37 yuan, and none at an edge of the bonus table, leaves more.
#[test]
fn no_other_split_leaves_more() {
    for (year, package) in
        [("2025", 96_000), ("2025", 300_000), ("2025", 803_000), ("2023", 2_000_000)]
    {
        let mut facts = eligible(year, &[("talent_category", "none")]);
        for relief in NetRelief::ALL {
            let best = split(&facts, &Settings::default(), relief, Cny::yuan(package)).unwrap();
            let edges = [36_000, 144_000, 300_000, 420_000, 660_000, 960_000];
            let steps = (0..=package).step_by(37);
            for bonus in edges.into_iter().filter(|edge| *edge <= package).chain(steps) {
                facts.mainland.annual_bonus = Cny::yuan(bonus);
                let left = net(&mut facts, relief, (package - bonus) * 100);
                assert!(left <= best.statement.net.minor(), "{package} {relief:?}: {bonus}");
            }
            facts.mainland.annual_bonus = Cny::ZERO;
            assert_eq!(net(&mut facts, relief, package * 100), best.without_bonus.minor());
        }
    }
}

/// The same where a bonus taxed by itself takes donations first, and benefits are part of the wages.
#[test]
fn no_other_split_leaves_more_where_the_bonus_takes_donations() {
    let given = [
        ("talent_category", "none"),
        ("donations", "40000"),
        ("donation_order", "bonus+comprehensive"),
        ("wages", "20000"),
        ("benefits_mainland", "20000"),
    ];
    let mut facts = eligible("2025", &given);
    let package = 500_000;
    let best = split(&facts, &Settings::default(), NetRelief::None, Cny::yuan(package)).unwrap();
    for bonus in (0..=package - 20_000).step_by(37) {
        facts.mainland.annual_bonus = Cny::yuan(bonus);
        let left = net(&mut facts, NetRelief::None, (package - bonus) * 100);
        assert!(left <= best.statement.net.minor(), "{bonus}");
    }
}

#[test]
fn command_line_and_service_give_the_same_bytes() {
    let server = Server::start(CHEAP);
    let body = json!({
        "person": {"employee_id": "1", "tax_year": 2025},
        "mainland": {"annual_bonus": "100000", "social_insurance": "20000"},
        "assumptions": {"fx_cny_per_hkd": "0.92"},
    });
    for (goal, relief) in [("net", "none"), ("package", "exemption"), ("hong_kong", "best")] {
        let ran = run_with(
            ["solve", "-", "--json", "--for", &format!("{goal}=600000"), "--relief", relief],
            body.to_string().as_bytes(),
        );
        assert_eq!(ran.code, Some(0), "{goal}: {}", ran.said);
        let mut asked = body.clone();
        asked["solve"] = json!({goal: "600000", "relief": relief});
        let response = server.post(SOLVE, JSON, asked.to_string().as_bytes());
        assert_eq!((response.status, response.text()), (200, ran.out), "{goal}");
    }
    for (goal, pointer, code) in [
        (Value::Null, "/solve", "missing_member"),
        (json!({"net": "much"}), "/solve/net", "not_an_amount"),
        (json!({"net": "1", "package": "1"}), "/solve/package", "member_twice"),
        (json!({"net": "1", "relief": "all"}), "/solve/relief", "unknown_word"),
        (json!({"gross": "1"}), "/solve/gross", "unknown_member"),
        (json!({"net": "9999999999999.99"}), "/solve/net", "not_an_amount"),
    ] {
        let mut asked = body.clone();
        if goal != Value::Null {
            asked["solve"] = goal;
        }
        let response = server.post(SOLVE, JSON, asked.to_string().as_bytes());
        let document = problem(&response, ProblemKind::Facts);
        assert_eq!(document["errors"][0]["pointer"], pointer, "{document}");
        assert_eq!(document["errors"][0]["code"], code, "{document}");
    }
}
