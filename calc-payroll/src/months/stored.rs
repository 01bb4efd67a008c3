//! What rows come to, in a fixed number of bytes each: a file of any length takes no memory for it.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::{Mutex, PoisonError};

use calc_core::law::money::Cny;
use calc_core::law::rate::Rate;
use calc_core::law::scale::Bracket;
use calc_core::person::month::code::Code;
use calc_core::person::month::fields::Field;
use calc_core::person::month::points::Points;
use calc_core::person::month::standing::{Formula, Tier};
use calc_core::person::month::withhold::{
    LastOfMonth, MonthOutcome, RowAnswer, RowFault, Treatment, Unverified,
};

use crate::record::{Reader, Writer};

/// The bytes of an answer.
const SIZE: usize = 168;

/// How many answers are read at once.
const WINDOW: usize = 2_048;

const TIERS: [Tier; 5] =
    [Tier::UpTo90, Tier::UpTo182, Tier::Resident, Tier::ResidentSixYears, Tier::Domiciled];

const FORMULAS: [Formula; 5] = [Formula::F1, Formula::F2, Formula::F3, Formula::Pd, Formula::All];

/// Answers in a file without a name, each at the place of its row.
#[derive(Debug)]
pub(super) struct StoredAnswers(Mutex<Window>);

#[derive(Debug)]
struct Window {
    file: File,
    first: u64,
    bytes: Vec<u8>,
}

impl StoredAnswers {
    /// No answer yet.
    pub(super) fn new() -> io::Result<Self> {
        let file = tempfile::tempfile()?;
        Ok(Self(Mutex::new(Window { file, first: 0, bytes: Vec::new() })))
    }

    /// Keeps answers of ascending rows; those side by side are written together.
    pub(super) fn put(&mut self, answers: &[(u64, RowAnswer)]) -> io::Result<()> {
        let window = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        for side_by_side in answers.chunk_by(|(one, _), (next, _)| one + 1 == *next) {
            let mut bytes = Vec::with_capacity(side_by_side.len() * SIZE);
            for (_, answer) in side_by_side {
                bytes.extend_from_slice(&written(answer));
            }
            window.file.seek(SeekFrom::Start(place(side_by_side[0].0)))?;
            window.file.write_all(&bytes)?;
        }
        Ok(())
    }

    /// The answer of a row; one that was never kept is none.
    pub(super) fn get(&self, row: u64) -> io::Result<RowAnswer> {
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let window = &mut *window;
        let within = |first: u64, bytes: &[u8]| {
            let at = usize::try_from(row.checked_sub(first)?).ok()?.checked_mul(SIZE)?;
            bytes.get(at..)?.first_chunk::<SIZE>().copied()
        };
        if let Some(found) = within(window.first, &window.bytes) {
            return Ok(read(&found));
        }
        window.first = row;
        window.bytes.clear();
        window.file.seek(SeekFrom::Start(place(row)))?;
        let most = u64::try_from(WINDOW * SIZE).unwrap_or(u64::MAX);
        (&window.file).take(most).read_to_end(&mut window.bytes)?;
        Ok(within(window.first, &window.bytes).map_or(RowAnswer::Unread, |found| read(&found)))
    }
}

fn place(row: u64) -> u64 {
    row * u64::try_from(SIZE).unwrap_or(u64::MAX)
}

const UNREAD: usize = 0;
const GOOD: usize = 1;
const BAD: usize = 2;

fn written(answer: &RowAnswer) -> [u8; SIZE] {
    let mut out = Writer::<SIZE>::new();
    match answer {
        RowAnswer::Unread => out.byte(UNREAD),
        RowAnswer::Good(outcome) => {
            out.byte(GOOD);
            write_outcome(&mut out, outcome);
        }
        RowAnswer::Bad(fault) => {
            out.byte(BAD);
            out.byte(fault.code as usize);
            out.byte(fault.field as usize);
            out.flag(fault.row.is_some());
            out.raw(fault.row.unwrap_or(0).to_le_bytes());
        }
    }
    out.finish()
}

fn write_outcome(out: &mut Writer<SIZE>, outcome: &MonthOutcome) {
    out.raw(outcome.notes.bits().to_le_bytes());
    out.raw(outcome.points.bits().to_le_bytes());
    out.byte(outcome.unverified.bits().into());
    out.flag(outcome.needs);
    out.among(outcome.tier, &TIERS);
    out.among(outcome.formula, &FORMULAS);
    out.cny(outcome.income_amount);
    out.flag(outcome.month.is_some());
    if let Some(month) = &outcome.month {
        let Bracket { over, rate, quick_deduction } = month.bracket;
        for amount in [month.taxable_income, over, quick_deduction, month.tax] {
            out.cny(amount);
        }
        out.raw(rate.numerator.to_le_bytes());
        out.raw(rate.denominator.to_le_bytes());
        out.cny(month.bonus_tax);
        out.cny(month.services_tax);
        out.among(month.other_way.map(|(_, way)| way), &Treatment::ALL);
        out.cny(month.other_way.map_or(Cny::ZERO, |(tax, _)| tax));
        out.cny(month.withheld_before);
        out.some_cny(month.tax_withheld);
    }
    out.correction(outcome.correction);
    out.among(outcome.must_file, &[false, true]);
    out.some_cny(outcome.year_tax);
    out.some_cny(outcome.subsidy);
}

fn read(bytes: &[u8; SIZE]) -> RowAnswer {
    let mut from = Reader::new(bytes);
    match from.byte() {
        GOOD => read_outcome(&mut from).map_or(RowAnswer::Unread, RowAnswer::Good),
        BAD => {
            let (code, field) = (from.among(Code::ALL), from.among(&Field::ALL));
            let (has_row, row) = (from.flag(), from.number());
            let fault = code.zip(field).map(|(code, field)| {
                RowAnswer::Bad(RowFault { code, field, row: has_row.then_some(row) })
            });
            fault.unwrap_or(RowAnswer::Unread)
        }
        _ => RowAnswer::Unread,
    }
}

fn read_outcome(from: &mut Reader<'_>) -> Option<MonthOutcome> {
    let (notes, points) = (from.codes(), Points::from_bits(from.number()));
    let unverified = Unverified::from_bits(u8::try_from(from.byte()).ok()?);
    let needs = from.flag();
    let (tier, formula) = (from.among(&TIERS), from.among(&FORMULAS));
    let income_amount = from.cny();
    let month = if from.flag() { Some(read_month(from)) } else { None };
    let correction = from.correction();
    Some(MonthOutcome {
        notes,
        points,
        unverified,
        needs,
        tier,
        formula,
        income_amount,
        month,
        correction,
        must_file: from.among(&[false, true]),
        year_tax: from.some_cny(),
        subsidy: from.some_cny(),
    })
}

fn read_month(from: &mut Reader<'_>) -> LastOfMonth {
    let (taxable_income, over) = (from.cny(), from.cny());
    let (quick_deduction, tax) = (from.cny(), from.cny());
    let numerator = i64::from_le_bytes(from.raw());
    let rate = Rate { numerator, denominator: i64::from_le_bytes(from.raw()) };
    let (bonus_tax, services_tax) = (from.cny(), from.cny());
    let (way, other) = (from.among(&Treatment::ALL), from.cny());
    LastOfMonth {
        taxable_income,
        bracket: Bracket { over, rate, quick_deduction },
        tax,
        bonus_tax,
        services_tax,
        other_way: way.map(|way| (other, way)),
        withheld_before: from.cny(),
        tax_withheld: from.some_cny(),
    }
}
