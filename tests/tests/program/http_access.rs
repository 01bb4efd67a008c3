//! Who may call the service: keys, addresses, pages of others.

#![allow(clippy::unwrap_used)]

use std::fs;

use calc_tests::http::FACTS;
use calc_tests::program::run;
use calc_tests::server::{Server, signal};

const ASSESS: &str = "/v1/individuals/assess";
const BATCH: &str = "/v1/individuals/batch";
const HEADER: &str = "employee_id,tax_year,wages\n";

#[test]
fn keys_open_what_they_are_for_and_follow_their_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("keys.toml");
    let file = file.to_str().unwrap();
    let keys = |arguments: &[&str]| {
        let ran = run([&["serve", "keys"], arguments, &["--file", file]].concat());
        (ran.code, ran.out, ran.said)
    };
    let new = |name: &str, scopes: &str, more: &[&str]| {
        let (code, out, said) = keys(&[&["new", name, "--scope", scopes], more].concat());
        assert_eq!(code, Some(0), "{said}");
        format!("Bearer {}", out.lines().nth(1).unwrap())
    };
    let assess = new("assess", "assess", &[]);
    let both = new("both", "batch,read", &[]);
    let old = new("old", "assess", &["--expires", "2020-01-01"]);
    let (code, _, said) = keys(&["new", "both", "--scope", "read"]);
    assert_eq!(code, Some(2), "{said}");
    let (_, listed, _) = keys(&["list"]);
    assert!(listed.contains("assess") && listed.contains("2020-01-01 (expired)"), "{listed}");
    assert!(
        !listed.contains(&assess[20..])
            && !fs::read_to_string(file).unwrap().contains(&assess[20..])
    );
    let server = Server::start(&["--keys", file, "--rate", "0"]);
    let status = |path: &str, key: &str| {
        let method = if path.contains("individuals") { "POST" } else { "GET" };
        let kind = if path == BATCH { "text/csv" } else { "application/json" };
        let headers = [("authorization", key), ("content-type", kind)];
        let body = if path == BATCH { HEADER.as_bytes() } else { FACTS };
        server.send(method, path, &headers, body).status
    };
    for (path, key, expected) in [
        (ASSESS, &assess, 200),
        (BATCH, &assess, 403),
        ("/v1/params", &assess, 403),
        (ASSESS, &both, 403),
        (BATCH, &both, 200),
        ("/v1/coverage", &both, 200),
        ("/metrics", &both, 200),
        (ASSESS, &old, 401),
        (ASSESS, &"Bearer ".to_owned(), 401),
        (ASSESS, &assess.replace("Bearer", "Basic"), 401),
    ] {
        assert_eq!(status(path, key), expected, "{path}");
    }
    for open in ["/healthz", "/readyz", "/openapi.json", "/problems", "/docs/index.html"] {
        assert_eq!(server.get(open, &[]).status, 200, "{open}");
    }
    assert_eq!(keys(&["revoke", "assess"]).0, Some(0));
    assert_eq!(keys(&["revoke", "assess"]).0, Some(2));
    server.wait_for_log("keys read again");
    assert_eq!(status(ASSESS, &assess), 401);
    let later = new("later", "assess", &[]);
    server.wait_for_log("keys read again");
    assert_eq!(status(ASSESS, &later), 200);
}

#[cfg(unix)]
#[test]
fn a_keys_file_for_everybody_is_refused_and_a_hangup_ends_nothing() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.toml");
    let file = path.to_str().unwrap();
    let new = run(["serve", "keys", "new", "reader", "--scope", "read", "--file", file]);
    assert_eq!(new.code, Some(0), "{}", new.said);
    let mode = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    for open in [0o644, 0o602, 0o620] {
        mode(open);
        let refused = run(["serve", "--keys", file, "--listen", "127.0.0.1:0"]);
        assert_eq!(refused.code, Some(2), "{open:o}");
        assert!(refused.said.contains(&format!("{open:04o}")), "{}", refused.said);
    }
    mode(0o640);
    let server = Server::start(&["--keys", file]);
    let key = format!("Bearer {}", new.out.lines().nth(1).unwrap());
    let status = || server.get("/v1/params", &[("authorization", &key)]).status;
    assert_eq!(status(), 200);
    // The same length and the same time, and other content.
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let at = text.find("hash = \"").unwrap() + 8;
    let other = if text.as_bytes()[at] == b'0' { "1" } else { "0" };
    fs::write(&path, [&text[..at], other, &text[at + 1..]].concat()).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
    server.wait_for_log("keys read again");
    assert_eq!(status(), 401);
    signal("-HUP", server.id());
    server.wait_for_log("asked to read again");
    assert_eq!(server.get("/healthz", &[]).status, 200);
}

#[test]
fn limits_of_nothing_are_refused() {
    for option in [
        "--timeout",
        "--idle",
        "--batch-time",
        "--body-limit",
        "--concurrency",
        "--batches",
        "--connections",
    ] {
        let refused = run(["serve", "--listen", "127.0.0.1:0", option, "0"]);
        assert_eq!(refused.code, Some(2), "{option}: {}", refused.said);
    }
}

#[test]
fn nobody_listens_to_the_world_by_mistake() {
    let refused = run(["serve", "--listen", "0.0.0.0:0"]);
    assert_eq!(refused.code, Some(2), "{}", refused.said);
    assert!(refused.said.contains("--open") && refused.said.contains("What to do"));
    let refused = run(["--lang", "zh-Hant-HK", "serve", "--listen", "[::]:0"]);
    assert!(refused.said.contains("密鑰"), "{}", refused.said);
    assert_eq!(run(["serve", "--keys", "/no/such/keys.toml"]).code, Some(2));
    assert_eq!(run(["serve", "--allow-origin", "*"]).code, Some(2));
    let taken = Server::start(&[]);
    let refused = run(["serve", "--listen", &taken.address.to_string()]);
    assert_eq!(refused.code, Some(4), "{}", refused.said);
    let open = Server::start_on("0.0.0.0:0", &["--open"]);
    assert!(open.address.ip().is_unspecified());
}

#[test]
fn pages_of_others_call_only_where_they_may() {
    let server = Server::start(&["--allow-origin", "https://payroll.example"]);
    let preflight = |origin: &str| {
        let headers = [
            ("origin", origin),
            ("access-control-request-method", "POST"),
            ("access-control-request-headers", "content-type,authorization"),
        ];
        server.send("OPTIONS", ASSESS, &headers, b"")
    };
    let allowed = preflight("https://payroll.example");
    assert_eq!(allowed.status, 200);
    assert_eq!(allowed.header("access-control-allow-origin"), Some("https://payroll.example"));
    assert!(preflight("https://else.example").header("access-control-allow-origin").is_none());
    let headers = [("origin", "https://payroll.example"), ("content-type", "application/json")];
    let answer = server.send("POST", ASSESS, &headers, FACTS);
    assert_eq!(answer.header("access-control-allow-origin"), Some("https://payroll.example"));
    let closed = Server::start(&[]);
    let answer = closed.send("OPTIONS", ASSESS, &headers, b"");
    assert_eq!(answer.status, 405);
}
