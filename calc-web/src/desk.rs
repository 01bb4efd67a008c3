//! The pages for the person at this computer: on its own address, on a free port, for as long as one of
//! them is open.

mod pages;
mod presence;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::time::Duration;

use axum::Router;
use calc_text::Words;
use tokio::runtime::{Builder, Runtime};

use crate::failure::{Failure, reason};
use crate::widget;
use presence::Presence;

/// How long connections may take to end once no page is open.
const GRACE: Duration = Duration::from_secs(1);

/// A view of the employees' page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// A file of many people.
    Payroll,
    /// One person.
    Person,
}

/// The pages, ready to be asked for.
#[derive(Debug)]
pub struct Desk {
    listener: TcpListener,
    address: SocketAddr,
    runtime: Runtime,
}

impl Desk {
    /// Takes a free port of the loopback address, which no other computer reaches.
    ///
    /// # Errors
    /// The program was built without its pages, or the system gives no port.
    pub fn begin() -> Result<Self, Failure> {
        if !widget::has_pages() {
            return Err(Failure::usage("desk-no-pages", Vec::new()));
        }
        let listen = || {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            listener.set_nonblocking(true)?;
            let address = listener.local_addr()?;
            let runtime = Builder::new_current_thread().enable_all().build()?;
            Ok(Self { listener, address, runtime })
        };
        listen().map_err(|error| failed(&error))
    }

    /// The address of a view. The page speaks the browser's language where none is given.
    pub fn address(&self, view: View, words: Option<&Words>) -> String {
        let language = words.map(|words| format!("lang={}", words.language().tag()));
        let view = match view {
            View::Payroll => Some("view=payroll".to_owned()),
            View::Person => None,
        };
        let asked: Vec<String> = view.into_iter().chain(language).collect();
        let mark = if asked.is_empty() { "" } else { "?" };
        format!("http://{}/{mark}{}", self.address, asked.join("&"))
    }

    /// Serves until no page has been open for a while.
    ///
    /// # Errors
    /// The system ends the listening.
    pub fn serve(self) -> Result<(), Failure> {
        let Self { listener, runtime, .. } = self;
        let served = runtime.block_on(async {
            let presence = Presence::default();
            let router: Router = pages::routes(&presence);
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tokio::select! {
                served = async { axum::serve(listener, router).await } => served,
                () = presence.over() => Ok(()),
            }
        });
        runtime.shutdown_timeout(GRACE);
        served.map_err(|error| failed(&error))
    }
}

fn failed(error: &io::Error) -> Failure {
    Failure::outside("desk-failed", vec![("reason", reason(error))])
}
