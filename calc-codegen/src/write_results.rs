//! Writes what comes back of a row: the columns, and a Rust type with a member for each and the way to
//! any sink.

use std::fmt::Write as _;

use crate::fields::{FieldKind, ResultColumn, Table};
use crate::names::camel_case;
use crate::write_fields::{kind, words_table};
use crate::write_parameters::text;

/// The columns that come back, and the type of a row of them, in their order; no type where nothing comes
/// back.
pub(crate) fn write(fields: &Table) -> String {
    let mut out = tables(fields);
    if fields.results.is_empty() {
        return out;
    }
    let mut members = String::new();
    for result in &fields.results {
        let meaning = result.meaning.as_ref().unwrap_or(&result.label.en);
        let _ =
            writeln!(members, "    /// {meaning}.\n    pub {}: {},", result.name, member(result));
    }
    let (mut always, mut beside) = (String::new(), String::new());
    for result in fields.always() {
        let _ = writeln!(always, "        {};", cell(result));
    }
    for (columns, results) in fields.beside() {
        let has: Vec<String> = columns
            .into_iter()
            .map(|column| format!("has(Field::{})", camel_case(column)))
            .collect();
        let cells: Vec<String> = results.into_iter().map(cell).collect();
        let _ = writeln!(beside, "        if {} {{ {}; }}", has.join(" || "), cells.join("; "));
    }
    let mut requested = String::new();
    for result in fields.on_request() {
        let _ = writeln!(requested, "        {};", cell(result));
    }
    let has = if beside.is_empty() { "_" } else { "has" };
    let _ = write!(
        out,
        "/// What comes back of a row; a member without a value is blank.\n\
         #[derive(Clone, Debug, Default)]\n\
         pub struct ResultRow<'a> {{\n{members}}}\n\
         impl ResultRow<'_> {{\n\
         /// Writes every column that comes back for a file, in order; `{has}` says which columns the file\n\
         /// has.\n\
         #[inline]\n\
         pub fn write(&self, {has}: impl Fn(Field) -> bool, sink: &mut impl ResultSink) {{\n{always}{beside}}}\n"
    );
    if !requested.is_empty() {
        let _ = write!(
            out,
            "/// Writes the columns that come back on request, in order.\n\
             #[inline]\n\
             pub fn write_requested(&self, sink: &mut impl ResultSink) {{\n{requested}}}\n"
        );
    }
    out.push_str("}\n");
    out
}

/// What is said of the columns.
fn tables(fields: &Table) -> String {
    let about = |result: &ResultColumn| {
        format!(
            "ResultAbout {{ name: {:?}, kind: FieldKind::{}, label: {}, words: &{} }}",
            result.name,
            kind(result.kind),
            text(&result.label),
            words_table(&result.words),
        )
    };
    let always: Vec<String> = fields.always().map(about).collect();
    let of_beside = |(columns, results): (Vec<&str>, Vec<&ResultColumn>)| {
        let columns: Vec<String> =
            columns.into_iter().map(|column| format!("Field::{}", camel_case(column))).collect();
        let results: Vec<String> = results.into_iter().map(about).collect();
        format!("(&[{}], &[{}])", columns.join(", "), results.join(", "))
    };
    let beside: Vec<String> = fields.beside().map(of_beside).collect();
    let requested: Vec<String> = fields.on_request().map(about).collect();
    format!(
        "/// The columns that come back for every file, in order.\n\
         pub static RESULTS: [ResultAbout; {}] = [\n    {}\n];\n\
         /// The columns that come back behind them where the file has one of other columns.\n\
         pub(super) static RESULTS_BESIDE: [crate::law::fields::Beside<Field>; {}] = [\n    {}\n];\n\
         /// The columns that come back behind all others where a run asks for them.\n\
         pub(super) static RESULTS_ON_REQUEST: [ResultAbout; {}] = [\n    {}\n];\n",
        always.len(),
        always.join(",\n    "),
        beside.len(),
        beside.join(",\n    "),
        requested.len(),
        requested.join(",\n    "),
    )
}

/// The type of a column's member.
fn member(result: &ResultColumn) -> &'static str {
    match result.kind {
        FieldKind::Codes => "Codes",
        FieldKind::Cny => "Option<Cny>",
        FieldKind::Hkd => "Option<Hkd>",
        FieldKind::Percent => "Option<String>",
        _ => "Option<&'a str>",
    }
}

/// How a column's member goes to a sink.
fn cell(result: &ResultColumn) -> String {
    let name = &result.name;
    match result.kind {
        FieldKind::Codes => format!("sink.codes(self.{name})"),
        FieldKind::Cny => format!("sink.some_amount(self.{name}.map(Cny::minor), true)"),
        FieldKind::Hkd => format!("sink.some_amount(self.{name}.map(Hkd::minor), false)"),
        FieldKind::Percent => format!("sink.some_text(self.{name}.as_deref())"),
        _ => format!("sink.some_text(self.{name})"),
    }
}
