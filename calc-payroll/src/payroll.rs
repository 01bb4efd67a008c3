//! What every chunk of one file shares.

use crate::format::Format;
use crate::header::Header;
use crate::people::People;
use crate::subject::Subject;

/// What every chunk of one file shares.
#[derive(Debug)]
pub struct Payroll<S: Subject = People> {
    /// The columns.
    pub header: Header<S::Column>,
    /// What holds where a row does not say otherwise.
    pub settings: S::Settings,
    /// How rows are written.
    pub format: Format,
}
