//! A payroll in the page: the files are read as the command line reads them, told about, and worked
//! out chunk after chunk, so that progress can be shown and a run can be left.

mod batch;
mod calibrate;
mod files;
mod input;
mod lines;
mod readings;
mod records;
mod refused;
mod result;
mod template;
mod warm_up;

use std::collections::BTreeMap;

use calc_core::law::text::Language;
use calc_text::Words;

pub use batch::{Batch, batch_csv};
pub use files::Files;
pub use template::{template_csv, template_workbook};
pub use warm_up::warm_up;

/// The same in each language, by the language's tag: a page changes its language without asking
/// again.
type Said<T> = BTreeMap<&'static str, T>;

fn said<T>(say: impl Fn(&'static Words) -> T) -> Said<T> {
    Language::ALL
        .into_iter()
        .map(|language| (language.tag(), say(Words::of_page(language))))
        .collect()
}
