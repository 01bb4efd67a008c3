//! What the tests share: the case files, running a payroll in memory, and an oracle that works
//! every row out again by exact rationals, from the contract alone.

pub mod accepted;
pub mod cases;
pub mod companies;
pub mod error_cases;
pub mod facts;
pub mod http;
pub mod joins;
pub mod months;
#[allow(clippy::expect_used, unreachable_pub)]
pub mod oracle;
pub mod package;
pub mod payroll;
pub mod program;
pub mod python_stubs;
pub mod random;
pub mod schemas;
pub mod server;

use std::path::PathBuf;

/// A file of the repository.
pub fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// A comparison of many made-up cases as four tests with seeds of their own, so that they share the
/// cores.
#[macro_export]
macro_rules! quarters {
    ($compare:ident of $count:literal) => {
        #[test]
        fn first_quarter_agrees_to_the_last_digit() {
            $compare(1, $count);
        }

        #[test]
        fn second_quarter_agrees_to_the_last_digit() {
            $compare(2, $count);
        }

        #[test]
        fn third_quarter_agrees_to_the_last_digit() {
            $compare(3, $count);
        }

        #[test]
        fn fourth_quarter_agrees_to_the_last_digit() {
            $compare(4, $count);
        }
    };
}
