//! The computers that a release has a program for.

use std::path::PathBuf;

use packing::Kind;

use crate::root;

/// The Python package for a computer.
pub(crate) struct Wheel {
    /// What the compiler calls the computer: Python's own library is not static.
    pub(crate) triple: &'static str,
    /// The Linux that it needs, as the builder of wheels calls it.
    pub(crate) linux: Option<&'static str>,
    /// What its file says of the computer.
    pub(crate) tag: &'static str,
}

/// A computer that a release has a program for.
pub(crate) struct Target {
    /// What the compiler calls it.
    pub(crate) triple: &'static str,
    /// How its files are packed.
    pub(crate) kind: Kind,
    /// How it is built.
    pub(crate) builder: Builder,
    /// What starts its program here, where this computer does not.
    pub(crate) runner: Runner,
    /// Its Python package.
    pub(crate) wheel: Wheel,
}

/// How a program is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Builder {
    /// By cargo-zigbuild, on any Linux.
    Zig,
    /// By cargo alone, on a computer of the same system.
    Own,
}

/// What starts a program here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Runner {
    /// This computer itself, if it is one of those.
    Native,
    /// QEMU, for another processor.
    Qemu,
    /// Wine, for Windows.
    Wine,
}

/// All of them. Those for macOS need a Mac to be built.
pub(crate) const TARGETS: [Target; 5] = [
    Target {
        triple: "x86_64-unknown-linux-musl",
        kind: Kind::TarGz,
        builder: Builder::Zig,
        runner: Runner::Native,
        wheel: Wheel {
            triple: "x86_64-unknown-linux-gnu",
            linux: Some("manylinux2014"),
            tag: "manylinux_2_17_x86_64.manylinux2014_x86_64",
        },
    },
    Target {
        triple: "aarch64-unknown-linux-musl",
        kind: Kind::TarGz,
        builder: Builder::Zig,
        runner: Runner::Qemu,
        wheel: Wheel {
            triple: "aarch64-unknown-linux-gnu",
            linux: Some("manylinux2014"),
            tag: "manylinux_2_17_aarch64.manylinux2014_aarch64",
        },
    },
    Target {
        triple: "x86_64-pc-windows-gnu",
        kind: Kind::Zip,
        builder: Builder::Zig,
        runner: Runner::Wine,
        wheel: Wheel { triple: "x86_64-pc-windows-gnu", linux: None, tag: "win_amd64" },
    },
    Target {
        triple: "aarch64-apple-darwin",
        kind: Kind::TarGz,
        builder: Builder::Own,
        runner: Runner::Native,
        wheel: Wheel { triple: "aarch64-apple-darwin", linux: None, tag: "macosx_11_0_arm64" },
    },
    Target {
        triple: "x86_64-apple-darwin",
        kind: Kind::TarGz,
        builder: Builder::Own,
        runner: Runner::Native,
        wheel: Wheel { triple: "x86_64-apple-darwin", linux: None, tag: "macosx_10_12_x86_64" },
    },
];

impl Target {
    /// The one of a name.
    ///
    /// # Errors
    /// There is none: those that there are.
    pub(crate) fn named(triple: &str) -> Result<&'static Self, String> {
        TARGETS.iter().find(|target| target.triple == triple).ok_or_else(|| {
            let known: Vec<&str> = TARGETS.iter().map(|target| target.triple).collect();
            format!("{triple} is no target of a release; those are {}", known.join(", "))
        })
    }

    pub(crate) fn is_linux(&self) -> bool {
        self.triple.contains("linux")
    }

    pub(crate) fn is_windows(&self) -> bool {
        self.triple.contains("windows")
    }

    pub(crate) fn is_mac(&self) -> bool {
        self.triple.contains("apple")
    }

    /// What its program is called.
    pub(crate) fn program(&self) -> &'static str {
        if self.is_windows() { "taxdiff.exe" } else { "taxdiff" }
    }

    /// Where cargo puts it.
    pub(crate) fn built(&self) -> PathBuf {
        root().join("target").join(self.triple).join("release").join(self.program())
    }

    /// Its archive.
    pub(crate) fn archive(&self) -> String {
        format!("{}.{}", self.name(), self.kind.ending())
    }

    /// The name of its archive without the ending, and of the folder in it.
    pub(crate) fn name(&self) -> String {
        format!("taxdiff-{}-{}", env!("CARGO_PKG_VERSION"), self.triple)
    }
}
