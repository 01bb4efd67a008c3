//! The range over everything that the law leaves open: of a payroll, and of the person with the most
//! readings.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::{fastest, generate, release};

/// Rows of the payroll. Each is worked out under every reading.
const ROWS: u64 = 20_000;

/// A person on whom nearly every open point bears: a couple, a business, a share of the park, exempt pay,
/// social insurance, a bonus, severance pay.
const PERSON: &str = r#"{
"person": {"employee_id": "1", "tax_year": 2025, "identity": "hk_permanent", "park_employment": "yes",
"clean_record": "yes", "white_listed": "yes", "talent_category": "high_end", "talent_conditions": "yes",
"shenzhen_work_days": "90"},
"mainland": {"wages": "1200000", "exempt_income": "30000", "annual_bonus": "300000.50", "business_income": "2500000",
"business_kind": "individual_household", "talent_subsidy": "500000", "talent_subsidy_tax": "150000",
"social_insurance": "38160", "park_share": "0.8", "severance": "900000", "tax_withheld": "900000"},
"hong_kong": {"hk_marital_status": "married", "hk_assessment": "joint", "hk_spouse_income": "400000"}}"#;

/// The lines.
pub(super) fn lines(folder: &Path) -> Result<String, String> {
    let failed = |error: std::io::Error| error.to_string();
    let (payroll, person) = (folder.join("range.csv"), folder.join("range.json"));
    generate(&payroll, ROWS).map_err(failed)?;
    fs::write(&person, PERSON).map_err(failed)?;
    let path = |path: &Path| path.display().to_string();
    let (payroll, person, out) = (path(&payroll), path(&person), path(&folder.join("out.csv")));
    let batch = ["batch", &payroll, "-o", &out, "--force", "--quiet", "--range", "--threads", "1"];
    let rows = fastest(&release("taxdiff"), &batch)?;
    let one = fastest(&release("taxdiff"), &["assess", &person, "--json"])?;
    let speed = u128::from(ROWS) * 1_000_000 / rows.time.as_micros().max(1);
    let mut text = String::new();
    let _ = writeln!(text, "taxdiff batch --range, 1 thread  {speed:>9} rows/s");
    let most = "the person with the most readings";
    let _ = writeln!(text, "taxdiff assess, {most}  {} us", one.time.as_micros());
    Ok(text)
}
