//! What is done with files that are there already.

use clap::Args;

#[derive(Clone, Copy, Debug, Default, Args)]
pub(crate) struct ReplaceArguments {
    /// Replace files of these names that are there already
    #[arg(long)]
    pub(crate) force: bool,
}
