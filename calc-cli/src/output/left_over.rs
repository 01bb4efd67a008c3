//! Files that a run begins beside those that they become, and what runs that were killed left of
//! them. They hold rows of payrolls.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::Duration;

use tempfile::NamedTempFile;

/// How the name of each begins.
const PREFIX: &str = ".taxdiff-";

/// How its name ends.
const SUFFIX: &str = ".unfinished";

/// A file that has just been begun may not be locked yet.
const YOUNG: Duration = Duration::from_mins(1);

/// The most letters of the finished file's name that the name of the unfinished one repeats.
const LONGEST_NAME: usize = 40;

/// Begins a file beside the one that it will become. Its name says which that is; its owner alone
/// can read it; a lock, which the system takes off with the process, says that somebody writes.
pub(super) fn begin(folder: &Path, target: &Path) -> io::Result<NamedTempFile> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let name: String = name.chars().take(LONGEST_NAME).collect();
    let mut builder = tempfile::Builder::new();
    let file = builder.prefix(&format!("{PREFIX}{name}-")).suffix(SUFFIX).tempfile_in(folder)?;
    // Where the system has no locks, nothing that is left over is removed either.
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// Removes what is left over in a folder and held by nobody. That it cannot be removed is no reason
/// to stop.
pub(super) fn remove(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) && is_left_over(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_left_over(path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    // Whoever may not write a file does not remove it, though the folder would allow it.
    let Some(file) = is_file.then(|| File::options().write(true).open(path).ok()).flatten() else {
        return false;
    };
    let age = file.metadata().and_then(|metadata| metadata.modified());
    let age = age.ok().and_then(|time| time.elapsed().ok());
    age.is_some_and(|age| age > YOUNG) && file.try_lock().is_ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::time::SystemTime;

    use super::*;

    #[test]
    fn what_nobody_holds_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("out.csv");
        let old = SystemTime::now() - 2 * YOUNG;
        let left = begin(folder.path(), &target).unwrap();
        left.as_file().set_modified(old).unwrap();
        let (file, left) = left.keep().unwrap();
        let name = left.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.starts_with(".taxdiff-out.csv-"), "{name}");
        remove(folder.path());
        assert!(left.exists(), "somebody holds it");
        drop(file);
        let own = folder.path().join(".taxdiff-notes");
        let young = folder.path().join(".taxdiff-out.csv-abcdef.unfinished");
        fs::write(&own, "mine").unwrap();
        fs::write(&young, "rows").unwrap();
        File::options().write(true).open(&own).unwrap().set_modified(old).unwrap();
        remove(folder.path());
        assert!(!left.exists() && own.exists() && young.exists());
    }
}
