//! What the two processes say to each other: messages behind their length.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::damage::Damage;
use crate::markup::Markup;
use crate::problem::{Limit, SheetProblem};
use crate::room::Room;
use crate::value::Value;
use crate::workbook::{Kind, SheetName};

/// The first argument of a process that was started to read a workbook.
pub(super) const ARGUMENT: &str = "read-workbook";

/// The longest message: a row has at most 1 MiB of texts in 16,384 cells, and the names of the
/// sheets are held to the same.
const LONGEST: usize = 4 << 20;

/// What the reading process is asked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum ReaderRequest {
    /// To open its file; it tells the sheets.
    Open { kind: Kind, room: Room },
    /// For the rows of a sheet, or the first of them.
    Rows { sheet: String, most: Option<usize> },
}

/// What the reading process tells.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum ReaderReply {
    /// The sheets.
    Sheets(Vec<SheetName>),
    /// A row.
    Row(u32, Vec<Value>),
    /// There are no more rows.
    End,
    /// The file cannot be read.
    Fault(Fault),
}

/// What a workbook itself can have wrong.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Fault {
    Damaged(Damage),
    Protected,
    TooLarge(Limit),
    OutOfOrder { sheet: String, row: u32 },
    Markup(Markup),
}

impl From<SheetProblem> for Fault {
    fn from(problem: SheetProblem) -> Self {
        match problem {
            SheetProblem::Damaged(damage) => Self::Damaged(damage),
            SheetProblem::Protected => Self::Protected,
            SheetProblem::TooLarge(limit) => Self::TooLarge(limit),
            SheetProblem::OutOfOrder { sheet, row } => Self::OutOfOrder { sheet, row },
            SheetProblem::Markup(markup) => Self::Markup(markup),
            // Reading cells finds nothing else.
            other => Self::Damaged(Damage::Other(other.to_string())),
        }
    }
}

impl From<Fault> for SheetProblem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Damaged(damage) => Self::Damaged(damage),
            Fault::Protected => Self::Protected,
            Fault::TooLarge(limit) => Self::TooLarge(limit),
            Fault::OutOfOrder { sheet, row } => Self::OutOfOrder { sheet, row },
            Fault::Markup(markup) => Self::Markup(markup),
        }
    }
}

/// Sends a message.
pub(super) fn send(out: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_stdvec(message).map_err(io::Error::other)?;
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&bytes)
}

/// Receives a message. One that is too long is not taken: what is at the other end may have been
/// taken over by the file that it reads.
pub(super) fn receive<T: DeserializeOwned>(
    input: &mut impl Read,
    buffer: &mut Vec<u8>,
) -> io::Result<T> {
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
    if length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    buffer.resize(length, 0);
    input.read_exact(buffer)?;
    postcard::from_bytes(buffer).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_arrive_as_they_were_sent_and_long_ones_are_refused() {
        let cells = vec![
            Value::Blank,
            Value::Text("王小明".to_owned()),
            Value::Number(-0.07),
            Value::Truth(true),
            Value::Day("2025-12-31".to_owned()),
            Value::Error("#REF!".to_owned()),
        ];
        let mut sent = Vec::new();
        send(&mut sent, &ReaderReply::Row(7, cells.clone())).unwrap();
        let mut buffer = Vec::new();
        let told: ReaderReply = receive(&mut sent.as_slice(), &mut buffer).unwrap();
        assert!(matches!(told, ReaderReply::Row(7, found) if found == cells));
        let long = u32::try_from(LONGEST + 1).unwrap().to_le_bytes();
        assert!(receive::<ReaderReply>(&mut long.as_slice(), &mut buffer).is_err());
        let cut_off = &sent[..sent.len() - 1];
        assert!(receive::<ReaderReply>(&mut &*cut_off, &mut buffer).is_err());
    }
}
