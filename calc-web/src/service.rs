//! What all requests share. None of it comes from a request but counters.

use std::fs::File;
use std::io::Read as _;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use axum::http::HeaderValue;
use calc_core::company::catalogue::Catalogue;
use calc_core::person::assess::Settings;
use calc_payroll::bureau::file::{self as readings, Loaded, ReadingsFile};
use calc_payroll::catalogue;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::Semaphore;
use tracing_appender::non_blocking::ErrorCounter;

use crate::args::ServeArguments;
use crate::failure::Failure;
use crate::held::{self, Memory};
use crate::keys::{Keys, hexadecimal};
use crate::metrics::Metrics;
use crate::pace::Pace;
use crate::workers::cores;

/// Who is counted for the rate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Caller {
    /// A key, by its name.
    Key(Arc<str>),
    /// An address; of version 6 the network, which is what one customer has.
    Address(u64),
}

impl From<IpAddr> for Caller {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::Address(u64::from(u32::from(address))),
            IpAddr::V6(address) => {
                let network = u64::try_from(u128::from(address) >> 64).unwrap_or(0);
                Self::Address(network | 1 << 63)
            }
        }
    }
}

/// The service.
pub(crate) struct Service {
    pub(crate) body_limit: usize,
    pub(crate) batch_limit: Option<u64>,
    pub(crate) timeout: Duration,
    least_rate: u32,
    pub(crate) batch_time: Duration,
    pub(crate) batch_threads: usize,
    pub(crate) forwarded: bool,
    pub(crate) origins: Vec<HeaderValue>,
    pub(crate) keys: Option<Keys>,
    /// The items of the official Catalogue, by which a company's code is checked.
    pub(crate) catalogue: Option<Arc<Catalogue>>,
    /// What holds where facts of people do not say.
    pub(crate) settings: Settings,
    /// The file of a bureau's readings, where there is one.
    pub(crate) readings: Option<ReadingsFile>,
    pub(crate) metrics: Metrics,
    /// Requests of facts at work.
    pub(crate) room: Arc<Semaphore>,
    /// Those of them that may take long and are at work on threads of their own.
    pub(crate) long_work: Arc<Semaphore>,
    /// Bodies of facts and answers in memory.
    pub(crate) held: Memory,
    pub(crate) batch_room: Arc<Semaphore>,
    rate: Option<DefaultKeyedRateLimiter<Caller>>,
    stopping: AtomicBool,
    /// Set when batches must end.
    pub(crate) cut: AtomicBool,
    run: String,
    next: AtomicU64,
}

impl Service {
    pub(crate) fn new(
        arguments: &ServeArguments,
        log_lines_lost: ErrorCounter,
    ) -> Result<Self, Failure> {
        let keys = arguments.keys.as_deref().map(Keys::open).transpose()?;
        let mut run = [0; 8];
        // Without randomness the numbers of two runs may be the same, which the log can bear.
        let _ = getrandom::fill(&mut run);
        let readings = arguments.readings.as_deref().map(read_readings).transpose()?;
        let settings = Settings {
            readings: readings.as_ref().map(|loaded| Arc::clone(&loaded.readings)),
            ..Settings::default()
        };
        let origins = arguments.allow_origin.iter().map(|origin| as_origin(origin));
        Ok(Self {
            body_limit: arguments.body_limit.min(calc_payroll::facts_json::LARGEST),
            batch_limit: arguments.batch_limit,
            timeout: arguments.timeout,
            least_rate: arguments.least_rate,
            batch_time: arguments.batch_time,
            batch_threads: threads(arguments),
            forwarded: arguments.forwarded,
            origins: origins.collect::<Result<_, _>>()?,
            keys,
            catalogue: arguments.catalogue.as_deref().map(read_catalogue).transpose()?,
            settings,
            readings: readings.map(|loaded| loaded.file),
            metrics: Metrics::new(log_lines_lost),
            room: Arc::new(Semaphore::new(arguments.concurrency)),
            long_work: Arc::new(Semaphore::new(cores().get())),
            held: Memory::new(held::MOST_BYTES),
            batch_room: Arc::new(Semaphore::new(arguments.batches)),
            rate: NonZeroU32::new(arguments.rate).map(|rate| {
                let burst = rate.saturating_add(rate.get());
                RateLimiter::keyed(Quota::per_second(rate).allow_burst(burst))
            }),
            stopping: AtomicBool::new(false),
            cut: AtomicBool::new(false),
            run: hexadecimal(&run),
            next: AtomicU64::new(0),
        })
    }

    /// How long a caller has to wait; nothing where there is no need to.
    pub(crate) fn must_wait(&self, caller: &Caller) -> Option<Duration> {
        let rate = self.rate.as_ref()?;
        let not_until = rate.check_key(caller).err()?;
        Some(not_until.wait_time_from(DefaultClock::default().now()))
    }

    /// Forgets callers that have not called for a while.
    pub(crate) fn forget(&self) {
        if let Some(rate) = &self.rate {
            rate.retain_recent();
            rate.shrink_to_fit();
        }
    }

    /// A number that no other request of this run has, and hardly one of any other run.
    pub(crate) fn request_id(&self) -> String {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        format!("{}-{number:08x}", self.run)
    }

    /// What a body has of time that may take so long in all.
    pub(crate) fn pace(&self, most_time: Duration) -> Pace {
        Pace::new(self.timeout, self.least_rate, most_time)
    }

    /// Whether no request of facts can be answered at the moment.
    pub(crate) fn is_full(&self) -> bool {
        self.room.available_permits() == 0
    }

    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }
}

/// Reads the catalogue file.
fn read_catalogue(file: &Path) -> Result<Arc<Catalogue>, Failure> {
    let bytes = read_small(file, catalogue::LARGEST)?;
    let broken = |problem| Failure::Catalogue { file: file.to_owned(), problem };
    catalogue::read(&bytes).map(Arc::new).map_err(broken)
}

/// Reads the file of a bureau's readings.
fn read_readings(file: &Path) -> Result<Loaded, Failure> {
    let bytes = read_small(file, readings::LARGEST)?;
    let loaded = Loaded::read(&bytes);
    let loaded = loaded.map_err(|message| Failure::Readings { file: file.to_owned(), message })?;
    if loaded.file.is_of_another_ruleset() {
        tracing::warn!(learned = loaded.file.ruleset, "readings of another ruleset");
    }
    Ok(loaded)
}

/// Reads a file; one byte more than it may have shows that it has too many.
fn read_small(file: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(file)
        .and_then(|opened| opened.take(most).read_to_end(&mut bytes))
        .map_err(|error| Failure::CannotRead { file: file.to_owned(), error })?;
    Ok(bytes)
}

fn threads(arguments: &ServeArguments) -> usize {
    arguments.batch_threads.map_or_else(|| cores().get(), usize::from)
}

/// An origin is a scheme and a host, as the browser sends it.
fn as_origin(text: &str) -> Result<HeaderValue, Failure> {
    let bad = || Failure::usage("serve-bad-origin", vec![("origin", text.to_owned())]);
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = host.ok_or_else(bad)?;
    let good =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-:[]".contains(&byte);
    if host.is_empty() || !host.bytes().all(good) {
        return Err(bad());
    }
    HeaderValue::from_str(text).map_err(|_| bad())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_have_no_path_and_are_named() {
        for good in ["https://example.org", "http://localhost:8080", "http://[::1]:80"] {
            assert!(as_origin(good).is_ok(), "{good}");
        }
        for bad in ["*", "", "null", "example.org", "https://", "https://example.org/", "https://*"]
        {
            assert!(as_origin(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_network_of_version_6_is_one_caller() {
        let caller = |text: &str| Caller::from(text.parse::<IpAddr>().unwrap());
        assert_eq!(caller("2001:db8:0:1::1"), caller("2001:db8:0:1:ffff::2"));
        assert_ne!(caller("2001:db8:0:1::1"), caller("2001:db8:0:2::1"));
        assert_eq!(caller("::ffff:192.0.2.1"), caller("192.0.2.1"));
        assert_ne!(caller("192.0.2.1"), caller("192.0.2.2"));
    }
}
