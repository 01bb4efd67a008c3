//! The facts of one person or company as JSON, and the answer as JSON: the bytes of the command line.

use calc_core::law::params::listing::{one, parameter_list};
use calc_core::law::params::{AnyParameter, Date};
use calc_core::law::trace::TraceLevel;
use calc_payroll::person_years::json::is_year_of_months;
use calc_text::reply::{self, Asked, Reply};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::failure::words;
use crate::settings::{self, Given};

/// Whether it is an answer, otherwise a problem document; and its bytes.
type Said<'py> = (bool, Bound<'py, PyBytes>);

/// The language of what is wrong, and how much of the way is told.
type SaidIn = (String, Option<String>);

/// The answer for one person-year, with its months or without.
#[pyfunction]
pub(crate) fn assess<'py>(
    py: Python<'py>,
    body: &[u8],
    given: Given,
    said_in: SaidIn,
) -> PyResult<Said<'py>> {
    let settings = settings::of_years(words(&said_in.0)?, &given, is_year_of_months(body))?;
    let asked = asked(settings, &said_in)?;
    Ok(said(py, &py.detach(|| reply::assess_year(body, &asked))))
}

/// The answer for one company-year.
#[pyfunction]
pub(crate) fn assess_enterprise<'py>(
    py: Python<'py>,
    body: &[u8],
    given: Given,
    said_in: SaidIn,
) -> PyResult<Said<'py>> {
    let asked = asked(settings::of_companies(words(&said_in.0)?, &given)?, &said_in)?;
    Ok(said(py, &py.detach(|| reply::assess_company(body, &asked))))
}

/// What is to be withheld in the months of one person.
#[pyfunction]
pub(crate) fn withhold<'py>(
    py: Python<'py>,
    body: &[u8],
    given: Given,
    said_in: SaidIn,
) -> PyResult<Said<'py>> {
    let asked = asked(settings::of_months(words(&said_in.0)?, &given)?, &said_in)?;
    Ok(said(py, &py.detach(|| reply::withhold(body, &asked))))
}

/// The numbers of the law as JSON: one by its id, or all; as they are in force on a day, or every version.
#[pyfunction]
pub(crate) fn params<'py>(
    py: Python<'py>,
    id: Option<&str>,
    on: Option<&str>,
) -> PyResult<Bound<'py, PyBytes>> {
    let day = on.map(|on| {
        Date::parse(on).ok_or_else(|| PyValueError::new_err(format!("{on} is no day, YYYY-MM-DD")))
    });
    let day = day.transpose()?;
    let json = match id {
        Some(id) if AnyParameter::find(id).is_none() => {
            return Err(PyKeyError::new_err(id.to_owned()));
        }
        Some(id) => reply::json(&one(id, day)),
        None => reply::json(&parameter_list(day)),
    };
    Ok(PyBytes::new(py, &json))
}

fn asked<S>(settings: S, (lang, trace): &SaidIn) -> PyResult<Asked<S>> {
    let level = |name: &str| {
        let unknown =
            || PyValueError::new_err(format!("trace is none, summary or full, not {name:?}"));
        TraceLevel::named(name).ok_or_else(unknown)
    };
    let trace = trace.as_deref().map(level).transpose()?;
    // A body may ask for another language.
    Ok(Asked { trace, language: None, usual_language: words(lang)?.language(), settings })
}

fn said<'py>(py: Python<'py>, reply: &Reply) -> Said<'py> {
    (reply.is_answer(), PyBytes::new(py, &reply.body))
}
