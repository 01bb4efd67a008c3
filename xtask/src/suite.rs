//! `cargo xtask test`: every test, the real program and the pages included, with one line for each stage
//! and a summary; `--fast` for a developer's minute.

mod page;
mod rust;

use std::time::{Duration, Instant};

use crate::debian::{HAPROXY, LIBREOFFICE};
use crate::schemathesis;

/// What the tests of a stage came to.
#[derive(Debug, Default)]
struct Counts {
    passed: usize,
    failed: usize,
    /// Why each that was passed over was.
    skipped: Vec<String>,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped.extend(other.skipped);
    }
}

/// Runs the tests of the core, the cases and the texts only, where it is to be fast.
pub(crate) fn run(is_fast: bool) -> Result<(), String> {
    let begun = Instant::now();
    let mut all = Counts::default();
    if !is_fast {
        // The tests themselves say which of them were passed over.
        let missing =
            [schemathesis::install(), HAPROXY.find().map(drop), LIBREOFFICE.find().map(drop)];
        for missing in missing.into_iter().filter_map(Result::err) {
            eprintln!("note: not everything can be tested: {missing}");
        }
    }
    let programs = timed("build", || rust::build(is_fast))?;
    for program in &programs {
        let counts = staged(&program.name(), || program.run())?;
        all.add(counts);
    }
    if !is_fast {
        all.add(staged("examples in the documentation", rust::examples)?);
        timed("build of the pages", page::build)?;
        for file in page::files()? {
            all.add(staged(&page::name(&file), || page::run(&file))?);
        }
    }
    summary(&all, begun.elapsed(), is_fast)
}

fn summary(all: &Counts, time: Duration, is_fast: bool) -> Result<(), String> {
    let Counts { passed, failed, skipped } = all;
    for reason in skipped {
        println!("skipped: {reason}");
    }
    let rest = if is_fast {
        "; the service, files, hostile inputs and the pages were not tried"
    } else {
        ""
    };
    let count = skipped.len();
    println!("{passed} passed, {failed} failed, {count} skipped in {} s{rest}", time.as_secs());
    if *failed == 0 { Ok(()) } else { Err(format!("{failed} failed; what they say stands above")) }
}

/// A stage without tests of its own.
fn timed<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let begun = Instant::now();
    let done = work()?;
    println!("{name}: {} s", begun.elapsed().as_secs());
    Ok(done)
}

/// A stage of tests; one that cannot be run at all ends the suite.
fn staged(name: &str, work: impl FnOnce() -> Result<Counts, String>) -> Result<Counts, String> {
    let begun = Instant::now();
    let counts = work()?;
    let Counts { passed, failed, skipped } = &counts;
    if passed + failed + skipped.len() > 0 {
        let failures = if *failed > 0 { format!(", {failed} FAILED") } else { String::new() };
        let left =
            if skipped.is_empty() { String::new() } else { format!(", {} skipped", skipped.len()) };
        println!("{name}: {passed} passed{failures}{left}, {} s", begun.elapsed().as_secs());
    }
    Ok(counts)
}
