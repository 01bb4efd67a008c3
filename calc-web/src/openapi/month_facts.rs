//! The shape of the months of a person, from the table of the columns.

use calc_core::law::text::Language;
use calc_core::person::month::fields::{Field, RESULTS};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};

use super::facts::{choice, closed, value};
use super::schema_of;

/// The months of a person, and what is asked for beside them.
pub(crate) struct MonthFacts;

/// The months with their results.
pub(crate) struct Months;

schema_of!(MonthFacts, {
    let tags = Language::ALL.map(Language::tag);
    columns(closed())
        .description(Some(
            "The months of one person. A member beside `months` is a fact of every month that does \
             not say otherwise",
        ))
        .property("lang", choice(tags.to_vec(), "The language of problems"))
        .property("months", ArrayBuilder::new().items(columns(closed())))
        .required("months")
        .into()
});

fn columns(object: ObjectBuilder) -> ObjectBuilder {
    Field::ALL.into_iter().fold(object, |object, field| {
        object.property(field.about().member, value(field.about(), false))
    })
}

schema_of!(Months, {
    let text = |description: &str| {
        ObjectBuilder::new().schema_type(Type::String).description(Some(description))
    };
    let number = || ObjectBuilder::new().schema_type(Type::Integer);
    let texts = || ArrayBuilder::new().items(ObjectBuilder::new().schema_type(Type::String));
    let named = ["row", "tax_year", "month"];
    let month = named
        .into_iter()
        .fold(closed(), |object, name| object.property(name, number()).required(name));
    let lists = ["messages", "open_points", "unverified", "steps"];
    let month =
        lists.into_iter().fold(month, |object, name| object.property(name, texts()).required(name));
    let month = RESULTS
        .iter()
        .filter(|result| !matches!(result.name, "messages" | "ruleset"))
        .fold(month, |object, result| object.property(result.name, text(result.label.en)));
    closed()
        .property("ruleset", text("The version of engine and parameters"))
        .property("months", ArrayBuilder::new().items(month))
        .required("ruleset")
        .required("months")
        .into()
});
