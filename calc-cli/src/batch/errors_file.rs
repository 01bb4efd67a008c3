//! The list of errors, as a file.

use std::io::Write as _;

use calc_text::{Words, error_list};

use crate::failure::Failure;
use crate::output::Output;

/// A file of errors.
pub(super) struct ErrorsFile(Output);

impl ErrorsFile {
    pub(super) fn new(output: Output) -> Self {
        Self(output)
    }

    /// Writes the header.
    pub(super) fn begin(&mut self, words: &Words) -> Result<(), Failure> {
        self.write(&error_list::header(words))
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.0.write_all(bytes).map_err(|error| self.0.failure(error))
    }

    pub(super) fn into_output(self) -> Output {
        self.0
    }
}
