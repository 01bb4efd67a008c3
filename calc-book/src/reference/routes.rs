//! Every route of the service, from its OpenAPI document.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::parameters::cell;

pub(super) fn page(document: &Value) -> String {
    let mut page = "# Routes of the service\n\nWritten by the build from `taxdiff serve --openapi`, which a \
                    running service answers at `/openapi.json` and shows at `/docs`. Errors are [problem \
                    documents](problems.md).\n"
        .to_owned();
    for (path, operations) in members(&document["paths"]) {
        for (method, operation) in members(operations) {
            page.push_str(&route(&method.to_uppercase(), path, operation, document));
        }
    }
    page
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

fn route(method: &str, path: &str, operation: &Value, document: &Value) -> String {
    let said = |member: &str| operation[member].as_str().unwrap_or_default();
    let mut route = format!("\n## `{method} {path}`\n\n{}.\n", said("summary"));
    if !said("description").is_empty() {
        let _ = write!(route, "\n{}\n", cell(said("description")));
    }
    let parameters = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
    if !parameters.is_empty() {
        route.push_str("\n| parameter | where | what it says |\n|---|---|---|\n");
    }
    for parameter in parameters {
        let part = |member: &str| cell(parameter[member].as_str().unwrap_or_default());
        let _ =
            writeln!(route, "| `{}` | {} | {} |", part("name"), part("in"), part("description"));
    }
    let kinds = |content: &Value| {
        members(content).map(|(kind, _)| format!("`{kind}`")).collect::<Vec<_>>().join(", ")
    };
    let takes = kinds(&operation["requestBody"]["content"]);
    if !takes.is_empty() {
        let _ = write!(route, "\nTakes {takes}.\n");
    }
    route.push_str("\n| status | kinds | meaning |\n|---|---|---|\n");
    for (status, response) in members(&operation["responses"]) {
        let shared = response["$ref"].as_str().and_then(|place| place.strip_prefix('#'));
        let response = shared.and_then(|place| document.pointer(place)).unwrap_or(response);
        let meaning = cell(response["description"].as_str().unwrap_or_default());
        let _ = writeln!(route, "| {status} | {} | {meaning} |", kinds(&response["content"]));
    }
    route
}
