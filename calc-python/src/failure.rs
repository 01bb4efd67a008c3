//! What is raised in Python. The classes are Python's own, so that they can be pickled and documented there.

use std::io;

use arrow_schema::{ArrowError, Schema};
use calc_core::law::problem::Argument;
use calc_core::law::text::Language;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::pipeline::Stopped;
use calc_text::{Explained, Words, file_problem};
use pyo3::exceptions::{PyKeyboardInterrupt, PyOSError, PyValueError};
use pyo3::prelude::*;

pyo3::import_exception!(taxdiff._errors, RulesetError);
pyo3::import_exception!(taxdiff._errors, SchemaError);
pyo3::import_exception!(taxdiff._errors, SettingsError);
pyo3::import_exception!(taxdiff._errors, TableError);

/// The words of a language by its tag.
pub(crate) fn words(lang: &str) -> PyResult<&'static Words> {
    let language = Language::tagged(lang).ok_or_else(|| {
        let known: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
        PyValueError::new_err(format!("lang is one of {}, not {lang:?}", known.join(", ")))
    })?;
    Ok(Words::of(language))
}

/// What is wrong with a table, before any of its rows.
pub(crate) fn of_schema(words: &Words, schema: &Schema, problem: &FileProblem) -> PyErr {
    let (explained, _) = file_problem(words, problem);
    let name = |place: usize| schema.fields().get(place).map(|field| field.name().clone());
    let columns: Vec<String> = match problem {
        FileProblem::MissingColumns(fields) => {
            fields.iter().map(|field| field.name.to_owned()).collect()
        }
        FileProblem::ColumnTwice { first, second, .. } => {
            [*first, *second].into_iter().filter_map(|place| name(place - 1)).collect()
        }
        FileProblem::OfMonths { column }
        | FileProblem::NameTwice { column }
        | FileProblem::ResultColumn { column, .. } => name(column - 1).into_iter().collect(),
        FileProblem::Told(_, message) => {
            let named = message.arguments.iter().find(|(name, _)| *name == "name");
            match named {
                Some((_, Argument::Text(name))) => vec![name.clone()],
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    };
    schema_error(problem.code(), columns, explained)
}

/// A mistake of columns.
pub(crate) fn schema_error(code: &str, columns: Vec<String>, explained: Explained) -> PyErr {
    SchemaError::new_err((code.to_owned(), columns, explained.message, explained.fix))
}

/// Why a table was not worked out to its end.
#[derive(Debug)]
pub(crate) enum Ended {
    Arrow(ArrowError),
    /// Nobody takes the results any more.
    NotWanted,
}

impl From<ArrowError> for Ended {
    fn from(error: ArrowError) -> Self {
        Self::Arrow(error)
    }
}

/// Why a table was not worked out to its end, as Python has it.
pub(crate) fn of_run(words: &Words, stopped: Stopped<Ended>) -> PyErr {
    match stopped {
        Stopped::File(problem) => {
            let (explained, row) = file_problem(words, &problem);
            TableError::new_err((problem.code(), row, explained.message, explained.fix))
        }
        Stopped::Write(Ended::Arrow(error)) => of_arrow(&error),
        Stopped::Read(error) | Stopped::Memory(error) => of_system(&error),
        Stopped::Write(Ended::NotWanted) | Stopped::Interrupted => PyKeyboardInterrupt::new_err(()),
    }
}

/// What Arrow says.
pub(crate) fn of_arrow(error: &ArrowError) -> PyErr {
    TableError::new_err(("arrow", None::<u64>, error.to_string(), String::new()))
}

fn of_system(error: &io::Error) -> PyErr {
    PyOSError::new_err(error.to_string())
}
