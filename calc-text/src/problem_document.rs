//! The body of an `application/problem+json` answer (RFC 9457).

use calc_core::law::code::Code as _;
use calc_core::law::fields::FactLocation;
use calc_core::law::problem::Problem;
use calc_core::law::ruleset::RULESET;
use calc_payroll::facts_json::{Fault, JsonProblem, MOST_TOLD};
use calc_payroll::file_problem::FileProblem;
use serde::Serialize;

use crate::{Explained, Words, file_problem, grouped, json_problem, problem};

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $slug:literal, $status:literal;)*) => {
        /// A kind of problem. Each has a page at its address.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ProblemKind {
            $($(#[$doc])* $variant,)*
        }

        impl ProblemKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The last part of its address, which is also the end of its messages' ids.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)* }
            }

            /// The HTTP status.
            pub const fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)* }
            }

            /// The address of its page.
            pub const fn address(self) -> &'static str {
                match self { $(Self::$variant => concat!("/problems/", $slug),)* }
            }
        }
    };
}

kinds! {
    /// The request is not HTTP as it should be.
    Request = "request", 400;
    /// The body is not JSON.
    Syntax = "syntax", 400;
    /// A query parameter is wrong.
    Query = "query", 400;
    /// No key, or one that is not known.
    Key = "key", 401;
    /// The key is not for this.
    Scope = "scope", 403;
    /// Nothing is at this address.
    NotFound = "not-found", 404;
    /// The address does not take this method.
    Method = "method", 405;
    /// The body did not come in time.
    Timeout = "timeout", 408;
    /// Another ruleset is expected than this service has.
    Ruleset = "ruleset", 412;
    /// The body is too large.
    TooLarge = "too-large", 413;
    /// The body is of a kind that is not read.
    MediaType = "media-type", 415;
    /// The facts make no sense.
    Facts = "facts", 422;
    /// The file is no payroll.
    Payroll = "payroll", 422;
    /// Too many requests of one caller.
    TooMany = "too-many", 429;
    /// A fault of the service.
    Internal = "internal", 500;
    /// The service has no room at the moment.
    Busy = "busy", 503;
    /// Temporary files cannot be written.
    Storage = "storage", 507;
}

impl ProblemKind {
    /// The kind with the last part of an address.
    pub fn named(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.slug() == slug)
    }

    /// A document without a list of mistakes.
    pub fn document(self, words: &Words) -> ProblemDocument {
        self.document_with(words, words.say(&format!("detail-{}", self.slug())), Vec::new())
    }

    pub(crate) fn document_with(
        self,
        words: &Words,
        detail: String,
        errors: Vec<ProblemError>,
    ) -> ProblemDocument {
        ProblemDocument {
            kind: self.address(),
            title: words.say(&format!("title-{}", self.slug())),
            status: self.status(),
            detail,
            errors,
        }
    }

    /// A document for what is wrong with a file as a whole.
    pub(crate) fn document_of_file(
        self,
        words: &Words,
        code: &'static str,
        row: Option<u64>,
        explained: Explained,
    ) -> ProblemDocument {
        let Explained { message: detail, fix } = explained;
        let error = ProblemError {
            pointer: None,
            row,
            code,
            found: String::new(),
            detail: detail.clone(),
            fix,
        };
        self.document_with(words, detail, vec![error])
    }
}

/// The document.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemDocument {
    /// The page that explains the kind of problem.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// A short name.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong, in a sentence.
    pub detail: String,
    /// Every mistake, where there is a list of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemError>,
}

/// One mistake of a [`ProblemDocument`].
#[derive(Clone, Debug, Serialize)]
pub struct ProblemError {
    /// The JSON Pointer of the member, or the name of the query parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The row of a file, counted as a spreadsheet counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// The code.
    pub code: &'static str,
    /// What stood there, masked where it may be personal.
    pub found: String,
    /// What is wrong.
    pub detail: String,
    /// What to do.
    pub fix: String,
}

/// The mistakes of JSON and of the facts in it. Of many the first are told; the last entry counts
/// the rest.
pub fn problem_errors<P: FactLocation>(
    words: &Words,
    json: &[JsonProblem],
    facts: &[Problem<P>],
) -> Vec<ProblemError> {
    let (json, counted) = counted(json);
    let in_json = json.iter().map(|found| of_json(words, found));
    let in_facts = facts.iter().map(|found| {
        let explained = problem(words, found);
        ProblemError {
            pointer: Some(found.field.map_or_else(String::new, FactLocation::pointer)),
            row: None,
            code: found.code.as_str(),
            found: found.found.clone(),
            detail: explained.message,
            fix: explained.fix,
        }
    });
    let mut errors: Vec<_> = in_json.chain(in_facts).take(MOST_TOLD).collect();
    let untold = counted + as_u64(json.len() + facts.len() - errors.len());
    if untold > 0 {
        let more = JsonProblem { pointer: String::new(), fault: Fault::More(untold) };
        errors.push(of_json(words, &more));
    }
    errors
}

fn of_json(words: &Words, found: &JsonProblem) -> ProblemError {
    let explained = json_problem(words, found);
    ProblemError {
        pointer: Some(found.pointer.clone()),
        row: None,
        code: found.fault.code(),
        found: String::new(),
        detail: explained.message,
        fix: explained.fix,
    }
}

/// The mistakes that are told, and how many were counted beside them.
fn counted(json: &[JsonProblem]) -> (&[JsonProblem], u64) {
    match json.split_last() {
        Some((JsonProblem { fault: Fault::More(count), .. }, told)) => (told, *count),
        _ => (json, 0),
    }
}

fn as_u64(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The document for mistakes of JSON (400), of its size (413) or of the facts in it (422).
pub fn problem_document<P: FactLocation>(
    words: &Words,
    json: &[JsonProblem],
    facts: &[Problem<P>],
) -> ProblemDocument {
    let syntax = json.iter().any(|found| matches!(found.fault, Fault::Syntax { .. }));
    let large = json.iter().any(|found| found.fault == Fault::TooLarge);
    let kind = match (large, syntax) {
        (true, _) => ProblemKind::TooLarge,
        (_, true) => ProblemKind::Syntax,
        _ => ProblemKind::Facts,
    };
    let errors = problem_errors(words, json, facts);
    let (told, counted) = counted(json);
    let count = counted + as_u64(told.len() + facts.len());
    let shown = grouped(&count.to_string());
    let most = as_u64(MOST_TOLD);
    let detail = if count > most {
        let most = most.to_string();
        words.fill("detail-many-mistakes", &[("shown", &shown), ("most", &most)])
    } else {
        words.count("detail-mistakes", "count", count, &[("shown", &shown)])
    };
    kind.document_with(words, detail, errors)
}

/// The document for a file that is no payroll: 415 where it is no CSV at all, otherwise 422.
pub fn payroll_document(words: &Words, found: &FileProblem) -> ProblemDocument {
    let kind = match found {
        FileProblem::NotCsv(_) => ProblemKind::MediaType,
        _ => ProblemKind::Payroll,
    };
    let (explained, row) = file_problem(words, found);
    kind.document_of_file(words, found.code(), row, explained)
}

/// The document for a query parameter that is not known or says something that is not.
pub fn query_document(words: &Words, parameter: &str, known: &[&str]) -> ProblemDocument {
    let known = known.join(&words.say("list-separator"));
    let explained = Explained {
        message: words.say("detail-query"),
        fix: words.fill("fix-query", &[("known", &known)]),
    };
    document_of_parameter(words, parameter, explained)
}

/// The document for a header that expects another ruleset.
pub fn ruleset_document(words: &Words, header: &str, expected: &str) -> ProblemDocument {
    let found = RULESET.to_string();
    // An id has less than thirty characters; what is longer is none.
    let expected: String = expected.chars().take(LONGEST_RULESET).collect();
    let filled = [("expected", &*expected), ("found", &*found)];
    let Explained { message: detail, fix } = Explained::of(words, "ruleset-another", &filled);
    let error = ProblemError {
        pointer: Some(header.to_owned()),
        row: None,
        code: "another_ruleset",
        found: expected.clone(),
        detail: detail.clone(),
        fix,
    };
    ProblemKind::Ruleset.document_with(words, detail, vec![error])
}

/// How much of an expected ruleset is repeated.
const LONGEST_RULESET: usize = 40;

/// The document for a query parameter whose value is no day.
pub fn day_document(words: &Words, parameter: &str) -> ProblemDocument {
    let explained =
        Explained { message: words.say("detail-query-day"), fix: words.say("fix-query-day") };
    document_of_parameter(words, parameter, explained)
}

fn document_of_parameter(words: &Words, parameter: &str, explained: Explained) -> ProblemDocument {
    let Explained { message: detail, fix } = explained;
    let error = ProblemError {
        pointer: Some(parameter.to_owned()),
        row: None,
        code: "bad_parameter",
        found: String::new(),
        detail: detail.clone(),
        fix,
    };
    ProblemKind::Query.document_with(words, detail, vec![error])
}
