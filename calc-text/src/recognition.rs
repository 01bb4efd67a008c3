//! What was recognised, joined and met, in words: before the run, and after it.

mod periods;
mod sheet_check;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use calc_core::person::fields::Field;
use calc_payroll::shown_name::shown_name;
use calc_sheets::intake::Found;
use calc_sheets::join::{Difference, Finding, Joined, SheetDifference};
use calc_sheets::layout::{Shape, Take};
use calc_sheets::reading::YearMonth;
use calc_sheets::source::Table;
use calc_sheets::stream::CellFindings;

use crate::{Words, column, grouped};

/// How many differences of withholding are listed in words.
const LISTED: usize = 20;

/// How many rows that are nobody's are named for each text.
const NAMED_ROWS: usize = 24;

/// What was said about a run besides its figures.
pub struct RunNotes {
    /// Before the run.
    pub before: Vec<String>,
    /// After it.
    pub after: Vec<String>,
    /// The months whose withholding differs.
    pub differences: Vec<Difference>,
    /// Figures of sheets that their own columns do not give.
    pub sheet_differences: Vec<SheetDifference>,
    /// Why no totals are shown, where none are.
    pub withheld: Option<String>,
    /// How many rows the user left out, where any were.
    pub left_out: Option<String>,
    /// The file of a bureau's readings that the run takes.
    #[cfg(feature = "calibration")]
    pub readings: Option<calc_payroll::bureau::file::ReadingsFile>,
}

impl RunNotes {
    /// What was said, with what the joining found.
    pub fn new(
        words: &Words,
        before: Vec<String>,
        (found, joined): (Option<&Mutex<CellFindings>>, Option<&Joined>),
        withheld: Option<String>,
    ) -> Self {
        let after = after(words, found);
        let streamed =
            found.map_or(0, |met| met.lock().unwrap_or_else(PoisonError::into_inner).excluded);
        let excluded = streamed + joined.map_or(0, |joined| joined.met.excluded);
        let left_out = (excluded > 0)
            .then(|| words.fill("met-excluded", &[("count", &grouped(&excluded.to_string()))]));
        let differences = joined.map(|joined| joined.differences.clone()).unwrap_or_default();
        let sheet_differences =
            joined.map(|joined| joined.sheet_differences.clone()).unwrap_or_default();
        Self {
            before,
            after,
            differences,
            sheet_differences,
            withheld,
            left_out,
            #[cfg(feature = "calibration")]
            readings: None,
        }
    }
}

/// Lines as one text.
pub fn text(lines: &[String]) -> String {
    lines.iter().fold(String::new(), |text, line| text + line + "\n")
}

/// The first names of a list, and how many more there are.
pub fn listed(words: &Words, names: &[&str], most: usize) -> String {
    let first = names[..names.len().min(most)].join(&words.say("list-separator"));
    match names.len().saturating_sub(most) {
        0 => first,
        more => words.fill("files-more", &[("files", &first), ("count", &more.to_string())]),
    }
}

/// What was recognised and joined.
pub fn before(words: &Words, files: &[Found], joined: Option<&Joined>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = files;
    while let Some(found) = rest.first() {
        // Twelve files of one kind are said once.
        let alike = rest.iter().take_while(|other| are_files_alike(found, other)).count().max(1);
        let (these, others) = rest.split_at(alike);
        rest = others;
        let names: Vec<&str> = these.iter().map(|found| found.name.as_str()).collect();
        file(words, found, &names.join(&words.say("list-separator")), &mut lines);
    }
    if let Some(joined) = joined {
        let (rows, tables) = (joined.rows.to_string(), joined.tables.to_string());
        let filled = [("rows", rows.as_str()), ("tables", tables.as_str())];
        let count = u64::try_from(joined.tables).unwrap_or(u64::MAX);
        lines.push(words.count("joined-title", "count", count, &filled));
        let to_date = files.iter().flat_map(|found| &found.survey.tables);
        let to_date =
            to_date.into_iter().any(|table| table.recognised.layout.shape == Shape::LastMonth);
        lines.extend(periods::lines(words, &joined.periods, to_date));
        let findings = joined.findings.iter();
        lines.extend(findings.map(|found| format!("  {}", finding(words, found))));
        sheet_check::lines(words, joined, &mut lines);
        withholding(words, joined, &mut lines);
        if joined.projected > 0 {
            let rows = joined.projected.to_string();
            lines.push(words.fill("joined-projected", &[("rows", &rows)]));
        }
        lines.extend(met(words, &joined.met));
    }
    lines
}

/// What was met while the rows were read.
fn after(words: &Words, found: Option<&Mutex<CellFindings>>) -> Vec<String> {
    found.map_or_else(Vec::new, |found| {
        met(words, &found.lock().unwrap_or_else(PoisonError::into_inner))
    })
}

/// Whether two files hold one table each, and differ in nothing but their names and months.
fn are_files_alike(first: &Found, second: &Found) -> bool {
    let whole = |found: &Found| {
        let survey = &found.survey;
        survey.unknown.is_empty() && survey.hidden.is_empty() && survey.hidden_read.is_empty()
    };
    let (one, other) = (&first.survey, &second.survey);
    let ([table], [other_table]) = (one.tables.as_slice(), other.tables.as_slice()) else {
        return false;
    };
    whole(first)
        && whole(second)
        && (one.encoding, one.tabs) == (other.encoding, other.tabs)
        && table.sheet == other_table.sheet
        && are_alike(table, other_table)
}

/// What was found in a file, or in several that are alike.
fn file(words: &Words, found: &Found, names: &str, lines: &mut Vec<String>) {
    let survey = &found.survey;
    let mut title = vec![("file", names)];
    let id = match survey.encoding {
        Some(encoding) => {
            title.push(("encoding", encoding));
            if survey.tabs { "recognised-text-tabs" } else { "recognised-text" }
        }
        None => "recognised-workbook",
    };
    lines.push(words.fill(id, &title));
    let mut rest = survey.tables.as_slice();
    while let Some(table) = rest.first() {
        // Twelve sheets of one kind are said once.
        let alike = rest.iter().take_while(|other| are_alike(table, other)).count();
        let (these, others) = rest.split_at(alike);
        rest = others;
        lines.push(format!("  {}", self::table(words, these)));
        let ignored = ignored(table);
        if !ignored.is_empty() {
            let columns = ignored.join(&words.say("list-separator"));
            lines.push(format!(
                "    {}",
                words.fill("recognised-ignored", &[("columns", &columns)])
            ));
        }
    }
    for (id, sheets) in [
        ("recognised-unknown", &survey.unknown),
        ("recognised-hidden", &survey.hidden),
        ("recognised-hidden-read", &survey.hidden_read),
    ] {
        let sheets: Vec<&str> =
            sheets.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        if !sheets.is_empty() {
            let sheets = sheets.join(&words.say("list-separator"));
            lines.push(format!("  {}", words.fill(id, &[("sheets", &sheets)])));
        }
    }
}

/// Whether two tables differ in nothing but their sheets.
fn are_alike(first: &Table, second: &Table) -> bool {
    first.recognised.names == second.recognised.names && first.header_row == second.header_row
}

/// Tables that are alike.
fn table(words: &Words, tables: &[Table]) -> String {
    let Some(table) = tables.first() else { return String::new() };
    let layout = table.recognised.layout;
    let columns = table.recognised.names.iter().filter(|name| !name.trim().is_empty()).count();
    let sheets: Vec<&str> = tables.iter().filter_map(|table| table.sheet.as_deref()).collect();
    let sheet = sheets.join(&words.say("list-separator"));
    let filled = [
        ("sheet", sheet),
        ("row", header_rows(table)),
        ("layout", words.say(&format!("layout-{}", layout.id))),
        ("known", table.recognised.known.to_string()),
        ("columns", columns.to_string()),
    ];
    let filled: Vec<(&str, &str)> =
        filled.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let id = if table.sheet.is_some() { "recognised-sheet" } else { "recognised-table" };
    let mut line = words.fill(id, &filled);
    let how = match layout.shape {
        Shape::LastMonth => Some("recognised-last-month"),
        Shape::MonthsAdded => Some("recognised-months-added"),
        Shape::HongKongYear => Some("recognised-hong-kong-year"),
        Shape::Persons => Some("recognised-persons"),
        Shape::Events => Some("recognised-events"),
        Shape::Own | Shape::Year | Shape::NotSupported => None,
    };
    if let Some(how) = how {
        line = words.fill("recognised-with", &[("line", &line), ("how", &words.say(how))]);
    }
    line
}

/// The rows of a header: `2`, or `2–3` where it has more.
fn header_rows(table: &Table) -> String {
    let (top, bottom) = (table.top_row, table.header_row);
    if top == bottom { bottom.to_string() } else { format!("{top}–{bottom}") }
}

/// The columns that nothing is done with.
fn ignored(table: &Table) -> Vec<String> {
    let names = table.recognised.names.iter().zip(&table.recognised.takes);
    names
        .filter(|(name, take)| {
            !name.trim().is_empty() && matches!(take, None | Some(Take::Passed | Take::Left))
        })
        .map(|(name, _)| shown_name(&name.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect()
}

/// A finding in words.
fn finding(words: &Words, finding: &Finding) -> String {
    let arguments: Vec<(&str, String)> = finding
        .arguments
        .iter()
        .map(|(name, value)| {
            // A document is named by its id, so that it can be said in any language.
            let is_id = value.starts_with("document-") && words.has(value);
            let said = match *name {
                _ if is_id => words.say(value),
                "missing" | "known" => periods::ranges(words, value),
                "field" => {
                    Field::named(value).map_or(value.clone(), |field| column(words, field.about()))
                }
                _ => value.clone(),
            };
            (*name, said)
        })
        .collect();
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.fill(finding.id, &arguments)
}

fn withholding(words: &Words, joined: &Joined, lines: &mut Vec<String>) {
    if joined.compared == 0 {
        return;
    }
    let (compared, different) = (joined.compared.to_string(), joined.differences.len().to_string());
    let filled = [("months", compared.as_str()), ("different", different.as_str())];
    lines.push(words.fill("withholding-compared", &filled));
    for found in joined.differences.iter().take(LISTED) {
        lines.push(format!("  {}", difference(words, found)));
    }
}

/// A month whose withholding differs.
fn difference(words: &Words, found: &Difference) -> String {
    let filled = [
        ("place", found.place.clone()),
        ("employee", found.employee.clone()),
        ("period", period(found.period)),
        ("withheld", amount(found.withheld)),
        ("computed", amount(found.computed)),
        ("difference", amount(found.withheld - found.computed)),
    ];
    let filled: Vec<(&str, &str)> =
        filled.iter().map(|(name, text)| (*name, text.as_str())).collect();
    words.fill("withholding-line", &filled)
}

/// A month: `2025-07`.
pub fn period(found: YearMonth) -> String {
    format!("{}-{:02}", found.year, found.month.unwrap_or(0))
}

fn amount(fen: i64) -> String {
    grouped(&calc_core::law::money::Cny::new(fen).to_string())
}

/// What was met in cells, in words.
pub fn met(words: &Words, met: &CellFindings) -> Vec<String> {
    let mut lines = Vec::new();
    for (id, count) in [
        ("met-cleaned", met.cleaned),
        ("met-marks", met.marks),
        ("met-forced", met.forced),
        ("met-excluded", met.excluded),
    ] {
        if count > 0 {
            lines.push(words.fill(id, &[("count", &grouped(&count.to_string()))]));
        }
    }
    lines.extend(passed_rows(words, met));
    for (column, rows) in &met.unnamed {
        let filled = [("column", column.as_str()), ("rows", &rows.to_string())];
        lines.push(words.fill("met-unnamed-column", &filled));
    }
    for (id, rows) in [
        ("met-damaged", &met.damaged),
        ("met-without-work", &met.without_work),
        ("met-other-document", &met.other_document),
    ] {
        if !rows.is_empty() {
            let rows: Vec<String> = rows.iter().map(u32::to_string).collect();
            lines.push(words.fill(id, &[("rows", &rows.join(&words.say("list-separator")))]));
        }
    }
    for other in &met.other_currency {
        let filled = [("cell", other.cell.as_str()), ("found", &other.found)];
        lines.push(words.fill("met-other-currency", &filled));
    }
    for refused in &met.refused {
        let filled = [
            ("cell", refused.cell.as_str()),
            ("found", &refused.found),
            ("reading", &refused.reading),
        ];
        lines.push(words.fill("met-refused", &filled));
    }
    lines
}

/// The rows that are nobody's: what stood there, and where.
fn passed_rows(words: &Words, met: &CellFindings) -> Vec<String> {
    if met.passed.is_empty() {
        return Vec::new();
    }
    let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in &met.passed {
        places.entry(&row.what).or_default().push(&row.place);
    }
    let count = u64::try_from(met.passed.len()).unwrap_or(u64::MAX).saturating_add(met.more_passed);
    let mut lines = vec![words.fill("met-passed", &[("count", &grouped(&count.to_string()))])];
    for (what, places) in places {
        let named = places[..places.len().min(NAMED_ROWS)].join(&words.say("list-separator"));
        let places = match places.len().saturating_sub(NAMED_ROWS) {
            0 => named,
            more => format!("{named} … (+{more})"),
        };
        lines.push(format!(
            "  {}",
            words.fill("met-passed-row", &[("what", what), ("places", &places)])
        ));
    }
    lines
}
