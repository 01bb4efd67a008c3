//! The shapes that the facts of every subject are made of: objects, texts, and what a column takes.

use calc_core::law::fields::{FieldAbout, FieldKind};
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, SchemaType, Type};

/// An object that has no other members.
pub(super) fn closed() -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::Object)
        .additional_properties(Some(AdditionalProperties::FreeForm(false)))
}

/// A text.
pub(super) fn text(description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).description(Some(description))
}

/// One of some words, or nothing.
pub(super) fn choice(words: Vec<&str>, description: &str) -> ObjectBuilder {
    let words = words.into_iter().map(serde_json::Value::from);
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .enum_values(Some(words.chain([serde_json::Value::Null])))
        .description(Some(description))
}

/// What is said of a column, with the types that it takes.
pub(super) fn of(about: &FieldAbout, types: &[Type], pattern: Option<&str>) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(types.iter().cloned().collect::<SchemaType>())
        .pattern(pattern)
        .description(Some(format!("{}. {}", about.label.en, about.help.en)))
}

/// What a column takes that may be blank or must not be.
pub(super) fn value(about: &FieldAbout, is_required: bool) -> ObjectBuilder {
    let shape = |pattern: &str| {
        let may_lack = if is_required { "" } else { "?" };
        format!(r"^\s*({pattern}){may_lack}\s*$")
    };
    let left_out = usize::from(is_required);
    let nullable = &[Type::String, Type::Null][..2 - left_out];
    let text = |pattern: &str| of(about, nullable, Some(&shape(pattern)));
    let counted = |pattern: &str, least, most: u32| {
        let types = [Type::String, Type::Integer, Type::Null];
        let schema = of(about, &types[..3 - left_out], Some(&shape(pattern)));
        schema.minimum(Some(least)).maximum(Some(most))
    };
    match about.kind {
        // The items of a list are not a value.
        FieldKind::Text | FieldKind::List => of(about, nullable, None),
        FieldKind::Cny | FieldKind::Hkd => text(r"0*[0-9]{1,13}(\.[0-9]{1,2})?"),
        FieldKind::Count => counted("0*[0-9]{1,2}", 0, 99),
        FieldKind::Days => counted(r"0*[0-9]{1,3}(\.0+)?", 0, 366),
        FieldKind::Month => counted("0*[0-9]{1,2}", 1, 12),
        FieldKind::PeriodDays => counted(r"0*[0-9]{1,4}(\.0+)?", 0, 3660),
        FieldKind::PeriodHalfDays => text(r"0*[0-9]{1,4}(\.[05]0*)?"),
        FieldKind::HalfDays => text(r"0*[0-9]{1,3}(\.[05]0*)?"),
        FieldKind::Share => text(r"0*[01](\.[0-9]{1,6})?"),
        FieldKind::ExchangeRate => text(r"0*[0-2](\.[0-9]{1,6})?"),
        FieldKind::TaxYear => {
            let (first, last) = calc_core::person::rulebook::Rulebook::get().tax_years();
            of(about, &[Type::String, Type::Integer], Some(r"^\s*20[0-9]{2}\s*$"))
                .minimum(Some(first))
                .maximum(Some(last))
        }
        FieldKind::Year => counted("20[0-9]{2}", 2000, 2099),
        FieldKind::Staff => counted(r"0*[0-9]{1,8}(\.0{1,3})?", 0, 10_000_000),
        FieldKind::Average => counted(r"0*[0-9]{1,8}(\.[0-9]{1,3})?", 0, 10_000_000),
        FieldKind::Quantity => text(r"0*[0-9]{1,13}(\.[0-9]{1,6})?"),
        FieldKind::Percent => text(r"0*[0-9]{1,4}(\.[0-9]{1,4})?\s*[%％]"),
        FieldKind::Date => text("20[0-9]{2}-[0-9]{2}-[0-9]{2}"),
        FieldKind::YesNo => listed(of(about, nullable, None), &["yes", "no"]),
        FieldKind::YesNoUnknown => listed(of(about, nullable, None), &["yes", "no", "unknown"]),
        FieldKind::Words => {
            let words: Vec<&str> = about.words.iter().map(|word| word.key).collect();
            let one = words.join("|");
            text(&format!("(?:{one})(?:\\+(?:{one}))*"))
        }
        FieldKind::Word => {
            let words: Vec<&str> = about.words.iter().map(|word| word.key).collect();
            listed(of(about, nullable, None), &words)
        }
    }
}

/// Words, a blank text or nothing.
fn listed(schema: ObjectBuilder, words: &[&str]) -> ObjectBuilder {
    let words = words.iter().map(|word| serde_json::Value::from(*word));
    let blank = [serde_json::Value::from(""), serde_json::Value::Null];
    schema.enum_values(Some(words.chain(blank)))
}
