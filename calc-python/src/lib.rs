//! The Python package `taxdiff`: what Python imports as `taxdiff._native`. The functions that people call are
//! in `python/taxdiff`; here types are converted, and the engine is called with Python's lock released.

mod capsule;
mod facts;
mod failure;
mod kept;
mod keys;
mod mistakes;
mod part;
mod results;
mod running;
mod settings;
mod stream;
mod subjects;
mod summary;
mod table;

/// What `taxdiff` is made of.
#[pyo3::pymodule]
mod _native {
    use calc_core::law::ruleset::RULESET;
    use pyo3::prelude::{Bound, PyModule, PyModuleMethods as _, PyResult};

    #[pymodule_export]
    use crate::facts::{assess, assess_enterprise, params, withhold};
    #[pymodule_export]
    use crate::keys::{Keys, person_key};
    #[pymodule_export]
    use crate::mistakes::Mistake;
    #[pymodule_export]
    use crate::part::assess_part;
    #[pymodule_export]
    use crate::results::Results;
    #[pymodule_export]
    use crate::stream::{ResultStream, assess_stream};
    #[pymodule_export]
    use crate::summary::{Summary, summary};
    #[pymodule_export]
    use crate::table::{assess_enterprise_table, assess_table, withhold_table};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("version", RULESET.engine)?;
        module.add("ruleset", RULESET.to_string())
    }
}
