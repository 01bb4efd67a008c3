//! The HTTP service, on the loopback address only.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let address = "127.0.0.1:8080";
    let served = async {
        let listener = tokio::net::TcpListener::bind(address).await?;
        axum::serve(listener, calc_web::router()).await
    };
    match served.await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{address}: {error}");
            ExitCode::FAILURE
        }
    }
}
