//! How the service is configured: flags, each also an environment variable.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::RangedU64ValueParser;
use clap::{Args, Subcommand, ValueEnum};

/// Flags of the service.
#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ServeArguments {
    /// API keys
    #[command(subcommand)]
    pub command: Option<ServeCommand>,
    /// The address to listen on; port 0 takes a free one
    #[arg(long, env = "TAXDIFF_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The keys file; with it, whoever calls needs a key
    #[arg(long, env = "TAXDIFF_KEYS", value_name = "FILE")]
    pub keys: Option<PathBuf>,
    /// The items of the official Catalogue, a CSV file with the columns area, item, title; read once,
    /// when the service starts
    #[arg(long, env = "TAXDIFF_CATALOGUE", value_name = "FILE")]
    pub catalogue: Option<PathBuf>,
    /// What holds at open points that no row decides: what a tax bureau's figures agree with, as "taxdiff
    /// reconcile" writes it; read once, when the service starts
    #[arg(long, env = "TAXDIFF_READINGS", value_name = "FILE")]
    pub readings: Option<PathBuf>,
    /// Listen beyond the loopback address although there are no keys
    #[arg(long, env = "TAXDIFF_OPEN")]
    pub open: bool,
    /// The most bytes of a body of facts
    #[arg(long, env = "TAXDIFF_BODY_LIMIT", value_name = "BYTES", default_value_t = 65_536, value_parser = some(1 << 20))]
    pub body_limit: usize,
    /// The most bytes of a payroll [default: no limit]
    #[arg(long, env = "TAXDIFF_BATCH_LIMIT", value_name = "BYTES")]
    pub batch_limit: Option<u64>,
    /// How long a body of facts may take, and how long a payroll or its reader may stand still
    #[arg(long, env = "TAXDIFF_TIMEOUT", value_name = "SECONDS", default_value = "30", value_parser = some_seconds)]
    pub timeout: Duration,
    /// How many bytes a second of a body have to come, on the average, after the time of --timeout; 0
    /// for any number
    #[arg(long, env = "TAXDIFF_LEAST_RATE", value_name = "BYTES", default_value_t = 1_024)]
    pub least_rate: u32,
    /// How long the service waits for a payroll's body in all
    #[arg(long, env = "TAXDIFF_BATCH_TIME", value_name = "SECONDS", default_value = "900", value_parser = some_seconds)]
    pub batch_time: Duration,
    /// How long a connection may wait for the head of its next request
    #[arg(long, env = "TAXDIFF_IDLE", value_name = "SECONDS", default_value = "75", value_parser = some_seconds)]
    pub idle: Duration,
    /// How many requests are worked on at the same time
    #[arg(long, env = "TAXDIFF_CONCURRENCY", value_name = "COUNT", default_value_t = 256, value_parser = some(1 << 16))]
    pub concurrency: usize,
    /// How many payrolls are worked on at the same time; each takes up to 80 MB, a workbook
    /// what its texts take besides
    #[arg(long, env = "TAXDIFF_BATCHES", value_name = "COUNT", default_value_t = 2, value_parser = some(1 << 16))]
    pub batches: usize,
    /// How many threads work on one payroll [default: one for each core]
    #[arg(long, env = "TAXDIFF_BATCH_THREADS", value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub batch_threads: Option<u16>,
    /// How many connections may be open at the same time; more have to wait
    #[arg(long, env = "TAXDIFF_CONNECTIONS", value_name = "COUNT", default_value_t = 4_096, value_parser = some(1 << 20))]
    pub connections: usize,
    /// How many of them one address may have; more are closed at once. Behind a proxy (--forwarded)
    /// all have its address, and this does not hold
    #[arg(long, env = "TAXDIFF_CALLER_CONNECTIONS", value_name = "COUNT", default_value_t = 1_024, value_parser = some(1 << 20))]
    pub caller_connections: usize,
    /// How many requests a second a caller may send, and twice as many at once; 0 for any number.
    /// A caller is a key, or an address where there are no keys
    #[arg(long, env = "TAXDIFF_RATE", value_name = "COUNT", default_value_t = 1_000)]
    pub rate: u32,
    /// Take the caller's address from the last entry of X-Forwarded-For: only behind a proxy that
    /// writes it
    #[arg(long, env = "TAXDIFF_FORWARDED")]
    pub forwarded: bool,
    /// The origin of a page that may call from a browser; may be given more than once
    #[arg(
        long = "allow-origin",
        env = "TAXDIFF_ALLOW_ORIGIN",
        value_name = "ORIGIN",
        value_delimiter = ','
    )]
    pub allow_origin: Vec<String>,
    /// How long to go on serving after a signal to stop, while /readyz already says no
    #[arg(long, env = "TAXDIFF_DRAIN", value_name = "SECONDS", default_value = "0", value_parser = seconds)]
    pub drain: Duration,
    /// How long what has begun may take to finish after that
    #[arg(long, env = "TAXDIFF_GRACE", value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub grace: Duration,
    /// How much is logged
    #[arg(long, env = "TAXDIFF_LOG", value_enum, default_value_t)]
    pub log: LogLevel,
    /// Print the OpenAPI document and end
    #[arg(long)]
    pub openapi: bool,
}

/// The longest time that can be set: a year. A clock cannot be asked for what is beyond its end.
const MOST_SECONDS: u64 = 366 * 86_400;

fn seconds(text: &str) -> Result<Duration, String> {
    let some = text.parse().ok().filter(|seconds| *seconds <= MOST_SECONDS);
    some.map(Duration::from_secs).ok_or_else(|| "a whole number of seconds".to_owned())
}

/// A number of which there has to be one, and at most so many.
fn some(most: u64) -> RangedU64ValueParser<usize> {
    RangedU64ValueParser::new().range(1..=most)
}

/// A time in which something has to be possible.
fn some_seconds(text: &str) -> Result<Duration, String> {
    let some = seconds(text).ok().filter(|time| !time.is_zero());
    some.ok_or_else(|| "a whole number of seconds, at least 1".to_owned())
}

/// How much is logged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LogLevel {
    /// Nothing
    Off,
    /// Faults of the service
    Error,
    /// Also what an operator should look at
    Warn,
    /// Also every request
    #[default]
    Info,
}

/// What the service's program does beside serving.
#[derive(Clone, Debug, Subcommand)]
pub enum ServeCommand {
    /// Make, list or revoke API keys
    Keys {
        /// The keys file
        #[arg(
            long,
            env = "TAXDIFF_KEYS",
            value_name = "FILE",
            global = true,
            default_value = "keys.toml"
        )]
        file: PathBuf,
        /// What is done with them
        #[command(subcommand)]
        command: KeysCommand,
    },
}

/// What is done with the keys.
#[derive(Clone, Debug, Subcommand)]
pub enum KeysCommand {
    /// Make a key and print it once
    New {
        /// Its name, which the log shows
        #[arg(value_parser = key_name)]
        name: String,
        /// What it is for
        #[arg(long, value_enum, value_delimiter = ',', required = true)]
        scope: Vec<Scope>,
        /// The last day on which it is valid, as 2027-12-31 (UTC) [default: no end]
        #[arg(long, value_name = "DATE")]
        expires: Option<jiff::civil::Date>,
    },
    /// List the keys
    List,
    /// Take a key out of the file
    Revoke {
        /// Its name
        name: String,
    },
}

/// Names stand in logs: short, and without anything that could be taken for more.
fn key_name(text: &str) -> Result<String, String> {
    let good = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if (1..=40).contains(&text.len()) && text.bytes().all(good) {
        Ok(text.to_owned())
    } else {
        Err("up to 40 letters, digits, dots, dashes and underscores".to_owned())
    }
}

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Answers and curves for single facts
    Assess,
    /// Payrolls
    Batch,
    /// Parameters, coverage, metrics
    Read,
}

impl Scope {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assess => "assess",
            Self::Batch => "batch",
            Self::Read => "read",
        }
    }
}
