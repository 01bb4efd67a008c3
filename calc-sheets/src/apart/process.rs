//! The process that reads, as whoever started it has it.

use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A process that reads one file. It ends with whoever has it.
#[derive(Debug)]
pub struct Process(Child);

impl Process {
    /// Starts this program with an argument that [`super::begin_with`] knows, and gives it the file. What it
    /// tells comes over the socket.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start(argument: &str, file: File) -> io::Result<(Self, UnixStream)> {
        let (ours, theirs) = UnixStream::pair()?;
        let process = Command::new(program()?)
            .arg(argument)
            // Keys and the like are no business of a process that reads a foreign file.
            .env_clear()
            // A thread's own reserve of addresses would be taken from the room for the file.
            .env("MALLOC_ARENA_MAX", "1")
            .current_dir("/")
            // A signal from the terminal is for the program, which ends the process itself.
            .process_group(0)
            .stdin(OwnedFd::from(theirs))
            .stdout(file)
            .stderr(Stdio::null())
            .spawn()?;
        Ok((Self(process), ours))
    }

    /// Ends it, so that it takes no more of the machine.
    pub fn end(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
        let _ = self.0.wait();
    }
}

/// This program. Where the system names the very file that runs, one that has been replaced since
/// is not started in its place.
fn program() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") {
        return Ok(PathBuf::from("/proc/self/exe"));
    }
    std::env::current_exe()
}
