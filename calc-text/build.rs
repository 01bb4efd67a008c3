//! The messages that are compiled in. In a page those of the pages themselves are left out: its scripts
//! carry them already.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let in_a_page = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
    println!("cargo::rerun-if-changed=locales");
    for tag in ["en", "zh-Hans", "zh-Hant-HK"] {
        let name = format!("{tag}.ftl");
        let text = fs::read_to_string(Path::new("locales").join(&name))?;
        let text = if in_a_page { without_pages(&text) } else { text };
        fs::write(Path::new(&out).join(name), text)?;
    }
    Ok(())
}

/// The messages without those of pages and without comments. A message goes on in lines that are
/// indented.
fn without_pages(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut is_left = false;
    for line in text.lines() {
        if !line.starts_with(char::is_whitespace) {
            is_left = line.starts_with("page-") || line.starts_with('#');
        }
        if !is_left {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}
