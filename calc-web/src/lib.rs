//! The HTTP face: the same facts give the same bytes as on the command line.
//!
//! It converts and talks; it holds no rule, no rate and no sentence of law. Nothing is stored, and
//! nothing is shared between requests but counters, so any number of instances can run side by
//! side.

mod args;
mod ask;
mod callers;
mod days;
mod desk;
mod failure;
mod guard;
mod held;
mod keys;
mod keys_command;
mod log;
mod metrics;
mod month_workbook;
mod months;
mod openapi;
mod pace;
mod pages;
mod parquet;
mod problem;
mod route_table;
mod routes;
mod server;
mod service;
mod spool;
mod stream;
mod unread;
mod widget;
mod workbook;
mod workbook_answer;
mod workers;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use calc_text::Words;
use tokio::net::TcpListener;

pub use args::{KeysCommand, LogLevel, Scope, ServeArguments, ServeCommand};
pub use desk::{Desk, View};
pub use failure::Failure;

use failure::reason;
use service::Service;
use workers::{Workers, cores};

/// To be called first in `main`. In a process that was started to read a foreign file it reads, and gives the
/// exit code ([`calc_sheets::apart`]).
pub fn begin() -> Option<ExitCode> {
    #[cfg(unix)]
    return calc_sheets::apart::begin_with(&[parquet::READER]);
    #[cfg(not(unix))]
    calc_sheets::apart::begin()
}

/// Serves, or does what was asked for instead; returns what is to be printed.
///
/// # Errors
/// The service cannot start, or the keys cannot be changed.
pub fn run(arguments: &ServeArguments, words: &Words) -> Result<String, Failure> {
    if let Some(ServeCommand::Keys { file, command }) = &arguments.command {
        return keys_command::run(file, command, words);
    }
    if arguments.openapi {
        return Ok(String::from_utf8_lossy(&routes::document()).into_owned());
    }
    serve(arguments).map(|()| String::new())
}

fn serve(arguments: &ServeArguments) -> Result<(), Failure> {
    let address = arguments.listen.to_string();
    if !arguments.listen.ip().is_loopback() && arguments.keys.is_none() && !arguments.open {
        return Err(Failure::usage("serve-not-loopback", vec![("address", address)]));
    }
    let (log, lines_lost) = log::begin(arguments.log);
    let service = Arc::new(Service::new(arguments, lines_lost)?);
    let router = routes::router(&service);
    let failed =
        |error: io::Error| Failure::outside("serve-failed", vec![("reason", reason(&error))]);
    let workers = Workers::start(cores(), server::CUT).map_err(failed)?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(arguments.listen).await.map_err(|error| {
            let arguments = vec![("address", address), ("reason", reason(&error))];
            Failure::outside("serve-cannot-listen", arguments)
        })?;
        let address = listener.local_addr().map_err(failed)?;
        let items = service.catalogue.as_ref().map_or(0, |catalogue| catalogue.len());
        tracing::info!(%address, keys = service.keys.is_some(), catalogue = items, "listening");
        server::serve(listener, router, service, arguments, &workers).await;
        Ok(())
    });
    workers.end();
    runtime.shutdown_timeout(server::CUT);
    drop(log);
    served
}
