//! Rounding, done once, at the point and in the mode that a rule's parameter names.

use serde::Serialize;

/// Which way an exact result goes to the nearest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// To the nearest unit; a half goes up.
    HalfUp,
    /// The rest is cut off.
    Down,
    /// Any rest counts as a whole unit.
    Up,
}

/// A mode and the unit that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Half up, down or up.
    pub mode: Mode,
    /// The unit kept, in minor units: 1 is a fen or a cent, 100 a yuan or a dollar.
    pub unit: i64,
}

/// An exact number of minor units, as a fraction whose denominator is positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    /// The numerator, in minor units.
    pub numerator: i128,
    /// The denominator, above zero.
    pub denominator: i128,
}

impl Exact {
    /// A whole number of minor units.
    pub fn whole(minor: i64) -> Self {
        Self { numerator: i128::from(minor), denominator: 1 }
    }

    /// `amount x numerator / denominator`, unrounded.
    pub fn product(minor: i64, numerator: i64, denominator: i64) -> Self {
        Self {
            numerator: i128::from(minor) * i128::from(numerator),
            denominator: i128::from(denominator),
        }
    }

    /// The minor units after rounding.
    #[inline]
    pub fn round(self, rounding: Rounding) -> i64 {
        // One machine division where the numbers are of everyday size.
        let units = if let Some((numerator, divisor)) = self.everyday(rounding.unit) {
            let units = match rounding.mode {
                Mode::HalfUp => (2 * numerator + divisor) / (2 * divisor),
                Mode::Down => numerator / divisor,
                Mode::Up => numerator.div_ceil(divisor),
            };
            i64::try_from(units).unwrap_or(i64::MAX)
        } else {
            let divisor = self.denominator * i128::from(rounding.unit);
            let wide = match rounding.mode {
                Mode::HalfUp => (2 * self.numerator + divisor).div_euclid(2 * divisor),
                Mode::Down => self.numerator.div_euclid(divisor),
                Mode::Up => (self.numerator + divisor - 1).div_euclid(divisor),
            };
            saturate(wide)
        };
        units * rounding.unit
    }

    /// Numerator and divisor, where doubling either keeps it within a machine word.
    #[inline]
    fn everyday(self, unit: i64) -> Option<(u64, u64)> {
        let numerator = u64::try_from(self.numerator).ok().filter(|number| *number < 1 << 61)?;
        let divisor = u64::try_from(self.denominator).ok()?.checked_mul(u64::try_from(unit).ok()?);
        Some((numerator, divisor.filter(|divisor| *divisor < 1 << 61)?))
    }
}

/// Inputs are bounded so that no result comes near the limit; past it the next checked
/// operation stops the program.
fn saturate(wide: i128) -> i64 {
    i64::try_from(wide).unwrap_or(if wide < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mode_at_its_edge() {
        let fen = |mode| Rounding { mode, unit: 1 };
        let cases = [
            (5, 2, Mode::HalfUp, 3),
            (249, 100, Mode::HalfUp, 2),
            (-5, 2, Mode::HalfUp, -2),
            (299, 100, Mode::Down, 2),
            (201, 100, Mode::Up, 3),
            (200, 100, Mode::Up, 2),
        ];
        for (numerator, denominator, mode, expected) in cases {
            let exact = Exact { numerator, denominator };
            assert_eq!(exact.round(fen(mode)), expected, "{numerator}/{denominator} {mode:?}");
            let scale = 1_i128 << 70;
            let large = Exact { numerator: numerator * scale, denominator: denominator * scale };
            assert_eq!(
                large.round(fen(mode)),
                expected,
                "{numerator}/{denominator} {mode:?}, large"
            );
        }
    }

    #[test]
    fn keeps_whole_dollars() {
        let dollar = Rounding { mode: Mode::Down, unit: 100 };
        assert_eq!(Exact::whole(283_868).round(dollar), 283_800);
    }
}
