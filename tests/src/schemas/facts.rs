//! The facts of one person-year: the payroll's columns, nested by group.

use calc_core::law::fields::{FieldAbout, FieldKind, MOST_ITEMS};
use calc_core::law::money::LARGEST_AMOUNT;
use calc_core::person::equity::fields::{Field as EventField, Group as EventGroup};
use calc_core::person::fields::{Field, Group};
use calc_core::person::rulebook::Rulebook;
use serde_json::{Map, Value, json};

use super::shapes::{described, joined, one_of, own, root, shaped, stated_amount};

pub(super) fn schema() -> Value {
    let groups: Map<String, Value> =
        Group::ALL.into_iter().map(|name| (name.name().to_owned(), group(name))).collect();
    let body = json!({
        "description": "What `taxdiff assess` takes. What is not known is left out: a missing \
            amount is 0, a missing fact about eligibility is \"not given\". Amounts, shares and \
            rates are texts; counts, days and the tax year may be whole numbers too, without a \
            decimal point. The program also reads the labels and aliases of a word in English and \
            Chinese, and null or a blank text as \"not given\"; this schema asks for the canonical \
            words. Facts that contradict each other pass the schema and are refused by the program.",
        "type": "object",
        "additionalProperties": false,
        "required": required_groups(),
        "properties": groups,
    });
    let definitions = json!({
        "cny": described(&amount_of("yuan (CNY)"), stated_amount()),
        "hkd": described(
            &format!("{} Cents are cut off as it is read.", amount_of("Hong Kong dollars (HKD)")),
            stated_amount(),
        ),
        "yes_no": described("Yes or no; left out means not given.", one_of(["yes", "no"])),
    });
    root(super::FACTS, "Facts of one person-year", body, definitions)
}

fn amount_of(unit: &str) -> String {
    format!(
        "An amount of {unit} for the whole year: digits, and at most two decimals after a point; \
         from 0 to {LARGEST_AMOUNT}."
    )
}

fn required_groups() -> Vec<&'static str> {
    let required = || Field::ALL.into_iter().filter(|field| field.about().required);
    let needed = |group: &Group| required().any(|field| field.group() == *group);
    Group::ALL.iter().filter(|group| needed(group)).map(|group| group.name()).collect()
}

fn group(group: Group) -> Value {
    let fields = || Field::ALL.into_iter().filter(|field| field.group() == group);
    let members: Map<String, Value> =
        fields().map(|field| (field.name().to_owned(), member(field))).collect();
    let required: Vec<&str> =
        fields().filter(|field| field.about().required).map(Field::name).collect();
    json!({
        "description": group.about(),
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": members,
    })
}

fn member(field: Field) -> Value {
    said(field.about())
}

/// A member with what is said of it.
fn said(about: &FieldAbout) -> Value {
    let mut member = Map::new();
    member.insert("title".to_owned(), json!(about.label.en));
    member.insert("description".to_owned(), json!(description(about)));
    if let Value::Object(rest) = value(about) {
        member.extend(rest);
    }
    Value::Object(member)
}

/// The events of equity pay.
fn events() -> Value {
    let members: Map<String, Value> = EventField::of_event()
        .map(|field| (field.name().to_owned(), said(field.about())))
        .collect();
    let required: Vec<&str> = EventField::of_event()
        .filter(|field| field.about().required)
        .map(EventField::name)
        .collect();
    json!({
        "type": "array",
        "maxItems": MOST_ITEMS,
        "items": {
            "description": EventGroup::Event.about(),
            "type": "object",
            "additionalProperties": false,
            "required": required,
            "properties": members,
        },
    })
}

fn description(about: &FieldAbout) -> String {
    let words: Vec<String> =
        about.words.iter().map(|word| format!("{} ({})", word.key, word.label.en)).collect();
    if words.is_empty() {
        about.help.en.to_owned()
    } else {
        format!("{} Words: {}.", about.help.en, words.join(", "))
    }
}

fn value(about: &FieldAbout) -> Value {
    match about.kind {
        // A text that no person-year can do without must not be blank.
        FieldKind::Text if about.required => {
            json!({ "type": "string", "pattern": "\\S" })
        }
        FieldKind::Text => json!({ "type": "string" }),
        FieldKind::Cny => own("cny"),
        FieldKind::Hkd => own("hkd"),
        FieldKind::Count => whole_number(0, 99, "[0-9]{1,2}"),
        FieldKind::YesNo => own("yes_no"),
        FieldKind::Words => joined(about.words.iter().map(|word| word.key)),
        FieldKind::Word => one_of(about.words.iter().map(|word| word.key)),
        FieldKind::Days => whole_number(about.least, 366, &days_from(about.least)),
        FieldKind::HalfDays => {
            shaped(&format!("(?:{BELOW_366})(?:\\.[05]0?)?|366(?:\\.0{{1,2}})?"))
        }
        FieldKind::Share => shaped("0(?:\\.[0-9]{1,6})?|1(?:\\.0{1,6})?"),
        FieldKind::ExchangeRate => {
            shaped("0\\.[5-9][0-9]{0,5}|1(?:\\.[0-9]{1,6})?|2(?:\\.0{1,6})?")
        }
        FieldKind::TaxYear => {
            let (first, last) = Rulebook::get().tax_years();
            let years: Vec<String> = (first..=last).map(|year| year.to_string()).collect();
            whole_number(first, last, &years.join("|"))
        }
        FieldKind::Month => whole_number(1, 12, "[1-9]|1[0-2]"),
        FieldKind::Date => shaped("20[0-9]{2}-[0-9]{2}-[0-9]{2}"),
        FieldKind::PeriodDays => whole_number(1, 3660, DAYS_OF_PERIOD),
        FieldKind::PeriodHalfDays => {
            shaped(&format!("(?:{BELOW_3660})(?:\\.[05]0?)?|3660(?:\\.0{{1,2}})?"))
        }
        FieldKind::List => events(),
        FieldKind::Quantity => shaped("[0-9]{1,13}(?:\\.[0-9]{1,6})?"),
        FieldKind::Year
        | FieldKind::YesNoUnknown
        | FieldKind::Staff
        | FieldKind::Average
        | FieldKind::Percent => unreachable!("a column of companies or months"),
    }
}

const BELOW_366: &str = "[0-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-5]";

/// Days of a year, from a number of one digit.
fn days_from(least: u16) -> String {
    assert!(least < 10, "no column asks for more");
    format!("[{least}-9]|[1-9][0-9]|[12][0-9]{{2}}|3[0-5][0-9]|36[0-6]")
}

const BELOW_3660: &str = "[0-9]|[1-9][0-9]{1,2}|[12][0-9]{3}|3[0-5][0-9]{2}|36[0-5][0-9]";
const DAYS_OF_PERIOD: &str = "[1-9][0-9]{0,2}|[12][0-9]{3}|3[0-5][0-9]{2}|36[0-5][0-9]|3660";

/// A whole number, or the same as a text.
fn whole_number(first: u16, last: u16, pattern: &str) -> Value {
    json!({
        "anyOf": [
            { "type": "integer", "minimum": first, "maximum": last },
            shaped(pattern),
        ]
    })
}
