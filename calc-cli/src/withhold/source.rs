//! The rows of a file of months, which can be had twice.

use std::fs::File;
use std::io::Seek as _;
use std::path::PathBuf;

use calc_core::law::fields::Columns as _;
use calc_core::person::month::fields::Field;
use calc_payroll::Format;
use calc_payroll::batch::{RowSource, TypedSource};
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::Frames;
use calc_payroll::header::Header;
use calc_payroll::months::Months;
use calc_payroll::pipeline;
use calc_payroll::subject::Subject as _;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};
use calc_sheets::opening::{check_kind, is_plain_of};
use calc_sheets::plain_table::{PlainTable, tables};
use calc_sheets::source::{Options, Source};

use crate::args::WithholdArguments;
use crate::failure::Failure;
use crate::input::{self, read_failure};
use crate::intake::{encoding_named, frame_failure, head, seekable, source_failure};

/// Where the rows are.
pub(super) enum MonthSource {
    /// A text file in our own columns, as it stands.
    Text(TextFile),
    /// Tables that were read.
    Typed { header: Header<Field>, rows: Vec<TypedRow> },
}

/// A text file that can be read from its beginning again.
pub(super) struct TextFile {
    path: PathBuf,
    file: File,
    format: Format,
    size: Option<u64>,
}

impl TextFile {
    /// Its header and its rows, from the first.
    fn open(&self) -> Result<(Header<Field>, Frames<File>), Failure> {
        let failed = |error| read_failure(&self.path, error);
        let mut again = self.file.try_clone().map_err(failed)?;
        again.rewind().map_err(failed)?;
        let opened = pipeline::open::<_, Months>(again, self.format);
        opened.map_err(|error| frame_failure(&self.path, error))
    }
}

/// The columns without which a table is none of months.
const NEEDED: [Field; 3] = [Field::EmployeeId, Field::TaxYear, Field::Month];

impl MonthSource {
    /// Opens the files.
    pub(super) fn open(arguments: &WithholdArguments, format: Format) -> Result<Self, Failure> {
        let options = Options {
            sheets: arguments.sheets.clone(),
            encoding: encoding_named(arguments.encoding.as_deref())?,
            ..Options::default()
        };
        let mut found: Vec<PlainTable> = Vec::new();
        for path in &arguments.input {
            let mut input = input::open(path)?;
            let head = head(path, &mut input)?;
            check_kind(&head).map_err(|error| source_failure(path, error))?;
            let size = input.size;
            let file = seekable(path, input, &head)?;
            let as_it_stands = arguments.input.len() == 1
                && options.encoding.is_none()
                && options.sheets.is_empty()
                && is_plain_of::<Months>(&head, format);
            if as_it_stands {
                return Ok(Self::Text(TextFile { path: path.clone(), file, format, size }));
            }
            let sheet = |problem| Failure::Sheet { file: path.clone(), problem };
            let mut source = Source::open(file, &head, &options).map_err(sheet)?;
            let more = tables::<Field>(&mut source, &options, &NEEDED);
            let more = more.map_err(|error| source_failure(path, error))?;
            if more.is_empty() {
                let missing = NEEDED.map(|field| field.about()).to_vec();
                let problem = FileProblem::MissingColumns(missing);
                return Err(Failure::File { file: path.clone(), problem });
            }
            found.extend(more);
        }
        Self::joined(found, format).map_err(|problem| Failure::File {
            file: arguments.input.first().cloned().unwrap_or_default(),
            problem,
        })
    }

    /// Several tables as one: a column for each name, the rows one after the other.
    fn joined(tables: Vec<PlainTable>, format: Format) -> Result<Self, FileProblem> {
        let single = tables.len() == 1;
        let row = tables.first().map_or(1, |table| if single { table.header_row } else { 1 });
        let mut names: Vec<String> = Vec::new();
        let same =
            |one: &str, other: &str| match (Field::from_header(one), Field::from_header(other)) {
                (Some(one), Some(other)) => one == other,
                _ => one == other,
            };
        let mut rows = Vec::new();
        for table in tables {
            let places: Vec<usize> = table
                .names
                .iter()
                .map(|name| {
                    let known = names.iter().position(|known| !single && same(known, name));
                    known.unwrap_or_else(|| {
                        names.push(name.clone());
                        names.len() - 1
                    })
                })
                .collect();
            for row in table.rows {
                let mut cells = vec![OwnedCell::Blank; names.len()];
                let extra = row.cells.len().saturating_sub(places.len());
                cells.resize(names.len() + extra, OwnedCell::Blank);
                for (at, cell) in row.cells.into_iter().enumerate() {
                    let place = places.get(at).copied().unwrap_or(names.len() + at - places.len());
                    cells[place] = cell;
                }
                rows.push(TypedRow { number: row.number, cells });
            }
        }
        for (at, row) in (row + 1..).zip(&mut rows) {
            if row.cells.len() < names.len() {
                row.cells.resize(names.len(), OwnedCell::Blank);
            }
            if !single {
                row.number = at;
            }
        }
        let header = Header::of_names(names, row, format, Months::check_header)?;
        Ok(Self::Typed { header, rows })
    }

    /// The columns.
    pub(super) fn header(&self) -> Result<Header<Field>, Failure> {
        Ok(match self {
            Self::Text(text) => text.open()?.0,
            Self::Typed { header, .. } => header.clone(),
        })
    }

    /// The rows, from the first.
    pub(super) fn rows(&self) -> Result<Box<dyn RowSource + Send>, Failure> {
        Ok(match self {
            Self::Text(text) => Box::new(text.open()?.1),
            Self::Typed { rows, .. } => Box::new(TypedSource::new(rows.clone())),
        })
    }

    /// How many bytes there are, where that is known.
    pub(super) fn size(&self) -> Option<u64> {
        match self {
            Self::Text(text) => text.size,
            Self::Typed { .. } => None,
        }
    }
}
