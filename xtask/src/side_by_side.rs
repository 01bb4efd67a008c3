//! Several things at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{ScopedJoinHandle, scope};

/// How many run at a time. Areas of tests have threads of their own; more areas would make those wait too
/// long that limit a time.
const AT_A_TIME: usize = 2;

/// Runs all, in their order, and gives what they came to; ends early where one fails.
pub(crate) fn run<T: Sync, Done: Send>(
    all: &[T],
    work: impl Fn(&T) -> Result<Done, String> + Sync,
) -> Result<Vec<Done>, String> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push(work(one)?);
        }
        Ok(done)
    };
    scope(|scope| {
        let workers: Vec<_> = (0..AT_A_TIME).map(|_| scope.spawn(take)).collect();
        let mut done = Vec::new();
        for worker in workers {
            done.extend(joined(worker)?);
        }
        Ok(done)
    })
}

/// What a thread has come to.
pub(crate) fn joined<T>(thread: ScopedJoinHandle<'_, Result<T, String>>) -> Result<T, String> {
    thread.join().unwrap_or_else(|_| Err("a part of the work has ended early".to_owned()))
}
