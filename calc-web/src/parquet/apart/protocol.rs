//! What the process that reads tells: messages behind their kind and their length.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

/// The first argument of a process that was started to read Parquet.
pub(super) const ARGUMENT: &str = "read-parquet";

/// The longest message. Rows go in parts that are shorter, unless one row alone is longer.
pub(super) const LONGEST: usize = 32 << 20;

/// What a message tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Told {
    /// The columns.
    Schema = 1,
    /// Some rows.
    Rows = 2,
    /// There are no more rows.
    End = 3,
    /// The file cannot be read, or not on.
    Fault = 4,
}

impl Told {
    const ALL: [Self; 4] = [Self::Schema, Self::Rows, Self::End, Self::Fault];
}

/// What a file can have wrong.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Wrong {
    Encrypted,
    Codec {
        codec: String,
        column: String,
    },
    Broken {
        words: String,
    },
    /// The next rows cannot be read.
    Rows {
        words: String,
    },
    /// The next row is longer than a message.
    RowTooLong,
}

/// Sends a message that is made of some pieces.
pub(super) fn send<P: AsRef<[u8]>>(
    out: &mut impl Write,
    told: Told,
    pieces: &[P],
) -> io::Result<()> {
    let length: usize = pieces.iter().map(|piece| piece.as_ref().len()).sum();
    let length = u32::try_from(length).map_err(io::Error::other)?;
    out.write_all(&[told as u8])?;
    out.write_all(&length.to_le_bytes())?;
    pieces.iter().try_for_each(|piece| out.write_all(piece.as_ref()))
}

/// Receives a message. One that is too long is not taken: what is at the other end may have been
/// taken over by the file that it reads.
pub(super) fn receive(input: &mut impl Read) -> io::Result<(Told, Vec<u8>)> {
    let mut head = [0; 5];
    input.read_exact(&mut head)?;
    let [told, length @ ..] = head;
    let told = Told::ALL.into_iter().find(|known| *known as u8 == told);
    let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
    let told = told.filter(|_| length <= LONGEST).ok_or(io::ErrorKind::InvalidData)?;
    // Whoever unpacks them adds one.
    let mut bytes = Vec::with_capacity(length + 1);
    bytes.resize(length, 0);
    input.read_exact(&mut bytes)?;
    Ok((told, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_arrive_as_they_were_sent_and_others_are_refused() {
        let mut sent = Vec::new();
        send(&mut sent, Told::Rows, &[b"abc".as_slice(), b"", b"d"]).unwrap();
        assert_eq!(receive(&mut sent.as_slice()).unwrap(), (Told::Rows, b"abcd".to_vec()));
        assert!(receive(&mut &sent[..sent.len() - 1]).is_err());
        let long = u32::try_from(LONGEST + 1).unwrap().to_le_bytes();
        assert!(receive(&mut [&[Told::Rows as u8], &long[..]].concat().as_slice()).is_err());
        assert!(receive(&mut [9, 0, 0, 0, 0].as_slice()).is_err());
    }
}
