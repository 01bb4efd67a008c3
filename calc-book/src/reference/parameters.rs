//! Every parameter with its versions, sources and grades; open points on a page of their own.

use std::fmt::Write as _;

use serde_json::Value;

use crate::parameters::{Parameters, cell, grade, since, sources, text, value};

/// The pages by their files, and what stands above the parameters.
const PAGES: [(&str, &str); 6] = [
    ("parameters-mainland.md", "# Parameters: mainland"),
    ("parameters-hongkong.md", "# Parameters: Hong Kong"),
    ("parameters-relief.md", "# Parameters: exemption and subsidy"),
    ("parameters-enterprise.md", "# Parameters: companies"),
    ("parameters-fx.md", "# Parameters: exchange rates"),
    ("parameters-open-points.md", "# Open points and their alternatives"),
];

pub(super) fn pages(parameters: &Parameters) -> Vec<(String, String)> {
    let page = |(file, title): &(&str, &str)| {
        let mut page = format!(
            "{title}\n\nWritten by the build from `taxdiff params --json`. One of them: `taxdiff params show \
             ID`. [What the grades mean](../concepts/grades.md).\n"
        );
        for id in parameters.ids().filter(|id| parameters.page_of(id) == *file) {
            let about = parameters.get(id).unwrap_or(&Value::Null);
            page.push_str(&one(id, about));
        }
        ((*file).to_owned(), page)
    };
    PAGES.iter().map(page).collect()
}

fn one(id: &str, about: &Value) -> String {
    let mut said = format!("\n## {} {{#{id}}}\n\n`{id}`", text(&about["title"]));
    if let Some(per) = about["per"].as_str() {
        let _ = write!(said, ", for a {per}");
    }
    said.push_str("\n\n");
    if about["note"].is_object() {
        let _ = writeln!(said, "{}\n", text(&about["note"]));
    }
    let versions = about["versions"].as_array().map_or(&[][..], Vec::as_slice);
    if about["kind"] == "choice" {
        let choice = versions.iter().map(|version| alternatives(id, version));
        said.extend(choice);
    }
    said.push_str("| in force | value | grade | checked on | source |\n|---|---|---|---|---|\n");
    for (at, version) in versions.iter().enumerate() {
        let _ = writeln!(
            said,
            "| {} | {}{} | {} | {} | {} |",
            since(version, versions.get(at + 1)),
            value(about, version),
            rounding(version),
            grade(version),
            version["checked_on"].as_str().unwrap_or_default(),
            sources(version),
        );
    }
    said
}

fn rounding(version: &Value) -> String {
    let mode = version["rounding"]["mode"].as_str();
    let unit = version["rounding"]["unit"].as_str().unwrap_or_default();
    mode.map_or_else(String::new, |mode| format!("; rounded {} to {unit}", mode.replace('_', " ")))
}

fn alternatives(id: &str, version: &Value) -> String {
    let choice = &version["value"];
    let name = id.rsplit('.').next().unwrap_or(id);
    let mut said = format!("{}\n\n", text(&choice["question"]));
    for one in choice["alternatives"].as_array().map_or(&[][..], Vec::as_slice) {
        let key = one["key"].as_str().unwrap_or_default();
        let taken = if choice["default"] == one["key"] { " (the default)" } else { "" };
        let title = cell(one["title"]["en"].as_str().unwrap_or_default());
        let how = if one["computed"] == true {
            format!("`--set {name}={key}`{taken}")
        } else {
            format!("`{key}`: named, and not worked out")
        };
        let _ = writeln!(said, "* {how}: {title}");
    }
    said.push('\n');
    said
}
