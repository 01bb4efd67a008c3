//! Writes the facts that the fields of a subject make up: a type for each group, its reader, and its
//! lines of the trace.

use std::fmt::Write as _;

use crate::fact::{Member, type_name};
use crate::fields::{Group, Table, TraceOrder};
use crate::names::camel_case;

/// The whole of a file of facts. It stands in a module that names the subject's `Field` and where a
/// fact stands, `Location`.
///
/// # Errors
/// A field of a kind of which no fact is made.
pub(crate) fn write(fields: &Table) -> Result<String, String> {
    let mut out = String::new();
    for group in &fields.groups {
        let members: Vec<Member> = fields
            .fields
            .iter()
            .filter(|field| field.group == group.name)
            .filter_map(|field| Member::of(field, group, fields))
            .collect::<Result<_, _>>()?;
        if members.is_empty() {
            continue;
        }
        write_type(group, &members, &mut out);
        write_reader(group, &members, &mut out);
        if !fields.pages.is_empty() {
            write_incomes(group, &members, &mut out);
        }
        let as_listed = fields.trace_order == TraceOrder::AsListed;
        if as_listed && group.item.is_none() {
            continue;
        }
        write_trace(group, &members, fields.trace_order, &mut out);
    }
    if fields.trace_order == TraceOrder::AsListed {
        write_given(fields, &mut out)?;
    }
    Ok(out)
}

/// The type of a group.
fn write_type(group: &Group, members: &[Member<'_>], out: &mut String) {
    let name = type_name(group);
    let (mut declared, mut blank) = (String::new(), String::new());
    for member in members {
        let label = &member.field.label.en;
        let _ = writeln!(declared, "    /// {label}.\n    pub {}: {},", member.name, member.kind);
        let _ = writeln!(blank, "            {}: {},", member.name, member.blank);
    }
    let _ = writeln!(
        out,
        "/// {}\n\
         #[derive(Clone, Debug, PartialEq, Eq)]\n\
         pub struct {name} {{\n{declared}}}\n\
         impl Default for {name} {{\n\
         /// What it is where nothing is given.\n\
         fn default() -> Self {{\n        Self {{\n{blank}        }}\n    }}\n}}",
        group.about,
    );
}

/// The reader of a group, and of the list where it is one of items.
fn write_reader(group: &Group, members: &[Member<'_>], out: &mut String) {
    let name = type_name(group);
    let read = members.iter().fold(String::new(), |mut read, member| {
        let _ = writeln!(read, "            {}: {},", member.name, member.read);
        read
    });
    let reader = "reader: &mut Reader<'_, R, Location>";
    let (item, visible) =
        if group.item.is_some() { (", item: usize", "") } else { ("", "pub(crate) ") };
    let _ = writeln!(
        out,
        "impl {name} {{\n\
         /// Reads every field, in order.\n\
         #[inline]\n\
         {visible}fn read<R: Cells<Location>>({reader}{item}) -> Self {{\n        Self {{\n{read}        }}\n    }}"
    );
    if group.item.is_some() {
        let list = camel_case(&group.name);
        let _ = writeln!(
            out,
            "/// Reads every item of the list.\n\
             fn read_all<R: Cells<Location>>({reader}) -> Vec<Self> {{\n\
             (0..reader.count_items(Field::{list})).map(|item| Self::read(reader, item)).collect()\n}}"
        );
    }
    out.push_str("}\n");
}

/// The place of each income of a group, for those who try one amount after the other in it.
fn write_incomes(group: &Group, members: &[Member<'_>], out: &mut String) {
    let mut arms = String::new();
    for member in members.iter().filter(|member| member.field.income) {
        let column = camel_case(&member.field.name);
        let _ = writeln!(arms, "            Field::{column} => Some(&mut self.{}),", member.name);
    }
    if !arms.is_empty() {
        let _ = writeln!(
            out,
            "impl {} {{\n\
             /// The amount of an income column; nothing for another column.\n\
             pub fn income_mut(&mut self, column: Field) -> Option<&mut Cny> {{\n\
             match column {{\n{arms}            _ => None,\n        }}\n    }}\n}}",
            type_name(group),
        );
    }
}

/// What the trace tells of all facts, in the order of the file: groups may lie one within another.
fn write_given(fields: &Table, out: &mut String) -> Result<(), String> {
    let mut lines = String::new();
    for field in &fields.fields {
        let group = fields.group_of(field).filter(|group| group.item.is_none());
        let member = group.and_then(|group| Member::of(field, group, fields));
        if let Some(member) = member.transpose()? {
            let _ = writeln!(lines, "        {}", member.told);
        }
    }
    let _ = writeln!(
        out,
        "impl Facts {{\n\
         /// Every fact that the computation uses, in the order of the columns.\n\
         pub(crate) fn given(&self) -> Given<Location> {{\n\
         let mut all = Given::new();\n        let given = &mut all;\n{lines}        all\n    }}\n}}"
    );
    Ok(())
}

/// The lines that a group has in the trace.
fn write_trace(group: &Group, members: &[Member<'_>], order: TraceOrder, out: &mut String) {
    let mut told: Vec<(u8, &Member<'_>)> =
        members.iter().filter_map(|member| Some((member.trace_rank(order)?, member))).collect();
    if told.is_empty() {
        return;
    }
    told.sort_by_key(|(rank, _)| *rank);
    let lines = told.iter().fold(String::new(), |mut lines, (_, member)| {
        let _ = writeln!(lines, "        {}", member.told);
        lines
    });
    let (item, visible) =
        if group.item.is_some() { (", item: usize", "") } else { ("", "pub(crate) ") };
    let _ = writeln!(
        out,
        "impl {} {{\n\
         /// Adds what the trace tells: nothing that is blank.\n\
         {visible}fn tell(&self, given: &mut Given<Location>{item}) {{\n{lines}    }}\n}}",
        type_name(group),
    );
}
