//! How codes, conditions and other words of people and companies look in an OpenAPI document.

use std::borrow::Cow;

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::law::code::CodeName;
use crate::law::trace::{ConditionName, RouteName, SectionName, TermName};
use crate::person::relief::eligibility::ConditionId as PersonConditionId;
use crate::{company, person};

/// A text that is one of some words.
fn one_of(words: impl IntoIterator<Item = &'static str>, description: &str) -> RefOr<Schema> {
    let mut known: Vec<&str> = Vec::new();
    for word in words {
        if !known.contains(&word) {
            known.push(word);
        }
    }
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(known))
        .description(Some(description))
        .into()
}

macro_rules! words {
    ($($kind:ty: $name:literal, $description:literal, $($list:ty = $word:ident)|+;)*) => {
        $(
            impl PartialSchema for $kind {
                fn schema() -> RefOr<Schema> {
                    let words = std::iter::empty()$(.chain(<$list>::ALL.iter().map(|one| one.$word())))+;
                    one_of(words, $description)
                }
            }

            impl ToSchema for $kind {
                fn name() -> Cow<'static, str> {
                    Cow::Borrowed($name)
                }
            }
        )*
    };
}

// What stands in an answer is of its subject; what stands in a trace or the coverage may be of either.
words! {
    person::code::Code: "Code", "The code of a note or an error.",
        person::code::Code = as_str;
    company::code::Code: "CompanyCode", "The code of a note or an error about a company.",
        company::code::Code = as_str;
    PersonConditionId: "ConditionId", "What a condition asks.",
        PersonConditionId = id;
    company::eligibility::ConditionId: "CompanyConditionId", "What a condition of a company asks.",
        company::eligibility::ConditionId = id;
    person::vocabulary::Route: "PersonRoute", "A person's way to less tax.",
        person::vocabulary::Route = id;
    CodeName: "AnyCode", "The code of a note or an error of either subject.",
        person::code::Code = as_str | company::code::Code = as_str
        | person::month::code::Code = as_str;
    ConditionName: "AnyConditionId", "What a condition of either subject asks.",
        PersonConditionId = id | company::eligibility::ConditionId = id;
    RouteName: "Route", "A way to less tax.",
        person::vocabulary::Route = id | company::vocabulary::Route = id;
    SectionName: "Section", "A part of the computation.",
        person::vocabulary::Section = id | company::vocabulary::Section = id
        | person::month::vocabulary::Section = id;
    TermName: "Term", "A quantity of the computation.",
        person::vocabulary::Term = id | company::vocabulary::Term = id
        | person::month::vocabulary::Term = id;
}
