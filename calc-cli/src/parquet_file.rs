//! Files in Parquet: tables in our own columns, read some rows at a time.

use std::path::PathBuf;
use std::sync::Arc;

use calc_arrow::batches::{BatchSource, LeftOut};
use calc_arrow::parquet::read::ParquetFile;
use calc_arrow::rows::CELL;
use calc_arrow::schema::Table;
use calc_payroll::Format;
use calc_payroll::batch::RowSource;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::header::Header;
use calc_payroll::sniff::Kind;
use calc_payroll::subject::Subject;

use crate::failure::{Failure, Message, shown};
use crate::opened::Opened;

/// A table that is open. Its rows can be had more than once.
pub(crate) struct ParquetTable {
    path: PathBuf,
    file: ParquetFile,
    format: Format,
}

/// Rows that are read as they are wanted.
pub(crate) type Rows = Box<dyn RowSource + Send>;

impl ParquetTable {
    /// The table among the inputs, where there is one; it has to be the only input.
    pub(crate) fn among(opened: &mut [Opened], format: Format) -> Result<Option<Self>, Failure> {
        let is_table = |input: &Opened| Kind::of(&input.head) == Some(Kind::Parquet);
        if !opened.iter().any(is_table) {
            return Ok(None);
        }
        let [only] = opened else {
            return Err(Failure::CommandLine(Message::new("cli-parquet-alone", Vec::new())));
        };
        let path = only.path.clone();
        match ParquetFile::open(only.seekable_file()?) {
            Ok(file) => Ok(Some(Self { path, file, format })),
            Err(problem) => Err(Failure::File { file: path, problem: problem.into() }),
        }
    }

    /// Whether its columns are those of a subject.
    pub(crate) fn is_of<S: Subject>(&self) -> bool {
        Table::read::<S>(self.file.schema(), self.format).is_ok()
    }

    /// The columns and the rows, from the first, without some.
    pub(crate) fn open_without<S: Subject>(
        &self,
        left_out: LeftOut,
    ) -> Result<(Header<S::Column>, Rows), Failure> {
        let (header, table) =
            Table::read::<S>(self.file.schema(), self.format).map_err(|it| self.failure(it))?;
        let batches = self.file.batches().map_err(|problem| self.failure(problem.into()))?;
        let rows = BatchSource::new(batches, Arc::new(table)).without(left_out);
        Ok((header, Box::new(rows)))
    }

    /// The columns and the rows, from the first.
    pub(crate) fn open<S: Subject>(&self) -> Result<(Header<S::Column>, Rows), Failure> {
        self.open_without::<S>(Box::new(|_| false))
    }

    /// About how many bytes its rows are once they are read.
    pub(crate) fn size(&self) -> Option<u64> {
        let cells = self.file.schema().fields().len().checked_mul(CELL)?;
        self.file.rows().checked_mul(u64::try_from(cells).ok()?)
    }

    /// Options that say how a text or a workbook is read have no meaning.
    pub(crate) fn refuse(&self, given: &[(bool, &'static str)]) -> Result<(), Failure> {
        let options: Vec<&str> =
            given.iter().filter(|(given, _)| *given).map(|(_, name)| *name).collect();
        if options.is_empty() {
            return Ok(());
        }
        let file = shown(&self.path);
        let message = Message::new("cli-not-of-parquet", vec![("file", file)]);
        Err(Failure::CommandLine(message.with_list("options", options)))
    }

    fn failure(&self, problem: FileProblem) -> Failure {
        Failure::File { file: self.path.clone(), problem }
    }
}
