//! What the process that reads is given, and what it is held to. Its standard input is the socket to whoever
//! started it, and its standard output is the file.

use std::fs::File;
use std::io;
use std::os::fd::AsFd as _;
use std::os::unix::net::UnixStream;
use std::thread;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::room::Room;

/// The stack of the thread that hears what is asked.
const STACK: usize = 1 << 17;

/// The socket and the file.
///
/// # Errors
/// The process was not started as a reader.
pub fn given() -> io::Result<(UnixStream, File)> {
    let socket = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    let file = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    Ok((socket, file))
}

/// Hears what is asked on a thread of its own. When whoever started this process is gone, so is this process,
/// whatever it does at the time.
///
/// # Errors
/// The thread cannot be started.
pub fn listen(
    socket: &UnixStream,
    hear: impl FnOnce(UnixStream) + Send + 'static,
) -> io::Result<()> {
    let ear = socket.try_clone()?;
    let until_gone = move || {
        hear(ear);
        std::process::exit(0);
    };
    thread::Builder::new().stack_size(STACK).spawn(until_gone)?;
    Ok(())
}

/// No core file: it would hold payrolls.
pub(super) fn forbid_core_files() {
    // A system that does not let a process forbid it writes none either.
    let _ = hold(Resource::Core, 0);
}

/// Holds this process to its room.
///
/// # Errors
/// The system does not hold it.
pub fn hold_to(room: Room) -> io::Result<()> {
    // Where memory runs short all the same, this process goes first. Not every system asks.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
    hold(Resource::As, address_space().saturating_add(room.mebibytes() << 20))?;
    hold(Resource::Cpu, room.seconds())?;
    // It writes no file.
    hold(Resource::Fsize, 0)
}

/// Holds a resource to a limit, or to a lower one that holds already.
fn hold(resource: Resource, limit: u64) -> io::Result<()> {
    let limit = getrlimit(resource).maximum.map_or(limit, |most| most.min(limit));
    setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) })?;
    Ok(())
}

/// The address space that this process has now. A program as it is built for its own tests has
/// more than one hundred MiB of it.
fn address_space() -> u64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = told.split_ascii_whitespace().next().and_then(|pages| pages.parse::<u64>().ok());
    let page = u64::try_from(rustix::param::page_size()).unwrap_or(0);
    // Elsewhere nothing tells it; the program itself is smaller than this.
    pages.map_or(256 << 20, |pages| pages.saturating_mul(page))
}
