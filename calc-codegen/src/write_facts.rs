//! Writes the facts that the fields of a subject make up: a type for each group, its reader, and its
//! lines of the trace.

use std::fmt::Write as _;

use crate::fields::{Field, FieldKind, Group, Table, TracePlace};
use crate::write_parameters::camel_case;

/// The whole of a file of facts.
///
/// # Errors
/// A field of a kind of which no fact is made.
pub(crate) fn write(fields: &Table) -> Result<String, String> {
    let mut out = String::new();
    for group in &fields.groups {
        let members: Vec<Member> = fields
            .fields
            .iter()
            .filter(|field| field.group == group.name && is_fact(field))
            .map(|field| Member::of(field, group))
            .collect::<Result<_, _>>()?;
        write_group(group, &members, &mut out);
    }
    Ok(out)
}

/// Whether a member of the facts is made of it: texts and the year itself are read by hand.
fn is_fact(field: &Field) -> bool {
    !matches!(field.kind, FieldKind::Text | FieldKind::TaxYear)
}

/// A member of the facts.
struct Member<'a> {
    field: &'a Field,
    /// Its name in the type.
    name: &'a str,
    /// Its type.
    kind: String,
    /// What reads it.
    read: String,
    /// What it is where nothing is given.
    blank: String,
    /// The text that the trace tells, as an `Option`.
    told: String,
}

impl<'a> Member<'a> {
    fn of(field: &'a Field, group: &'a Group) -> Result<Self, String> {
        let name = field.name.strip_prefix(&group.prefix).unwrap_or(&field.name);
        let variant = camel_case(&field.name);
        let shape = Shape::of(field)?;
        let reader =
            format!("reader.{}", shape.reader.replace("FIELD", &format!("Field::{variant}")));
        let one = shape.one;
        if field.is_optional() {
            return Ok(Self {
                field,
                name,
                kind: format!("Option<{one}>"),
                read: reader,
                blank: "None".to_owned(),
                told: format!("self.{name}{}", shape.told),
            });
        }
        let blank = shape.blank;
        let is_told = match &field.persons_of {
            Some(amount) => {
                let amount = amount.strip_prefix(&group.prefix).unwrap_or(amount);
                format!("self.{amount}.minor() != 0")
            }
            None if field.kind == FieldKind::YesNo => format!("self.{name}"),
            None => format!("self.{name} != {blank}"),
        };
        let told = format!("({is_told}).then_some(self.{name}){}", shape.told);
        Ok(Self {
            field,
            name,
            kind: one,
            read: format!("{reader}.unwrap_or({blank})"),
            blank,
            told,
        })
    }

    /// Where the trace tells it.
    fn trace_rank(&self) -> Option<u8> {
        match (self.field.trace, self.field.kind) {
            (TracePlace::None, _) => None,
            (TracePlace::Last, _) => Some(3),
            (TracePlace::ByKind, FieldKind::Count) if self.field.persons_of.is_some() => Some(3),
            (TracePlace::ByKind, FieldKind::Count) => Some(1),
            (TracePlace::ByKind, FieldKind::Cny | FieldKind::Hkd) => Some(2),
            (TracePlace::First | TracePlace::ByKind, _) => Some(0),
        }
    }
}

/// What a kind makes of a field.
struct Shape {
    one: String,
    reader: String,
    blank: String,
    /// What makes a text of it.
    told: String,
}

impl Shape {
    fn of(field: &Field) -> Result<Self, String> {
        let variant = camel_case(&field.name);
        let plain = |one: &str, reader: &str, blank: &str| Self {
            one: one.to_owned(),
            reader: format!("{reader}(FIELD)"),
            blank: blank.to_owned(),
            told: String::new(),
        };
        let count = field.blank.as_deref().unwrap_or("0");
        Ok(match field.kind {
            FieldKind::Cny => plain("Cny", "cny", "Cny::ZERO"),
            FieldKind::Hkd => plain("Hkd", "hkd", "Hkd::ZERO"),
            FieldKind::Count => plain("u8", "count", count),
            FieldKind::Month => plain("u8", "month", "1"),
            FieldKind::Days => plain("u16", "days", "0"),
            FieldKind::HalfDays => plain("HalfDays", "half_days", "HalfDays::ZERO"),
            FieldKind::Share => plain("Share", "share", "Share::WHOLE"),
            FieldKind::ExchangeRate => plain("ExchangeRate", "exchange_rate", ""),
            FieldKind::YesNo => {
                Self { told: ".map(yes_no)".to_owned(), ..plain("bool", "yes_no", "false") }
            }
            FieldKind::Word => Self {
                reader: format!("word(FIELD, {variant}::parse)"),
                blank: field
                    .blank
                    .as_ref()
                    .map_or_else(String::new, |key| format!("{variant}::{}", camel_case(key))),
                told: format!(".map({variant}::key)"),
                one: variant,
            },
            other => return Err(format!("{}: no fact is made of kind {other:?}", field.name)),
        })
    }
}

fn write_group(group: &Group, members: &[Member<'_>], out: &mut String) {
    let name = format!("{}Facts", camel_case(&group.name));
    let (mut declared, mut read, mut blank) = (String::new(), String::new(), String::new());
    for member in members {
        let Member { field, name, kind, .. } = member;
        let _ = writeln!(declared, "    /// {}.\n    pub {name}: {kind},", field.label.en);
        let _ = writeln!(read, "            {name}: {},", member.read);
        let _ = writeln!(blank, "            {name}: {},", member.blank);
    }
    let mut told: Vec<(u8, &Member<'_>)> =
        members.iter().filter_map(|member| Some((member.trace_rank()?, member))).collect();
    told.sort_by_key(|(rank, _)| *rank);
    let lines = told.iter().fold(String::new(), |mut lines, (_, member)| {
        let field = camel_case(&member.field.name);
        let _ = writeln!(lines, "        tell(given, Field::{field}, {});", member.told);
        lines
    });
    let _ = writeln!(
        out,
        "/// {}\n\
         #[derive(Clone, Debug, PartialEq, Eq)]\n\
         pub struct {name} {{\n{declared}}}\n\
         impl Default for {name} {{\n\
         /// What it is where nothing is given.\n\
         fn default() -> Self {{\n        Self {{\n{blank}        }}\n    }}\n}}\n\
         impl {name} {{\n\
         /// Reads every field, in order.\n\
         #[inline]\n\
         pub(crate) fn read<R: RawFacts<Field>>(reader: &mut Reader<'_, R, Field>) -> Self {{\n        Self {{\n{read}        }}\n    }}\n\
         /// Adds what the trace tells: nothing that is blank.\n\
         pub(crate) fn tell(&self, given: &mut Given) {{\n{lines}    }}\n}}",
        group.about,
    );
}
