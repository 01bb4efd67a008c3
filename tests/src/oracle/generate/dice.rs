//! Choices and amounts from random bits.

use num_traits::ToPrimitive;

use super::super::Row;
use super::super::number::{decimal, int};

/// A source of choices.
pub struct Dice<'r, R: FnMut() -> u64> {
    rng: &'r mut R,
}

impl<'r, R: FnMut() -> u64> Dice<'r, R> {
    pub fn new(rng: &'r mut R) -> Self {
        Dice { rng }
    }

    /// 64 bits as they come.
    pub fn bits(&mut self) -> u64 {
        (self.rng)()
    }

    /// `0..limit`, from the upper bits, which weak generators do better.
    pub fn below(&mut self, limit: u64) -> u64 {
        let wide = u128::from(self.bits()) * u128::from(limit);
        u64::try_from(wide >> 64).expect("below the limit")
    }

    /// True in so many cases of a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of the list.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).expect("an index")]
    }

    /// An amount in fen or cents, of any size up to 10^9 whole units, rarely the largest of all.
    pub fn amount(&mut self) -> u64 {
        match self.below(12) {
            0 => 0,
            1 => 1 + self.below(99),
            2 => self.below(100_000),
            3 => self.below(1000) * 100_000,
            4..=7 => self.below(50_000_000),
            8 => self.below(300_000_000),
            9 => self.below(2_000_000_000),
            10 => {
                let digits = u32::try_from(self.below(12)).expect("small");
                self.below(10_u64.pow(digits)) + 1
            }
            _ if self.chance(3) => 100_000_000_000_000,
            _ => self.below(12_000_000),
        }
    }

    /// The fen around an edge: the edge, a fen beside it, or a little off.
    pub fn around(&mut self, edge: u64) -> u64 {
        match self.below(5) {
            0 => edge,
            1 => edge + 1,
            2 => edge.saturating_sub(1),
            3 => edge + self.below(2_000_000),
            _ => edge.saturating_sub(self.below(100_000)),
        }
    }
}

/// Writes an amount, at most 10^12 whole units, in one of the shapes that the contract reads.
pub fn put<R: FnMut() -> u64>(
    row: &mut Row<'static>,
    dice: &mut Dice<R>,
    column: &'static str,
    fen: u64,
) {
    let fen = fen.min(100_000_000_000_000);
    let (whole, cents) = (fen / 100, fen % 100);
    let plain = match dice.below(3) {
        0 | 1 if cents == 0 => format!("{whole}"),
        2 if cents % 10 == 0 => format!("{whole}.{}", cents / 10),
        _ => format!("{whole}.{cents:02}"),
    };
    let written = match dice.below(300) {
        0 => format!(" {plain} "),
        1 => format!("0{plain}"),
        _ => plain,
    };
    row.insert(column, written);
}

/// The fen of an amount that is already in the row; absent is 0.
pub fn fen_of(row: &Row, column: &str) -> u64 {
    let text = row.get(column).map_or("", |text| text.trim());
    decimal(text, 2).map_or(0, |amount| (amount * int(100)).to_u64().expect("whole fen"))
}
