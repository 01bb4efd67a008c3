//! A row of months, step by step.

use std::path::Path;

use calc_core::law::code::{Code, Codes};
use calc_core::law::fields::Columns as _;
use calc_core::law::money::Cny;
use calc_core::law::params::Choices;
use calc_core::law::result_sink::ResultSink;
use calc_core::person::month::facts::MonthFacts;
use calc_core::person::month::fields::{Field, RESULTS};
use calc_core::person::month::standing::Formula;
use calc_core::person::month::withhold::MonthOutcome;
use calc_payroll::batch::RowSource as _;
use calc_payroll::chunk::Chunk;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::months::ledger::{Collector, Ledger};
use calc_payroll::months::{Months, Settings};
use calc_payroll::subject::Subject as _;
use calc_payroll::{Format, Payroll};
use calc_text::error_list::{Mistakes, column};
use calc_text::{Words, problem};
use serde_json::{Map, Value};

use crate::Done;
use crate::args::ExplainArguments;
use crate::failure::{BAD_ROWS, Failure, Message, name_of};
use crate::intake::frame_failure;
use crate::output::print;
use crate::page::Page;
use crate::said::say;
use crate::settings::month_choices;
use crate::subject_source::SubjectSource;

/// Explains a row of months.
pub(super) fn run(
    arguments: &ExplainArguments,
    source: &SubjectSource<Months>,
    path: &Path,
    words: &Words,
) -> Done {
    let choices = month_choices(&arguments.settings)?;
    let settings = Settings { choices, ledger: Ledger::default() };
    let mut payroll =
        Payroll::<Months> { header: source.header()?, settings, format: Format::JsonLines };
    let mut collector = Collector::default();
    each_chunk(&payroll, source, path, |chunk| chunk.visit(&payroll, &mut collector))?;
    payroll.settings.ledger = collector.finish(&choices);
    let mut found: Vec<(u64, Option<MonthFacts>)> = Vec::new();
    each_chunk(&payroll, source, path, |chunk| {
        let wanted = match (&arguments.employee, arguments.row) {
            (Some(employee), _) => chunk.rows_of(&payroll, employee),
            (None, row) => row.into_iter().collect(),
        };
        found.extend(
            wanted.into_iter().filter_map(|row| Some((row, chunk.facts(&payroll, row)?.ok()))),
        );
    })?;
    if found.is_empty() {
        let message = match arguments.row {
            Some(row) => {
                let header = payroll.header.row.to_string();
                Message::new("file-no-row", vec![("row", row.to_string()), ("header", header)])
            }
            None => Message::new("file-no-employee", Vec::new()),
        };
        return Err(Failure::Input { file: path.to_owned(), message });
    }
    let mut out = String::new();
    for (row, facts) in &found {
        match facts.as_ref().and_then(|facts| Some((facts, good(&payroll, *row)?))) {
            Some((facts, outcome)) if arguments.json => {
                out.push_str(&json(*row, facts, &outcome).to_string());
                out.push('\n');
            }
            Some((facts, outcome)) => out.push_str(&text(words, facts, &outcome, &choices)),
            None => return refuse(&payroll, source, (path, *row), words),
        }
    }
    print(out.as_bytes())
}

fn good(payroll: &Payroll<Months>, row: u64) -> Option<MonthOutcome> {
    match payroll.settings.ledger.answer(row) {
        calc_core::person::month::withhold::RowAnswer::Good(outcome) => Some(outcome),
        _ => None,
    }
}

/// Every chunk of the rows, numbered.
fn each_chunk(
    payroll: &Payroll<Months>,
    source: &SubjectSource<Months>,
    path: &Path,
    mut take: impl FnMut(&mut Chunk<Months>),
) -> Result<(), Failure> {
    let mut rows = source.rows()?;
    let mut chunk = Chunk::<Months>::default();
    let mut next = payroll.header.row + 1;
    while rows.next_rows(&mut chunk.batch).map_err(|error| frame_failure(path, error))? {
        chunk.read(payroll);
        let failed = |problem| Failure::File { file: path.to_owned(), problem };
        next = chunk.number::<FileProblem>(next, |_, _| Ok(None)).map_err(failed)?;
        take(&mut chunk);
    }
    Ok(())
}

/// The mistakes of the row.
fn refuse(
    payroll: &Payroll<Months>,
    source: &SubjectSource<Months>,
    (path, row): (&Path, u64),
    words: &Words,
) -> Done {
    let mut text = String::new();
    let mistakes = Mistakes { words, payroll, origin: None };
    each_chunk(payroll, source, path, |chunk| {
        chunk.compute(payroll);
        for located in chunk.problems.iter().filter(|located| located.row == row) {
            let place = words.fill(
                "place-file-row-column",
                &[
                    ("file", &name_of(words, path)),
                    ("row", &row.to_string()),
                    ("column", &column(&mistakes, located)),
                ],
            );
            let found = located.problem.found.as_str();
            text.push_str(&problem(words, &located.problem).lines(
                words,
                Some(&place),
                Some(found),
            ));
        }
    })?;
    say(&text);
    Err(Failure::Said(BAD_ROWS))
}

/// The results of a row as texts, in the order of the columns.
#[derive(Default)]
struct Texts(Vec<String>);

impl ResultSink for Texts {
    fn blank(&mut self) {
        self.0.push(String::new());
    }

    fn text(&mut self, text: &str) {
        self.0.push(text.to_owned());
    }

    fn amount(&mut self, minor: i64, _: bool) {
        self.0.push(Cny::new(minor).to_string());
    }

    fn codes(&mut self, codes: Codes) {
        let codes: Vec<&str> = codes.iter().map(Code::as_str).collect();
        self.0.push(codes.join(";"));
    }
}

fn results(outcome: &MonthOutcome) -> Vec<(&'static calc_core::law::fields::ResultAbout, String)> {
    let mut texts = Texts::default();
    Months::write(outcome, "", &mut texts);
    let given = RESULTS.iter().zip(texts.0);
    given.filter(|(about, text)| !text.is_empty() && about.name != "messages").collect()
}

fn text(words: &Words, facts: &MonthFacts, outcome: &MonthOutcome, choices: &Choices) -> String {
    let language = words.language();
    let mut page = Page::new(words);
    let month = format!("{}-{:02}", facts.tax_year.0, facts.month);
    page.fill(0, "months-explained", &[("month", month)]);
    let rows = results(outcome).into_iter().map(|(about, text)| {
        let word = about.words.iter().find(|word| word.key == text);
        let text = word.map_or(text.as_str(), |word| word.label.get(language)).to_owned();
        vec![about.label.get(language).to_owned(), text]
    });
    page.rows(rows.collect(), &[1]);
    page.title("months-steps");
    for line in steps(facts, outcome) {
        page.line(&format!("  {line}"));
    }
    page.notes(outcome.notes);
    let taken: Vec<_> =
        outcome.points.iter().map(|point| point_line(point, choices, language)).collect();
    if !taken.is_empty() {
        page.title("months-points");
        page.rows(taken, &[]);
    }
    page.line("");
    page.line(&words.say("months-decision"));
    page.out
}

fn point_line(
    point: calc_core::law::params::ChoiceId,
    choices: &Choices,
    language: calc_core::law::text::Language,
) -> Vec<String> {
    let taken = choices.taken(point);
    let known = point.alternatives().iter().find(|choice| choice.key == taken);
    let title = known.map_or("", |choice| choice.title.get(language));
    vec![format!("{}={taken}", point.name()), title.to_owned()]
}

/// The arithmetic, in figures that need no words.
fn steps(facts: &MonthFacts, outcome: &MonthOutcome) -> Vec<String> {
    let pay = facts.wages.pay;
    let (inside, abroad) = (pay.paid_in_china, pay.paid_abroad);
    let amount = outcome.income_amount;
    let ratio = facts.wages.days.map(|days| {
        let halves = days.china_half_days();
        let half = if halves.is_multiple_of(2) { "" } else { ".5" };
        format!("{}{half} / {}", halves / 2, days.period_days())
    });
    let by = |part: String| match &ratio {
        Some(ratio) if amount != inside + abroad => format!("{part} × {ratio}"),
        _ => part,
    };
    let name = outcome.formula.map_or("", Formula::name);
    let equation = match outcome.formula {
        Some(Formula::F1) => by(inside.to_string()),
        Some(Formula::F2) | None => by(format!("({inside} + {abroad})")),
        Some(Formula::F3) => format!("{inside} + {}", by(abroad.to_string())),
        Some(Formula::Pd) => inside.to_string(),
        Some(Formula::All) => format!("{inside} + {abroad}"),
    };
    let mut lines = vec![format!("{name} {equation} = {amount}").trim().to_owned()];
    if let Some(month) = &outcome.month {
        let bracket = month.bracket;
        let (taxed, quick) = (month.taxable_income.or_zero(), bracket.quick_deduction);
        let to_date =
            outcome.tier.is_some_and(calc_core::person::month::standing::Tier::is_resident);
        let before =
            if to_date { format!(" − {}", month.withheld_before) } else { String::new() };
        lines.push(format!("{taxed} × {} − {quick}{before} → {}", bracket.rate, month.tax));
        if let Some((other, way)) = month.other_way {
            lines.push(format!("{}: {other}", way.word()));
        }
    }
    lines
}

/// The same as JSON: the facts that steps need, the results, the steps.
fn json(row: u64, facts: &MonthFacts, outcome: &MonthOutcome) -> Value {
    let mut object = Map::new();
    object.insert("row".to_owned(), row.into());
    object.insert("tax_year".to_owned(), facts.tax_year.0.into());
    object.insert("month".to_owned(), facts.month.into());
    for (about, text) in results(outcome) {
        object.insert(about.name.to_owned(), text.into());
    }
    let codes: Vec<Value> = outcome.notes.iter().map(|code| code.as_str().into()).collect();
    object.insert("messages".to_owned(), codes.into());
    let points: Vec<Value> = outcome.points.iter().map(|point| point.name().into()).collect();
    object.insert("open_points".to_owned(), points.into());
    object.insert("steps".to_owned(), steps(facts, outcome).into());
    Value::Object(object)
}

/// Whether a header is certainly that of months: a payroll of years may have months, too.
pub(super) fn is_of_months(names: &[String]) -> bool {
    let only = [
        Field::PaidInChina,
        Field::PaidAbroad,
        Field::ExpectedResidenceDays,
        Field::EmploymentStartMonth,
        Field::SpecialAdditionalDeductionsToDate,
        Field::Post,
    ];
    let has = |field: &Field| names.iter().any(|name| Field::from_header(name) == Some(*field));
    crate::subject_source::is_header::<Months>(names, Format::Csv) && only.iter().any(has)
}
