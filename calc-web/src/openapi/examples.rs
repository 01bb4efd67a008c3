//! Examples: a body, and the very bytes that this build answers it with.

use calc_core::law::params::Choices;
use calc_core::law::text::Language;
use calc_core::person::assess::Settings;
use calc_payroll::months::ledger::Ledger;
use calc_payroll::months::reading::ledger;
use calc_payroll::months::{self, Months};
use calc_payroll::people::People;
use calc_payroll::pipeline::{Job, open, run};
use calc_payroll::subject::Subject;
use calc_payroll::{Format, Payroll, ndjson};
use calc_text::reply::{self, Asked};
use calc_text::{calibration, readings, receipts};
use serde_json::{Value, json};
use utoipa::openapi::RefOr;
use utoipa::openapi::path::Operation;

use crate::days;

/// Adds the examples of a route.
pub(super) fn add(path: &str, operation: &mut Operation) {
    match path {
        "/v1/individuals/assess" => {
            let answer = reply::assess(facts().to_string().as_bytes(), &Asked::default());
            put(operation, "application/json", facts(), parsed(&answer.body));
        }
        "/v1/enterprises/assess" => {
            let body = company().to_string();
            let answer = reply::assess_company(body.as_bytes(), &Asked::default());
            put(operation, "application/json", company(), parsed(&answer.body));
        }
        "/v1/individuals/withholding" => {
            let body = month().to_string();
            let settings = Choices::DEFAULT;
            let (trace, language, usual_language) = (None, None, Language::English);
            let asked = Asked { trace, language, usual_language, settings };
            let answer = reply::withhold(body.as_bytes(), &asked);
            put(operation, "application/json", month(), parsed(&answer.body));
        }
        "/v1/individuals/days" => {
            let body = crossings().to_string();
            let (trace, language, usual_language) = (None, None, Language::English);
            let settings = Choices::DEFAULT;
            let asked = Asked { trace, language, usual_language, settings };
            let answer = reply::count_days(body.as_bytes(), &asked);
            put(operation, "application/json", crossings(), parsed(&answer.body));
            let mut rows = String::new();
            let counted = days::run(CROSSINGS.as_bytes(), days::Periods::default(), |_, out| {
                rows.push_str(&String::from_utf8_lossy(&out));
                Ok(())
            });
            let rows = counted.map_or_else(|_| String::new(), |()| rows);
            put(operation, "text/csv", CROSSINGS.into(), rows.into());
        }
        "/v1/individuals/curve" => {
            let answer = reply::draw(range().to_string().as_bytes(), &Asked::default());
            put(operation, "application/json", range(), parsed(&answer.body));
        }
        "/v1/individuals/reconcile" => {
            let answer =
                readings::reconcile_body(official().to_string().as_bytes(), &Asked::default());
            put(operation, "application/json", official(), parsed(&answer.body));
        }
        "/v1/individuals/calibrate" => {
            let body = json!({"people": [official()]});
            let answer =
                calibration::calibrate_body(body.to_string().as_bytes(), &Asked::default());
            put(operation, "application/json", body, parsed(&answer.body));
        }
        "/v1/individuals/compare" => {
            let mut body = facts();
            body["compare"] = json!({"old": {"tax_reduction": "not_counted"}, "new": {}});
            let answer = readings::compare_body(body.to_string().as_bytes(), &Asked::default());
            put(operation, "application/json", body, parsed(&answer.body));
        }
        "/v1/individuals/solve" => {
            let mut body = facts();
            body["solve"] = json!({"net": "900000.00", "relief": "exemption"});
            let answer = readings::solve_body(body.to_string().as_bytes(), &Asked::default());
            put(operation, "application/json", body, parsed(&answer.body));
        }
        "/v1/individuals/receipt" => {
            put(operation, "application/json", facts(), parsed(&receipt()));
        }
        "/v1/receipts/verify" => {
            let answer = receipts::verify_body(&receipt(), &Asked::default());
            put(operation, "application/json", parsed(&receipt()), parsed(&answer.body));
        }
        "/v1/individuals/batch" => {
            let answer = Value::String(csv_answer::<People>(ROWS, Settings::default()));
            put(operation, "text/csv", ROWS.into(), answer);
            let line = facts().to_string() + "\n";
            let answer = Value::String(lines_answer(&line));
            put(operation, "application/x-ndjson", line.into(), answer);
        }
        "/v1/individuals/withholding/batch" => {
            put(operation, "text/csv", MONTHS.into(), Value::String(months_answer()));
        }
        _ => {}
    }
}

const ROWS: &str = "employee_id,tax_year,identity,park_employment,clean_record,white_listed,wages,tax_withheld\n\
    0042,2025,hk_permanent,yes,yes,yes,1000000.00,243080.00\n";

/// From Monday morning to Friday evening, once.
const CROSSINGS: &str = "employee_id,date,direction\n0042,2025-06-02,in\n0042,2025-06-06,out\n";

/// A commuter who has no full day on the mainland, and is there for half of the month.
const MONTHS: &str = "employee_id,tax_year,month,expected_residence_days,post,paid_in_china,paid_abroad,\
    china_work_days,period_days\n0042,2025,6,0,dual,20000.00,40000.00,15,30\n";

/// The example of the README, which the tests hold to be the same.
fn facts() -> Value {
    json!({
        "person": {
            "employee_id": "0042",
            "tax_year": 2025,
            "identity": "hk_permanent",
            "park_employment": "yes",
            "clean_record": "yes",
            "white_listed": "yes",
        },
        "mainland": {"wages": "1000000.00", "annual_bonus": "100000.00", "tax_withheld": "240000.00"},
        "hong_kong": {"hk_marital_status": "married", "hk_children": 2, "hk_mpf": "18000.00"},
        "assumptions": {"fx_cny_per_hkd": "0.92"},
    })
}

fn month() -> Value {
    json!({
        "tax_year": 2025,
        "expected_residence_days": 120,
        "post": "dual",
        "paid_in_china": "20000.00",
        "paid_abroad": "40000.00",
        "months": [{"month": 6, "china_work_days": "15", "period_days": 30}],
    })
}

/// From Monday morning to Friday evening, once.
fn crossings() -> Value {
    json!({
        "until": "2025-12-31",
        "crossings": [
            {"date": "2025-06-02", "direction": "in"},
            {"date": "2025-06-06", "direction": "out"},
        ],
    })
}

fn company() -> Value {
    json!({
        "tax_year": 2025,
        "site": {"in_special_area": "yes"},
        "activity": {
            "catalogue_item": "listed",
            "main_business_income": "70000000.00",
            "total_income": "100000000.00",
        },
        "substance": {"operations": "yes", "personnel": "yes", "accounts": "yes", "property": "yes"},
        "taxable_income": "10000000.00",
        "staff_average": 150,
        "assets_average": "80000000.00",
        "restricted_industry": "no",
        "high_tech_certificate": "no",
    })
}

fn range() -> Value {
    let mut body = facts();
    body["range"] = json!({"column": "wages", "from": "500000", "to": "1500000", "step": "500000"});
    body
}

fn official() -> Value {
    let mut body = facts();
    body["official"] = json!({"exemption": "113785.40"});
    body
}

/// A record of the example, as if made at the end of November 2026.
fn receipt() -> Vec<u8> {
    let facts = facts().to_string();
    receipts::receipt_body(facts.as_bytes(), "2026-11-30T09:00:00Z", &Asked::default()).body
}

fn parsed(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_default()
}

/// Rows of months with their results.
fn months_answer() -> String {
    let settings = |ledger| months::Settings { choices: Choices::DEFAULT, ledger };
    let Ok((header, frames)) = open::<_, Months>(MONTHS.as_bytes(), Format::Csv) else {
        return String::new();
    };
    let payroll = Payroll { header, settings: settings(Ledger::default()), format: Format::Csv };
    let Ok((ledger, _)) = ledger::<std::convert::Infallible>(&payroll, frames, (false, false))
    else {
        return String::new();
    };
    csv_answer::<Months>(MONTHS, settings(ledger))
}

fn csv_answer<S: Subject>(rows: &'static str, settings: S::Settings) -> String {
    let stop = false.into();
    let Ok((header, frames)) = open::<_, S>(rows.as_bytes(), Format::Csv) else {
        return String::new();
    };
    let payroll = Payroll::<S> { header, settings, format: Format::Csv };
    let mut out = Vec::new();
    payroll.header.push_line(&mut out);
    let job = Job { payroll: &payroll, rows: frames, threads: 1, stop: &stop };
    let ran = run(
        job,
        |_| (),
        |chunk, ()| -> Result<(), ()> {
            out.append(&mut chunk.out);
            Ok(())
        },
    );
    ran.map_or_else(|_| String::new(), |_| String::from_utf8_lossy(&out).into_owned())
}

fn lines_answer(lines: &str) -> String {
    let mut out = Vec::new();
    let nothing = |_: &ndjson::LineErrors| b"[]".to_vec();
    let ran = ndjson::run(lines.as_bytes(), &Settings::default(), nothing, |rows| {
        out.extend_from_slice(&rows);
        Ok::<(), ()>(())
    });
    ran.map_or_else(|_| String::new(), |_| String::from_utf8_lossy(&out).into_owned())
}

fn put(operation: &mut Operation, kind: &str, body: Value, answer: Value) {
    if let Some(RefOr::T(request)) = &mut operation.request_body
        && let Some(RefOr::T(content)) = request.content.get_mut(kind)
    {
        content.example = Some(body);
    }
    if let Some(RefOr::T(response)) = operation.responses.responses.get_mut("200")
        && let Some(RefOr::T(content)) = response.content.get_mut(kind)
    {
        content.example = Some(answer);
    }
}
