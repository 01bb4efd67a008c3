//! `--vary`: a table along one fact, and the exact points at which something turns.

use calc_core::company::Settings;
use calc_core::company::fields::{Field, ItemField};
use calc_core::company::regimes::Regime;
use calc_core::company::vary::{
    MOST_ROWS, Range, RangeError, Row, Table, TurningPoint, variable_facts,
};
use calc_core::company::vocabulary::CompanyYear;
use calc_core::law::money::Cny;
use calc_payroll::escape::push_cell;
use calc_text::reply::{Asked, RequestErrors, company_assessed, company_varied, json};
use calc_text::{Words, amount_cny, grouped, problem};

use crate::Done;
use crate::args::{EnterpriseArguments, TextFormatArgument};
use crate::assess::{print_reply, refuse};
use crate::failure::{Failure, Message};
use crate::output::write_whole;
use crate::page::Page;
use calc_text::outcome::{answer, quantity, regime};

/// Prints the table.
pub(super) fn run(
    arguments: &EnterpriseArguments,
    words: &Words,
    bytes: &[u8],
    asked: &Asked<Settings>,
    range: &str,
) -> Done {
    let given = range;
    let range = Range::parse(given).map_err(|error| wrong_range(given, error))?;
    let table = match company_varied(bytes, &range, asked) {
        Ok(table) => table,
        // The facts are in order by themselves: it is the range that they do not fit.
        Err(refused) if company_assessed(bytes, asked).is_ok() => {
            return Err(conflicting_range(words, given, &refused));
        }
        Err(refused) if arguments.json => return print_reply(Err::<(), _>(refused)),
        Err(refused) => return Err(refuse(&arguments.facts, &refused)),
    };
    let body = match (arguments.json, arguments.format) {
        (true, _) => json(&table),
        (_, Some(TextFormatArgument::Jsonl)) => table.rows.iter().flat_map(json).collect(),
        (_, Some(TextFormatArgument::Csv)) => csv(&table),
        (_, None) => text(words, &table).into_bytes(),
    };
    write_whole(arguments.output.as_deref(), &body)
}

fn conflicting_range(words: &Words, range: &str, refused: &RequestErrors<ItemField>) -> Failure {
    let why: Vec<String> = refused
        .facts
        .iter()
        .map(|fault| {
            let place =
                fault.field.map(calc_core::law::fields::FactLocation::pointer).unwrap_or_default();
            let message = problem(words, fault).message;
            words.fill("line-at", &[("place", &place), ("message", &message)])
        })
        .collect();
    let arguments = vec![("range", range.to_owned()), ("why", why.join(" "))];
    Failure::CommandLine(Message::new("cli-vary-conflict", arguments))
}

fn wrong_range(range: &str, error: RangeError) -> Failure {
    let mut arguments =
        vec![("range", range.to_owned()), ("most", grouped(&MOST_ROWS.to_string()))];
    let id = match error {
        RangeError::Shape => "cli-vary-shape",
        RangeError::Fact => "cli-vary-fact",
        RangeError::Value { found, reading } => {
            arguments.push(("found", found));
            let id = if reading.is_some() { "cli-vary-value-reading" } else { "cli-vary-value" };
            arguments.extend(reading.map(|reading| ("reading", reading)));
            id
        }
        RangeError::Rows => "cli-vary-rows",
    };
    let message = Message::new(id, arguments);
    Failure::CommandLine(message.with_list("known", variable_facts().map(Field::name)))
}

/// The table as CSV; a turning point's two values are rows of their own.
fn csv(table: &Table) -> Vec<u8> {
    let mut out = Vec::new();
    let mut push = |cells: &[String]| {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            push_cell(&mut out, cell);
        }
        out.push(b'\n');
    };
    let mut head = vec![table.fact.to_owned()];
    for regime in Regime::ALL {
        head.push(format!("{}_eligible", regime.word()));
        head.push(format!("{}_tax", regime.word()));
    }
    head.extend(["best_regime", "best_tax", "turns", "status"].map(str::to_owned));
    push(&head);
    for row in &table.rows {
        let mut cells = vec![row.value.clone()];
        match &row.answer {
            Some(state) => {
                for (eligible, tax) in state.eligible.iter().zip(state.tax) {
                    cells.push(eligible.word().to_owned());
                    cells.push(plain(tax));
                }
                cells.push(state.best.map_or("", Regime::word).to_owned());
                cells.push(plain(state.best_tax));
            }
            None => cells.extend((0..2 * Regime::ALL.len() + 2).map(|_| String::new())),
        }
        let turns = table.turning_points.iter().filter(|turn| turn.first_after == row.value);
        let turns: Vec<&str> =
            turns.map(|turn| turn.condition.map_or("facts", |id| id.id())).collect();
        cells.push(turns.join(";"));
        // A row without figures says why it has none.
        let status = row
            .answer
            .as_ref()
            .map_or("facts_conflict", |state| if state.best.is_some() { "ok" } else { "unknown" });
        cells.push(status.to_owned());
        push(&cells);
    }
    out
}

/// An amount, or nothing where there is none.
fn plain(amount: Option<Cny>) -> String {
    amount.map_or_else(String::new, |amount| amount.to_string())
}

fn text(words: &Words, table: &Table) -> String {
    let mut page = Page::new(words);
    page.fill(0, "vary-title", &[("fact", quantity::<CompanyYear>(words, table.fact))]);
    page.out.push('\n');
    let mut rows = vec![head(words, table)];
    rows.extend(table.rows.iter().map(|row| cells(words, row)));
    page.rows(rows, &[0, 2, 4, 6, 8, 10]);
    page.title("vary-turning-points");
    if table.turning_points.is_empty() {
        page.fill(2, "vary-no-turning-point", &[]);
    }
    for turn in &table.turning_points {
        turning_point(&mut page, turn);
    }
    page.out
}

fn head(words: &Words, table: &Table) -> Vec<String> {
    let mut head = vec![quantity::<CompanyYear>(words, table.fact)];
    for each in Regime::ALL {
        head.push(regime(words, each));
        head.push(words.say("vary-tax"));
    }
    head.extend([words.say("term-best_regime"), words.say("vary-tax")]);
    head
}

fn cells(words: &Words, row: &Row) -> Vec<String> {
    let value = grouped(&row.value);
    let Some(state) = &row.answer else { return vec![value, words.say("vary-no-sense")] };
    let mut cells = vec![value];
    for (eligible, tax) in state.eligible.iter().zip(state.tax) {
        cells.push(answer(words, *eligible));
        cells.push(grouped(&plain(tax)));
    }
    let best = state.best.map_or_else(String::new, |best| regime(words, best));
    cells.extend([best, grouped(&plain(state.best_tax))]);
    cells
}

fn turning_point(page: &mut Page<'_>, turn: &TurningPoint) {
    let words = page.words;
    let values = [("before", grouped(&turn.last_before)), ("after", grouped(&turn.first_after))];
    page.fill(2, "vary-between", &values);
    match turn.condition {
        Some(id) => {
            let answered = |answered| match answered {
                Some(eligible) => answer(words, eligible),
                None => words.say("vary-no-sense"),
            };
            let arguments = [
                ("condition", words.say(&format!("condition-{}", id.id()))),
                ("before", answered(turn.before)),
                ("after", answered(turn.after)),
            ];
            page.fill(4, "vary-condition", &arguments);
        }
        None => page.fill(4, "vary-facts", &[]),
    }
    let best = |best: Option<(Regime, Cny)>| match best {
        Some((best, tax)) => format!("{}, {}", regime(words, best), amount_cny(words, tax)),
        None => words.say("vary-no-sense"),
    };
    let arguments = [("before", best(turn.best_before)), ("after", best(turn.best_after))];
    page.fill(4, "vary-best", &arguments);
}
