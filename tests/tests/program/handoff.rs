//! From a payroll one file a person, and what came back joined, through the real program.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use calc_tests::program::{Ran, run_in};

/// Two people, one of them in two years, and a column of the employer's own.
const PAYROLL: &str = "\
Employee No.,name,id_number,tax_year,wages,hk_children,white_listed,cost centre
0042,Chan Tai Man,H12345678,2025,600000.00,,yes,A1
0042,Chan Tai Man,H12345678,2024,580000,,,A1
0007,Lee,,2025,1200000,1,否,B2
";

/// A folder with the payroll, handed off to `out`.
fn handed_off(payroll: &str, more: &[&str]) -> (tempfile::TempDir, Ran) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("payroll.csv"), payroll).unwrap();
    let words = [&["handoff", "write", "payroll.csv", "-o", "out"], more].concat();
    let ran = run_in(folder.path(), words, b"");
    (folder, ran)
}

fn join(folder: &Path, words: &[&str]) -> Ran {
    run_in(folder, [&["handoff", "join", "out/list.csv"], words].concat(), b"")
}

/// A file comes back with something else in it, under another name.
fn comes_back(folder: &Path, file: &str, name: &str, changes: &[(&str, &str)]) {
    let mut text = fs::read_to_string(folder.join("out").join(file)).unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}: {text}");
        text = text.replace(from, to);
    }
    fs::create_dir_all(folder.join("back")).unwrap();
    fs::write(folder.join("back").join(name), text).unwrap();
}

#[test]
fn a_file_says_what_is_known_of_one_person_and_not_who_that_is() {
    let (folder, ran) = handed_off(PAYROLL, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let out = folder.path().join("out");
    let mut names: Vec<String> = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["list.csv", "person-0001.json", "person-0002.json", "person-0003.json"]);
    for name in &names[1..] {
        let text = fs::read_to_string(out.join(name)).unwrap();
        for personal in ["0042", "0007", "Chan", "Lee", "H12345678", "A1"] {
            assert!(!text.contains(&format!("\"{personal}")), "{name}: {text}");
        }
    }
    assert!(ran.said.contains("cost centre"), "what is not handed off is named: {}", ran.said);
    let third = fs::read_to_string(out.join("person-0003.json")).unwrap();
    for known in ["\"wages\": \"1200000\"", "\"hk_children\": \"1\"", "\"white_listed\": \"no\""] {
        assert!(third.contains(known), "{third}");
    }
    assert!(!third.contains("600000"), "{third}");
    let list = fs::read_to_string(out.join("list.csv")).unwrap();
    assert!(list.lines().nth(1).unwrap().contains(",person-0001.json,0042,"), "{list}");
}

#[test]
fn names_stand_in_the_names_of_files_where_that_was_asked_for() {
    let (folder, ran) = handed_off(PAYROLL, &["--named"]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(folder.path().join("out/person-0001 2025 0042 Chan_Tai_Man.json").exists());
    assert!(folder.path().join("out/person-0003 2025 0007 Lee.json").exists());
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let (folder, _) = handed_off(PAYROLL, &[]);
    let list = fs::read(folder.path().join("out/list.csv")).unwrap();
    let words = ["handoff", "write", "payroll.csv", "-o", "out"];
    let again = run_in(folder.path(), words, b"");
    assert_eq!(again.code, Some(4), "{}", again.said);
    assert_eq!(fs::read(folder.path().join("out/list.csv")).unwrap(), list);
    assert!(again.said.contains("not empty"), "{}", again.said);
}

#[test]
fn rows_that_cannot_be_read_or_come_twice_hand_nothing_off() {
    for (payroll, row) in [
        ("employee_id,tax_year,wages\n1,2025,5\n2,2025,many\n", "3"),
        ("employee_id,tax_year,wages\n1,2025,5\n1,2025,6\n", "3"),
    ] {
        let (folder, ran) = handed_off(payroll, &[]);
        assert_eq!(ran.code, Some(3), "{}", ran.said);
        assert!(ran.said.contains(&format!(": {row}.")), "{}", ran.said);
        assert!(!folder.path().join("out").exists());
    }
    let (_, ran) = handed_off("employee_id,tax_year,wages\n", &[]);
    assert_eq!(ran.code, Some(3), "{}", ran.said);
}

/// Events of equity pay are a list in a payroll's cell, and objects in a person's file.
#[test]
fn events_go_out_and_come_back() {
    let payroll = "employee_id,tax_year,wages,equity\n\
        1,2025,600000,2025-03-10 | option|overseas|1000.00|300|20; 2025-06-02|award|overseas|100|30\n";
    let (folder, ran) = handed_off(payroll, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let folder = folder.path();
    let text = fs::read_to_string(folder.join("out/person-0001.json")).unwrap();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["facts"]["mainland"]["equity"][0]["kind"], "option", "{text}");
    assert_eq!(file["facts"]["mainland"]["equity"][1]["shares"], "100", "{text}");
    let filled = ("\"600000\"", "\"600000\", \"annual_bonus\": \"5\"");
    comes_back(folder, "person-0001.json", "mine.json", &[filled]);
    let ran = join(folder, &["back", "-o", "complete.csv"]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(!ran.said.contains("equity"), "{}", ran.said);
    let complete = fs::read_to_string(folder.join("complete.csv")).unwrap();
    let events = "2025-03-10|option|overseas|1000|300|20; 2025-06-02|award|overseas|100|30";
    assert_eq!(complete.lines().nth(1), Some(&*format!("1,2025,600000,5,{events}")), "{complete}");
}

#[test]
fn what_was_filled_in_comes_back_into_the_payroll() {
    let (folder, _) = handed_off(PAYROLL, &[]);
    let folder = folder.path();
    let filled =
        ("\"white_listed\": \"yes\"", "\"white_listed\": \"yes\", \"mainland_days\": \"200\"");
    comes_back(folder, "person-0001.json", "mine.json", &[filled]);
    comes_back(folder, "person-0002.json", "other.json", &[]);
    let ran = join(folder, &["back", "-o", "joined.csv"]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    for said in ["2 of 3", "person-0003.json", "other.json: it came back as you sent it"] {
        assert!(ran.said.contains(said), "{said}: {}", ran.said);
    }
    let expected = "\
employee_id,name,id_number,tax_year,white_listed,mainland_days,wages,hk_children
0042,Chan Tai Man,H12345678,2025,yes,200,600000,
0042,Chan Tai Man,H12345678,2024,,,580000,
0007,Lee,,2025,no,,1200000,1
";
    let joined = fs::read_to_string(folder.join("joined.csv")).unwrap();
    let sorted = |text: &str| -> Vec<Vec<String>> {
        let rows: Vec<Vec<String>> =
            text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
        let mut order: Vec<usize> = (0..rows[0].len()).collect();
        order.sort_by_key(|at| rows[0][*at].clone());
        rows.iter().map(|row| order.iter().map(|at| row[*at].clone()).collect()).collect()
    };
    assert_eq!(sorted(&joined), sorted(expected));
    let batch = run_in(folder, ["batch", "joined.csv", "-o", "results.csv"], b"");
    assert_eq!(batch.code, Some(0), "{}", batch.said);
}

#[test]
fn a_wage_that_came_back_as_another_is_said_and_not_taken() {
    let (folder, _) = handed_off(PAYROLL, &[]);
    let folder = folder.path();
    comes_back(folder, "person-0001.json", "a.json", &[("\"600000\"", "\"650000.00\"")]);
    comes_back(
        folder,
        "person-0003.json",
        "b.json",
        &[("\"hk_children\": \"1\"", "\"hk_children\": null")],
    );
    let ran = join(folder, &["back", "-o", "joined.csv"]);
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    assert!(
        ran.said.contains("wages was 600000 and came back as 650000. It stays 600000"),
        "{}",
        ran.said
    );
    assert!(ran.said.contains("hk_children was 1 and came back as nothing"), "{}", ran.said);
    assert!(ran.said.contains("INCOMPLETE: 2 points"), "{}", ran.said);
    let joined = fs::read_to_string(folder.join("joined.csv")).unwrap();
    assert!(joined.contains("600000") && !joined.contains("650000"), "{joined}");
    // A file that is there is no more replaced than a template.
    let taken = ["back", "-o", "joined.csv", "--take", "wages", "--take", "hk_children"];
    assert_eq!(join(folder, &taken).code, Some(4));
    let ran = join(folder, &[&taken[..], &["--force"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let joined = fs::read_to_string(folder.join("joined.csv")).unwrap();
    assert!(!joined.contains("600000") && joined.contains("650000"), "{joined}");
}

#[test]
fn files_that_cannot_be_taken_are_named_and_change_nothing() {
    let (folder, _) = handed_off(PAYROLL, &[]);
    let folder = folder.path();
    let text = fs::read_to_string(folder.join("out/list.csv")).unwrap();
    let cells: Vec<&str> = text.lines().nth(1).unwrap().split(',').collect();
    let (handoff, key) = (cells[0], cells[1]);
    let filled = |days: &str| {
        (
            "\"white_listed\": \"yes\"".to_owned(),
            format!("\"white_listed\": \"yes\", \"mainland_days\": \"{days}\""),
        )
    };
    for (name, days) in [("1.json", "200"), ("2.json", "201")] {
        let (from, to) = filled(days);
        comes_back(folder, "person-0001.json", name, &[(&from, &to)]);
    }
    comes_back(folder, "person-0002.json", "3.json", &[("\"2024\"", "\"2025\"")]);
    comes_back(folder, "person-0003.json", "4.json", &[(handoff, "00")]);
    comes_back(folder, "person-0001.json", "5.json", &[(key, "00")]);
    comes_back(folder, "person-0003.json", "6.json", &[("\"wages\":", "\"wage\":")]);
    fs::write(folder.join("back/7.json"), "{}").unwrap();
    let ran = join(folder, &["back"]);
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    for (file, said) in [
        ("2.json", "same person and year"),
        ("3.json", "another tax year"),
        ("4.json", "another hand-off"),
        ("5.json", "nobody in the list"),
        ("6.json", "/mainland/wage"),
        ("7.json", "no file of a hand-off"),
    ] {
        let line = ran.said.lines().find(|line| line.contains(said));
        assert!(line.is_some_and(|line| line.contains(file)), "{file}: {}", ran.said);
    }
    assert!(ran.said.contains("0 of 3 files"), "{}", ran.said);
    let list = fs::read_to_string(folder.join("out/list.csv")).unwrap();
    let sent: Vec<String> =
        list.lines().map(|line| line.splitn(4, ',').nth(3).unwrap().to_owned()).collect();
    assert_eq!(ran.out.lines().collect::<Vec<_>>(), sent);
}

#[test]
fn other_numbers_of_the_law_are_said() {
    let (folder, _) = handed_off(PAYROLL, &[]);
    let folder = folder.path();
    let text = fs::read_to_string(folder.join("out/person-0001.json")).unwrap();
    let digest = text.split("\"ruleset\": \"").nth(1).unwrap().split('"').next().unwrap();
    comes_back(folder, "person-0001.json", "a.json", &[(digest, "0123456789ab")]);
    let ran = join(folder, &["back"]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(ran.said.contains("0123456789ab"), "{}", ran.said);
}

#[test]
fn what_is_no_list_and_no_column_is_refused() {
    let (folder, _) = handed_off(PAYROLL, &[]);
    let folder = folder.path();
    let ran = run_in(folder, ["handoff", "join", "payroll.csv", "out"], b"");
    assert_eq!(ran.code, Some(3), "{}", ran.said);
    for column in ["wage", "employee_id", "tax_year", "name"] {
        let ran = join(folder, &["out", "--take", column]);
        assert_eq!(ran.code, Some(2), "{column}: {}", ran.said);
    }
}
