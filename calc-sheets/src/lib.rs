//! Payroll files as people have them: workbooks, other encodings, other people's columns. All of
//! them come out as the payroll file that `calc-payroll` reads, and go through its one row engine.

pub mod apart;
pub mod book;
mod cell_name;
mod csv_rows;
pub mod damage;
mod dates;
pub mod encoding;
pub mod exclude;
mod header;
pub mod identity;
pub mod intake;
pub mod join;
pub mod kept;
mod known_rows;
pub mod layout;
mod library_errors;
mod limits;
pub mod map;
pub mod markup;
mod old_workbook;
pub mod opening;
pub mod own_rows;
pub mod passed;
pub mod plain_table;
pub mod problem;
pub mod reading;
pub mod rewindable_file;
pub mod source;
pub mod stream;
mod tabs;
pub mod temporary;
mod typed;
pub mod value;
pub mod write;
mod xml;
