//! Work that may take long: Python's lock is released meanwhile, and whoever presses Ctrl-C ends it.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

use pyo3::prelude::*;

/// How often Python is asked whether somebody pressed Ctrl-C.
const ASKED: Duration = Duration::from_millis(100);

/// Works on a thread of its own; `stop` is set where Python has a signal to tell.
pub(crate) fn interruptible<T: Send>(
    py: Python<'_>,
    stop: &AtomicBool,
    work: impl FnOnce() -> T + Send,
) -> PyResult<T> {
    py.detach(|| {
        std::thread::scope(|scope| {
            let (sender, done) = sync_channel::<()>(1);
            let worker = scope.spawn(move || {
                // Gone when the work is done, however it ends.
                let _sender = sender;
                work()
            });
            let mut signal = Ok(());
            while done.recv_timeout(ASKED) == Err(RecvTimeoutError::Timeout) {
                if signal.is_ok() {
                    signal = signals();
                    stop.fetch_or(signal.is_err(), Ordering::Relaxed);
                }
            }
            let done = worker.join().unwrap_or_else(|panic| resume_unwind(panic));
            signal.map(|()| done)
        })
    })
}

/// Whether Python has a signal to tell, which is raised then.
#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the method itself would be of one lifetime"
)]
fn signals() -> PyResult<()> {
    Python::attach(|py| py.check_signals())
}

/// As many threads as were asked for, or as there are cores.
pub(crate) fn threads(asked: Option<usize>) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    asked.unwrap_or_else(cores).max(1)
}
