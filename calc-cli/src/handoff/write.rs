//! From a payroll to one file a person.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use calc_core::law::fields::Columns as _;
use calc_core::person::assess::Settings;
use calc_core::person::decode::PersonField;
use calc_core::person::fields::Field;
use calc_payroll::batch::RowSource as _;
use calc_payroll::chunk::{Chunk, Visit};
use calc_payroll::file_problem::FileProblem;
use calc_payroll::handoff::{Key, file};
use calc_payroll::input_row::InputRow;
use calc_payroll::known::Known;
use calc_payroll::people::People;
use calc_payroll::subject::Subject as _;
use calc_payroll::{Format, Payroll};
use calc_sheets::exclude::Rows;
use calc_text::Words;
use calc_text::recognition::{self, RunNotes};

use super::list::{Entry, List, NAME};
use crate::Done;
use crate::args::{Arguments, WriteArguments};
use crate::batch::summary_text::unused;
use crate::failure::{Failure, GOOD, Message, OutputKind, shown};
use crate::intake::{self, InputOptions, Intake};
use crate::opened::{Opened, frame_failure};
use crate::output::write_whole;
use crate::said::say;

/// Writes the files.
pub(super) fn run(arguments: &WriteArguments, all: &Arguments, words: &Words) -> Done {
    let folder = &arguments.output;
    let failed = |error: std::io::Error| Failure::Write {
        file: Some(folder.clone()),
        reason: error.into(),
        place: OutputKind::File,
    };
    let is_empty = |folder: &Path| fs::read_dir(folder).is_ok_and(|mut it| it.next().is_none());
    if folder.exists() && !is_empty(folder) {
        return Err(Failure::FolderHoldsSomething { folder: folder.clone() });
    }
    let list = handed_off(arguments, all, words)?;
    fs::create_dir_all(folder).map_err(failed)?;
    for entry in &list.entries {
        let bytes = file(&entry.key, &entry.known).map_err(|error| failed(error.into()))?;
        write_whole(Some(&folder.join(&entry.file)), &bytes)?;
    }
    // It comes last: where it is, every file is.
    write_whole(Some(&folder.join(NAME)), &list.csv())?;
    if !all.quiet {
        let count = u64::try_from(list.entries.len()).unwrap_or(u64::MAX);
        let filled = [("folder", &*shown(folder)), ("list", NAME)];
        say(&format!("{}\n", words.count("handoff-written", "count", count, &filled)));
    }
    Ok(ExitCode::from(GOOD))
}

/// Everybody in the payroll, each with a file that is not there yet.
fn handed_off(arguments: &WriteArguments, all: &Arguments, words: &Words) -> Result<List, Failure> {
    let wanted = InputOptions {
        paths: &arguments.input,
        reading: &arguments.reading,
        exclude: Rows::default(),
        format: Format::Csv,
        survey: false,
        keep: false,
    };
    let path = arguments.input.first().map_or(Path::new("-"), PathBuf::as_path);
    let Intake { payroll: intake, .. } =
        intake::open(&wanted, Opened::all(&arguments.input)?, words)?;
    let before = recognition::before(words, &intake.files, intake.joined.as_ref());
    if !all.quiet {
        say(&recognition::text(&before));
    }
    let (header, mut rows) = (intake.header, intake.rows);
    let payroll: Payroll = Payroll { header, settings: Settings::default(), format: Format::Csv };
    let mut everybody = Everybody::new(arguments.named)?;
    let mut chunk = Chunk::<People>::default();
    let mut next = payroll.header.row + 1;
    loop {
        let more = rows.next_rows(&mut chunk.batch);
        if !more.map_err(|error| frame_failure(path, error.from_row(next)))? {
            break;
        }
        chunk.read(&payroll);
        let numbered = chunk.number::<FileProblem>(next, |_, _| Ok(None));
        next = numbered.map_err(|problem| Failure::File { file: path.to_owned(), problem })?;
        chunk.visit(&payroll, &mut everybody);
    }
    if !all.quiet {
        let found = (intake.met.as_deref(), intake.joined.as_ref());
        let after = RunNotes::new(words, before, found, None).after;
        say(&format!("{}{}", recognition::text(&after), unused(words, &payroll.header)));
    }
    everybody.list(&payroll, path)
}

/// The people of a payroll, row by row.
struct Everybody {
    handoff: String,
    named: bool,
    keys: BTreeSet<(String, String)>,
    entries: Vec<Entry>,
    /// Rows that cannot be handed off.
    bad: Vec<u64>,
    failed: bool,
}

impl Everybody {
    fn new(named: bool) -> Result<Self, Failure> {
        let handoff = random().ok_or_else(no_numbers)?;
        let (keys, entries, bad) = (BTreeSet::new(), Vec::new(), Vec::new());
        Ok(Self { handoff, named, keys, entries, bad, failed: false })
    }

    fn list(self, payroll: &Payroll, path: &Path) -> Result<List, Failure> {
        let Self { entries, bad, failed, .. } = self;
        if failed {
            return Err(no_numbers());
        }
        let message = if !bad.is_empty() {
            let rows = bad.iter().map(u64::to_string);
            Message::new("handoff-bad-rows", Vec::new()).with_list("rows", rows)
        } else if entries.is_empty() {
            Message::new("handoff-nobody", Vec::new())
        } else {
            let fields = Field::all().iter().copied();
            let fields = fields.filter(|field| payroll.header.has(*field)).collect();
            return Ok(List { fields, entries });
        };
        Err(Failure::Input { file: path.to_owned(), message })
    }

    /// The name of the next file. It says who it is about only where that was asked for.
    fn file_name(&self, known: &Known) -> String {
        let number = self.entries.len() + 1;
        if !self.named {
            return format!("person-{number:04}.json");
        }
        let parts = [Field::TaxYear, Field::EmployeeId, Field::Name].map(|field| known.get(field));
        let parts = parts.into_iter().filter(|part| !part.is_empty()).map(fit_for_a_name);
        format!("person-{number:04} {}.json", parts.collect::<Vec<_>>().join(" "))
    }
}

impl Visit<People> for Everybody {
    fn row(&mut self, number: u64, row: &impl InputRow<Field>) {
        let known = Known::of(|field| row.cell(field));
        let who = (known.get(Field::EmployeeId).to_owned(), known.get(Field::TaxYear).to_owned());
        let is_good = row.check::<PersonField>().and_then(|()| People::decode(row)).is_ok();
        if !is_good || !self.keys.insert(who) {
            self.bad.push(number);
            return;
        }
        let Some(person) = random() else {
            self.failed = true;
            return;
        };
        let file = self.file_name(&known);
        let key = Key { handoff: self.handoff.clone(), person };
        self.entries.push(Entry { key, file, known });
    }
}

/// 128 bits that nobody guesses.
fn random() -> Option<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(format!("{:032x}", u128::from_be_bytes(bytes)))
}

fn no_numbers() -> Failure {
    Failure::CommandLine(Message::new("handoff-no-random", Vec::new()))
}

/// A text as every system takes it in the name of a file.
fn fit_for_a_name(text: &str) -> String {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    text.chars().map(|letter| if fits(letter) { letter } else { '_' }).take(40).collect()
}
