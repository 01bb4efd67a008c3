//! What holds for every person-year, whoever it is: properties instead of examples.
//!
//! The people are the same in every run; `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for more of
//! them, or for others.

#![allow(clippy::unwrap_used)]

mod amounts;
mod bonus;
mod burdens;
mod edges;
mod largest;
mod people;
mod relief;
mod rows;
mod trace;

use proptest::test_runner::{Config, RngSeed};

/// How many people a property is tried on.
fn people_to_try(cases: u32) -> Config {
    let asked = Config::default();
    let is_set = |name: &str| std::env::var_os(name).is_some();
    Config {
        cases: if is_set("PROPTEST_CASES") { asked.cases } else { cases },
        rng_seed: if is_set("PROPTEST_RNG_SEED") { asked.rng_seed } else { RngSeed::Fixed(1) },
        max_global_rejects: 1 << 20,
        failure_persistence: None,
        ..asked
    }
}
