//! Calibration: what the figures of many people agree with, against brute force, and the file that later
//! runs take.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use calamine::{Reader as _, open_workbook};
use calc_core::law::eligibility::Eligibility;
use calc_core::law::money::Cny;
use calc_core::law::params::{ChoiceId, Choices};
use calc_core::law::ruleset::RULESET;
use calc_core::law::trace::Silent;
use calc_core::person::assess::{Settings, assess};
use calc_core::person::decode::decode;
use calc_core::person::facts::Facts;
use calc_core::person::readings::calibrate::{CalibratedYear, Observed, Resistance, calibrate};
use calc_core::person::readings::gap::Official;
use calc_tests::facts::ByColumn;
use calc_tests::http::{CHEAP, CSV, JSON, NDJSON};
use calc_tests::oracle::generate::random_row;
use calc_tests::program::run_in;
use calc_tests::random::splitmix64;
use calc_tests::server::Server;
use serde_json::{Value, json};

/// The points that bear on the exemption of a resident without special incomes.
const POINTS: [ChoiceId; 9] = [
    ChoiceId::AllowancesBesideParkShare,
    ChoiceId::CategoryByCategory,
    ChoiceId::GrossBase,
    ChoiceId::JointAssessment,
    ChoiceId::JointTaxAttribution,
    ChoiceId::MainlandContributions,
    ChoiceId::ParkShare,
    ChoiceId::TaxReduction,
    ChoiceId::YearOfAssessment,
];

/// People of one year whose exemption no row decides and no fact rules out.
fn people(bits: &mut impl FnMut() -> u64, count: usize) -> Vec<Facts> {
    let mut found: Vec<Facts> = Vec::new();
    while found.len() < count {
        let mut row: BTreeMap<String, String> =
            random_row(bits).into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
        let brings_its_points = [
            "severance",
            "months_in_china",
            "business_income",
            "hk_children_160",
            "equity_income",
            "annuity_paid",
        ];
        let is_given = |column: &&str| row.get(*column).is_some_and(|text| !text.trim().is_empty());
        if brings_its_points.iter().any(is_given) {
            continue;
        }
        for (column, text) in [
            ("tax_year", "2025"),
            ("identity", "hk_permanent"),
            ("hk_year_of_assessment", ""),
            ("hk_tax_reduction", ""),
        ] {
            row.insert(column.to_owned(), text.to_owned());
        }
        let Ok(facts) = decode(&ByColumn(&row)) else { continue };
        let outcome = assess(&facts, &Settings::default(), &mut Silent);
        if outcome.is_ok_and(|outcome| outcome.exemption.eligible != Eligibility::No) {
            found.push(facts);
        }
    }
    found
}

/// The exemption with every condition met, under some choices.
fn exemption(facts: &Facts, choices: Choices) -> Option<Cny> {
    let settings = Settings { choices, ..Settings::default() };
    let outcome = assess(facts, &settings, &mut Silent).ok()?;
    Some(outcome.exemption.relief.amount)
}

/// Every reading of the points.
fn readings() -> Vec<Choices> {
    let mut all = vec![Choices::DEFAULT];
    for id in POINTS {
        let keys = id.alternatives().iter().filter(|one| one.computed).map(|one| one.key);
        let keys: Vec<&str> = keys.collect();
        let with = |choices: Choices| keys.iter().filter_map(move |key| choices.with(id, key));
        all = all.iter().flat_map(|choices| with(*choices).collect::<Vec<_>>()).collect();
    }
    all
}

/// What brute force finds.
#[derive(Default)]
struct Brute {
    /// How many figures the best readings give.
    most: usize,
    /// Which alternatives they take at each point.
    taken: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// Which figures all of them give.
    by_all: BTreeSet<usize>,
}

impl Brute {
    fn of(people: &[Facts], figures: &[Cny]) -> Self {
        let mut found = Self::default();
        for choices in readings() {
            let all = people.iter().zip(figures).enumerate();
            let given =
                all.filter(|(_, (facts, figure))| exemption(facts, choices) == Some(**figure));
            let given: BTreeSet<usize> = given.map(|(place, _)| place).collect();
            if given.len() < found.most {
                continue;
            }
            if given.len() > found.most {
                found = Self { most: given.len(), by_all: given.clone(), ..Self::default() };
            }
            found.by_all = found.by_all.intersection(&given).copied().collect();
            for id in POINTS {
                let point = id.parameter().about.id;
                found.taken.entry(point).or_default().insert(choices.taken(id));
            }
        }
        found
    }
}

fn calibrated(people: &[Facts], figures: &[Cny]) -> CalibratedYear {
    let observed = people.iter().zip(figures).zip(2..);
    let observed: Vec<Observed<'_>> = observed
        .map(|((facts, figure), row)| Observed {
            row,
            facts,
            official: Some(Official::Exemption(*figure)),
        })
        .collect();
    let found = calibrate(&observed, &Settings::default());
    assert!(found.not_compared.is_empty(), "{:?}", found.not_compared);
    let mut years = found.calibration.years;
    assert_eq!(years.len(), 1);
    years.remove(0)
}

/// The figures come from a hidden practice, and some from another one, so that they contradict each other.
#[test]
fn what_is_learned_is_what_brute_force_finds() {
    let mut bits = splitmix64(21);
    let all = readings();
    let (mut learned, mut resisted) = (0, 0);
    for round in 0..8 {
        let people = people(&mut bits, 4);
        let place = |bits: u64| usize::try_from(bits % u64::try_from(all.len()).unwrap()).unwrap();
        let (hidden, other) = (all[place(bits())], all[place(bits())]);
        let practice = |at: usize| if round % 2 == 1 && at == 0 { other } else { hidden };
        let figures = people.iter().enumerate();
        let figures: Vec<Cny> =
            figures.map(|(at, facts)| exemption(facts, practice(at)).unwrap()).collect();
        let year = calibrated(&people, &figures);
        let Brute { most, taken, by_all } = Brute::of(&people, &figures);
        assert_eq!(year.figures, 4);
        assert_eq!(usize::try_from(year.explained).unwrap(), by_all.len(), "{people:#?}");
        assert!(most >= by_all.len());
        let resisting: BTreeSet<u64> = year.resisting.iter().map(|one| one.row).collect();
        let expected = (0..4).filter(|place| !by_all.contains(place));
        let expected: BTreeSet<u64> =
            expected.map(|place| u64::try_from(place).unwrap() + 2).collect();
        assert_eq!(resisting, expected, "{people:#?}");
        resisted += resisting.len();
        for found in &year.learned {
            let only = BTreeSet::from([found.alternative]);
            assert_eq!(taken[found.point], only, "{} {people:#?}", found.point);
            assert!(!found.rows.is_empty());
            learned += 1;
        }
        for open in &year.unsettled {
            let alternatives: BTreeSet<&str> = open.alternatives.iter().copied().collect();
            assert_eq!(taken[open.point], alternatives, "{} {people:#?}", open.point);
        }
        let said: BTreeSet<&str> = year
            .learned
            .iter()
            .map(|one| one.point)
            .chain(year.unsettled.iter().map(|one| one.point))
            .collect();
        // Whatever brute force settles is a point that bears on somebody.
        for (point, alternatives) in &taken {
            assert!(alternatives.len() > 1 || said.contains(point), "{point} {people:#?}");
        }
    }
    assert!(learned > 8, "only {learned} readings were learned");
    assert!(resisted > 0);
}

/// A payroll; the practice of its bureau counts no reduction, and deducts mainland contributions as MPF.
const PAYROLL: &str = "\
employee_id,tax_year,wages,annual_bonus,social_insurance,identity,park_employment,clean_record,white_listed,fx_cny_per_hkd\n\
A1,2025,1000000,100000,30000,hk_permanent,yes,yes,yes,0.92\n\
A2,2025,800000,0,20000,hk_permanent,yes,yes,yes,0.92\n\
A3,2025,600000,50000,0,hk_permanent,yes,yes,yes,0.92\n\
A4,2025,1500000,0,50000,hk_permanent,yes,yes,yes,0.92\n\
A5,2024,700000,0,10000,hk_permanent,yes,yes,yes,0.92\n";

const PRACTICE: [&str; 4] =
    ["--set", "tax_reduction=not_counted", "--set", "mainland_contributions=deducted_as_mpf"];

/// The cells of a result column, row by row.
fn column(csv: &str, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let at = reader.headers().unwrap().iter().position(|known| known == name).unwrap();
    reader.records().map(|record| record.unwrap()[at].to_owned()).collect()
}

/// What a payroll gives with some arguments.
fn batch(folder: &Path, file: &str, arguments: &[&str]) -> String {
    let all =
        ["batch", file, "--quiet", "--format", "csv"].into_iter().chain(arguments.iter().copied());
    let ran = run_in(folder, all, b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    ran.out
}

/// A folder with the payroll, and the payroll with the figures of a practice beside it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("payroll.csv"), PAYROLL).unwrap();
    let figures = column(&batch(folder.path(), "payroll.csv", &PRACTICE), "exemption");
    let figures = std::iter::once("official_exemption".to_owned()).chain(figures);
    let rows = PAYROLL.lines().zip(figures).map(|(row, figure)| format!("{row},{figure}\n"));
    fs::write(folder.path().join("official.csv"), rows.collect::<String>()).unwrap();
    folder
}

#[test]
fn later_runs_follow_the_practice_that_was_learned() {
    let folder = folder();
    let path = folder.path();
    let ran = run_in(path, ["reconcile", "official.csv", "-o", "readings.toml"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let readings: toml::Table =
        fs::read_to_string(path.join("readings.toml")).unwrap().parse().unwrap();
    assert_eq!(readings["ruleset"].as_str(), Some(&*RULESET.to_string()));
    let year = &readings["year"][1];
    assert_eq!(year["tax_year"].as_integer(), Some(2025));
    assert_eq!((year["figures"].as_integer(), year["explained"].as_integer()), (Some(4), Some(4)));
    let learned: BTreeMap<&str, &str> = year["reading"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["point"].as_str().unwrap(), one["alternative"].as_str().unwrap()))
        .collect();
    assert_eq!(learned["tax_reduction"], "not_counted");
    let hidden = batch(path, "payroll.csv", &PRACTICE);
    let followed = batch(path, "payroll.csv", &["--readings", "readings.toml"]);
    assert_eq!(column(&followed, "exemption"), column(&hidden, "exemption"));
    assert_ne!(
        column(&followed, "exemption"),
        column(&batch(path, "payroll.csv", &[]), "exemption")
    );
    // The ruleset names the readings behind it, and may be expected.
    let ruleset = column(&followed, "ruleset")[0].clone();
    assert!(ruleset.starts_with(&format!("{RULESET}+")), "{ruleset}");
    let pinned = ["--readings", "readings.toml", "--ruleset", &*ruleset];
    assert_eq!(batch(path, "payroll.csv", &pinned), followed);
    for arguments in [
        &["batch", "payroll.csv", "--ruleset", &*ruleset][..],
        &["batch", "payroll.csv", "--readings", "readings.toml", "--ruleset", "0.1.0+000000000000"],
    ] {
        let ran = run_in(path, arguments, b"");
        assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{}", ran.said);
    }
}

#[test]
fn a_row_is_stronger_than_a_setting_and_a_setting_than_readings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let readings = format!(
        "schema = \"taxdiff.readings/1\"\nruleset = \"{RULESET}\"\n[[year]]\ntax_year = 2025\n\
         [[year.reading]]\npoint = \"tax_reduction\"\nalternative = \"not_counted\"\n"
    );
    fs::write(path.join("readings.toml"), readings).unwrap();
    let header = "employee_id,tax_year,wages,fx_cny_per_hkd,hk_tax_reduction\n";
    let row = |year: &str, said: &str| format!("{year}{said},{year},300000,0.92,{said}\n");
    let rows = [("2025", ""), ("2025", "counted"), ("2025", "not_counted"), ("2024", "")];
    let rows: String = rows.iter().map(|(year, said)| row(year, said)).collect();
    fs::write(path.join("payroll.csv"), format!("{header}{rows}")).unwrap();
    let taxes = |arguments: &[&str]| column(&batch(path, "payroll.csv", arguments), "hk_tax_hkd");
    let plain = taxes(&[]);
    let [counted, not_counted] = [&plain[1], &plain[2]];
    assert_ne!(counted, not_counted);
    let read = taxes(&["--readings", "readings.toml"]);
    assert_eq!(read.iter().collect::<Vec<_>>(), [not_counted, counted, not_counted, &plain[3]]);
    let both = ["--readings", "readings.toml", "--set", "tax_reduction=counted"];
    assert_eq!(taxes(&both), plain);
}

#[test]
fn rows_that_are_not_compared_are_named_and_change_nothing() {
    let folder = folder();
    let path = folder.path();
    let good = fs::read_to_string(path.join("official.csv")).unwrap();
    let run = |name: &str| {
        let ran = run_in(path, ["reconcile", name, "--json"], b"");
        (ran.code, serde_json::from_str::<Value>(&ran.out).unwrap())
    };
    let (code, clean) = run("official.csv");
    assert_eq!((code, &clean["not_compared"]), (Some(0), &json!([])));
    // Above the tax, no amount, and a row that does not say who it is about.
    let more = "B1,2025,500000,0,0,hk_permanent,yes,yes,yes,0.92,999999\n\
        B2,2025,500000,0,0,hk_permanent,yes,yes,yes,0.92,much\n\
        ,2025,500000,0,0,hk_permanent,yes,yes,yes,0.92,1\n";
    fs::write(path.join("bad.csv"), format!("{good}{more}")).unwrap();
    let (code, bad) = run("bad.csv");
    assert_eq!(code, Some(1));
    let named = bad["not_compared"].as_array().unwrap().iter();
    let named: Vec<(u64, &str)> = named
        .map(|error| (error["row"].as_u64().unwrap(), error["code"].as_str().unwrap()))
        .collect();
    let expected = [(7, "official_above_tax"), (8, "not_an_amount"), (9, "missing_value")];
    assert_eq!(named, expected);
    assert_eq!(bad["calibration"]["years"], clean["calibration"]["years"]);
    // Of two figures for one person and year neither is taken.
    let twice = "A1,2025,1000000,100000,30000,hk_permanent,yes,yes,yes,0.92,1.00\n";
    fs::write(path.join("twice.csv"), format!("{good}{twice}")).unwrap();
    let (code, two) = run("twice.csv");
    assert_eq!(code, Some(1));
    assert_eq!(two["calibration"]["years"][1]["figures"], 3);
    assert_eq!(two["not_compared"][0]["row"], 2);
    assert_eq!(two["not_compared"][1]["code"], "duplicate_person_year");
}

/// One fen beside what any reading gives is no practice, and a free exchange rate teaches nothing.
#[test]
fn a_figure_that_nothing_explains_resists() {
    let mut bits = splitmix64(22);
    let people = people(&mut bits, 1);
    let given: BTreeSet<Cny> =
        readings().into_iter().filter_map(|choices| exemption(&people[0], choices)).collect();
    let tax = assess(&people[0], &Settings::default(), &mut Silent).unwrap().mainland.tax;
    let mut beside = given.iter().map(|amount| *amount - Cny::new(1));
    let is_one = |amount: &Cny| (Cny::ZERO..=tax).contains(amount) && !given.contains(amount);
    let Some(beside) = beside.find(is_one) else { panic!("every fen is given") };
    let year = calibrated(&people, &[beside]);
    assert_eq!((year.figures, year.explained, year.learned.len()), (1, 0, 0));
    assert_eq!(year.resisting[0].why, Resistance::Unexplained);
    assert_eq!(year.resisting[0].official, beside);
}

#[test]
fn the_workbook_says_which_reading_was_learned_from_which_rows() {
    let folder = folder();
    let path = folder.path();
    let ran = run_in(path, ["reconcile", "official.csv", "-o", "readings.toml"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let command = ["batch", "payroll.csv", "--readings", "readings.toml", "-o", "out.xlsx"];
    let ran = run_in(path, command, b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(ran.said.contains("readings.toml"), "{}", ran.said);
    let mut book: calamine::Xlsx<_> = open_workbook(path.join("out.xlsx")).unwrap();
    let sheet = book.worksheet_range("Readings").unwrap();
    let text = sheet.rows().flatten().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(text.contains("The Hong Kong tax is taken before the one-off reduction."), "{text}");
    assert!(text.contains("2, 3, 4, 5"), "{text}");
}

#[test]
fn the_service_takes_readings_as_the_program_does() {
    let folder = folder();
    let path = folder.path();
    let ran = run_in(path, ["reconcile", "official.csv", "-o", "readings.toml"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let file = path.join("readings.toml");
    let arguments: Vec<&str> =
        CHEAP.iter().copied().chain(["--readings", file.to_str().unwrap()]).collect();
    let server = Server::start(&arguments);
    let facts = json!({
        "person": {"employee_id": "1", "tax_year": 2025},
        "mainland": {"wages": "1000000"},
        "assumptions": {"fx_cny_per_hkd": "0.92"},
    });
    fs::write(path.join("facts.json"), facts.to_string()).unwrap();
    let ran = run_in(path, ["assess", "facts.json", "--json", "--readings", "readings.toml"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let response = server.post("/v1/individuals/assess", JSON, facts.to_string().as_bytes());
    assert_eq!(response.text(), ran.out);
    assert!(response.json()["ruleset"]["readings"].is_string());
    let rows = server.post("/v1/individuals/batch", CSV, PAYROLL.as_bytes());
    assert_eq!(rows.text(), batch(path, "payroll.csv", &["--readings", "readings.toml"]));
    let ranged = server.post("/v1/individuals/batch?range=true", CSV, PAYROLL.as_bytes());
    let expected = batch(path, "payroll.csv", &["--readings", "readings.toml", "--range"]);
    assert_eq!(ranged.text(), expected);
    let line = format!("{facts}\n");
    let ranged = server.post("/v1/individuals/batch?range=true", NDJSON, line.as_bytes());
    let ranged: Value = serde_json::from_str(&ranged.text()).unwrap();
    assert!(ranged["exemption_low"].is_string() && ranged["decisive_question"].is_string());
}

/// A record says what the readings took, so that it can be worked out again without them.
#[test]
fn a_record_needs_no_file_of_readings() {
    let folder = folder();
    let path = folder.path();
    let ran = run_in(path, ["reconcile", "official.csv", "-o", "readings.toml"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let facts = json!({
        "person": {"employee_id": "1", "tax_year": 2025},
        "mainland": {"wages": "300000"},
        "assumptions": {"fx_cny_per_hkd": "0.92"},
    });
    fs::write(path.join("facts.json"), facts.to_string()).unwrap();
    let command = ["assess", "facts.json", "--readings", "readings.toml", "--receipt", "kept.json"];
    let ran = run_in(path, command, b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let kept: Value = serde_json::from_slice(&fs::read(path.join("kept.json")).unwrap()).unwrap();
    assert_eq!(kept["record"]["settings"]["tax_reduction"], "not_counted");
    let ran = run_in(path, ["verify", "kept.json"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.out);
}

#[test]
fn readings_of_another_ruleset_are_said_and_taken() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let readings = "schema = \"taxdiff.readings/1\"\nruleset = \"0.1.0+000000000000\"\n";
    fs::write(path.join("readings.toml"), readings).unwrap();
    fs::write(path.join("payroll.csv"), PAYROLL).unwrap();
    let command = ["batch", "payroll.csv", "-o", "out.csv", "--readings", "readings.toml"];
    let ran = run_in(path, command, b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(ran.said.contains("0.1.0+000000000000"), "{}", ran.said);
    assert!(ran.said.contains(&RULESET.to_string()), "{}", ran.said);
}
