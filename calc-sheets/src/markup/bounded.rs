//! A text with tags of which no part between two is endless.

use std::io::{self, Read};

use memchr::{memchr, memrchr};

use crate::limits::check;
use crate::problem::Limit;

/// Passes a text on while its tags come.
pub(super) struct Bounded<R> {
    input: R,
    since_tag: u64,
}

impl<R: Read> Bounded<R> {
    pub(super) const fn new(input: R) -> Self {
        Self { input, since_tag: 0 }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        let length = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let read = &buffer[..count];
        check(Limit::OneText, self.since_tag + length(memchr(b'<', read).unwrap_or(count)))?;
        self.since_tag = match memrchr(b'<', read) {
            Some(at) => length(count - at),
            None => self.since_tag + length(count),
        };
        Ok(count)
    }
}
