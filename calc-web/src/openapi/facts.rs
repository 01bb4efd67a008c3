//! The shape of the facts, from the table of the columns.

use calc_core::law::fields::{FieldAbout, FieldKind};
use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use calc_core::person::fields::{Field, Group};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{
    AdditionalProperties, ArrayBuilder, ObjectBuilder, OneOfBuilder, Schema, SchemaType, Type,
};

use super::month_facts::columns as month_columns;
use super::schema_of;

/// The facts of a person-year, and what is asked for beside them.
pub(crate) struct Facts;

/// The same, or with the months of the year.
pub(crate) struct YearFacts;

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

pub(super) fn closed() -> ObjectBuilder {
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
pub(super) fn choice(words: Vec<&str>, description: &str) -> ObjectBuilder {
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
        for field in Field::ALL.into_iter().filter(|field| field.group() == group) {
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
    if field == Field::EmployeeId { named(field.about()) } else { value(field.about(), false) }
}

pub(super) fn of(about: &FieldAbout, types: &[Type], pattern: Option<&str>) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(types.iter().cloned().collect::<SchemaType>())
        .pattern(pattern)
        .description(Some(format!("{}. {}", about.label.en, about.help.en)))
}

/// A text that must be there.
fn named(about: &FieldAbout) -> ObjectBuilder {
    of(about, &[Type::String], Some(r"\S"))
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
        FieldKind::Percent => text(r"0*[0-9]{1,4}(\.[0-9]{1,4})?\s*[%％]"),
        FieldKind::Date => text("20[0-9]{2}-[0-9]{2}-[0-9]{2}"),
        FieldKind::YesNo => listed(of(about, nullable, None), &["yes", "no"]),
        FieldKind::YesNoUnknown => listed(of(about, nullable, None), &["yes", "no", "unknown"]),
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
