//! Archives of a release that are the same bytes wherever and whenever they are made, and what is looked
//! at before a program goes into one.
//!
//! It is a package of its own so that its tests build without what `xtask` builds the pages with.

mod archive;
mod program;
mod release;
mod sums;

pub use archive::{Entry, Kind, packed};
pub use program::{Needs, mentioned, needs};
pub use release::keep_only;
pub use sums::{sha256, sums};
