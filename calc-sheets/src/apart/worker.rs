//! The process that reads a workbook.

use std::io::{self, BufWriter, Write as _};
use std::ops::ControlFlow;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Sender, channel};

use super::limits::{given, hold_to, listen};
use super::protocol::{ReaderReply, ReaderRequest, receive, send};
use crate::in_place::InPlaceBook;
use crate::limits::check;
use crate::problem::{Limit, SheetProblem};
use crate::rewindable_file::RewindableFile;
use crate::workbook::{SheetName, at_most};

/// How many bytes of rows go on their way at once.
const PIECE: usize = 1 << 16;

/// Reads until nobody asks any more.
pub(super) fn run() -> io::Result<()> {
    let (socket, file) = given()?;
    let file = RewindableFile::from(file);
    let (sender, asked) = channel();
    listen(&socket, move |ear| hear(ear, &sender))?;
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

/// Takes what is asked.
fn hear(mut socket: UnixStream, sender: &Sender<ReaderRequest>) {
    let mut buffer = Vec::new();
    while let Ok(asked) = receive(&mut socket, &mut buffer) {
        if sender.send(asked).is_err() {
            return;
        }
    }
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
