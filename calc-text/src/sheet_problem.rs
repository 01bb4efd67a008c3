//! What is wrong with a workbook, in words and as a problem document.

use calc_payroll::header::MOST_COLUMNS;
use calc_payroll::shown_name::shown_name;
use calc_sheets::cell_text::MOST_LETTERS;
use calc_sheets::problem::{Limit, SheetProblem};

use crate::{Explained, ProblemDocument, ProblemKind, Words, grouped};

/// What is wrong with a workbook, an encoding or a sheet, in words.
pub fn sheet_problem(words: &Words, problem: &SheetProblem) -> Explained {
    let list = |names: &[String]| {
        let names: Vec<String> = names.iter().map(|name| shown_name(name)).collect();
        names.join(&words.say("list-separator"))
    };
    let arguments: Vec<(&str, String)> = match problem {
        SheetProblem::Damaged(damage) => {
            vec![("reason", words.fill(damage.id(), &[("words", damage.words())]))]
        }
        SheetProblem::MapNotToml(line) => vec![("row", line.to_string())],
        SheetProblem::Markup(_)
        | SheetProblem::Protected
        | SheetProblem::NotStarted
        | SheetProblem::NotAWorkbook
        | SheetProblem::NoYear
        | SheetProblem::MapWithoutColumns => Vec::new(),
        SheetProblem::Unreadable(room) => vec![
            ("memory", grouped(&room.mebibytes().to_string())),
            ("seconds", room.seconds().to_string()),
        ],
        SheetProblem::TooLarge(limit) => {
            vec![("what", words.say(limit.id())), ("limit", grouped(&limit.most().to_string()))]
        }
        SheetProblem::TooWide(columns) => vec![
            ("columns", grouped(&columns.to_string())),
            ("limit", grouped(&MOST_COLUMNS.to_string())),
        ],
        SheetProblem::CellTooLong { row, column } => vec![
            ("row", row.to_string()),
            ("column", shown_name(column)),
            ("limit", grouped(&MOST_LETTERS.to_string())),
        ],
        SheetProblem::OutOfOrder { sheet, row } => {
            vec![("sheet", sheet.clone()), ("row", row.to_string())]
        }
        SheetProblem::NoSheet { name, known } => {
            vec![("name", name.clone()), ("known", list(known))]
        }
        SheetProblem::NothingKnown { sheets, hidden } => {
            vec![("sheets", list(sheets)), ("hidden", list(hidden))]
        }
        SheetProblem::WhichEncoding(previews) => {
            let one = |(name, text): &(&str, String)| {
                words.fill("sheet-encoding-preview", &[("encoding", name), ("text", text)])
            };
            vec![("previews", list(&previews.iter().map(one).collect::<Vec<_>>()))]
        }
        SheetProblem::BadBytes { encoding, line } => {
            vec![("encoding", (*encoding).to_owned()), ("row", line.to_string())]
        }
        SheetProblem::NotSupported { layout, place, others } => {
            let sheets: Vec<String> =
                others.iter().map(|sheet| format!("--sheet \"{sheet}\"")).collect();
            let leave = if sheets.is_empty() {
                words.say("leave-out-file")
            } else {
                words.fill("leave-out-sheet", &[("sheets", &sheets.join(" "))])
            };
            vec![
                ("layout", words.say(&format!("layout-{layout}"))),
                ("place", place.clone()),
                ("leave", leave),
            ]
        }
        SheetProblem::WhichMonth(place)
        | SheetProblem::WhichYear(place)
        | SheetProblem::WhichDayOrder(place)
        | SheetProblem::NotWorkedOut(place) => {
            vec![("place", place.clone())]
        }
        SheetProblem::BadMap { found, target } => {
            vec![("found", found.clone()), ("target", target.clone())]
        }
    };
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Explained::of(words, problem.id(), &arguments)
}

/// The document for a workbook that is too large as it was sent (413), that cannot be read at the
/// moment (503), or that is no payroll (422).
pub fn sheet_document(words: &Words, found: &SheetProblem) -> ProblemDocument {
    let kind = match found {
        SheetProblem::TooLarge(Limit::FileBytes) => ProblemKind::TooLarge,
        SheetProblem::NotStarted => ProblemKind::Busy,
        _ => ProblemKind::Payroll,
    };
    let explained = sheet_problem(words, found);
    let row = match found {
        SheetProblem::CellTooLong { row, .. } => Some(*row),
        SheetProblem::OutOfOrder { row, .. } => Some(u64::from(*row)),
        _ => None,
    };
    kind.document_of_file(words, found.code(), row, explained)
}
