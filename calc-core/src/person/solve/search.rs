//! The smallest wages that leave a net, piece by piece.
//!
//! What is left is no rising line: the Hong Kong side is cut to whole dollars, so that it falls by up to a
//! few dollars every few yuan. Within a piece it never falls by more than [`Search::slack`]. Where it is
//! further below the target than that, no smaller wages of the piece reach the target; from there on
//! every fen is tried.

use serde::Serialize;

use super::net::Person;
use super::pieces::{Piece, first};
use crate::law::money::Cny;
use crate::law::rate::ExchangeRate;

/// Roundings of the Hong Kong side: of income, tax, reduction and a person's part, less than a dollar each.
const DOLLARS: i64 = 4;

/// Roundings of the mainland, in fen: half a fen each, and of a non-resident in each month.
const MAINLAND: i64 = 50;

/// From which change in fen a jump is told.
const TOLD: i64 = 100;

/// Wages, and what is left of them, in yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WagesAndNet {
    /// The wages.
    pub wages: Cny,
    /// What is left.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub net: Cny,
}

/// Wages at which what is left jumps, in yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Jump {
    /// The first wages behind it.
    pub wages: Cny,
    /// What a fen less leaves.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub before: Cny,
    /// What these wages leave.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub after: Cny,
}

/// The jumps where something turns.
pub(super) fn jumps(person: &mut Person<'_>, pieces: &[Piece]) -> Vec<Jump> {
    let mut found = Vec::new();
    let mut tell = |person: &mut Person<'_>, wages: i64| {
        let wages = Cny::new(wages);
        let (before, after) = (person.net(wages - Cny::new(1)), person.net(wages));
        let is_told = (after - before).minor().abs() > TOLD;
        if is_told && found.last().is_none_or(|last: &Jump| last.wages != wages) {
            found.push(Jump { wages, before, after });
        }
    };
    for (index, piece) in pieces.iter().enumerate() {
        if piece.turns {
            for wages in piece.from.max(1)..=piece.to {
                tell(person, wages);
            }
        } else if index > 0 {
            tell(person, piece.from);
        }
    }
    found
}

/// A search for a net.
pub(super) struct Search<'a, 'p> {
    person: &'a mut Person<'p>,
    target: i64,
    slack: i64,
}

impl<'a, 'p> Search<'a, 'p> {
    pub(super) fn new(person: &'a mut Person<'p>, target: Cny) -> Self {
        let dollars = DOLLARS * 100 * person.millionths_per_hkd() / ExchangeRate::UNIT;
        Self { person, target: target.minor(), slack: dollars + MAINLAND }
    }

    fn net(&mut self, wages: i64) -> i64 {
        self.person.net(Cny::new(wages)).minor()
    }

    /// The smallest wages of all.
    pub(super) fn smallest(&mut self, pieces: &[Piece]) -> Option<Cny> {
        pieces.iter().find_map(|piece| self.smallest_in(*piece)).map(Cny::new)
    }

    fn smallest_in(&mut self, piece: Piece) -> Option<i64> {
        let Piece { from, to, turns } = piece;
        let mut start = from;
        if !turns {
            let surely_less = self.target - self.slack;
            if self.net(to) < surely_less {
                return None;
            }
            start = first(from, to, |wages| self.net(wages) >= surely_less);
        }
        (start..=to).find(|wages| self.net(*wages) >= self.target)
    }

    /// The most wages above some that leave less than the target.
    pub(super) fn last_below(&mut self, pieces: &[Piece], wages: Cny) -> Option<WagesAndNet> {
        let above = pieces.iter().rev().filter(|piece| piece.to > wages.minor());
        let found = above.map(|piece| Piece { from: piece.from.max(wages.minor() + 1), ..*piece });
        let wages = found.into_iter().find_map(|piece| self.last_below_in(piece))?;
        Some(WagesAndNet { wages: Cny::new(wages), net: self.person.net(Cny::new(wages)) })
    }

    fn last_below_in(&mut self, piece: Piece) -> Option<i64> {
        let Piece { from, to, turns } = piece;
        let mut end = to;
        if !turns {
            let surely_more = self.target + self.slack;
            if self.net(from) >= surely_more {
                return None;
            }
            if self.net(to) >= surely_more {
                end = first(from, to, |wages| self.net(wages) >= surely_more);
            }
        }
        (from..=end).rev().find(|wages| self.net(*wages) < self.target)
    }

    /// What a fen less leaves, where there is a fen less.
    pub(super) fn below(&mut self, pieces: &[Piece], wages: Cny) -> Option<WagesAndNet> {
        let least = pieces.first()?.from;
        let wages = wages - Cny::new(1);
        (wages.minor() >= least).then(|| WagesAndNet { wages, net: self.person.net(wages) })
    }

    /// What the largest wages leave.
    pub(super) fn most(&mut self, pieces: &[Piece]) -> Cny {
        pieces.last().map_or(Cny::ZERO, |piece| self.person.net(Cny::new(piece.to)))
    }
}
