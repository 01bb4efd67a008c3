//! What the product says to people, in three languages: the messages of `calc-core/locales`, filled
//! in. The page uses the same files; here they serve the command line and the HTTP service.

pub mod company;
mod format;
mod problem;
mod problem_document;
pub mod reply;
mod words;

pub use format::{amount_cny, amount_hkd, grouped};
pub use problem::{
    Explained, catalogue_problem, column, file_problem, json_problem, problem, word,
};
pub use problem_document::{
    ProblemDocument, ProblemError, ProblemKind, payroll_document, problem_document, problem_errors,
    query_document,
};
pub use words::Words;
