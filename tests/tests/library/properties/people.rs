//! People as they may come: every column blank or filled, consistent, of every size.

use std::collections::{BTreeMap, BTreeSet};

use calc_core::law::eligibility::Eligibility;
use calc_core::law::fields::FieldKind;
use calc_core::law::params::{ChoiceId, Choices};
use calc_core::law::trace::Silent;
use calc_core::person::assess::{Outcome, Settings, assess};
use calc_core::person::decode::decode;
use calc_core::person::facts::Facts;
use calc_core::person::fields::{Field, Group};
use calc_tests::facts::ByColumn;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

/// A person-year by column.
pub(crate) type Person = BTreeMap<String, String>;

/// The largest amount that the contract allows, in fen.
pub(crate) const LARGEST: u64 = 100_000_000_000_000;

/// An amount of fen as a payroll writes it.
pub(crate) fn fen_text(fen: u64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// Amounts of everyday size, around the edges of the law's tables, and of any size up to the
/// largest.
pub(crate) fn fen() -> impl Strategy<Value = u64> {
    let edges = vec![
        0, 30_000, 36_000, 50_000, 60_000, 90_000, 96_000, 100_000, 144_000, 150_000, 204_000,
        300_000, 360_000, 420_000, 480_000, 500_000, 660_000, 720_000, 960_000, 1_000_000,
        1_020_000, 2_000_000, 5_000_000,
    ];
    prop_oneof![
        5 => 0..=50_000_000_u64,
        4 => 0..=500_000_000_u64,
        4 => (prop::sample::select(edges), 0..=200_u64)
            .prop_map(|(yuan, off)| (yuan * 100 + off).saturating_sub(100)),
        1 => 0..=LARGEST,
        1 => Just(LARGEST),
    ]
}

fn column(field: Field) -> BoxedStrategy<String> {
    let about = field.about();
    match about.kind {
        FieldKind::Text => "[A-Za-z0-9]{1,8}".boxed(),
        FieldKind::Cny | FieldKind::Hkd => fen().prop_map(fen_text).boxed(),
        FieldKind::Count => {
            prop_oneof![8 => 0..=4_u8, 1 => 5..=99_u8].prop_map(|count| count.to_string()).boxed()
        }
        FieldKind::YesNo => {
            prop_oneof![4 => Just("yes"), 1 => Just("no")].prop_map(str::to_owned).boxed()
        }
        FieldKind::Word => {
            let keys: Vec<&str> = about.words.iter().map(|word| word.key).collect();
            prop::sample::select(keys).prop_map(str::to_owned).boxed()
        }
        FieldKind::Words => {
            let keys: Vec<&str> = about.words.iter().map(|word| word.key).collect();
            let most = keys.len();
            prop::sample::subsequence(keys, 1..=most)
                .prop_shuffle()
                .prop_map(|words| words.join("+"))
                .boxed()
        }
        FieldKind::Days => (183..=366_u16).prop_map(|days| days.to_string()).boxed(),
        FieldKind::HalfDays => {
            let halves = prop_oneof![2 => 178..=183_u16, 3 => 0..=732_u16];
            halves.prop_map(|half| format!("{}.{}", half / 2, half % 2 * 5)).boxed()
        }
        FieldKind::Share => (0..=1_000_000_u32).prop_map(millionths_text).boxed(),
        FieldKind::ExchangeRate => {
            let rates = prop_oneof![4 => 850_000..=950_000_u32, 1 => 500_000..=2_000_000_u32];
            rates.prop_map(millionths_text).boxed()
        }
        FieldKind::TaxYear => (2019..=2027_u16).prop_map(|year| year.to_string()).boxed(),
        FieldKind::Month => (1..=12_u16).prop_map(|month| month.to_string()).boxed(),
        // Events of equity pay have rows of their own.
        FieldKind::List => Just(String::new()).boxed(),
        FieldKind::PeriodDays
        | FieldKind::PeriodHalfDays
        | FieldKind::Year
        | FieldKind::YesNoUnknown
        | FieldKind::Staff
        | FieldKind::Average
        | FieldKind::Quantity
        | FieldKind::Percent
        | FieldKind::Date => unreachable!("a column of companies or months"),
    }
}

fn millionths_text(millionths: u32) -> String {
    format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000)
}

/// The columns but those of the actual Hong Kong bill, which has a computation and rows of its own.
pub(crate) fn columns() -> impl Iterator<Item = Field> {
    Field::ALL.into_iter().filter(|field| field.group() != Group::HongKongActual)
}

/// A person-year that is worked out without an error.
pub(crate) fn person() -> impl Strategy<Value = Person> {
    let cells: Vec<_> = columns()
        .map(|field| match field {
            Field::EmployeeId | Field::TaxYear => column(field).prop_map(Some).boxed(),
            // Who is what for the reliefs is mostly known, and wages are mostly paid.
            Field::Wages => prop::option::weighted(0.8, column(field)).boxed(),
            _ if field.about().kind == FieldKind::YesNo || field == Field::Identity => {
                prop::option::weighted(0.8, column(field)).boxed()
            }
            _ => prop::option::weighted(0.35, column(field)).boxed(),
        })
        .collect();
    // Seldom does everything say yes by itself.
    let favoured = prop::bool::weighted(0.4);
    let people = (cells, favoured).prop_map(|(cells, favoured)| {
        let named = columns().zip(cells);
        let mut person: Person =
            named.filter_map(|(field, cell)| Some((field.name().to_owned(), cell?))).collect();
        if favoured {
            let facts = FAVOURABLE.map(|(column, cell)| (column.to_owned(), cell.to_owned()));
            person.extend(facts);
        }
        make_consistent(&mut person);
        person
    });
    // What few columns need of each other is left to luck.
    people.prop_filter("refused", |person| {
        assess(&facts(person), &Settings::default(), &mut Silent).is_ok()
    })
}

/// Who may have both reliefs.
const FAVOURABLE: [(&str, &str); 7] = [
    ("identity", "hk_permanent"),
    ("park_employment", "yes"),
    ("clean_record", "yes"),
    ("white_listed", "yes"),
    ("talent_category", "high_end"),
    ("talent_conditions", "yes"),
    ("shenzhen_work_days", "200"),
];

/// Takes away what contradicts the rest of a person-year.
fn make_consistent(person: &mut Person) {
    let is = |person: &Person, column: &str, word: &str| {
        person.get(column).is_some_and(|text| text == word)
    };
    let year = person["tax_year"].clone();
    if year == "2026" || year == "2027" {
        person.entry("fx_cny_per_hkd".to_owned()).or_insert_with(|| "0.9".to_owned());
    }
    if year == "2027" {
        person.insert("hk_year_of_assessment".to_owned(), "ends_in_tax_year".to_owned());
    }
    if year != "2027" {
        // Announced for 2026/27 alone, whatever the settings take for the year of assessment.
        person.remove("hk_children_160");
    }
    if is(person, "mainland_status", "non_resident") {
        person.remove("mainland_status");
    }
    if fen_in(person, "exempt_income") > fen_in(person, "wages") {
        let wages = fen_in(person, "wages");
        person.insert("exempt_income".to_owned(), fen_text(wages / 2));
    }
    let benefits = ["benefits_mainland", "benefits_hong_kong"];
    let parts = ["exempt_income"].into_iter().chain(benefits);
    if parts.map(|part| fen_in(person, part)).sum::<u64>() > fen_in(person, "wages") {
        for part in benefits {
            person.remove(part);
        }
    }
    if !is(person, "hk_marital_status", "married") {
        for column in [
            "hk_spouse_income",
            "hk_spouse_deductions",
            "hk_spouse_assisted_reproduction",
            "hk_assessment",
        ] {
            person.remove(column);
        }
    }
    if is(person, "hk_marital_status", "single_parent") {
        person.insert("hk_children".to_owned(), "2".to_owned());
    }
    for (part, group) in [
        ("hk_children_additional", "hk_children"),
        ("hk_children_160", "hk_children_additional"),
        ("hk_parents_60_residing", "hk_parents_60"),
        ("hk_parents_55_residing", "hk_parents_55"),
    ] {
        if count_in(person, part) > count_in(person, group) {
            person.remove(part);
        }
    }
    for persons in ["hk_elderly_care_persons", "hk_vhis_persons"] {
        if is(person, persons, "0") {
            person.remove(persons);
        }
    }
}

/// What stands in a column of money, in fen or cents.
pub(crate) fn fen_in(person: &Person, column: &str) -> u64 {
    person.get(column).map_or(0, |text| text.replace('.', "").parse().unwrap())
}

fn count_in(person: &Person, column: &str) -> u64 {
    person.get(column).map_or(0, |text| text.parse().unwrap())
}

/// Any alternative at every open point.
pub(crate) fn settings() -> impl Strategy<Value = Settings> {
    let alternatives: Vec<_> = ChoiceId::ALL
        .into_iter()
        .map(|id| {
            let computed = id.alternatives().iter().filter(|choice| choice.computed);
            prop::sample::select(computed.map(|choice| choice.key).collect::<Vec<_>>())
        })
        .collect();
    alternatives.prop_map(|taken| {
        let mut choices = Choices::DEFAULT;
        for (id, key) in ChoiceId::ALL.into_iter().zip(taken) {
            // Which years of assessment are covered depends on the tax year; rows choose theirs. Who may not have
            // tax-free benefits is refused.
            if ![ChoiceId::YearOfAssessment, ChoiceId::BenefitsMainlandHkResident].contains(&id) {
                choices.set(id.name(), key).unwrap();
            }
        }
        Settings { choices, ..Settings::default() }
    })
}

/// A person-year as a row.
pub(crate) type Cells = BTreeMap<&'static str, String>;

/// People as rows; everybody gets a number of their own.
pub(crate) fn numbered(people: &[Person]) -> Vec<Cells> {
    let named = |column: &String| Field::named(column).unwrap().name();
    let numbered = people.iter().enumerate().map(|(index, person)| {
        let mut cells: Cells =
            person.iter().map(|(column, cell)| (named(column), cell.clone())).collect();
        cells.insert("employee_id", format!("{index:06}"));
        cells
    });
    numbered.collect()
}

/// The facts of a person-year.
pub(crate) fn facts(person: &Person) -> Facts {
    decode(&ByColumn(person)).unwrap()
}

/// What a person-year comes to.
pub(crate) fn outcome(person: &Person, settings: &Settings) -> Outcome {
    assess(&facts(person), settings, &mut Silent).unwrap()
}

/// The same person with more in a column of money.
pub(crate) fn with_more(person: &Person, column: &str, more: u64) -> Person {
    let mut richer = person.clone();
    richer.insert(column.to_owned(), fen_text(fen_in(person, column) + more));
    richer
}

/// A percentage of an amount, rounded up.
pub(crate) fn percent_up(amount: u64, percent: u64) -> i64 {
    i64::try_from((amount * percent).div_ceil(100)).unwrap()
}

#[test]
fn people_of_every_kind_are_tried() {
    let mut runner = TestRunner::new(crate::properties::people_to_try(1));
    let mut seen = BTreeSet::new();
    for _ in 0..6_000 {
        let person = person().new_tree(&mut runner).unwrap().current();
        let outcome = outcome(&person, &Settings::default());
        seen.insert(format!("best: {}", outcome.election.best.word()));
        let both = outcome.exemption.eligible == Eligibility::Yes
            && outcome.subsidy.eligible == Eligibility::Yes;
        let larger = outcome.exemption.amount < outcome.subsidy.amount;
        seen.insert(format!("both: {both}, subsidy larger: {larger}"));
        seen.insert(format!("basis: {}", outcome.hong_kong.salaries.basis.word()));
        let bonus = outcome.mainland.bonus.map_or("none", |bonus| bonus.taxed.word());
        seen.insert(format!("bonus: {bonus}"));
        seen.insert(format!("exemption: {}", outcome.exemption.eligible.word()));
        seen.insert(format!("subsidy: {}", outcome.subsidy.eligible.word()));
        seen.insert(format!("capped: {}", outcome.subsidy.relief.capped));
        seen.extend(outcome.notes.iter().map(|code| format!("note: {}", code.as_str())));
    }
    // 5 routes, 4 pairs, 2 charges, 3 bonuses, 3 answers for each route (no year that is covered
    // leaves one unknown), 2 for the cap, 22 notes.
    assert_eq!(seen.len(), 5 + 4 + 2 + 3 + 3 + 3 + 2 + 22, "{seen:#?}");
}
