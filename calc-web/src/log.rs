//! Lines of JSON on standard error. A line a request is a system call a request, so lines wait for
//! a moment and go out together; an error goes out at once, with all that waits before it.

use std::io::{self, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tracing::{Level, Metadata};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::args::LogLevel;

/// How long a line waits for others.
const MOMENT: Duration = Duration::from_millis(50);

/// How many bytes wait at most.
const MOST: usize = 1 << 16;

static LINES: Lines = Lines { waiting: Mutex::new(Vec::new()), came: Condvar::new() };

struct Lines {
    waiting: Mutex<Vec<u8>>,
    came: Condvar,
}

impl Lines {
    fn lock(&self) -> MutexGuard<'_, Vec<u8>> {
        // Bytes cannot be left half done.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, line: &[u8], at_once: bool) {
        let mut waiting = self.lock();
        let is_first = waiting.is_empty();
        waiting.extend_from_slice(line);
        if at_once || waiting.len() >= MOST {
            write_out(&mut waiting);
        } else if is_first {
            self.came.notify_one();
        }
    }

    /// Writes what waits, whenever something does.
    fn look_after(&self) {
        loop {
            let waiting = self.came.wait_while(self.lock(), |waiting| waiting.is_empty());
            drop(waiting);
            std::thread::sleep(MOMENT);
            write_out(&mut self.lock());
        }
    }
}

fn write_out(waiting: &mut Vec<u8>) {
    // Nobody is left to be told if standard error is closed.
    let _ = io::stderr().write_all(waiting);
    waiting.clear();
}

/// One line on its way.
struct Line {
    at_once: bool,
}

impl Write for Line {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        LINES.take(line, self.at_once);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Writer;

impl MakeWriter<'_> for Writer {
    type Writer = Line;

    fn make_writer(&self) -> Line {
        Line { at_once: true }
    }

    fn make_writer_for(&self, about: &Metadata<'_>) -> Line {
        Line { at_once: *about.level() == Level::ERROR }
    }
}

/// Writes what waits when the service ends, however it does.
pub(crate) struct Log;

impl Drop for Log {
    fn drop(&mut self) {
        write_out(&mut LINES.lock());
    }
}

/// Begins the log. What a panic says may hold anything, so only its place is said.
pub(crate) fn begin(level: LogLevel) -> Log {
    let filter = match level {
        LogLevel::Off => LevelFilter::OFF,
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
    };
    let log = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_target(false)
        .with_max_level(filter);
    let thread = std::thread::Builder::new().name("log".to_owned());
    // Without a thread that looks after them, lines go out one by one.
    let _ = match thread.spawn(|| LINES.look_after()) {
        // A program that has a log already keeps it.
        Ok(_) => log.with_writer(Writer).try_init(),
        Err(_) => log.with_writer(io::stderr).try_init(),
    };
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "fault");
    }));
    Log
}
