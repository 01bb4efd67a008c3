//! What a field makes of the facts: a member, its type, its reader, its blank, and how the trace tells
//! it.

use crate::fields::{Field, FieldKind, Group, Table, TraceOrder, TracePlace};
use crate::names::camel_case;

/// A member of the facts.
pub(crate) struct Member<'a> {
    pub(crate) field: &'a Field,
    /// Its name in the type.
    pub(crate) name: &'a str,
    /// Its type.
    pub(crate) kind: String,
    /// What reads it.
    pub(crate) read: String,
    /// What it is where nothing is given.
    pub(crate) blank: String,
    /// The statement that tells it to the trace.
    pub(crate) told: String,
}

impl<'a> Member<'a> {
    /// The member that a field makes; none of a text that is no fact, nor of the year that decides
    /// which law there is, nor of a list whose items another file describes.
    pub(crate) fn of(
        field: &'a Field,
        group: &'a Group,
        table: &'a Table,
    ) -> Option<Result<Self, String>> {
        match field.kind {
            FieldKind::Text if field.fact.is_none() => None,
            FieldKind::TaxYear => None,
            FieldKind::List if field.items_in.is_some() => None,
            FieldKind::List => Some(Ok(Self::list(field, group, table))),
            _ => Some(Self::one(field, group, table)),
        }
    }

    /// A list, of which each item is read and told by itself.
    fn list(field: &'a Field, group: &Group, table: &Table) -> Self {
        let items = table.groups.iter().find(|group| group.name == field.name);
        let item = items.map_or_else(String::new, type_name);
        let name = &field.name;
        Self {
            field,
            name,
            kind: format!("Vec<{item}>"),
            read: format!("{item}::read_all(reader)"),
            blank: "Vec::new()".to_owned(),
            told: format!(
                "for (item, one) in {}{name}.iter().enumerate() {{ one.tell(given, item); }}",
                owner(group, table),
            ),
        }
    }

    fn one(field: &'a Field, group: &'a Group, table: &'a Table) -> Result<Self, String> {
        let name = member_name(field, group);
        let shape = Shape::of(field)?;
        let place = place_of(field, group);
        let need = if field.required { format!(".need({place})") } else { String::new() };
        let read = format!("reader{need}.{}", shape.reader.replace("PLACE", &place));
        let read = match (field.is_optional(), field.kind) {
            (true, _) => read,
            (false, FieldKind::Text) => format!("{read}.unwrap_or_default()"),
            (false, _) => format!("{read}.unwrap_or({})", shape.blank),
        };
        let told = told(field, group, table, &shape);
        let Shape { one, blank, .. } = shape;
        let optional = field.is_optional();
        Ok(Self {
            field,
            name,
            kind: if optional { format!("Option<{one}>") } else { one },
            read,
            blank: if optional { "None".to_owned() } else { blank },
            told: format!("tell(given, {place}, {told});"),
        })
    }

    /// Where the trace tells it.
    pub(crate) fn trace_rank(&self, order: TraceOrder) -> Option<u8> {
        match (order, self.field.trace) {
            (TraceOrder::None, _) | (_, TracePlace::None) => None,
            (_, TracePlace::Last) => Some(3),
            (TraceOrder::AsListed, _) | (_, TracePlace::First) => Some(0),
            (TraceOrder::ByKind, TracePlace::Ordered) => Some(match self.field.kind {
                FieldKind::Count if self.field.persons_of.is_some() => 3,
                FieldKind::Count => 1,
                FieldKind::Cny | FieldKind::Hkd => 2,
                _ => 0,
            }),
        }
    }
}

/// Where the statement that tells a member finds it: in its group, or, told in the order of all
/// fields, in the group of the facts.
fn owner(group: &Group, table: &Table) -> String {
    if table.trace_order == TraceOrder::AsListed && group.item.is_none() {
        format!("self.{}.", group.name)
    } else {
        "self.".to_owned()
    }
}

/// What the trace tells of a field, as an `Option`: nothing of a blank, unless it is an item's.
fn told(field: &Field, group: &Group, table: &Table, shape: &Shape) -> String {
    let owner = owner(group, table);
    let value = format!("{owner}{}", member_name(field, group));
    let always = field.required || group.item.is_some();
    match (field.is_optional(), &shape.told) {
        (_, Told::AsItIs) => format!("{value}.word()"),
        (_, Told::Joined(word)) => {
            format!("{value}.as_ref().map(|words| joined(words, {word}))")
        }
        (true, Told::Text) => format!("{value}.as_ref()"),
        (true, Told::Plain) => value,
        (true, Told::By(word)) => format!("{value}.map({word})"),
        (false, Told::Text) => format!("Some(&{value})"),
        (false, Told::Plain) if always => format!("Some({value})"),
        (false, Told::By(word)) if always => format!("Some({word}({value}))"),
        (false, other) => {
            let amount = field.persons_of.as_ref();
            let amount = table.fields.iter().find(|other| Some(&other.name) == amount);
            let is_told = match amount {
                Some(amount) => format!("{owner}{}.minor() != 0", member_name(amount, group)),
                None if field.kind == FieldKind::YesNo => value.clone(),
                None => format!("{value} != {}", shape.blank),
            };
            let word = match other {
                Told::By(word) => format!(".map({word})"),
                _ => String::new(),
            };
            format!("({is_told}).then_some({value}){word}")
        }
    }
}

/// The name of the type that a group makes.
pub(crate) fn type_name(group: &Group) -> String {
    format!("{}Facts", camel_case(group.item.as_ref().unwrap_or(&group.name)))
}

/// The name of a field's member: what it says, or its own without what the whole group begins with.
fn member_name<'a>(field: &'a Field, group: &Group) -> &'a str {
    let name = field.name.strip_prefix(&group.prefix).unwrap_or(&field.name);
    field.fact.as_deref().unwrap_or(name)
}

/// Where a field stands, as the generated code says it.
fn place_of(field: &Field, group: &Group) -> String {
    let field = format!("Field::{}", camel_case(&field.name));
    if group.item.is_some() { format!("Location::of_item({field}, item)") } else { field }
}

/// What a kind makes of a field.
struct Shape {
    one: String,
    reader: String,
    blank: String,
    told: Told,
}

/// What the trace tells of a value.
enum Told {
    /// The value.
    Plain,
    /// A text, which is not copied.
    Text,
    /// What a function says of it.
    By(String),
    /// What a function says of each of several.
    Joined(String),
    /// What it says itself, which may be nothing.
    AsItIs,
}

impl Shape {
    fn new(one: &str, reader: &str, blank: &str) -> Self {
        let (one, blank) = (one.to_owned(), blank.to_owned());
        Self { one, reader: format!("{reader}(PLACE)"), blank, told: Told::Plain }
    }

    fn of(field: &Field) -> Result<Self, String> {
        let least = field.least.unwrap_or(0);
        Ok(match field.kind {
            FieldKind::Text => {
                Self { told: Told::Text, ..Self::new("String", "text", "String::new()") }
            }
            FieldKind::Cny => Self::new("Cny", "cny", "Cny::ZERO"),
            FieldKind::Hkd => Self::new("Hkd", "hkd", "Hkd::ZERO"),
            FieldKind::Count => Self::new("u8", "count", field.blank.as_deref().unwrap_or("0")),
            FieldKind::Month => Self::new("u8", "month", "0"),
            FieldKind::Days => {
                Self { reader: format!("days(PLACE, {least})"), ..Self::new("u16", "", "0") }
            }
            FieldKind::PeriodDays => {
                Self { reader: format!("period_days(PLACE, {least})"), ..Self::new("u16", "", "0") }
            }
            FieldKind::HalfDays => Self::new("HalfDays", "half_days", "HalfDays::ZERO"),
            FieldKind::PeriodHalfDays => {
                Self::new("HalfDays", "period_half_days", "HalfDays::ZERO")
            }
            FieldKind::Share => Self::new("Share", "share", "Share::WHOLE"),
            FieldKind::ExchangeRate => {
                Self::new("ExchangeRate", "exchange_rate", "ExchangeRate::new(ExchangeRate::UNIT)")
            }
            FieldKind::Year => Self::new("TaxYear", "year", "TaxYear(0)"),
            FieldKind::Staff => Self::new("Thousandths", "staff", "Thousandths::new(0)"),
            FieldKind::Average => Self::new("Thousandths", "average", "Thousandths::new(0)"),
            FieldKind::Quantity => Self::new("Quantity", "quantity", "Quantity::new(0)"),
            FieldKind::Percent => {
                let most =
                    field.most.map_or_else(|| "None".to_owned(), |most| format!("Some({most})"));
                let reader = format!("percent(PLACE, {most})");
                Self { reader, ..Self::new("Percent", "", "Percent::ZERO") }
            }
            FieldKind::Date => Self::new("Date", "date", "Date::new(1, 1, 1)"),
            FieldKind::YesNo => {
                Self { told: Told::By("yes_no".to_owned()), ..Self::new("bool", "yes_no", "false") }
            }
            FieldKind::YesNoUnknown => Self::yes_no_unknown(field),
            FieldKind::Word => Self::word(field),
            FieldKind::Words => Self::words(field),
            FieldKind::TaxYear | FieldKind::List | FieldKind::Codes => {
                return Err(format!("{}: no fact is made of kind {:?}", field.name, field.kind));
            }
        })
    }

    /// A blank is not known, as if that were said, or something is taken for it.
    fn yes_no_unknown(field: &Field) -> Self {
        if field.blank.is_none() {
            return Self {
                told: Told::By("yes_no".to_owned()),
                ..Self::new("bool", "known", "false")
            };
        }
        Self { told: Told::AsItIs, ..Self::new("Assumed", "assumed", "Assumed::Blank") }
    }

    /// Several words in the order in which they stand.
    fn words(field: &Field) -> Self {
        let one = camel_case(&field.name);
        Self {
            reader: format!("words(PLACE, {one}::parse)"),
            blank: "Vec::new()".to_owned(),
            told: Told::Joined(format!("{one}::key")),
            one: format!("Vec<{one}>"),
        }
    }

    fn word(field: &Field) -> Self {
        let one = camel_case(&field.name);
        // Of a required word any: without it the facts are refused.
        let key = field.blank.as_ref().or(field.words.first().map(|word| &word.key));
        Self {
            reader: format!("word(PLACE, {one}::parse)"),
            blank: key.map_or_else(String::new, |key| format!("{one}::{}", camel_case(key))),
            told: Told::By(format!("{one}::key")),
            one,
        }
    }
}
