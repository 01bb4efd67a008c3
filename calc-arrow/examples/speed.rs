//! What `cargo xtask bench` measures of tables: rows in memory, and Parquet without any work.
//!
//! ```text
//! speed table payroll.csv payroll.parquet     a payroll as a table with types
//! speed memory payroll.parquet 2              its rows in memory, on two threads
//! speed copy payroll.parquet again.parquet    read and written again, with columns like the results
//! ```

use std::error::Error;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, Field as Column, Schema};
use calc_arrow::assessor::Assessor;
use calc_arrow::parquet::read::{ParquetFile, ParquetProblem};
use calc_core::law::fields::{Columns as _, FieldKind};
use calc_core::person::assess::Settings;
use calc_core::person::fields::Field;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::people::People;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

type Done = Result<(), Box<dyn Error>>;

/// How often rows in memory are worked out; the fastest counts.
const RUNS: usize = 3;

/// How many rows go into a batch.
const ROWS: usize = 1 << 16;

fn main() -> Done {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["table", from, to] => table(Path::new(from), Path::new(to)),
        ["memory", from, threads] => memory(Path::new(from), threads.parse()?),
        ["copy", from, to] => copy(Path::new(from), Path::new(to)),
        _ => Err("table CSV PARQUET, memory PARQUET THREADS, or copy PARQUET PARQUET".into()),
    }
}

/// The type that a column has in a data engine.
fn data_type(name: &str) -> DataType {
    match Field::from_header(name).map(|field| field.about().kind) {
        Some(FieldKind::Cny | FieldKind::Hkd) => DataType::Decimal128(18, 2),
        Some(FieldKind::Share | FieldKind::ExchangeRate) => DataType::Decimal128(18, 6),
        Some(FieldKind::HalfDays) => DataType::Float64,
        Some(FieldKind::Count | FieldKind::Days | FieldKind::TaxYear) => DataType::Int64,
        Some(FieldKind::YesNo | FieldKind::YesNoUnknown) => DataType::Boolean,
        _ => DataType::Utf8,
    }
}

fn table(from: &Path, to: &Path) -> Done {
    let mut reader = csv::Reader::from_path(from)?;
    let names: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    let fields: Vec<Column> =
        names.iter().map(|name| Column::new(name, data_type(name), true)).collect();
    let schema = Arc::new(Schema::new(fields));
    let mut writer = ArrowWriter::try_new(File::create(to)?, Arc::clone(&schema), Some(packed()))?;
    let mut records = reader.into_records();
    loop {
        let rows: Vec<csv::StringRecord> = records.by_ref().take(ROWS).collect::<Result<_, _>>()?;
        if rows.is_empty() {
            break;
        }
        let column = |place: usize| -> Result<ArrayRef, ArrowError> {
            let cells = rows.iter().map(|row| row.get(place).filter(|cell| !cell.is_empty()));
            let texts: ArrayRef = Arc::new(cells.collect::<StringArray>());
            cast(&texts, schema.field(place).data_type())
        };
        let columns = (0..names.len()).map(column).collect::<Result<_, _>>()?;
        writer.write(&RecordBatch::try_new(Arc::clone(&schema), columns)?)?;
    }
    writer.close()?;
    Ok(())
}

fn packed() -> WriterProperties {
    WriterProperties::builder().set_compression(Compression::SNAPPY).build()
}

fn told(problem: ParquetProblem) -> &'static str {
    FileProblem::from(problem).code()
}

fn opened(from: &Path) -> Result<ParquetFile, Box<dyn Error>> {
    Ok(ParquetFile::open(File::open(from)?).map_err(told)?)
}

fn batches(from: &Path) -> Result<(ParquetFile, Vec<RecordBatch>), Box<dyn Error>> {
    let file = opened(from)?;
    let all = file.batches().map_err(told)?;
    let all = all.collect::<Result<Vec<_>, _>>()?;
    Ok((file, all))
}

fn memory(from: &Path, threads: usize) -> Done {
    let (file, all) = batches(from)?;
    let rows: usize = all.iter().map(RecordBatch::num_rows).sum();
    let assessor = Assessor::<People>::new(file.schema(), Settings::default())
        .map_err(|problem| problem.code())?;
    let mut best = u128::MAX;
    for _ in 0..RUNS {
        let (begun, stop) = (Instant::now(), AtomicBool::new(false));
        let source = assessor.source(all.iter().cloned().map(Ok));
        let mut out = 0;
        let summary = assessor.run::<ArrowError>(source, (threads, &stop), |worked| {
            out += worked.results.num_rows();
            Ok(())
        });
        summary.map_err(|stopped| format!("{stopped:?}"))?;
        if out != rows {
            return Err("rows are missing".into());
        }
        best = best.min(begun.elapsed().as_micros());
    }
    println!("{}", rows as u128 * 1_000_000 / best.max(1));
    Ok(())
}

/// Reads a table and writes it again with as many columns more as come back.
fn copy(from: &Path, to: &Path) -> Done {
    let file = opened(from)?;
    let assessor = Assessor::<People>::new(file.schema(), Settings::default())
        .map_err(|problem| problem.code())?;
    let came = file.schema().fields().iter().cloned();
    // Amounts and texts that are there already stand for those that come back.
    let like = |of: &DataType| {
        let name = if *of == DataType::Utf8 { "talent_category" } else { "wages" };
        file.schema().index_of(name)
    };
    let places: Vec<usize> = assessor
        .schema()
        .fields()
        .iter()
        .map(|field| like(field.data_type()))
        .collect::<Result<_, _>>()?;
    let more = places.iter().enumerate().map(|(number, place)| {
        let of = file.schema().field(*place).data_type().clone();
        Arc::new(Column::new(format!("result_{number}"), of, true))
    });
    let schema = Arc::new(Schema::new(came.chain(more).collect::<Vec<_>>()));
    let mut writer = ArrowWriter::try_new(File::create(to)?, Arc::clone(&schema), Some(packed()))?;
    for batch in file.batches().map_err(told)? {
        let batch = batch?;
        let mut columns = batch.columns().to_vec();
        columns.extend(places.iter().map(|place| Arc::clone(batch.column(*place))));
        writer.write(&RecordBatch::try_new(Arc::clone(&schema), columns)?)?;
    }
    writer.close()?;
    Ok(())
}
