//! What the product says to people, in three languages: the messages of `calc-core/locales`, filled
//! in. The page uses the same files; here they serve the command line and the HTTP service.

mod format;
mod problem;
mod words;

pub use format::{amount_cny, amount_hkd, grouped};
pub use problem::{
    Explained, ProblemDocument, catalogue_problem, file_problem, json_problem, problem,
    problem_document,
};
pub use words::Words;
