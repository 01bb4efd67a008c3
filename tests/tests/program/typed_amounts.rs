//! An amount that somebody typed with a currency, a unit, separators or a product, through every face: it
//! is read where it can mean one amount only and the face says so, otherwise refused with the reading that
//! was probably meant, and never taken as another amount. The page's fields are tried in
//! `calc-wasm/widget/test`.

#![allow(clippy::unwrap_used)]

use calc_tests::program::{run_in, run_with};
use calc_tests::server::Server;
use serde_json::{Value, json};

/// What is typed into a column of yuan, and what is offered; none where nothing is. A text in another
/// currency is told as such.
const TYPED: [(&str, ExpectedReading); 16] = [
    ("HKD 780000", ExpectedReading::OtherCurrency),
    ("780000港元", ExpectedReading::OtherCurrency),
    ("HK$78萬", ExpectedReading::OtherCurrency),
    ("US$ 780000", ExpectedReading::OtherCurrency),
    ("人民幣780000", ExpectedReading::Offered("780000")),
    ("￥780,000.00", ExpectedReading::Offered("780000.00")),
    ("780000元", ExpectedReading::Offered("780000")),
    ("７８００００", ExpectedReading::Offered("780000")),
    ("７８０，０００", ExpectedReading::Offered("780000")),
    ("+780000", ExpectedReading::Offered("780000")),
    ("78萬", ExpectedReading::Offered("780000")),
    ("78.5万元", ExpectedReading::Offered("785000")),
    ("65000*12", ExpectedReading::Offered("780000")),
    ("65,000×12", ExpectedReading::Offered("780000")),
    ("7,8,0000", ExpectedReading::Nothing),
    ("780000/月", ExpectedReading::Nothing),
];

#[derive(Clone, Copy)]
enum ExpectedReading {
    OtherCurrency,
    Offered(&'static str),
    Nothing,
}

impl ExpectedReading {
    /// What the fix says.
    fn fix(self) -> String {
        match self {
            Self::OtherCurrency => "Convert it yourself".to_owned(),
            Self::Offered(reading) => format!("Did you mean {reading}?"),
            Self::Nothing => "Write digits, at most two decimals".to_owned(),
        }
    }
}

#[test]
fn in_a_csv_file_of_our_columns() {
    let folder = tempfile::tempdir().unwrap();
    for (typed, told) in TYPED {
        let csv = format!("employee_id,tax_year,wages\n0042,2025,\"{typed}\"\n");
        std::fs::write(folder.path().join("payroll.csv"), csv).unwrap();
        let command =
            ["batch", "payroll.csv", "-o", "out.csv", "--errors", "errors.csv", "--force"];
        let ran = run_in(folder.path(), command, b"");
        assert_eq!(ran.code, Some(1), "{typed}: {}", ran.said);
        let errors = std::fs::read_to_string(folder.path().join("errors.csv")).unwrap();
        assert!(errors.contains(&told.fix()), "{typed}: {errors}");
        let out = std::fs::read_to_string(folder.path().join("out.csv")).unwrap();
        assert!(out.contains(",error,bad_amount,"), "{typed}: {out}");
    }
}

fn refused(answer: &Value, typed: &str, told: ExpectedReading) {
    let error = &answer["errors"][0];
    assert_eq!(error["code"], "bad_amount", "{typed}: {answer}");
    assert!(error["fix"].as_str().unwrap().contains(&told.fix()), "{typed}: {error}");
}

#[test]
fn in_json_at_the_command_line_and_over_http() {
    let server = Server::start(&[]);
    for (typed, told) in TYPED {
        let person = json!({
            "person": {"employee_id": "0042", "tax_year": 2025}, "mainland": {"wages": typed},
        });
        let company = json!({"tax_year": 2025, "taxable_income": typed}).to_string();
        let person = person.to_string();
        let ran = run_with(["assess", "-", "--json"], person.as_bytes());
        refused(&serde_json::from_str(&ran.out).unwrap(), typed, told);
        let answered = server.post("/v1/individuals/assess", "application/json", person.as_bytes());
        assert_eq!(answered.text(), ran.out, "{typed}");
        let line = format!("{person}\n");
        let kind = "application/x-ndjson";
        let answered = server.post("/v1/individuals/batch", kind, line.as_bytes());
        refused(&answered.json(), typed, told);
        let ran = run_with(["enterprise", "-", "--json"], company.as_bytes());
        refused(&serde_json::from_str(&ran.out).unwrap(), typed, told);
    }
}

/// Other people's sheets are read as people write them, and it is counted; what is offered is not taken
/// there either.
#[test]
fn in_other_peoples_sheets() {
    let folder = tempfile::tempdir().unwrap();
    for (typed, told) in TYPED {
        let csv = format!(
            "工号,姓名,证件号码,本期收入\n0042,何文慧,H00000031,\"{typed}\"\n0043,陈大文,H00000032,1\n"
        );
        std::fs::write(folder.path().join("2025-01.csv"), csv).unwrap();
        let ran = run_in(folder.path(), ["batch", "2025-01.csv"], b"");
        let read =
            matches!(told, ExpectedReading::Offered(_)) && !typed.contains(['萬', '万', '*', '×']);
        assert_eq!(ran.code, Some(i32::from(!read)), "{typed}: {}", ran.said);
        if read {
            assert!(ran.out.contains(",780000.00,"), "{typed}: {}", ran.out);
        } else if let ExpectedReading::Offered(reading) = told {
            assert!(ran.said.contains(&format!("if {reading} is meant")), "{typed}: {}", ran.said);
        }
    }
}
