//! Lines of JSON on standard error, written by a thread of their own: a log that nobody reads costs
//! lines, never an answer.

use std::io::{BufWriter, stderr};

use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::filter::LevelFilter;

use crate::args::LogLevel;

/// How many lines wait to be written; those that come when so many wait are lost and counted.
/// A line has some 300 bytes, so a full log holds about 3 MB.
pub(crate) const LINES: usize = 10_000;

/// Begins the log. What waits is written when the first value is dropped, unless nobody reads it; the
/// second counts the lines that were lost. What a panic says may hold anything, so only its place is
/// said.
pub(crate) fn begin(level: LogLevel) -> (WorkerGuard, ErrorCounter) {
    let (writer, guard) = NonBlockingBuilder::default()
        .lossy(true)
        .buffered_lines_limit(LINES)
        .thread_name("log")
        // Lines that wait together go out together.
        .finish(BufWriter::new(stderr()));
    let lines_lost = writer.error_counter();
    let log = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_target(false)
        .with_max_level(match level {
            LogLevel::Off => LevelFilter::OFF,
            LogLevel::Error => LevelFilter::ERROR,
            LogLevel::Warn => LevelFilter::WARN,
            LogLevel::Info => LevelFilter::INFO,
        })
        .with_writer(writer);
    // A program that has a log already keeps it.
    let _ = log.try_init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "fault");
    }));
    (guard, lines_lost)
}
