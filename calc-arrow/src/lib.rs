//! Record batches of Arrow as rows, and results as record batches: for those who have their rows in a data
//! engine. Nothing is formatted and read again on the way.
//!
//! A mistake of the schema ([`schema`]) is told before any row; a mistake of a row is data: its `status` is
//! `error`, and `messages` says why. Every row that goes in has one that comes out, in the same place.
//!
//! ```
//! use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
//! use calc_arrow::assessor::Assessor;
//! use calc_payroll::people::People;
//! use std::sync::Arc;
//!
//! let columns: [(&str, ArrayRef); 3] = [
//!     ("employee_id", Arc::new(StringArray::from(vec!["0042"]))),
//!     ("tax_year", Arc::new(Int64Array::from(vec![2025]))),
//!     ("wages", Arc::new(Float64Array::from(vec![500_000.0]))),
//! ];
//! let people = RecordBatch::try_from_iter(columns)?;
//! let assessor = Assessor::<People>::new(&people.schema(), Default::default())
//!     .map_err(|problem| problem.code().to_owned())?;
//! let worked_out = assessor.assess(&people)?;
//! // 500,000 less 60,000 is 440,000; at 30% less 52,920 that is 79,080.00.
//! let tax = worked_out.results.column_by_name("mainland_tax").ok_or("no tax")?;
//! assert_eq!(arrow_array::cast::as_primitive_array::<arrow_array::types::Decimal128Type>(tax).value(0), 7_908_000);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod assessor;
pub mod batches;
mod column;
mod decimal;
mod float;
pub mod keys;
pub mod months;
#[cfg(feature = "parquet")]
pub mod parquet;
mod prepare;
pub mod results;
pub mod rows;
pub mod schema;
mod text_size;
pub mod totals;
#[cfg(feature = "wire")]
pub mod wire;
