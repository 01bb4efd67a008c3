//! An empty payroll with a line of help, ready to be filled in.

use calc_core::law::fields::{Columns, WordAbout};
use calc_payroll::escape::push_cell;

use crate::Words;
use crate::problem::words_of;

/// Which template.
#[derive(Clone, Copy)]
pub struct Template<'a, C> {
    /// The language of the line of help.
    pub words: &'a Words,
    /// The column by which a line of help is known when the file is read.
    pub who: C,
    /// Whether the columns are named in the reader's language and not as files name them.
    pub labels: bool,
}

impl<C: Columns> Template<'_, C> {
    /// The template as CSV; `bom` puts a byte order mark before it, by which Excel knows UTF-8.
    pub fn csv(&self, bom: bool) -> Vec<u8> {
        let mut out = Vec::new();
        if bom {
            out.extend_from_slice("\u{feff}".as_bytes());
        }
        push_row(&mut out, C::all().iter().map(|field| self.name(*field).to_owned()));
        push_row(&mut out, C::all().iter().map(|field| self.help(*field)));
        out
    }

    /// The template as a workbook.
    ///
    /// # Errors
    /// The writer failed.
    #[cfg(feature = "sheets")]
    pub fn workbook(&self) -> std::io::Result<Vec<u8>> {
        let column =
            |field: &C| (self.name(*field).to_owned(), self.help(*field), field.about().kind);
        let columns: Vec<_> = C::all().iter().map(column).collect();
        let mut bytes = Vec::new();
        calc_sheets::write::template(&self.words.say("sheet-name-rows"), &columns, &mut bytes)?;
        Ok(bytes)
    }

    fn name(&self, field: C) -> &'static str {
        let about = field.about();
        if self.labels { about.label.get(self.words.language()) } else { about.name }
    }

    fn help(&self, field: C) -> String {
        let about = field.about();
        let help = about.help.get(self.words.language());
        let mark = if field == self.who { "# " } else { "" };
        let is_said = |word: &WordAbout| help.contains(word.label.get(self.words.language()));
        if about.words.is_empty() || about.words.iter().all(is_said) {
            return format!("{mark}{help}");
        }
        let words = words_of(self.words, about);
        mark.to_owned() + &self.words.fill("template-words", &[("help", help), ("words", &words)])
    }
}

fn push_row(out: &mut Vec<u8>, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(b',');
        }
        push_cell(out, &cell);
    }
    out.extend_from_slice(b"\r\n");
}
