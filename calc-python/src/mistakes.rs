//! The mistakes of rows, as the list of errors says them.

use calc_core::law::code::Code as _;
use calc_payroll::Payroll;
use calc_payroll::chunk::RowProblem;
use calc_payroll::subject::Subject;
use calc_text::Words;
use calc_text::error_list::{Listed, listed};
use pyo3::prelude::*;

/// A mistake of a row, as the list of errors says it: where, what was found, and what to do.
#[pyclass(frozen, get_all, module = "taxdiff")]
#[derive(Clone, Debug)]
pub(crate) struct Mistake {
    row: u64,
    column: String,
    code: &'static str,
    found: String,
    message: String,
    fix: String,
}

#[pymethods]
impl Mistake {
    fn __repr__(&self) -> String {
        let Self { row, column, code, message, .. } = self;
        format!("Mistake(row={row}, column={column:?}, code={code:?}, message={message:?})")
    }
}

/// The first mistakes, and how many there are in all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mistakes {
    pub(crate) told: Vec<Mistake>,
    /// Those that are not told.
    pub(crate) left_out: u64,
}

impl Mistakes {
    /// Adds the mistakes of later rows, as long as there are fewer than `most`.
    pub(crate) fn add<S: Subject>(
        &mut self,
        (words, payroll): (&Words, &Payroll<S>),
        problems: &[RowProblem<S>],
        most: usize,
    ) {
        let told = problems.len().min(most.saturating_sub(self.told.len()));
        let of = calc_text::error_list::Mistakes { words, payroll, origin: None };
        self.told.extend(problems[..told].iter().map(|located| {
            let Listed { column, found, explained } = listed(&of, located);
            Mistake {
                row: located.row,
                column,
                code: located.problem.code.as_str(),
                found: found.to_owned(),
                message: explained.message,
                fix: explained.fix,
            }
        }));
        self.left_out += u64::try_from(problems.len() - told).unwrap_or(u64::MAX);
    }
}
