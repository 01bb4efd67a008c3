//! Work that is done apart but has to be put down in order.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How often somebody who waits looks whether the run was stopped.
const LOOK: Duration = Duration::from_millis(50);

/// What is behind a lock, even if somebody panicked while holding it; the panic itself ends the
/// run.
pub(crate) fn unpoisoned<T>(result: Result<T, PoisonError<T>>) -> T {
    result.unwrap_or_else(PoisonError::into_inner)
}

/// Lets workers in one after the other, in the order of their numbers.
pub(super) struct Sequencer<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

/// What is reached in turn.
pub(super) struct State<T> {
    next: u64,
    /// The thing itself.
    pub(super) inner: T,
}

impl<T> Sequencer<T> {
    /// Number 0 is first.
    pub(super) fn new(inner: T) -> Self {
        Self { state: Mutex::new(State { next: 0, inner }), changed: Condvar::new() }
    }

    /// Waits for a number's turn; `None` where the run was stopped.
    pub(super) fn wait(&self, number: u64, stop: &AtomicBool) -> Option<MutexGuard<'_, State<T>>> {
        let mut state = unpoisoned(self.state.lock());
        while state.next != number {
            if stop.load(Ordering::Relaxed) {
                return None;
            }
            state = unpoisoned(self.changed.wait_timeout(state, LOOK)).0;
        }
        Some(state)
    }

    /// The next number's turn.
    pub(super) fn pass(&self, mut state: MutexGuard<'_, State<T>>) {
        state.next += 1;
        drop(state);
        self.changed.notify_all();
    }

    /// The thing, when all is done.
    pub(super) fn into_inner(self) -> T {
        unpoisoned(self.state.into_inner()).inner
    }
}
