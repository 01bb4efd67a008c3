//! The codes of a row's mistakes.

use calc_core::law::code::Codes;
use calc_core::law::fields::FactLocation;
use calc_core::law::problem::Problem;

/// The codes of mistakes.
pub(crate) fn codes_of<P: FactLocation>(problems: &[Problem<P>]) -> Codes<P::Code> {
    let mut codes = Codes::default();
    for problem in problems {
        codes.insert(problem.code);
    }
    codes
}
