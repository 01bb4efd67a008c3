//! Lines of JSON on standard error. A line a request is a system call a request, so lines wait for
//! a moment and go out together; an error goes out at once, with all that waits before it.

mod line;

use std::io::{self, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

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
    let thread = std::thread::Builder::new().name("log".to_owned());
    // Without a thread that looks after them, lines go out one by one.
    let at_once = thread.spawn(|| LINES.look_after()).is_err();
    let log =
        tracing_subscriber::registry().with(filter).with(line::AsLines { lines: &LINES, at_once });
    // A program that has a log already keeps it.
    let _ = log.try_init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "fault");
    }));
    Log
}
