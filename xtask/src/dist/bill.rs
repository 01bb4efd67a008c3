//! What a release is made of (SBOM, CycloneDX): of the program by cargo-cyclonedx, of the pages by npm.

use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{failed, pages, read, tools, write};
use crate::root;
use crate::widget::run;

/// The file that cargo-cyclonedx leaves beside every manifest of the workspace.
const LEFT: &str = "release-components";

/// The lists of the program and of the pages.
pub(crate) fn files() -> [String; 2] {
    let version = env!("CARGO_PKG_VERSION");
    [format!("taxdiff-{version}.cdx.json"), format!("taxdiff-{version}-pages.cdx.json")]
}

/// Writes both lists.
pub(crate) fn write_all(out: &Path, seconds: u32) -> Result<(), String> {
    let [of_program, of_pages] = files();
    write(&out.join(of_program), &fixed(&program()?, seconds)?)?;
    write(&out.join(of_pages), &fixed(&pages::components()?, seconds)?)
}

fn program() -> Result<Vec<u8>, String> {
    let arguments = ["cyclonedx", "--quiet", "--format", "json", "--features", "page"];
    let name = ["--target", "all", "--override-filename", LEFT];
    let made = run(Command::new(tools::cyclonedx()?)
        .args(arguments)
        .args(name)
        .current_dir(root().join("calc-cli")));
    let file = format!("{LEFT}.json");
    let list = made.and_then(|()| read(&root().join("calc-cli").join(&file)));
    let folders = fs::read_dir(root()).map_err(|error| failed(root(), &error))?;
    for folder in folders.filter_map(Result::ok).map(|entry| entry.path()) {
        // Most folders have none.
        let _ = fs::remove_file(folder.join(&file));
        let _ = fs::remove_file(folder.join("packing").join(&file));
    }
    list
}

/// A list without what tells when, where and in which run it was made.
fn fixed(list: &[u8], seconds: u32) -> Result<Vec<u8>, String> {
    let text = String::from_utf8_lossy(list).replace(&root().display().to_string(), "");
    let mut list: Value = serde_json::from_str(&text).map_err(|error| format!("SBOM: {error}"))?;
    let time = Timestamp::from_second(i64::from(seconds)).map_err(|error| error.to_string())?;
    if let Some(members) = list.as_object_mut() {
        members.remove("serialNumber");
    }
    list["metadata"]["timestamp"] = json!(time.to_string());
    let text = serde_json::to_string_pretty(&list).map_err(|error| error.to_string())?;
    Ok(format!("{text}\n").into_bytes())
}
