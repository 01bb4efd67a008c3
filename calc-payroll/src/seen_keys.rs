//! Which keys have come, and in which row first, in memory that does not grow with
//! the file: the newest in a table, the rest in sorted files, with a filter that spares most looks
//! into them.

mod run;

use std::io;

use crate::row_key::RowKey;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry as TableEntry;

use run::Run;

/// A key's fingerprint and the row in which the key came first, as one number: sorting the
/// entries sorts the keys.
type Entry = u128;

/// The bits of an entry that hold the row.
const ROW_BITS: u32 = 40;

/// How many entries the table holds before it is emptied into a file.
const TABLE: usize = (1 << 18) / 8 * 7;

/// How many files there may be before they are made one.
const MOST_RUNS: usize = 16;

/// The filter's bits.
const FILTER_BITS: usize = 1 << 26;

/// The bits of a line of the cache.
const LINE_BITS: usize = 512;

/// How many bits of the filter an entry sets; nine bits of the fingerprint choose each.
const PROBES: u128 = 4;

/// The keys that have come.
#[derive(Debug, Default)]
pub struct SeenKeys {
    table: HashTable<Entry>,
    runs: Vec<Run>,
    filter: Vec<u64>,
}

fn key_of(entry: Entry) -> RowKey {
    entry >> ROW_BITS
}

fn row_of(entry: Entry) -> u64 {
    u64::try_from(entry & ((1 << ROW_BITS) - 1)).unwrap_or(u64::MAX)
}

/// The fingerprint is a good hash already.
fn hash(key: RowKey) -> u64 {
    u64::try_from(key & u128::from(u64::MAX)).unwrap_or(0)
}

impl SeenKeys {
    /// The row in which a key came first, or nothing, and then this row is kept.
    ///
    /// # Errors
    /// A temporary file cannot be written or read.
    pub fn first(&mut self, key: RowKey, row: u64) -> io::Result<Option<u64>> {
        // A page has no files: there the table grows.
        if self.table.len() == TABLE && !cfg!(target_family = "wasm") {
            self.empty_table()?;
        }
        let wanted = |entry: &Entry| key_of(*entry) == key;
        let place = self.table.entry(hash(key), wanted, |entry| hash(key_of(*entry)));
        let vacant = match place {
            TableEntry::Occupied(known) => return Ok(Some(row_of(*known.get()))),
            TableEntry::Vacant(vacant) => vacant,
        };
        if !self.runs.is_empty() && may_be_in_a_run(&self.filter, key) {
            for run in &mut self.runs {
                if let Some(entry) = run.find(key)? {
                    return Ok(Some(row_of(entry)));
                }
            }
        }
        vacant.insert((key << ROW_BITS) | u128::from(row));
        Ok(None)
    }

    fn empty_table(&mut self) -> io::Result<()> {
        self.filter.resize(FILTER_BITS / 64, 0);
        let mut entries: Vec<Entry> = self.table.drain().collect();
        entries.sort_unstable();
        for entry in &entries {
            for bit in bits(key_of(*entry)) {
                self.filter[bit / 64] |= 1 << (bit % 64);
            }
        }
        self.runs.push(Run::write(entries.into_iter().map(Ok))?);
        if self.runs.len() == MOST_RUNS {
            let merged = run::merge(&mut self.runs)?;
            self.runs = vec![merged];
        }
        Ok(())
    }
}

fn may_be_in_a_run(filter: &[u64], key: RowKey) -> bool {
    bits(key).all(|bit| filter[bit / 64] & (1 << (bit % 64)) != 0)
}

/// The filter's bits of a key, all in one line of the cache.
fn bits(key: RowKey) -> impl Iterator<Item = usize> {
    let (low, high) = (key & 0xffff_ffff, key >> 32);
    let line = low % (FILTER_BITS / LINE_BITS) as u128;
    (0..PROBES).map(move |probe| {
        let bit = line * LINE_BITS as u128 + ((high >> (9 * probe)) % LINE_BITS as u128);
        usize::try_from(bit).unwrap_or(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fingerprint as good as the real one.
    fn key(number: u64) -> RowKey {
        let mut bits = u128::from(number) + 1;
        for _ in 0..3 {
            bits = bits.wrapping_mul(0x2d99_787b_95ab_6f8c_1f3c_5a7d_9e37_79b9);
            bits ^= bits >> 61;
        }
        bits >> ROW_BITS
    }

    #[test]
    fn keys_are_found_again_in_table_and_files() {
        let mut keys = SeenKeys::default();
        // Enough for every file to be written, merged, and written again.
        let count = u64::try_from(TABLE).unwrap() * 18;
        for number in 0..count {
            assert_eq!(keys.first(key(number), number + 2).unwrap(), None, "{number}");
        }
        assert!(keys.runs.len() < MOST_RUNS && keys.runs.len() > 1);
        for number in (0..count).step_by(9_973) {
            assert_eq!(keys.first(key(number), count).unwrap(), Some(number + 2), "{number}");
        }
    }
}
