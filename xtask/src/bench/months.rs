//! The speed of a file of months, and the memory of a long one.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use super::{fastest, measure, release};

/// Rows of each person: the months of a year.
const MONTHS: u64 = 12;

/// How many times longer the file is of which the memory is measured.
const LONGER: u64 = 12;

/// A file of months, every person with twelve of them, in the order of a payroll system: month by
/// month. The file is read twice, so each figure holds both times.
pub(super) fn run(folder: &Path, rows: u64, cores: usize) -> Result<(), String> {
    let out = folder.join("months.out").display().to_string();
    let input = generated(folder, rows / MONTHS)?;
    println!("{rows} months of {} people, {} columns", rows / MONTHS, COLUMNS.split(',').count());
    for threads in [1, cores] {
        let count = threads.to_string();
        let arguments = ["withhold", &input, "-o", &out, "--force", "--quiet", "--threads", &count];
        let measured = fastest(&release("taxdiff"), &arguments)?;
        let speed = u128::from(rows) * 1_000_000 / measured.time.as_micros().max(1);
        let peak = measured.peak_kilobytes.unwrap_or(0) / 1024;
        let name = format!("taxdiff withhold, {threads} threads");
        println!("{name:<32} {speed:>9} rows/s  peak memory {peak} MB");
    }
    let people = rows / MONTHS * LONGER;
    let long = generated(folder, people)?;
    let arguments = ["withhold", &long, "-o", &out, "--force", "--quiet"];
    let measured = measure(&release("taxdiff"), &arguments)?;
    let speed = u128::from(people * MONTHS) * 1_000_000 / measured.time.as_micros().max(1);
    let peak = measured.peak_kilobytes.unwrap_or(0) / 1024;
    println!("the same, {people} people, once   {speed:>9} rows/s  peak memory {peak} MB");
    fs::remove_file(&long).map_err(|error| format!("{long}: {error}"))?;
    fs::remove_file(&out).map_err(|error| format!("{out}: {error}"))
}

const COLUMNS: &str = "employee_id,tax_year,month,mainland_status,expected_residence_days,domiciled,post,paid_in_china,paid_abroad,china_work_days,period_days,social_insurance,housing_fund,special_additional_deductions_to_date,employment_start_month,tax_withheld";

fn generated(folder: &Path, people: u64) -> Result<String, String> {
    let file = folder.join(format!("months-{people}.csv"));
    generate(&file, people).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file.display().to_string())
}

/// Invented people, the same every time: of three one is a resident, one a non-resident who works on
/// the mainland only, and one has a post on both sides.
fn generate(file: &Path, people: u64) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    writeln!(out, "{COLUMNS}")?;
    for month in 1..=MONTHS {
        for person in 0..people {
            let pay = 20_000 + (person * 7919) % 60_000;
            let days = 8 + (person + month) % 12;
            match person % 3 {
                0 => writeln!(
                    out,
                    "R{person:07},2025,{month},resident,,yes,domestic_only,{pay}.50,0,,,{}.00,{}.00,{},1,",
                    pay / 20,
                    pay / 10,
                    month * 1_500,
                ),
                1 => writeln!(
                    out,
                    "N{person:07},2025,{month},,{},no,domestic_only,{pay}.50,0,,,,,,,{}.00",
                    person % 180,
                    pay / 10,
                ),
                _ => writeln!(
                    out,
                    "D{person:07},2025,{month},,{},no,dual,{pay}.50,{}.00,{days},{},,,,,",
                    person % 180,
                    pay / 2,
                    28 + month % 3,
                ),
            }?;
        }
    }
    out.flush()
}
