//! Writes what comes back of a row as a Rust type: a member for each column, and the way to any sink.

use std::fmt::Write as _;

use crate::fields::{FieldKind, ResultColumn};

/// The type, in the order of the columns.
pub(crate) fn write(results: &[ResultColumn]) -> String {
    let (mut members, mut writes) = (String::new(), String::new());
    for result in results {
        let name = &result.name;
        let (kind, write) = match result.kind {
            FieldKind::Codes => ("Codes", format!("sink.codes(self.{name})")),
            FieldKind::Cny => {
                ("Option<Cny>", format!("sink.some_amount(self.{name}.map(Cny::minor), true)"))
            }
            FieldKind::Hkd => {
                ("Option<Hkd>", format!("sink.some_amount(self.{name}.map(Hkd::minor), false)"))
            }
            FieldKind::Percent => {
                ("Option<String>", format!("sink.some_text(self.{name}.as_deref())"))
            }
            _ => ("Option<&'a str>", format!("sink.some_text(self.{name})")),
        };
        let meaning = result.meaning.as_ref().unwrap_or(&result.label.en);
        let _ = writeln!(members, "    /// {meaning}.\n    pub {name}: {kind},");
        let _ = writeln!(writes, "        {write};");
    }
    format!(
        "/// What comes back of a row; a member without a value is blank.\n\
         #[derive(Clone, Debug, Default)]\n\
         pub struct ResultRow<'a> {{\n{members}}}\n\
         impl ResultRow<'_> {{\n\
         /// Writes every column, in order.\n\
         #[inline]\n\
         pub fn write(&self, sink: &mut impl ResultSink) {{\n{writes}}}\n}}\n"
    )
}
