//! The real program, as somebody at a terminal runs it.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// The program that the workspace built: beside a program of the workspace, and above the folder of a
/// test.
pub fn taxdiff() -> PathBuf {
    let own = std::env::current_exe().unwrap_or_default();
    let name = Path::new("taxdiff").with_extension(std::env::consts::EXE_EXTENSION);
    let mut places = own.ancestors().skip(1).take(2).map(|folder| folder.join(&name));
    let found = places.find(|place| place.is_file());
    found.unwrap_or(name)
}

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    /// The exit code.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub said: String,
}

/// Starts the program in a folder, with pipes on every side.
///
/// # Panics
/// The program is not there: it is built by `cargo xtask test`.
pub fn start<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) -> Child {
    let child = Command::new(taxdiff())
        .args(arguments)
        .current_dir(folder)
        .env_remove("TAXDIFF_LANG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(child) = child else {
        unreachable!("{} is not built; run cargo xtask test", taxdiff().display())
    };
    child
}

/// Runs the program with something on standard input.
pub fn run_with<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>, input: &[u8]) -> Ran {
    run_in(Path::new("."), arguments, input)
}

/// Runs the program in a folder, with something on standard input.
pub fn run_in<S: AsRef<OsStr>>(
    folder: &Path,
    arguments: impl IntoIterator<Item = S>,
    input: &[u8],
) -> Ran {
    let mut child = start(folder, arguments);
    let mut stdin = child.stdin.take();
    let output: std::io::Result<Output> = std::thread::scope(|scope| {
        scope.spawn(|| {
            // A program that refuses its input closes it.
            let _ = stdin.take().map(|mut pipe| pipe.write_all(input));
        });
        child.wait_with_output()
    });
    output.map_or(Ran { code: None, out: String::new(), said: String::new() }, |output| Ran {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        said: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// Runs the program.
pub fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Ran {
    run_with(arguments, b"")
}
