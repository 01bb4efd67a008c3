//! Tests that call the libraries themselves. They are a program of their own because `cargo xtask mutants`
//! runs them, and no others, once for each change: the program `taxdiff` is not built again for a change.

mod bill;
mod cases;
mod enterprise;
mod months;
mod oracle;
mod properties;
mod rules;
