//! What reading one workbook may take.

use serde::{Deserialize, Serialize};

/// Memory and processor time for one workbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Room {
    /// On somebody's own machine, where nobody else waits.
    #[default]
    Run,
    /// In a service that many share.
    Service,
}

impl Room {
    /// MiB of address space beyond what the process has when it starts.
    pub const fn mebibytes(self) -> u64 {
        match self {
            Self::Run => 1024,
            Self::Service => 256,
        }
    }

    /// Seconds of processor time.
    pub const fn seconds(self) -> u64 {
        match self {
            Self::Run => 600,
            Self::Service => 60,
        }
    }
}
