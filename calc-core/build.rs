//! Turns `params/`, the files of columns and the names of what is cited into constant tables; a mistake
//! in any of them stops the build.

use std::path::Path;
use std::process::ExitCode;

use calc_codegen::{Contents, Texts};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=params");
    println!("cargo::rerun-if-changed=fields.toml");
    println!("cargo::rerun-if-changed=month_fields.toml");
    println!("cargo::rerun-if-changed=crossing_fields.toml");
    println!("cargo::rerun-if-changed=equity_fields.toml");
    println!("cargo::rerun-if-changed=enterprise_fields.toml");
    println!("cargo::rerun-if-changed=citations.toml");
    let (Some(root), Some(out)) =
        (std::env::var_os("CARGO_MANIFEST_DIR"), std::env::var_os("OUT_DIR"))
    else {
        println!("cargo::error=CARGO_MANIFEST_DIR and OUT_DIR are set by cargo");
        return ExitCode::FAILURE;
    };
    let has = |feature: &str| std::env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    let contents = Contents {
        texts: if has("BARE") { Texts::Words } else { Texts::All },
        companies: has("COMPANIES"),
        bill: has("BILL"),
        special_incomes: has("SPECIAL_INCOMES"),
    };
    match calc_codegen::generate(Path::new(&root), Path::new(&out), contents) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}
