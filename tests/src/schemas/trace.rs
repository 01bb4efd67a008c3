//! The trace of an answer: what happened on the way, event by event.

use calc_core::law::eligibility::Eligibility;
use calc_core::law::fields::FieldKind;
use calc_core::law::money::Currency;
use calc_core::law::params::{ChoiceId, Evidence, Wording};
use calc_core::law::rounding::Mode;
use calc_core::law::trace::{SCHEMA, Sign};
use calc_core::person::code::Code;
use calc_core::person::fields::Field;
use calc_core::person::hongkong::salaries_tax::Basis;
use calc_core::person::mainland::annual_bonus::BonusTaxed;
use calc_core::person::relief::election::BestRoute;
use calc_core::person::relief::eligibility::ConditionId;
use calc_core::person::vocabulary::{Route, Section, Term};
use serde_json::{Map, Value, json};

use super::shapes::{Object, WHOLE, described, every, list, one_of, own, root, shaped, word};

/// What parts of a sum and shares are named after, where it is neither a column nor a term.
const OTHER_QUANTITIES: [&str; 4] =
    ["basic_allowance", "married_allowance", "single_parent_allowance", "benefit"];

pub(super) fn schema() -> Value {
    let body = Object::new(
        "The way to an answer. Events are in order: a result comes before the rows that lead to it. \
         A summary holds caps, open points, conditions and notes only.",
    )
    .with("schema", "The version of this shape.", json!({ "const": SCHEMA }))
    .with("events", "What happened.", list(&own("event")));
    root(super::TRACE, "Trace of an answer", body.build(), definitions())
}

fn definitions() -> Value {
    let mut definitions = Map::new();
    let mut define = |name: &str, description: &str, schema: Value| {
        definitions.insert(name.to_owned(), described(description, schema));
    };
    let events = events();
    let refer = |name: &str| own(&format!("event_{name}"));
    define(
        "event",
        "Something that happened.",
        json!({ "oneOf": events.iter().map(|(name, _)| refer(name)).collect::<Vec<_>>() }),
    );
    for (name, event) in events {
        let kind = json!({ "const": name });
        define(&format!("event_{name}"), "", event.with("event", "What happened.", kind).build());
    }
    define("amount", "", amount());
    define("fraction", "", fraction());
    define("part", "", part());
    define("way", "", way());
    define("citation", "", citation());
    define("reference", "", reference());
    define("decided", "An open point and its known answers, point by point.", decided());
    define("section", "A part of the computation.", one_of(Section::ALL.iter().map(|s| s.id())));
    define("term", "A quantity of the computation.", terms());
    define("quantity", "A column, a term, or an allowance by name.", quantities());
    define(
        "column",
        "A column of the facts that the computation uses.",
        one_of(Field::ALL.into_iter().filter(|field| is_used(*field)).map(Field::name)),
    );
    define("note", "A note of an answer.", notes());
    define(
        "condition_id",
        "What a condition asks.",
        one_of(ConditionId::ALL.iter().map(|id| id.id())),
    );
    define(
        "eligibility",
        "Met; not met; evidence is missing; the law or the year does not say.",
        one_of(every!(Eligibility: Yes, No, Needs, Unknown)),
    );
    define("route", "A way to less tax.", one_of([Route::Exemption, Route::Subsidy].map(word)));
    define("evidence", "How well a value is known.", evidence());
    define("parameter", "The id of a parameter, as `taxdiff params list` shows it.", parameter());
    define("date", "A day: year, month, day.", shaped("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
    define("rate", "A rate in percent, such as 7.5%.", shaped(PERCENT));
    define(
        "exchange_rate",
        "Yuan (CNY) for one Hong Kong dollar (HKD), with six decimals.",
        shaped("[012]\\.[0-9]{6}"),
    );
    Value::Object(definitions)
}

const PERCENT: &str = "(?:0|[1-9][0-9]*)(?:\\.[0-9]*[1-9])?%";

/// Every event by its name, but for the member that names it.
fn events() -> Vec<(&'static str, Object)> {
    let citation = || own("citation");
    vec![
        (
            "section",
            Object::new("A part of the computation begins.").with("section", "", own("section")),
        ),
        (
            "input",
            Object::new("A fact that was used.").with("field", "", own("column")).with(
                "value",
                "What it says.",
                json!({ "type": "string", "minLength": 1 }),
            ),
        ),
        (
            "step",
            Object::new("A result and what it was made of.")
                .with("term", "", own("term"))
                .with("result", "How much.", own("amount"))
                .with(
                    "parts",
                    "What was added and taken away, where it is not nothing; the result is their \
                     sum, not below zero where the rule says so. Empty where rows of a scale follow.",
                    list(&own("part")),
                )
                .maybe("citation", "The rule.", citation()),
        ),
        ("share", share()),
        ("bracket", bracket()),
        ("flat_row", flat_row()),
        (
            "cap",
            Object::new("A claim above what the law counts, or below what it begins to count.")
                .with("field", "What was claimed.", own("quantity"))
                .with("claimed", "How much was claimed.", own("amount"))
                .with("cap", "The most that counts, or the least.", own("amount"))
                .with("counted", "How much was counted.", own("amount"))
                .with("citation", "The rule.", citation()),
        ),
        ("rounding", rounding()),
        ("conversion", conversion()),
        (
            "compared",
            Object::new("Two ways were open to the person.")
                .with("term", "What is decided.", own("term"))
                .with("ways", "The ways and what each gives.", list(&own("way")))
                .maybe("citation", "The rule.", citation()),
        ),
        (
            "rule",
            Object::new("A rule without a number that decided a result.")
                .with("term", "The result.", own("term"))
                .with("citation", "The rule.", citation()),
        ),
        (
            "choice",
            Object::new("An open point of the law that the result rests on.")
                .with("parameter", "", own("parameter"))
                .with("taken", "The alternative taken.", json!({ "type": "string" }))
                .with("not_taken", "The others.", list(&json!({ "type": "string" })))
                .matching(own("decided")),
        ),
        (
            "condition",
            Object::new("A condition of a route; the answer says more of it.")
                .with("route", "", own("route"))
                .with("condition", "", own("condition_id"))
                .with("answer", "", own("eligibility"))
                .with(
                    "decided",
                    "Whether the whole answer is what it is because of this one.",
                    json!({ "type": "boolean" }),
                ),
        ),
        ("note", Object::new("A note of the answer.").with("code", "", own("note"))),
    ]
}

fn share() -> Object {
    let rate = json!({ "anyOf": [
        described("A rate in percent.", shaped(PERCENT)),
        described("A share from 0 to 1.", shaped("[01]\\.[0-9]{6}")),
        described(
            "A person's part of a couple's income, in HKD.",
            shaped(&format!("(?:{WHOLE}) / (?:{WHOLE})")),
        ),
    ] });
    Object::new("An amount multiplied by a rate.")
        .with("term", "What it gives.", own("term"))
        .with("of", "Of what.", own("quantity"))
        .with("amount", "How much that is.", own("amount"))
        .with("rate", "The rate.", rate)
        .with("result", "The result after rounding.", own("amount"))
        .maybe("citation", "The rule.", own("citation"))
}

/// A whole number, 1 or more.
fn from_one() -> Value {
    json!({ "type": "integer", "minimum": 1 })
}

fn bracket() -> Object {
    Object::new("A row of a scale that an amount goes through.")
        .with("term", "The tax that it belongs to.", own("term"))
        .with("row", "Which row, from 1.", from_one())
        .with("over", "The amount above which it applies.", own("amount"))
        .maybe("up_to", "Where it ends; the last row has no end.", own("amount"))
        .with("rate", "Its rate.", own("rate"))
        .with("amount", "The part of the amount in it.", own("amount"))
        .with("tax", "Its tax before rounding.", own("fraction"))
        .maybe(
            "citation",
            "The scale, with the first row, where the step before names something else.",
            own("citation"),
        )
}

fn flat_row() -> Object {
    Object::new("A rate on a whole amount less a quick deduction; the step before names the scale.")
        .with("term", "The tax that it belongs to.", own("term"))
        .with("row", "Which row, from 1.", from_one())
        .with("chosen_by", "What chose the row: a twelfth of a bonus.", own("fraction"))
        .with("rate", "Its rate.", own("rate"))
        .with("amount", "What the rate is applied to.", own("amount"))
        .with("quick_deduction", "What is taken off.", own("amount"))
        .with("tax", "The result before rounding.", own("fraction"))
}

fn rounding() -> Object {
    let mode = Object::new("The mode, and the unit that is kept.")
        .with(
            "mode",
            "Half up to the nearest unit; down: the rest is cut; up: any rest is a whole unit.",
            one_of(every!(Mode: HalfUp, Down, Up)),
        )
        .with("unit", "In yuan or dollars: a fen, or a dollar.", one_of(["0.01", "1"]));
    Object::new("A result that was no whole unit.")
        .with("term", "What was rounded.", own("term"))
        .with("before", "Exactly, before.", own("fraction"))
        .with("after", "After.", own("amount"))
        .with("rounding", "How.", mode.build())
        .with("citation", "The rule.", own("citation"))
}

fn conversion() -> Object {
    Object::new("Money of one currency shown in the other.")
        .with("term", "What it gives.", own("term"))
        .with("from", "The amount converted.", own("amount"))
        .maybe("share", "The share of it that counts, from 0 to 1.", shaped("[01]\\.[0-9]{6}"))
        .with("cny_per_hkd", "The rate.", own("exchange_rate"))
        .maybe("observed_on", "The day of the rate, where it is the engine's own.", own("date"))
        .with("to", "The result after rounding.", own("amount"))
        .maybe(
            "citation",
            "Where the rate comes from, where it is the engine's own.",
            own("citation"),
        )
}

fn amount() -> Value {
    Object::new("An amount with its currency.")
        .with("currency", "", one_of(every!(Currency: Cny, Hkd)))
        .with(
            "amount",
            "In yuan or Hong Kong dollars, with two decimals; it may be negative.",
            shaped(&format!("-?(?:{WHOLE})\\.[0-9]{{2}}")),
        )
        .build()
}

fn fraction() -> Value {
    Object::new("An exact amount in yuan or Hong Kong dollars, in lowest terms.")
        .with("numerator", "It may be negative.", shaped("0|-?[1-9][0-9]*"))
        .with("denominator", "Above zero.", shaped("[1-9][0-9]*"))
        .build()
}

fn part() -> Value {
    Object::new("One part of a sum.")
        .with("what", "", own("quantity"))
        .with("sign", "Added, or taken away.", one_of(every!(Sign: Plus, Minus)))
        .with("amount", "", own("amount"))
        .maybe("count", "How many of it, where it is counted.", from_one())
        .maybe("citation", "Where the amount stands in the law.", own("citation"))
        .build()
}

/// The words of the three things that are compared.
fn way() -> Value {
    let bonus = every!(BonusTaxed: Separate, Merged);
    let charges = every!(Basis: Progressive, Standard);
    let routes = [BestRoute::Exemption, BestRoute::Subsidy].map(word);
    Object::new("One of several ways.")
        .with("way", "", one_of(bonus.into_iter().chain(charges).chain(routes)))
        .with("amount", "What it gives.", own("amount"))
        .with("taken", "Whether it was taken.", json!({ "type": "boolean" }))
        .build()
}

fn citation() -> Value {
    let mut references = list(&own("reference"));
    references["minItems"] = json!(1);
    Object::new("A version of a parameter, and where it stands in the law.")
        .with("parameter", "", own("parameter"))
        .with("effective_from", "Since when the version is in force.", own("date"))
        .with("evidence", "", own("evidence"))
        .maybe(
            "wording",
            "What was read where that was not the instrument itself.",
            one_of(every!(Wording: Reprint, Translation)),
        )
        .with("references", "Where it stands in the law.", references)
        .build()
}

fn reference() -> Value {
    let text = || json!({ "type": "string", "minLength": 1 });
    Object::new("A place in the law.")
        .with("instrument", "The law, notice, ordinance or page.", text())
        .with("article", "The article, section, annex or row.", text())
        .with(
            "href",
            "A public address, where one is known.",
            json!({ "anyOf": [{ "type": "string", "pattern": "^https?://" }, { "type": "null" }] }),
        )
        .build()
}

/// Each open point with its own alternatives; only those that can be worked out are taken.
fn decided() -> Value {
    let points: Vec<Value> = ChoiceId::ALL
        .into_iter()
        .filter(|id| id.is_of_person_years())
        .map(|id| {
            let keys = || id.alternatives().iter().map(|choice| choice.key);
            let computed =
                id.alternatives().iter().filter(|choice| choice.computed).map(|choice| choice.key);
            json!({ "properties": {
                "parameter": { "const": id.parameter().about.id },
                "taken": one_of(computed),
                "not_taken": list(&one_of(keys())),
            } })
        })
        .collect();
    json!({ "oneOf": points })
}

fn terms() -> Value {
    one_of(Term::ALL.iter().map(|term| term.id()))
}

/// Residence is settled before the computation, and texts are not used by it.
fn is_used(field: Field) -> bool {
    let settled = matches!(field, Field::MainlandStatus | Field::MainlandDays);
    field.about().kind != FieldKind::Text && !settled
}

fn quantities() -> Value {
    let counted = |field: &Field| {
        matches!(field.about().kind, FieldKind::Cny | FieldKind::Hkd | FieldKind::Count)
            || *field == Field::HkPersonalDisability
    };
    let columns = Field::ALL.into_iter().filter(counted).map(Field::name);
    let mut names: Vec<&str> = Vec::new();
    for name in columns.chain(Term::ALL.iter().map(|term| term.id())).chain(OTHER_QUANTITIES) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    one_of(names)
}

fn notes() -> Value {
    one_of(Code::ALL.iter().filter(|code| !code.is_error()).map(|code| code.as_str()))
}

fn evidence() -> Value {
    one_of(every!(Evidence: Statute, Official, Secondary, Memory, Derived, NotFound))
}

fn parameter() -> Value {
    shaped("[a-z0-9_]+(?:\\.[a-z0-9_]+)+")
}
