//! The real program: the example payrolls, bad input, exit codes, what is left behind.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::Command;

use calc_core::person::code::Code;
use calc_core::person::month;
use calc_tests::program::{Ran, run, run_with, taxdiff};
use calc_tests::repository;

const HEADER: &str = "employee_id,tax_year,wages\n";

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn payroll(name: &str) -> String {
    text(&repository("fixtures/payrolls").join(name)).to_owned()
}

#[test]
fn the_example_payroll_runs_and_says_which_rows_are_bad() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| text(&folder.path().join(name)).to_owned();
    let (out, errors, report) = (file("out.csv"), file("errors.csv"), file("report.html"));
    let ran = run([
        "batch",
        &payroll("example.csv"),
        "-o",
        &out,
        "--errors",
        &errors,
        "--report",
        &report,
    ]);
    assert_eq!(ran.code, Some(1), "{}", ran.said);
    assert!(ran.said.contains("40 rows, 34 worked out, 6 with errors"), "{}", ran.said);
    let rows = fs::read_to_string(&out).unwrap();
    assert_eq!(rows.lines().count(), 41);
    assert_eq!(rows.lines().filter(|line| line.contains(",error,")).count(), 6);
    assert_eq!(fs::read_to_string(&errors).unwrap().lines().count(), 7);
    let page = fs::read_to_string(&report).unwrap();
    assert!(page.contains("INCOMPLETE"));
    for outside in ["src=", "href=", "url(", "@import", "<script"] {
        assert!(!page.contains(outside), "{outside}");
    }
    // Nothing unfinished stays beside the outputs.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn every_error_code_has_its_row() {
    let people = run(["batch", &payroll("errors.csv")]);
    let companies = text(&repository("fixtures/enterprises/errors.csv")).to_owned();
    let companies = run(["enterprise", &companies, "--format", "csv"]);
    assert_eq!((people.code, companies.code), (Some(1), Some(1)));
    let file = |name: &str| text(&repository("fixtures/months").join(name)).to_owned();
    let years = run(["batch", &file("year-errors.csv")]);
    let even = run(["batch", &file("even-errors.csv")]);
    let beside = run(["batch", &file("beside-months.csv"), &file("beside-facts.csv")]);
    assert_eq!((years.code, even.code, beside.code), (Some(1), Some(1), Some(1)));
    let months = run(["withhold", &file("errors.csv")]);
    let crossings = run(["days", &file("crossing-errors.csv")]);
    assert_eq!((months.code, crossings.code), (Some(1), Some(1)));
    let has = |ran: &Ran, code: &str| {
        ran.out.contains(&format!("error,{code}")) && ran.said.contains(code)
    };
    // Two identity numbers come from two tables: the tests of files of months have them.
    let of_one_table = |code: &&Code| code.is_error() && **code != Code::DiffersFromRow;
    for code in Code::ALL.iter().filter(of_one_table).map(|code| code.as_str()) {
        let of_months = has(&years, code) || has(&even, code) || has(&beside, code);
        assert!(has(&people, code) || has(&companies, code) || of_months, "{code}");
    }
    // Thousands of rows of one person have a test of their own. What is wrong with a row of crossings, or
    // with whose it is, leaves the person with another code, and is a case of `errors`.
    let elsewhere = [
        month::code::Code::TooManyRows,
        month::code::Code::CrossingAndStay,
        month::code::Code::DocumentOfTwoNumbers,
    ];
    let here = |code: &&month::code::Code| code.is_error() && !elsewhere.contains(code);
    for code in month::code::Code::ALL.iter().filter(here) {
        let code = code.as_str();
        let elsewhere = crossings.out.contains(code) || has(&people, code);
        assert!(has(&months, code) || elsewhere, "{code}");
    }
}

#[test]
fn chinese_headers_and_words_are_read() {
    for name in ["zh-Hans.csv", "zh-Hant-HK.csv"] {
        let language = name.trim_end_matches(".csv");
        let ran = run(["--lang", language, "batch", &payroll(name)]);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.said);
        assert_eq!(ran.out.lines().filter(|line| line.contains(",ok,")).count(), 6, "{name}");
        assert!(!ran.said.contains("Mainland tax"), "{name}: {}", ran.said);
    }
}

#[test]
fn threads_change_nothing_but_the_time() {
    let one = run(["batch", &payroll("example.csv"), "--threads", "1", "--quiet"]);
    let four = run(["batch", &payroll("example.csv"), "--threads", "4", "--quiet"]);
    assert_eq!(one.out, four.out);
    let mut many = String::from(HEADER);
    for row in 0..40_000 {
        many.push_str(&format!("{row:06},2025,{row}.50\n"));
    }
    many.push_str("000007,2025,1\n");
    let one = run_with(["batch", "-", "--threads", "1", "--quiet"], many.as_bytes());
    let four = run_with(["batch", "-", "--threads", "4", "--quiet"], many.as_bytes());
    assert_eq!(one.code, Some(1));
    assert!(one.out.trim_end().lines().last().unwrap().contains("duplicate_person_year"));
    assert!(one.out == four.out, "the rows differ");
    assert_eq!(one.out.lines().count(), 40_002);
}

#[test]
fn a_template_of_crossings_is_read_again() {
    for language in ["en", "zh-Hans", "zh-Hant-HK"] {
        let arguments = ["--lang", language, "template", "--crossings", "--labels"];
        let template = run(arguments);
        assert_eq!(template.code, Some(0), "{}", template.said);
        // The line of help is no crossing.
        let ran = run_with(["days", "-"], template.out.as_bytes());
        assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{}", ran.said);
        let names = run(["template", "--crossings"]);
        let cell = |name: &str| match name {
            "employee_id" => "7",
            "arrival" => "2025-01-01",
            "departure" => "2025-01-03",
            _ => "",
        };
        let cells: Vec<&str> =
            names.out.lines().next().unwrap().trim().split(',').map(cell).collect();
        let filled = format!("{}{}\r\n", template.out, cells.join(","));
        let ran = run_with(["days", "-", "--year", "2025"], filled.as_bytes());
        assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 2), "{}", ran.said);
        assert!(ran.out.lines().nth(1).unwrap().starts_with("7,"), "{}", ran.out);
    }
    let missing = run_with(["days", "-"], b"a,b\n1,2\n");
    assert!(missing.said.contains("taxdiff template --crossings"), "{}", missing.said);
    let both = run(["template", "--crossings", "--months"]);
    assert_eq!(both.code, Some(2), "{}", both.said);
}

#[test]
fn a_file_without_rows_is_refused() {
    for (command, header) in [
        ("batch", HEADER),
        ("batch", "\u{feff}employee_id,tax_year,wages\r\n,,\r\n\r\n"),
        // A spreadsheet's separators, the withholding client's sheet, an encoding of its own.
        ("batch", "employee_id\ttax_year\twages\n"),
        ("batch", "2025年1月\n工号,*姓名,*证件号码,本期收入\n"),
        ("withhold", "employee_id,tax_year,month,paid_in_china\n"),
        ("days", "employee_id,date,direction\n"),
        ("enterprise", "company_id,tax_year,taxable_income\n"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        for format in ["csv", "xlsx", "jsonl"] {
            if (command, format) == ("enterprise", "xlsx") {
                continue;
            }
            let out = folder.path().join("out");
            let out = out.to_str().unwrap();
            let arguments = [command, "-", "--format", format, "-o", out];
            let ran = run_with(arguments, header.as_bytes());
            assert_eq!(ran.code, Some(3), "{command} {format}: {}", ran.said);
            assert!(ran.said.contains("There is no row to work out"), "{}", ran.said);
            assert!(!Path::new(out).exists(), "{command} {format}");
        }
        let ran = run_with([command, "-"], header.as_bytes());
        assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{command}: {}", ran.said);
    }
}

#[test]
fn formulas_and_template_and_json_lines() {
    let input = "employee_id,tax_year,wages,note\n1,2025,1,=1+1\n";
    let ran = run_with(["batch", "-", "--bom"], input.as_bytes());
    assert!(ran.out.starts_with('\u{feff}') && ran.out.contains("\"'=1+1\""), "{}", ran.out);
    for labels in [true, false] {
        let mut arguments = vec!["--lang", "zh-Hant-HK", "template"];
        arguments.extend(labels.then_some("--labels"));
        let template = run(arguments);
        let ran = run_with(["batch", "-"], template.out.as_bytes());
        // The line of help is not a person.
        assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{}", ran.said);
        let filled = ["0042", "2025"].join(",");
        let ran = run_with(["batch", "-"], format!("{}{filled}\n", template.out).as_bytes());
        assert_eq!(ran.out.lines().count(), 2, "{}", ran.said);
    }
    let ran = run_with(["batch", "-", "--format", "jsonl"], input.as_bytes());
    let row: serde_json::Value = serde_json::from_str(ran.out.trim()).unwrap();
    assert_eq!(row["input"]["note"], "=1+1");
    assert_eq!(row["status"], "ok");
}

#[test]
fn every_step_is_explained_in_words() {
    for language in ["en", "zh-Hans", "zh-Hant-HK"] {
        let ran = run(["--lang", language, "explain", &payroll("example.csv"), "--row", "2"]);
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        for id in ["term-", "answer-", "step-", "condition-", "section-", "way-"] {
            assert!(!ran.out.contains(id), "{language}: a text is missing: {id}");
        }
    }
}

#[test]
fn help_speaks_the_users_language() {
    for (language, usage) in [("en", "Usage: "), ("zh-Hans", "用法："), ("zh-Hant-HK", "用法：")]
    {
        for command in [&["--help"][..], &["batch", "-h"], &["help", "serve", "keys"]] {
            let ran = run(["--lang", language].iter().chain(command));
            assert_eq!(ran.code, Some(0), "{}", ran.said);
            assert!(ran.out.contains(usage), "{}", ran.out);
            let english = ["Usage", "Options", "Commands", "[default", "[env", "Print "];
            let found: Vec<_> = english.iter().filter(|word| ran.out.contains(**word)).collect();
            assert_eq!(found.is_empty(), language != "en", "{found:?}: {}", ran.out);
        }
    }
}

#[test]
fn parameters_are_shown_with_their_sources() {
    let list = run(["params"]);
    assert_eq!(list.code, Some(0));
    assert!(list.out.contains("hongkong.allowances.basic"));
    let show = run(["params", "show", "hongkong.allowances.basic", "--on", "2026-04-01"]);
    assert!(show.out.contains("145,000") && show.out.contains("s.28"), "{}", show.out);
    assert_eq!(run(["params", "show", "no.such"]).code, Some(2));
    for how in [&["show"][..], &["--json", "show"]] {
        let shown = |id| run(["params"].iter().chain(how).chain([&id]));
        let (short, whole) = (shown("gross_base"), shown("relief.choices.gross_base"));
        assert_eq!((short.code, short.out), (Some(0), whole.out));
    }
    assert_eq!(run(["params", "list", "--on", "2025-02-30"]).code, Some(2));
}

#[test]
fn an_answer_shows_what_nobody_verified() {
    let facts = br#"{"person": {"employee_id": "1", "tax_year": 2019},
        "mainland": {"wages": "100000"}}"#;
    let limit = "Central parity of the Hong Kong dollar on the year's last trading day: 0.895780 \
        [China Foreign Exchange Trade System, central parity of the Hong Kong dollar, not found; \
        from memory, not verified]";
    let ran = run_with(["assess", "-"], facts);
    assert!(ran.out.contains(limit), "{}", ran.out);
    assert!(ran.out.contains("Numbers and rules used that nobody verified"), "{}", ran.out);
    let chinese = run_with(["--lang", "zh-Hans", "assess", "-"], facts);
    assert!(chinese.out.contains("凭记忆录入，未与官方数据核对]"), "{}", chinese.out);
    let facts = br#"{"person": {"employee_id": "1", "tax_year": 2026},
        "mainland": {"wages": "500000"}, "assumptions": {"fx_cny_per_hkd": "0.9"}}"#;
    let ran = run_with(["assess", "-", "--trace", "none"], facts);
    assert!(ran.out.contains("One-off tax reduction: percentage: 0%"), "{}", ran.out);
    assert!(ran.out.contains("statute (wording from a reprint)"), "{}", ran.out);
}

#[test]
fn a_tax_year_without_a_year_of_assessment_says_what_to_do() {
    let answer = |assumption: &str| {
        let facts = format!(
            r#"{{"person": {{"employee_id": "1", "tax_year": 2027}},
                "mainland": {{"wages": "500000"}},
                "assumptions": {{"fx_cny_per_hkd": "0.9"{assumption}}}}}"#
        );
        run_with(["assess", "-"], facts.as_bytes())
    };
    let blank = answer("");
    assert_eq!(blank.code, Some(1));
    for said in ["/person/tax_year", "Found: 2027\n", "2027/28", "2026/27", "ends_in_tax_year"] {
        assert!(blank.said.contains(said), "{said}: {}", blank.said);
    }
    let given = answer(r#", "hk_year_of_assessment": "starts_in_tax_year""#);
    for said in ["/assumptions/hk_year_of_assessment", "Found: starts_in_tax_year"] {
        assert!(given.said.contains(said), "{said}: {}", given.said);
    }
    let ends = answer(r#", "hk_year_of_assessment": "ends_in_tax_year""#);
    assert_eq!(ends.code, Some(0), "{}", ends.said);
}

/// A misspelt column must not cost a person the bonus without a word.
#[test]
fn columns_that_are_not_used_are_named_with_what_they_may_mean() {
    let folder = tempfile::tempdir().unwrap();
    let report = text(&folder.path().join("report.html")).to_owned();
    let input = "employee_id,tax_year,wages,anual_bonus,hk_childern,Team,\u{1b}]0;x\u{7}\n\
                 E1,2025,1000000,500000,3,A,\n";
    let ran = run_with(["batch", "-", "--report", &report], input.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let page = fs::read_to_string(&report).unwrap();
    for (name, near) in [
        ("anual_bonus", "annual_bonus (One-off annual bonus)"),
        ("hk_childern", "hk_children (Number of children)"),
    ] {
        let said = ran.said.lines().find(|line| line.contains(name)).unwrap();
        assert!(said.contains(&format!("did you mean {near}?")), "{}", ran.said);
        assert!(page.contains(&format!("<td>{name}</td><td>{near}</td>")), "{name}");
    }
    assert!(ran.said.lines().any(|line| line.trim() == "6  Team"), "{}", ran.said);
    assert!(!ran.said.contains(['\u{1b}', '\u{7}']) && !page.contains(['\u{1b}', '\u{7}']));
    let ran = run(["batch", &payroll("example.csv")]);
    assert!(!ran.said.contains("not used"), "{}", ran.said);
}

#[test]
fn a_template_replaces_a_file_only_if_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("payroll.csv");
    fs::write(&file, "a year's work").unwrap();
    let ran = run(["template", "-o", text(&file)]);
    assert_eq!(ran.code, Some(4), "{}", ran.said);
    assert_eq!(fs::read_to_string(&file).unwrap(), "a year's work");
    let ran = run(["template", "-o", text(&file), "--force"]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(fs::read_to_string(&file).unwrap().starts_with("employee_id,"));
}

#[test]
fn an_employee_whose_number_begins_with_a_hash_is_a_person() {
    let ran = run_with(["batch", "-", "-q"], format!("{HEADER}# 12,2025,100000\n").as_bytes());
    assert!(ran.code == Some(0) && ran.out.contains("# 12,2025,100000,ok,"), "{}", ran.out);
    let ran = run_with(["batch", "-", "-q"], format!("{HEADER}# 12,1999,100000\n").as_bytes());
    assert!(ran.code == Some(1) && ran.out.contains(",year_not_covered,"), "{}", ran.out);
}

#[test]
fn a_line_break_in_a_column_of_their_own_is_no_mistake() {
    let input = "employee_id,tax_year,wages,note\n1,2025,5,\"two\nlines\"\n\"2\n\",2025,5,\n";
    let ran = run_with(["batch", "-", "-q"], input.as_bytes());
    assert_eq!((ran.code, ran.out.matches(",ok,").count()), (Some(0), 2), "{}", ran.out);
}

#[test]
fn languages_are_known_by_their_usual_tags() {
    for (tag, said) in [
        ("zh", "个参数"),
        ("zh-CN", "个参数"),
        ("ZH-SG", "个参数"),
        ("zh-hans", "个参数"),
        ("zh-HK", "個參數"),
        ("zh-tw", "個參數"),
        ("zh-Hant", "個參數"),
        ("EN", "parameters"),
    ] {
        let ran = run(["--lang", tag, "params", "list"]);
        assert!(ran.code == Some(0) && ran.out.contains(said), "{tag}: {}", ran.said);
        let mut list = Command::new(taxdiff());
        let listed = list.args(["params", "list"]).env("TAXDIFF_LANG", tag).output().unwrap();
        assert!(String::from_utf8_lossy(&listed.stdout).contains(said), "{tag}");
    }
    // A mistake is said in the language that was meant.
    assert!(run(["--lang", "zh-hk", "params", "--on"]).said.contains("需要一個值"));
    let empty = Command::new(taxdiff()).args(["params", "list"]).env("TAXDIFF_LANG", "").output();
    assert_eq!(empty.unwrap().status.code(), Some(0));
    assert_eq!(run(["--lang", "fr", "params", "list"]).code, Some(2));
}

#[test]
fn rates_and_years_are_written_as_people_write_them() {
    let list = run(["params", "list"]).out;
    let value = |id: &str| {
        let line = list.lines().find(|line| line.trim_start().starts_with(id)).unwrap();
        line.split_whitespace().nth(1).unwrap().to_owned()
    };
    assert_eq!(value("mainland.iit.income_share_wages"), "100%");
    assert_eq!(value("mainland.iit.six_year_rule_first_year"), "2019");
    assert_eq!(value("mainland.iit.basic_deduction "), "60,000.00");
}

/// What is gained if everything missing is confirmed, from the rows that the same run wrote.
#[test]
fn the_report_counts_only_what_is_gained_beyond_the_confirmed_route() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| text(&folder.path().join(name)).to_owned();
    let (out, report) = (file("out.csv"), file("report.html"));
    let ran = run(["batch", &payroll("example.csv"), "-o", &out, "--report", &report]);
    assert!(ran.said.contains(&format!("Written: {out}, {report}\n")), "{}", ran.said);
    let mut rows = csv::Reader::from_path(&out).unwrap();
    let header = rows.headers().unwrap().clone();
    let place = |name: &str| header.iter().position(|column| column == name).unwrap();
    let page = fs::read_to_string(&report).unwrap();
    let (mut all, mut blank) = (0, 0);
    for (index, row) in rows.records().enumerate() {
        let row = row.unwrap();
        if &row[place("status")] == "error" {
            continue;
        }
        let fen = |name: &str| row[place(name)].replace('.', "").parse::<i64>().unwrap();
        let open = [("exemption_eligible", "exemption"), ("subsidy_eligible", "subsidy")]
            .into_iter()
            .filter(|(eligible, _)| matches!(&row[place(eligible)], "needs" | "unknown"))
            .map(|(_, amount)| fen(amount));
        let gain = (open.max().unwrap_or(0) - fen("benefit")).max(0);
        all += gain;
        let begin = format!("<tr><td class=\"number\" data-label=\"Row\">{}</td>", index + 2);
        let Some(at) = page.find(&begin) else {
            assert_eq!(gain, 0, "row {} needs attention", index + 2);
            continue;
        };
        let shown = page[at..].split("</tr>").next().unwrap();
        let cell = shown.split("data-label=\"More if confirmed, in CNY\">").nth(1).unwrap();
        let cell = cell.split('<').next().unwrap().replace([',', '.'], "");
        assert_eq!(cell.parse().unwrap_or(0), gain, "row {}", index + 2);
        blank += i64::from(cell.is_empty());
    }
    assert!(all > 0 && blank > 0, "the example shows nothing");
    // A total is shown where no row is missing from it.
    assert!(!page.contains("More, if what is missing is confirmed"), "{page}");
    let whole = ["batch", &payroll("example.csv"), "-o", &out, "--report", &report, "--force"];
    run(whole.into_iter().chain(["--exclude", "7,13,20,27,33,39"]));
    let page = fs::read_to_string(&report).unwrap();
    assert!(page.contains("left out because you said so (--exclude): 6."), "{page}");
    let card = page.split("More, if what is missing is confirmed</dt><dd>CNY ").nth(1).unwrap();
    let card = card.split('<').next().unwrap().replace([',', '.'], "");
    assert_eq!(card.parse::<i64>().unwrap(), all);
}
