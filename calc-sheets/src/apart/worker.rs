//! The process that reads. Its standard input is the socket to whoever started it, and its standard
//! output is the file.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::ops::ControlFlow;
use std::os::fd::AsFd as _;
use std::os::unix::net::UnixStream;
use std::process::ExitCode;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::protocol::{ReaderReply, ReaderRequest, receive, send};
use crate::in_place::InPlaceBook;
use crate::limits::check;
use crate::problem::{Limit, SheetProblem};
use crate::rewindable_file::RewindableFile;
use crate::room::Room;
use crate::workbook::{SheetName, at_most};

/// The stack of the thread that hears what is asked.
const STACK: usize = 1 << 17;

/// How many bytes of rows go on their way at once.
const PIECE: usize = 1 << 16;

/// Reads until nobody asks any more.
pub(super) fn run() -> ExitCode {
    // Standard error leads nowhere: what a library says may show cells.
    if serve().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// No core file: it would hold payrolls.
pub(super) fn forbid_core_files() {
    // A system that does not let a process forbid it writes none either.
    let _ = hold(Resource::Core, 0);
}

fn serve() -> io::Result<()> {
    let socket = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    let file = RewindableFile::from(File::from(io::stdout().as_fd().try_clone_to_owned()?));
    let (sender, asked) = channel();
    let ear = socket.try_clone()?;
    thread::Builder::new().stack_size(STACK).spawn(move || hear(ear, &sender))?;
    let mut out = BufWriter::with_capacity(PIECE, socket);
    let mut book = None;
    for asked in asked {
        let done = match (asked, &mut book) {
            (ReaderRequest::Open { kind, room }, book) => {
                hold_to(room)?;
                InPlaceBook::open(&file, kind).map_err(Ended::File).and_then(|opened| {
                    let sheets = opened.sheets();
                    check_names(&sheets)?;
                    *book = Some(opened);
                    Ok(send(&mut out, &ReaderReply::Sheets(sheets))?)
                })
            }
            (ReaderRequest::Rows { sheet, most }, Some(book)) => rows(book, &sheet, most, &mut out)
                .and_then(|()| Ok(send(&mut out, &ReaderReply::End)?)),
            (ReaderRequest::Rows { .. }, None) => return Err(io::ErrorKind::InvalidInput.into()),
        };
        match done {
            Ok(()) => {}
            Err(Ended::File(problem)) => send(&mut out, &ReaderReply::Fault(problem.into()))?,
            Err(Ended::Gone(error)) => return Err(error),
        }
        out.flush()?;
    }
    Ok(())
}

/// Takes what is asked. When whoever started this process is gone, so is this process, whatever it
/// does at the time.
fn hear(mut socket: UnixStream, sender: &Sender<ReaderRequest>) {
    let mut buffer = Vec::new();
    while let Ok(asked) = receive(&mut socket, &mut buffer) {
        if sender.send(asked).is_err() {
            return;
        }
    }
    std::process::exit(0);
}

/// Why rows were not sent.
enum Ended {
    /// The file cannot be read.
    File(SheetProblem),
    /// Nobody takes them.
    Gone(io::Error),
}

impl From<SheetProblem> for Ended {
    fn from(problem: SheetProblem) -> Self {
        Self::File(problem)
    }
}

impl From<io::Error> for Ended {
    fn from(error: io::Error) -> Self {
        Self::Gone(error)
    }
}

fn rows(
    book: &mut InPlaceBook,
    sheet: &str,
    most: Option<usize>,
    out: &mut BufWriter<UnixStream>,
) -> Result<(), Ended> {
    let take = |row, cells: &mut Vec<_>| {
        let told = ReaderReply::Row(row, std::mem::take(cells));
        send(out, &told)?;
        // The memory serves the next row.
        if let ReaderReply::Row(_, sent) = told {
            *cells = sent;
        }
        Ok::<_, Ended>(ControlFlow::Continue(()))
    };
    book.rows(sheet, at_most(most, take))
}

fn check_names(sheets: &[SheetName]) -> Result<(), SheetProblem> {
    let bytes = sheets.iter().map(|sheet| sheet.name.len() + size_of::<SheetName>());
    check(Limit::SheetNames, u64::try_from(bytes.sum::<usize>()).unwrap_or(u64::MAX))
}

/// Holds this process to its room.
fn hold_to(room: Room) -> io::Result<()> {
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
