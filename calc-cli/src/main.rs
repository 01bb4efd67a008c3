//! `taxdiff`: the tax differences of a payroll, on the command line.

mod answer_text;
mod args;
mod assess;
mod batch;
mod bill_text;
mod bureau;
mod compare;
mod computation;
mod days;
mod enterprise;
mod equity_text;
mod explain;
mod failure;
mod formulas;
mod handoff;
mod help;
mod input;
mod intake;
mod manual;
mod map;
mod months_source;
#[cfg(feature = "serve")]
mod open;
mod open_point_text;
mod opened;
mod output;
mod page;
mod params;
#[cfg(feature = "parquet")]
mod parquet_file;

mod range_text;
mod reconcile;
mod said;
#[cfg(feature = "serve")]
mod serve;
mod settings;
mod solve;
mod sources;
mod subject_source;
mod table;
mod template;
mod trace_text;
mod usage;
mod verify;
mod withhold;
mod written_files;

use std::io::Write as _;
use std::process::ExitCode;

use calc_text::Words;
use clap::{CommandFactory, Parser};

use args::{Arguments, Command};
use failure::Failure;

fn main() -> ExitCode {
    #[cfg(feature = "serve")]
    let begun = calc_web::begin();
    #[cfg(not(feature = "serve"))]
    let begun = calc_sheets::apart::begin();
    if let Some(code) = begun {
        return code;
    }
    #[cfg(feature = "serve")]
    if open::is_double_click() {
        return open::without_terminal();
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => match usage::failure(&error) {
            Some(failure) => return failure.report(&usage::words(std::env::args_os())),
            None if error.use_stderr() => {
                let error = told(error);
                said::say(&error.render().to_string());
                return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(u8::MAX));
            }
            // Help and version; that nobody could read them must not look like success.
            None => match told(error).print().and_then(|()| std::io::stdout().flush()) {
                Ok(()) => return ExitCode::SUCCESS,
                Err(error) => {
                    let words = usage::words(std::env::args_os());
                    return output::stdout_failure(error).report(&words);
                }
            },
        },
    };
    let words = Words::of(arguments.language.into());
    let (readings, expected) = (arguments.command.readings(), arguments.ruleset.as_deref());
    if let Err(failure) = bureau::check(readings, expected, (arguments.quiet, words)) {
        return failure.report(words);
    }
    let result = match &arguments.command {
        Command::Batch(batch) => batch::run(batch, &arguments, words),
        Command::Withhold(withhold) => withhold::run(withhold, &arguments, words),
        Command::Days(days) => days::run(days, &arguments, words),
        Command::Assess(assess) => assess::run(assess, words),
        Command::Enterprise(enterprise) => enterprise::run(enterprise, &arguments, words),
        Command::Explain(explain) => explain::run(explain, words),
        Command::Reconcile(reconcile) => reconcile::run(reconcile, (arguments.quiet, words)),
        Command::Compare(compare) => compare::run(compare, (arguments.quiet, words)),
        Command::Solve(solve) => solve::run(solve, words),
        Command::Verify(verify) => verify::run(verify, words),
        Command::Params(params) => params::run(params, words),
        Command::Template(template) => template::run(template, words),
        Command::Handoff { command } => handoff::run(command, &arguments, words),
        Command::Map(map) => map::run(map, &arguments, words),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => serve::run(serve, words),
        #[cfg(feature = "serve")]
        Command::Open(open) => open::run(open, words),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "taxdiff", &mut script);
            output::print(&script)
        }
        Command::Manual { folder } => manual::run(folder),
    };
    match result {
        Ok(code) => code,
        Err(failure) => failure.report(words),
    }
}

/// What the parser says, in the user's language.
fn told(error: clap::Error) -> clap::Error {
    let language = usage::words(std::env::args_os()).language();
    let again = help::command(language).map(clap::Command::try_get_matches);
    again.and_then(Result::err).unwrap_or(error)
}

/// What a command gives back.
type Done = Result<ExitCode, Failure>;
