//! Writes what the core answers for each case to `target/widget/cases.json`, for the tests of the
//! page; `cargo xtask test` runs it.

use std::fs;

use calc_core::answer::{TraceLevel, answer};
use calc_core::assess::Settings;
use calc_core::decode::decode;
use calc_tests::cases::all;
use calc_tests::facts::{ByColumn, nested};
use calc_tests::repository;
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut cases = Vec::new();
    for (_, case) in all() {
        let Some(facts) = &case.facts else { continue };
        let mut settings = Settings::default();
        let mut lines = Vec::new();
        for (name, value) in &case.settings {
            settings.set(name, value).map_err(|error| format!("{}: {error:?}", case.id))?;
            lines.push(format!("{name}={value}"));
        }
        let answered = decode(&ByColumn(facts))
            .and_then(|facts| answer(&facts, &settings, TraceLevel::Full))
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
    Ok(())
}
