//! What a container image is built from, and the static program in a root that holds nothing else.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use packing::{Entry, Kind, packed};

use super::proof::{Running, page};
use super::target::Target;
use super::{failed, read, write};
use crate::root;

/// The two processors, as images call them.
const PROGRAMS: [(&str, &str); 2] =
    [("amd64", "x86_64-unknown-linux-musl"), ("arm64", "aarch64-unknown-linux-musl")];

/// The user of the image, who owns nothing.
const NOBODY: &str = "65532";

/// What an address of this computer begins with.
const HERE: &str = "127.0.0.1:";

/// The name of the archive without the ending, and of the folder in it.
fn name() -> String {
    format!("taxdiff-{}-container", env!("CARGO_PKG_VERSION"))
}

/// The archive.
pub(crate) fn file() -> String {
    format!("{}.{}", name(), Kind::TarGz.ending())
}

/// The files that `docker build` or `podman build` takes.
pub(crate) fn archive(out: &Path, seconds: u32) -> Result<(), String> {
    let name = name();
    let containerfile = read(&root().join("deploy/Containerfile"))?;
    let mut entries = vec![Entry::file(format!("{name}/Containerfile"), containerfile)];
    for (processor, triple) in PROGRAMS {
        let program = read(&Target::named(triple)?.built())?;
        entries.push(Entry::program(format!("{name}/{processor}/taxdiff"), program));
    }
    let file = out.join(file());
    let bytes = packed(Kind::TarGz, &entries, seconds).map_err(|error| failed(&file, &error))?;
    write(&file, &bytes)
}

/// Starts the program as the image does: alone in its root, as nobody, with `/tmp` and `/proc`. Says what
/// could not be tried.
pub(crate) fn smoke(target: &Target) -> Result<Option<String>, String> {
    let folder = root().join("target/dist-tools/root");
    let _ = fs::remove_dir_all(&folder);
    for name in ["tmp", "proc"] {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
    }
    let program = folder.join("taxdiff");
    fs::copy(target.built(), &program).map_err(|error| failed(&program, &error))?;
    let missing =
        "container: the system gives no namespaces of its own (unshare); the image is not tried";
    let unshare = |command: &[&str]| {
        let mut unshare = Command::new("unshare");
        unshare
            .args(["--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--wd", "/"])
            .arg(format!("--root={}", folder.display()))
            .args(["--setgid", NOBODY, "--setuid", NOBODY])
            .args(command)
            .env_clear()
            .env("TAXDIFF_LISTEN", "127.0.0.1:0")
            .env("TAXDIFF_OPEN", "true")
            .stdin(Stdio::null());
        unshare
    };
    let tried = unshare(&["/taxdiff", "--version"]).stderr(Stdio::null()).output();
    if !tried.is_ok_and(|output| output.status.success()) {
        return Ok(Some(missing.to_owned()));
    }
    let serve =
        unshare(&["/taxdiff", "serve"]).stderr(Stdio::piped()).stdout(Stdio::null()).spawn();
    let mut running = Running(serve.map_err(|error| format!("unshare: {error}"))?);
    let log = running.0.stderr.take().ok_or("nothing can be read of the service")?;
    let mut log = BufReader::new(log).lines().map_while(Result::ok);
    let address =
        log.find_map(|line| address(&line)).ok_or("container: the service does not start")?;
    for path in ["readyz", ""] {
        let answer = page(&format!("http://{address}/{path}"))?;
        if !answer.starts_with("HTTP/1.1 200") {
            return Err(format!(
                "container: /{path} answers {}",
                answer.lines().next().unwrap_or("")
            ));
        }
    }
    Ok(None)
}

/// The address that a line of the log names.
fn address(line: &str) -> Option<String> {
    let start = line.find(HERE)?;
    let port: String =
        line[start + HERE.len()..].chars().take_while(char::is_ascii_digit).collect();
    Some(format!("{HERE}{port}"))
}
