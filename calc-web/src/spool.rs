//! A body in a file without a name, which the system takes away with the last handle to it, however the
//! request ends.

use std::fs::File;
use std::io::{self, BufWriter, Read};

use calc_payroll::pipeline::Stopped;
use calc_sheets::temporary::TemporaryFile;

use crate::stream::{NotSent, why_unread};
use crate::unread::Unread;

/// The whole body.
pub(crate) fn spool(mut body: impl Read) -> Result<File, Stopped<NotSent>> {
    let mut file = BufWriter::new(TemporaryFile::new().map_err(Stopped::Memory)?);
    io::copy(&mut body, &mut file).map_err(|error| {
        let unread: Option<Unread> = why_unread(&error);
        if unread.is_some() { Stopped::Read(error) } else { Stopped::Memory(error) }
    })?;
    let file = file.into_inner().map_err(|error| Stopped::Memory(error.into_error()))?;
    Ok(file.into_file())
}
