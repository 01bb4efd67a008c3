//! Facts as JSON: the bytes are those of the command line and of the service.

use calc_core::company;
use calc_core::law::params::listing::parameter_list;
use calc_core::law::params::{ChoiceId, Date};
use calc_core::law::ruleset::RULESET;
use calc_core::law::trace::TraceLevel;
use calc_text::reply::{self, Asked, Reply, json};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::settings::{Set, choices, language, of_people};

fn level(trace: Option<&str>) -> PyResult<Option<TraceLevel>> {
    Ok(match trace {
        None => None,
        Some("none") => Some(TraceLevel::None),
        Some("summary") => Some(TraceLevel::Summary),
        Some("full") => Some(TraceLevel::Full),
        Some(_) => return Err(PyValueError::new_err("trace is one of none, summary, full")),
    })
}

fn asked<S: Default>(trace: Option<&str>, lang: &str, settings: S) -> PyResult<Asked<S>> {
    let (trace, usual_language) = (level(trace)?, language(lang)?);
    Ok(Asked { trace, usual_language, settings, ..Asked::default() })
}

/// The status of HTTP, and the answer or the problem document.
fn said(reply: Reply) -> (u16, String) {
    (reply.status, String::from_utf8_lossy(&reply.body).into_owned())
}

/// One person-year: the answer, or the problem document.
#[pyfunction]
pub(crate) fn assess(
    py: Python<'_>,
    facts: &str,
    trace: Option<&str>,
    lang: &str,
    set: Set,
) -> PyResult<(u16, String)> {
    let asked = asked(trace, lang, of_people(&set)?)?;
    Ok(py.detach(|| said(reply::assess_year(facts.as_bytes(), &asked))))
}

/// One company-year, likewise.
#[pyfunction]
pub(crate) fn assess_enterprise(
    py: Python<'_>,
    facts: &str,
    trace: Option<&str>,
    lang: &str,
    set: Set,
) -> PyResult<(u16, String)> {
    let choices = choices(&set, ChoiceId::is_of_companies)?;
    let asked = asked(trace, lang, company::Settings { choices, catalogue: None })?;
    Ok(py.detach(|| said(reply::assess_company(facts.as_bytes(), &asked))))
}

/// The months of one person, likewise.
#[pyfunction]
pub(crate) fn withhold(
    py: Python<'_>,
    facts: &str,
    trace: Option<&str>,
    lang: &str,
    set: Set,
) -> PyResult<(u16, String)> {
    let asked = asked(trace, lang, choices(&set, ChoiceId::is_of_months)?)?;
    Ok(py.detach(|| said(reply::withhold(facts.as_bytes(), &asked))))
}

/// The law's numbers with their sources, as JSON; those in force on a day where one is given.
#[pyfunction]
pub(crate) fn params(on: Option<&str>) -> PyResult<String> {
    let day = on.map(|text| {
        let day = Date::parse(text);
        day.ok_or_else(|| PyValueError::new_err("on is a day such as 2025-12-31"))
    });
    let list = json(&parameter_list(day.transpose()?));
    Ok(String::from_utf8_lossy(&list).into_owned())
}

/// The engine and the digest of its parameters, as every row names them.
#[pyfunction]
pub(crate) fn ruleset() -> String {
    format!("{}+{}", RULESET.engine, RULESET.digest)
}
