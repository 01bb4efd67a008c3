//! A line of `batch --format jsonl`: the row's number, its cells as they came, its results.

use calc_core::law::fields::{Columns as _, FieldKind, ResultAbout};
use calc_core::law::params::ChoiceId;
use calc_core::law::ruleset::RULESET;
use calc_core::person::code::Code;
use calc_core::person::fields::{Field, RESULTS};
use serde_json::{Value, json};

use super::shapes::{Object, cny, described, hkd, one_of, own, root, shaped, signed_cny};

pub(super) fn schema() -> Value {
    let body = json!({
        "description": "One row of a payroll. Every member but row and input is a text; what does \
            not apply is an empty text.",
        "type": "object",
        "oneOf": [own("worked_out"), own("refused")],
    });
    let definitions = json!({
        "worked_out": row("A row that was worked out.", good),
        "refused": row("A row with errors; its messages name them, and it has no figures.", bad),
        "cny": cny(),
        "signed_cny": signed_cny(),
        "hkd": hkd(),
        "row": {
            "description": "The row as a spreadsheet counts it: the header is row 1.",
            "type": "integer",
            "minimum": 2,
        },
        "input": {
            "description": "The cells as they came, by the headers of the file.",
            "type": "object",
            "additionalProperties": { "type": "string" },
        },
        "ruleset": described(
            "The engine's version, a plus sign, and the digest of its parameters and columns, \
             and, behind another plus sign, that of a bureau's readings where some are taken: \
             two rows with the same ruleset were worked out from the same numbers.",
            shaped(&format!(
                "[0-9]+\\.[0-9]+\\.[0-9]+\\+[0-9a-f]{{{0}}}(\\+[0-9a-f]{{{0}}})?",
                RULESET.digest.len()
            )),
        ),
    });
    root(super::ROW, "A row of taxdiff batch --format jsonl", body, definitions)
}

fn row(description: &str, cell: fn(&ResultAbout) -> Value) -> Value {
    let mut row =
        Object::new(description).with("row", "", own("row")).with("input", "", own("input"));
    for result in &RESULTS {
        row = row.with(result.name, result.label.en, cell(result));
    }
    for result in Field::results_beside().iter().flat_map(|(_, results)| *results) {
        row = row.maybe(result.name, result.label.en, beside(result, cell));
    }
    for result in Field::results_on_request() {
        row = row.maybe(result.name, result.label.en, cell(result));
    }
    row.build()
}

/// A cell of a column that comes back beside another, which the row may leave blank.
fn beside(result: &ResultAbout, cell: fn(&ResultAbout) -> Value) -> Value {
    let blank = json!({ "const": "" });
    let cell = cell(result);
    if cell == blank { blank } else { json!({ "anyOf": [cell, blank] }) }
}

/// A cell of a row that was worked out.
fn good(result: &ResultAbout) -> Value {
    match (result.name, result.kind) {
        // A year of months may hang on a fact that is not known.
        ("status", _) => one_of(["ok", "needs"]),
        ("messages", _) => codes(false, "|"),
        ("ruleset", _) => own("ruleset"),
        ("correction_by", _) => shaped("(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?"),
        ("hk_notify_by", _) => shaped("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        ("hk_demand" | "hk_additional_after_relief", _) => shaped("-?(0|[1-9][0-9]*)"),
        ("refund_or_due" | "correction_due", _) => {
            json!({ "anyOf": [own("signed_cny"), { "const": "" }] })
        }
        // No bonus, no way to tax it.
        ("bonus_taxed", _) => {
            one_of(std::iter::once("").chain(result.words.iter().map(|word| word.key)))
        }
        // Where both ends are the same, nothing is asked.
        ("decisive_question", _) => {
            let points = ChoiceId::ALL.into_iter().filter(|id| id.is_of_answers());
            one_of(std::iter::once("").chain(points.map(ChoiceId::name)))
        }
        (_, FieldKind::Cny) => own("cny"),
        (_, FieldKind::Hkd) => own("hkd"),
        (_, _) => one_of(result.words.iter().map(|word| word.key)),
    }
}

/// A cell of a row with errors.
fn bad(result: &ResultAbout) -> Value {
    match result.name {
        "status" => json!({ "const": "error" }),
        "messages" => codes(true, ""),
        "ruleset" => own("ruleset"),
        _ => json!({ "const": "" }),
    }
}

/// Codes of errors or of notes, with semicolons between them.
fn codes(errors: bool, or_none: &str) -> Value {
    let codes: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| code.is_error() == errors)
        .map(|code| code.as_str())
        .collect();
    let one = codes.join("|");
    shaped(&format!("(?:{one})(?:;(?:{one}))*{or_none}"))
}
