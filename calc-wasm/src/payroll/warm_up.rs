//! Warming up before the first files come.

use calc_sheets::opening::HEAD;
use wasm_bindgen::prelude::wasm_bindgen;

use super::files::Files;

/// An invented payroll of forty people.
const EXAMPLE: &str = include_str!("../../../fixtures/payrolls/example.csv");

/// How often they are worked out, each time as other people.
const TIMES: usize = 100;

/// Works an invented payroll out. A browser makes code fast only after it has run for a while, beside
/// whatever follows: so it has begun with it when files come, and the texts of all languages are read.
///
/// # Errors
/// A refusal, as JSON; there is none, because the payroll is always the same.
#[wasm_bindgen]
pub fn warm_up() -> Result<(), String> {
    let (header, people) = EXAMPLE.split_once('\n').unwrap_or_default();
    let mut csv = format!("{header}\n");
    for time in 0..TIMES {
        for person in people.lines() {
            csv.push_str(&format!("{time}-{person}\n"));
        }
    }
    let mut files = Files::new("{}", false)?;
    files.add("", csv.into_bytes(), HEAD)?;
    let mut batch = files.arrange()?;
    while batch.next_rows()? {}
    // They are said for nobody.
    let _ = (batch.before(), batch.result());
    Ok(())
}
