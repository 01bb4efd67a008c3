//! The process that reads Parquet.

use std::io::{self, BufWriter, Read as _, Write as _};
use std::os::unix::net::UnixStream;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use calc_arrow::parquet::read::{ParquetFile, ParquetProblem};
use calc_arrow::wire::{Packer, size};
use calc_sheets::apart::{given, hold_to, listen};
use calc_sheets::room::Room;

use super::protocol::{LONGEST, Told, Wrong, send};

/// How many bytes go on their way at once.
const PIECE: usize = 1 << 16;

/// How many bytes of rows stand together, unless one row alone has more.
const PART: usize = LONGEST / 4;

/// Reads the file.
pub(super) fn run() -> io::Result<()> {
    let (socket, file) = given()?;
    // Nothing is ever asked: the other end is there until it is gone.
    listen(&socket, |mut ear| {
        let _ = ear.read_exact(&mut [0]);
    })?;
    hold_to(Room::Service)?;
    let mut out = BufWriter::with_capacity(PIECE, socket);
    let opened = ParquetFile::open(file);
    match opened.map_err(Ended::from).and_then(|file| table(&file, &mut out)) {
        Ok(()) => send::<&[u8]>(&mut out, Told::End, &[])?,
        Err(Ended::Wrong(wrong)) => send(&mut out, Told::Fault, &[serde_json::to_vec(&wrong)?])?,
        Err(Ended::Gone(error)) => return Err(error),
    }
    out.flush()
}

/// Why rows were not sent.
enum Ended {
    /// The file cannot be read.
    Wrong(Wrong),
    /// Nobody takes them.
    Gone(io::Error),
}

impl From<io::Error> for Ended {
    fn from(error: io::Error) -> Self {
        Self::Gone(error)
    }
}

impl From<ParquetProblem> for Ended {
    fn from(problem: ParquetProblem) -> Self {
        Self::Wrong(match problem {
            ParquetProblem::Encrypted => Wrong::Encrypted,
            ParquetProblem::Codec { codec, column } => Wrong::Codec { codec, column },
            ParquetProblem::Broken { words } => Wrong::Broken { words },
        })
    }
}

impl From<ArrowError> for Ended {
    fn from(error: ArrowError) -> Self {
        Self::Wrong(Wrong::Rows { words: words(error) })
    }
}

/// What the library says, without the name that the other end puts before it again.
fn words(error: ArrowError) -> String {
    match error {
        ArrowError::ParquetError(words) => words,
        other => other.to_string(),
    }
}

fn table(file: &ParquetFile, out: &mut BufWriter<UnixStream>) -> Result<(), Ended> {
    let packer = Packer::new(file.schema());
    let (mut packer, first) =
        packer.map_err(|error| Ended::Wrong(Wrong::Broken { words: words(error) }))?;
    send(out, Told::Schema, &first)?;
    out.flush()?;
    for batch in file.batches()? {
        rows(&batch?, &mut packer, out)?;
    }
    Ok(())
}

/// Sends rows, in parts where they are long.
fn rows(
    batch: &RecordBatch,
    packer: &mut Packer,
    out: &mut BufWriter<UnixStream>,
) -> Result<(), Ended> {
    let count = batch.num_rows();
    if count > 1 && size(batch)? > PART {
        let half = count / 2;
        rows(&batch.slice(0, half), packer, out)?;
        return rows(&batch.slice(half, count - half), packer, out);
    }
    let pieces = packer.pack(batch)?;
    if pieces.iter().map(|piece| piece.as_slice().len()).sum::<usize>() > LONGEST {
        return Err(Ended::Wrong(Wrong::RowTooLong));
    }
    Ok(send(out, Told::Rows, &pieces)?)
}
