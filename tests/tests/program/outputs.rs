//! Where the output cannot go, and what must not be written over.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use calc_tests::program::{run_in, run_with};

const PAYROLL: &str = "employee_id,tax_year,wages\n0042,2025,600000\n";

/// A folder with a payroll in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("payroll.csv"), PAYROLL).unwrap();
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn nothing_is_left_where_one_of_the_outputs_cannot_be_written() {
    for (output, errors, report) in [
        ("nowhere/out.csv", "errors.csv", "report.html"),
        ("out.csv", "nowhere/errors.csv", "report.html"),
        ("out.csv", "errors.csv", "nowhere/report.html"),
        ("out.csv", "payroll.csv/errors.csv", "report.html"),
        ("out.csv", "errors.csv", "."),
    ] {
        let folder = folder();
        let arguments =
            ["batch", "payroll.csv", "-o", output, "--errors", errors, "--report", report];
        let ran = run_in(folder.path(), arguments, b"");
        assert_eq!(ran.code, Some(4), "{arguments:?}: {}", ran.said);
        assert_eq!(names(folder.path()), ["payroll.csv"], "{arguments:?}");
    }
}

#[test]
fn a_run_that_fails_leaves_the_old_output() {
    let folder = folder();
    fs::write(folder.path().join("out.csv"), "of yesterday").unwrap();
    fs::write(folder.path().join("broken.csv"), format!("{PAYROLL}\"0043,2025,1\n")).unwrap();
    let ran = run_in(folder.path(), ["batch", "broken.csv", "-o", "out.csv", "--force"], b"");
    assert_eq!(ran.code, Some(3), "{}", ran.said);
    assert_eq!(fs::read_to_string(folder.path().join("out.csv")).unwrap(), "of yesterday");
    assert_eq!(names(folder.path()).len(), 3);
    let ran = run_in(folder.path(), ["batch", "payroll.csv", "-o", "out.csv", "--force"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(fs::read_to_string(folder.path().join("out.csv")).unwrap().contains("0042"));
}

/// Somebody may have gone on working in a file that an earlier run wrote.
#[test]
fn what_is_there_already_is_replaced_only_with_force() {
    let folder = folder();
    let place = |name: &str| folder.path().join(name);
    let months = "employee_id,tax_year,month,employment_start_month,mainland_status,domiciled,wages\n\
        0042,2025,1,1,resident,yes,30000\n";
    let company = "company_id,tax_year,taxable_income\nC1,2025,1000000\n";
    let crossings = "employee_id,date,direction\n0042,2025-01-02,in\n0042,2025-01-03,out\n";
    let official = "employee_id,tax_year,wages,fx_cny_per_hkd,official_exemption\n0042,2025,1000000,0.92,110285.36\n";
    let facts = r#"{"person": {"employee_id": "0042", "tax_year": 2025}, "mainland": {"wages": "1000000"}}"#;
    for (name, text) in [
        ("months.csv", months),
        ("companies.csv", company),
        ("crossings.csv", crossings),
        ("official.csv", official),
        ("facts.json", facts),
        ("own.csv", "Staff,Pay\n0042,1000000\n"),
    ] {
        fs::write(place(name), text).unwrap();
    }
    let run = |words: &[&str]| run_in(folder.path(), words.iter().copied(), b"");
    for command in [
        "batch payroll.csv -o FILE.csv",
        "batch payroll.csv -o FILE.xlsx",
        "batch payroll.csv -o other.csv --errors FILE.csv",
        "batch payroll.csv -o other.csv --report FILE.html",
        "withhold months.csv -o FILE.csv",
        "withhold months.csv -o other.csv --report FILE.html",
        "enterprise companies.csv -o FILE.csv",
        "enterprise companies.csv -o other.csv --errors FILE.csv",
        "days crossings.csv -o FILE.csv",
        "reconcile official.csv -o FILE.toml",
        "map own.csv -o FILE.toml",
        "template -o FILE.csv",
        "assess facts.json --formulas FILE.xlsx",
        "explain payroll.csv --row 2 --formulas FILE.xlsx",
    ] {
        let words: Vec<&str> = command.split(' ').collect();
        let name = words.iter().find(|word| word.starts_with("FILE")).unwrap();
        fs::write(place(name), "of yesterday").unwrap();
        let before = names(folder.path());
        let ran = run(&words);
        assert_eq!(ran.code, Some(4), "{command}: {}", ran.said);
        assert!(ran.said.contains(name) && ran.said.contains("--force"), "{}", ran.said);
        assert_eq!(names(folder.path()), before, "{command}");
        assert_eq!(fs::read_to_string(place(name)).unwrap(), "of yesterday", "{command}");
        let ran = run(&[&words[..], &["--force"]].concat());
        assert!(matches!(ran.code, Some(0 | 1)), "{command}: {}", ran.said);
        assert_ne!(fs::read(place(name)).unwrap(), b"of yesterday", "{command}");
        // A file that holds nothing is nobody's work.
        fs::write(place(name), "").unwrap();
        let _ = fs::remove_file(place("other.csv"));
        let ran = run(&words);
        assert!(matches!(ran.code, Some(0 | 1)), "{command}: {}", ran.said);
        fs::remove_file(place(name)).unwrap();
        let _ = fs::remove_file(place("other.csv"));
    }
}

#[test]
fn a_dash_is_standard_input_or_output() {
    let folder = folder();
    let file = run_in(folder.path(), ["batch", "payroll.csv", "-q"], b"");
    for arguments in [vec!["batch", "-", "-q"], vec!["batch", "-", "-q", "-o", "-"]] {
        let ran = run_with(&arguments, PAYROLL.as_bytes());
        assert_eq!((ran.code, &ran.out), (file.code, &file.out), "{arguments:?}");
        assert!(ran.out.lines().count() == 2 && ran.said.is_empty(), "{}", ran.said);
    }
    // The errors may go to standard output when the rows do not.
    let bad = PAYROLL.replace("600000", "-1");
    let arguments = ["batch", "-", "-q", "-o", "out.csv", "--errors", "-"];
    let ran = run_in(folder.path(), arguments, bad.as_bytes());
    assert!(ran.code == Some(1) && ran.out.contains("The amount is negative."), "{}", ran.said);
}

#[test]
fn two_outputs_do_not_share_standard_output() {
    let folder = folder();
    for arguments in [
        vec!["batch", "payroll.csv", "--errors", "-"],
        vec!["batch", "payroll.csv", "-o", "-", "--report", "-"],
        vec!["batch", "payroll.csv", "-o", "x.csv", "--errors", "-", "--report", "-"],
    ] {
        let ran = run_in(folder.path(), &arguments, b"");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}: {}", ran.said);
        assert!(ran.said.contains("standard output"), "{}", ran.said);
    }
}

#[cfg(unix)]
mod unix {
    use std::fs::{File, OpenOptions};
    use std::io::Write as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    use calc_core::law::text::Language;
    use calc_tests::program::taxdiff;
    use calc_text::Words;

    use super::*;

    #[test]
    fn the_input_is_known_under_every_name() {
        let folder = folder();
        let path = folder.path();
        symlink("payroll.csv", path.join("link.csv")).unwrap();
        fs::hard_link(path.join("payroll.csv"), path.join("hard.csv")).unwrap();
        symlink(".", path.join("here")).unwrap();
        for [input, output] in [
            ["payroll.csv", "link.csv"],
            ["link.csv", "payroll.csv"],
            ["payroll.csv", "hard.csv"],
            ["hard.csv", "link.csv"],
            ["payroll.csv", "here/payroll.csv"],
        ] {
            for option in ["--output", "--errors", "--report"] {
                let ran = run_in(path, ["batch", input, option, output], b"");
                assert_eq!(ran.code, Some(2), "{input} {option} {output}: {}", ran.said);
                let expected = format!("{input} and {output} are the same file.");
                assert!(ran.said.starts_with(&expected), "{}", ran.said);
            }
        }
        // Files that do not exist yet are one, too, by two names of their folder.
        let arguments = ["batch", "payroll.csv", "-o", "out.csv", "--errors", "here/out.csv"];
        assert_eq!(run_in(path, arguments, b"").code, Some(2));
        assert_eq!(fs::read_to_string(path.join("payroll.csv")).unwrap(), PAYROLL);
        assert_eq!(names(path), ["hard.csv", "here", "link.csv", "payroll.csv"]);
    }

    /// What a shell opens has no name.
    #[test]
    fn the_input_is_known_behind_a_redirection() {
        let folder = folder();
        let path = folder.path();
        let open = || OpenOptions::new().read(true).append(true).open(path.join("payroll.csv"));
        let run = |arguments: &[&str], redirect: &dyn Fn(&mut Command)| {
            let mut command = Command::new(taxdiff());
            redirect(command.args(arguments).current_dir(path));
            let ran = command.output().unwrap();
            let said = String::from_utf8_lossy(&ran.stderr).into_owned();
            assert_eq!(ran.status.code(), Some(2), "{arguments:?}: {said}");
            said.lines().next().unwrap_or_default().to_owned()
        };
        let said = run(&["batch", "-", "-o", "payroll.csv"], &|command| {
            command.stdin(open().unwrap());
        });
        assert_eq!(said, "standard input and payroll.csv are the same file.");
        // Rows appended to the payroll would be read again, without end.
        let said = run(&["batch", "payroll.csv"], &|command| {
            command.stdout(open().unwrap());
        });
        assert_eq!(said, "payroll.csv and standard output are the same file.");
        let said = run(&["batch", "-"], &|command| {
            command.stdin(open().unwrap()).stdout(open().unwrap());
        });
        assert_eq!(said, "standard input and standard output are the same file.");
        assert_eq!(fs::read_to_string(path.join("payroll.csv")).unwrap(), PAYROLL);
    }

    #[test]
    fn a_link_as_output_stays_a_link() {
        let folder = folder();
        let path = folder.path();
        fs::create_dir(path.join("results")).unwrap();
        fs::write(path.join("results/out.csv"), "of yesterday").unwrap();
        symlink("results/out.csv", path.join("out.csv")).unwrap();
        let ran = run_in(path, ["batch", "payroll.csv", "-o", "out.csv", "--force"], b"");
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        assert!(path.join("out.csv").is_symlink());
        assert!(fs::read_to_string(path.join("results/out.csv")).unwrap().contains("0042"));
    }

    #[test]
    fn rows_are_readable_by_those_who_may_read_the_payroll() {
        let folder = folder();
        let path = folder.path();
        let mode = |name: &str| path.join(name).metadata().unwrap().permissions().mode() & 0o777;
        fs::set_permissions(path.join("payroll.csv"), fs::Permissions::from_mode(0o640)).unwrap();
        let ran = run_in(path, ["batch", "payroll.csv", "-o", "out.csv"], b"");
        assert_eq!((ran.code, mode("out.csv")), (Some(0), 0o640), "{}", ran.said);
    }

    #[test]
    fn the_file_behind_standard_output_keeps_what_it_has() {
        let folder = folder();
        let path = folder.path();
        fs::write(path.join("log"), "before\n").unwrap();
        let log = OpenOptions::new().append(true).open(path.join("log")).unwrap();
        let status = Command::new(taxdiff())
            .args(["batch", "payroll.csv", "-q", "-o", "/dev/stdout"])
            .current_dir(path)
            .stdout(log)
            .status();
        assert_eq!(status.unwrap().code(), Some(0));
        let text = fs::read_to_string(path.join("log")).unwrap();
        assert!(text.starts_with("before\nemployee_id,") && text.contains("0042"), "{text}");
    }

    /// What is said where no space is left, and what to do.
    fn full(id: &str, language: Language) -> (String, String) {
        let words = Words::of(language);
        let reason = words.say("reason-full");
        let fix = words.attribute(id, "fix", &[]);
        (words.fill(id, &[("reason", &reason)]), words.fill("what-to-do", &[("fix", &fix)]))
    }

    /// Devices and folders that refuse whoever asks, even the superuser.
    #[cfg(target_os = "linux")]
    #[test]
    fn what_nobody_can_write_is_said() {
        let folder = folder();
        let path = folder.path();
        let ran = run_in(path, ["batch", "payroll.csv", "-o", "/proc/out.csv"], b"");
        assert_eq!(ran.code, Some(4), "{}", ran.said);
        assert!(
            ran.said.starts_with("/proc/out.csv: The file cannot be written: "),
            "{}",
            ran.said
        );
        for language in Language::ALL {
            let arguments = ["--lang", language.tag(), "batch", "payroll.csv", "-o", "/dev/full"];
            let ran = run_in(path, arguments, b"");
            let (what, fix) = full("cli-cannot-write-device", language);
            let colon = if language == Language::English { ": " } else { "：" };
            assert_eq!((ran.code, ran.said), (Some(4), format!("/dev/full{colon}{what}\n{fix}\n")));
        }
        let arguments = [
            "batch",
            "payroll.csv",
            "-o",
            "out.csv",
            "--errors",
            "errors.csv",
            "--report",
            "/dev/full",
        ];
        assert_eq!(run_in(path, arguments, b"").code, Some(4));
        assert_eq!(names(path), ["payroll.csv"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_standard_output_is_said() {
        let folder = folder();
        for language in Language::ALL {
            let (what, fix) = full("cli-cannot-write-stdout", language);
            let expected = format!("{what}\n{fix}\n");
            for command in [
                vec!["batch", "payroll.csv"],
                vec!["template"],
                vec!["params", "list"],
                vec!["--help"],
                vec!["batch", "--help"],
                vec!["--version"],
            ] {
                let full = File::options().write(true).open("/dev/full").unwrap();
                let ran = Command::new(taxdiff())
                    .args(["--lang", language.tag()])
                    .args(&command)
                    .current_dir(folder.path())
                    .stdout(full)
                    .output()
                    .unwrap();
                let said = String::from_utf8_lossy(&ran.stderr);
                assert_eq!(
                    (ran.status.code(), &*said),
                    (Some(4), expected.as_str()),
                    "{command:?}"
                );
            }
        }
    }

    #[test]
    fn a_folder_without_permission_is_said() {
        let folder = folder();
        let closed = folder.path().join("closed");
        fs::create_dir(&closed).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
        if File::create(closed.join("probe")).and_then(|mut file| file.write_all(b"x")).is_ok() {
            eprintln!("SKIPPED: this user may write everywhere");
            return;
        }
        let ran = run_in(folder.path(), ["batch", "payroll.csv", "-o", "closed/out.csv"], b"");
        let expected = "closed/out.csv: The file cannot be written: permission is denied.";
        assert!(ran.code == Some(4) && ran.said.starts_with(expected), "{}", ran.said);
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    }
}
