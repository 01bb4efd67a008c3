//! The core for a page: JSON or CSV in, the same bytes out that `taxdiff` writes. It holds no
//! sentence; a refusal names the message that says it and what the message fills in.
//!
//! The features `people`, `months`, `companies`, `readings`, `records` and `payroll` say what a module is about:
//! each page, and each part of one that is loaded later, has its own.

#[cfg(feature = "companies")]
mod company;
#[cfg(feature = "months")]
mod months;
#[cfg(all(feature = "people", feature = "companies", not(feature = "bare")))]
mod page_data;
#[cfg(feature = "payroll")]
mod payroll;
#[cfg(feature = "people")]
mod person;
#[cfg(feature = "readings")]
mod readings;
#[cfg(feature = "records")]
mod records;
mod refusal;
#[cfg(any(feature = "people", feature = "readings", feature = "records"))]
mod request;
#[cfg(any(feature = "people", feature = "months", feature = "readings", feature = "records"))]
mod settings;
#[cfg(any(feature = "people", feature = "companies"))]
mod typed;

#[cfg(any(feature = "people", feature = "months", feature = "companies"))]
use calc_core::law::trace::TraceLevel;
use serde::Serialize;

#[cfg(feature = "companies")]
pub use company::{assess_enterprise, catalogue_items};
#[cfg(feature = "months")]
pub use months::{assess_months, count_days, withhold};
#[cfg(all(feature = "people", feature = "companies", not(feature = "bare")))]
pub use page_data::{columns, enterprise_columns, month_columns, pages, params};
#[cfg(feature = "payroll")]
pub use payroll::{Batch, Files, batch_csv, template_csv, template_workbook, warm_up};
#[cfg(feature = "people")]
pub use person::{assess, curve};
#[cfg(feature = "readings")]
pub use readings::{range, reconcile, solve};
#[cfg(feature = "records")]
pub use records::{check_record, keep_record};
#[cfg(any(feature = "people", feature = "companies"))]
pub use typed::{probable_amount, read_amount};

#[cfg(any(feature = "people", feature = "months", feature = "companies"))]
fn level(trace: &str) -> Result<TraceLevel, String> {
    TraceLevel::named(trace).ok_or_else(|| refusal::of_call("trace"))
}

/// Lines of `NAME=VALUE`.
#[cfg(feature = "facts")]
fn set_lines<E>(
    lines: &str,
    mut set: impl FnMut(&str, &str) -> Result<(), E>,
) -> Result<(), String> {
    for line in lines.lines() {
        let (name, value) = line.split_once('=').ok_or_else(|| refusal::of_call(line))?;
        set(name, value).map_err(|_| refusal::of_call(name))?;
    }
    Ok(())
}

fn json(value: &impl Serialize) -> String {
    // They hold texts and numbers only, which always can be written.
    serde_json::to_string(value).unwrap_or_default() + "\n"
}
