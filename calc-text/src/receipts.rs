//! Receipts: JSON in, JSON out.

use calc_core::law::problem::{Argument, Message};
use calc_core::law::text::Language;
use calc_core::person::decode::decode;
use calc_payroll::facts_json::{Fault, JsonProblem, RequestKind};
use calc_payroll::months::json::has_months;
use calc_payroll::person_years::json::is_year_of_months;
use calc_receipt::{NoReceipt, NotMade, Receipt, Verification, make, verify};

use crate::reply::{Asked, Reply, RequestErrors, understood};

/// The receipt of the answer for the facts of one person-year. `made_at` is the time in UTC.
///
/// # Errors
/// What is wrong with the body.
pub fn receipt(
    body: &[u8],
    (made_at, with_identity): (&str, bool),
    asked: &Asked,
) -> Result<Receipt, RequestErrors> {
    if is_year_of_months(body) || has_months(body) {
        let language = asked.language.unwrap_or(asked.usual_language);
        return Err(told(
            language,
            "/months",
            "receipt_of_months",
            "receipt-of-months",
            Vec::new(),
        ));
    }
    let (request, language) = understood(body, RequestKind::Answer, asked)?;
    // What is refused without a record is refused with one, the person's number too.
    let refused = |facts| RequestErrors { json: Vec::new(), facts, language };
    decode(&request.facts).map_err(refused)?;
    make(&request.facts, &asked.settings, made_at, with_identity).map_err(|why| match why {
        NotMade::Facts(facts) => refused(facts),
        NotMade::Json(_) => told(language, "", "no_receipt", "receipt-none", Vec::new()),
    })
}

/// What working a receipt out again shows.
///
/// # Errors
/// What keeps it from being worked out again.
pub fn verified(body: &[u8], language: Language) -> Result<Verification, RequestErrors> {
    verify(body).map_err(|why| match why {
        NoReceipt::NotOne => told(language, "", "no_receipt", "receipt-none", Vec::new()),
        NoReceipt::TooLarge => {
            let problem = JsonProblem { pointer: String::new(), fault: Fault::TooLarge };
            RequestErrors { json: vec![problem], facts: Vec::new(), language }
        }
        NoReceipt::Json(problems) => {
            let inside = |problem: JsonProblem| JsonProblem {
                pointer: format!("/record/facts{}", problem.pointer),
                ..problem
            };
            let json = problems.into_iter().map(inside).collect();
            RequestErrors { json, facts: Vec::new(), language }
        }
        NoReceipt::Facts(facts) => RequestErrors { json: Vec::new(), facts, language },
        NoReceipt::Setting { name, value } => {
            let pointer = "/record/settings";
            let filled = vec![("name", Argument::Text(name)), ("value", Argument::Text(value))];
            told(language, pointer, "receipt_setting", "receipt-setting", filled)
        }
    })
}

/// [`receipt`], as bytes.
pub fn receipt_body(body: &[u8], made_at: &str, asked: &Asked) -> Reply {
    Reply::of(receipt(body, (made_at, false), asked))
}

/// [`verified`], as bytes.
pub fn verify_body(body: &[u8], asked: &Asked) -> Reply {
    Reply::of(verified(body, asked.language.unwrap_or(asked.usual_language)))
}

fn told(
    language: Language,
    pointer: &str,
    code: &'static str,
    id: &'static str,
    filled: Vec<(&'static str, Argument)>,
) -> RequestErrors {
    let fault = Fault::Told(code, Box::new(Message::new(id, filled)));
    let problem = JsonProblem { pointer: pointer.to_owned(), fault };
    RequestErrors { json: vec![problem], facts: Vec::new(), language }
}
