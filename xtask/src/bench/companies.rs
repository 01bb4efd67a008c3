//! The speed of a file of companies.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use super::{fastest, release};

/// A file of companies, one row each, without a trace.
pub(super) fn run(folder: &Path, rows: u64, cores: usize) -> Result<(), String> {
    let input = folder.join(format!("companies-{rows}.csv"));
    generate_companies(&input, rows).map_err(|error| format!("{}: {error}", input.display()))?;
    println!("{rows} companies, {} columns", COMPANY_COLUMNS.split(',').count());
    let (input, out) =
        (input.display().to_string(), folder.join("companies.out").display().to_string());
    for threads in [1, cores] {
        let count = threads.to_string();
        let arguments = [
            "enterprise",
            &input,
            "-o",
            &out,
            "--force",
            "--quiet",
            "--format",
            "csv",
            "--threads",
            &count,
        ];
        let measured = fastest(&release("taxdiff"), &arguments)?;
        let speed = u128::from(rows) * 1_000_000 / measured.time.as_micros().max(1);
        let peak = measured.peak_kilobytes.unwrap_or(0) / 1024;
        let name = format!("taxdiff enterprise, {threads} threads");
        println!("{name:<32} {speed:>9} rows/s  peak memory {peak} MB");
    }
    Ok(())
}

const COMPANY_COLUMNS: &str = "company_id,tax_year,in_special_area,catalogue_item,main_business_income,total_income,operations,personnel,accounts,property,headcount,insured_six_months,taxable_income,staff_average,assets_average,restricted_industry,high_tech_certificate,rd_expense,losses,structure_kind,units,legal_person,white_list,imports";

/// Invented companies, the same every time; every third has branches, every fourth imports.
fn generate_companies(file: &Path, rows: u64) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    writeln!(out, "{COMPANY_COLUMNS}")?;
    let mut state: u64 = 11;
    let mut random = |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for row in 0..rows {
        let year = 2023 + random(5);
        let total = 20_000_000 + random(80_000_000);
        let main = total * (50 + random(50)) / 100;
        let branches = if row % 3 == 0 {
            format!(
                "branch_in_area,laboratory|yes|{}|{}|{}; plant|no|60000000|12000000|30000000",
                1 + random(40_000_000),
                1 + random(8_000_000),
                1 + random(20_000_000),
            )
        } else {
            "single,".to_owned()
        };
        let imports = if row % 4 == 0 {
            format!("yes,yes,microscope|{}.00|5%|13%|0%|yes|yes", 1 + random(2_000_000))
        } else {
            ",,".to_owned()
        };
        writeln!(
            out,
            "C{row:07},{year},yes,listed,{main}.00,{total}.00,yes,yes,yes,yes,40,{},{}.{:02},{},{}.00,no,no,{}.00,{}|{}.00; {}|{}.00,{branches},{imports}",
            8 + random(12),
            random(20_000_000),
            random(100),
            random(600),
            random(100_000_000),
            random(2_000_000),
            year - 7,
            random(500_000),
            year - 2,
            random(500_000),
        )?;
    }
    out.flush()
}
