//! A sorted file of entries, without a name: it is gone when the run ends, however it ends.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};

use super::{Entry, ROW_BITS, key_of};
use crate::row_key::RowKey;

/// The bytes of an entry.
const SIZE: u64 = 16;

/// The entries that are read at once when one is looked for.
const PAGE: u64 = 256;

/// Entries in ascending order.
#[derive(Debug)]
pub(super) struct Run {
    file: File,
    length: u64,
}

impl Run {
    /// Writes entries that come in order.
    pub(super) fn write(entries: impl Iterator<Item = io::Result<Entry>>) -> io::Result<Self> {
        let mut out = BufWriter::with_capacity(1 << 16, tempfile::tempfile()?);
        let mut length = 0;
        for entry in entries {
            out.write_all(&entry?.to_be_bytes())?;
            length += 1;
        }
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Self { file, length })
    }

    /// The entry of a key. Fingerprints are spread evenly, so that their size tells nearly
    /// where they stand.
    pub(super) fn find(&mut self, key: RowKey) -> io::Result<Option<Entry>> {
        let (mut low, mut high) = (0, self.length);
        // The fingerprint's high half, as a share of all.
        let share = u64::try_from(key >> (128 - ROW_BITS - 32)).unwrap_or(0);
        let mut guess =
            u64::try_from((u128::from(share) * u128::from(self.length)) >> 32).unwrap_or(0);
        while low < high {
            let start = guess.saturating_sub(PAGE / 2).clamp(low, high - 1);
            let page = self.page(start, PAGE.min(high - start))?;
            let (first, last) = match (page.first(), page.last()) {
                (Some(first), Some(last)) => (key_of(*first), key_of(*last)),
                _ => return Ok(None),
            };
            if key < first {
                high = start;
            } else if key > last {
                low = start + u64::try_from(page.len()).unwrap_or(1);
            } else {
                let found = page.binary_search_by(|entry| key_of(*entry).cmp(&key));
                return Ok(found.ok().map(|index| page[index]));
            }
            guess = low.midpoint(high);
        }
        Ok(None)
    }

    fn page(&mut self, start: u64, count: u64) -> io::Result<Vec<Entry>> {
        self.file.seek(SeekFrom::Start(start * SIZE))?;
        let mut bytes = vec![0; usize::try_from(count * SIZE).unwrap_or(0)];
        self.file.read_exact(&mut bytes)?;
        let (entries, _) = bytes.as_chunks::<16>();
        Ok(entries.iter().map(|entry| Entry::from_be_bytes(*entry)).collect())
    }

    fn rewound(&mut self) -> io::Result<BufReader<&mut File>> {
        self.file.seek(SeekFrom::Start(0))?;
        Ok(BufReader::with_capacity(1 << 14, &mut self.file))
    }
}

/// One run of all.
pub(super) fn merge(runs: &mut [Run]) -> io::Result<Run> {
    let mut readers = Vec::new();
    let mut heads = BinaryHeap::new();
    for run in runs {
        let left = run.length;
        readers.push((run.rewound()?, left));
        let source = readers.len() - 1;
        if let Some(entry) = next(&mut readers[source])? {
            heads.push(Reverse((entry, source)));
        }
    }
    Run::write(std::iter::from_fn(|| {
        let Reverse((entry, source)) = heads.pop()?;
        match next(&mut readers[source]) {
            Ok(Some(following)) => heads.push(Reverse((following, source))),
            Ok(None) => {}
            Err(error) => return Some(Err(error)),
        }
        Some(Ok(entry))
    }))
}

fn next(reader: &mut (BufReader<&mut File>, u64)) -> io::Result<Option<Entry>> {
    if reader.1 == 0 {
        return Ok(None);
    }
    reader.1 -= 1;
    let mut bytes = [0; 16];
    reader.0.read_exact(&mut bytes)?;
    Ok(Some(Entry::from_be_bytes(bytes)))
}
