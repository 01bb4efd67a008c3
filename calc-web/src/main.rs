//! The HTTP service by itself; `taxdiff serve` is the same.

use std::io::Write as _;
use std::process::ExitCode;

use calc_text::Words;
use calc_web::ServeArguments;
use clap::Parser;

/// Tax differences over HTTP
#[derive(Debug, Parser)]
#[command(name = "calc-web", version, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    serve: ServeArguments,
}

fn main() -> ExitCode {
    if let Some(code) = calc_web::begin() {
        return code;
    }
    let words = Words::of(calc_core::law::text::Language::English);
    let result = calc_web::run(&Arguments::parse().serve, words);
    match result {
        Ok(text) => match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(4),
        },
        Err(failure) => {
            // Nobody is left to be told if standard error is closed.
            let _ = std::io::stderr().write_all(failure.text(words).as_bytes());
            ExitCode::from(failure.exit_code())
        }
    }
}
