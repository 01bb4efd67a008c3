//! What the Python package `taxdiff` is made of: texts of JSON in and out, and tables over the Arrow
//! PyCapsule interface. What Python says around it is in `python/taxdiff`.

mod facts;
mod settings;
mod stream;
mod table;
mod totals;

use pyo3::prelude::*;

/// The functions that the package wraps.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::facts::{assess, assess_enterprise, params, ruleset, withhold};
    #[pymodule_export]
    use super::table::{Results, assess_table};
}
