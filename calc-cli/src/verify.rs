//! `taxdiff verify`: a record of an answer, worked out again.

use std::path::Path;
use std::process::ExitCode;

use calc_payroll::escape::printable;
use calc_receipt::{ComputedBy, LARGEST, Parameter, Verdict, Verification};
use calc_text::Words;
use calc_text::receipts::verified;
use serde_json::Value;

use crate::Done;
use crate::args::VerifyArguments;
use crate::assess::{print_year, refuse_year};
use crate::failure::{BAD_ROWS, Failure, GOOD, INPUT, name_of};
use crate::input::read_limited;
use crate::output::print;
use crate::page::Page;

/// The longest text of a record that is shown whole.
const LONGEST: usize = 120;

/// Works records out again. The worst of them decides how the command ends.
pub(crate) fn run(arguments: &VerifyArguments, words: &Words) -> Done {
    let mut worst = GOOD;
    for file in &arguments.receipts {
        worst = worst.max(one(file, arguments.json, words)?);
    }
    if !arguments.json {
        let mut page = Page::new(words);
        page.fill(0, "verify-record", &[]);
        print(page.out.as_bytes())?;
    }
    Ok(ExitCode::from(worst))
}

fn one(file: &Path, as_json: bool, words: &Words) -> Result<u8, Failure> {
    let bytes = match read_limited(file, LARGEST) {
        Ok(bytes) => bytes,
        Err(failure) => {
            // The others are looked at all the same.
            failure.report(words);
            return Ok(INPUT);
        }
    };
    let result = verified(&bytes, words.language());
    let code = match &result {
        Ok(found) if is_equal(found.verdict) => GOOD,
        Ok(_) => BAD_ROWS,
        Err(_) => INPUT,
    };
    match result {
        result if as_json => match print_year(result) {
            Ok(_) | Err(Failure::Said(_)) => {}
            Err(failure) => return Err(failure),
        },
        Ok(found) => {
            print(text(words, &name_of(words, file), &found).as_bytes())?;
        }
        Err(refused) => {
            refuse_year(file, refused);
        }
    }
    Ok(code)
}

fn is_equal(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Equal | Verdict::EqualUnderOtherRuleset)
}

fn text(words: &Words, file: &str, found: &Verification) -> String {
    let mut page = Page::new(words);
    let id = match found.verdict {
        Verdict::Equal => "verify-equal",
        Verdict::EqualUnderOtherRuleset => "verify-equal-under-other-ruleset",
        Verdict::ChangedByRuleset => "verify-changed-by-ruleset",
        Verdict::NotReproduced => "verify-not-reproduced",
        Verdict::Altered => "verify-altered",
    };
    let recorded = ruleset(&found.ruleset.recorded);
    let filled = [
        ("file", file.to_owned()),
        ("recorded", recorded.clone()),
        ("recomputed", ruleset(&found.ruleset.recomputed)),
    ];
    page.fill(0, id, &filled);
    if found.verdict == Verdict::Altered && found.different_members == 0 {
        page.fill(0, "verify-altered-elsewhere", &[]);
    }
    page.fill(0, "verify-made", &[("time", found.made_at.clone()), ("ruleset", recorded)]);
    page.changes(found);
    page.out.push('\n');
    page.out
}

fn ruleset(computed_by: &ComputedBy) -> String {
    cut(&format!("{}+{}", computed_by.engine, computed_by.digest))
}

/// A text that came from a file: nothing in it steers a terminal, and nothing is longer than a line or two.
fn cut(text: &str) -> String {
    let mut shown = printable(&text.chars().take(LONGEST).collect::<String>());
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

impl Page<'_> {
    fn changes(&mut self, found: &Verification) {
        if !found.parameters.is_empty() {
            self.title("verify-parameters");
        }
        for change in &found.parameters {
            let filled = [
                ("id", cut(&change.id)),
                ("recorded", self.version(change.recorded.as_ref())),
                ("recomputed", self.version(change.recomputed.as_ref())),
            ];
            self.fill(2, "verify-parameter", &filled);
        }
        if !found.differences.is_empty() {
            self.title("verify-differences");
        }
        for difference in &found.differences {
            let filled = [
                ("pointer", cut(&difference.pointer)),
                ("recorded", self.value(difference.recorded.as_ref())),
                ("recomputed", self.value(difference.recomputed.as_ref())),
            ];
            self.fill(2, "verify-difference", &filled);
        }
        let more = found.different_members - found.differences.len();
        if more > 0 {
            self.fill(2, "verify-more", &[("count", more.to_string())]);
        }
    }

    fn version(&self, parameter: Option<&Parameter>) -> String {
        let Some(parameter) = parameter else { return self.words.say("verify-nothing") };
        let value = self.value(Some(&parameter.value));
        let (from, evidence) = (cut(&parameter.effective_from), cut(&parameter.evidence));
        let filled = [("value", &*value), ("from", &*from), ("evidence", &*evidence)];
        self.words.fill("verify-version", &filled)
    }

    fn value(&self, value: Option<&Value>) -> String {
        match value {
            None => self.words.say("verify-nothing"),
            Some(Value::String(text)) => cut(text),
            Some(other) => cut(&other.to_string()),
        }
    }
}
