//! What the bench compares the service with: a route that sends back what it is sent, and no more.

use std::process::ExitCode;

use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    let Some(address) = std::env::args().nth(1) else { return ExitCode::FAILURE };
    let Ok(listener) = TcpListener::bind(address).await else { return ExitCode::FAILURE };
    let router = Router::new().route("/", post(|body: Bytes| async { body }));
    match axum::serve(listener, router).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
