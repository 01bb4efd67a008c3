//! The pages of rules: `<!-- parameters: ID ID … -->` stands for a table of these parameters.

use std::fmt::Write as _;

use serde_json::Value;

use crate::Failure;
use crate::parameters::{Parameters, grade, since, sources, text, value};

const OPEN: &str = "<!-- parameters:";
const CLOSE: &str = "-->";

/// The parameters that a page names.
pub fn named(page: &str) -> Vec<&str> {
    let lists = page.split(OPEN).skip(1).filter_map(|rest| rest.split(CLOSE).next());
    lists.flat_map(str::split_whitespace).collect()
}

/// A page with its tables.
///
/// # Errors
/// It names a parameter that there is not.
pub fn with_parameters(page: &str, parameters: &Parameters) -> Result<String, Failure> {
    let mut parts = page.split(OPEN);
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (ids, rest) = part.split_once(CLOSE).ok_or("a list of parameters has no end")?;
        made.push_str(&table(ids, parameters)?);
        made.push_str(rest);
    }
    Ok(made)
}

/// The last version of each parameter, with a link to all of them.
fn table(ids: &str, parameters: &Parameters) -> Result<String, Failure> {
    let mut rows =
        "| what | in force | value | grade | source |\n|---|---|---|---|---|\n".to_owned();
    for id in ids.split_whitespace() {
        let parameter = parameters.get(id).ok_or_else(|| format!("no parameter is called {id}"))?;
        let versions = parameter["versions"].as_array().map_or(&[][..], Vec::as_slice);
        let last = versions.last().unwrap_or(&Value::Null);
        let page = parameters.page_of(id);
        let _ = writeln!(
            rows,
            "| [{}](../reference/{page}#{id}){} | {} | {} | {} | {} |",
            text(&parameter["title"]),
            earlier(versions.len()),
            since(last, None),
            value(parameter, last),
            grade(last),
            sources(last),
        );
    }
    Ok(rows)
}

fn earlier(versions: usize) -> String {
    match versions {
        0 | 1 => String::new(),
        2 => " (and an earlier version)".to_owned(),
        more => format!(" (and {} earlier versions)", more - 1),
    }
}
