//! What is counted. Every label takes few values, none of them a caller's.

use std::fmt;
use std::sync::atomic::AtomicI64;

use axum::http::Method;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{DescriptorEncoder, EncodeLabelSet, EncodeMetric as _};
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use tracing_appender::non_blocking::ErrorCounter;

/// The upper ends of the classes of times, in seconds.
const CLASSES: [f64; 13] =
    [0.0001, 0.000_25, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct RequestLabels {
    method: &'static str,
    route: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    route: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ResultLabels {
    result: &'static str,
}

/// Lines of the log that came faster than they were read.
struct LogLinesLost(ErrorCounter);

impl fmt::Debug for LogLinesLost {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("LogLinesLost").field(&self.0.dropped_lines()).finish()
    }
}

impl Collector for LogLinesLost {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let lost = ConstCounter::new(u64::try_from(self.0.dropped_lines()).unwrap_or(u64::MAX));
        let help = "Lines of the log that nobody read in time";
        lost.encode(encoder.encode_descriptor("log_lines_lost", help, None, lost.metric_type())?)
    }
}

/// The counters.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    seconds: Family<RouteLabels, Histogram, fn() -> Histogram>,
    rows: Family<ResultLabels, Counter>,
    /// Requests that are being worked on.
    pub(crate) in_flight: Gauge<i64, AtomicI64>,
    /// Connections that are open.
    pub(crate) connections: Gauge<i64, AtomicI64>,
    /// Connections that were closed at once, because their address had as many as it may.
    pub(crate) refused_connections: Counter,
}

impl Metrics {
    pub(crate) fn new(log_lines_lost: ErrorCounter) -> Self {
        let mut registry = Registry::with_prefix("taxdiff");
        let requests = Family::default();
        let histogram: fn() -> Histogram = || Histogram::new(CLASSES);
        let seconds = Family::new_with_constructor(histogram);
        let rows = Family::default();
        let (in_flight, connections) = (Gauge::default(), Gauge::default());
        let refused_connections = Counter::default();
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register_with_unit(
            "http_request_duration",
            "Time from the head of a request to the head of its answer",
            Unit::Seconds,
            seconds.clone(),
        );
        registry.register("http_requests_in_flight", "Requests worked on", in_flight.clone());
        registry.register("http_connections", "Open connections", connections.clone());
        registry.register(
            "http_connections_refused",
            "Connections beyond those that one address may have",
            refused_connections.clone(),
        );
        registry.register("batch_rows", "Rows of payrolls worked out", rows.clone());
        registry.register_collector(Box::new(LogLinesLost(log_lines_lost)));
        Self { registry, requests, seconds, rows, in_flight, connections, refused_connections }
    }

    /// Counts a request. `route` is a pattern of the router, never an address as it came.
    pub(crate) fn request(&self, method: &Method, route: &'static str, status: u16, seconds: f64) {
        let method = match *method {
            Method::GET => "GET",
            Method::POST => "POST",
            Method::HEAD => "HEAD",
            Method::OPTIONS => "OPTIONS",
            _ => "other",
        };
        self.requests.get_or_create(&RequestLabels { method, route, status }).inc();
        self.seconds.get_or_create(&RouteLabels { route }).observe(seconds);
    }

    /// Counts rows.
    pub(crate) fn rows(&self, good: u64, bad: u64) {
        self.rows.get_or_create(&ResultLabels { result: "ok" }).inc_by(good);
        self.rows.get_or_create(&ResultLabels { result: "error" }).inc_by(bad);
    }

    /// All of it, as Prometheus reads it.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
