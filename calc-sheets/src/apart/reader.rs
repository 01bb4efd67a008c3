//! A workbook that another process reads, as this one sees it.

use std::fs::File;
use std::io::{self, BufReader, Write as _};
use std::ops::ControlFlow;
use std::os::unix::net::UnixStream;

use super::process::Process;
use super::protocol::{ARGUMENT, ReaderReply, ReaderRequest, receive, send};
use crate::problem::SheetProblem;
use crate::rewindable_file::RewindableFile;
use crate::room::Room;
use crate::value::Value;
use crate::workbook::{Kind, SheetName};

/// How many bytes of rows are taken at once.
const PIECE: usize = 1 << 16;

/// A workbook that another process reads.
pub(crate) struct ApartBook {
    process: Process,
    socket: BufReader<UnixStream>,
    buffer: Vec<u8>,
    room: Room,
    sheets: Vec<SheetName>,
    /// Whether rows are on their way that nobody wants any more.
    behind: bool,
}

impl ApartBook {
    /// Starts a process and opens the workbook there.
    pub(crate) fn open(
        file: &RewindableFile,
        kind: Kind,
        room: Room,
    ) -> Result<Self, SheetProblem> {
        let started = on_disk(file).and_then(|file| Process::start(ARGUMENT, file));
        let (process, socket) = started.map_err(|_| SheetProblem::NotStarted)?;
        let socket = BufReader::with_capacity(PIECE, socket);
        let (buffer, sheets, behind) = (Vec::new(), Vec::new(), false);
        let mut book = Self { process, socket, buffer, room, sheets, behind };
        book.ask(&ReaderRequest::Open { kind, room })?;
        match book.told()? {
            ReaderReply::Sheets(sheets) => book.sheets = sheets,
            ReaderReply::Fault(fault) => return Err(fault.into()),
            ReaderReply::Row(..) | ReaderReply::End => return Err(book.unreadable()),
        }
        Ok(book)
    }

    /// The sheets, in the workbook's order.
    pub(crate) fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    /// Hands out the rows of a sheet, or only the first.
    pub(crate) fn rows<E: From<SheetProblem>>(
        &mut self,
        sheet: &str,
        most: Option<usize>,
        mut take: impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        while self.behind {
            self.behind = matches!(self.told()?, ReaderReply::Row(..));
        }
        self.ask(&ReaderRequest::Rows { sheet: sheet.to_owned(), most })?;
        self.behind = true;
        loop {
            match self.told()? {
                ReaderReply::Row(row, mut cells) => {
                    if take(row, &mut cells)?.is_break() {
                        return Ok(());
                    }
                }
                ReaderReply::End => break,
                ReaderReply::Fault(fault) => {
                    self.behind = false;
                    return Err(SheetProblem::from(fault).into());
                }
                ReaderReply::Sheets(_) => return Err(self.unreadable().into()),
            }
        }
        self.behind = false;
        Ok(())
    }

    fn ask(&mut self, asked: &ReaderRequest) -> Result<(), SheetProblem> {
        let socket = self.socket.get_mut();
        let sent = send(socket, asked).and_then(|()| socket.flush());
        sent.map_err(|_| self.unreadable())
    }

    /// The next message. One that does not come, or is none, tells that the process ended.
    fn told(&mut self) -> Result<ReaderReply, SheetProblem> {
        receive(&mut self.socket, &mut self.buffer).map_err(|_| self.unreadable())
    }

    fn unreadable(&mut self) -> SheetProblem {
        self.process.end();
        SheetProblem::Unreadable(self.room)
    }
}

/// The file, or a copy without a name of what is in memory.
fn on_disk(whole: &RewindableFile) -> io::Result<File> {
    match whole {
        RewindableFile::File(file) => file.try_clone(),
        RewindableFile::Memory(bytes) => {
            let mut file = tempfile::tempfile()?;
            file.write_all(bytes.get_ref())?;
            Ok(file)
        }
    }
}
