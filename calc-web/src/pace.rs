//! How slowly a body may come: a least rate, and a time for all of it.

use std::time::{Duration, Instant};

use axum::body::Body;
use bytes::Bytes;
use http_body_util::BodyExt as _;
use tokio::time::timeout;

use crate::unread::Unread;

/// What a body has of time. Only waiting for the caller counts, not what is done in between.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// How long nothing may come, and how long it may take before the rate holds.
    pub(crate) patience: Duration,
    /// The least bytes a second after that.
    pub(crate) least_rate: u32,
    /// How long the whole body may take.
    pub(crate) most_time: Duration,
    waited: Duration,
    came: u64,
}

impl Pace {
    pub(crate) const fn new(patience: Duration, least_rate: u32, most_time: Duration) -> Self {
        Self { patience, least_rate, most_time, waited: Duration::ZERO, came: 0 }
    }

    /// How long the next piece may take to come.
    fn left(&self) -> Duration {
        let at_rate = self.came.checked_div(u64::from(self.least_rate));
        let earned = at_rate.map_or(Duration::MAX, Duration::from_secs);
        let until = self.patience.saturating_add(earned).min(self.most_time);
        until.saturating_sub(self.waited).min(self.patience)
    }

    /// The next piece of a body; nothing after the last.
    pub(crate) async fn next(&mut self, body: &mut Body) -> Result<Option<Bytes>, Unread> {
        loop {
            let begun = Instant::now();
            let frame = timeout(self.left(), body.frame()).await;
            self.waited = self.waited.saturating_add(begun.elapsed());
            match frame {
                Err(_) => return Err(Unread::Stalled),
                Ok(None) => return Ok(None),
                Ok(Some(Err(error))) => return Err(Unread::of(&error)),
                Ok(Some(Ok(frame))) => {
                    let Ok(data) = frame.into_data() else { continue };
                    self.came += u64::try_from(data.len()).unwrap_or(u64::MAX);
                    return Ok(Some(data));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_sends_earns_time_up_to_a_limit() {
        let second = Duration::from_secs;
        let mut pace = Pace::new(second(30), 1_000, second(100));
        assert_eq!(pace.left(), second(30));
        // A byte a second earns nothing.
        (pace.waited, pace.came) = (second(29), 29);
        assert_eq!(pace.left(), second(1));
        (pace.waited, pace.came) = (second(29), 20_000);
        assert_eq!(pace.left(), second(21));
        (pace.waited, pace.came) = (second(90), 1_000_000_000);
        assert_eq!(pace.left(), second(10));
        let any = Pace { waited: second(90), ..Pace::new(second(30), 0, Duration::MAX) };
        assert_eq!(any.left(), second(30));
    }
}
