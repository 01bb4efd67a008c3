//! The `console` blocks of a document, run one after the other in a folder of their own.
//!
//! The folder holds a copy of `fixtures` and the files that blocks of the document name (`file=`).
//! Three commands are known: `taxdiff`, `cat FILE`, and `curl` to the service, which is started for
//! the document on a free port.

use std::fs;
use std::path::Path;
use std::process::Command;

use calc_core::law::ruleset::RULESET;
use calc_core::law::text::Language;
use calc_tests::accepted::may_replace;
use calc_tests::program::{Ran, run_in};
use calc_tests::repository;
use calc_tests::server::Server;
use calc_text::Words;

use crate::document::{Block, blocks};
use crate::{Failure, output, shell};

/// Where documents say that the service listens.
const ADDRESS: &str = "127.0.0.1:8080";

/// What stands for the digest of the parameters, which says nothing to a reader and changes often.
const DIGEST: &str = "DIGEST";

/// What came of a document.
#[derive(Debug, Default)]
pub struct Checked {
    /// The document with words renewed, where that was asked for.
    pub renewed: String,
    /// How many commands were run.
    pub commands: usize,
    /// What differs, by line of the document.
    pub differences: Vec<String>,
}

/// Runs the examples of a document.
///
/// # Errors
/// A folder cannot be made, or a command cannot be started.
pub fn check(document: &str) -> Result<Checked, Failure> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    copy(&repository("fixtures"), &folder.path().join("fixtures"))?;
    let mut place = Place { folder: folder.path(), server: None };
    let mut checked = Checked::default();
    let mut at = 0;
    for block in blocks(document) {
        if let Some(name) = block.option("file") {
            crate::write(&folder.path().join(name), block.text)?;
        }
        if block.language == "console" {
            checked.renewed.push_str(&document[at..block.place.start]);
            let shown = place.run_block(&block, &mut checked)?;
            checked.renewed.push_str(&shown);
            at = block.place.end;
        }
    }
    checked.renewed.push_str(&document[at..]);
    Ok(checked)
}

struct Place<'f> {
    folder: &'f Path,
    server: Option<Server>,
}

impl Place<'_> {
    /// The block as it stands, or with new words.
    fn run_block(&mut self, block: &Block<'_>, checked: &mut Checked) -> Result<String, Failure> {
        let mut renewed = block.text.to_owned();
        for (command, shown) in shell::commands(block.text) {
            checked.commands += 1;
            let Some(ran) = self.run(&shell::words(&command))? else { continue };
            let mut text = match block.option("section") {
                Some(messages) => output::sections(&ran.out, &headings(messages, &command))
                    .map_err(|missing| format!("line {}: {missing}", block.line))?,
                None => ran.out + &ran.said,
            };
            text = text.replace(RULESET.digest, DIGEST);
            if ran.code != Some(0) {
                text.push_str(&format!("(exit code {})\n", ran.code.unwrap_or(-1)));
            }
            // Documents separate commands by blank lines; programs end their output with some.
            let printed = text.trim_end();
            let lines: Vec<&str> = printed.lines().collect();
            let stored = shown.join("\n").trim_end().to_owned();
            let shown: Vec<&str> = stored.lines().collect();
            if output::matches(&shown, &lines) {
                continue;
            }
            if !output::is_shortened(&shown) && may_replace(&stored, printed) {
                renewed = if stored.is_empty() && renewed.matches("$ ").count() == 1 {
                    format!("{}\n{printed}\n", renewed.trim_end())
                } else if stored.is_empty() {
                    let line = format!("$ {command}");
                    renewed.replacen(&line, &format!("{line}\n{printed}"), 1)
                } else {
                    renewed.replacen(&stored, printed, 1)
                };
                continue;
            }
            let line = block.line;
            checked.differences.push(format!("line {line}: $ {command}\n{printed}\n"));
        }
        Ok(renewed)
    }

    /// Runs one command; nothing where it is one that this machine lacks.
    fn run(&mut self, words: &[String]) -> Result<Option<Ran>, Failure> {
        let Some((program, arguments)) = words.split_first() else { return Ok(None) };
        match program.as_str() {
            "taxdiff" => Ok(Some(run_in(self.folder, arguments, b""))),
            "cat" => {
                let texts: Result<String, Failure> =
                    arguments.iter().map(|name| crate::read(&self.folder.join(name))).collect();
                Ok(Some(Ran { code: Some(0), out: texts?, said: String::new() }))
            }
            "curl" => self.curl(arguments),
            other => Err(format!("no example runs {other}")),
        }
    }

    fn curl(&mut self, arguments: &[String]) -> Result<Option<Ran>, Failure> {
        let server = self.server.get_or_insert_with(|| Server::start(&["--rate", "0"]));
        let address = server.address.to_string();
        let own = arguments.iter().map(|argument| argument.replace(ADDRESS, &address));
        let output = Command::new("curl").args(own).current_dir(self.folder).output();
        let output = match output {
            Ok(output) => output,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                eprintln!("note: curl is not installed; its examples are not run");
                return Ok(None);
            }
            Err(error) => return Err(format!("curl: {error}")),
        };
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).replace(&address, ADDRESS);
        let (out, said) = (text(output.stdout), text(output.stderr));
        Ok(Some(Ran { code: output.status.code(), out, said }))
    }
}

/// What messages say in the language that a command asks for.
fn headings(messages: &str, command: &str) -> Vec<String> {
    let chosen = command.split("--lang ").nth(1).and_then(|rest| rest.split_whitespace().next());
    let language = chosen.and_then(Language::tagged).unwrap_or(Language::English);
    messages.split('|').map(|id| Words::of(language).say(id)).collect()
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &copied)?;
        } else {
            fs::copy(&path, &copied).map_err(failed)?;
        }
    }
    Ok(())
}
