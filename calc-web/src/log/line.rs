//! An event as a line of JSON. The formatter of `tracing-subscriber` took a tenth of the time of an
//! answer: there is a line for every request.

use std::fmt;
use std::io::Write as _;

use serde::Serialize;
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer};

use super::Lines;

/// Takes every event that is not filtered out.
pub(super) struct AsLines {
    pub(super) lines: &'static Lines,
    /// Whether nobody looks after lines that wait.
    pub(super) at_once: bool,
}

impl<S: Subscriber> Layer<S> for AsLines {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let level = *event.metadata().level();
        let mut line = Line(Vec::with_capacity(256));
        // A vector takes whatever is written.
        let _ = write!(line.0, "{{\"timestamp\":\"{:.6}\"", jiff::Timestamp::now());
        line.member("level", level.as_str());
        event.record(&mut line);
        line.0.extend_from_slice(b"}\n");
        self.lines.take(&line.0, self.at_once || level == tracing::Level::ERROR);
    }
}

struct Line(Vec<u8>);

impl Line {
    /// `name` is one of ours.
    fn member<T: ?Sized + Serialize>(&mut self, name: &str, value: &T) {
        self.0.extend_from_slice(b",\"");
        self.0.extend_from_slice(name.as_bytes());
        self.0.extend_from_slice(b"\":");
        // Texts and numbers can always be written.
        let _ = serde_json::to_writer(&mut self.0, value);
    }
}

impl Visit for Line {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.member(field.name(), value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.member(field.name(), &value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.member(field.name(), &value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.member(field.name(), &value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.member(field.name(), &format_args!("{value:?}"));
    }
}
