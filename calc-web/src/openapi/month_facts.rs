//! The shape of the months of a person, from the table of the columns.

use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::Answer;
use calc_core::person::month::fields::{Field, RESULTS};
use utoipa::openapi::schema::{AnyOfBuilder, ArrayBuilder, ObjectBuilder, Schema, Type};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use super::schema_of;
use super::shapes::{choice, closed, text, value};

/// The months of a person, and what is asked for beside them.
pub(crate) struct MonthFacts;

/// The months with their results.
pub(crate) struct Months;

schema_of!(MonthFacts, {
    let tags = Language::ALL.map(Language::tag);
    let levels = TraceLevel::ALL.map(TraceLevel::name);
    columns(closed())
        .description(Some(
            "The months of one person. A member beside `months` is a fact of every month that does \
             not say otherwise",
        ))
        .property("lang", choice(tags.to_vec(), "The language of problems"))
        .property("trace", choice(levels.to_vec(), "How much of the way is shown"))
        .property("months", ArrayBuilder::new().items(columns(closed())))
        .required("months")
        .into()
});

pub(super) fn columns(object: ObjectBuilder) -> ObjectBuilder {
    Field::ALL.into_iter().fold(object, |object, field| {
        object.property(field.about().member, value(field.about(), false))
    })
}

schema_of!(Months, {
    closed()
        .property("ruleset", text("The version of engine and parameters"))
        .property("months", ArrayBuilder::new().items(month()))
        .required("ruleset")
        .required("months")
        .into()
});

/// What a month comes to.
fn month() -> ObjectBuilder {
    let number = || ObjectBuilder::new().schema_type(Type::Integer);
    let texts = || ArrayBuilder::new().items(ObjectBuilder::new().schema_type(Type::String));
    let named = ["row", "tax_year", "month"];
    let month = named
        .into_iter()
        .fold(closed(), |object, name| object.property(name, number()).required(name));
    let lists = ["messages", "open_points", "unverified", "steps"];
    let month =
        lists.into_iter().fold(month, |object, name| object.property(name, texts()).required(name));
    let month = month.property("trace", trace());
    RESULTS
        .iter()
        .filter(|result| !matches!(result.name, "messages" | "ruleset"))
        .fold(month, |object, result| object.property(result.name, text(result.label.en)))
}

/// The way to a month, in the events of every trace.
fn trace() -> ObjectBuilder {
    closed()
        .description(Some("The way to the month, where it is asked for"))
        .property("schema", text("The version of its shape"))
        .property("events", ArrayBuilder::new().items(Ref::from_schema_name("Event")))
        .required("schema")
        .required("events")
}

/// The answer of a year, and where months were given, with them.
pub(crate) struct YearAnswer;

impl PartialSchema for YearAnswer {
    fn schema() -> RefOr<Schema> {
        let alone = Ref::from_schema_name(Answer::name());
        let mut answers = AnyOfBuilder::new().item(alone);
        if let RefOr::T(Schema::Object(mut with_months)) = Answer::schema() {
            let months = ArrayBuilder::new().items(month());
            with_months.properties.insert("months".to_owned(), months.into());
            with_months.required.push("months".to_owned());
            answers = answers.item(with_months);
        }
        answers.into()
    }
}

impl ToSchema for YearAnswer {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        Answer::schemas(schemas);
        schemas.push((Answer::name().into_owned(), Answer::schema()));
    }
}
