//! Bodies and answers in memory, all of them together within a limit: callers that send slowly or do
//! not read cannot make it grow.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many bytes of bodies of facts, and of answers that callers have not taken yet, are held.
pub(crate) const MOST_BYTES: usize = 64 << 20;

/// The memory for bodies and answers; a permit is a byte.
#[derive(Clone, Debug)]
pub(crate) struct Memory(Arc<Semaphore>);

/// All memory for bodies and answers is taken.
#[derive(Debug)]
pub(crate) struct NoMemory;

impl Memory {
    pub(crate) fn new(bytes: usize) -> Self {
        Self(Arc::new(Semaphore::new(bytes)))
    }

    /// Begins to hold something.
    pub(crate) fn hold(&self) -> Held {
        Held { memory: self.clone(), permit: None, bytes: Vec::new() }
    }
}

/// Bytes that are counted as long as they are there.
#[derive(Debug)]
pub(crate) struct Held {
    memory: Memory,
    permit: Option<OwnedSemaphorePermit>,
    bytes: Vec<u8>,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Held {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Adds bytes.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> Result<(), NoMemory> {
        self.grow(bytes.len())?;
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// Counts so many bytes more.
    pub(crate) fn grow(&mut self, bytes: usize) -> Result<(), NoMemory> {
        let bytes = u32::try_from(bytes).map_err(|_| NoMemory)?;
        let memory = Arc::clone(&self.memory.0);
        let more = memory.try_acquire_many_owned(bytes).map_err(|_| NoMemory)?;
        match &mut self.permit {
            Some(permit) => permit.merge(more),
            none => *none = Some(more),
        }
        Ok(())
    }

    /// Bytes for which this has grown already; they are counted until the last part of them is gone.
    pub(crate) fn bytes_of(mut self, bytes: Vec<u8>) -> Bytes {
        self.bytes = bytes;
        Bytes::from_owner(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_counted_until_they_are_gone() {
        let memory = Memory::new(10);
        let mut body = memory.hold();
        body.push(b"12345678").unwrap();
        let mut answer = memory.hold();
        assert!(answer.grow(3).is_err());
        drop(body);
        answer.grow(3).unwrap();
        let bytes = answer.bytes_of(b"abc".to_vec());
        let part = bytes.slice(1..2);
        drop(bytes);
        assert!(memory.hold().grow(8).is_err());
        drop(part);
        assert!(memory.hold().grow(10).is_ok());
    }
}
