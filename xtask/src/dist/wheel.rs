//! The Python package for one computer, with the program in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use packing::mentioned;

use super::target::{Target, Wheel};
use super::{failed, read, said, tools};
use crate::widget::{install_target, run};
use crate::{paths, root};

/// The most bytes that it may have.
const MOST: usize = 8 << 20;

impl Wheel {
    /// Its file.
    pub(crate) fn file(&self) -> String {
        format!("taxdiff-{}-cp39-abi3-{}.whl", env!("CARGO_PKG_VERSION"), self.tag)
    }
}

/// Builds the package of a target into `out`; its program has been built and looked at. Says what could not
/// be tried.
pub(crate) fn build(target: &Target, out: &Path, seconds: u32) -> Result<Option<String>, String> {
    let wheel = &target.wheel;
    install_target(wheel.triple)?;
    let folder = root().join("calc-python");
    // What is in this folder is installed beside Python's own programs.
    let scripts = folder.join("taxdiff.data/scripts");
    fs::create_dir_all(&scripts).map_err(|error| failed(&scripts, &error))?;
    let program = scripts.join(target.program());
    fs::copy(target.built(), &program).map_err(|error| failed(&program, &error))?;
    let built = packed(wheel, out, seconds);
    let removed = fs::remove_dir_all(folder.join("taxdiff.data"));
    built?;
    removed.map_err(|error| failed(&scripts, &error))?;
    check(target, &out.join(wheel.file()))?;
    let of_this_system = (target.is_linux() && cfg!(target_os = "linux"))
        || (target.is_mac() && cfg!(target_os = "macos"));
    if of_this_system && wheel.triple.starts_with(std::env::consts::ARCH) {
        return proof(&out.join(wheel.file())).map(|()| None);
    }
    Ok(Some(format!("{}: it is for another computer", wheel.file())))
}

fn packed(wheel: &Wheel, out: &Path, seconds: u32) -> Result<(), String> {
    let mut maturin = tools::with_zig("maturin")?;
    maturin.args(["build", "--quiet", "--release", "--locked", "--target", wheel.triple]);
    if let Some(linux) = wheel.linux {
        maturin.args(["--zig", "--compatibility", linux]);
    }
    maturin
        .arg("--target-dir")
        .arg(root().join("target"))
        .arg("--out")
        .arg(out)
        .env("CARGO_ENCODED_RUSTFLAGS", paths::flags(&[])?)
        .env("SOURCE_DATE_EPOCH", seconds.to_string())
        .current_dir(root().join("calc-python"));
    run(&mut maturin)
}

/// Looks whether it is small enough; what Python loads must tell nothing of this computer.
fn check(target: &Target, file: &Path) -> Result<(), String> {
    let length = read(file)?.len();
    if length > MOST {
        return Err(format!("{}: {length} bytes are more than {MOST}", file.display()));
    }
    let library = if target.is_windows() {
        "_native.dll"
    } else if target.is_mac() {
        "lib_native.dylib"
    } else {
        "lib_native.so"
    };
    let library = root().join("target").join(target.wheel.triple).join("release").join(library);
    let private = paths::private()?;
    let private: Vec<&str> = private.iter().map(String::as_str).collect();
    match mentioned(&read(&library)?, &private) {
        Some(folder) => {
            Err(failed(&library, &format!("it names {folder}, a folder of this computer")))
        }
        None => Ok(()),
    }
}

/// Installs it and asks it: the package and the program in it have to be of one ruleset.
fn proof(file: &Path) -> Result<(), String> {
    let folder: PathBuf = root().join("target/dist-tools/wheel-proof");
    let _ = fs::remove_dir_all(&folder);
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    let python = folder.join("bin/python");
    run(Command::new(&python)
        .args(["-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--no-index"])
        .arg(file))?;
    let asked = "import taxdiff; print(taxdiff.ruleset); taxdiff.params()";
    let ruleset = said(Command::new(&python).args(["-c", asked]))?;
    let ruleset = String::from_utf8_lossy(&ruleset).trim().to_owned();
    let program = folder.join("bin/taxdiff");
    said(Command::new(program).args(["--ruleset", &ruleset, "params", "list"])).map(drop)
}
