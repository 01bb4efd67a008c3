//! The list of a hand-off, which stays with the employer: a payroll in our own columns, and beside each row
//! the file that the person has.

use std::path::Path;

use calc_core::law::cell::Cell;
use calc_core::law::fields::Columns as _;
use calc_core::person::fields::Field;
use calc_payroll::escape::push_cell;
use calc_payroll::handoff::Key;
use calc_payroll::known::Known;

use crate::failure::{Failure, Message};
use crate::input;

/// The name of the file.
pub(super) const NAME: &str = "list.csv";

/// The columns in front of those of a payroll.
const OWN: [&str; 3] = ["handoff_id", "handoff_key", "handoff_file"];

/// The largest list: some hundred thousand people.
const LARGEST: usize = 256 << 20;

/// A row: one person in one year.
pub(super) struct Entry {
    pub(super) key: Key,
    pub(super) file: String,
    pub(super) known: Known,
}

/// Who was handed off, and the columns that the payroll had.
pub(super) struct List {
    pub(super) fields: Vec<Field>,
    pub(super) entries: Vec<Entry>,
}

impl List {
    /// As it is written.
    pub(super) fn csv(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let names = OWN.into_iter().chain(self.fields.iter().map(|field| field.name()));
        push_row(&mut out, names);
        for Entry { key, file, known } in &self.entries {
            let own = [&*key.handoff, &*key.person, &**file];
            let cells = own.into_iter().chain(self.fields.iter().map(|field| known.get(*field)));
            push_row(&mut out, cells);
        }
        out
    }

    /// The same without what ties it to its files: a payroll.
    pub(super) fn payroll(&self) -> Vec<u8> {
        let mut out = Vec::new();
        push_row(&mut out, self.fields.iter().map(|field| field.name()));
        for entry in &self.entries {
            push_row(&mut out, self.fields.iter().map(|field| entry.known.get(*field)));
        }
        out
    }

    /// Reads a list.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let bytes = input::read_limited(path, LARGEST)?;
        Self::parsed(&bytes).ok_or_else(|| Failure::Input {
            file: path.to_owned(),
            message: Message::new("handoff-no-list", Vec::new()),
        })
    }

    fn parsed(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let mut reader = csv::Reader::from_reader(bytes);
        let header = reader.headers().ok()?.clone();
        let place = |name: &str| header.iter().position(|known| known == name);
        let [handoff, person, file] = OWN.map(place);
        let (handoff, person, file) = (handoff?, person?, file?);
        let fields: Vec<Field> =
            Field::all().iter().copied().filter(|field| place(field.name()).is_some()).collect();
        let mut entries = Vec::new();
        for record in reader.records() {
            let record = record.ok()?;
            let text = |at: usize| record.get(at).unwrap_or_default().to_owned();
            let key = Key { handoff: text(handoff), person: text(person) };
            let cell = |field: Field| {
                Cell::of_text(place(field.name()).and_then(|at| record.get(at)).unwrap_or_default())
            };
            entries.push(Entry { key, file: text(file), known: Known::of(cell) });
        }
        let is_one = entries.windows(2).all(|two| two[0].key.handoff == two[1].key.handoff);
        (is_one && !entries.is_empty()).then_some(Self { fields, entries })
    }
}

fn push_row<'a>(out: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        push_cell(out, cell);
    }
    out.push(b'\n');
}
