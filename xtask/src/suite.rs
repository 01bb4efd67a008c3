//! `cargo xtask test`: every test, the real program and the pages included, with one line for each area
//! and a summary; `--fast` for a developer's minute.
//!
//! Two things are done at a time, because much of it waits: for a browser, for a time limit to pass, for a
//! compiler that has one last thing to do.

mod counts;
mod page;
mod python;
mod rust;

use std::time::{Duration, Instant};

use crate::debian::{HAPROXY, LIBREOFFICE};
use crate::wheel::Environment;
use crate::{schemathesis, side_by_side, widget};
use counts::Counts;
use rust::Area;

/// How much is tried.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The core, the cases and the texts only.
    Fast,
    /// The Python package only.
    Python,
    /// Everything but engines that are processes of their own.
    Usual,
    /// Those, too.
    WithEngines,
}

/// Runs the tests.
pub(crate) fn run(extent: Extent) -> Result<(), String> {
    let rest = match extent {
        Extent::Fast => "; the service, files, hostile inputs and the pages were not tried",
        Extent::Python => "; nothing but the Python package was tried",
        Extent::Usual | Extent::WithEngines => "",
    };
    let begun = Instant::now();
    let mut all = Counts::default();
    if extent == Extent::Python {
        timed("build", rust::build_programs)?;
        all.add(staged("the Python package", || python::run(false))?);
    } else if extent == Extent::Fast {
        let areas = timed("build", rust::build_fast)?;
        all.add(run_areas(&areas)?);
    } else {
        all.add(run_rust()?);
        all.add(staged("examples in the documentation", rust::examples)?);
        let with_engines = extent == Extent::WithEngines;
        all.add(staged("the Python package", || python::run(with_engines))?);
        all.add(run_pages()?);
    }
    summary(&all, begun.elapsed(), rest)
}

/// The tests in Rust. The modules of the pages and then the pages are built beside them.
fn run_rust() -> Result<Counts, String> {
    std::thread::scope(|scope| {
        let tools = scope.spawn(|| {
            find_tools();
            Ok(())
        });
        let modules = scope.spawn(|| timed("build of the pages' modules", widget::modules));
        let areas = timed("build", rust::build)?;
        let pages = scope.spawn(|| {
            side_by_side::joined(modules)?;
            timed("build of the pages", page::build)
        });
        side_by_side::joined(tools)?;
        let counts = run_areas(&areas)?;
        side_by_side::joined(pages)?;
        Ok(counts)
    })
}

/// The tests themselves say which of them were passed over.
fn find_tools() {
    let missing = [
        schemathesis::install(),
        Environment::install(false).map(drop),
        HAPROXY.find().map(drop),
        LIBREOFFICE.find().map(drop),
    ];
    for missing in missing.into_iter().filter_map(Result::err) {
        eprintln!("note: not everything can be tested: {missing}");
    }
}

fn run_areas(areas: &[Area]) -> Result<Counts, String> {
    let counts = side_by_side::run(areas, |area| staged(&area.name(), || area.run()))?;
    Ok(counts.into_iter().sum())
}

/// The tests of the pages. The tests in Rust needed a program without the pages, these need one with them.
fn run_pages() -> Result<Counts, String> {
    let browser = widget::browser()?;
    timed("build of the program with its pages", rust::build_with_pages)?;
    let counts = side_by_side::run(&page::files()?, |file| {
        staged(&page::name(file), || page::run(file, &browser))
    })?;
    Ok(counts.into_iter().sum())
}

fn summary(all: &Counts, time: Duration, rest: &str) -> Result<(), String> {
    let Counts { passed, failed, skipped } = all;
    for reason in skipped {
        println!("skipped: {reason}");
    }
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
    if let Some(line) = counts.line() {
        println!("{name}: {line}, {} s", begun.elapsed().as_secs());
    }
    Ok(counts)
}
