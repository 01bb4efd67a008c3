//! Writes what the core answers for each case to `target/widget/cases.json` and, for companies, to
//! `company-cases.json` beside it, and hostile workbooks to `hostile`, for the tests of the pages;
//! `cargo xtask test` runs it.

use std::fs;
use std::path::Path;

use calc_core::company;
use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::{Answer, answer};
use calc_core::person::assess::Settings;
use calc_core::person::decode::decode;
use calc_tests::cases::{Case, all};
use calc_tests::facts::{ByColumn, nested};
use calc_tests::package::workbook;
use calc_tests::repository;
use calc_text::reply::{Asked, assess_company};
use serde_json::{Value, json};

type Done<T> = Result<T, Box<dyn std::error::Error>>;

/// A case of a company.
fn company(case: &Case, facts: &str) -> Done<Value> {
    let mut settings = company::Settings::default();
    for (name, value) in &case.settings {
        settings.choices.set(name, value).map_err(|error| format!("{}: {error}", case.id))?;
    }
    let asked = Asked { trace: Some(TraceLevel::Full), settings, ..Asked::default() };
    let answer = String::from_utf8(assess_company(facts.as_bytes(), &asked).body)?;
    let lines: Vec<String> =
        case.settings.iter().map(|(name, value)| format!("{name}={value}")).collect();
    Ok(json!({
        "id": case.id,
        "facts": facts,
        "settings": lines.join("\n"),
        "answer": answer,
    }))
}

/// Workbooks that no spreadsheet writes: a cell of 9 MB, a row below a later one, a file that ends in
/// the middle, and a small one of 200 million blank cells.
fn hostile(folder: &Path) -> Done<()> {
    fs::create_dir_all(folder)?;
    let cell = |row: u32, column: &str| {
        format!("<row r=\"{row}\"><c r=\"{column}{row}\"><v>1</v></c></row>")
    };
    let long = "9".repeat(9 << 20);
    let long = format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{long}</v></c></row>");
    for (name, rows) in [
        ("long.xlsx", long),
        ("order.xlsx", cell(9, "A") + &cell(3, "A")),
        ("torn.xlsx", "<row r=\"1\"><c r=\"A1\"><v>1".to_owned()),
        ("wide.xlsx", (1..=20_000).map(|row| cell(row, "XFD")).collect()),
    ] {
        fs::write(folder.join(name), workbook(rows.as_bytes()))?;
    }
    Ok(())
}

fn main() -> Done<()> {
    let (mut cases, mut companies) = (Vec::new(), Vec::new());
    for (_, case) in all() {
        if let Some(facts) = &case.company {
            companies.push(company(&case, facts)?);
        }
        let Some(facts) = &case.facts else { continue };
        let mut settings = Settings::default();
        let mut lines = Vec::new();
        for (name, value) in &case.settings {
            settings.set(name, value).map_err(|error| format!("{}: {error:?}", case.id))?;
            lines.push(format!("{name}={value}"));
        }
        let answered = decode(&ByColumn(facts))
            .and_then(|facts| answer(&facts, &settings, TraceLevel::Full))
            // The page's first module does not combine readings.
            .map(|answer| Answer { range: None, ..answer })
            .map_err(|problems| format!("{}: {problems:?}", case.id))?;
        cases.push(json!({
            "id": case.id,
            "facts": nested(facts),
            "settings": lines.join("\n"),
            "answer": serde_json::to_string(&answered)? + "\n",
        }));
    }
    let folder = repository("target/widget");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("cases.json"), serde_json::to_string(&cases)?)?;
    fs::write(folder.join("company-cases.json"), serde_json::to_string(&companies)?)?;
    hostile(&folder.join("hostile"))?;
    Ok(())
}
