//! The header row: which column is which.

use calc_core::law::fields::{ABSENT, Columns, ResultAbout, normalised};
use calc_core::person::fields::Field;
use csv_core::{ReadRecordResult, Reader};

use crate::escape::push_cell;
use crate::file_problem::FileProblem;
use crate::format::Format;
use crate::sniff::Kind;

/// The most columns that are read; a spreadsheet has no more.
pub const MOST_COLUMNS: usize = 16_384;

/// The columns of a file.
#[derive(Clone, Debug)]
pub struct Header<C: Columns = Field> {
    names: Vec<String>,
    positions: C::Positions,
    /// Columns that others were made of, from 0.
    used: Vec<usize>,
    /// Whether the columns come back that a run has to ask for.
    with_requested: bool,
    /// A column that the file counts as having, so that what comes back beside it does.
    counted_as_had: Option<C>,
    /// The file row that it stands in.
    pub row: u64,
    /// Whether its line ends with a carriage return, and so will those that are written.
    pub crlf: bool,
}

impl<C: Columns> Header<C> {
    /// Reads the header from the file's first row. `check` says which columns must be there.
    ///
    /// # Errors
    /// It is not the header of such a file.
    pub fn read_as(
        bytes: &[u8],
        row: u64,
        format: Format,
        check: impl FnOnce(&Self) -> Result<(), FileProblem>,
    ) -> Result<Self, FileProblem> {
        if let Some(kind) = Kind::of(bytes) {
            return Err(FileProblem::NotCsv(kind));
        }
        if bytes.contains(&0) {
            return Err(FileProblem::Nul { row });
        }
        let text = std::str::from_utf8(bytes).map_err(|_| FileProblem::NotUtf8 { row })?;
        let crlf = bytes.ends_with(b"\r\n");
        Ok(Self { crlf, ..Self::of_names(cells(text, row)?, row, format, check)? })
    }

    /// The header of rows whose cells are not text. `check` says which columns must be there.
    ///
    /// # Errors
    /// It is not the header of such a file.
    pub fn of_names(
        names: Vec<String>,
        row: u64,
        format: Format,
        check: impl FnOnce(&Self) -> Result<(), FileProblem>,
    ) -> Result<Self, FileProblem> {
        if names.iter().all(|name| name.trim().is_empty()) {
            return Err(FileProblem::Empty);
        }
        let columns: Vec<Option<C>> = names.iter().map(|name| C::from_header(name)).collect();
        Self::of_columns(names, (&columns, Vec::new()), (row, format), check)
    }

    /// The header of rows whose columns were told apart before, whatever their names are; those in `used`
    /// were read to make others. `check` says which columns must be there.
    ///
    /// # Errors
    /// It is not the header of such a file.
    pub fn of_columns(
        names: Vec<String>,
        (columns, used): (&[Option<C>], Vec<usize>),
        (row, format): (u64, Format),
        check: impl FnOnce(&Self) -> Result<(), FileProblem>,
    ) -> Result<Self, FileProblem> {
        if names.len() > MOST_COLUMNS {
            return Err(FileProblem::TooManyColumns { limit: MOST_COLUMNS });
        }
        let positions = positions_of(columns.iter().copied())?;
        let header = Self {
            positions,
            names,
            used,
            with_requested: false,
            counted_as_had: None,
            row,
            crlf: false,
        };
        check(&header)?;
        header.check_names(format)?;
        Ok(header)
    }

    /// The names of all columns, as they stand in the file.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Where a column stands, from 0.
    #[inline]
    pub fn position(&self, field: C) -> Option<usize> {
        let position = self.positions.as_ref()[field.index()];
        (position != ABSENT).then_some(usize::from(position))
    }

    /// Where each column stands that has values, by its place in the file.
    #[cfg(feature = "columns")]
    pub(crate) fn positions_where(&self, has_values: impl Fn(usize) -> bool) -> C::Positions {
        let mut positions = self.positions.clone();
        for position in positions.as_mut() {
            if *position != ABSENT && !has_values(usize::from(*position)) {
                *position = ABSENT;
            }
        }
        positions
    }

    /// Whether the file has a column.
    #[inline]
    pub fn has(&self, field: C) -> bool {
        self.position(field).is_some()
    }

    /// Whether the file has a column, or counts as having it for what comes back.
    #[inline]
    pub fn counts_as_having(&self, field: C) -> bool {
        self.has(field) || self.counted_as_had == Some(field)
    }

    /// Asks for the columns that come back beside a column, whether the file has it or not.
    ///
    /// # Errors
    /// The file has one of them already.
    pub fn count_as_had(&mut self, field: C, format: Format) -> Result<(), FileProblem> {
        self.counted_as_had = Some(field);
        self.check_names(format)
    }

    /// The columns that come back for the file, in order.
    pub fn results(&self) -> impl Iterator<Item = &'static ResultAbout> {
        C::results_of(|field| self.counts_as_having(field)).chain(self.requested())
    }

    /// Of these the ones that come back because the run asks for them.
    pub fn requested(&self) -> impl Iterator<Item = &'static ResultAbout> {
        self.with_requested.then(C::results_on_request).into_iter().flatten()
    }

    /// Asks for the columns that come back on request only.
    ///
    /// # Errors
    /// The file has one of them already.
    pub fn request(&mut self, format: Format) -> Result<(), FileProblem> {
        self.with_requested = true;
        self.check_names(format)
    }

    /// Whether a column was read to make others, although it is none of ours.
    pub fn is_used(&self, column: usize) -> bool {
        self.used.contains(&column)
    }

    /// How the file names a column.
    pub fn name_of(&self, field: C) -> &str {
        self.position(field).map_or(field.about().name, |position| self.names[position].trim())
    }

    /// The end of every line that is written.
    pub fn line_end(&self) -> &'static [u8] {
        if self.crlf { b"\r\n" } else { b"\n" }
    }

    /// Adds the header that is written: the columns as they came, then those that come back.
    pub fn push_line(&self, out: &mut Vec<u8>) {
        for (index, name) in self.names.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            push_cell(out, name);
        }
        for result in self.results() {
            out.push(b',');
            out.extend_from_slice(result.name.as_bytes());
        }
        out.extend_from_slice(self.line_end());
    }

    /// Some columns must be there.
    ///
    /// # Errors
    /// Those that are not.
    pub fn require(&self, columns: &[C]) -> Result<(), FileProblem> {
        let missing = columns.iter().filter(|column| self.position(**column).is_none());
        let missing: Vec<_> = missing.map(|column| column.about()).collect();
        if missing.is_empty() { Ok(()) } else { Err(FileProblem::MissingColumns(missing)) }
    }

    fn check_names(&self, format: Format) -> Result<(), FileProblem> {
        for (index, name) in self.names.iter().enumerate() {
            if let Some(result) = self.results().find(|result| name.trim() == result.name) {
                return Err(FileProblem::ResultColumn { name: result.name, column: index + 1 });
            }
            if format == Format::JsonLines && self.names[..index].contains(name) {
                return Err(FileProblem::NameTwice { column: index + 1 });
            }
        }
        Ok(())
    }
}

impl Header {
    /// Reads the header of a payroll.
    ///
    /// # Errors
    /// It is none.
    pub fn read(bytes: &[u8], row: u64, format: Format) -> Result<Self, FileProblem> {
        Self::read_as(bytes, row, format, Self::check_payroll)
    }

    /// A payroll needs a person, a year and some income.
    pub(crate) fn check_payroll(&self) -> Result<(), FileProblem> {
        self.require(&[Field::EmployeeId, Field::TaxYear])?;
        // One month taken for the year would be a wrong tax with nothing wrong about the row.
        if let Some(index) = self.names.iter().position(|name| is_of_months(name)) {
            return Err(FileProblem::OfMonths { column: index + 1 });
        }
        let has_income =
            Field::ALL.iter().any(|field| field.about().income && self.position(*field).is_some());
        if has_income { Ok(()) } else { Err(FileProblem::NoIncomeColumn) }
    }
}

/// What the column of the month is called in a file of months, as headers are compared. A copy, because
/// the table of that file's columns would take the part of the page for payrolls over its limit.
const MONTH_NAMES: [&str; 10] = [
    "month",
    "monthofpayment",
    "发放月份",
    "發放月份",
    "paymentmonth",
    "月份",
    "所属月份",
    "税款所属月份",
    "支付月份",
    "發薪月份",
];

fn is_of_months(name: &str) -> bool {
    MONTH_NAMES.contains(&normalised(name).as_str())
}

fn positions_of<C: Columns>(
    columns: impl Iterator<Item = Option<C>>,
) -> Result<C::Positions, FileProblem> {
    let mut positions = C::NOWHERE;
    for (index, column) in columns.enumerate() {
        let Some(field) = column else { continue };
        let place = &mut positions.as_mut()[field.index()];
        if *place != ABSENT {
            let (first, second) = (usize::from(*place) + 1, index + 1);
            return Err(FileProblem::ColumnTwice { field: field.about(), first, second });
        }
        *place = u16::try_from(index).unwrap_or(ABSENT);
    }
    Ok(positions)
}

/// The cells of one row of CSV.
fn cells(row: &str, number: u64) -> Result<Vec<String>, FileProblem> {
    let mut reader = Reader::new();
    let mut text = vec![0; row.len()];
    let mut ends = vec![0; MOST_COLUMNS];
    let (mut read, mut written, mut count) = (0, 0, 0);
    loop {
        let (result, bytes_in, bytes_out, ends_out) =
            reader.read_record(&row.as_bytes()[read..], &mut text[written..], &mut ends[count..]);
        read += bytes_in;
        written += bytes_out;
        count += ends_out;
        match result {
            ReadRecordResult::OutputEndsFull => {
                return Err(FileProblem::TooManyColumns { limit: MOST_COLUMNS });
            }
            ReadRecordResult::Record | ReadRecordResult::End => break,
            // An empty input tells the reader that the row ends here.
            ReadRecordResult::InputEmpty | ReadRecordResult::OutputFull => {}
        }
    }
    // The reader takes a carriage return for the end of a row; a line feed has to follow it.
    if row[read..].bytes().any(|byte| !matches!(byte, b'\r' | b'\n')) {
        return Err(FileProblem::CarriageReturns { row: number });
    }
    let mut start = 0;
    let names = ends[..count].iter().map(|&end| {
        let name = String::from_utf8_lossy(&text[start..end]).into_owned();
        start = end;
        name
    });
    Ok(names.collect())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn read(header: &str) -> Result<Header, FileProblem> {
        Header::read(header.as_bytes(), 1, Format::Csv)
    }

    #[test]
    fn columns_are_found_in_any_order_and_language() {
        let header = read("工资薪金,\"note, own\",*工号,納稅年度\r\n").unwrap();
        assert_eq!(header.position(Field::Wages), Some(0));
        assert_eq!(header.position(Field::EmployeeId), Some(2));
        assert_eq!(header.position(Field::TaxYear), Some(3));
        assert_eq!(header.position(Field::Royalties), None);
        assert_eq!(header.names()[1], "note, own");
        assert!(header.crlf);
    }

    #[test]
    fn names_of_the_month_are_those_of_a_file_of_months() {
        use calc_core::person::month::fields::Field;
        let names = Field::headers().iter().filter(|(_, field)| **field == Field::Month);
        let names: HashSet<&str> = names.map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, HashSet::from(MONTH_NAMES));
    }

    #[test]
    fn what_is_no_payroll_is_named() {
        let wide = "a,".repeat(MOST_COLUMNS + 1);
        for (header, problem) in [
            ("", FileProblem::Empty),
            (",,\n", FileProblem::Empty),
            ("PK\u{3}\u{4}xyz", FileProblem::NotCsv(Kind::Xlsx)),
            ("employee_id,wages\n", FileProblem::MissingColumns(vec![Field::TaxYear.about()])),
            ("employee_id,tax_year,identity\n", FileProblem::NoIncomeColumn),
            ("employee_id,tax_year,wages,*月 份\n", FileProblem::OfMonths { column: 4 }),
            (
                "employee_id,tax_year,wages,工资薪金\n",
                FileProblem::ColumnTwice { field: Field::Wages.about(), first: 3, second: 4 },
            ),
            (
                "employee_id,tax_year,wages,status\n",
                FileProblem::ResultColumn { name: "status", column: 4 },
            ),
            (wide.as_str(), FileProblem::TooManyColumns { limit: MOST_COLUMNS }),
            ("a\0b\n", FileProblem::Nul { row: 1 }),
            ("employee_id,tax_year,wages\r1,2025,1\r", FileProblem::CarriageReturns { row: 1 }),
        ] {
            assert_eq!(read(header).unwrap_err(), problem);
        }
        assert_eq!(
            Header::read(b"\xb9\xa4\xba\xc5,x\n", 1, Format::Csv).unwrap_err(),
            FileProblem::NotUtf8 { row: 1 }
        );
    }
}
