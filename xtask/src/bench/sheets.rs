//! Workbooks and encodings: each against the same work done by the library alone.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::Path;

use calamine::{Reader as _, Xlsx};
use rust_xlsxwriter::{Format, Workbook};

use super::{Measured, fastest, generate, release};

/// Rows of the workbook.
const ROWS: u64 = 100_000;

/// The columns in Chinese, so that the encodings differ.
const CHINESE: &str = "工号,姓名,纳税年度,身份类别,在园区任职工作并纳税,无违法失信记录,白名单,人才类别,符合人才补贴其他条件,在深工作天数,工资薪金,年终奖,劳务报酬,社会保险费,住房公积金,专项附加扣除,公益捐赠,园区所得占比,已预扣预缴税额,婚姻状况,配偶的应评税入息,子女人数,供养60岁或以上父母及祖父母人数,强积金强制性供款,hk_donations";

/// The lines of workbooks and encodings.
pub(super) fn lines(folder: &Path, rows: u64, utf8: &Path) -> Result<String, String> {
    let mut text = String::new();
    let failed = |error: std::io::Error| error.to_string();
    let path = |name: &str| folder.join(name).display().to_string();
    let (csv, book, out) = (folder.join("sheet.csv"), path("sheet.xlsx"), path("sheet-out.csv"));
    let (out_book, out_alone) = (path("out.xlsx"), path("alone.xlsx"));
    generate(&csv, ROWS).map_err(failed)?;
    let csv = csv.display().to_string();
    let alone = |arguments: &[&str]| fastest(&release("xtask"), arguments);
    let taxdiff = |arguments: &[&str]| fastest(&release("taxdiff"), arguments);
    write_workbook(Path::new(&csv), Path::new(&book))?;
    let read_alone = alone(&["bare-read-xlsx", &book])?;
    let read = taxdiff(&["batch", &book, "-o", &out, "--force", "--quiet"])?;
    let written = taxdiff(&["batch", &csv, "-o", &out_book, "--force", "--quiet"])?;
    let write_alone = alone(&["bare-write-xlsx", &out, &out_alone])?;
    for (name, measured, base) in [
        ("calamine alone, XLSX in", &read_alone, &read_alone),
        ("taxdiff batch, XLSX in, CSV out", &read, &read_alone),
        ("rust_xlsxwriter alone, XLSX out", &write_alone, &write_alone),
        ("taxdiff batch, CSV in, XLSX out", &written, &write_alone),
    ] {
        push(&mut text, name, ROWS, measured, base);
    }
    let encoded = in_chinese(folder, utf8)?;
    let plain = taxdiff(&["batch", &encoded.0, "-o", &out, "--force", "--quiet"])?;
    let decoded = taxdiff(&["batch", &encoded.1, "-o", &out, "--force", "--quiet"])?;
    push(&mut text, "taxdiff batch, CSV in UTF-8", rows, &plain, &plain);
    push(&mut text, "taxdiff batch, CSV in GB18030", rows, &decoded, &plain);
    Ok(text)
}

fn push(text: &mut String, name: &str, rows: u64, measured: &Measured, base: &Measured) {
    let speed = u128::from(rows) * 1_000_000 / measured.time.as_micros().max(1);
    let ratio = measured.time.as_micros() * 100 / base.time.as_micros().max(1);
    let peak = measured.peak_kilobytes.map_or(0, |kilobytes| kilobytes / 1024);
    let (whole, part) = (ratio / 100, ratio % 100);
    // Writing to memory cannot fail.
    let _ = writeln!(
        text,
        "{name:<32} {speed:>9} rows/s  {whole}.{part:02} x its own kind alone  peak memory {peak} MB"
    );
}

/// The payroll with Chinese names, in UTF-8 and in GB18030.
fn in_chinese(folder: &Path, from: &Path) -> Result<(String, String), String> {
    let failed = |error: std::io::Error| error.to_string();
    let (utf8, gb) = (folder.join("chinese.csv"), folder.join("chinese-gb18030.csv"));
    let lines = BufReader::new(File::open(from).map_err(failed)?).lines();
    let mut first = BufWriter::new(File::create(&utf8).map_err(failed)?);
    let mut second = BufWriter::new(File::create(&gb).map_err(failed)?);
    for (index, line) in lines.enumerate() {
        let line = line.map_err(failed)?;
        let line =
            if index == 0 { CHINESE.to_owned() } else { line.replacen("Employee ", "员工", 1) };
        writeln!(first, "{line}").map_err(failed)?;
        let (bytes, ..) = encoding_rs::GB18030.encode(&line);
        second.write_all(&bytes).and_then(|()| second.write_all(b"\n")).map_err(failed)?;
    }
    first.flush().and_then(|()| second.flush()).map_err(failed)?;
    Ok((utf8.display().to_string(), gb.display().to_string()))
}

/// Writes CSV as a workbook: numbers as numbers, the rest as text.
pub(crate) fn write_workbook(from: &Path, to: &Path) -> Result<(), String> {
    let write = || -> Result<(), Box<dyn std::error::Error>> {
        let mut book = Workbook::new();
        let (text, amount) =
            (Format::new().set_num_format("@"), Format::new().set_num_format("#,##0.00"));
        let sheet = book.add_worksheet_with_constant_memory()?;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(from)?;
        let mut record = csv::StringRecord::new();
        let mut row = 0;
        while reader.read_record(&mut record)? {
            for (column, cell) in (0_u16..).zip(record.iter()) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number_with_format(row, column, number, &amount)?,
                    Err(_) if cell.is_empty() => continue,
                    Err(_) => sheet.write_string_with_format(row, column, cell, &text)?,
                };
            }
            row += 1;
        }
        book.save(to)?;
        Ok(())
    };
    write().map_err(|error| error.to_string())
}

/// Reads every cell of a workbook, and does nothing with it.
pub(crate) fn read_workbook(from: &Path) -> Result<(), String> {
    let read = || -> Result<u64, Box<dyn std::error::Error>> {
        let file = BufReader::new(File::open(from)?);
        let mut book = Xlsx::new(file)?;
        let name = book.sheet_names().into_iter().next().unwrap_or_default();
        let mut cells = book.worksheet_cells_reader(&name)?;
        let mut count = 0;
        while cells.next_cell()?.is_some() {
            count += 1;
        }
        Ok(count)
    };
    read().map(|_| ()).map_err(|error| error.to_string())
}
