//! A payroll, row by row.

use std::collections::VecDeque;
use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use calc_core::law::text::Language as Spoken;
use calc_core::person::assess::Settings;
use calc_payroll::framing::LONGEST_ROW;
use calc_payroll::months::Months;
use calc_payroll::people::People;
use calc_payroll::pipeline::{Job, Stopped};
use calc_payroll::{Format, Payroll, ndjson, pipeline};
use calc_sheets::opening::is_plain_of;
use calc_text::{
    ProblemDocument, ProblemKind, Words, payroll_document, problem_errors, sheet_document,
};
use tokio::runtime::Handle;

use crate::ask::{BOTH_SIDES, LANGUAGE, Parameters, RANGE, is_compressed, media_type, preferred};
use crate::days;
use crate::guard::RequestId;
use crate::held::NoMemory;
use crate::months;
use crate::openapi::{Parquet, Ranging, Workbook};
use crate::parquet::{self, Limits, PARQUET};
use crate::problem::Problem;
use crate::service::Service;
use crate::stream::{BEGINNING, BodyReader, NotSent, Piece, Rows, Sender, channel, why_unread};
use crate::unread::Unread;
use crate::workbook::{self, Wanted, XLSX};
use crate::workbook_answer::{Asked, Counts, WorkbookError, sheet_problem};

pub(super) const CSV: &str = "text/csv";
/// The media type of rows that go back as CSV.
pub(super) const CSV_WITH_HEADER: &str = "text/csv; charset=utf-8; header=present";
const NDJSON: &str = "application/x-ndjson";

/// How the log calls a payroll of which nothing is missing.
const COMPLETE: &str = "complete";

/// Work out a payroll, row by row
///
/// The answer is of the same kind as the body, in order, and begins before the body has ended:
/// read it while sending. A row that cannot be worked out comes back with status `error` and its
/// codes. If the file turns out to be damaged after rows were sent, the answer breaks off: its last
/// line is a problem document, and the connection closes without the end of the stream.
///
/// A workbook is read whole before its first row is worked out, and the answer begins after its
/// last one: `taxdiff batch --format xlsx` writes the same workbook.
///
/// A Parquet file is read whole, too, since what it holds is told at its end; then its rows are streamed as
/// they are worked out, and `taxdiff batch` writes the same file.
///
/// A file of months is read whole, and its rows come back as one for each person and
/// year; a workbook may have facts of the year on another sheet. A line of facts may have `months`, which
/// its year is added up from.
#[utoipa::path(
    post,
    path = "/v1/individuals/batch",
    operation_id = "batch",
    tag = "individuals",
    params(Ranging),
    request_body(
        description = "A payroll with a header row, a line of facts for each person-year, or a \
            workbook or a Parquet file as `taxdiff batch` reads it",
        content((String = "text/csv"), (String = "application/x-ndjson"), (Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (Parquet = "application/vnd.apache.parquet")),
    ),
    responses((
        status = 200,
        description = "The rows, each with its results",
        content((String = "text/csv"), (String = "application/x-ndjson"), (Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (Parquet = "application/vnd.apache.parquet")),
    )),
    security((), ("key" = ["batch"])),
)]
pub(super) async fn batch(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<Response, Problem> {
    streamed(service, request, &[LANGUAGE, RANGE, BOTH_SIDES], |kind, _| match kind {
        CSV => Some((CSV_WITH_HEADER, Shape::Csv)),
        NDJSON => Some((NDJSON, Shape::Lines)),
        XLSX => Some((XLSX, Shape::Workbook)),
        PARQUET => Some((PARQUET, Shape::Parquet(Wanted::Years))),
        _ => None,
    })
    .await
}

/// Rows that go back while they are worked out. `taken` are the parameters that the address has,
/// `shape_of` says which kinds of bodies are taken.
pub(super) async fn streamed(
    service: Arc<Service>,
    request: Request,
    taken: &[&str],
    shape_of: impl Fn(&str, &Parameters) -> Option<(&'static str, Shape)>,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let parameters = Parameters::of(&parts.uri, &parts.headers, taken)?;
    let language = parameters.language.unwrap_or_else(|| preferred(&parts.headers));
    let problem = |kind| Problem::of(kind, language);
    let kind = media_type(&parts.headers).filter(|_| !is_compressed(&parts.headers));
    let found = kind.and_then(|kind| shape_of(kind, &parameters));
    let (kind, shape) = found.ok_or_else(|| problem(ProblemKind::MediaType))?;
    let busy = || problem(ProblemKind::Busy).after(1);
    // Whoever cannot be answered need not send a payroll.
    if service.batch_room.available_permits() == 0 {
        return Err(busy());
    }
    let mut reader = BodyReader {
        body,
        pieces: VecDeque::new(),
        left: service.batch_limit.unwrap_or(u64::MAX),
        pace: service.pace(service.batch_time),
        runtime: Handle::current(),
    };
    let mut beginning = service.held.hold();
    beginning.grow(BEGINNING).map_err(|NoMemory| busy())?;
    reader.begin().await.map_err(|why| problem(why.problem()))?;
    // Room is taken when there is work, not while a body trickles.
    let room = Arc::clone(&service.batch_room).try_acquire_owned().map_err(|_| busy())?;
    drop(beginning);
    let (sender, mut pieces) = channel(service.timeout);
    let id = parts.extensions.get::<RequestId>().map(|id| Arc::clone(&id.0));
    let run = Run {
        service,
        sender,
        language,
        id: id.unwrap_or_default(),
        range: parameters.range.unwrap_or_default(),
        both_sides: parameters.both_sides.unwrap_or_default(),
    };
    tokio::task::spawn_blocking(move || {
        run.all(reader, shape);
        drop(room);
    });
    // The status waits for the first rows, so that a file that is no payroll is not a 200.
    let body = match pieces.recv().await {
        Some(Piece::Failed(document)) => return Err(Problem::new(*document, language)),
        Some(Piece::Rows(rows)) => Body::new(Rows::new(rows, pieces)),
        Some(Piece::Complete) => Body::empty(),
        None => return Err(problem(ProblemKind::Internal)),
    };
    let mut response = body.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(response)
}

/// A payroll being worked out.
struct Run {
    service: Arc<Service>,
    sender: Sender,
    language: Spoken,
    id: Arc<str>,
    /// Whether a row says between which amounts its exemption lies.
    range: bool,
    /// Whether the actual Hong Kong bill is worked out where a row has no fact of it.
    both_sides: bool,
}

impl Run {
    /// What holds where rows do not say.
    fn settings(&self) -> Settings {
        let Self { range: with_range, both_sides, .. } = *self;
        Settings { with_range, both_sides, ..self.service.settings.clone() }
    }

    fn all(mut self, reader: BodyReader, shape: Shape) {
        let begun = Instant::now();
        let (rows, errors, result) = match shape {
            Shape::Csv => refused(self.csv(reader)),
            Shape::Lines => refused(self.lines(reader)),
            Shape::Workbook => self.workbook(reader, Wanted::Years),
            Shape::MonthsWorkbook => self.workbook(reader, Wanted::Months),
            Shape::Parquet(wanted) => self.parquet(reader, wanted),
            Shape::Months => refused(self.months(reader)),
            Shape::Days(periods) => refused(self.days(reader, periods)),
        };
        let how = self.end(result);
        self.service.metrics.rows(rows.saturating_sub(errors), errors);
        let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(id = %self.id, rows, errors, millis, how, "batch");
    }

    /// A payroll of years, or months that are added up to years: the header tells.
    fn csv(&mut self, mut reader: BodyReader) -> (u64, u64, Result<(), Stopped<NotSent>>) {
        let head = match first_line(&mut reader) {
            Ok(head) => head,
            Err(error) => return (0, 0, Err(Stopped::Read(error))),
        };
        if !is_plain_of::<Months>(&head, Format::Csv) {
            return self.years(Cursor::new(head).chain(reader));
        }
        let (mut rows, mut errors) = (0, 0);
        let threads = self.service.batch_threads;
        let body = Cursor::new(head).chain(reader);
        let settings = self.settings();
        let result = months::run_years(body, (settings, threads), |counted, out| {
            rows += counted.0;
            errors += counted.1;
            self.send(out)
        });
        (rows, errors, result)
    }

    fn years(&mut self, reader: impl Read + Send) -> (u64, u64, Result<(), Stopped<NotSent>>) {
        let (mut header, frames) = match pipeline::open::<_, People>(reader, Format::Csv) {
            Ok(opened) => opened,
            Err(error) => return (0, 0, Err(error.into())),
        };
        let settings = self.settings();
        if let Err(problem) = header.request_settings(&settings, Format::Csv) {
            return (0, 0, Err(problem.into()));
        }
        let payroll: Payroll = Payroll { header, settings, format: Format::Csv };
        let stop = AtomicBool::new(false);
        let threads = self.service.batch_threads;
        let job = Job { payroll: &payroll, rows: frames, threads, stop: &stop };
        let mut head = Vec::new();
        payroll.header.push_line(&mut head);
        let (mut rows, mut errors) = (0, 0);
        let result = pipeline::run(
            job,
            |_| (),
            |chunk, ()| {
                rows += chunk.summary.rows;
                errors += chunk.summary.errors;
                // The header goes with the first rows.
                let mut out = std::mem::take(&mut head);
                out.append(&mut chunk.out);
                self.send(out)
            },
        );
        let result = result.map(|_| ()).and_then(|()| {
            if head.is_empty() { Ok(()) } else { self.send(head).map_err(Stopped::Write) }
        });
        (rows, errors, result)
    }

    /// Months are read twice, so the body is spooled first.
    fn months(&mut self, reader: BodyReader) -> (u64, u64, Result<(), Stopped<NotSent>>) {
        let (mut rows, mut errors) = (0, 0);
        let threads = self.service.batch_threads;
        let result = months::run(reader, threads, |counted, out| {
            rows += counted.0;
            errors += counted.1;
            self.send(out)
        });
        (rows, errors, result)
    }

    /// Crossings of the border are read whole before any day is counted.
    fn days(
        &mut self,
        mut reader: BodyReader,
        periods: days::Periods,
    ) -> (u64, u64, Result<(), Stopped<NotSent>>) {
        let (mut rows, mut errors) = (0, 0);
        reader.left = reader.left.min(days::MOST_BYTES);
        let result = days::run(reader, periods, |counted, out| {
            (rows, errors) = counted;
            self.send(out)
        });
        (rows, errors, result)
    }

    fn lines(&mut self, reader: BodyReader) -> (u64, u64, Result<(), Stopped<NotSent>>) {
        let words = Words::of(self.language);
        let explain = |refused: &ndjson::LineErrors| {
            let errors = if refused.months.is_empty() {
                problem_errors(words, &refused.json, &refused.facts)
            } else {
                problem_errors(words, &refused.json, &refused.months)
            };
            serde_json::to_vec(&errors).unwrap_or_default()
        };
        let lines = ndjson::run(reader, &self.settings(), explain, |out| self.send(out));
        match lines {
            Ok(lines) => (lines.rows, lines.errors, Ok(())),
            Err(stopped) => (0, 0, Err(stopped)),
        }
    }

    fn workbook(
        &mut self,
        reader: BodyReader,
        wanted: Wanted,
    ) -> (u64, u64, Result<(), WorkbookError>) {
        let (mut rows, mut errors) = (0, 0);
        let count = |counted: Counts| {
            rows += counted.0;
            errors += counted.1;
        };
        let threads = self.service.batch_threads;
        let words = Words::of(self.language);
        let service = Arc::clone(&self.service);
        let asked = Asked { settings: self.settings(), readings: service.readings.as_ref() };
        let wanted = (wanted, threads, &asked);
        let result = workbook::run(words, reader, wanted, count, |piece| self.send(piece));
        (rows, errors, result)
    }

    fn parquet(
        &mut self,
        reader: BodyReader,
        wanted: Wanted,
    ) -> (u64, u64, Result<(), WorkbookError>) {
        let (mut rows, mut errors) = (0, 0);
        let service = &self.service;
        let (bytes, time) = (service.batch_limit.unwrap_or(u64::MAX), service.batch_time);
        let asked = (wanted, service.batch_threads, self.settings());
        let result = parquet::run((reader, Limits { bytes, time }), asked, |counted, out| {
            rows += counted.0;
            errors += counted.1;
            self.send(out)
        });
        (rows, errors, result)
    }

    /// Sends rows; none at all only ask whether anybody still waits.
    fn send(&mut self, rows: Vec<u8>) -> Result<(), NotSent> {
        if self.service.cut.load(Ordering::Relaxed) || self.sender.is_closed() {
            return Err(NotSent);
        }
        if rows.is_empty() {
            return Ok(());
        }
        self.sender.send(Piece::Rows(rows.into()))
    }

    /// Tells the caller what went wrong, if anybody is there, and the log in a word.
    fn end(&mut self, result: Result<(), WorkbookError>) -> &'static str {
        let words = Words::of(self.language);
        let of = |kind: ProblemKind| Some(kind.document(words));
        let stopped = match result {
            Ok(()) => None,
            Err(WorkbookError::Stopped(stopped)) => Some(Ok(stopped)),
            Err(WorkbookError::OtherKind) => Some(Err(ProblemKind::MediaType)),
        };
        let (how, document): (_, Option<ProblemDocument>) = match stopped {
            None => (COMPLETE, None),
            Some(Err(kind)) => ("no payroll", of(kind)),
            Some(Ok(stopped)) => self.stopped(words, stopped),
        };
        // Whoever is gone is not told.
        let _ = match document {
            Some(document) => self.sender.send(Piece::Failed(Box::new(document))),
            None if how == COMPLETE => self.sender.send(Piece::Complete),
            None => Ok(()),
        };
        how
    }

    /// Why rows were not worked out, in a word and for the caller.
    fn stopped(
        &self,
        words: &Words,
        stopped: Stopped<NotSent>,
    ) -> (&'static str, Option<ProblemDocument>) {
        let of = |kind: ProblemKind| Some(kind.document(words));
        match stopped {
            Stopped::File(found) => ("no payroll", Some(payroll_document(words, &found))),
            Stopped::Read(error) => match (sheet_problem(&error), why_unread(&error)) {
                (Some(found), _) => ("no payroll", Some(sheet_document(words, found))),
                (None, why) => {
                    let why = why.unwrap_or(Unread::Gone);
                    (why.in_a_word(), of(why.problem()))
                }
            },
            Stopped::Write(NotSent) | Stopped::Interrupted => ("caller gone", None),
            Stopped::Memory(error) => {
                tracing::error!(id = %self.id, reason = %error.kind(), "temporary files");
                ("no room on the disk", of(ProblemKind::Storage))
            }
        }
    }
}

/// The beginning of a body, up to the end of its first line.
fn first_line(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut piece = [0; 1 << 12];
    while !head.contains(&b'\n') && head.len() <= LONGEST_ROW {
        let count = reader.read(&mut piece)?;
        if count == 0 {
            break;
        }
        head.extend_from_slice(&piece[..count]);
    }
    Ok(head)
}

/// The kinds of bodies.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    Days(days::Periods),
    Months,
    MonthsWorkbook,
    Csv,
    Lines,
    Workbook,
    Parquet(Wanted),
}

type Counted<E> = (u64, u64, Result<(), E>);

fn refused((rows, errors, result): Counted<Stopped<NotSent>>) -> Counted<WorkbookError> {
    (rows, errors, result.map_err(WorkbookError::Stopped))
}
