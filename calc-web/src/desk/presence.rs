//! Whether a page is open. Each open page keeps one answer of the program waiting.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use tokio::sync::watch;
use tokio::time::timeout;

/// How long the program waits for its first page: a browser that has to be started takes time, and
/// where none could be, a person may type the address.
const FIRST: Duration = Duration::from_mins(10);

/// How long no page may be open: one that is loaded again, or that leads to the other, is away for a moment.
const AWAY: Duration = Duration::from_secs(5);

/// How many pages are open.
#[derive(Clone, Debug)]
pub(super) struct Presence(watch::Sender<usize>);

impl Default for Presence {
    fn default() -> Self {
        Self(watch::Sender::new(0))
    }
}

/// A page that is open; it counts until it is dropped.
struct OpenPage(watch::Sender<usize>);

impl Drop for OpenPage {
    fn drop(&mut self) {
        self.0.send_modify(|open| *open = open.saturating_sub(1));
    }
}

impl Presence {
    /// The answer that an open page waits on. It never comes to an end; a browser drops it with its page.
    pub(super) fn wait(&self) -> impl IntoResponse + use<> {
        self.0.send_modify(|open| *open = open.saturating_add(1));
        let page = OpenPage(self.0.clone());
        let never = stream::unfold(page, |page| async move {
            std::future::pending::<()>().await;
            Some((Ok::<_, Infallible>(Event::default()), page))
        });
        Sse::new(never).keep_alive(KeepAlive::default())
    }

    /// Ends when pages were open and none is any more, or when none was opened at all.
    pub(super) async fn over(&self) {
        let mut open = self.0.subscribe();
        let mut patience = FIRST;
        // The sender lives as long as this, so waiting fails only by taking too long.
        while timeout(patience, open.wait_for(|open| *open > 0)).await.is_ok() {
            let _ = open.wait_for(|open| *open == 0).await;
            patience = AWAY;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Time that passes as soon as everybody waits.
    fn run(future: impl Future<Output = ()>) {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        runtime.enable_time().start_paused(true).build().unwrap().block_on(future);
    }

    #[test]
    fn a_page_that_is_loaded_again_keeps_the_program() {
        run(async {
            let presence = Presence::default();
            let over = presence.over();
            tokio::pin!(over);
            let first = presence.wait().into_response();
            assert!(timeout(FIRST * 2, &mut over).await.is_err());
            drop(first);
            assert!(timeout(AWAY / 2, &mut over).await.is_err());
            let second = presence.wait().into_response();
            assert!(timeout(AWAY * 2, &mut over).await.is_err());
            drop(second);
            assert!(timeout(AWAY * 2, &mut over).await.is_ok());
        });
    }

    #[test]
    fn two_pages_are_two() {
        run(async {
            let presence = Presence::default();
            let over = presence.over();
            tokio::pin!(over);
            let (first, second) =
                (presence.wait().into_response(), presence.wait().into_response());
            drop(first);
            assert!(timeout(AWAY * 2, &mut over).await.is_err());
            drop(second);
            assert!(timeout(AWAY * 2, &mut over).await.is_ok());
        });
    }

    #[test]
    fn a_program_that_nobody_asks_ends() {
        run(async {
            let presence = Presence::default();
            let over = presence.over();
            tokio::pin!(over);
            assert!(timeout(FIRST / 2, &mut over).await.is_err());
            assert!(timeout(FIRST, &mut over).await.is_ok());
        });
    }
}
