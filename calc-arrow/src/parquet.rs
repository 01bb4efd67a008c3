//! Parquet files as tables.

pub mod read;
pub mod write;
