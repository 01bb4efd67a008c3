//! An empty payroll to begin with, as `taxdiff template` writes it.

use calc_core::person::fields::Field;
use calc_text::template::Template;
use wasm_bindgen::prelude::wasm_bindgen;

use super::batch::words_of;
use super::refused::of_message;

/// The template as CSV, with a byte order mark: `taxdiff template --bom`.
///
/// # Errors
/// A refusal, as JSON: there is no such language.
#[wasm_bindgen]
pub fn template_csv(language: &str) -> Result<Vec<u8>, String> {
    Ok(template(language)?.csv(true))
}

/// The template as a workbook: `taxdiff template --output template.xlsx`.
///
/// # Errors
/// A refusal, as JSON: there is no such language, or the workbook cannot be made.
#[wasm_bindgen]
pub fn template_workbook(language: &str) -> Result<Vec<u8>, String> {
    template(language)?.workbook().map_err(|_| of_message("", "payroll-no-workbook"))
}

fn template(language: &str) -> Result<Template<'static, Field>, String> {
    Ok(Template { words: words_of(language)?, who: Field::EmployeeId, labels: false })
}
