//! What results come to, in parts that can be put together.

use std::collections::BTreeMap;

use arrow_schema::ArrowError;
use calc_arrow::totals::{Totals, TotalsError};
use calc_core::law::text::Language;
use calc_payroll::summary::{RouteTotal, Total};
use calc_text::{Explained, Words};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::capsule;
use crate::failure::{RulesetError, of_arrow, schema_error, words};

/// What rows of people come to.
#[pyclass(frozen, eq, module = "taxdiff")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Summary(pub(crate) Totals);

/// What another process needs to have a summary again.
type State = (
    Option<String>,
    (u64, u64, u64),
    BTreeMap<String, u64>,
    BTreeMap<String, (u64, Total, Total)>,
    [Total; AMOUNTS],
);

/// How many totals there are.
const AMOUNTS: usize = 7;

/// Their names.
const NAMES: [&str; AMOUNTS] =
    ["mainland_tax", "hong_kong_tax", "benefit", "possible", "burden_after", "refund", "due"];

impl Summary {
    fn amounts(&self) -> [Total; AMOUNTS] {
        let Totals {
            mainland_tax,
            hong_kong_tax,
            benefit,
            possible,
            burden_after,
            refund,
            due,
            ..
        } = &self.0;
        [mainland_tax, hong_kong_tax, benefit, possible, burden_after, refund, due].map(|it| *it)
    }
}

#[pymethods]
impl Summary {
    #[new]
    fn new() -> Self {
        Self(Totals::default())
    }

    #[staticmethod]
    fn _of(state: State) -> Self {
        let (ruleset, (rows, errors, rows_with_withholding), codes, routes, amounts) = state;
        let [mainland_tax, hong_kong_tax, benefit, possible, burden_after, refund, due] = amounts;
        let route = |(people, mainland_tax, amount)| RouteTotal { people, mainland_tax, amount };
        let routes = routes.into_iter().map(|(word, total)| (word, route(total))).collect();
        Self(Totals {
            ruleset,
            rows,
            errors,
            codes,
            routes,
            mainland_tax,
            hong_kong_tax,
            benefit,
            possible,
            burden_after,
            refund,
            due,
            rows_with_withholding,
        })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (State,))> {
        let of = slf.get();
        let Totals { ruleset, rows, errors, rows_with_withholding, codes, routes, .. } = &of.0;
        let route = |total: &RouteTotal| (total.people, total.mainland_tax, total.amount);
        let routes = routes.iter().map(|(word, total)| (word.clone(), route(total))).collect();
        let counts = (*rows, *errors, *rows_with_withholding);
        let state = (ruleset.clone(), counts, codes.clone(), routes, of.amounts());
        Ok((slf.get_type().getattr("_of")?, (state,)))
    }

    #[getter]
    fn ruleset(&self) -> Option<&str> {
        self.0.ruleset.as_deref()
    }

    #[getter]
    fn rows(&self) -> u64 {
        self.0.rows
    }

    #[getter]
    fn errors(&self) -> u64 {
        self.0.errors
    }

    #[getter]
    fn rows_with_withholding(&self) -> u64 {
        self.0.rows_with_withholding
    }

    #[getter]
    fn codes(&self) -> BTreeMap<String, u64> {
        self.0.codes.clone()
    }

    #[getter]
    fn routes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let routes = PyDict::new(py);
        for (word, total) in &self.0.routes {
            let route = PyDict::new(py);
            route.set_item("people", total.people)?;
            route.set_item("mainland_tax", decimal(py, total.mainland_tax)?)?;
            route.set_item("amount", decimal(py, total.amount)?)?;
            routes.set_item(word, route)?;
        }
        Ok(routes)
    }

    #[getter]
    fn totals<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        if self.0.errors > 0 {
            return Ok(None);
        }
        self.totals_of_good_rows(py).map(Some)
    }

    #[getter]
    fn totals_of_good_rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let totals = PyDict::new(py);
        for (name, amount) in NAMES.into_iter().zip(self.amounts()) {
            totals.set_item(name, decimal(py, amount)?)?;
        }
        Ok(totals)
    }

    fn merge(&self, other: &Self) -> PyResult<Self> {
        let mut all = self.0.clone();
        all.merge(&other.0).map_err(|error| raised(Words::of(Language::English), &error))?;
        Ok(Self(all))
    }

    fn __add__(&self, other: &Self) -> PyResult<Self> {
        self.merge(other)
    }

    fn __repr__(&self) -> String {
        let Totals { rows, errors, ruleset, .. } = &self.0;
        let ruleset = ruleset.as_deref().unwrap_or("none");
        format!("<taxdiff.Summary: {rows} rows, {errors} with errors, ruleset {ruleset}>")
    }
}

/// What some results come to.
#[pyfunction]
pub(crate) fn summary(py: Python<'_>, results: &Bound<'_, PyAny>, lang: &str) -> PyResult<Summary> {
    /// Why there are no totals.
    enum Wrong {
        Arrow(ArrowError),
        Totals(TotalsError),
    }
    let (words, reader) = (words(lang)?, capsule::reader(results)?);
    let summed = py.detach(|| {
        let mut all = Totals::default();
        for batch in reader {
            let totals = Totals::of(&batch.map_err(Wrong::Arrow)?).map_err(Wrong::Totals)?;
            all.merge(&totals).map_err(Wrong::Totals)?;
        }
        Ok(all)
    });
    summed.map(Summary).map_err(|wrong| match wrong {
        Wrong::Arrow(error) => of_arrow(&error),
        Wrong::Totals(error) => raised(words, &error),
    })
}

fn raised(words: &Words, error: &TotalsError) -> PyErr {
    match error {
        TotalsError::Rulesets(one, other) => {
            let filled = [("one", one.as_str()), ("other", other)];
            let Explained { message, fix } = Explained::of(words, "python-rulesets", &filled);
            RulesetError::new_err((vec![one.clone(), other.clone()], message, fix))
        }
        TotalsError::Missing(name) => {
            let said = Explained::of(words, "python-no-results", &[("name", name)]);
            schema_error("missing_columns", vec![(*name).to_owned()], said)
        }
        TotalsError::Value(name, row) => {
            let row = row.to_string();
            let said = Explained::of(words, "python-no-result", &[("name", name), ("row", &row)]);
            schema_error("no_result", vec![(*name).to_owned()], said)
        }
    }
}

/// An amount as Python's decimal.
fn decimal(py: Python<'_>, fen: Total) -> PyResult<Bound<'_, PyAny>> {
    let sign = if fen < 0 { "-" } else { "" };
    let (yuan, fen) = (fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
    py.import("decimal")?.call_method1("Decimal", (format!("{sign}{yuan}.{fen:02}"),))
}
