//! The patterns of the routes, and who needs a key for them: what handlers, keys and the log share.

use axum::extract::MatchedPath;
use axum::http::Method;

use crate::args::Scope;

pub(crate) const HEALTH: &str = "/healthz";
pub(crate) const READY: &str = "/readyz";

/// What stands for every address that no route has.
const UNKNOWN: &str = "unknown";

/// The methods that a log names.
pub(crate) const METHODS: [Method; 4] = [Method::GET, Method::POST, Method::HEAD, Method::OPTIONS];

/// The patterns of all routes, and who needs a key for them.
const PATTERNS: [(&str, Option<Scope>); 38] = [
    ("/v1/individuals/assess", Some(Scope::Assess)),
    ("/v1/individuals/curve", Some(Scope::Assess)),
    ("/v1/individuals/reconcile", Some(Scope::Assess)),
    ("/v1/individuals/calibrate", Some(Scope::Batch)),
    ("/v1/individuals/compare", Some(Scope::Assess)),
    ("/v1/individuals/solve", Some(Scope::Assess)),
    ("/v1/individuals/receipt", Some(Scope::Assess)),
    ("/v1/receipts/verify", Some(Scope::Assess)),
    ("/v1/individuals/batch", Some(Scope::Batch)),
    ("/v1/individuals/withholding", Some(Scope::Assess)),
    ("/v1/individuals/withholding/batch", Some(Scope::Batch)),
    ("/v1/individuals/days", Some(Scope::Assess)),
    ("/v1/enterprises/assess", Some(Scope::Assess)),
    ("/v1/params", Some(Scope::Read)),
    ("/v1/params/{id}", Some(Scope::Read)),
    ("/v1/coverage", Some(Scope::Read)),
    ("/metrics", Some(Scope::Read)),
    (HEALTH, None),
    (READY, None),
    ("/openapi.json", None),
    ("/", None),
    ("/docs", None),
    ("/docs/{*file}", None),
    ("/problems", None),
    ("/problems/{kind}", None),
    ("/static/{file}", None),
    ("/index.html", None),
    ("/company.html", None),
    ("/embed.html", None),
    ("/page.css", None),
    ("/tax-differential.js", None),
    ("/company-tax.js", None),
    ("/tax-differential-pictures.js", None),
    ("/tax-differential-guide.js", None),
    ("/tax-differential-readings.js", None),
    ("/tax-differential-records.js", None),
    ("/tax-differential-months.js", None),
    ("/tax-differential-payroll.js", None),
];

/// The pattern of a route, from the table: what a caller wrote never is a label.
pub(crate) fn name_of(path: Option<&MatchedPath>) -> &'static str {
    let path = path.map_or("", MatchedPath::as_str);
    PATTERNS.iter().find(|(name, _)| *name == path).map_or(UNKNOWN, |(name, _)| name)
}

/// The scope that a route needs.
pub(crate) fn scope(route: &str) -> Option<Scope> {
    PATTERNS.iter().find(|(name, _)| *name == route).and_then(|(_, scope)| *scope)
}
