//! Between the socket, which waits without a thread, and the payroll's threads, which wait with
//! one: a body that can be read, and a body that can be written.

use std::collections::VecDeque;
use std::error::Error;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use bytes::{Buf as _, Bytes};
use calc_text::ProblemDocument;
use http_body::Frame;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::time::{Sleep, sleep, timeout};

use crate::pace::Pace;
use crate::unread::Unread;

/// How many pieces may wait to be sent. When the caller reads no faster, the threads wait.
const WAITING: usize = 2;

/// A connection that is broken off loses what was not sent yet; its last line gets this long.
const FLUSH: Duration = Duration::from_millis(200);

/// A request's body as something to read from a thread.
pub(crate) struct BodyReader {
    pub(crate) body: Body,
    /// What came and was not read yet.
    pub(crate) pieces: VecDeque<Bytes>,
    /// How many bytes may still come.
    pub(crate) left: u64,
    pub(crate) pace: Pace,
    pub(crate) runtime: Handle,
}

/// How much of a payroll is there before it is begun; a smaller one is there whole.
pub(crate) const BEGINNING: usize = 1 << 16;

impl BodyReader {
    /// Waits for the beginning of the body.
    pub(crate) async fn begin(&mut self) -> Result<(), Unread> {
        let mut came = 0;
        while came < BEGINNING {
            let Some(piece) = self.pace.next(&mut self.body).await? else { break };
            came += piece.len();
            self.take(piece)?;
        }
        Ok(())
    }

    fn take(&mut self, piece: Bytes) -> Result<(), Unread> {
        let came = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(came).ok_or(Unread::TooLarge)?;
        self.pieces.push_back(piece);
        Ok(())
    }
}

impl Read for BodyReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(piece) = self.pieces.front_mut() {
                let count = buffer.len().min(piece.len());
                piece.copy_to_slice(&mut buffer[..count]);
                if piece.is_empty() {
                    self.pieces.pop_front();
                }
                if count > 0 || buffer.is_empty() {
                    return Ok(count);
                }
                continue;
            }
            let runtime = self.runtime.clone();
            match runtime.block_on(self.pace.next(&mut self.body)).map_err(unread)? {
                None => return Ok(0),
                Some(piece) => self.take(piece).map_err(unread)?,
            }
        }
    }
}

/// An error that tells why a body is not read on.
pub(crate) fn unread(why: Unread) -> io::Error {
    io::Error::other(why)
}

impl std::fmt::Display for Unread {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Stalled => "nothing came for too long",
            Self::TooLarge => "more came than is taken",
            Self::Gone => "the caller went away",
            Self::Broken => "a chunk is broken",
        })
    }
}

impl Error for Unread {}

/// Why a body was not read, if that is what an error says.
pub(crate) fn why_unread(error: &io::Error) -> Option<Unread> {
    error.get_ref()?.downcast_ref().copied()
}

/// A piece of an answer.
pub(crate) enum Piece {
    /// Rows.
    Rows(Bytes),
    /// What went wrong; before the first rows it is the whole answer, after them it breaks off.
    Failed(Box<ProblemDocument>),
    /// Nothing is missing. Threads that end without saying so have not done their work.
    Complete,
}

/// The threads' end of an answer.
#[derive(Clone)]
pub(crate) struct Sender {
    pieces: mpsc::Sender<Piece>,
    patience: Duration,
    runtime: Handle,
}

/// The caller does not read, or went away.
#[derive(Debug)]
pub(crate) struct NotSent;

impl Sender {
    /// Whether the caller went away, as far as that is known.
    pub(crate) fn is_closed(&self) -> bool {
        self.pieces.is_closed()
    }

    /// Sends a piece; waits as long as the caller may stand still.
    pub(crate) fn send(&self, piece: Piece) -> Result<(), NotSent> {
        let sent =
            self.runtime.block_on(async { timeout(self.patience, self.pieces.send(piece)).await });
        matches!(sent, Ok(Ok(()))).then_some(()).ok_or(NotSent)
    }
}

/// Both ends of an answer.
pub(crate) fn channel(patience: Duration) -> (Sender, mpsc::Receiver<Piece>) {
    let (pieces, receiver) = mpsc::channel(WAITING);
    (Sender { pieces, patience, runtime: Handle::current() }, receiver)
}

/// The socket's end of an answer.
pub(crate) struct Rows {
    first: Option<Bytes>,
    pieces: mpsc::Receiver<Piece>,
    broken: Option<Pin<Box<Sleep>>>,
}

impl Rows {
    pub(crate) fn new(first: Bytes, pieces: mpsc::Receiver<Piece>) -> Self {
        Self { first: Some(first), pieces, broken: None }
    }
}

impl http_body::Body for Rows {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        if let Some(flushed) = &mut self.broken {
            let broken = io::Error::other("the answer breaks off");
            return flushed.as_mut().poll(context).map(|()| Some(Err(broken)));
        }
        self.pieces.poll_recv(context).map(|piece| match piece {
            Some(Piece::Rows(rows)) => Some(Ok(Frame::data(rows))),
            Some(Piece::Failed(document)) => {
                self.broken = Some(Box::pin(sleep(FLUSH)));
                let line = calc_text::reply::json(&document);
                Some(Ok(Frame::data(line.into())))
            }
            Some(Piece::Complete) => None,
            // Without the end of the stream the caller sees that the answer is not complete.
            None => Some(Err(io::Error::other("the answer breaks off"))),
        })
    }
}
