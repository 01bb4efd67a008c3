//! The shape of the facts, from the table of the columns.

use calc_core::law::fields::{FieldAbout, MOST_ITEMS};
use calc_core::law::params::ChoiceId;
use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use calc_core::person::equity::fields::Field as EventField;
use calc_core::person::fields::{Field, Group};
use calc_core::person::readings::calibrate::Calibration;
use calc_core::person::solve::{Equalisation, NetRelief, Solution, Split};
use calc_payroll::facts_json::scenarios::names;
use utoipa::openapi::schema::{
    ArrayBuilder, ObjectBuilder, OneOfBuilder, Schema, SchemaType, Type,
};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use super::month_facts::columns as month_columns;
use super::schema_of;
use super::shapes::{choice, closed, of, value};

/// The facts of a person-year, and what is asked for beside them.
struct Facts;

/// The same, or with the months of the year.
pub(crate) struct YearFacts;

/// The same, and a figure of the tax bureau.
pub(crate) struct OfficialFacts;

/// Several people, each with a figure of the tax bureau or without one.
pub(crate) struct PeopleFacts;

/// What their figures agree with.
pub(crate) struct CalibrationAnswer;

/// The same as for one person, and two sets of settings.
pub(crate) struct CompareFacts;

/// The same, and what is solved for.
pub(crate) struct SolveFacts;

/// What solving gives.
pub(crate) struct SolvedAnswer;

/// The same, and the range of a curve.
pub(crate) struct CurveFacts;

schema_of!(Facts, {
    let levels = TraceLevel::ALL.map(TraceLevel::name);
    groups().property("trace", choice(levels.to_vec(), "How much of the way is shown")).into()
});

schema_of!(YearFacts, {
    let levels = TraceLevel::ALL.map(TraceLevel::name);
    let alone = Facts::schema();
    let of_months = month_columns(groups())
        .description(Some(
            "The facts of one person and one tax year, with its months. A member beside `months` and \
             the groups is a fact of every month that does not say otherwise",
        ))
        .property("trace", choice(levels.to_vec(), "How much of the way is shown"))
        .property("months", ArrayBuilder::new().items(month_columns(closed())))
        .required("months");
    OneOfBuilder::new().item(alone).item(of_months).into()
});

schema_of!(OfficialFacts, groups().property("official", official()).required("official").into());

schema_of!(PeopleFacts, {
    // The language is that of the whole body, although each may name one.
    let person = groups().property("official", official());
    closed()
        .property(
            "lang",
            choice(Language::ALL.map(Language::tag).to_vec(), "The language of problems"),
        )
        .property("people", ArrayBuilder::new().items(person))
        .required("people")
        .into()
});

schema_of!(CompareFacts, {
    let setting = |name: &'static str| match ChoiceId::named(name) {
        Some(id) => {
            let keys = id.alternatives().iter().filter(|one| one.computed).map(|one| one.key);
            one_of_words(keys, id.parameter().about.title.en)
        }
        None if name == Field::BonusMethod.name() => {
            let words = Field::BonusMethod.about().words.iter().map(|word| word.key);
            one_of_words(words, Field::BonusMethod.about().label.en)
        }
        None => text_of(RATE, Field::FxCnyPerHkd.about().label.en),
    };
    let side = || names().fold(closed(), |side, name| side.property(name, setting(name)));
    let sides =
        closed().property("old", side()).property("new", side()).required("old").required("new");
    groups().property("compare", sides).required("compare").into()
});

/// A figure of the tax bureau.
fn official() -> OneOfBuilder {
    let signed = r"^\s*-?\s*0*[0-9]{1,13}(\.[0-9]{1,2})?\s*$";
    let exemption = closed()
        .property("exemption", text_of(AMOUNT, "The exemption that was given"))
        .required("exemption");
    let refund = closed()
        .property("refund", text_of(signed, "What came back; negative where tax was still due"))
        .required("refund");
    OneOfBuilder::new().item(exemption).item(refund)
}

/// One of some words that must be there.
fn one_of_words(words: impl Iterator<Item = &'static str>, description: &str) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(words))
        .description(Some(description))
}

impl PartialSchema for CalibrationAnswer {
    fn schema() -> RefOr<Schema> {
        let count = || ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0));
        let errors = Ref::from_schema_name("ProblemError");
        closed()
            .property("calibration", Ref::from_schema_name(Calibration::name().into_owned()))
            .property("rows", count().description(Some("How many people there are")))
            .property("without_figure", count().description(Some("How many have no figure")))
            .property("not_compared", ArrayBuilder::new().items(errors))
            .required("calibration")
            .required("rows")
            .required("without_figure")
            .required("not_compared")
            .into()
    }
}

impl ToSchema for CalibrationAnswer {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        Calibration::schemas(schemas);
        schemas.push((Calibration::name().into_owned(), Calibration::schema()));
    }
}

schema_of!(SolveFacts, {
    let reliefs = NetRelief::ALL.map(NetRelief::name);
    let goal = |name: &str, description: &str| {
        closed()
            .property(name, text_of(AMOUNT, description))
            .property(
                "relief",
                choice(reliefs.to_vec(), "Which relief is counted; best if not said"),
            )
            .required(name)
    };
    let goals = OneOfBuilder::new()
        .item(goal("net", "What the wages are to leave, in yuan"))
        .item(goal("package", "Wages and bonus together, in yuan"))
        .item(goal("hong_kong", "The gross in Hong Kong, in Hong Kong dollars"));
    groups().property("solve", goals).required("solve").into()
});

impl PartialSchema for SolvedAnswer {
    fn schema() -> RefOr<Schema> {
        let of = |name: String| Ref::from_schema_name(name);
        let both = closed()
            .property("with_relief", of(Split::name().into_owned()))
            .property("before_relief", of(Split::name().into_owned()))
            .required("with_relief")
            .required("before_relief");
        let found = OneOfBuilder::new().item(of(Solution::name().into_owned())).item(both);
        found.item(of(Equalisation::name().into_owned())).into()
    }
}

impl ToSchema for SolvedAnswer {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        Solution::schemas(schemas);
        Split::schemas(schemas);
        Equalisation::schemas(schemas);
        schemas.push((Solution::name().into_owned(), Solution::schema()));
        schemas.push((Split::name().into_owned(), Split::schema()));
        schemas.push((Equalisation::name().into_owned(), Equalisation::schema()));
    }
}

schema_of!(CurveFacts, {
    let amount = |description| text_of(AMOUNT, description);
    let columns: Vec<&str> = income().map(Field::name).collect();
    let range = closed()
        .property(
            "column",
            ObjectBuilder::new().schema_type(Type::String).enum_values(Some(columns)),
        )
        .property("from", amount("The first amount"))
        .property("to", amount("The last amount, above the first"))
        .property("step", amount("From point to point, above zero; at most 2,001 points"))
        .required("column")
        .required("from")
        .required("to")
        .required("step");
    groups().property("range", range).required("range").into()
});

/// A rate that is there, blanks around it allowed.
const RATE: &str = r"^\s*0*[0-2](\.[0-9]{1,6})?\s*$";

/// An amount that is there, blanks around it allowed.
const AMOUNT: &str = r"^\s*0*[0-9]{1,13}(\.[0-9]{1,2})?\s*$";

fn income() -> impl Iterator<Item = Field> {
    Field::ALL.into_iter().filter(|field| field.about().income)
}

fn text_of(pattern: &str, description: &str) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some(pattern))
        .description(Some(description))
}

fn groups() -> ObjectBuilder {
    let mut root = closed()
        .description(Some("The facts of one person and one tax year"))
        .property(
            "lang",
            choice(Language::ALL.map(Language::tag).to_vec(), "The language of problems"),
        )
        .required("person");
    for group in Group::ALL {
        let mut object = closed();
        for field in Field::ALL.into_iter().filter(|field| field.group() == group) {
            object = if field == Field::Equity {
                object.property(field.name(), events(field.about()))
            } else {
                object.property(field.name(), column(field))
            };
            if matches!(field, Field::EmployeeId | Field::TaxYear) {
                object = object.required(field.name());
            }
        }
        root = root.property(group.name(), object);
    }
    root
}

/// The events of equity pay.
fn events(about: &FieldAbout) -> ArrayBuilder {
    let mut event = closed();
    for field in EventField::of_event() {
        let is_required = field.about().required;
        event = event.property(field.name(), value(field.about(), is_required));
        if is_required {
            event = event.required(field.name());
        }
    }
    ArrayBuilder::new()
        .schema_type(SchemaType::from_iter([Type::Array, Type::Null]))
        .items(event)
        .max_items(Some(MOST_ITEMS))
        .description(Some(format!("{}. {}", about.label.en, about.help.en)))
}

/// What a column takes. A blank text and `null` are as good as a missing member.
fn column(field: Field) -> ObjectBuilder {
    if field == Field::EmployeeId { named(field.about()) } else { value(field.about(), false) }
}

/// A text that must be there.
fn named(about: &FieldAbout) -> ObjectBuilder {
    of(about, &[Type::String], Some(r"\S"))
}
