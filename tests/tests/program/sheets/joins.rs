//! The cases of `fixtures/joins`, through the real program.

use std::fs;

use calc_tests::joins::all;
use calc_tests::program::run;

use super::table;

#[test]
fn joined_files_give_the_figures_that_were_worked_out_by_hand() {
    let mut wrong = Vec::new();
    for case in all().unwrap() {
        let mut arguments = vec!["batch".to_owned()];
        arguments.extend(case.paths().iter().map(|path| path.to_str().unwrap().to_owned()));
        let ran = run(&arguments);
        let mut differ = |what: String| wrong.push(format!("{}: {what}\n{}", case.id, ran.said));
        if ran.code != Some(case.exit) {
            differ(format!("exit {:?}, not {}", ran.code, case.exit));
            continue;
        }
        for said in case.said.iter().filter(|said| !ran.said.contains(*said)) {
            differ(format!("{said} is not said"));
        }
        let rows = table(&ran.out);
        if rows.len() != case.expected.len() {
            differ(format!("{} rows", rows.len()));
        }
        for (row, expected) in rows.iter().zip(&case.expected) {
            for (column, figure) in expected {
                let found = row.get(column).map_or("", String::as_str);
                if found != figure {
                    differ(format!("{column} is {found}, not {figure}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The order in which files are given changes nothing but the order of the rows.
#[test]
fn the_order_of_files_changes_no_figure() {
    for case in all().unwrap().into_iter().filter(|case| case.exit < 3) {
        let rows = |turned: bool| {
            let mut paths = case.paths();
            if turned {
                paths.reverse();
            }
            let paths = paths.iter().map(|path| path.to_str().unwrap().to_owned());
            let mut rows = table(&run(std::iter::once("batch".to_owned()).chain(paths)).out);
            for row in &mut rows {
                // The number is that of the first employer.
                row.retain(|name, _| !["source_rows", "employee_id"].contains(&name.as_str()));
            }
            rows.sort();
            rows
        };
        assert_eq!(rows(false), rows(true), "{}", case.id);
    }
}

#[test]
fn the_files_are_those_of_the_cases() {
    for case in all().unwrap() {
        for (file, path) in case.files.iter().zip(case.paths()) {
            let stored = fs::read(&path).unwrap_or_default();
            let current = stored == file.bytes().unwrap();
            assert!(current, "{} is not current: cargo xtask fixtures", path.display());
        }
    }
}
