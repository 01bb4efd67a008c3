//! One runtime a core, each with its own connections. With one for all, requests move between
//! cores on their way, and a tenth of the answers a second went into that.

use std::io;
use std::net::TcpStream as StdStream;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// How many cores the service may use.
pub(crate) fn cores() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// The runtimes that connections are given to.
pub(crate) struct Workers(Vec<Worker>);

struct Worker {
    runtime: Handle,
    /// One more of it for each connection.
    connections: Arc<()>,
    /// Ends the worker when it is dropped.
    end: oneshot::Sender<()>,
    thread: JoinHandle<()>,
}

impl Worker {
    fn start(patience: Duration) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (end, ended) = oneshot::channel();
        let thread = thread::Builder::new().name("connections".to_owned()).spawn(move || {
            // The end is that nobody can send any more.
            let _ = runtime.block_on(ended);
            runtime.shutdown_timeout(patience);
        })?;
        Ok(Self { runtime: handle, connections: Arc::default(), end, thread })
    }
}

impl Workers {
    /// `patience` is how long work outside the connections has when they end.
    pub(crate) fn start(cores: NonZeroUsize, patience: Duration) -> io::Result<Self> {
        (0..cores.get()).map(|_| Worker::start(patience)).collect::<io::Result<_>>().map(Self)
    }

    /// Gives a connection to whoever has the fewest.
    pub(crate) fn give<W: Future<Output = ()> + Send + 'static>(
        &self,
        stream: StdStream,
        work: impl FnOnce(TcpStream) -> W + Send + 'static,
    ) {
        let connections = |worker: &&Worker| Arc::strong_count(&worker.connections);
        let Some(worker) = self.0.iter().min_by_key(connections) else { return };
        let counted = Arc::clone(&worker.connections);
        worker.runtime.spawn(async move {
            // A connection that breaks is the caller's affair.
            if let Ok(stream) = TcpStream::from_std(stream) {
                work(stream).await;
            }
            drop(counted);
        });
    }

    /// Ends what is left, all at once.
    pub(crate) fn end(self) {
        let threads: Vec<_> =
            self.0.into_iter().map(|Worker { end, thread, .. }| (drop(end), thread)).collect();
        for ((), thread) in threads {
            // Nothing in it can panic that its runtime does not catch.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::net::TcpListener;
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn connections_are_spread_and_their_ends_are_noticed() {
        let workers = Workers::start(NonZeroUsize::new(3).unwrap(), Duration::ZERO).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (told, tells) = mpsc::channel();
        let connect = || {
            let (told, (begin, begun)) = (told.clone(), oneshot::channel::<()>());
            let near = StdStream::connect(listener.local_addr().unwrap()).unwrap();
            near.set_nonblocking(true).unwrap();
            workers.give(near, move |_| async move {
                told.send(thread::current().id()).unwrap();
                let _ = begun.await;
            });
            begin
        };
        let held: Vec<_> = (0..6).map(|_| connect()).collect();
        let mut seen = BTreeMap::new();
        for id in tells.iter().take(6) {
            *seen.entry(format!("{id:?}")).or_insert(0) += 1;
        }
        assert_eq!(seen.into_values().collect::<Vec<_>>(), [2, 2, 2]);
        drop(held);
        let open = |worker: &Worker| Arc::strong_count(&worker.connections) > 1;
        while workers.0.iter().any(open) {
            thread::yield_now();
        }
        workers.end();
    }
}
