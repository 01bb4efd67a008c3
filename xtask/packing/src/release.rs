//! The folder of a release: the files of one version and nothing else.

use std::fs;
use std::io::Result;
use std::path::Path;

/// Takes everything out of a folder that is none of these files, as an earlier version leaves it, and says
/// what that was.
///
/// # Errors
/// The folder cannot be read, or something in it cannot be removed.
pub fn keep_only(folder: &Path, files: &[String]) -> Result<Vec<String>> {
    let mut removed = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if files.contains(&name) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
        removed.push(name);
    }
    removed.sort();
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_an_earlier_version_go_and_those_of_this_one_stay() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        // A version that begins as this one does is another one.
        for name in
            ["taxdiff-0.1.0-pages.zip", "taxdiff-0.2.0-pages.zip", "taxdiff-0.2.0-rc.1-pages.zip"]
        {
            fs::write(at(name), name).unwrap();
        }
        fs::create_dir(at("image")).unwrap();
        let removed = keep_only(folder.path(), &["taxdiff-0.2.0-pages.zip".to_owned()]).unwrap();
        assert_eq!(removed, ["image", "taxdiff-0.1.0-pages.zip", "taxdiff-0.2.0-rc.1-pages.zip"]);
        assert_eq!(fs::read(at("taxdiff-0.2.0-pages.zip")).unwrap(), b"taxdiff-0.2.0-pages.zip");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
