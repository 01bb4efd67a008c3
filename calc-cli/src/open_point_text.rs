//! Open points of the law that were decided, in words.

use calc_core::law::params::{DecidedBy, Decision};
use calc_text::Words;
use calc_text::open_points::{alternative, point};
use calc_text::outcome::evidence;

/// An open point with the alternative that was taken, and who decided.
pub(crate) fn decided(words: &Words, decision: &Decision) -> String {
    let id = match decision.decided_by {
        DecidedBy::Default => "answer-taken-default",
        DecidedBy::User => "answer-taken-user",
        DecidedBy::Readings => "answer-taken-readings",
    };
    let point = point(words, decision.parameter);
    let evidence = evidence(words, decision.evidence);
    let taken = alternative(words, decision.parameter, decision.taken);
    let taken = words.fill(id, &[("taken", &taken)]);
    let filled = [("point", &*point), ("evidence", &*evidence), ("taken", &*taken)];
    words.fill("answer-open-point", &filled)
}
