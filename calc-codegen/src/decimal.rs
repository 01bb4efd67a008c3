//! Exact decimals as the parameter files write them.

/// An integer and the power of ten that it is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    pub(crate) digits: i64,
    pub(crate) places: u32,
}

/// Reads digits with at most one point between them.
pub(crate) fn parse(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(fraction) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let digits = format!("{whole}{fraction}").parse().ok()?;
    Some(Decimal { digits, places: u32::try_from(fraction.len()).ok()? })
}

impl Decimal {
    /// The value in units of `10^-places`, where that is a whole number.
    pub(crate) fn scaled(self, places: u32) -> Option<i64> {
        let power = places.checked_sub(self.places)?;
        self.digits.checked_mul(10_i64.checked_pow(power)?)
    }
}

/// Reads an amount of money as minor units.
pub(crate) fn amount(text: &str) -> Option<i64> {
    parse(text)?.scaled(2)
}

/// Reads a rate such as `7.5%` as numerator and denominator; between 0 and 1.
pub(crate) fn rate(text: &str) -> Option<(i64, i64)> {
    multiple(text).filter(|(numerator, denominator)| numerator <= denominator)
}

/// Reads a rate that may be above the whole, such as `120%`.
pub(crate) fn multiple(text: &str) -> Option<(i64, i64)> {
    let percent = parse(text.strip_suffix('%')?)?;
    Some((percent.digits, 10_i64.checked_pow(percent.places + 2)?))
}
