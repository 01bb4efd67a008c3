//! `taxdiff open`, and the program when it is started without a terminal: the pages in the browser.

use std::process::ExitCode;

use calc_core::law::text::Language;
use calc_text::Words;
use calc_web::{Desk, View};

use crate::Done;
use crate::args::OpenArguments;
use crate::failure::Failure;
use crate::output::print;
use crate::said::say;

/// Serves the pages until the last of them is closed.
pub(crate) fn run(arguments: &OpenArguments, words: &Words) -> Done {
    let desk = Desk::begin().map_err(Failure::Serve)?;
    let view = if arguments.person { View::Person } else { View::Payroll };
    // Nobody says that English is wanted by saying nothing; the browser knows more.
    let chosen = Some(words).filter(|words| words.language() != Language::English);
    let address = desk.address(view, chosen);
    if arguments.no_browser {
        print(format!("{address}\n").as_bytes())?;
    } else {
        let is_open = open::that_detached(&address).is_ok();
        say(&told(words, &address, is_open));
    }
    desk.serve().map_err(Failure::Serve)?;
    Ok(ExitCode::SUCCESS)
}

/// The same for somebody who started it with a mouse, and said no language: each is spoken.
pub(crate) fn without_terminal() -> ExitCode {
    let fail = |failure: calc_web::Failure| {
        let texts = Language::ALL.map(|language| failure.text(Words::of(language)));
        say(&texts.concat());
        // The window would close before anybody had read it.
        let _ = std::io::stdin().read_line(&mut String::new());
        ExitCode::from(failure.exit_code())
    };
    let desk = match Desk::begin() {
        Ok(desk) => desk,
        Err(failure) => return fail(failure),
    };
    let address = desk.address(View::Payroll, None);
    let is_open = open::that_detached(&address).is_ok();
    say(&Language::ALL.map(|language| told(Words::of(language), &address, is_open)).join("\n"));
    match desk.serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => fail(failure),
    }
}

fn told(words: &Words, address: &str, is_open: bool) -> String {
    let id = if is_open { "desk-opened" } else { "desk-open-yourself" };
    format!("{}\n{}\n", words.fill(id, &[("address", address)]), words.say("desk-ends"))
}

/// Whether somebody started the program with a mouse: without arguments, and without a terminal.
pub(crate) fn is_double_click() -> bool {
    std::env::args_os().len() == 1 && is_without_terminal()
}

/// On Windows a console opens even then; who started the program tells.
#[cfg(windows)]
fn is_without_terminal() -> bool {
    use sysinfo::{ProcessRefreshKind, ProcessesToUpdate, System, get_current_pid};

    let (Ok(own), Ok(mut system)) = (get_current_pid(), System::new()) else { return false };
    let mut look = |pid| {
        let (only, kind) = ([pid], ProcessRefreshKind::nothing());
        system.refresh_processes_specifics(ProcessesToUpdate::Some(&only), false, kind);
        let process = system.process(pid)?;
        Some((process.parent(), process.name().to_ascii_lowercase()))
    };
    let Some((Some(parent), _)) = look(own) else { return false };
    look(parent).is_some_and(|(_, name)| name == "explorer.exe")
}

/// A desktop starts programs with neither input nor output at a terminal, and says where windows go.
#[cfg(not(windows))]
fn is_without_terminal() -> bool {
    use std::io::{IsTerminal as _, stderr, stdin, stdout};

    let has_desktop = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    let at_a_terminal = stdin().is_terminal() || stdout().is_terminal() || stderr().is_terminal();
    has_desktop && !at_a_terminal
}
