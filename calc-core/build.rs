//! Turns `params/`, the files of columns and the names of what is cited into constant tables; a mistake
//! in any of them stops the build.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=params");
    println!("cargo::rerun-if-changed=fields.toml");
    println!("cargo::rerun-if-changed=enterprise_fields.toml");
    println!("cargo::rerun-if-changed=citations.toml");
    let (Some(root), Some(out)) =
        (std::env::var_os("CARGO_MANIFEST_DIR"), std::env::var_os("OUT_DIR"))
    else {
        println!("cargo::error=CARGO_MANIFEST_DIR and OUT_DIR are set by cargo");
        return ExitCode::FAILURE;
    };
    let bare = std::env::var_os("CARGO_FEATURE_BARE").is_some();
    let texts = if bare { calc_codegen::Texts::Labels } else { calc_codegen::Texts::All };
    match calc_codegen::generate(Path::new(&root), Path::new(&out), texts) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}
