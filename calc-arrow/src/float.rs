//! Floating-point numbers as the decimals that they are the nearest to.

use calc_core::law::fields::FieldKind;

/// From here on two whole numbers may share a floating-point number.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// How many decimals a kind of number has; a floating-point number is taken for the decimal with so many.
pub(crate) fn decimals_of(kind: FieldKind) -> u8 {
    match kind {
        FieldKind::Cny | FieldKind::Hkd => 2,
        FieldKind::Share | FieldKind::ExchangeRate | FieldKind::Quantity => 6,
        FieldKind::Average => 3,
        FieldKind::HalfDays | FieldKind::PeriodHalfDays => 1,
        _ => 0,
    }
}

/// The digits of the decimal that a floating-point number is the nearest to; none where it is the nearest
/// to no decimal with so few places, such as the sum of 0.1 and 0.2.
pub(crate) fn digits(number: f64, decimals: u8) -> Option<i64> {
    let units = 10_f64.powi(i32::from(decimals));
    let digits = (number * units).round();
    if digits.is_nan() || digits.abs() >= EXACT {
        return None;
    }
    // Both are exact, so their quotient is the floating-point number that is the nearest to the decimal.
    #[allow(clippy::float_cmp)]
    let is_nearest = digits / units == number;
    // It is whole and within the bounds of an i64.
    #[allow(clippy::cast_possible_truncation)]
    is_nearest.then_some(digits as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_to_a_decimal_is_taken_for_it_and_nothing_else() {
        for (number, decimals, expected) in [
            (0.1, 2, Some(10)),
            (0.3, 2, Some(30)),
            (0.1 + 0.2, 2, None),
            (1.005, 2, None),
            (-5.5, 2, Some(-550)),
            (-0.0, 2, Some(0)),
            (1e12, 2, Some(100_000_000_000_000)),
            (999_999_999_999.99, 2, Some(99_999_999_999_999)),
            (1e300, 2, None),
            (f64::NAN, 2, None),
            (f64::INFINITY, 2, None),
            (0.911_235, 6, Some(911_235)),
            (0.911_235_1, 6, None),
            (90.5, 1, Some(905)),
            (2025.0, 0, Some(2025)),
            (2025.5, 0, None),
        ] {
            assert_eq!(digits(number, decimals), expected, "{number}");
        }
    }

    #[test]
    fn every_amount_comes_back() {
        let mut minor = 1_i64;
        while minor <= 100_000_000_000_000 {
            for amount in [minor - 1, minor, minor + 1, minor + 33] {
                let text = format!("{}.{:02}", amount / 100, amount % 100);
                assert_eq!(digits(text.parse().unwrap(), 2), Some(amount), "{text}");
            }
            minor = minor * 3 + 7;
        }
    }
}
