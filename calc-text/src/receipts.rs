//! Receipts: JSON in, JSON out.

use calc_core::law::problem::{Argument, Message};
use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use calc_core::person::decode::decode;
use calc_payroll::facts_json::{Fault, JsonProblem, RequestKind};
use calc_payroll::months::json::has_months;
use calc_payroll::person_years::json::is_year_of_months;
use calc_receipt::{NoReceipt, NotMade, Receipt, Verification, make, make_of_months, verify};

use crate::reply::{Asked, Reply, RequestErrors, YearErrors, understood, understood_year};

/// The receipt of the answer for the facts of one person-year, with its months where they are given. `made_at` is
/// the time in UTC.
///
/// # Errors
/// What is wrong with the body.
pub fn receipt(
    body: &[u8],
    (made_at, with_identity): (&str, bool),
    asked: &Asked,
) -> Result<Receipt, YearErrors> {
    if is_year_of_months(body) {
        return of_months(body, (made_at, with_identity), asked);
    }
    if has_months(body) {
        let language = asked.language.unwrap_or(asked.usual_language);
        let (code, id) = ("receipt_of_months", "receipt-of-months");
        return Err(Err(told(language, "/months", code, id, Vec::new())));
    }
    let (request, language) = understood(body, RequestKind::Answer, asked).map_err(Err)?;
    // What is refused without a record is refused with one, the person's number too.
    let decoded = decode(&request.facts);
    decoded.map_err(|found| not_made(NotMade::Facts(found), language))?;
    let made = make(&request.facts, &asked.settings, made_at, with_identity);
    made.map_err(|why| not_made(why, language))
}

fn of_months(
    body: &[u8],
    (made_at, with_identity): (&str, bool),
    asked: &Asked,
) -> Result<Receipt, YearErrors> {
    let (request, language) = understood_year(body, asked).map_err(Err)?;
    // As above.
    let found = request.year(&asked.settings.choices, TraceLevel::None);
    found.map_err(|problems| not_made(problems.into(), language))?;
    let made = make_of_months(&request, &asked.settings, made_at, with_identity);
    made.map_err(|why| not_made(why, language))
}

fn not_made(why: NotMade, language: Language) -> YearErrors {
    match why {
        NotMade::Facts(facts) => Err(RequestErrors { json: Vec::new(), facts, language }),
        NotMade::Months(facts) => Ok(RequestErrors { json: Vec::new(), facts, language }),
        NotMade::TooLarge => {
            Err(told(language, "", "receipt_too_large", "receipt-too-large", Vec::new()))
        }
        NotMade::Json(_) => Err(told(language, "", "no_receipt", "receipt-none", Vec::new())),
    }
}

/// What working a receipt out again shows.
///
/// # Errors
/// What keeps it from being worked out again.
pub fn verified(body: &[u8], language: Language) -> Result<Verification, YearErrors> {
    verify(body).map_err(|why| match why {
        NoReceipt::NotOne => Err(told(language, "", "no_receipt", "receipt-none", Vec::new())),
        NoReceipt::TooLarge => {
            let problem = JsonProblem { pointer: String::new(), fault: Fault::TooLarge };
            Err(RequestErrors { json: vec![problem], facts: Vec::new(), language })
        }
        NoReceipt::Json(problems) => {
            let inside = |problem: JsonProblem| JsonProblem {
                pointer: format!("/record/facts{}", problem.pointer),
                ..problem
            };
            let json = problems.into_iter().map(inside).collect();
            Err(RequestErrors { json, facts: Vec::new(), language })
        }
        NoReceipt::Facts(facts) => Err(RequestErrors { json: Vec::new(), facts, language }),
        NoReceipt::Months(facts) => Ok(RequestErrors { json: Vec::new(), facts, language }),
        NoReceipt::Setting { name, value } => {
            let pointer = "/record/settings";
            let filled = vec![("name", Argument::Text(name)), ("value", Argument::Text(value))];
            Err(told(language, pointer, "receipt_setting", "receipt-setting", filled))
        }
    })
}

/// [`receipt`], as bytes.
pub fn receipt_body(body: &[u8], made_at: &str, asked: &Asked) -> Reply {
    Reply::of_year(receipt(body, (made_at, false), asked))
}

/// [`verified`], as bytes.
pub fn verify_body(body: &[u8], asked: &Asked) -> Reply {
    Reply::of_year(verified(body, asked.language.unwrap_or(asked.usual_language)))
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
