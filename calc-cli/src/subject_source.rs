//! The rows of files of a subject that needs no joining of people and years. They can be had twice.

use std::fs::File;
use std::io::Seek as _;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use calc_core::law::fields::Columns as _;
use calc_payroll::Format;
use calc_payroll::batch::{KeptSource, RowSource};
use calc_payroll::framing::Frames;
use calc_payroll::header::Header;
use calc_payroll::pipeline;
use calc_payroll::subject::Subject;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};
use calc_sheets::opening::is_plain_of;
use calc_sheets::plain_table::{PlainTable, no_header, tables};
use calc_sheets::source::{Options, Source};

use crate::failure::Failure;
use crate::input::read_failure;
use crate::intake::encoding_named;
use crate::opened::{Opened, frame_failure, source_failure};
#[cfg(feature = "parquet")]
use crate::parquet_file::ParquetTable;

/// Which files, and how they are read.
pub(crate) struct Asked<'a> {
    pub(crate) input: &'a [PathBuf],
    pub(crate) sheets: &'a [String],
    pub(crate) encoding: Option<&'a str>,
    pub(crate) format: Format,
}

/// Where the rows are.
pub(crate) enum SubjectSource<S: Subject> {
    /// A text file in our own columns, as it stands.
    Text(TextFile<S>),
    /// Tables that were read.
    Typed { header: Header<S::Column>, rows: Vec<TypedRow> },
    /// A Parquet file in our own columns.
    #[cfg(feature = "parquet")]
    Table(ParquetTable),
}

/// A text file that can be read from its beginning again.
pub(crate) struct TextFile<S> {
    path: PathBuf,
    file: File,
    format: Format,
    size: Option<u64>,
    subject: PhantomData<S>,
}

impl<S: Subject> TextFile<S> {
    /// A file whose header is that of the subject.
    pub(crate) fn new(path: &Path, file: File, format: Format, size: Option<u64>) -> Self {
        Self { path: path.to_owned(), file, format, size, subject: PhantomData }
    }

    /// Its header and its rows, from the first.
    fn open(&self) -> Result<(Header<S::Column>, Frames<File>), Failure> {
        let failed = |error| read_failure(&self.path, error);
        let mut again = self.file.try_clone().map_err(failed)?;
        again.rewind().map_err(failed)?;
        let opened = pipeline::open::<_, S>(again, self.format);
        opened.map_err(|error| frame_failure(&self.path, error))
    }
}

/// Whether names are the header of a file of the subject.
pub(crate) fn is_header<S: Subject>(names: &[String], format: Format) -> bool {
    Header::of_names(names.to_vec(), 1, format, S::check_header).is_ok()
}

impl<S: Subject> SubjectSource<S> {
    /// Opens the files. Of a single text file in our own columns the rows are read as they stand;
    /// otherwise the rows of all tables stand one after the other.
    pub(crate) fn open(asked: &Asked<'_>) -> Result<Self, Failure> {
        let options = Options {
            sheets: asked.sheets.to_vec(),
            encoding: encoding_named(asked.encoding)?,
            ..Options::default()
        };
        let fits = |names: &[String]| is_header::<S>(names, asked.format);
        #[cfg_attr(not(feature = "parquet"), allow(unused_mut))]
        let mut inputs = Opened::all(asked.input)?;
        #[cfg(feature = "parquet")]
        if let Some(table) = ParquetTable::among(&mut inputs, asked.format)? {
            table.refuse(&[
                (!asked.sheets.is_empty(), "--sheet"),
                (asked.encoding.is_some(), "--encoding"),
            ])?;
            return Ok(Self::Table(table));
        }
        let as_it_is = inputs.len() == 1 && options.encoding.is_none() && options.sheets.is_empty();
        let mut found: Vec<PlainTable> = Vec::new();
        for mut input in inputs {
            let (file, size) = (input.file()?, input.size);
            let (path, head) = (&input.path, &input.head);
            if as_it_is && is_plain_of::<S>(head, asked.format) {
                return Ok(Self::Text(TextFile::new(path, file, asked.format, size)));
            }
            let sheet = |problem| Failure::Sheet { file: path.clone(), problem };
            let mut source = Source::open(file, head, &options).map_err(sheet)?;
            let more = tables::<S::Column>(&mut source, &options, fits);
            let more = more.map_err(|error| source_failure(path, error))?;
            if more.is_empty() {
                return Err(source_failure(path, no_header::<S>(&mut source, asked.format)));
            }
            found.extend(more);
        }
        let PlainTable { header_row, names, rows } = one_after_the_other::<S>(found);
        let header = Header::of_names(names, header_row, asked.format, S::check_header);
        let header = header.map_err(|problem| Failure::File {
            file: asked.input.first().cloned().unwrap_or_default(),
            problem,
        })?;
        Ok(Self::Typed { header, rows })
    }

    /// The columns.
    pub(crate) fn header(&self) -> Result<Header<S::Column>, Failure> {
        Ok(match self {
            Self::Text(text) => text.open()?.0,
            Self::Typed { header, .. } => header.clone(),
            #[cfg(feature = "parquet")]
            Self::Table(table) => table.open::<S>()?.0,
        })
    }

    /// The rows, from the first.
    pub(crate) fn rows(&self) -> Result<Box<dyn RowSource + Send + '_>, Failure> {
        Ok(match self {
            Self::Text(text) => Box::new(text.open()?.1),
            Self::Typed { rows, .. } => Box::new(KeptSource::new(rows)),
            #[cfg(feature = "parquet")]
            Self::Table(table) => table.open::<S>()?.1,
        })
    }

    /// How many bytes there are, where that is known.
    pub(crate) fn size(&self) -> Option<u64> {
        match self {
            Self::Text(text) => text.size,
            Self::Typed { .. } => None,
            #[cfg(feature = "parquet")]
            Self::Table(table) => table.size(),
        }
    }
}

/// Several tables as one: a column for each name, the rows one after the other, numbered on. A single
/// table stays as it is.
fn one_after_the_other<S: Subject>(mut tables: Vec<PlainTable>) -> PlainTable {
    if tables.len() == 1 {
        return tables.remove(0);
    }
    let same =
        |one: &str, other: &str| match (S::Column::from_header(one), S::Column::from_header(other))
        {
            (Some(one), Some(other)) => one == other,
            _ => one == other,
        };
    let mut names: Vec<String> = Vec::new();
    let mut rows: Vec<TypedRow> = Vec::new();
    for table in tables {
        let mut place_of = |name: &String| {
            names.iter().position(|known| same(known, name)).unwrap_or_else(|| {
                names.push(name.clone());
                names.len() - 1
            })
        };
        let places: Vec<usize> = table.names.iter().map(&mut place_of).collect();
        for row in table.rows {
            let mut cells = vec![OwnedCell::Blank; names.len()];
            for (at, cell) in row.cells.into_iter().enumerate() {
                match places.get(at) {
                    Some(place) => cells[*place] = cell,
                    // A cell too many stays one: the row is refused for it.
                    None => cells.push(cell),
                }
            }
            let number = u64::try_from(rows.len()).unwrap_or(u64::MAX).saturating_add(2);
            rows.push(TypedRow { number, cells });
        }
    }
    for row in &mut rows {
        let width = row.cells.len().max(names.len());
        row.cells.resize(width, OwnedCell::Blank);
    }
    PlainTable { header_row: 1, names, rows }
}
