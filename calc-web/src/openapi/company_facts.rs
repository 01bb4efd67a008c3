//! The shape of the facts of a company, from the table of the columns.

use calc_core::company::fields::{Field, Group, MOST_ITEMS};
use calc_core::law::fields::{FieldAbout, FieldKind};
use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use serde_json::{Value, json};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, OneOfBuilder, Schema, Type};

use super::schema_of;
use super::shapes::{choice, closed, of, value};

/// The facts of a company-year, and what is asked for beside them.
pub(crate) struct CompanyFacts;

/// The groups that are members of the facts.
const GROUPS: [Group; 5] =
    [Group::Site, Group::Activity, Group::Substance, Group::Structure, Group::Beneficiary];

schema_of!(CompanyFacts, {
    let tags = Language::ALL.map(Language::tag);
    let levels = TraceLevel::ALL.map(TraceLevel::name);
    let root = members(Group::Company)
        .description(Some("The facts of one company and one tax year"))
        .property("lang", choice(tags.to_vec(), "The language of problems"))
        .property("trace", choice(levels.to_vec(), "How much of the way is shown"));
    GROUPS
        .into_iter()
        .fold(root, |root, group| root.property(group.name(), or_null(members(group))))
        .into()
});

fn members(group: Group) -> ObjectBuilder {
    Field::of(group).fold(closed(), |object, field| {
        let about = field.about();
        let is_required = about.required;
        let schema: RefOr<Schema> = match field.items() {
            Some(items) => list(items),
            None => fact(about, is_required).into(),
        };
        let object = object.property(about.member, schema);
        if is_required { object.required(about.member) } else { object }
    })
}

/// What a fact takes; besides words, yes and no may be `true` and `false`.
fn fact(about: &FieldAbout, is_required: bool) -> ObjectBuilder {
    let mut words = match about.kind {
        FieldKind::YesNo => vec![json!("yes"), json!("no"), json!(true), json!(false)],
        FieldKind::YesNoUnknown => {
            vec![json!("yes"), json!("no"), json!("unknown"), json!(true), json!(false)]
        }
        _ => return value(about, is_required),
    };
    let mut types = vec![Type::String, Type::Boolean];
    if !is_required {
        types.push(Type::Null);
        words.extend([json!(""), Value::Null]);
    }
    of(about, &types, None).enum_values(Some(words))
}

fn list(items: Group) -> RefOr<Schema> {
    let array = ArrayBuilder::new().items(members(items)).max_items(Some(MOST_ITEMS));
    or_null(array)
}

fn or_null(schema: impl Into<RefOr<Schema>>) -> RefOr<Schema> {
    let null = ObjectBuilder::new().schema_type(Type::Null);
    OneOfBuilder::new().item(schema).item(null).into()
}
