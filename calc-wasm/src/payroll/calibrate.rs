//! What the official figures of a payroll agree with, and the file that keeps it.

use calc_core::law::problem::{Argument, Message};
use calc_payroll::bureau::Rows;
use calc_payroll::bureau::figures::{FigureColumns, NoColumn};
use calc_payroll::bureau::file::ReadingsFile;
use calc_text::Words;
use calc_text::calibration::{CalibrationAnswer, Told, not_compared, readings_text};
use calc_text::outcome::count;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use super::batch::Batch;
use super::refused::{of_message, of_told, refused};
use super::said;
use crate::json;

/// How many rows that are not compared are listed.
const LISTED: usize = 100;

#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    told: Told,
    /// The rows that were not compared, with why and what to do.
    not_compared: Vec<String>,
    not_law: String,
    /// Whether anything was learned.
    learned: bool,
    /// The file that later runs take, as `taxdiff reconcile --output` writes it.
    file: String,
}

#[wasm_bindgen]
impl Batch {
    /// What the official figures agree with, as JSON: for each language what is said of it, and the file of
    /// readings. It reads the rows, so none may have been read before.
    ///
    /// # Errors
    /// A refusal, as JSON: no row has a figure, or a file shows that it is no payroll.
    pub fn calibrate(self) -> Result<String, String> {
        let name = self.name().to_owned();
        let columns = FigureColumns::find(self.columns(), None);
        let columns = columns.map_err(|missing| no_column(&name, missing))?;
        let (payroll, rows) = self.into_rows();
        let rows = Rows::read(rows, &payroll, columns);
        let rows = rows.map_err(|error| refused(&name, error.into()))?;
        let found = rows.compare(&payroll.settings);
        if found.calibration.years.is_empty() && found.refused.is_empty() {
            return Err(of_message(&name, "official-none"));
        }
        let file = ReadingsFile::of(&found.calibration);
        let view = |words: &'static Words| {
            let answer = CalibrationAnswer::of(words, found.clone());
            View {
                told: Told::of(words, &answer),
                not_compared: refused_rows(words, &name, &answer),
                not_law: words.say("calibration-not-law"),
                learned: file.years.iter().any(|year| !year.readings.is_empty()),
                file: readings_text(words, &file),
            }
        };
        Ok(json(&said(view)))
    }
}

/// The rows that were not compared, as many as are listed.
fn refused_rows(words: &Words, name: &str, answer: &CalibrationAnswer) -> Vec<String> {
    let all = &answer.not_compared;
    let mut lines = Vec::new();
    for error in all.iter().take(LISTED) {
        lines.extend(not_compared(words, name, error).lines().map(str::to_owned));
    }
    let more = u64::try_from(all.len().saturating_sub(LISTED)).unwrap_or(u64::MAX);
    if more > 0 {
        lines.push(words.fill("calibration-resisting-more", &[("count", &count(more))]));
    }
    lines
}

/// Why the figures are not found.
fn no_column(name: &str, missing: NoColumn) -> String {
    let (id, column) = match missing {
        NoColumn::Missing(column) => ("official-none", column),
        NoColumn::Twice(column) => ("official-column-twice", column),
    };
    let filled = vec![("column", Argument::Text(column))];
    of_told(name, &Message::new(id, filled))
}
