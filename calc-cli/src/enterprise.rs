//! `taxdiff enterprise`: one company-year, or a file of them.

mod answer_text;
mod conditions;
mod lines;
mod many;
mod memo;
mod vary;

use std::io::{Cursor, Read, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use calc_core::company::Settings;
use calc_core::company::catalogue::Catalogue;
use calc_core::company::decode::Raw as _;
use calc_core::company::fields::Field;
use calc_payroll::catalogue::CatalogueProblem;
use calc_payroll::facts_json::LARGEST;
use calc_payroll::{catalogue, enterprise_json};
use calc_text::reply::{Asked, company_assessed, json};
use calc_text::{Words, catalogue_problem};

use crate::args::{Arguments, EnterpriseArguments};
use crate::assess::{print_reply, refuse};
use crate::batch::outputs::stop_on_interrupt;
use crate::failure::{Failure, GOOD, Message};
use crate::input::{self, Input};
#[cfg(feature = "parquet")]
use crate::opened::Opened;
use crate::output::{Output, write_whole};
#[cfg(feature = "parquet")]
use crate::parquet_file::ParquetTable;
use crate::settings::company_choices;
use crate::{Done, written_files};

/// Works out one company-year or many: what the input begins with tells which.
pub(crate) fn run(arguments: &EnterpriseArguments, all: &Arguments, words: &Words) -> Done {
    let choices = company_choices(&arguments.settings)?;
    refuse_same_files(arguments, words)?;
    let stop = stop_on_interrupt(arguments.output.as_deref(), words.language());
    let catalogue = arguments.catalogue.as_deref();
    let catalogue = catalogue.map(|file| read_catalogue(file, words)).transpose()?.map(Arc::new);
    let settings = Settings { choices, catalogue };
    #[cfg(feature = "parquet")]
    if let Some(table) = table(arguments)? {
        only_for("one", &arguments.facts, &for_one(arguments))?;
        return many::run_table(arguments, (&table, &stop), settings, all, words);
    }
    let (is_json, input) = look_into(&arguments.facts, input::open(&arguments.facts)?)?;
    if is_json {
        only_for("many", &arguments.facts, &for_many(arguments))?;
        not_with_vary(arguments)?;
        let bytes = input::read_all(&arguments.facts, input, LARGEST)?;
        one(arguments, words, &bytes, settings)
    } else {
        only_for("one", &arguments.facts, &for_one(arguments))?;
        many::run(arguments, (input, &stop), settings, all, words)
    }
}

/// The table of companies, where the input is a Parquet file.
#[cfg(feature = "parquet")]
fn table(arguments: &EnterpriseArguments) -> Result<Option<ParquetTable>, Failure> {
    if !arguments.facts.is_file() {
        return Ok(None);
    }
    let input = Opened::new(&arguments.facts)?;
    ParquetTable::among(&mut [input], many::rendering(arguments).0)
}

/// Nothing is written over a file that is read.
fn refuse_same_files(arguments: &EnterpriseArguments, words: &Words) -> Result<(), Failure> {
    let read = std::iter::once(&arguments.facts).chain(&arguments.catalogue);
    let others = arguments.errors.iter().chain(&arguments.report);
    let replaces = arguments.replace.force;
    written_files::refuse_beside_rows(read, (arguments.output.as_ref(), others), replaces, words)
}

/// Reads until the first byte that is no blank: facts begin with a bracket, rows do not.
fn look_into(path: &Path, mut input: Input) -> Result<(bool, Input), Failure> {
    let mut seen = Vec::new();
    let mut byte = [0];
    let first = loop {
        match input.reader.read(&mut byte) {
            Ok(0) => break None,
            Ok(_) => seen.push(byte[0]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(input::read_failure(path, error)),
        }
        let is_mark = matches!(byte[0], 0xef | 0xbb | 0xbf) && seen.len() <= 3;
        if !(is_mark || byte[0].is_ascii_whitespace()) {
            break Some(byte[0]);
        }
        if seen.len() > LARGEST {
            break None;
        }
    };
    let is_json =
        matches!(first, Some(b'{' | b'[')) || is_plain_value(path, &mut seen, &mut input)?;
    // JSON has no byte order mark.
    let from = if is_json && seen.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let reader = Box::new(Cursor::new(seen.split_off(from)).chain(input.reader));
    Ok((is_json, Input { reader, size: input.size }))
}

/// The longest text that is looked through for a JSON value that is neither object nor array.
const LONGEST_VALUE: usize = 1 << 10;

/// Whether the whole input is such a value, `null` or a number: no facts, but no rows either.
fn is_plain_value(path: &Path, seen: &mut Vec<u8>, input: &mut Input) -> Result<bool, Failure> {
    let mut rest = input.reader.by_ref().take(LONGEST_VALUE as u64);
    rest.read_to_end(seen).map_err(|error| input::read_failure(path, error))?;
    let text = seen.strip_prefix(b"\xef\xbb\xbf").unwrap_or(seen);
    let is_whole = rest.limit() > 0;
    Ok(is_whole && serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok())
}

/// Options that belong to files of many companies.
fn for_many(arguments: &EnterpriseArguments) -> Vec<&'static str> {
    let format = arguments.format.is_some() && arguments.vary.is_none();
    let given = [
        (arguments.errors.is_some(), "--errors"),
        (arguments.threads.is_some(), "--threads"),
        (arguments.bom, "--bom"),
        (format, "--format"),
    ];
    given.into_iter().filter(|(given, _)| *given).map(|(_, name)| name).collect()
}

/// Options that belong to one company.
fn for_one(arguments: &EnterpriseArguments) -> Vec<&'static str> {
    let given = [
        (arguments.json, "--json"),
        (arguments.trace.is_some(), "--trace"),
        (arguments.vary.is_some(), "--vary"),
    ];
    given.into_iter().filter(|(given, _)| *given).map(|(_, name)| name).collect()
}

fn only_for(kind: &str, file: &Path, options: &[&str]) -> Result<(), Failure> {
    if options.is_empty() {
        return Ok(());
    }
    let id = if kind == "many" { "cli-only-for-many" } else { "cli-only-for-one" };
    let message = Message::new(id, vec![("file", file.display().to_string())]);
    Err(Failure::CommandLine(message.with_list("options", options.iter().copied())))
}

/// A table along a fact is no answer: it has neither a memo nor steps.
fn not_with_vary(arguments: &EnterpriseArguments) -> Result<(), Failure> {
    let given = [(arguments.report.is_some(), "--report"), (arguments.trace.is_some(), "--trace")];
    let options: Vec<&str> =
        given.into_iter().filter(|(given, _)| *given).map(|(_, name)| name).collect();
    if arguments.vary.is_none() || options.is_empty() {
        return Ok(());
    }
    let message = Message::new("cli-not-with-vary", Vec::new());
    Err(Failure::CommandLine(message.with_list("options", options)))
}

fn read_catalogue(file: &Path, words: &Words) -> Result<Catalogue, Failure> {
    let bytes = input::read_limited(file, catalogue::LARGEST)?;
    catalogue::read(&bytes).map_err(|problem| broken_catalogue(file, &problem, words))
}

/// A mistake of a catalogue file, with its row and column.
pub(crate) fn broken_catalogue(file: &Path, problem: &CatalogueProblem, words: &Words) -> Failure {
    Failure::Located {
        file: file.to_owned(),
        row: problem.row,
        column: problem.column,
        explained: catalogue_problem(words, problem),
    }
}

fn one(arguments: &EnterpriseArguments, words: &Words, bytes: &[u8], settings: Settings) -> Done {
    let asked = Asked {
        trace: arguments.trace.map(Into::into),
        language: None,
        usual_language: words.language(),
        settings,
    };
    if let Some(range) = &arguments.vary {
        return vary::run(arguments, words, bytes, &asked, range);
    }
    let output = arguments.output.as_deref();
    let answer = match company_assessed(bytes, &asked) {
        Ok(answer) => answer,
        // Problems are no result: they do not go where the result was to go.
        Err(refused) if arguments.json => return print_reply(Err::<(), _>(refused)),
        Err(refused) => return Err(refuse(&arguments.facts, &refused)),
    };
    // The memo reaches its disk before anything appears.
    let memo = arguments.report.as_deref().map(|file| {
        let facts = enterprise_json::read(bytes).facts;
        let page = memo::page(words, &facts.get(Field::CompanyId.into()).shown(), &answer);
        memo_file(file, arguments, &page)
    });
    let memo = memo.transpose()?;
    let body =
        if arguments.json { json(&answer) } else { answer_text::text(words, &answer).into_bytes() };
    write_whole(output, &body)?;
    if let Some(memo) = memo {
        memo.appear()?;
    }
    Ok(ExitCode::from(GOOD))
}

fn memo_file(file: &Path, arguments: &EnterpriseArguments, page: &str) -> Result<Output, Failure> {
    let mut output = Output::open(Some(file), Some(&arguments.facts))?;
    output.write_all(page.as_bytes()).map_err(|error| output.failure(error))?;
    output.complete()?;
    Ok(output)
}
