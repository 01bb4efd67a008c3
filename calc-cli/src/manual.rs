//! `taxdiff manual`: the manual pages, in English, which is what their headings are in.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory as _;

use crate::Done;
use crate::args::Arguments;
use crate::failure::{Failure, OutputKind};

/// Writes a page for each command into a folder, which it makes where there is none.
pub(crate) fn run(folder: &Path) -> Done {
    let written = fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Arguments::command(), folder));
    match written {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Failure::Write {
            file: Some(folder.to_owned()),
            reason: error.into(),
            place: OutputKind::File,
        }),
    }
}
