//! The shape of the facts, from the table of the columns.

use calc_core::answer::TraceLevel;
use calc_core::fields::{Field, FieldKind, Group};
use calc_core::text::Language;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Schema, SchemaType, Type};

use super::schema_of;

/// The facts of a person-year, and what is asked for beside them.
pub(crate) struct Facts;

/// The same, and the range of a curve.
pub(crate) struct CurveFacts;

schema_of!(Facts, {
    let levels = TraceLevel::ALL.map(TraceLevel::name);
    groups().property("trace", choice(levels.to_vec(), "How much of the way is shown")).into()
});

schema_of!(CurveFacts, {
    let amount = |description| text(AMOUNT, description);
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

/// An amount that is there, blanks around it allowed.
const AMOUNT: &str = r"^\s*0*[0-9]{1,13}(\.[0-9]{1,2})?\s*$";

fn income() -> impl Iterator<Item = Field> {
    Field::ALL.into_iter().filter(|field| field.about().income)
}

fn closed() -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::Object)
        .additional_properties(Some(AdditionalProperties::FreeForm(false)))
}

fn text(pattern: &str, description: &str) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some(pattern))
        .description(Some(description))
}

/// One of some words, or nothing.
fn choice(words: Vec<&str>, description: &str) -> ObjectBuilder {
    let words = words.into_iter().map(serde_json::Value::from);
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .enum_values(Some(words.chain([serde_json::Value::Null])))
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
        for field in Field::ALL.into_iter().filter(|field| field.about().group == group) {
            object = object.property(field.name(), column(field));
            if matches!(field, Field::EmployeeId | Field::TaxYear) {
                object = object.required(field.name());
            }
        }
        root = root.property(group.name(), object);
    }
    root
}

/// What a column takes. A blank text and `null` are as good as a missing member.
fn column(field: Field) -> ObjectBuilder {
    let about = field.about();
    let nullable = [Type::String, Type::Null];
    let counted = [Type::String, Type::Integer, Type::Null];
    let of = |types: &[Type], pattern: Option<&str>| {
        ObjectBuilder::new()
            .schema_type(types.iter().cloned().collect::<SchemaType>())
            .pattern(pattern)
            .description(Some(format!("{}. {}", about.label.en, about.help.en)))
    };
    let blank = |pattern: &str| format!(r"^\s*({pattern})?\s*$");
    match about.kind {
        FieldKind::Text if field == Field::EmployeeId => of(&[Type::String], Some(r"\S")),
        FieldKind::Text => of(&nullable, None),
        FieldKind::Cny | FieldKind::Hkd => {
            of(&nullable, Some(&blank(r"0*[0-9]{1,13}(\.[0-9]{1,2})?")))
        }
        FieldKind::Count => {
            of(&counted, Some(&blank("0*[0-9]{1,2}"))).minimum(Some(0)).maximum(Some(99))
        }
        FieldKind::Days => {
            of(&counted, Some(&blank("0*[0-9]{1,3}(\\.0+)?"))).minimum(Some(0)).maximum(Some(366))
        }
        FieldKind::HalfDays => of(&nullable, Some(&blank(r"0*[0-9]{1,3}(\.[05]0*)?"))),
        FieldKind::Share => of(&nullable, Some(&blank(r"0*[01](\.[0-9]{1,6})?"))),
        FieldKind::ExchangeRate => of(&nullable, Some(&blank(r"0*[0-2](\.[0-9]{1,6})?"))),
        FieldKind::TaxYear => {
            let (first, last) = calc_core::rulebook::Rulebook::get().tax_years();
            of(&[Type::String, Type::Integer], Some(r"^\s*20[0-9]{2}\s*$"))
                .minimum(Some(first))
                .maximum(Some(last))
        }
        FieldKind::YesNo => listed(of(&nullable, None), &["yes", "no"]),
        FieldKind::Word => {
            let words: Vec<&str> = about.words.iter().map(|word| word.key).collect();
            listed(of(&nullable, None), &words)
        }
    }
}

/// Words, a blank text or nothing.
fn listed(schema: ObjectBuilder, words: &[&str]) -> ObjectBuilder {
    let words = words.iter().map(|word| serde_json::Value::from(*word));
    let blank = [serde_json::Value::from(""), serde_json::Value::Null];
    schema.enum_values(Some(words.chain(blank)))
}
