//! The Python package: its wheel, and the environment in which it is tried.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::debian::JAVA;
use crate::root;
use crate::widget::run;

/// What the tests need, and what those of engines that are processes of their own need beside it.
const REQUIREMENTS: [&str; 2] = ["requirements-test.txt", "requirements-engines.txt"];

/// A Python environment of its own.
pub(crate) struct Environment(PathBuf);

/// The folder of the package.
pub(crate) fn folder() -> PathBuf {
    root().join("calc-python")
}

impl Environment {
    /// The environment under `target`, with what the tests need; with engines also what those need.
    ///
    /// # Errors
    /// It cannot be made: why.
    pub(crate) fn install(with_engines: bool) -> Result<Self, String> {
        let environment = Self(root().join("target/python"));
        let files = if with_engines { &REQUIREMENTS[..] } else { &REQUIREMENTS[..1] };
        let mut wanted = String::new();
        for file in files {
            let file = folder().join(file);
            let text = fs::read_to_string(&file);
            wanted += &text.map_err(|error| format!("{}: {error}", file.display()))?;
        }
        // What was installed last, perhaps with more; then nothing of a registry is needed.
        let installed = environment.0.join("installed.txt");
        if fs::read_to_string(&installed).is_ok_and(|text| text.starts_with(&wanted)) {
            return Ok(environment);
        }
        run(Command::new("python3").args(["-m", "venv"]).arg(&environment.0))?;
        for file in files {
            let file = folder().join(file);
            let name = file.display().to_string();
            run(environment.pip(["install", "--requirement"]).arg(file))
                .map_err(|error| format!("what {name} lists cannot be installed: {error}"))?;
        }
        fs::write(&installed, wanted)
            .map_err(|error| format!("{}: {error}", installed.display()))?;
        Ok(environment)
    }

    /// Builds the package in a profile, and installs it.
    ///
    /// # Errors
    /// It cannot be built.
    pub(crate) fn build(&self, profile: &str) -> Result<(), String> {
        let wheels = root().join("target/wheels");
        // One of an earlier version would be installed beside this one's.
        let _ = fs::remove_dir_all(&wheels);
        let mut maturin = self.program("maturin");
        maturin
            .args(["build", "--quiet", "--locked", "--profile", profile, "--auditwheel", "skip"])
            .args([OsStr::new("--target-dir"), root().join("target").as_os_str()])
            .args([OsStr::new("--out"), wheels.as_os_str()])
            .env("CARGO_INCREMENTAL", "0")
            .current_dir(folder());
        run(&mut maturin)?;
        let built = fs::read_dir(&wheels).map_err(|error| error.to_string())?;
        for wheel in built.filter_map(Result::ok) {
            run(self.pip(["install", "--no-deps", "--force-reinstall"]).arg(wheel.path()))?;
        }
        Ok(())
    }

    /// The tests, with the program that they compare with.
    pub(crate) fn tests(&self, program: &Path) -> Command {
        let mut tests = self.program("python");
        tests
            .args(["-m", "pytest", "--quiet", "-rs", "-p", "no:cacheprovider", "tests"])
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("TAXDIFF_PROGRAM", program)
            .current_dir(folder());
        tests
    }

    fn pip<const N: usize>(&self, arguments: [&str; N]) -> Command {
        let mut pip = self.program("python");
        let quiet = ["-m", "pip", "--quiet", "--disable-pip-version-check"];
        pip.args(quiet).args(arguments);
        pip
    }

    /// One of its programs.
    pub(crate) fn program(&self, name: &str) -> Command {
        let programs = if cfg!(windows) { "Scripts" } else { "bin" };
        Command::new(self.0.join(programs).join(name))
    }
}

/// The Java runtime that Spark needs.
///
/// # Errors
/// It is missing and may not be installed: what to install.
pub(crate) fn java() -> Result<PathBuf, String> {
    JAVA.find()
}
