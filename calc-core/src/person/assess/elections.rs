//! Tax-free benefits or special additional deductions, where nothing says which: what each would come to.

use super::{Settings, assess};
use crate::law::problem::Detail;
use crate::law::trace::Silent;
use crate::person::code::Code;
use crate::person::decode::PersonProblem;
use crate::person::facts::Facts;
use crate::person::fields::BenefitsElection;

/// The same problems; that of a missing election says the mainland tax of both, where no other problem
/// stands in the way.
#[cold]
pub(super) fn with_both_elections(
    mut problems: Vec<PersonProblem>,
    facts: &Facts,
    settings: &Settings,
) -> Vec<PersonProblem> {
    for problem in &mut problems {
        if problem.code != Code::BenefitsAndDeductions {
            continue;
        }
        let tax = |election| {
            let mut elected = facts.clone();
            elected.mainland.benefits_election = Some(election);
            let outcome = assess(&elected, settings, &mut Silent);
            outcome.ok().map(|outcome| outcome.mainland.tax.to_string())
        };
        let both = (tax(BenefitsElection::Benefits), tax(BenefitsElection::Sad));
        if let (Some(benefits), Some(deductions)) = both {
            problem.detail = Detail::EitherTax { benefits, deductions };
        }
    }
    problems
}
