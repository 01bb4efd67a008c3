//! What is asked of all readings together: JSON in, JSON out.

use calc_core::law::problem::Message;
use calc_core::person::assess::Settings;
use calc_core::person::decode::decode;
use calc_core::person::readings::compare::{Comparison, compare};
use calc_core::person::readings::gap::{Gap, NotReconciled, Official, reconcile};
use calc_core::person::solve::{NetRelief, NotSolved, out_of_reach};
use calc_payroll::facts_json::{Fault, Goal, JsonProblem, RequestKind};
use calc_payroll::solved::{Solved, solved as solve};

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
            let (code, message) = error.told();
            of_official(Fault::Told(code, Box::new(message)))
        }
    })
}

/// [`reconciled`] of a body alone, as bytes.
pub fn reconcile_body(body: &[u8], asked: &Asked<Settings>) -> Reply {
    Reply::of(reconciled(body, None, asked))
}

/// Two sets of settings side by side. What is asked for outside the body holds where neither says otherwise.
///
/// # Errors
/// What is wrong with the body.
pub fn compared(body: &[u8], asked: &Asked<Settings>) -> Result<Comparison, RequestErrors> {
    let (request, language) = understood(body, RequestKind::Compare, asked)?;
    let refused = |facts| RequestErrors { json: Vec::new(), facts, language };
    let [old, new] = request.scenarios.unwrap_or_default().map(|scenario| {
        let mut settings = asked.settings.clone();
        for (name, value) in scenario {
            // A body without problems has settings that can be taken.
            let _ = settings.set(&name, &value);
        }
        settings
    });
    let facts = decode(&request.facts).map_err(refused)?;
    compare(&facts, &old, &new).map_err(refused)
}

/// [`compared`], as bytes.
pub fn compare_body(body: &[u8], asked: &Asked<Settings>) -> Reply {
    Reply::of(compared(body, asked))
}

/// The member of a body that holds what is solved for.
const SOLVE: &str = "/solve";

/// The other way round. `given` is a goal from outside the body, with the relief that is counted.
///
/// # Errors
/// What is wrong with the body or the goal.
pub fn solved(
    body: &[u8],
    (given, relief): (Option<Goal>, Option<NetRelief>),
    asked: &Asked<Settings>,
) -> Result<Solved, RequestErrors> {
    let (request, language) = understood(body, RequestKind::Solve, asked)?;
    let of_goal = |fault| {
        let problem = JsonProblem { pointer: SOLVE.to_owned(), fault };
        RequestErrors { json: vec![problem], facts: Vec::new(), language }
    };
    let goal = given.or(request.goal).ok_or_else(|| of_goal(Fault::Missing))?;
    let relief = relief.or(request.relief).unwrap_or_default();
    let refused = |facts| RequestErrors { json: Vec::new(), facts, language };
    let facts = decode(&request.facts).map_err(refused)?;
    solve(&facts, &asked.settings, relief, goal).map_err(|why| match why {
        NotSolved::Facts(problems) => refused(problems),
        NotSolved::OutOfReach(most) => {
            let (code, message) = out_of_reach(most);
            of_goal(Fault::Told(code, Box::new(message)))
        }
    })
}

/// [`solved`] of a body alone, as bytes.
pub fn solve_body(body: &[u8], asked: &Asked<Settings>) -> Reply {
    Reply::of(solved(body, (None, None), asked))
}
