//! A file that can be read from its beginning more than once: on a disk, or in memory where there is
//! none.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

use bytes::Bytes;

/// The file, and where its reader stands.
#[derive(Debug)]
pub enum RewindableFile {
    /// On a disk.
    File(File),
    /// In memory.
    Memory(Cursor<Bytes>),
}

impl From<File> for RewindableFile {
    fn from(file: File) -> Self {
        Self::File(file)
    }
}

impl From<Vec<u8>> for RewindableFile {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Memory(Cursor::new(bytes.into()))
    }
}

impl RewindableFile {
    /// Another reader of the same bytes, at their beginning. Readers of a file on a disk stand where
    /// the last one that moved stands.
    ///
    /// # Errors
    /// The file cannot be opened again.
    pub fn again(&self) -> io::Result<Self> {
        match self {
            Self::File(file) => {
                let mut copy = file.try_clone()?;
                copy.rewind()?;
                Ok(Self::File(copy))
            }
            Self::Memory(bytes) => Ok(Self::Memory(Cursor::new(bytes.get_ref().clone()))),
        }
    }

    /// How many bytes there are, where that is known.
    pub fn size(&self) -> Option<u64> {
        match self {
            Self::File(file) => file.metadata().map(|data| data.len()).ok(),
            Self::Memory(bytes) => u64::try_from(bytes.get_ref().len()).ok(),
        }
    }
}

impl Read for RewindableFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Memory(bytes) => bytes.read(buffer),
        }
    }
}

impl Seek for RewindableFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Memory(bytes) => bytes.seek(to),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn each_reader_begins_at_the_beginning() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"rows").unwrap();
        for whole in [RewindableFile::from(file), RewindableFile::from(b"rows".to_vec())] {
            assert_eq!(whole.size(), Some(4));
            for _ in 0..2 {
                let mut text = String::new();
                whole.again().unwrap().read_to_string(&mut text).unwrap();
                assert_eq!(text, "rows");
            }
        }
    }
}
