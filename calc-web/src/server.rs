//! Connections: accepted, limited, and ended in order.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt as _;

use crate::args::ServeArguments;
use crate::callers::Callers;
use crate::guard::Peer;
use crate::keys::LOOK;
use crate::service::Service;
use crate::workers::Workers;

/// How long to wait where the system has no room for another connection.
const NO_ROOM: Duration = Duration::from_millis(50);

/// The most bytes of a request's head, and of what a connection keeps of a body.
pub(crate) const HEAD: usize = 16 << 10;

/// How often callers that have not called for a while are forgotten.
const FORGET: Duration = Duration::from_secs(30);

/// How long a payroll that is cut has to notice it.
pub(crate) const CUT: Duration = Duration::from_secs(1);

/// Serves until a signal says stop.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    service: Arc<Service>,
    arguments: &ServeArguments,
    workers: &Workers,
) {
    look_after(Arc::clone(&service));
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(arguments.connections));
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(arguments.idle)
        // A caller may close its own side when it has said everything.
        .half_close(true)
        .max_headers(64)
        .max_buf_size(HEAD);
    let builder = Arc::new(builder);
    let most = if arguments.forwarded { usize::MAX } else { arguments.caller_connections };
    let callers = Callers::new(most);
    let stop = stop(Arc::clone(&service), arguments.drain);
    tokio::pin!(stop);
    loop {
        let accepted = async {
            let room = Arc::clone(&room).acquire_owned().await;
            (listener.accept().await, room)
        };
        let (accepted, room) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut stop => break,
        };
        let accepted =
            accepted.and_then(|(stream, peer)| stream.into_std().map(|stream| (stream, peer)));
        let Ok((stream, peer)) = accepted else {
            tracing::warn!("a connection could not be accepted");
            tokio::time::sleep(NO_ROOM).await;
            continue;
        };
        // Answers are written at once; there is nothing to wait for.
        let _ = stream.set_nodelay(true);
        let Some(counted) = callers.count(peer.ip()) else {
            service.metrics.refused_connections.inc();
            continue;
        };
        let (service, router, builder) =
            (Arc::clone(&service), router.clone(), Arc::clone(&builder));
        let (watcher, timeout) = (graceful.watcher(), arguments.timeout);
        workers.give(stream, move |stream| async move {
            let mut stream = TimeoutStream::new(stream);
            stream.set_write_timeout(Some(timeout));
            let connection = connection(&builder, stream, Peer(peer), router);
            service.metrics.connections.inc();
            // A connection that breaks is the caller's affair.
            let _ = watcher.watch(connection).await;
            service.metrics.connections.dec();
            drop((room, counted));
        });
    }
    drop(listener);
    if tokio::time::timeout(arguments.grace, graceful.shutdown()).await.is_err() {
        tracing::warn!("stopped before everything was finished");
    }
    service.cut.store(true, Ordering::Relaxed);
    tracing::info!("stopped");
}

fn connection(
    builder: &http1::Builder,
    stream: TimeoutStream<TcpStream>,
    peer: Peer,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + use<> {
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        router.clone().oneshot(request)
    });
    builder.serve_connection(TokioIo::new(Box::pin(stream)), answer)
}

/// Ends when the service is to stop accepting.
async fn stop(service: Arc<Service>, drain: Duration) {
    signalled().await;
    service.stop();
    tracing::info!("stopping");
    tokio::time::sleep(drain).await;
}

#[cfg(unix)]
async fn signalled() {
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        },
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

#[cfg(not(unix))]
async fn signalled() {
    let _ = tokio::signal::ctrl_c().await;
}

/// Waits until a file that may change is to be looked at: after a while, or at a hangup, which ends
/// no service.
#[cfg(unix)]
async fn time_to_look(hangup: Option<&mut Signal>) {
    let Some(hangup) = hangup else { return tokio::time::sleep(LOOK).await };
    // Nothing comes before the time is over, or a hangup does; it is told, for somebody asked.
    if tokio::time::timeout(LOOK, hangup.recv()).await.is_ok() {
        tracing::info!("asked to read again");
    }
}

/// Looks at the keys file, and forgets callers.
fn look_after(service: Arc<Service>) {
    let keys = Arc::clone(&service);
    #[cfg(unix)]
    let mut hangup = signal(SignalKind::hangup()).ok();
    tokio::spawn(async move {
        loop {
            #[cfg(unix)]
            time_to_look(hangup.as_mut()).await;
            #[cfg(not(unix))]
            tokio::time::sleep(LOOK).await;
            let service = Arc::clone(&keys);
            let look = move || service.keys.as_ref().map(crate::keys::Keys::look);
            let _ = tokio::task::spawn_blocking(look).await;
        }
    });
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(FORGET).await;
            service.forget();
        }
    });
}
