//! Several things at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{ScopedJoinHandle, scope};

use super::Counts;

/// How many areas run at a time. Each has threads of its own for its tests; more areas would make those
/// wait too long that limit a time.
const AT_A_TIME: usize = 2;

/// Runs all, in their order, and adds up what they came to.
pub(super) fn run<T: Sync>(
    all: &[T],
    work: impl Fn(&T) -> Result<Counts, String> + Sync,
) -> Result<Counts, String> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut counts = Counts::default();
        while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            counts.add(work(one)?);
        }
        Ok(counts)
    };
    scope(|scope| {
        let workers: Vec<_> = (0..AT_A_TIME).map(|_| scope.spawn(take)).collect();
        let mut sum = Counts::default();
        for worker in workers {
            sum.add(joined(worker)?);
        }
        Ok(sum)
    })
}

/// What a thread has come to.
pub(super) fn joined<T>(thread: ScopedJoinHandle<'_, Result<T, String>>) -> Result<T, String> {
    thread.join().unwrap_or_else(|_| Err("a part of the suite has ended early".to_owned()))
}
