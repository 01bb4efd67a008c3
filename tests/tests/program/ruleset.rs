//! The ruleset that is expected: another one is told before any figure.

#![allow(clippy::unwrap_used)]

use calc_core::law::ruleset::RULESET;
use calc_tests::http::{CHEAP, problem};
use calc_tests::program::run_with;
use calc_tests::server::Server;
use calc_text::ProblemKind;

const OTHER: &str = "0.1.0+000000000000";

const ROW: &[u8] = b"employee_id,tax_year,wages\n0042,2025,1000000\n";

#[test]
fn the_program_works_out_nothing_under_another_ruleset() {
    let own = RULESET.to_string();
    for before in [true, false] {
        let with = |ruleset: &str| {
            let pinned = ["--ruleset".to_owned(), ruleset.to_owned()];
            let command = ["batch".to_owned(), "-".to_owned()];
            let arguments =
                if before { [pinned, command].concat() } else { [command, pinned].concat() };
            run_with(arguments.iter().map(String::as_str), ROW)
        };
        let ran = with(&own);
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        assert!(ran.out.contains(&own), "{}", ran.out);
        for other in [OTHER, "", RULESET.engine, "nonsense"] {
            let ran = with(other);
            assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{other}: {}", ran.said);
            assert!(ran.said.contains(&own), "{other}: {}", ran.said);
        }
    }
}

#[test]
fn the_service_works_out_nothing_under_another_ruleset() {
    let server = Server::start(CHEAP);
    let own = RULESET.to_string();
    let get = |path: &str, ruleset: &str| server.get(path, &[("taxdiff-ruleset", ruleset)]);
    assert_eq!(get("/v1/coverage", &own).status, 200);
    let refused = get("/v1/coverage", OTHER);
    problem(&refused, ProblemKind::Ruleset);
    assert!(refused.text().contains(&own), "{}", refused.text());
    // Whether it lives may be asked whatever is expected.
    assert_eq!(get("/healthz", OTHER).status, 200);
    let both = [("taxdiff-ruleset", &*own), ("taxdiff-ruleset", OTHER)];
    problem(&server.get("/v1/coverage", &both), ProblemKind::Ruleset);
}
