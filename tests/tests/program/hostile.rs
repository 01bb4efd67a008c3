//! Hostile files, arguments and callers: nothing dies, nothing is wrong, nobody waits. SECURITY.md says
//! which promise each of these holds.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod callers;
mod cells;
mod events;
mod made;
mod mutations;
mod outputs;
mod terminal;
mod workbooks;

const BATCH: &str = "/v1/individuals/batch";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What the service may take, in kB.
const MOST_MEMORY: u64 = 300_000;
