//! `cargo xtask bench`: the payroll run against a bare copy of the same file, in one run.

mod companies;
mod load;
mod months;
mod package;
mod readings;
mod service;
mod sheets;
mod tables;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{cargo, root, widget};

pub(crate) use sheets::{read_workbook, write_workbook};

/// How often each is run; the fastest counts, because the machine may be shared.
const RUNS: usize = 3;

/// What a run took.
struct Measured {
    time: Duration,
    peak_kilobytes: Option<u64>,
}

/// Prints the figures.
pub(crate) fn run(rows: u64) -> Result<(), String> {
    cargo(&["build", "--quiet", "--release", "--package", "calc-cli", "--package", "xtask"])?;
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let input = folder.join(format!("payroll-{rows}.csv"));
    generate(&input, rows).map_err(|error| format!("{}: {error}", input.display()))?;
    let bytes = fs::metadata(&input).map_or(0, |data| data.len());
    println!(
        "{rows} rows, {bytes} bytes, {} columns; the fastest of {RUNS} runs",
        COLUMNS.split(',').count()
    );
    let (input, out) = (input.display().to_string(), folder.join("out.csv").display().to_string());
    let taxdiff = |threads: &str| {
        let arguments = ["batch", &input, "-o", &out, "--force", "--quiet", "--threads", threads];
        fastest(&release("taxdiff"), &arguments)
    };
    let copy = fastest(&release("xtask"), &["bare-copy", &input, &out])?;
    let one = taxdiff("1")?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let all = taxdiff(&cores.to_string())?;
    let mut text = String::new();
    for (name, measured) in [
        ("bare copy, csv crate, 1 thread".to_owned(), &copy),
        ("taxdiff batch, 1 thread".to_owned(), &one),
        (format!("taxdiff batch, {cores} threads"), &all),
    ] {
        let speed = u128::from(rows) * 1_000_000 / measured.time.as_micros().max(1);
        let ratio = measured.time.as_micros() * 100 / copy.time.as_micros().max(1);
        let peak = measured
            .peak_kilobytes
            .map_or_else(|| "unknown".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1024));
        let _ = writeln!(
            text,
            "{name:<32} {speed:>9} rows/s  {}.{:02} x the copy's time  peak memory {peak}",
            ratio / 100,
            ratio % 100
        );
    }
    let start = fastest(&release("taxdiff"), &["params", "show", "mainland.iit.basic_deduction"])?;
    let _ = writeln!(text, "start (taxdiff params show)      {} us", start.time.as_micros());
    text.push_str(&readings::lines(&folder)?);
    text.push_str(&sheets::lines(&folder, rows, Path::new(&input))?);
    print!("{text}");
    tables::run(&folder, (rows, Path::new(&input)), cores)?;
    package::run(&folder.join(tables::TABLE))?;
    companies::run(&folder, rows / 2, cores)?;
    months::run(&folder, rows, cores)?;
    service::run(rows, &input, &all)?;
    load::run(Path::new(&input))?;
    let speed = u128::from(rows) * 1_000_000 / one.time.as_micros().max(1);
    let some = folder.join(format!("payroll-{PAGE_ROWS}.csv"));
    generate(&some, PAGE_ROWS).map_err(|error| format!("{}: {error}", some.display()))?;
    widget::bench(&some, speed)
}

/// Prints the figures of tables and of the Python package, alone.
pub(crate) fn tables(rows: u64) -> Result<(), String> {
    cargo(&["build", "--quiet", "--release", "--package", "calc-cli"])?;
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let input = folder.join(format!("payroll-{rows}.csv"));
    generate(&input, rows).map_err(|error| format!("{}: {error}", input.display()))?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    tables::run(&folder, (rows, &input), cores)?;
    package::run(&folder.join(tables::TABLE))
}

/// Prints what a light caller waits beside heavy ones, alone.
pub(crate) fn load() -> Result<(), String> {
    cargo(&["build", "--quiet", "--release", "--package", "calc-cli"])?;
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let input = folder.join(format!("payroll-{PAGE_ROWS}.csv"));
    generate(&input, PAGE_ROWS).map_err(|error| format!("{}: {error}", input.display()))?;
    load::run(&input)
}

/// How many rows the page works out; it holds file and result in memory.
const PAGE_ROWS: u64 = 200_000;

/// A program of the release build.
fn release(name: &str) -> PathBuf {
    root().join("target/release").join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

fn fastest(program: &Path, arguments: &[&str]) -> Result<Measured, String> {
    let mut best: Option<Measured> = None;
    for _ in 0..RUNS {
        let measured = measure(program, arguments)?;
        if best.as_ref().is_none_or(|best| measured.time < best.time) {
            best = Some(measured);
        }
    }
    best.ok_or_else(|| "nothing was run".to_owned())
}

/// Time from start to end, and the peak of the memory as the system counts it while it runs.
fn measure(program: &Path, arguments: &[&str]) -> Result<Measured, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", program.display());
    let begun = Instant::now();
    let mut child =
        Command::new(program).args(arguments).stdout(Stdio::null()).spawn().map_err(failed)?;
    let mut peak_kilobytes = None;
    let status = loop {
        if let Some(peak) = peak_of(child.id()) {
            peak_kilobytes = Some(peak);
        }
        match child.try_wait().map_err(failed)? {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    };
    let time = begun.elapsed();
    if !status.success() {
        return Err(format!("{} {} failed", program.display(), arguments.join(" ")));
    }
    Ok(Measured { time, peak_kilobytes })
}

/// The high-water mark of a process's memory, where the system tells.
fn peak_of(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Reads a file with the csv crate and writes it again, without any work.
pub(crate) fn bare_copy(from: &Path, to: &Path) -> Result<(), String> {
    let copied = || -> Result<(), csv::Error> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(from)?;
        let mut writer = csv::Writer::from_path(to)?;
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record)? {
            writer.write_byte_record(&record)?;
        }
        writer.flush()?;
        Ok(())
    };
    copied().map_err(|error| error.to_string())
}

const COLUMNS: &str = "employee_id,name,tax_year,identity,park_employment,clean_record,white_listed,talent_category,talent_conditions,shenzhen_work_days,wages,annual_bonus,labour_services,social_insurance,housing_fund,special_additional_deductions,donations,park_share,tax_withheld,hk_marital_status,hk_spouse_income,hk_children,hk_parents_60,hk_mpf,hk_donations";

/// Invented people, the same every time.
fn generate(file: &Path, rows: u64) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    writeln!(out, "{COLUMNS}")?;
    let mut state: u64 = 7;
    let mut random = |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for row in 0..rows {
        let wages = 180_000 + random(1_500_000);
        let talent = if random(4) == 0 { "high_end,yes,200" } else { "none,,150.5" };
        let family = if random(2) == 0 { "married,0.00,2" } else { "single,," };
        writeln!(
            out,
            "E{row:07},Employee {row},{},hk_permanent,yes,yes,yes,{talent},{wages}.{:02},{}.00,{}.50,{}.00,24000.00,36000.00,{},1,{}.00,{family},{},18000,{}",
            2023 + random(3),
            random(100),
            random(200_000),
            random(20_000),
            20_000 + random(30_000),
            random(1_000),
            random(200_000),
            random(3),
            random(5_000),
        )?;
    }
    out.flush()
}
