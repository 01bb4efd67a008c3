//! What is written: whole or not at all, where it was meant to be, and for nobody else.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use calc_tests::program::{run, run_in, start, taxdiff};
use calc_tests::repository;

use crate::hostile::made::write;

const HEADER: &str = "employee_id,tax_year,wages\n";

#[test]
fn an_unfinished_file_is_its_owners_and_the_finished_one_runs_as_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let input = write(folder.path(), "in.csv", b"employee_id,tax_year,wages\n1,2025,96000\n");
    fs::set_permissions(&input, fs::Permissions::from_mode(0o6755)).unwrap();
    let target = folder.path().join("new.csv");
    let link = folder.path().join("link.csv");
    std::os::unix::fs::symlink("new.csv", &link).unwrap();
    let ran = run(["batch", input.to_str().unwrap(), "-q", "-o", link.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(link.is_symlink() && target.is_file());
    assert_eq!(target.metadata().unwrap().permissions().mode() & 0o7777, 0o755);
    // What is behind a descriptor stays, and what others wrote there, too.
    let out = folder.path().join("out.csv");
    for (name, redirect) in [("/dev/fd/1", "1"), ("/dev/fd/3", "3"), ("/proc/self/fd/1", "1")] {
        let script = format!("exec \"$0\" batch \"$1\" -q -o {name} {redirect}>\"$2\"");
        fs::write(&out, "").unwrap();
        let held = fs::File::open(&out).unwrap();
        let files = [taxdiff(), input.clone(), out.clone()];
        assert!(Command::new("sh").args(["-c", &script]).args(files).status().unwrap().success());
        let rows = std::io::read_to_string(held).unwrap();
        assert_eq!(rows.lines().count(), 2, "{name}: {rows}");
    }
}

#[test]
fn a_link_that_leads_nowhere_and_a_device_are_told() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "in.csv", format!("{HEADER}1,2025,5\n").as_bytes());
    std::os::unix::fs::symlink("none/x.csv", folder.path().join("link.csv")).unwrap();
    for output in ["link.csv", "/dev/fd/7", "/dev/full", "/proc/self/mem"] {
        let ran = run_in(folder.path(), ["batch", "in.csv", "-q", "-o", output], b"");
        assert_eq!(ran.code, Some(4), "{output}: {}", ran.said);
        assert!(ran.said.contains("What to do"), "{output}: {}", ran.said);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn an_input_that_becomes_shorter_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let rows = (0..400_000).map(|row| format!("{row},2025,5\n")).collect::<Vec<_>>().concat();
    let input = write(folder.path(), "in.csv", format!("{HEADER}{rows}").as_bytes());
    let child = start(folder.path(), ["batch", "in.csv", "-q", "-o", "out.csv"]);
    let unfinished = |folder: &Path| {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        names.filter(|name| name.to_string_lossy().starts_with(".taxdiff-")).count()
    };
    while unfinished(folder.path()) == 0 {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    // At the end of a row: nothing of it looks broken.
    let half = HEADER.len() + rows[..rows.len() / 2].rfind('\n').unwrap() + 1;
    fs::File::options().write(true).open(input).unwrap().set_len(half as u64).unwrap();
    let ran = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(3), "{said}");
    assert!(said.contains("it became shorter while it was read"), "{said}");
    assert!(!folder.path().join("out.csv").exists());
}

/// Runs the program where no file may become longer than 64 kB, as on a disk that is full.
fn with_little_room(folder: &Path, arguments: &[&str], input: &Path) -> (Option<i32>, String) {
    // Without the signal's own end the program is told of it, as of a full disk.
    let script = "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\" <\"$INPUT\"";
    let ran = Command::new("sh")
        .args(["-c", script])
        .arg(taxdiff())
        .args(arguments)
        .current_dir(folder)
        .env("INPUT", input)
        .env_remove("TAXDIFF_LANG")
        .output()
        .unwrap();
    (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
}

#[test]
fn temporary_files_that_cannot_be_written_are_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let rows = (0..3_000).map(|row| format!("{row},2025,5\n")).collect::<Vec<_>>().concat();
    let long = write(folder.path(), "long.csv", format!("{HEADER}{rows}").as_bytes());
    let (code, said) =
        with_little_room(folder.path(), &["batch", "-", "-q", "-o", "o.xlsx"], &long);
    assert_eq!(code, Some(4), "{said}");
    assert!(said.starts_with("Temporary files cannot be written in "), "{said}");
    assert!(!said.contains("panicked") && !said.contains("ZipWriter"), "{said}");
    // Where there is no folder for them at all.
    let own = repository("fixtures/sheets/own.xlsx");
    for arguments in [["batch", "-", "-q", "-o", "-"], ["batch", "long.csv", "-q", "-o", "o.xlsx"]]
        .map(Vec::from)
    {
        let ran = Command::new(taxdiff())
            .args(&arguments)
            .current_dir(folder.path())
            .env("TMPDIR", "/nowhere")
            .env_remove("TAXDIFF_LANG")
            .stdin(fs::File::open(&own).unwrap())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(4), "{arguments:?}: {said}");
        assert!(said.starts_with("Temporary files cannot be written in /nowhere:"), "{said}");
    }
    assert!(!folder.path().join("o.xlsx").exists());
}

#[test]
fn bytes_that_are_no_text_are_names_of_files_or_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let odd = OsStr::from_bytes(b"\xff.csv");
    fs::write(folder.path().join(odd), format!("{HEADER}1,2025,5\n")).unwrap();
    let batch = OsStr::new("batch");
    let ran = run_in(folder.path(), [batch, odd, OsStr::new("-q")], b"");
    assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 2), "{}", ran.said);
    for option in ["--sheet", "--exclude", "--set", "--encoding"] {
        let ran = run([batch, odd, OsStr::new(option), odd]);
        assert_eq!(ran.code, Some(2), "{option}: {}", ran.said);
        assert!(ran.said.contains("What to do"), "{option}: {}", ran.said);
    }
}
