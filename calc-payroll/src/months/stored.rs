//! What rows come to, in a fixed number of bytes each: a file of any length takes no memory for it.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
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
pub(super) const SIZE: usize = 168;

/// How many answers are read at once.
const BLOCK: u64 = 512;

/// How many blocks are kept: chunks of rows are worked out side by side, and each has a place of its own
/// in the file.
const BLOCKS: usize = 64;

const TIERS: [Tier; 5] =
    [Tier::UpTo90, Tier::UpTo182, Tier::Resident, Tier::ResidentSixYears, Tier::Domiciled];

const FORMULAS: [Formula; 5] = [Formula::F1, Formula::F2, Formula::F3, Formula::Pd, Formula::All];

/// Answers in a file without a name, each at the place of its row.
#[derive(Debug)]
pub(super) struct StoredAnswers(Mutex<Blocks>);

/// The file, and the blocks of it that were read last.
#[derive(Debug)]
struct Blocks {
    file: File,
    read: VecDeque<(u64, Vec<u8>)>,
}

impl StoredAnswers {
    /// The answers of a file.
    pub(super) fn new(file: File) -> Self {
        Self(Mutex::new(Blocks { file, read: VecDeque::with_capacity(BLOCKS) }))
    }

    /// The answer of a row; one that was never kept is none.
    pub(super) fn get(&self, row: u64) -> io::Result<RowAnswer> {
        let found = self.0.lock().unwrap_or_else(PoisonError::into_inner).record(row)?;
        Ok(found.map_or(RowAnswer::Unread, |found| read(&found)))
    }
}

impl Blocks {
    fn record(&mut self, row: u64) -> io::Result<Option<[u8; SIZE]>> {
        let block = row / BLOCK;
        let within = |bytes: &[u8]| {
            let at = usize::try_from(place(row % BLOCK)).ok()?;
            bytes.get(at..)?.first_chunk::<SIZE>().copied()
        };
        // The block that was read last comes first.
        if let Some((_, bytes)) = self.read.iter().find(|(known, _)| *known == block) {
            return Ok(within(bytes));
        }
        let oldest = if self.read.len() < BLOCKS { None } else { self.read.pop_back() };
        let mut bytes = oldest.map(|(_, bytes)| bytes).unwrap_or_default();
        bytes.clear();
        self.file.seek(SeekFrom::Start(place(block * BLOCK)))?;
        (&self.file).take(place(BLOCK)).read_to_end(&mut bytes)?;
        let found = within(&bytes);
        self.read.push_front((block, bytes));
        Ok(found)
    }
}

/// Where the answer of a row lies.
pub(super) fn place(row: u64) -> u64 {
    row * u64::try_from(SIZE).unwrap_or(u64::MAX)
}

const UNREAD: usize = 0;
const GOOD: usize = 1;
const BAD: usize = 2;

/// The bytes of an answer.
pub(super) fn written(answer: &RowAnswer) -> [u8; SIZE] {
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
