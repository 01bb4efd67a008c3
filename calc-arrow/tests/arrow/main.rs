//! Record batches against the command line and against figures worked out by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod batches;
mod cases;
#[cfg(feature = "parquet")]
mod parquet;
mod schemas;
#[cfg(all(unix, feature = "parquet"))]
mod service;
mod tables;
mod totals;
mod typed;
mod types;
