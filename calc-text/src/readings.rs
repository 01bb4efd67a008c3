//! What is asked of all readings together: JSON in, JSON out.

use calc_core::law::problem::{Argument, Message};
use calc_core::person::assess::Settings;
use calc_core::person::decode::decode;
use calc_core::person::readings::gap::{Gap, NotReconciled, Official, OfficialError, reconcile};
use calc_payroll::facts_json::{Fault, JsonProblem, RequestKind};

use crate::reply::{Asked, Reply, RequestErrors, understood};

/// The member of a body that holds the official figure.
const OFFICIAL: &str = "/official";

/// An official figure beside ours. `given` is a figure from outside the body.
///
/// # Errors
/// What is wrong with the body or the figure.
pub fn reconciled(
    body: &[u8],
    given: Option<Official>,
    asked: &Asked<Settings>,
) -> Result<Gap, RequestErrors> {
    let (request, language) = understood(body, RequestKind::Official, asked)?;
    let of_official = |fault| {
        let problem = JsonProblem { pointer: OFFICIAL.to_owned(), fault };
        RequestErrors { json: vec![problem], facts: Vec::new(), language }
    };
    let official = match (given, request.official) {
        (Some(_), Some(_)) => {
            let message = Box::new(Message::new("official-twice", Vec::new()));
            return Err(of_official(Fault::Told("official_twice", message)));
        }
        (given, member) => given.or(member).ok_or_else(|| of_official(Fault::Missing))?,
    };
    let refused = |facts| RequestErrors { json: Vec::new(), facts, language };
    let facts = decode(&request.facts).map_err(refused)?;
    reconcile(&facts, &asked.settings, official).map_err(|why| match why {
        NotReconciled::Facts(problems) => refused(problems),
        NotReconciled::Official(error) => {
            let (code, message) = told(&error);
            of_official(Fault::Told(code, Box::new(message)))
        }
    })
}

/// [`reconciled`] of a body alone, as bytes.
pub fn reconcile_body(body: &[u8], asked: &Asked<Settings>) -> Reply {
    Reply::of(reconciled(body, None, asked))
}

/// The code of what is wrong with an official figure, and what is said of it.
fn told(error: &OfficialError) -> (&'static str, Message) {
    let text = |amount: calc_core::law::money::Cny| Argument::Text(amount.to_string());
    match error {
        OfficialError::AboveTax { exemption, tax } => {
            let filled = vec![("exemption", text(*exemption)), ("tax", text(*tax))];
            ("official_above_tax", Message::new("official-above-tax", filled))
        }
        OfficialError::BelowZero { exemption } => {
            let filled = vec![("exemption", text(*exemption))];
            ("official_below_zero", Message::new("official-below-zero", filled))
        }
        OfficialError::WithheldMissing => {
            let column = calc_core::person::fields::Field::TaxWithheld.about();
            let filled = vec![("column", Argument::Column(column))];
            ("official_without_withheld", Message::new("official-without-withheld", filled))
        }
    }
}
