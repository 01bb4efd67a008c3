//! The facts and the answer of one company-year.

use std::collections::BTreeSet;

use calc_core::company::answer::Answer;
use calc_core::company::catalogue::areas;
use calc_core::company::code::Code;
use calc_core::company::eligibility::ConditionId;
use calc_core::company::fields::{Field, Group, MOST_ITEMS};
use calc_core::company::regimes::Regime;
use calc_core::company::vocabulary::{Route, Section, Term};
use calc_core::law::fields::{FieldAbout, FieldKind};
use calc_core::law::params::ChoiceId;
use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use serde_json::{Map, Value, json};

use super::derived::Definitions;
use super::shapes::{described, joined, list, one_of, own, root, shaped};

/// The answer, from the Rust types, with the words of companies.
pub(super) fn answer() -> Value {
    let mut types = Definitions::of::<Answer>();
    let notes = Code::ALL.iter().filter(|code| !code.is_error()).map(|code| code.as_str());
    let notes = one_of(notes);
    types.replace("CompanyCode", notes.clone());
    types.replace("AnyCode", notes);
    types.replace("AnyConditionId", one_of(ConditionId::ALL.iter().map(|id| id.id())));
    types.replace("Route", one_of(Route::ALL.iter().map(|route| route.id())));
    types.replace("Section", one_of(Section::ALL.iter().map(|section| section.id())));
    let fact = || one_of(Field::ALL.map(Field::name));
    types.narrow("CompanyCondition", "fact", fact());
    types.narrow("SmallestChange", "fact", fact());
    types.narrow("InputEvent", "field", fact());
    let terms = Term::ALL.iter().map(|term| term.id());
    let quantities: BTreeSet<&str> = Field::ALL.map(Field::name).into_iter().chain(terms).collect();
    let quantities = one_of(quantities);
    types.narrow("ShareEvent", "of", quantities.clone());
    types.narrow("CapEvent", "field", quantities.clone());
    types.narrow("Part", "what", quantities);
    types.narrow("ComparedOption", "way", one_of(Regime::ALL.map(Regime::way)));
    types.narrow("CatalogueAnswer", "area", one_of(areas().iter().map(|area| area.key)));
    let shares = Field::UnitShare.about().words.iter().map(|word| word.key);
    types.narrow("WithoutShare", "reason", one_of(shares));
    for bound in ["minItems", "maxItems"] {
        types.bound("CompanyAnswer", "regimes", bound, json!(4));
    }
    let open_points = || ChoiceId::ALL.into_iter().filter(|id| !id.is_of_person_years());
    let decided = open_points().map(|id| {
        json!({ "properties": {
            "parameter": { "const": id.parameter().about.id },
            "taken": keys(id),
            "not_taken": list(&keys(id)),
        } })
    });
    let decided = json!({ "anyOf": decided.collect::<Vec<_>>() });
    types.matching("Decision", &decided);
    types.matching("ChoiceEvent", &decided);
    let varied = open_points().map(|id| {
        let point = json!({ "const": id.parameter().about.id });
        json!({ "properties": { "point": point, "alternative": keys(id) } })
    });
    types.matching("CompanyVariation", &json!({ "anyOf": varied.collect::<Vec<_>>() }));
    types.file(super::COMPANY_ANSWER, "CompanyAnswer", "CompanyAnswer", None)
}

/// The alternatives of an open point.
fn keys(id: ChoiceId) -> Value {
    one_of(id.alternatives().iter().map(|choice| choice.key))
}

/// The facts, from the table of the columns.
pub(super) fn facts() -> Value {
    let mut body = members(Group::Company);
    body["description"] = json!(
        "What `taxdiff enterprise` takes. Amounts are texts; whole numbers may be numbers, and yes \
         and no may be true and false. What is not known is left out."
    );
    let levels = TraceLevel::ALL.map(|level| json!(level.name()));
    let tags = Language::ALL.map(|language| json!(language.tag()));
    for (name, about, words) in [
        ("trace", "How much of the way is shown.", levels),
        ("lang", "The language of problems.", tags),
    ] {
        let words = words.into_iter().chain([Value::Null]);
        body["properties"][name] = described(about, one_of(words));
    }
    for group in
        [Group::Site, Group::Activity, Group::Substance, Group::Structure, Group::Beneficiary]
    {
        body["properties"][group.name()] = members(group);
    }
    let definitions = json!({
        "cny": described("An amount of yuan (CNY).", shaped(r" *[0-9]{1,13}(\.[0-9]{1,2})? *")),
        "percent": described("A rate in percent.", shaped(r" *[0-9]{1,4}(\.[0-9]{1,4})?% *")),
        "year": number(2000, 2099, "20[0-9]{2}"),
        "staff": number(0, 10_000_000, r"[0-9]{1,8}(\.0{1,3})?"),
        "average": number(0, 10_000_000, r"[0-9]{1,8}(\.[0-9]{1,3})?"),
        "date": shaped("20[0-9]{2}-[0-9]{2}-[0-9]{2}"),
        "yes_no": { "anyOf": [{ "type": "boolean" }, one_of(["yes", "no"])] },
        "yes_no_unknown": { "anyOf": [{ "type": "boolean" }, one_of(["yes", "no", "unknown"])] },
    });
    root(super::COMPANY_FACTS, "Facts of one company-year", body, definitions)
}

fn number(first: u32, last: u32, pattern: &str) -> Value {
    let whole = json!({ "type": "integer", "minimum": first, "maximum": last });
    json!({ "anyOf": [whole, shaped(pattern)] })
}

fn members(group: Group) -> Value {
    let all = || Field::of(group);
    let members: Map<String, Value> =
        all().map(|field| (field.about().member.to_owned(), member(field))).collect();
    let required: Vec<&str> =
        all().filter(|field| field.about().required).map(|field| field.about().member).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": members,
    })
}

fn member(field: Field) -> Value {
    let about = field.about();
    let schema = match field.items() {
        Some(items) => json!({ "anyOf": [
            { "type": "array", "maxItems": MOST_ITEMS, "items": members(items) },
            { "type": "null" },
        ] }),
        None if about.required || about.kind == FieldKind::Text => value(about),
        None => json!({ "anyOf": [value(about), { "const": "" }] }),
    };
    let mut schema = described(about.help.en, schema);
    schema["title"] = json!(about.label.en);
    schema
}

fn value(about: &FieldAbout) -> Value {
    match about.kind {
        FieldKind::Text => json!({ "type": "string" }),
        FieldKind::Word => one_of(about.words.iter().map(|word| word.key)),
        FieldKind::Words => joined(about.words.iter().map(|word| word.key)),
        FieldKind::Cny => own("cny"),
        FieldKind::Percent => own("percent"),
        FieldKind::Year | FieldKind::TaxYear => own("year"),
        FieldKind::Staff => own("staff"),
        FieldKind::Average => own("average"),
        FieldKind::Date => own("date"),
        FieldKind::YesNo => own("yes_no"),
        FieldKind::YesNoUnknown => own("yes_no_unknown"),
        FieldKind::Hkd
        | FieldKind::Count
        | FieldKind::Days
        | FieldKind::HalfDays
        | FieldKind::Month
        | FieldKind::PeriodDays
        | FieldKind::PeriodHalfDays
        | FieldKind::Share
        | FieldKind::ExchangeRate
        | FieldKind::Quantity
        | FieldKind::List => unreachable!("no member of a company"),
    }
}
