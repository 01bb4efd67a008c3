//! The memo of one company: whole, without anything from outside, on one page where that can be.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use calc_tests::program::{run, run_with};
use calc_tests::repository;
use serde_json::{Value, json};

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn fixture(name: &str) -> String {
    text(&repository("fixtures/enterprises").join(name)).to_owned()
}

/// The example with so many branches and imports, each larger than the one before it.
fn company(branches: u32, imports: u32) -> String {
    let example = fs::read_to_string(fixture("company.json")).unwrap();
    let mut facts: Value = serde_json::from_str(&example).unwrap();
    let unit = |number: u32| {
        let amount = format!("{number}000000.00");
        json!({
            "name": format!("branch <{number}>"), "in_area": number == 1,
            "revenue": amount, "wages": amount, "assets": amount,
        })
    };
    facts["structure"]["units"] = (1..=branches).map(unit).collect();
    let first = facts["imports"][0].clone();
    let goods = |number: u32| {
        let mut goods = first.clone();
        goods["name"] = format!("goods {number}").into();
        goods["value"] = format!("{number}00000.00").into();
        // Every third is not on the list.
        goods["listed"] = if number.is_multiple_of(3) { "no" } else { "yes" }.into();
        goods
    };
    facts["imports"] = (1..=imports).map(goods).collect();
    facts["import_beneficiary"] = json!({"legal_person": "yes", "white_list": "yes"});
    facts.to_string()
}

fn memo(language: &str, facts: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("memo.html");
    let command = ["--lang", language, "enterprise", "-", "--report", text(&file)];
    let ran = run_with(command, facts.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    fs::read_to_string(&file).unwrap()
}

/// How often a text stands in another.
fn count(page: &str, text: &str) -> usize {
    page.matches(text).count()
}

#[test]
fn what_fits_one_page_has_no_appendix() {
    let page = memo("en", &company(8, 5));
    assert_eq!(count(&page, "class=\"appendix\""), 0);
    assert_eq!(count(&page, "more (see the appendix)"), 0);
    for number in 1..=8 {
        assert_eq!(count(&page, &format!("branch &lt;{number}&gt; (")), 1, "{number}");
    }
    for number in 1..=5 {
        assert_eq!(count(&page, &format!(">goods {number}<")), 1, "{number}");
    }
    // Each source is named once and cited by its number.
    assert_eq!(count(&page, "MOF and STA Announcement [2023] No. 12"), 1);
    assert!(count(&page, "[1; secondary source]") >= 4);
    assert!(page.contains("1: MOF and STA Announcement [2023] No. 12"));
    assert!(page.contains("schedule A107040"), "{page}");
    assert!(page.contains("What an auditor looks for"), "{page}");
    assert!(page.contains("Whether Hong Kong staff"), "{page}");
}

/// Of ten branches the one in the area, though the smallest, and the seven largest stand on the first
/// page. Two are folded, with factors of 2 and 3 of 55: half of 8,500,000 is the branches', so they
/// have 4,250,000 x 5/55 = 386,363.64 of the income, at 25%.
/// Of seven imports, 3 to 7 stand there; 1 and 2 are listed: 5% of 100,000 and of 200,000 is 15,000 of
/// duty, 13% of 105,000 and of 210,000 is 40,950 of VAT.
#[test]
fn long_lists_are_folded_and_stand_whole_in_the_appendix() {
    let page = memo("en", &company(10, 7));
    let (first, appendix) = page.split_once("class=\"appendix\"").unwrap();
    let shown = |part: &str, name: &dyn Fn(u32) -> String, most: u32| -> Vec<u32> {
        (1..=most).filter(|number| part.contains(&name(*number))).collect()
    };
    let branch = |number: u32| format!("branch &lt;{number}&gt; (");
    let goods = |number: u32| format!(">goods {number}<");
    assert_eq!(shown(first, &branch, 10), [1, 4, 5, 6, 7, 8, 9, 10]);
    assert_eq!(shown(appendix, &branch, 10), (1..=10).collect::<Vec<_>>());
    assert_eq!(shown(first, &goods, 7), [3, 4, 5, 6, 7]);
    assert_eq!(shown(appendix, &goods, 7), (1..=7).collect::<Vec<_>>());
    let rest: Vec<&str> = first.split("class=\"rest\"").skip(1).collect();
    assert_eq!(rest.len(), 2, "{first}");
    assert!(rest[0].contains("2 more (see the appendix)"));
    assert!(rest[0].contains("386,363.6"), "{}", rest[0]);
    for amount in ["15,000.00", "40,950.00", "55,950.00"] {
        assert!(rest[1].contains(amount), "{amount}: {}", rest[1]);
    }
    // What is saved and what is not are never one sum.
    let page = memo("en", &company(1, 12));
    let first = page.split_once("class=\"appendix\"").unwrap().0;
    let rest: Vec<&str> = first.split("class=\"rest\"").skip(1).collect();
    assert_eq!(rest.len(), 2, "{first}");
    assert!(rest[0].contains("5 more") && rest[0].contains(">evidence missing<"), "{}", rest[0]);
    assert!(rest[1].contains("2 more") && rest[1].contains(">no<"), "{}", rest[1]);
}

#[test]
fn the_memo_loads_nothing_and_every_language_has_its_words() {
    let folder = tempfile::tempdir().unwrap();
    for language in ["en", "zh-Hans", "zh-Hant-HK"] {
        let memo = folder.path().join(format!("{language}.html"));
        let (input, file) = (fixture("company.json"), text(&memo).to_owned());
        let ran =
            run(["--lang", language, "enterprise", &input, "--trace", "full", "--report", &file]);
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        let page = fs::read_to_string(&memo).unwrap();
        for outside in ["src=", "href=", "url(", "@import", "<script"] {
            assert!(!page.contains(outside), "{outside}");
        }
        let many = folder.path().join(format!("{language}-many.html"));
        let file = text(&many).to_owned();
        let summary =
            run(["--lang", language, "enterprise", &fixture("errors.csv"), "--report", &file]);
        let withheld = match language {
            "en" => "INCOMPLETE",
            "zh-Hans" => "不完整：",
            _ => "欠缺這些公司",
        };
        assert!(summary.said.contains(withheld), "{}", summary.said);
        assert!(fs::read_to_string(&many).unwrap().contains(withheld));
        let vary = run(["--lang", language, "enterprise", &input, "--vary", "headcount=0..50:10"]);
        let said = [&ran.out, &page, &summary.said, &fs::read_to_string(&many).unwrap(), &vary.out];
        for id in [
            "term-",
            "answer-",
            "step-",
            "condition-",
            "section-",
            "way-",
            "company-",
            "companies-",
            "memo-",
            "vary-",
            "note-",
            "report-",
            "summary-",
        ] {
            for text in said {
                let without = text.replace("--vary", "");
                let found = without
                    .match_indices(id)
                    .map(|(at, _)| without[at..].chars().take(40).collect::<String>());
                let found: Vec<String> = found.collect();
                assert!(found.is_empty(), "{language}: a text is missing: {found:?}");
            }
        }
    }
}
