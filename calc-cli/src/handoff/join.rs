//! What came back, joined to what was sent.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use calc_core::law::fields::Columns as _;
use calc_core::law::ruleset::RULESET;
use calc_core::person::fields::Field;
use calc_payroll::escape::printable;
use calc_payroll::handoff::{Change, Returned, Unreadable, changes, read};
use calc_payroll::known::{Known, names_person};
use calc_text::{Words, json_problem};

use super::list::List;
use crate::Done;
use crate::args::{Arguments, JoinArguments};
use crate::failure::{BAD_ROWS, Failure, GOOD, Message, shown};
use crate::input::{read_failure, read_limited};
use crate::output::write_whole;
use crate::said::say;
use crate::written_files;

/// The largest file of a person.
const LARGEST: usize = 1 << 20;

/// Joins the files.
pub(super) fn run(arguments: &JoinArguments, all: &Arguments, words: &Words) -> Done {
    let take = arguments.take.iter().map(|name| column(name)).collect::<Result<Vec<_>, _>>()?;
    let files = returned_files(&arguments.returned)?;
    let read: Vec<&Path> =
        std::iter::once(&arguments.list).chain(&files).map(PathBuf::as_path).collect();
    let written = arguments.output.as_deref().unwrap_or(Path::new("-"));
    written_files::refuse(&read, &[written], arguments.replace.force, words)?;
    let mut list = List::read(&arguments.list)?;
    let mut joining = Joining { words, take, told: Told::default() };
    let returned = joining.sorted_out(&list, &files)?;
    let mut taken = BTreeSet::new();
    for (at, (path, known)) in returned {
        if joining.merge(&path, &mut list, at, &known) {
            taken.insert(at);
        }
    }
    let summary = joining.taken(&list, &taken);
    joining.told.lines.splice(..0, summary);
    write_whole(arguments.output.as_deref(), &list.payroll())?;
    let Told { lines, open } = joining.told;
    if !all.quiet || open > 0 {
        say(&format!("{}\n", lines.join("\n")));
    }
    if open > 0 {
        let open = u64::try_from(open).unwrap_or(u64::MAX);
        say(&format!("{}\n", words.count("handoff-open", "count", open, &[])));
        return Ok(ExitCode::from(BAD_ROWS));
    }
    Ok(ExitCode::from(GOOD))
}

/// A column that a file has.
fn column(name: &str) -> Result<Field, Failure> {
    let field =
        Field::named(name).filter(|field| !names_person(*field) && *field != Field::TaxYear);
    field.ok_or_else(|| {
        let filled = vec![("found", printable(name))];
        Failure::CommandLine(Message::new("handoff-bad-column", filled))
    })
}

/// The files that came back: those that were named, and those in the folders that were.
fn returned_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = fs::read_dir(path).map_err(|error| read_failure(path, error))?;
        let found = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let is_json = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "json");
        let mut found: Vec<PathBuf> = found.filter(is_json).collect();
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

/// What is said, and how much of it is left to be decided.
#[derive(Default)]
struct Told {
    lines: Vec<String>,
    open: usize,
}

/// A file that came back, by the entry of the list that it is about.
type ByEntry = BTreeMap<usize, (PathBuf, Known)>;

struct Joining<'a> {
    words: &'a Words,
    take: Vec<Field>,
    told: Told,
}

impl Joining<'_> {
    fn say(&mut self, id: &str, filled: &[(&str, &str)]) {
        self.told.lines.push(self.words.fill(id, filled));
    }

    fn open(&mut self, id: &str, filled: &[(&str, &str)]) {
        self.say(id, filled);
        self.told.open += 1;
    }

    /// The files by the entry of the list that they are about; what cannot be taken is said.
    fn sorted_out(&mut self, list: &List, files: &[PathBuf]) -> Result<ByEntry, Failure> {
        let places: BTreeMap<&str, usize> =
            list.entries.iter().enumerate().map(|(at, entry)| (&*entry.key.person, at)).collect();
        let handoff = list.entries.first().map_or("", |entry| &*entry.key.handoff);
        let mut found: BTreeMap<usize, Vec<(PathBuf, Known)>> = BTreeMap::new();
        for path in files {
            let file = &shown(path);
            let Returned { key, ruleset, known } = match read(&read_limited(path, LARGEST)?) {
                Ok(returned) => returned,
                Err(unreadable) => {
                    self.unreadable(file, &unreadable);
                    continue;
                }
            };
            if key.handoff != handoff {
                self.open("handoff-of-another", &[("file", file)]);
                continue;
            }
            let Some(&at) = places.get(&*key.person) else {
                self.open("handoff-not-listed", &[("file", file)]);
                continue;
            };
            if ruleset != RULESET.digest {
                let filled =
                    [("file", &**file), ("found", &printable(&ruleset)), ("known", RULESET.digest)];
                self.say("handoff-other-rules", &filled);
            }
            found.entry(at).or_default().push((path.clone(), known));
        }
        let mut single = ByEntry::new();
        for (at, mut files) in found {
            if files.len() == 1 {
                single.extend(files.pop().map(|file| (at, file)));
                continue;
            }
            let names: Vec<String> = files.iter().map(|(path, _)| shown(path)).collect();
            let names = names.join(&self.words.say("list-separator"));
            self.open("handoff-twice", &[("files", &names)]);
        }
        Ok(single)
    }

    fn unreadable(&mut self, file: &str, unreadable: &Unreadable) {
        match unreadable {
            Unreadable::NotOurs => self.open("handoff-not-ours", &[("file", file)]),
            Unreadable::Facts(problems) => {
                for problem in problems {
                    let explained = json_problem(self.words, problem);
                    let filled = [
                        ("file", file),
                        ("place", &*problem.pointer),
                        ("message", &*explained.message),
                    ];
                    self.open("handoff-bad-facts", &filled);
                }
            }
        }
    }

    /// How many files were taken, and who stays as they were sent.
    fn taken(&self, list: &List, taken: &BTreeSet<usize>) -> Vec<String> {
        let missing = list.entries.iter().enumerate().filter(|(at, _)| !taken.contains(at));
        let missing: Vec<&str> = missing.map(|(_, entry)| &*entry.file).collect();
        let (back, count) = (taken.len().to_string(), list.entries.len().to_string());
        let mut lines =
            vec![self.words.fill("handoff-joined", &[("back", &back), ("count", &count)])];
        if !missing.is_empty() {
            let files = missing.join(&self.words.say("list-separator"));
            lines.push(self.words.fill("handoff-missing", &[("files", &files)]));
        }
        lines
    }

    /// Takes what was filled in, and says whether the file was taken. What the employer had said stays, unless
    /// its column was asked for.
    fn merge(&mut self, path: &Path, list: &mut List, at: usize, returned: &Known) -> bool {
        let file = &shown(path);
        let Some(entry) = list.entries.get_mut(at) else { return false };
        let changes = changes(&entry.known, returned);
        if changes.is_empty() {
            self.say("handoff-unchanged", &[("file", file)]);
            return true;
        }
        if changes.iter().any(|change| change.field == Field::TaxYear) {
            self.open("handoff-other-year", &[("file", file)]);
            return false;
        }
        for Change { field, sent, returned } in changes {
            let is_taken = sent.is_empty() || self.take.contains(&field);
            if !sent.is_empty() {
                let shown_as = |text: &str| match text {
                    "" => self.words.say("handoff-blank"),
                    text => printable(text),
                };
                let (was, is) = (shown_as(&sent), shown_as(&returned));
                let filled = [
                    ("file", &**file),
                    ("column", field.name()),
                    ("sent", &was),
                    ("returned", &is),
                ];
                if is_taken {
                    self.say("handoff-taken", &filled);
                } else {
                    self.open("handoff-changed", &filled);
                }
            }
            if is_taken {
                entry.known.set(field, returned);
                if !list.fields.contains(&field) {
                    list.fields.push(field);
                }
            }
        }
        list.fields.sort_by_key(|field| field.index());
        true
    }
}
