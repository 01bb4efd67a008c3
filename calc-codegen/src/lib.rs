//! Build-time half of `calc-core`: reads `params/**/*.toml` and the columns, refuses what is wrong
//! in them, and writes constant tables, so that nothing is parsed when a program starts.

mod bare;
mod check;
mod check_fields;
mod citations;
mod decimal;
mod fact;
mod fields;
mod names;
mod schema;
mod write_choices;
mod write_facts;
mod write_fields;
mod write_parameters;
mod write_results;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// One mistake, with the file it stands in.
pub type Problem = String;

/// The files of columns, of people, of their months, crossings and events of equity pay, and of companies, and what is
/// written of each: the columns and their facts. A row about crossings is no more than its
/// event, whose day may bear a time.
const COLUMNS: [(&str, &str, Option<&str>); 5] = [
    ("fields.toml", "fields.rs", Some("facts.rs")),
    ("month_fields.toml", "month_fields.rs", Some("month_facts.rs")),
    ("crossing_fields.toml", "crossing_fields.rs", None),
    ("equity_fields.toml", "equity_fields.rs", Some("equity_facts.rs")),
    ("enterprise_fields.toml", "enterprise_fields.rs", Some("enterprise_facts.rs")),
];

/// Which texts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// All of them.
    All,
    /// None but the labels by which words are recognised: for who reads no file of columns.
    Words,
}

/// What is written of what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Which texts.
    pub texts: Texts,
    /// Whether the parameters of companies are.
    pub companies: bool,
    /// Whether the columns and parameters of the actual Hong Kong bill are.
    pub bill: bool,
    /// Whether the columns and parameters of incomes with a computation of their own are.
    pub special_incomes: bool,
}

impl Contents {
    /// Everything.
    pub const ALL: Self =
        Self { texts: Texts::All, companies: true, bill: true, special_incomes: true };
}

/// The folder of the parameters of companies.
const COMPANIES: &str = "enterprise.";

/// The parameters of the actual Hong Kong bill: its folder, and the open point that names it.
const BILL: [&str; 2] = ["hongkong.bill.", "relief.choices.hk_burden_of_relief"];

/// The parameters of incomes with a computation of their own, and of deductions that few persons have:
/// their folder, and their open points.
const SPECIAL_INCOMES: [&str; 6] = [
    "mainland.special_incomes.",
    "relief.choices.annuity_hk_leaver",
    "relief.choices.benefits_mainland_hk_resident",
    "relief.choices.donation_order",
    "relief.choices.equity_",
    "relief.choices.internal_retirement_part",
];

/// Reads `root/params`, the files of columns and `root/citations.toml`, and writes `parameters.rs`,
/// `citations.rs` and a Rust file for each of the files of columns to `out`. The digest is that of
/// the files, whatever is written.
///
/// # Errors
/// Every mistake found, each naming its file.
pub fn generate(root: &Path, out: &Path, contents: Contents) -> Result<(), Vec<Problem>> {
    let mut problems = Vec::new();
    let mut digest = Sha256::new();
    let mut parameters = parameters_of(&root.join("params"), &mut digest, &mut problems)?;
    let mut columns = Vec::new();
    for (file, written, facts) in COLUMNS {
        let file = root.join(file);
        let text = read(&file).map_err(|error| vec![error])?;
        digest.update(text.as_bytes());
        columns.push((written, facts, columns_of(&file, &text, &mut problems)));
    }
    let file = root.join("citations.toml");
    let text = read(&file).map_err(|error| vec![error])?;
    digest.update(text.as_bytes());
    let mut cited = citations_of(&file, &text, &parameters, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    if contents.texts == Texts::Words {
        bare::strip(&mut parameters);
        for (_, _, fields) in &mut columns {
            bare::strip_fields(fields);
        }
    }
    if !contents.companies {
        leave_out(&mut parameters, &[COMPANIES]);
    }
    if !contents.bill {
        leave_out(&mut parameters, &BILL);
        for (_, _, fields) in &mut columns {
            fields.leave_bill_out();
        }
    }
    if !contents.special_incomes {
        leave_out(&mut parameters, &SPECIAL_INCOMES);
        for (_, _, fields) in &mut columns {
            fields.leave_special_out();
        }
    }
    citations::keep_cited(&mut cited, &parameters);
    let hexadecimal = digest.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    });
    let parameters = write_parameters::write(&parameters, &hexadecimal[..12])
        .map_err(|problem| vec![problem])?;
    save(&out.join("parameters.rs"), &parameters)?;
    save(&out.join("citations.rs"), &citations::write(&cited))?;
    for (file, facts, fields) in &columns {
        let written = write_fields::write(fields) + &write_results::write(fields);
        save(&out.join(file), &written)?;
        if let Some(file) = facts {
            let facts = write_facts::write(fields).map_err(|problem| vec![problem])?;
            save(&out.join(file), &facts)?;
        }
    }
    Ok(())
}

/// Leaves out the parameters whose ids begin so.
fn leave_out(parameters: &mut Vec<schema::Parameter>, beginnings: &[&str]) {
    parameters.retain(|parameter| !beginnings.iter().any(|start| parameter.id.starts_with(start)));
}

/// The parameters below a folder; their mistakes join `problems`.
fn parameters_of(
    directory: &Path,
    digest: &mut Sha256,
    problems: &mut Vec<Problem>,
) -> Result<Vec<schema::Parameter>, Vec<Problem>> {
    let files = toml_files(directory).map_err(|error| vec![error])?;
    if files.is_empty() {
        problems.push(format!("{}: holds no parameter", directory.display()));
    }
    let mut parameters = Vec::new();
    for file in files {
        let text = read(&file).map_err(|error| vec![error])?;
        let id = id_of(directory, &file);
        digest.update(id.as_bytes());
        digest.update([0]);
        digest.update(text.as_bytes());
        digest.update([0]);
        match schema::read(&text) {
            Ok(parameter) => {
                problems.extend(
                    check::check(&parameter, &id)
                        .into_iter()
                        .map(|problem| format!("{}: {problem}", file.display())),
                );
                parameters.push(parameter);
            }
            Err(error) => problems.push(format!("{}: {error}", file.display())),
        }
    }
    Ok(parameters)
}

/// The columns that a file lists; its mistakes join `problems`.
fn columns_of(file: &Path, text: &str, problems: &mut Vec<Problem>) -> fields::Table {
    let found = fields::read(text);
    let mistakes = match &found {
        Ok(fields) => check_fields::check(fields),
        Err(error) => vec![error.clone()],
    };
    problems.extend(mistakes.into_iter().map(|mistake| format!("{}: {mistake}", file.display())));
    found.unwrap_or_default()
}

/// The names of what is cited; their mistakes join `problems`. Where a parameter could not be read it
/// is not known what is cited, and names are not compared.
fn citations_of(
    file: &Path,
    text: &str,
    parameters: &[schema::Parameter],
    problems: &mut Vec<Problem>,
) -> citations::Citations {
    let found = citations::read(text);
    let mistakes = match &found {
        Ok(_) if !problems.is_empty() => Vec::new(),
        Ok(cited) => citations::check(cited, parameters),
        Err(error) => vec![error.clone()],
    };
    problems.extend(mistakes.into_iter().map(|mistake| format!("{}: {mistake}", file.display())));
    found.unwrap_or_default()
}

/// A mistake of shape on one line: cargo shows no more of it.
fn shape_problem(text: &str, error: &toml::de::Error) -> Problem {
    let start = error.span().map_or(0, |span| span.start);
    let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
    format!("line {line}: {}", error.message().replace('\n', ", "))
}

/// Whether a name can stand in the generated Rust: words in lower case, joined by `_`.
fn is_name(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_lowercase())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

fn read(file: &Path) -> Result<String, Problem> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn save(file: &Path, text: &str) -> Result<(), Vec<Problem>> {
    fs::write(file, text).map_err(|error| vec![format!("{}: {error}", file.display())])
}

/// Every `.toml` file below a folder, in a stable order.
fn toml_files(directory: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut files = Vec::new();
    let mut folders = vec![directory.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The id that a file's place gives: `mainland/iit/basic_deduction.toml` is
/// `mainland.iit.basic_deduction`.
fn id_of(directory: &Path, file: &Path) -> String {
    let relative = file.strip_prefix(directory).unwrap_or(file).with_extension("");
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    parts.join(".")
}
