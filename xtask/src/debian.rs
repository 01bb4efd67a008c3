//! Programs of others that the tests run for real: found where they are, installed where this may be
//! done, otherwise named.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A program, and what brings it.
pub(crate) struct Program {
    /// Where Debian and others put it.
    pub(crate) places: &'static [&'static str],
    /// Debian's packages.
    pub(crate) packages: &'static [&'static str],
}

/// What stands before two instances of the service.
pub(crate) const HAPROXY: Program = Program {
    places: &["/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy"],
    packages: &["haproxy"],
};

/// What opens the workbooks that are written.
pub(crate) const LIBREOFFICE: Program =
    Program { places: &["/usr/bin/soffice"], packages: &["libreoffice-calc-nogui"] };

/// What shows the pages, and the letters of their Chinese.
pub(crate) const CHROMIUM: Program = Program {
    places: &["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
    packages: &["chromium", "fonts-noto-cjk"],
};

/// What runs programs of other processors.
pub(crate) const QEMU: Program = Program {
    places: &["/usr/bin/qemu-aarch64-static", "/usr/bin/qemu-aarch64"],
    packages: &["qemu-user-static"],
};

/// What runs programs of Windows.
pub(crate) const WINE: Program = Program {
    places: &["/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine"],
    packages: &["wine64"],
};

/// What Spark runs on.
pub(crate) const JAVA: Program =
    Program { places: &["/usr/bin/java"], packages: &["default-jre-headless"] };

impl Program {
    /// Where it is; installs it first where it is missing.
    ///
    /// # Errors
    /// It is missing and may not be installed: what to install.
    pub(crate) fn find(&self) -> Result<PathBuf, String> {
        let find = || self.places.iter().map(PathBuf::from).find(|place| place.exists());
        if let Some(found) = find() {
            return Ok(found);
        }
        let by_hand = || format!("apt-get install {}", self.packages.join(" "));
        if !is_root() || !Path::new("/usr/bin/apt-get").exists() {
            return Err(by_hand());
        }
        let apt = |arguments: &[&str]| {
            let status = Command::new("apt-get")
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive")
                .status();
            status.is_ok_and(|status| status.success())
        };
        let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
        if !apt(&["update", "--quiet"]) || !apt(&[&install, self.packages].concat()) {
            return Err(by_hand());
        }
        find().ok_or_else(by_hand)
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
