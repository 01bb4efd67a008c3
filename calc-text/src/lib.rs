//! What the product says to people, in three languages: the messages of `calc-text/locales`, filled
//! in. The page uses the same files; here they serve the command line and the HTTP service.

#[cfg(feature = "calibration")]
pub mod calibration;
pub mod company;
pub mod error_list;
mod format;
pub mod open_points;
pub mod outcome;
mod problem;
mod problem_document;
#[cfg(feature = "readings")]
pub mod readings;
#[cfg(feature = "receipts")]
pub mod receipts;
#[cfg(feature = "sheets")]
pub mod recognition;
pub mod reply;
pub mod run_summary;
#[cfg(feature = "sheets")]
mod sheet_problem;
pub mod template;
#[cfg(all(feature = "months", feature = "sheets"))]
pub mod withholding;
#[cfg(all(feature = "months", feature = "sheets"))]
pub mod withholding_workbook;
mod words;
#[cfg(feature = "sheets")]
mod workbook_headings;
#[cfg(feature = "sheets")]
pub mod workbook_sheets;

#[cfg(feature = "sheets")]
pub use sheet_problem::{sheet_document, sheet_problem};

pub use format::{amount_cny, amount_hkd, grouped};
#[cfg(feature = "months")]
pub use problem::calendar_problem;
pub use problem::{
    Explained, catalogue_problem, column, explained, file_problem, json_problem, problem, word,
};
pub use problem_document::{
    ProblemDocument, ProblemError, ProblemKind, day_document, payroll_document, problem_document,
    problem_errors, query_document, ruleset_document,
};
pub use words::Words;
