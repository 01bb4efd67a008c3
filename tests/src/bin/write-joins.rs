//! Writes the files of `fixtures/joins` from the cases that stand there; `cargo xtask fixtures` runs it.

use std::fs;

use calc_tests::joins::all;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for case in all()? {
        for (file, path) in case.files.iter().zip(case.paths()) {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, file.bytes()?)?;
        }
    }
    Ok(())
}
